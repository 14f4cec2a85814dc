import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { parseFeedDate, pickFeedDate } from '#src/source/feed-document/feed-dates.ts';
import { ENDS_MS } from '../ends.ts';

const SEOUL = { timeZone: 'Asia/Seoul' };

function iso(text: string): string | undefined {
  const date = parseFeedDate(text, SEOUL);
  return date === undefined ? undefined : new Date(date.at).toISOString();
}

describe('the moment 2026-09-11 16:01:49 in Seoul', () => {
  it.each([
    'Fri, 11 Sep 2026 16:01:49 +0900',
    'Fri,11 Sep 2026 16:01:49 +0900',
    'Thu, 11 Sep 2026 16:01:49 +0900',
    '  11 September 2026   16:01:49 KST ',
    'Fri, 11 Sep 2026 07:01:49 GMT',
    'Fri, 11 Sep 26 07:01:49 UT',
    'Fri, 11 Sep 2026 03:01:49 EDT',
    'Fri, 11 Sep 2026 16:01:49 GMT+9',
    'Fri, 11 Sep 2026 16:01:49 UTC+09:00',
    'Fri, 11 Sep 2026 16:01:49 +09:00',
    'Fri, 11 Sep 2026 16:01:49 +0900 (KST)',
    'Fri Sep 11 2026 16:01:49 GMT+0900 (대한민국 표준시)',
    'Fri Sep 11 16:01:49 KST 2026',
    'Fri Sep 11 16:01:49 2026',
    'Fri, 11 09 2026 16:01:49 +0900',
    '금, 11 9월 2026 16:01:49 +0900',
    'Sep 11, 2026 4:01:49 PM',
    'September 11th, 2026 16:01:49',
    '2026-09-11T16:01:49+09:00',
    '2026-09-11T16:01:49.123+0900',
    '2026-09-11T07:01:49Z',
    '2026-09-11T07:01:49.5Z',
    '2026-09-11 16:01:49',
    '2026-9-11 16:1:49',
    '2026.09.11 16:01:49',
    '2026. 9. 11. 16:01:49',
    '2026.09.11(금) 16:01:49',
    '2026/09/11 16:01:49',
    '2026년 9월 11일 16:01:49',
    '2026년 9월 11일 (금) 오후 4시 1분 49초',
    '2026년 09월 11일 금요일 16시 01분 49초',
    '2026-09-11 오후 4:01:49',
    '2026-09-11 PM 4:01:49',
    '2026-09-11 4:01:49 pm',
    '２０２６-０９-１１ 16:01:49',
    '20260911160149',
    '20260911 160149',
    '20260911T160149',
    '20260911T070149Z',
    '26.09.11 16:01:49',
    '2026-254T16:01:49+09:00',
    '1789110109',
    '1789110109000',
  ])('is written %s', (text) => {
    expect(iso(text)?.replace(/\.\d{3}Z$/, 'Z')).toBe('2026-09-11T07:01:49Z');
  });
});

describe('less than a moment', () => {
  it.each([
    ['2026-09-11', '2026-09-10T15:00:00.000Z'],
    ['20260911', '2026-09-10T15:00:00.000Z'],
    ['2026.09.11.', '2026-09-10T15:00:00.000Z'],
    ['2026-09', '2026-08-31T15:00:00.000Z'],
    ['2026', '2025-12-31T15:00:00.000Z'],
    ['2026-09-11 16:01', '2026-09-11T07:01:00.000Z'],
    ['202609111601', '2026-09-11T07:01:00.000Z'],
    ['2026년 9월 11일 오전 12시', '2026-09-10T15:00:00.000Z'],
    ['2026-09-11 오후 12:30', '2026-09-11T03:30:00.000Z'],
    ['2026-09-11 24:00', '2026-09-11T15:00:00.000Z'],
    ['2026-09-11Z', '2026-09-11T00:00:00.000Z'],
    ['2026-06-30T23:59:60Z', '2026-06-30T23:59:59.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });
});

describe('no date', () => {
  it.each([
    '',
    '   ',
    '어제',
    '3시간 전',
    'Mon',
    '30 Feb 2026 10:00:00 GMT',
    '2026-13-01',
    '2026-02-30',
    '2026-09-11 25:00',
    '0000-00-00 00:00:00',
    '1',
    '12345',
    '99999999999999',
    '11 Foo 2026',
    '(금)',
    '1026-09-11',
  ])('is %j', (text) => {
    expect(iso(text)).toBeUndefined();
  });

  it('is a day that could be two', () => {
    expect(iso('05/06/2026 10:00')).toBeUndefined();
    expect(iso('31/12/2026')).toBe(iso('2026-12-31'));
    expect(iso('12/31/2026')).toBe(iso('2026-12-31'));
    expect(iso('06/06/2026')).toBe(iso('2026-06-06'));
  });
});

describe('zones', () => {
  it('a date without one is in the feed’s, summer time included', () => {
    const text = '2026-07-01 09:00';
    expect(parseFeedDate(text, { timeZone: 'America/New_York' })?.at).toBe(Date.UTC(2026, 6, 1, 13));
    expect(parseFeedDate(text, { offsetMinutes: -300 })?.at).toBe(Date.UTC(2026, 6, 1, 14));
    expect(parseFeedDate(text, SEOUL)).toEqual({ at: Date.UTC(2026, 6, 1), isZoned: false });
  });

  it('a date that names one beats a date that does not, in whatever order', () => {
    const zoned = 'Fri, 11 Sep 2026 16:01:49 +0900';
    const naive = '2026-09-11 16:01:49';
    const utc = { timeZone: 'UTC' };
    expect(pickFeedDate([naive, zoned], utc)).toBe(pickFeedDate([zoned], utc));
    expect(pickFeedDate(['soon', naive], SEOUL)).toBe(pickFeedDate([zoned], utc));
    expect(pickFeedDate([], SEOUL)).toBeUndefined();
  });
});

it('reads back every moment that ISO 8601 can write', () => {
  const moment = fc.integer({ min: 0, max: Date.UTC(2199, 11, 31) / 1_000 });
  fc.assert(
    fc.property(moment, (seconds) => {
      const at = seconds * 1_000;
      expect(parseFeedDate(new Date(at).toISOString(), SEOUL)?.at).toBe(at);
      expect(parseFeedDate(new Date(at).toUTCString(), SEOUL)?.at).toBe(at);
    }),
  );
});

it('never throws and never takes long', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => parseFeedDate(text, SEOUL) !== null));
  const start = performance.now();
  for (const piece of ['1', '월', ' ', '1:', '(금)', 'Sat', '-0', '12 ']) parseFeedDate(piece.repeat(100_000), SEOUL);
  expect(performance.now() - start).toBeLessThan(ENDS_MS);
});
