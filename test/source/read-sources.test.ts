import { describe, expect, it } from 'vitest';
import seeds from '#seeds/feeds.json' with { type: 'json' };
import { parseSources } from '#src/source/read-sources.ts';

const ROW = { id: 'hanbit', outlet: '한빛신문', url: 'https://www.hanbit-news.co.kr/rss/allArticle.xml' };

describe('a list of sources', () => {
  it('gives the enabled ones, with what is usual where nothing is said', () => {
    const other = {
      ...ROW,
      id: 'b',
      url: 'https://b.example/',
      kind: 'page',
      language: 'en',
      timeZone: 'UTC',
      charset: 'euc-kr',
    };
    expect(parseSources([ROW, { ...ROW, id: 'off', url: 'https://c.example/', enabled: false }, other])).toEqual({
      kind: 'ok',
      feeds: [
        { ...ROW, kind: 'feed', language: 'ko', timeZone: 'Asia/Seoul', charset: undefined },
        {
          id: 'b',
          outlet: '한빛신문',
          url: 'https://b.example/',
          kind: 'page',
          language: 'en',
          timeZone: 'UTC',
          charset: 'euc-kr',
        },
      ],
    });
  });

  it.each([
    [{ ...ROW, url: 'ftp://a.example/' }, 'row 2 (hanbit) url: must be an http or https address'],
    [{ ...ROW, url: 'nowhere' }, 'row 2 (hanbit) url: must be an http or https address'],
    [{ ...ROW, timeZone: 'Asia/Soul' }, 'row 2 (hanbit) timeZone: must be an IANA time zone'],
    [{ ...ROW, id: 'Not An Id' }, 'row 2 (Not An Id) id: must be lower case letters, digits and hyphens'],
    [{ ...ROW, evidence: { state: 'sure' } }, 'row 2 (hanbit) evidence.state: '],
    [{ id: 'x' }, 'row 2 (x) outlet: '],
    ['text', 'row 2 as a whole: '],
  ])('names the row and the field that is wrong: %j', (row, message) => {
    const parsed = parseSources([{ ...ROW, id: 'first', url: 'https://first.example/' }, row]);
    expect(parsed).toMatchObject({ kind: 'error' });
    expect(parsed.kind === 'error' ? parsed.message : '').toContain(message);
  });

  it('names what stands in it twice', () => {
    const parsed = parseSources([ROW, { ...ROW, id: 'again' }]);
    expect(parsed).toEqual({ kind: 'error', message: 'row 2 (again) url: stands in the list twice' });
  });

  it('is a list', () => {
    expect(parseSources({ feeds: [] })).toMatchObject({ kind: 'error' });
  });
});

describe('the starting sources', () => {
  it('are sound, many, and Korean first', () => {
    const parsed = parseSources(seeds);
    if (parsed.kind === 'error') throw new Error(parsed.message);
    expect(seeds.length).toBeGreaterThanOrEqual(45);
    expect(parsed.feeds.filter(({ language }) => language === 'ko').length).toBeGreaterThan(parsed.feeds.length / 2);
    expect(parsed.feeds.some(({ url }) => url.startsWith('https://news.google.com/rss/search?q='))).toBe(true);
  });

  it('say what is known of each, and only what was seen to work is enabled', () => {
    for (const { id, enabled, evidence } of seeds)
      expect({ id, enabled }).toEqual({ id, enabled: evidence.state !== 'unverified' });
  });
});
