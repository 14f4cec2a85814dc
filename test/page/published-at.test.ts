import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { chooseMoment, findDateLabels, momentOfUrl, parseMoment, type Moment } from '#src/page/fields/published-at.ts';
import { toIsoWithOffset } from '#src/time.ts';

const iso = (moment: Moment | undefined) => (moment === undefined ? undefined : toIsoWithOffset(moment.at));
const chosen = (sources: Partial<Parameters<typeof chooseMoment>[0]>) => {
  const at = chooseMoment({ declared: [], visible: [], fallback: [], now: undefined, ...sources });
  return at === undefined ? undefined : toIsoWithOffset(at);
};

const isSound = (text: string): boolean => {
  const at = parseMoment(text)?.at;
  return at === undefined || Number.isInteger(at);
};

describe('parseMoment', () => {
  it.each([
    ['2018-05-29T23:22:00+09:00', '2018-05-29T23:22:00+09:00'],
    ['2018-05-29T14:22:00Z', '2018-05-29T23:22:00+09:00'],
    ['2018-05-29T14:22:00.123Z', '2018-05-29T23:22:00+09:00'],
    ['2018-05-29T23:22:00+0900', '2018-05-29T23:22:00+09:00'],
    ['2018/05/29 [23:22]', '2018-05-29T23:22:00+09:00'],
    ['2019.06.07 14:00', '2019-06-07T14:00:00+09:00'],
    ['2024. 3. 25. 오후 1:02', '2024-03-25T13:02:00+09:00'],
    ['2024.05.03. 오전 12:10', '2024-05-03T00:10:00+09:00'],
    ['2024.05.03. 오후 12:10', '2024-05-03T12:10:00+09:00'],
    ['2024년 5월 3일 15시 12분', '2024-05-03T15:12:00+09:00'],
    ['2024-05-03(금) 15:12', '2024-05-03T15:12:00+09:00'],
    ['20221222134500', '2022-12-22T13:45:00+09:00'],
    ['Thu, 12 Oct 2023 10:00:00 +0900', '2023-10-12T10:00:00+09:00'],
    ['Oct. 12, 2023 3:45 PM EDT', '2023-10-13T04:45:00+09:00'],
    ['October 12, 2023 at 3:45 p.m.', '2023-10-12T15:45:00+09:00'],
    ['12 October 2023', '2023-10-12T00:00:00+09:00'],
  ])('reads %s', (text, expected) => {
    expect(iso(parseMoment(text))).toBe(expected);
  });

  it.each(['2024-02-30 10:00', '2024-05-03 25:00', 'Smarch 3, 2024', 'soon', '', '02-123-4567'])(
    'reads no date in “%s”',
    (text) => {
      expect(parseMoment(text)).toBeUndefined();
    },
  );

  it('tells a day from a moment: midnight is a day', () => {
    expect(parseMoment('2024-05-03')?.hasClock).toBe(false);
    expect(parseMoment('2024-05-03T00:00:00')?.hasClock).toBe(false);
    expect(parseMoment('2024-05-03T00:10:00')?.hasClock).toBe(true);
  });

  it('gives a whole number or nothing for any text', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d./년월일:오후전TZ+ -]{0,40}$/u));
    expect(fc.check(fc.property(anyText, isSound)).failed).toBe(false);
  });
});

describe('findDateLabels', () => {
  it('finds a label glued to the section before it, and the update behind it', () => {
    const { published, updated } = findDateLabels('디지털경제입력 :2022/12/22 13:45    수정: 2022/12/22 13:50');
    expect([iso(published), iso(updated)]).toEqual(['2022-12-22T13:45:00+09:00', '2022-12-22T13:50:00+09:00']);
  });

  it('passes over the clock of the site', () => {
    const { published, updated } = findDateLabels('최종편집 2024-05-09 18:30 (목) 승인 2024.05.03 14:05');
    expect([iso(published), iso(updated)]).toEqual(['2024-05-03T14:05:00+09:00', undefined]);
  });

  it.each(['최종수정', '업데이트', '기사수정', 'Updated'])('takes %s for an update', (label) => {
    const { published, updated } = findDateLabels(`입력 2024.05.03 14:05 ${label} 2024.05.03 15:00`);
    expect([iso(published), iso(updated)]).toEqual(['2024-05-03T14:05:00+09:00', '2024-05-03T15:00:00+09:00']);
  });
});

describe('chooseMoment', () => {
  it('believes the page over a UTC mark on the same clock', () => {
    const declared = [parseMoment('2024-05-03T14:05:00Z')];
    expect(chosen({ declared, visible: [parseMoment('2024.05.03 14:05')] })).toBe('2024-05-03T14:05:00+09:00');
    expect(chosen({ declared, visible: [parseMoment('2024.05.03 23:05')] })).toBe('2024-05-03T23:05:00+09:00');
    expect(chosen({ declared })).toBe('2024-05-03T23:05:00+09:00');
  });

  it('compares clocks across the day line of UTC', () => {
    const declared = [parseMoment('2025-06-04T02:37:00Z')];
    expect(chosen({ declared, visible: [parseMoment('2025-06-04 02:37')] })).toBe('2025-06-04T02:37:00+09:00');
  });

  it('takes the clock from whoever tells it when only the day is declared', () => {
    const declared = [parseMoment('2024-08-22')];
    expect(chosen({ declared, visible: [parseMoment('2024.08.22 17:30')] })).toBe('2024-08-22T17:30:00+09:00');
    expect(chosen({ declared, visible: [parseMoment('2024.08.25 17:30')] })).toBe('2024-08-22T00:00:00+09:00');
  });

  it('rejects the future and what is older than the web', () => {
    const now = Date.UTC(2024, 4, 3);
    expect(
      chosen({ declared: [parseMoment('2024-05-03T11:00:00Z')], visible: [parseMoment('2024-05-02 10:00')], now }),
    ).toBe('2024-05-02T10:00:00+09:00');
    expect(
      chosen({ declared: [parseMoment('1970-01-01T09:00:00')], fallback: [parseMoment('2024-05-01 10:00')], now }),
    ).toBe('2024-05-01T10:00:00+09:00');
    expect(chosen({ declared: [parseMoment('2031-01-01T09:00:00')], now })).toBeUndefined();
  });
});

describe('momentOfUrl', () => {
  it.each([
    ['https://www.zdnet.co.kr/view/?no=20221222134500', '2022-12-22T13:45:00+09:00'],
    ['https://paper.kr/2024/05/03/ABC/', '2024-05-03T00:00:00+09:00'],
    ['https://www.etnews.com/20240408000123', '2024-04-08T00:00:00+09:00'],
    ['https://v.daum.net/v/20240325101530123', '2024-03-25T10:15:30+09:00'],
    ['https://paper.kr/news/articleView.html?idxno=204511', undefined],
    ['https://paper.kr/news/99998877', undefined],
  ])('%s', (url, expected) => {
    expect(iso(momentOfUrl(url))).toBe(expected);
  });
});
