// The same thing said in the many ways of Atom 0.3, Atom 1.0, RSS, RDF and CDF: texts and their types, categories, authors, languages, bases.
import { describe, expect, it } from 'vitest';
import type { FeedEntry } from '#src/source/feed-document/feed-document.ts';
import { plainText } from '#src/source/text/plain-text.ts';
import { read, readEntry } from './feeds.ts';

const BLINK = 'History of the <blink> tag';
const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';

function atom03(inside: string): string {
  return `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>${inside}</entry></feed>`;
}

function atom10(inside: string, attributes = ''): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><entry>${inside}</entry></feed>`;
}

function rss(inside: string, attributes = ''): string {
  return `<rss version="2.0" ${attributes}><channel><item>${inside}</item></channel></rss>`;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

describe.each(['title', 'summary', 'content'] as const)('the %s of an Atom entry', (name) => {
  async function textOf(attributes: string, inside: string, wrap = atom10): Promise<string> {
    const entry = await readEntry(wrap(`<${name} ${attributes}>${inside}</${name}>`));
    return name === 'title' ? (entry.title ?? '') : plainText(entry[name]);
  }

  it.each([
    ['literal', '', 'History of the &lt;blink&gt; tag'],
    ['literal, said so', 'type="text"', 'History of the &lt;blink&gt; tag'],
    ['literal in CDATA', 'type="text/plain"', `<![CDATA[${BLINK}]]>`],
    ['HTML', 'type="html"', 'History of the &amp;lt;blink&amp;gt; &lt;b&gt;tag&lt;/b&gt;'],
    ['HTML in CDATA', 'type="text/html"', '<![CDATA[History of the &lt;blink&gt; <b>tag</b>]]>'],
    ['XHTML', 'type="xhtml"', `<div ${XHTML}>History of the &lt;blink&gt; <b>tag</b></div>`],
    ['XHTML by its MIME type', 'type="application/xhtml+xml"', `<div ${XHTML}>History of the &lt;blink&gt; tag</div>`],
    ['bytes of HTML', 'type="application/octet-stream"', base64('<p>History of the &lt;blink&gt; tag</p>')],
  ])('can be %s', async (_name, attributes, inside) => {
    expect(await textOf(attributes, inside)).toBe(BLINK);
  });

  it.each([
    ['escaped', 'type="text/html" mode="escaped"', 'History of the &amp;lt;blink&amp;gt; &lt;b&gt;tag&lt;/b&gt;'],
    ['escaped literal', 'type="text/plain" mode="escaped"', 'History of the &lt;blink&gt; tag'],
    ['XML', 'type="application/xhtml+xml" mode="xml"', `<div ${XHTML}>History of the &lt;blink&gt; tag</div>`],
    ['base64', 'type="text/html" mode="base64"', base64('<p>History of the &lt;blink&gt; tag</p>')],
    ['base64 of plain text', 'type="text/plain" mode="base64"', base64(BLINK)],
  ])('can be of Atom 0.3’s mode %s', async (_name, attributes, inside) => {
    expect(await textOf(attributes, inside, atom03)).toBe(BLINK);
  });

  it('is empty when it is a picture', async () => {
    expect(await textOf('type="image/png"', base64('\u0089PNG'))).toBe('');
  });
});

describe('a text in RSS', () => {
  it.each([
    ['escaped', '<description>첫 &lt;b&gt;둘&lt;/b&gt; &amp;lt;셋&amp;gt;</description>'],
    ['in CDATA', '<description><![CDATA[첫 <b>둘</b> &lt;셋&gt;]]></description>'],
    ['half in CDATA', '<description>첫 <![CDATA[<b>둘</b>]]> &amp;lt;셋&amp;gt;</description>'],
    ['as elements', '<description>첫 <b>둘</b> &amp;lt;셋&amp;gt;</description>'],
    ['as XHTML', `<body ${XHTML}><p>첫 <b>둘</b> &lt;셋&gt;</p></body>`],
    ['as a division', `<div ${XHTML}>첫 <b>둘</b> &lt;셋&gt;</div>`],
    ['as content', '<content:encoded><![CDATA[<p>첫 <b>둘</b> &lt;셋&gt;</p>]]></content:encoded>'],
    ['as a whole item', '<fullitem>첫 &lt;b&gt;둘&lt;/b&gt; &amp;lt;셋&amp;gt;</fullitem>'],
  ])('can stand there %s', async (_name, inside) => {
    const { summary, content } = await readEntry(rss(inside));
    expect(plainText(content ?? summary)).toBe('첫 둘 <셋>');
  });

  it('shows what only looks like a declaration', async () => {
    const entry = await readEntry(rss("<description>&lt;!' 뜻은 &lt;b&gt;놀람&lt;/b&gt;</description>"));
    expect(plainText(entry.summary)).toBe("<!' 뜻은 놀람");
  });

  it('has HTML’s references with and without their semicolons, and none of a document’s', async () => {
    const inside = '<![CDATA[&nbsp가&copy2026 &#44032; &#xAC00 &hellip;&lang;나&rang; R&D A&notit; &no; &#146;]]>';
    const entry = await readEntry(rss(`<description>${inside}</description>`));
    expect(plainText(entry.summary)).toBe('가©2026 가 가 …〈나〉 R&D A¬it; &no; ’');
  });
});

it.each([
  ['R&D 투자 A&B', 'R&D 투자 A&B'],
  ['R&D; &nosuch; &c;', 'R&D; &nosuch; &c;'],
  ['A&amp;B &amp;nosuch;', 'A&B &nosuch;'],
])('an ampersand that refers to nothing is one, and so is what follows it: %s', async (title, expected) => {
  const { entries } = await read(rss(`<title>${title}</title></item><item><title>다음</title>`));
  expect(entries.map((entry) => entry.title)).toEqual([expected, '다음']);
});

describe('HTML 4’s angle brackets', () => {
  it.each(['&lang;시행&rang;', '&amp;lang;시행&amp;rang;', '&#9001;시행&#9002;', '〈시행〉'])(
    'are those of Korean headlines: %s',
    async (title) => {
      expect((await readEntry(rss(`<title>${title}</title>`))).title).toBe('〈시행〉');
    },
  );
});

describe('tags', () => {
  async function tagsOf(xml: string): Promise<FeedEntry['tags']> {
    return (await readEntry(xml)).tags;
  }

  it('come from every vocabulary, in the order of the document', async () => {
    const inside =
      '<category>가</category><dc:subject>나</dc:subject><media:category label="다">x</media:category><itunes:keywords>라, 마</itunes:keywords><tags>바,사</tags>';
    expect(await tagsOf(rss(inside))).toEqual(['가', '나', '다', '라', '마', '바', '사']);
  });

  it('of iTunes stand in each other', async () => {
    const nested =
      '<itunes:category text="기술"><itunes:category text="도시"/></itunes:category><category>끝</category>';
    expect(await tagsOf(rss(nested))).toEqual(['기술', '도시', '끝']);
  });

  it('of Atom are their labels, else their terms', async () => {
    expect(await tagsOf(atom10('<category term="t" label="L"/><category term="u"/><category scheme="x"/>'))).toEqual([
      'L',
      'u',
    ]);
  });
});

describe('authors', () => {
  it.each([
    ['<author>me@example.com (홍서윤)</author>', '홍서윤'],
    ['<author>홍서윤 &lt;me@example.com&gt;</author>', '홍서윤'],
    ['<author>me@example.com</author><dc:creator>홍서윤</dc:creator>', '홍서윤'],
    ['<dc:creator>홍서윤</dc:creator><itunes:author>한빛</itunes:author>', '홍서윤'],
    ['<author><name>홍서윤</name><email>me@example.com</email></author>', '홍서윤'],
    ['<author><name>홍서윤</name><name>한가람</name></author>', '홍서윤 한가람'],
    ['<author><email>me@example.com</email></author>', 'me@example.com'],
    ['<media:credit role="author">홍서윤</media:credit>', '홍서윤'],
    ['<media:credit role="photographer">사진</media:credit>', undefined],
    ['<author></author>', undefined],
  ])('%s', async (inside, expected) => {
    expect((await readEntry(rss(inside))).author).toBe(expected);
  });

  it('are not those who contributed', async () => {
    expect((await readEntry(atom10('<contributor><name>둘째</name></contributor>'))).author).toBeUndefined();
  });
});

describe('dates', () => {
  const first = '2024-01-01T00:00:00Z';
  const second = '2025-01-01T00:00:00Z';
  it.each([
    ['published', 'published', atom10],
    ['updated', 'updated', atom10],
    ['issued', 'published', atom03],
    ['modified', 'updated', atom03],
    ['created', 'published', atom03],
    ['pubDate', 'published', rss],
    ['dcterms:issued', 'published', rss],
    ['dcterms:created', 'published', rss],
    ['dcterms:modified', 'updated', rss],
    ['dc:date', 'updated', rss],
  ] as const)('%s says when it was %s; the last of two counts', async (name, field, wrap) => {
    const entry = await readEntry(wrap(`<${name}>${first}</${name}><${name}>${second}</${name}>`));
    expect(entry[field]).toBe(Date.parse(second));
  });

  it('of issue beat those of creation, in whatever order', async () => {
    const issued = `<dcterms:issued>${second}</dcterms:issued>`;
    const created = `<dcterms:created>${first}</dcterms:created>`;
    for (const inside of [issued + created, created + issued])
      expect((await readEntry(rss(inside))).published).toBe(Date.parse(second));
  });

  it('of expiry say nothing', async () => {
    const entry = await readEntry(rss(`<expirationDate>${first}</expirationDate>`));
    expect([entry.published, entry.updated]).toEqual([undefined, undefined]);
  });

  it('without a zone do not depend on the zone of the machine', async () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['UTC', 'Asia/Seoul', 'America/New_York']) {
        process.env['TZ'] = zone;
        const entry = await readEntry(rss('<pubDate>2026-09-11 16:01:49</pubDate>'));
        expect(new Date(entry.published ?? 0).toISOString()).toBe('2026-09-11T07:01:49.000Z');
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});

describe('the language', () => {
  it.each([
    ['an element', '<rss><channel><language>fr</language></channel></rss>', 'fr'],
    ['Dublin Core', '<rss><channel><dc:language>fr</dc:language></channel></rss>', 'fr'],
    ['the root', '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr_CH"></feed>', 'fr-CH'],
    ['the channel', '<rss><channel xml:lang="fr"><title>x</title></channel></rss>', 'fr'],
    ['an element before the root', '<rss xml:lang="en"><channel><language>fr</language></channel></rss>', 'fr'],
    ['the header alone', '<rss><channel></channel></rss>', 'ko-KR'],
    ['no title', '<rss><channel><title xml:lang="fr">x</title></channel></rss>', 'ko-KR'],
  ])('is told by %s', async (_name, xml, expected) => {
    expect((await read(xml, { contentLanguage: 'ko-KR, en' })).feed.language).toBe(expected);
  });
});

describe('addresses', () => {
  const url = 'https://news.example/feeds/x.xml';
  const options = { url };
  it.each([
    ['the link itself', atom10('<link xml:base="https://b.example/a/" href="c"/>'), 'https://b.example/a/c'],
    [
      'its entry',
      atom10('<link href="c"/>').replace('<entry', '<entry xml:base="https://b.example/"'),
      'https://b.example/c',
    ],
    ['the feed', atom10('<link href="c"/>', 'xml:base="https://b.example/x/"'), 'https://b.example/x/c'],
    ['nothing', atom10('<link href="c"/>'), 'https://news.example/feeds/c'],
    ['no broken base', atom10('<link href="/c"/>', 'xml:base="http://[bad"'), 'https://news.example/c'],
    ['no base of another kind', atom10('<link href="/c"/>', 'xml:base="javascript:x/"'), 'https://news.example/c'],
    [
      'a relation by its full name',
      atom10('<link rel="http://www.iana.org/assignments/relation/alternate" href="/c"/>'),
      'https://news.example/c',
    ],
    ['RSS with a base', rss('<link>c</link>', 'xml:base="https://b.example/"'), 'https://b.example/c'],
    ['a relative permanent guid', rss('<guid>/c</guid>'), 'https://news.example/c'],
    [
      'CDF',
      '<CHANNEL xml:base="https://b.example/a/"><ITEM xml:base="b/" HREF="c"/></CHANNEL>',
      'https://b.example/a/b/c',
    ],
  ])('are relative to %s', async (_name, xml, expected) => {
    expect((await readEntry(xml, options)).link).toBe(expected);
  });

  it('of enclosures, feeds and ids are resolved, too', async () => {
    const xml =
      '<rss xml:base="https://b.example/a/"><channel><link>../home</link><item><enclosure url="s.mp3"/><guid isPermaLink="false">/id</guid></item></channel></rss>';
    const { feed, entries } = await read(xml, options);
    expect(feed.link).toBe('https://b.example/home');
    expect(entries[0]).toMatchObject({
      id: 'https://b.example/id',
      enclosures: [{ url: 'https://b.example/a/s.mp3' }],
    });
  });

  it('follow Content-Location, also a relative one', async () => {
    const relative = rss('<link>c</link>');
    expect((await readEntry(relative, { ...options, contentLocation: 'moved/' })).link).toBe(
      'https://news.example/feeds/moved/c',
    );
  });
});

it('reads CDF', async () => {
  const xml =
    '<CHANNEL HREF="https://e.example/" LASTMOD="2026-09-11T16:01"><TITLE>한빛</TITLE><ABSTRACT>소개</ABSTRACT><ITEM HREF="/1" LASTMOD="2026-09-11T16:01"><TITLE>준공</TITLE><ABSTRACT>요약</ABSTRACT></ITEM></CHANNEL>';
  const { feed, entries } = await read(xml);
  const updated = Date.UTC(2026, 8, 11, 7, 1);
  expect(feed).toMatchObject({ title: '한빛', link: 'https://e.example/', updated, subtitle: { value: '소개' } });
  expect(entries[0]).toMatchObject({ title: '준공', updated, summary: { value: '요약' } });
});
