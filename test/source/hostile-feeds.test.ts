// Feeds made to hurt. Each must be read or refused, quickly, and never at the cost of the entries around it.
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { parseFeed, toEntries } from '#src/source/parse-feed.ts';
import { plainText, plainTitle } from '#src/source/text/plain-text.ts';
import { ARTICLE_URL, FEED_URL, item, read, rss } from './feeds.ts';
import { ENDS_MS } from '../ends.ts';

const NOW = Date.UTC(2026, 8, 12);

/** Milliseconds to read a document to its entries, and their number. */
async function timed(xml: string): Promise<{ readonly ms: number; readonly links: readonly string[] }> {
  const start = performance.now();
  const parsed = await parseFeed(Buffer.from(xml), { url: FEED_URL });
  const entries = parsed.kind === 'feed' ? toEntries(parsed.document, { feedUrl: FEED_URL, now: NOW }) : [];
  return { ms: performance.now() - start, links: entries.map(({ url }) => url) };
}

const last = `<item><title>끝 기사</title><link>https://www.hanbit-news.co.kr/last</link></item>`;

describe('entities', () => {
  it('that a document declares are not expanded, and hide nothing', async () => {
    const bomb =
      '<!DOCTYPE r [<!ENTITY a "<rss><channel><item><title>가짜</title></item>"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>';
    const document = await read(rss(`<item><title>&c; 진짜</title></item>${last}`).replace('?>', `?>${bomb}`));
    expect(document.entries.map(({ title }) => title)).toEqual(['&c; 진짜', '끝 기사']);
  });

  it('that point to files are not read', async () => {
    const xxe = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const document = await read(rss('<item><title>A&x;B</title></item>').replace('?>', `?>${xxe}`));
    expect(document.entries[0]?.title).toBe('A&x;B');
  });
});

describe('depth', () => {
  it('costs the entry that has it, not the next', async () => {
    const deep = `<item><title>깊다</title><link>https://a.example/deep</link><description>${'<b>'.repeat(50_000)}</description></item>`;
    const { ms, links } = await timed(rss(item('') + deep + last));
    expect([...links].sort()).toEqual(['https://www.hanbit-news.co.kr/last', ARTICLE_URL].sort());
    expect(ms).toBeLessThan(ENDS_MS);
  });

  it('before any entry costs none', async () => {
    const { links } = await timed(rss(`<description>${'<b>'.repeat(1_000)}${last}`));
    expect(links).toEqual(['https://www.hanbit-news.co.kr/last']);
  });

  it('of markup in CDATA is no matter', async () => {
    const document = await read(
      rss(item(`<description><![CDATA[${'<div>'.repeat(20_000)}글${'</div>'.repeat(20_000)}]]></description>`)),
    );
    expect(plainText(document.entries[0]?.summary)).toBe('글');
  });
});

describe('time', () => {
  const body = (inside: string): string => rss(item(`<description><![CDATA[${inside}]]></description>`) + last);
  it.each([
    // rss-parser's own snippet of this takes a minute: it is cubic.
    ['<div without an end, in CDATA', body('<div '.repeat(39_000))],
    ['<div without an end, escaped', rss(item(`<description>${'&lt;div '.repeat(39_000)}</description>`) + last)],
    [
      '<div without an end, in content',
      rss(item(`<content:encoded><![CDATA[${'<div '.repeat(39_000)}]]></content:encoded>`) + last),
    ],
    [
      '<div without an end, in a title',
      rss(`<item><title><![CDATA[${'<div '.repeat(39_000)}]]></title><link>/1</link></item>${last}`),
    ],
    ['references without an end', body('&amp'.repeat(45_000))],
    ['references of zeros', body('&#0000000000000'.repeat(13_000))],
    ['declarations', body('<!'.repeat(90_000))],
    ['categories in categories', rss(item('<itunes:category text="a">'.repeat(20_000)) + last)],
    ['a thousand ends of nothing', rss(item(`<description>${'<b></i>'.repeat(30_000)}</description>`) + last)],
    ['ampersands', rss(item(`<description>${'&a'.repeat(100_000)}</description>`) + last)],
    ['angle brackets', rss(item(`<description>${'&lt;'.repeat(100_000)}</description>`) + last)],
    ['half comments', body('<!--'.repeat(50_000))],
    ['line feeds', body('<br> \n'.repeat(50_000))],
    ['blanks', rss(item(`<link>${' '.repeat(200_000)}</link><pubDate>${' '.repeat(200_000)}</pubDate>`) + last)],
    ['mail addresses', rss(item(`<author>${'a@a.'.repeat(50_000)}</author>`) + last)],
    ['brackets', rss(item(`<author>${'('.repeat(100_000)}</author>`) + last)],
    ['attributes', rss(`<item ${'a="1" '.repeat(100_000)}><title>가나</title></item>${last}`)],
    ['xmlns', rss(`<item ${Array.from({ length: 20_000 }, (_, at) => `xmlns:n${at}="u"`).join(' ')}></item>${last}`)],
  ])('is not lost to %s', async (_name, xml) => {
    const { ms, links } = await timed(xml);
    expect(links).toContain('https://www.hanbit-news.co.kr/last');
    expect(ms).toBeLessThan(ENDS_MS);
  });

  it.each([
    ['200,000 opening brackets', `<rss><channel>${'<'.repeat(200_000)}`],
    ['a document type without an end', `<!DOCTYPE rss [${'<!ENTITY a "'.repeat(20_000)}`],
    ['a declaration without an end', `<?xml ${'encoding='.repeat(30_000)}`],
    ['meta without an end', '<meta '.repeat(50_000)],
  ])('is not lost to %s', async (_name, xml) => {
    expect((await timed(xml)).ms).toBeLessThan(ENDS_MS);
  });
});

describe('size', () => {
  it('entries beyond 2,000 are left out', async () => {
    const items = Array.from({ length: 5_000 }, (_, at) => `<item><link>https://a.example/${at}</link></item>`);
    expect((await read(rss(items.join('')))).entries).toHaveLength(2_000);
  });

  it('titles end at 500 code points, texts at 20,000, whole ones', async () => {
    const document = await read(
      rss(
        `<item><title>${'🏙'.repeat(500_000)}</title><link>${ARTICLE_URL}</link><description>${'글자 '.repeat(90_000)}</description></item>`,
      ),
    );
    const [entry] = toEntries(document, { feedUrl: FEED_URL, now: NOW });
    expect(Array.from(entry?.title ?? '')).toHaveLength(500);
    expect(entry?.title.isWellFormed()).toBe(true);
    expect(Array.from(entry?.text ?? '').length).toBeLessThanOrEqual(20_000);
    expect(entry?.text.length).toBeGreaterThan(19_000);
  });
});

describe('any document', () => {
  const piece = fc.constantFrom(
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<link>',
    '</link>',
    '<![CDATA[',
    ']]>',
    '&amp;',
    '&#0;',

    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<entry>',
    '<content type="xhtml">',
    '<b',
    '>',
    '"',
    '가',
    '\u0000',
    '\uD800',
    '<!--',
    '-->',
    '<?',
    '?>',
  );
  it('is read or refused, never thrown at the caller', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const parsed = await parseFeed(Buffer.from(`<rss>${pieces.join('')}`), { url: FEED_URL });
        const entries = parsed.kind === 'feed' ? toEntries(parsed.document, { feedUrl: FEED_URL, now: NOW }) : [];
        expect(entries.every(({ url }) => URL.canParse(url))).toBe(true);
      }),
    );
  });

  it('gives text without control characters, well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('html' as const, 'text' as const), (value, kind) => {
        for (const text of [plainTitle({ kind, value }), plainText({ kind, value })]) {
          expect(text.isWellFormed()).toBe(true);
          expect(text).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/);
        }
      }),
    );
  });
});
