import { describe, expect, it } from 'vitest';
import { discoverFeeds } from '#src/source/discover-feeds.ts';
import { parseList } from '#src/source/parse-list.ts';
import { ENDS_MS } from '../ends.ts';

const URL = 'https://www.hanbit-news.co.kr/news/articleList.html?sc_section_code=S1N5';
const CHROME = `<nav class="gnb"><a href="/news/articleList.html?sc_section_code=S1N100">정치 경제 사회</a></nav>
<div class="pagination"><a href="?page=102">다음 페이지로 이동</a></div><footer><a href="/com/101.html">회사 소개와 이용 약관</a></footer>`;

function ndsoft(count: number): string {
  return Array.from(
    { length: count },
    (_, at) => `<li><a href="/news/articleView.html?idxno=${900 - at}"><img src="t.jpg" alt="사진"></a>
      <h4 class="titles"><a href="/news/articleView.html?idxno=${900 - at}">강릉시, 관광형 스마트시티 ${at}단계 준공</a></h4>
      <p class="lead"><a href="/news/articleView.html?idxno=${900 - at}">강릉시가 관광형 스마트시티를 ${at}단계까지 마쳤다고 밝혔다. 시는 앞으로도 이어 갈 계획이다.</a></p>
      <span class="byline"><em>홍서윤 기자</em><em>2026.09.${10 + at} 09:3${at}</em></span>`,
  ).join('\n');
}

describe('a list of articles', () => {
  it('gives titles, addresses and dates, oldest first', () => {
    const html = `<html><head><title>지역 - 한빛신문</title></head><body>${CHROME}<ul>${ndsoft(4)}</ul></body></html>`;
    const list = parseList({ html, url: URL });
    expect(list.title).toBe('지역 - 한빛신문');
    expect(list.entries.map(({ url, title, publishedAt }) => ({ url, title, publishedAt }))).toEqual(
      [0, 1, 2, 3].map((at) => ({
        url: `https://www.hanbit-news.co.kr/news/articleView.html?idxno=${900 - at}`,
        title: `강릉시, 관광형 스마트시티 ${at}단계 준공`,
        publishedAt: Date.UTC(2026, 8, 10 + at, 0, 30 + at),
      })),
    );
  });

  it('as a board’s table, with a base and numbers beside the titles', () => {
    const rows = [31, 32, 33].map(
      (at) =>
        `<tr><td>${at}<td><a href="view.do?bbsId=7&nttNo=20260${at}&pageIndex=1">스마트도시 공모 ${at}차 안내</a><td>2026-08-${at - 20}`,
    );
    const html = `<base href="/board/"><table>${rows.join('')}</table>`;
    const { entries } = parseList({ html, url: 'https://www.city.go.kr/main' });
    expect(entries.map(({ title }) => title)).toEqual([31, 32, 33].map((at) => `스마트도시 공모 ${at}차 안내`));
    expect(entries[0]).toMatchObject({
      url: 'https://www.city.go.kr/board/view.do?bbsId=7&nttNo=2026031&pageIndex=1',
      publishedAt: Date.UTC(2026, 7, 10, 15),
    });
  });

  it('as dated addresses with words in them', () => {
    const links = ['Pilot opens in Busan', 'Sensors for Sejong traffic', 'Grid test starts in Jeju'].map(
      (title, at) =>
        `<article><h2><a href="/2026/09/1${at}/${title.toLowerCase().replaceAll(' ', '-')}/">${title}</a></h2></article>`,
    );
    expect(parseList({ html: links.join(''), url: 'https://cities.example/news' }).entries).toHaveLength(3);
  });

  it('does not take a date that stands beside several articles', () => {
    const html = `<div><span>2026.09.11</span>${[1, 2, 3].map((at) => `<p><a href="/a/100${at}">기사 제목은 이렇게 ${at}</a></p>`).join('')}</div>`;
    expect(parseList({ html, url: URL }).entries.map(({ publishedAt }) => publishedAt)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('does not believe a date after tomorrow', () => {
    const html = `<ul>${ndsoft(3)}</ul>`;
    const now = Date.UTC(2026, 8, 10, 1);
    expect(
      parseList({ html, url: URL, now }).entries.filter(({ publishedAt }) => publishedAt === undefined),
    ).toHaveLength(1);
  });
});

describe('nothing', () => {
  it.each([
    ['an empty page', ''],
    [
      'two links only',
      '<ul><li><a href="/news/1001">첫 번째 기사 제목</a><li><a href="/news/1002">두 번째 기사 제목</a></ul>',
    ],
    ['menus', CHROME],
    [
      'a menu of many sections',
      `<div class="gnb">${[1, 2, 3, 4].map((at) => `<a href="/list?section=10${at}">지역 소식 모아 보기 ${at}</a>`).join('')}</div>`,
    ],
    [
      'addresses without numbers',
      '<a href="/about">회사를 소개합니다</a><a href="/history">걸어온 길입니다</a><a href="/map">찾아오시는 길은</a>',
    ],
    [
      'other sites',
      [1, 2, 3].map((at) => `<a href="https://ads.example/10${at}">지금 바로 확인하세요 ${at}</a>`).join(''),
    ],
    ['scripts', [1, 2, 3].map((at) => `<a href="javascript:view(${at}00)">기사 제목은 이렇게 ${at}</a>`).join('')],
    ['numbers for titles', [1, 2, 3].map((at) => `<a href="/news/100${at}">${at} 2026.09.11</a>`).join('')],
  ])('is found in %s', (_name, html) => {
    expect(parseList({ html, url: URL }).entries).toEqual([]);
  });
});

it('a page made to hurt is read in linear time', () => {
  const start = performance.now();
  for (const html of [
    '<div>'.repeat(100_000) + '</p>'.repeat(100_000),
    '<li><a href="/news/1001">기사'.repeat(50_000),
    `<a href="/${'a-'.repeat(100_000)}1001">가나다라마바</a>`.repeat(3),
    `<a href="/news/1234">${'가 '.repeat(200_000)}</a>`,
    '2026.09.'.repeat(50_000),
  ])
    parseList({ html, url: URL });
  expect(performance.now() - start).toBeLessThan(ENDS_MS);
});

describe('feeds of a site', () => {
  it('are those its page names, then the usual places', () => {
    const html = `<head><link rel="alternate" type="application/rss+xml" title="전체기사" href="/rss/allArticle.xml">
      <link rel="alternate" type="application/rss+xml" title="한빛 » 댓글 피드" href="/comments/feed/">
      <link rel="stylesheet" href="/x.css"><link rel="alternate" hreflang="en" href="/en/"></head>
      <body><a href="https://rss.hanbit-news.co.kr/S1N5.xml">RSS</a><a href="https://feedly.com/i/rss/x">구독</a></body>`;
    const found = discoverFeeds({ html, url: 'https://www.hanbit-news.co.kr/' });
    expect(found.slice(0, 2)).toEqual([
      'https://www.hanbit-news.co.kr/rss/allArticle.xml',
      'https://rss.hanbit-news.co.kr/S1N5.xml',
    ]);
    expect(found).toContain('https://www.hanbit-news.co.kr/rss/rss_news.php');
    expect(found).toContain('https://cdn.hanbit-news.co.kr/rss/gn_rss_allArticle.xml');
    expect(found.join(' ')).not.toMatch(/comments|feedly|x\.css/);
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeLessThanOrEqual(20);
  });
});
