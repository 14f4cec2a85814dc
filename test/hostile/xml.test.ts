// Feeds whose markup is built to hang, swell or fool their reader: read or refused, and the main thread never waits.
import { afterAll, describe, expect, it } from 'vitest';
import { serve } from '../source/loopback.ts';
import { rss } from '../source/feeds.ts';
import { LAST, LAST_URL, Scene, urlsOf } from './scene.ts';

const scene = new Scene();
afterAll(() => scene[Symbol.asyncDispose]());

const withDoctype = (doctype: string, items: string): string => rss(items).replace('?>', `?>${doctype}`);

describe('a document type', () => {
  it('with entities that multiply (billion laughs) expands nothing and costs no entry', async () => {
    const laughs = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
    const xml = withDoctype(
      `<!DOCTYPE lolz [<!ENTITY l0 "lol">${laughs}]>`,
      `<item><title>&l10; 진짜</title><link>https://a.example/1</link></item>${LAST}`,
    );
    const entries = await scene.entriesOf(xml);
    expect(entries.map(({ title }) => title).sort()).toEqual(['&l10; 진짜', '끝 기사']);
  });

  it('that points to files and addresses (XXE) reads and asks nothing', async () => {
    await using inside = await serve((_request, response) => response.end('secret'));
    const doctype = `<!DOCTYPE r PUBLIC "x" "${inside.origin}/dtd" [<!ENTITY % p SYSTEM "${inside.origin}/p"> %p; <!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY u SYSTEM "${inside.origin}/u">]>`;
    const item = '<item><title>가&f;나&u;다</title><link>https://a.example/1</link></item>';
    const [entry] = await scene.entriesOf(withDoctype(doctype, item));
    expect(entry?.title).toBe('가&f;나&u;다');
    expect(inside.requests).toHaveLength(0);
  });

  it('of 240 KB that never ends is no feed', async () => {
    expect(await scene.reasonOf(`<!DOCTYPE rss [${'<!ENTITY a "'.repeat(20_000)}`, 'text/xml')).toBe('no-feed-root');
  });
});

describe('depth', () => {
  it('of 50,000 elements costs the entry that has it, not the next', async () => {
    const deep = `<item><title>깊다</title><link>https://a.example/deep</link><description>${'<b>'.repeat(50_000)}</description></item>`;
    expect(urlsOf(await scene.entriesOf(rss(deep + LAST)))).toEqual([LAST_URL]);
  });

  it('of 200,000 elements around the channel is a feed without entries', async () => {
    expect(await scene.entriesOf('<rss>'.repeat(200_000))).toEqual([]);
  });
});

describe('time', () => {
  it.each([
    [
      '`<div ` 20,000 times in CDATA',
      rss(`<item><description><![CDATA[${'<div '.repeat(20_000)}]]></description></item>${LAST}`),
    ],
    ['200,000 attributes', rss(`<item ${'a="1" '.repeat(200_000)}><title>가나</title></item>${LAST}`)],
    [
      '200,000 attributes of other names',
      rss(`<item ${Array.from({ length: 200_000 }, (_, at) => `a${at}="1"`).join(' ')}></item>${LAST}`),
    ],
    ['an attribute of 4 MB', rss(`<item a="${'x'.repeat(4_000_000)}"></item>${LAST}`)],
    ['names in brackets', rss(`<item><author>${'(a@b.'.repeat(100_000)}</author></item>${LAST}`)],
    [
      '2,000 authors of 3,000 letters',
      rss(
        `${`<item><author>${'y'.repeat(3_000)}</author><link>https://a.example/a</link></item>`.repeat(1_999)}${LAST}`,
      ),
    ],
  ])('is not lost to %s: the next entry is read', async (_what, xml) => {
    expect(urlsOf(await scene.entriesOf(xml))).toContain(LAST_URL);
  });

  it('is not lost to 200,000 opening brackets', async () => {
    expect(await scene.entriesOf(`<rss><channel>${'<'.repeat(200_000)}`)).toEqual([]);
  });
});

describe('names', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'like %s change no object, in elements, attributes and JSON',
    async (name) => {
      const inside = `<${name}><polluted>yes</polluted></${name}>`;
      const item = `<item ${name}="yes">${inside}<title>가나</title><link>https://a.example/1</link></item>`;
      const [entry] = await scene.entriesOf(rss(`${inside}${item}`));
      expect(entry).toMatchObject({ title: '가나', url: 'https://a.example/1' });
      const json = `{"version":"https://jsonfeed.org/version/1.1","title":"t","${name}":{"polluted":"yes"},"items":[{"${name}":{"polluted":"yes"},"id":"1","url":"https://a.example/1","title":"가나"}]}`;
      expect(urlsOf(await scene.entriesOf(json, 'application/feed+json'))).toEqual(['https://a.example/1']);
      expect('polluted' in {}).toBe(false);
      expect(Object.keys(entry ?? {})).not.toContain(name);
    },
  );
});

describe('with status 200, what is no feed is said to be none', () => {
  it.each([
    ['an error page', '<!DOCTYPE html><html><head><title>500</title></head><body><h1>Error</h1></body></html>', 'html'],
    ['an API answer', '{"error":"unauthorized","items":null}', 'json'],
    ['a JSON list', '[1,2,3]', 'json'],
    ['nothing', '', 'empty'],
    ['blanks', ' \r\n\t ', 'empty'],
    ['plain words', 'Service Unavailable', 'no-feed-root'],
    ['bytes of no text', Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7_919) % 256)), 'no-feed-root'],
  ])('%s', async (_what, body, reason) => {
    expect(await scene.reasonOf(body)).toBe(reason);
  });
});
