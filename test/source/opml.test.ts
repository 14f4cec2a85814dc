import { readFileSync } from 'node:fs';
import { fc } from '../chance.ts';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Feed } from '#src/model.ts';
import { decode } from '#src/source/decode.ts';
import { parseOpml, writeOpml, type ParsedOpml } from '#src/source/opml.ts';
import { plainTitle } from '#src/source/text/plain-text.ts';
import { parseSources } from '#src/source/read-sources.ts';
import { ENDS_MS } from '../ends.ts';

const opml = (outlines: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>구독</title></head><body>${outlines}</body></opml>`;

function read(text: string): ParsedOpml & { kind: 'opml' } {
  const parsed = parseOpml(text);
  if (parsed.kind !== 'opml') throw new Error(parsed.reason);
  return parsed;
}

function seeds(): readonly Feed[] {
  const parsed = parseSources(JSON.parse(readFileSync('seeds/feeds.json', 'utf8')));
  if (parsed.kind === 'error') throw new Error(parsed.message);
  return parsed.feeds;
}

const again = (feeds: readonly Feed[]): readonly object[] =>
  read(writeOpml(feeds)).sources.map(({ folders: _folders, ...feed }) => feed);

describe('what is written and read again', () => {
  it('is the same: every starting source', () => {
    expect(seeds().length).toBeGreaterThan(50);
    expect(again(seeds())).toEqual(seeds());
  });

  it('is the same: pages, encodings, zones, and whatever an outlet calls itself', () => {
    const outlet = fc
      .string({ unit: 'binary', maxLength: 60 })
      .map((value) => plainTitle({ kind: 'text', value }))
      // A reference that was encoded twice is decoded twice: such a name is none that the program would have.
      .filter((name) => name !== '' && plainTitle({ kind: 'text', value: name }) === name);
    const feed = fc.record({
      outlet: fc.oneof(outlet, fc.constantFrom('A & B <단독> "세종"', "it's", '&copy 세종')),
      path: fc.webPath(),
      kind: fc.constantFrom('feed' as const, 'page' as const),
      language: fc.constantFrom('ko' as const, 'en' as const),
      timeZone: fc.constantFrom('Asia/Seoul', 'UTC', 'America/New_York'),
      charset: fc.constantFrom(undefined, 'euc-kr', 'utf-8'),
      pollIntervalMs: fc.constantFrom(undefined, 60_000),
    });
    fc.assert(
      fc.property(fc.array(feed, { minLength: 1, maxLength: 5 }), (made) => {
        const feeds = made.map(({ path, ...rest }, at) => ({
          ...rest,
          id: `source-${at}`,
          url: `https://n${at}.example${path}?a=1&b='2'`,
        }));
        expect(again(feeds)).toEqual(feeds);
      }),
    );
  });
});

describe('a list of another reader', () => {
  it('gives its title as the outlet, its folders as context, and a language that is guessed', () => {
    const { sources, refused } = read(
      opml(
        `<outline text="도시"><outline text="행정 &amp; 정책"><outline text="x" title="세종&#49884; 소식" type="rss" xmlUrl="https://sejong.example/rss?a=1&amp;b=2"/></outline></outline>
         <outline text="City Notes" xmlUrl="https://notes.example/feed"/><outline text="Metro" XMLURL=" https://www.metro.go.kr/rss "/><outline xmlUrl="https://untitled.example/"/>`,
      ),
    );
    expect(refused).toEqual([]);
    const common = { id: undefined, kind: 'feed', charset: undefined };
    const korean = { ...common, language: 'ko', timeZone: 'Asia/Seoul' };
    const english = { ...common, language: 'en', timeZone: 'UTC', folders: [] };
    expect(sources).toEqual([
      { ...korean, outlet: '세종시 소식', url: 'https://sejong.example/rss?a=1&b=2', folders: ['도시', '행정 & 정책'] },
      { ...english, outlet: 'City Notes', url: 'https://notes.example/feed' },
      { ...korean, outlet: 'Metro', url: 'https://www.metro.go.kr/rss', folders: [] },
      { ...english, outlet: 'untitled.example', url: 'https://untitled.example/' },
    ]);
  });

  it('may be in EUC-KR', () => {
    const text = opml('<outline text="똠방각하 신문" xmlUrl="https://a.example/rss"/>').replace('UTF-8', 'EUC-KR');
    expect(read(decode(iconv.encode(text, 'cp949')).text).sources[0]).toMatchObject({
      outlet: '똠방각하 신문',
      language: 'ko',
    });
  });

  it('may say the language, in the ways there are; nonsense of a zone, an encoding or an id is left out', () => {
    const attributes = 'timeZone="Mars/Base" charset="../../x" sourceId="Robert\'); DROP"';
    const outlines = ['ko-KR', 'EN_us', 'unknown'].map(
      (language, at) => `<outline text="x" language="${language}" ${attributes} xmlUrl="https://a.example/${at}"/>`,
    );
    const { sources } = read(opml(outlines.join('')));
    expect(sources.map(({ language, timeZone, charset, id }) => [language, timeZone, charset, id])).toEqual([
      ['ko', 'Asia/Seoul', undefined, undefined],
      ['en', 'UTC', undefined, undefined],
      ['en', 'UTC', undefined, undefined],
    ]);
  });

  it('names an address twice and has it once', () => {
    const outline =
      '<outline text="가" xmlUrl="https://a.example/rss"/><outline text="나" xmlUrl="https://A.example:443/rss"/>';
    expect(read(opml(outline))).toMatchObject({ sources: [{ outlet: '가' }], repeatedCount: 1 });
  });
});

describe('an outline that is no source', () => {
  it('is refused with its number, its title and the reason', () => {
    const { sources, refused } = read(
      opml(`<outline text="파일" xmlUrl="file:///etc/passwd"/><outline text="폴더"><outline text="대본" xmlUrl="javascript:alert(1)"/></outline>
        <outline text="빈 줄"/><outline text="링크" type="link" url="https://a.example/"/><outline text="주석" isComment="true" xmlUrl="https://b.example/"/>
        <outline text="상대" xmlUrl="/rss"/><outline text="긴 것" xmlUrl="https://a.example/${'x'.repeat(3_000)}"/><outline text="성한 것" xmlUrl="https://ok.example/"/>`),
    );
    expect(refused.map(({ row, title, reason }) => `${row} ${title} ${reason}`)).toEqual([
      '1 파일 is no http or https address: file:///etc/passwd',
      '3 대본 is no http or https address: javascript:alert(1)',
      '4 빈 줄 has no xmlUrl',
      '5 링크 is a link, not a feed',
      '6 주석 is commented out',
      '7 상대 is no http or https address: /rss',
      '8 긴 것 has an address of more than 2,000 characters',
    ]);
    expect(sources.map(({ url }) => url)).toEqual(['https://ok.example/']);
  });

  it('writes nothing into a terminal but words', () => {
    const { sources, refused } = read(
      opml(
        `<outline text="가&#27;[31m나\u0007" xmlUrl="x:&#27;]0;title&#7;"/><outline text="다" xmlUrl="https://a.example/&#27;[2J"/>`,
      ),
    );
    expect(JSON.stringify([refused, sources])).not.toMatch(/\\u00|\u001B/);
    expect(sources[0]?.url).toBe('https://a.example/%1B[2J');
  });
});

describe('a file that is none', () => {
  it.each([
    ['empty', '', /no OPML/],
    ['HTML', '<html><body>x</body></html>', /no OPML/],
    ['RSS', '<rss><channel><item/></channel></rss>', /no OPML/],
    ['JSON', '{"sources":[]}', /no OPML/],
    ['without an outline', opml(''), /no outlines/],
    [
      'with a document type',
      opml('').replace('<opml', '<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml'),
      /DOCTYPE/,
    ],
    [
      'with a document type in small letters',
      `<!doctype x>${opml('<outline text="a" xmlUrl="https://a.example/"/>')}`,
      /DOCTYPE/,
    ],
    ['with 5,100 outlines', opml('<outline text="a" xmlUrl="https://a.example/"/>'.repeat(5_100)), /more than 5000/],
    ['33 levels deep', opml('<outline text="a">'.repeat(33) + '</outline>'.repeat(33)), /deeper than 32/],
    ['100,000 levels deep', opml('<outline text="a">'.repeat(100_000)), /more than 5000|deeper/],
    ['of more than 4 MiB', opml(`<outline text="${'가'.repeat(4_200_000)}"/>`), /4 MiB/],
    ['of brackets', '<'.repeat(200_000), /no OPML/],
    ['of attributes', `<opml><body><outline ${'a="1" '.repeat(200_000)}/></body></opml>`, /no OPML/],
  ])('is refused whole, soon and in plain words: %s', (_what, text, reason) => {
    const start = performance.now();
    expect(parseOpml(text)).toEqual({ kind: 'not-opml', reason: expect.stringMatching(reason) });
    expect(performance.now() - start).toBeLessThan(ENDS_MS);
  });

  it('is none of these at 5,000 outlines and 32 levels', () => {
    const many = Array.from({ length: 4_968 }, (_, at) => `<outline text="a" xmlUrl="https://a.example/${at}"/>`).join(
      '',
    );
    const deep = `${'<outline text="a">'.repeat(31)}<outline text="b" xmlUrl="https://b.example/"/>${'</outline>'.repeat(31)}`;
    expect(read(opml(many + deep)).sources).toHaveLength(4_969);
  });

  it('pollutes nothing, and is refused for a name that could', () => {
    const outline = (inside: string): string =>
      opml(`<outline text="a" xmlUrl="https://a.example/" ${inside}/></outline>`);
    expect(parseOpml(outline('><__proto__ polluted="1"')).kind).toBe('not-opml');
    parseOpml(outline('__proto__="x" constructor="y"><constructor prototype="1"'));
    expect('polluted' in {} || 'prototype' in {}).toBe(false);
  });
});
