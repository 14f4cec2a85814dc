// What feeds look like in the wild, one habit a test.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { parseFeed } from '#src/source/parse-feed.ts';
import { plainText } from '#src/source/text/plain-text.ts';
import { ARTICLE_URL, FEED_URL, item, read, readEntry, rss } from './feeds.ts';

const PUBLISHED = Date.UTC(2026, 8, 11, 7, 1, 49);

describe('formats', () => {
  it('reads RSS 2.0', async () => {
    const document = await read(
      rss(
        `<language>ko</language><ttl>30</ttl><lastBuildDate>Fri, 11 Sep 2026 16:10:00 +0900</lastBuildDate>${item(
          '<guid isPermaLink="false">20417</guid><author>hong@hanbit-news.co.kr (홍서윤 기자)</author><category>지역</category><pubDate>Fri, 11 Sep 2026 16:01:49 +0900</pubDate><description>첫 문장.</description><enclosure url="/photo/1.jpg" type="image/jpeg" length="99"/>',
        )}`,
      ),
    );
    expect(document.feed).toMatchObject({
      title: '한빛신문',
      link: 'https://www.hanbit-news.co.kr',
      language: 'ko',
      ttlMinutes: 30,
    });
    expect(document.feed.updated).toBe(Date.UTC(2026, 8, 11, 7, 10));
    expect(document.entries).toHaveLength(1);
    expect(document.entries[0]).toMatchObject({
      title: '강릉 관광형 스마트시티 준공',
      link: ARTICLE_URL,
      id: '20417',
      author: '홍서윤 기자',
      published: PUBLISHED,
      tags: ['지역'],
      enclosures: [{ url: 'https://www.hanbit-news.co.kr/photo/1.jpg', type: 'image/jpeg', length: '99' }],
    });
  });

  it.each(['', 'version="0.91"', 'version="3.0"', 'xmlns="http://backend.userland.com/rss2"'])(
    'reads RSS with the attributes %j',
    async (attributes) => {
      expect((await readEntry(rss(item(''), attributes))).link).toBe(ARTICLE_URL);
    },
  );

  it('reads RDF, whose items stand beside the channel, and takes rdf:about for an address', async () => {
    const entry = await readEntry(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>한빛</title></channel><item rdf:about="${ARTICLE_URL}"><title>준공</title></item></rdf:RDF>`,
    );
    expect(entry).toMatchObject({ title: '준공', link: ARTICLE_URL, id: ARTICLE_URL });
  });

  it('reads Atom, also with a prefix, and prefers the page among its links', async () => {
    const entry = await readEntry(
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>한빛</a:title><a:entry><a:title type="html">&lt;b&gt;준공&lt;/b&gt; R&amp;amp;D</a:title><a:link rel="self" href="/self"/><a:link rel="alternate" type="application/pdf" href="/pdf"/><a:link href="/page"/><a:id>urn:1</a:id><a:updated>2026-09-11T16:01:49+09:00</a:updated><a:author><a:name>홍서윤</a:name><a:email>h@hanbit-news.co.kr</a:email></a:author></a:entry></a:feed>`,
    );
    expect(entry).toMatchObject({
      title: '준공 R&D',
      link: 'https://www.hanbit-news.co.kr/page',
      id: 'urn:1',
      author: '홍서윤',
      updated: PUBLISHED,
    });
  });

  it('believes Atom when it says that a text is no markup', async () => {
    const entry = await readEntry(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>The &lt;blink&gt; element</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>if a &lt; b</p></div></content></entry></feed>',
    );
    expect(entry.title).toBe('The <blink> element');
    expect(plainText(entry.content)).toBe('if a < b');
  });

  it('reads JSON Feed, leaving out what does not fit', async () => {
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: '한빛',
      items: [
        {
          id: 7,
          url: '/news/1',
          title: '준공',
          content_html: '<p>본문</p>',
          date_published: '2026-09-11T16:01:49+09:00',
          tags: ['지역', 3],
          authors: [{ name: '홍서윤' }],
        },
        'no item',
        { id: 'https://www.hanbit-news.co.kr/news/2', content_text: '글만 있다' },
      ],
    };
    const { entries, feed } = await read(JSON.stringify(json));
    expect(feed.title).toBe('한빛');
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({
      link: 'https://www.hanbit-news.co.kr/news/1',
      id: '7',
      author: '홍서윤',
      published: PUBLISHED,
    });
    expect(entries[1]).toMatchObject({ link: 'https://www.hanbit-news.co.kr/news/2', title: undefined });
  });
});

describe('what is no feed', () => {
  it.each([
    ['', 'empty'],
    ['   \n', 'empty'],
    ['<!DOCTYPE html><html><head><title>오류</title></head><body><rss></rss></body></html>', 'html'],
    ['{"error":"rate limited"}', 'json'],
    ['[1,', 'json'],
    ['점검 중입니다', 'no-feed-root'],
    ['<error>no</error>', 'no-feed-root'],
  ])('%j is told as %s', async (text, reason) => {
    expect(await parseFeed(Buffer.from(text), { url: FEED_URL })).toEqual({ kind: 'not-a-feed', reason });
  });

  it('is not a feed without entries: that is a feed', async () => {
    expect((await read(rss(''))).entries).toEqual([]);
  });
});

describe('broken documents give what can be had', () => {
  const whole = item('<description>둘째</description>');
  it.each([
    ['a bare ampersand', item('<description>R&D 투자 A&B</description>') + whole],
    ['an unclosed <br>', item('<description>첫 줄<br>둘째 줄</description>') + whole],
    ['a reference to a control character', item('<description>하나&#8;둘</description>') + whole],
    ['control characters', item('<description>하나\u0000\u0008\u001F둘</description>') + whole],
    ['mismatched tags', item('<description><b><i>글</b></i></description>') + whole],
    ['an item that is never closed', `<item><title>첫 기사</title><link>https://a.example/1</link>${whole}`],
    ['entities of HTML', item('<description>가&middot;나&hellip;</description>') + whole],
    ['entities nobody declared', item('<description>&nosuch;</description>') + whole],
    ['CDATA inside CDATA', item('<description><![CDATA[a]]>]]&gt;<![CDATA[b]]></description>') + whole],
    ['upper-case names', `<ITEM><TITLE>가</TITLE><LINK>https://a.example/1</LINK></ITEM>${whole}`],
    ['comments with markup', `<!-- <item> -->${item('')}${whole}`],
  ])('%s', async (_name, items) => {
    const { entries } = await read(rss(items));
    expect(entries).toHaveLength(2);
    expect(entries[1]).toMatchObject({ link: ARTICLE_URL, title: '강릉 관광형 스마트시티 준공' });
  });

  it('text that looks like the end of what we write ourselves is text', async () => {
    const end = ']]&gt;&lt;/digest&gt;&lt;/item&gt;&lt;item&gt;&lt;headline kind="text"&gt;가짜';
    const { entries } = await read(rss(item(`<description>${end}</description><author>${end}</author>`)));
    expect(entries).toHaveLength(1);
    expect(plainText(entries[0]?.summary)).toContain(']]>');
    expect(entries[0]?.author).toContain('</digest>');
  });

  it('text, warnings and blank lines before the declaration', async () => {
    const xml = `\n\n<br />\n<b>Warning</b>: date() in /home/rss.php<br />\n${rss(item(''))}`;
    expect((await readEntry(xml)).link).toBe(ARTICLE_URL);
  });

  it('items after the channel', async () => {
    const xml = `<rss version="2.0"><channel><title>x</title></channel>${item('')}</rss>`;
    expect((await readEntry(xml)).link).toBe(ARTICLE_URL);
  });

  it('a document cut off: an address that was cut is no address', async () => {
    const cut = rss(item('')) + item('');
    const document = await read(cut.slice(0, cut.lastIndexOf('idxno') + 7).replace('</channel></rss>', ''));
    expect(document.entries.map(({ link }) => link)).toEqual([ARTICLE_URL, undefined]);
  });

  it('an Atom link without attributes, an unreadable Atom date', async () => {
    const entry = await readEntry(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>준공</title><link/><published>곧</published><updated>2026-09-11T16:01:49+09:00</updated></entry></feed>',
    );
    expect(entry).toMatchObject({ title: '준공', link: undefined, published: undefined, updated: PUBLISHED });
  });
});

describe('names of elements', () => {
  it('are known by their vocabulary, whatever the prefix', async () => {
    const entry = await readEntry(
      rss(
        item('<d:date>2026-09-11T16:01:49+09:00</d:date><d:creator>홍서윤</d:creator>'),
        'version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/"',
      ),
    );
    expect(entry).toMatchObject({ updated: PUBLISHED, author: '홍서윤' });
  });

  it('are known by their usual prefix when it was never declared', async () => {
    expect(await readEntry(rss(item('<dc:creator>홍서윤</dc:creator>')))).toMatchObject({ author: '홍서윤' });
  });

  it('of a foreign vocabulary say nothing about the entry', async () => {
    const inside = '<x:title>광고</x:title><x:wrap><title>광고</title><link>https://ads.example/</link></x:wrap>';
    const xml = rss(`<item>${inside}<title>기사</title><link>/1</link></item>`, 'xmlns:x="https://ads.example/ns"');
    expect(await readEntry(xml)).toMatchObject({ title: '기사', link: 'https://www.hanbit-news.co.kr/1' });
  });

  it('of the channel’s picture are not the channel’s', async () => {
    const document = await read(rss('<image><title>로고</title><link>https://logo.example</link></image>'));
    expect(document.feed).toMatchObject({ title: '한빛신문', link: 'https://www.hanbit-news.co.kr' });
  });

  it('such as __proto__ and constructor do no harm', async () => {
    const entry = await readEntry(
      rss(item('<__proto__><polluted>1</polluted></__proto__><constructor>x</constructor>')),
    );
    expect(entry.link).toBe(ARTICLE_URL);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

function linked(inside: string): string {
  return rss(`<item><title>가나다</title>${inside}</item>`);
}

describe('links', () => {
  it.each([
    ['CDATA and blanks', `<link>\n <![CDATA[ ${ARTICLE_URL} ]]> </link>`],
    ['an absolute path', '<link>/news/articleView.html?idxno=20417</link>'],
    ['no scheme', '<link>//www.hanbit-news.co.kr/news/articleView.html?idxno=20417</link>'],
    ['neither scheme nor slashes', '<link>www.hanbit-news.co.kr/news/articleView.html?idxno=20417</link>'],
    ['a permanent guid only', `<link></link><guid>${ARTICLE_URL}</guid>`],
    ['atom:link only', `<atom:link href="${ARTICLE_URL}"/>`],
    [
      'FeedBurner’s own and the original',
      `<link>https://feedproxy.example/x</link><feedburner:origLink>${ARTICLE_URL}</feedburner:origLink>`,
    ],
    [
      'a link beside a permanent guid',
      `<guid isPermaLink="true">https://other.example/</guid><link>${ARTICLE_URL}</link>`,
    ],
  ])('with %s', async (_name, inside) => {
    expect((await readEntry(linked(inside))).link).toBe(ARTICLE_URL);
  });

  it('with a numeric and a doubly encoded ampersand', async () => {
    const expected = 'https://www.molit.example/dtl.jsp?lcmspage=1&id=95';
    for (const amp of ['&#38;', '&amp;', '&amp;amp;', '&'])
      expect(
        (await readEntry(linked(`<link>https://www.molit.example/dtl.jsp?lcmspage=1${amp}id=95</link>`))).link,
      ).toBe(expected);
  });

  it('keeps a parameter that looks like an entity', async () => {
    const url = 'https://a.example/?a=1&section=2&copy=3&reg=4';
    expect((await readEntry(linked(`<link>${url}</link>`))).link).toBe(url);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.kr', 'file:///etc/passwd', 'http://', ''])(
    'never %j',
    async (url) => {
      expect((await readEntry(linked(`<link>${url}</link>`))).link).toBeUndefined();
    },
  );

  it('a guid that says it is no address is none', async () => {
    expect((await readEntry(linked(`<guid isPermaLink="false">${ARTICLE_URL}</guid>`))).link).toBeUndefined();
  });

  it('are resolved against xml:base, else Content-Location, else the feed', async () => {
    const xml =
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/a/"><entry xml:base="b/"><link href="c"/></entry></feed>';
    expect((await readEntry(xml)).link).toBe('https://base.example/a/b/c');
    const relative = linked('<link>c</link>');
    expect((await readEntry(relative, { contentLocation: 'https://moved.example/x/' })).link).toBe(
      'https://moved.example/x/c',
    );
    expect((await readEntry(relative, { contentLocation: 'javascript:x' })).link).toBe(
      'https://www.hanbit-news.co.kr/rss/c',
    );
  });
});

describe('titles', () => {
  it.each([
    ['&lt;b&gt;스마트시티&lt;/b&gt; 착공', '스마트시티 착공'],
    ['<![CDATA[&quot;스마트시티&quot; &middot; AI]]>', '"스마트시티" · AI'],
    ['&amp;quot;스마트시티&amp;quot; &amp;#039;착공&amp;#039;', '"스마트시티" \'착공\''],
    ['<![CDATA[&amp;quot;착공&amp;quot; &amp;lt;b&amp;gt;식&amp;lt;/b&amp;gt;]]>', '"착공" 식'],
    ['스마트시티 &middot; AI &hellip; &lsquo;세종&rsquo;', '스마트시티 · AI … ‘세종’'],
    ['<![CDATA[[단독] R&D 26.8조]]>', '[단독] R&D 26.8조'],
    ['<![CDATA[<인사> 국토교통부]]>', '<인사> 국토교통부'],
    ['<인사> 국토교통부', '<인사> 국토교통부'],
    ['3 < 5 이면', '3 < 5 이면'],
    ['첫 <b>둘</b> 셋', '첫 둘 셋'],
    ['스마트시티'.normalize('NFD'), '스마트시티'],
    ['  줄\n바꿈 \u00A0 둘  ', '줄 바꿈 둘'],
    ['don\u0092t', 'don’t'],
  ])('%j is read as %j', async (written, expected) => {
    expect((await readEntry(rss(`<item><title>${written}</title></item>`))).title).toBe(expected);
  });
});

describe('dates', () => {
  const dc = 'version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"';
  it('a pubDate with a zone beside a dc:date without: the pubDate', async () => {
    const dates = '<dc:date>2026-09-11 16:01:49</dc:date><pubDate>Fri, 11 Sep 2026 16:01:49 +0900</pubDate>';
    const entry = await readEntry(rss(item(dates), dc), { timeZone: 'UTC' });
    expect(entry.published).toBe(PUBLISHED);
  });

  it('without a zone are Seoul’s in a Korean feed, the source’s when it says so', async () => {
    const xml = rss(item('<pubDate>2026-09-11 16:01:49</pubDate>'));
    expect((await readEntry(xml)).published).toBe(PUBLISHED);
    expect((await readEntry(xml, { url: 'https://news.example.com/rss' })).published).toBe(
      Date.UTC(2026, 8, 11, 16, 1, 49),
    );
    expect((await readEntry(xml, { timeZone: 'America/New_York' })).published).toBe(Date.UTC(2026, 8, 11, 20, 1, 49));
    expect((await readEntry(xml, { defaultOffsetMinutes: 540, timeZone: 'UTC' })).published).toBe(PUBLISHED);
  });
});

it('reads an EUC-KR feed that has everything wrong at once', async () => {
  const xml =
    '<?xml version="1.0" encoding="ks_c_5601-1987"?><RSS><CHANNEL><TITLE>서초&middot;소식</TITLE><ITEM><TITLE>똠방 샾 R&D</TITLE><LINK>www.hanbit-news.co.kr/news?no=31</LINK><ID>31</ID><REGDATE>2026.09.11 16:01:49</REGDATE></ITEM></CHANNEL></RSS>';
  const document = await read(iconv.encode(xml, 'cp949'), { contentType: 'text/html; charset=iso-8859-1' });
  expect(document).toMatchObject({ encoding: 'euc-kr', replacementCount: 0 });
  expect(document.entries[0]).toMatchObject({
    title: '똠방 샾 R&D',
    link: 'https://www.hanbit-news.co.kr/news?no=31',
    id: '31',
    published: PUBLISHED,
  });
});
