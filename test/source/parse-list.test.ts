import { describe, expect, it } from 'vitest';
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

describe('titles', () => {
  const TITLES = ['교차로 신호 제어 시범 운영', '침수 감지기 설치 장소 투표', '도시 데이터 공모전 수상작'] as const;
  const LIST = 'https://www.hanbit-news.co.kr/list';

  it.each([
    [
      'numbers, badges and counts',
      (title: string, at: number) =>
        `<a href="/news/100${at}"><span>${at + 1}</span>${title} <em>[12]</em><img alt="새글"><span class="new">N</span></a>`,
    ],
    ['counts in the text', (title: string, at: number) => `<a href="/news/100${at}">${title} [3]</a>`],
    [
      'hidden words for screen readers',
      (title: string, at: number) =>
        `<a href="/news/100${at}"><span class="sr_only">새글</span>${title}<span class="ico">첨부파일</span></a>`,
    ],
    [
      'a found word',
      (title: string, at: number) => `<a href="/news/100${at}">${title.replace(' ', '<strong> </strong>')}</a>`,
    ],
    [
      'a card without headings',
      (title: string, at: number) =>
        `<a href="/news/100${at}" class="overflow-hidden"><div>정책</div><div>${title}</div><div>2026.09.11</div><div>시는 앞으로도 사업을 이어 가겠다고 밝혔다. 주민 의견을 듣는다.</div></a>`,
    ],
    [
      'a card with a strong title',
      (title: string, at: number) =>
        `<a href="/news/100${at}"><strong>${title}</strong><span>시는 앞으로도 사업을 이어 가겠다고 밝혔다.</span></a>`,
    ],
    [
      'a heading beside the link',
      (title: string, at: number) =>
        `<div><h3>${title}</h3><p>시는 사업을 이어 간다.</p><a href="/news/100${at}">자세히 보기</a></div>`,
    ],
    [
      'a title cut for its column',
      (title: string, at: number) =>
        `<a href="/news/100${at}" title="${title} 새창으로 열림">${title.slice(0, 8)}...</a>`,
    ],
    ['a picture only', (title: string, at: number) => `<h4><a href="/news/100${at}"><img alt="${title}"></a></h4>`],
    [
      'posts whose class tells of their subjects',
      (title: string, at: number) =>
        `<div class="post tag-ads category-best"><a href="/news/100${at}">${title}</a></div>`,
    ],
    [
      'a wrapper that is called a menu',
      (title: string, at: number) =>
        `${at === 0 ? '<div class="wrap menu"><div id="contents">' : ''}<li><a href="/news/100${at}">${title}</a></li>`,
    ],
  ])('are read out of %s', (_name, rowOf) => {
    const html = TITLES.map((title, at) => `<li>${rowOf(title, at)}</li>`).join('\n');
    expect(parseList({ html, url: LIST }).entries.map(({ title }) => title)).toEqual(TITLES.toReversed());
  });

  it('of addresses made of words are told from the pages about us by their headings', () => {
    const html = `<p><a href="/about-the-smart-city-lab">About the smart city lab</a><a href="/privacy-and-cookie-policy">Privacy and cookie policy</a></p>
      ${['busan-opens-first-pilot-street', 'why-cities-share-control-rooms', 'sejong-buses-reach-a-million'].map((slug) => `<h2><a href="/${slug}">${slug.replaceAll('-', ' ')}</a></h2>`).join('')}`;
    const list = parseList({ html, url: 'https://lab.example/news' });
    expect(parseList({ html, url: 'https://lab.example/smart-cities-and-mobility' }).entries).toHaveLength(3);
    const article = `<meta property="og:type" content="article">${html}`;
    expect(parseList({ html: article, url: 'https://lab.example/smart-cities-and-mobility' }).entries).toEqual([]);
    expect(list.pattern).toBe('lab.example/*');
    expect(list.entries).toHaveLength(3);
  });

  it('of a section are found though its number looks like an article’s', () => {
    const html = TITLES.map((title, at) => `<h3><a href="/news/5001${at}">${title}</a></h3>`).join('');
    expect(parseList({ html, url: 'https://www.hanbit-news.co.kr/news/101' }).entries).toHaveLength(3);
    expect(parseList({ html, url: 'https://www.hanbit-news.co.kr/news/50020' }).entries).toEqual([]);
  });

  it('of a ranking are left out when a picture heads it', () => {
    const list = TITLES.map((title, at) => `<li><a href="/news/100${at}">${title}</a></li>`).join('');
    const html = `<ul>${list}</ul><div><h3><img alt="많이 본 기사"></h3><ul>${list.replaceAll('/news/1', '/news/9')}</ul></div>`;
    expect(parseList({ html, url: LIST }).entries.map((entry) => entry.url.slice(-4))).toEqual([
      '1002',
      '1001',
      '1000',
    ]);
  });

  it('keep dates of boards: two-digit years, days of this year, English months, machine-readable times', () => {
    const dates = [
      '<span>26.09.11</span>',
      '<em>09.10 16:01</em>',
      '<span>Sept. 9, 2026</span>',
      '<time datetime="2026-09-08T07:00:00Z">8일</time>',
      '<p>등록일 : 2026. 9. 7.</p>',
    ];
    const html = dates.map((date, at) => `<li><a href="/news/100${at}">${TITLES[at % 3]}</a>${date}</li>`).join('');
    const { entries } = parseList({ html, url: LIST, now: Date.UTC(2026, 8, 15) });
    expect(entries.map(({ publishedAt }) => new Date(publishedAt ?? 0).toISOString())).toEqual([
      '2026-09-06T15:00:00.000Z',
      '2026-09-08T07:00:00.000Z',
      '2026-09-08T15:00:00.000Z',
      '2026-09-10T07:01:00.000Z',
      '2026-09-10T15:00:00.000Z',
    ]);
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
