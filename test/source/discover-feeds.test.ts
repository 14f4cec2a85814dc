import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { discoverFeeds, isFeedIndex } from '#src/source/discover-feeds.ts';
import { ENDS_MS } from '../ends.ts';

const URL = 'https://www.hanbit-news.co.kr/';
const urls = (html: string, url = URL) => discoverFeeds({ html, url }).map((candidate) => candidate.url);

describe('feeds of a site', () => {
  it('are those its page names, then those it links to, then the usual places', () => {
    const html = `<head><link rel="alternate" type="application/rss+xml" title="전체기사" href="/rss/allArticle.xml">
      <link rel="alternate" type="application/rss+xml" title="한빛 » 댓글 피드" href="/comments/feed/">
      <link rel="stylesheet" href="/x.css"><link rel="alternate" hreflang="en" href="/en/"></head>
      <body><a href="https://rss.hanbit-news.co.kr/S1N5.xml">RSS</a><a href="https://feedly.com/i/rss/x">구독</a></body>`;
    const found = discoverFeeds({ html, url: URL });
    expect(found.slice(0, 2)).toEqual([
      { url: 'https://www.hanbit-news.co.kr/rss/allArticle.xml', title: '전체기사', evidence: 'named' },
      { url: 'https://rss.hanbit-news.co.kr/S1N5.xml', title: undefined, evidence: 'linked' },
    ]);
    expect(found.slice(2).every(({ evidence, title }) => evidence === 'usual-path' && title === undefined)).toBe(true);
    const addresses = found.map(({ url }) => url);
    expect(addresses).toContain('https://www.hanbit-news.co.kr/rss/rss_news.php');
    expect(addresses).toContain('https://cdn.hanbit-news.co.kr/rss/gn_rss_allArticle.xml');
    expect(addresses.join(' ')).not.toMatch(/comments|feedly|x\.css/);
    expect(found.length).toBeLessThanOrEqual(20);
  });

  it('are each given once, however they are written', () => {
    const html = `<link rel="alternate" type="application/rss+xml" href="https://www.hanbit-news.co.kr/feed/">
      <a href="http://hanbit-news.co.kr/feed">RSS</a><a href="/feed/?utm_source=footer">피드</a><a href="feed://www.hanbit-news.co.kr/feed/">구독</a>`;
    expect(urls(html).filter((url) => url.includes('/feed') && !/\.(?:xml|json)/.test(url))).toEqual([
      'https://www.hanbit-news.co.kr/feed/',
    ]);
  });

  it('may be written with the schemes of feed readers', () => {
    const html = `<link rel="alternate" type="application/rss+xml" href="feed:https://www.hanbit-news.co.kr/a.rss"><a href="feeds://www.hanbit-news.co.kr/b.rss">RSS</a><a href="feed://www.hanbit-news.co.kr/c.rss">RSS</a>`;
    expect(urls(html).slice(0, 3)).toEqual([
      'https://www.hanbit-news.co.kr/a.rss',
      'https://www.hanbit-news.co.kr/b.rss',
      'http://www.hanbit-news.co.kr/c.rss',
    ]);
  });

  it('may be JSON Feed; other JSON only where it is called a feed', () => {
    const html = `<link rel="alternate" type="application/json" title="JSON" href="/wp-json/wp/v2/pages/2">
      <link rel="alternate" type="application/json" title="JSON Feed" href="/latest.json"><link rel="alternate" type="application/feed+json" href="/feed.json">`;
    expect(urls(html).slice(0, 2)).toEqual([
      'https://www.hanbit-news.co.kr/latest.json',
      'https://www.hanbit-news.co.kr/feed.json',
    ]);
    expect(urls(html).join(' ')).not.toContain('wp-json');
  });

  it('are found where a link only says so', () => {
    const html = `<a href="/etc/syndication.do">RSS 서비스</a><a href="/board/list?out=1">피드 구독</a><a href="/paper/subscribe.html">정기구독</a><a href="https://other.example/x">RSS</a>`;
    expect(
      discoverFeeds({ html, url: URL })
        .filter(({ evidence }) => evidence === 'linked')
        .map(({ url }) => url),
    ).toEqual(['https://www.hanbit-news.co.kr/etc/syndication.do', 'https://www.hanbit-news.co.kr/board/list?out=1']);
  });

  it('come before films and podcasts', () => {
    const html = `<link rel="alternate" type="application/rss+xml" title="한빛 유튜브" href="https://www.youtube.com/feeds/videos.xml?channel_id=1">
      <link rel="alternate" type="application/rss+xml" title="한빛 팟캐스트" href="/audio/feed.xml"><a href="/rss/S1N1.xml">정치</a>`;
    const found = discoverFeeds({ html, url: URL });
    expect(found.slice(0, 3).map(({ url }) => url)).toEqual([
      'https://www.hanbit-news.co.kr/rss/S1N1.xml',
      'https://www.youtube.com/feeds/videos.xml?channel_id=1',
      'https://www.hanbit-news.co.kr/audio/feed.xml',
    ]);
  });

  it('of the page’s own system and section are guessed first', () => {
    const ndsoft = '<a href="/news/articleView.html?idxno=1">기사</a>';
    expect(urls(ndsoft, `${URL}news/articleList.html?sc_section_code=S1N5`).slice(0, 4)).toEqual([
      'https://www.hanbit-news.co.kr/rss/S1N5.xml',
      'https://www.hanbit-news.co.kr/rss/allArticle.xml',
      'https://cdn.hanbit-news.co.kr/rss/gns_allArticle.xml',
      'https://cdn.hanbit-news.co.kr/rss/gn_rss_allArticle.xml',
    ]);
    expect(urls('<a href="sub_read.html?uid=1">기사</a>')[0]).toBe('https://www.hanbit-news.co.kr/rss/rss_news.php');
    expect(urls('<img src="/wp-content/a.png">', 'https://note.kr/category/news/')[0]).toBe(
      'https://note.kr/category/news/feed/',
    );
    expect(
      urls('<a href="/bbs/board.php?bo_table=news&wr_id=1">글</a>', 'https://center.kr/bbs/board.php?bo_table=news')[0],
    ).toBe('https://center.kr/bbs/rss.php?bo_table=news');
  });
});

describe('an index of feeds', () => {
  const rows = ['전체기사', '정치', '경제', '스마트시티'].map((name, at) => {
    const file = name === '전체기사' ? 'allArticle' : `S1N${at}`;
    return `<tr><th>${name}</th><td><a href="/rss/${file}.xml">https://www.hanbit-news.co.kr/rss/${file}.xml</a></td><td><a href="/rss/${file}.xml"><img src="rss.gif" alt="RSS"></a></td></tr>`;
  });
  const INDEX = `<title>RSS 서비스 - 한빛신문</title><table>${rows.toReversed().join('')}</table>`;
  const page = { html: INDEX, url: 'https://www.hanbit-news.co.kr/rss/' };

  it('is recognised, gives the feeds of the sections with their names, everything first, and needs no guesses', () => {
    expect(isFeedIndex(page)).toBe(true);
    expect(discoverFeeds(page)).toEqual([
      { url: 'https://www.hanbit-news.co.kr/rss/allArticle.xml', title: '전체기사', evidence: 'linked' },
      { url: 'https://www.hanbit-news.co.kr/rss/S1N3.xml', title: '스마트시티', evidence: 'linked' },
      { url: 'https://www.hanbit-news.co.kr/rss/S1N2.xml', title: '경제', evidence: 'linked' },
      { url: 'https://www.hanbit-news.co.kr/rss/S1N1.xml', title: '정치', evidence: 'linked' },
    ]);
  });

  it('may write its addresses as text, or behind buttons that copy', () => {
    const html = `<h2>RSS</h2><ul><li><b>부동산</b> <span>http://www.hanbit-news.co.kr/rss/land.xml</span></li><li><b>국토</b> <button onclick="copyRss('http://www.hanbit-news.co.kr/rss/molit.xml')">주소 복사</button></li><li><b>도시</b> <span>http://www.hanbit-news.co.kr/rss/city.xml</span></li></ul>`;
    expect(
      discoverFeeds({ html, url: 'http://www.hanbit-news.co.kr/etc/rss.do' }).map(({ url, title }) => [title, url]),
    ).toEqual(
      expect.arrayContaining([
        ['부동산', 'http://www.hanbit-news.co.kr/rss/land.xml'],
        ['국토', 'http://www.hanbit-news.co.kr/rss/molit.xml'],
        ['도시', 'http://www.hanbit-news.co.kr/rss/city.xml'],
      ]),
    );
  });

  it('is no front page that links to a feed in its footer', () => {
    expect(isFeedIndex({ html: '<title>한빛신문</title><a href="/rss/allArticle.xml">RSS</a>', url: URL })).toBe(false);
    expect(isFeedIndex({ html: '<title>RSS 서비스</title><a href="/rss/allArticle.xml">RSS</a>', url: URL })).toBe(
      false,
    );
  });
});

describe('any page', () => {
  it('gives at most twenty web addresses, each once, and never throws', () => {
    const word = fc.constantFrom(
      '<link rel=alternate type=application/rss+xml href="',
      '/rss/',
      'feed://',
      '">',
      '<a href="',
      '</a>',
      'RSS',
      'javascript:',
    );
    const soup = fc.array(fc.oneof(word, fc.string()), { maxLength: 60 }).map((words) => words.join(''));
    fc.assert(
      fc.property(soup, fc.oneof(fc.constant(URL), fc.string()), (html, url) => {
        const found = urls(html, url);
        expect(found.length).toBeLessThanOrEqual(20);
        expect(new Set(found).size).toBe(found.length);
        for (const address of found) expect(address).toMatch(/^https?:\/\//i);
      }),
    );
  });

  it('ends, however it is made', () => {
    const start = performance.now();
    for (const html of [
      '<a href="/rss/1.xml">RSS</a>'.repeat(20_000),
      `<a onclick="${'https://'.repeat(500)}">RSS</a>`.repeat(500),
      '<td>'.repeat(50_000),
    ])
      discoverFeeds({ html, url: URL });
    expect(performance.now() - start).toBeLessThan(ENDS_MS);
  });
});
