// Pages that are no list of articles, and pages made to hurt: nothing, or at least nothing wrong; always an end.
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { siteOf } from '#src/source/list-page/address-shape.ts';
import { parseList } from '#src/source/parse-list.ts';
import { ENDS_MS } from '../ends.ts';

const TITLES = [
  '한빛시, 교차로 64곳에 신호 제어 도입',
  '누리군 스마트빌리지 공모에 뽑혀',
  '침수 감지기 300대 설치 마쳐',
  '도시 데이터 허브 공동 운영 협약',
  '자율주행 셔틀 노선 세 개로 늘어',
] as const;

const GNB = `<div id="header"><ul class="gnb">${[1, 2, 3, 4, 5].map((at) => `<li><a href="/contents.do?key=10${at}0">시민과 함께하는 열린 시정 ${at}</a></li>`).join('')}</ul></div>`;
const listOf = (hrefOf: (at: number) => string) =>
  `<ul>${TITLES.map((title, at) => `<li><a href="${hrefOf(at)}">${title}</a></li>`).join('')}</ul>`;

const LOGIN = `${GNB}<form action="/member/loginProc.do" method="post"><input type="hidden" name="returnUrl" value="/bbs/list.do?bbsId=1"><input name="id"><input type="password" name="pw"><input type="submit" value="회원 로그인하기"></form>
  <ul><li><a href="/member/join.do?step=100">새로 회원 가입하기</a></li><li><a href="/member/findId.do?mode=200">아이디를 잊어버렸어요</a></li><li><a href="javascript:fn_find('300')">비밀번호를 다시 만들기</a></li></ul>`;

const NOT_FOUND = `<h1>404</h1><p>찾으시는 페이지가 없습니다</p>${GNB}<ul class="links"><li><a href="/">첫 화면으로 돌아가기</a></li><li><a href="/sitemap.do">누리집 지도 보러 가기</a></li><li><a href="/contents.do?key=2001">찾아오시는 길 안내</a></li><li><a href="/contents.do?key=2002">담당 부서와 전화번호</a></li><li><a href="/contents.do?key=2003">자주 묻는 질문 모음</a></li></ul>`;

const PORTAL = `${GNB}<div class="boards">${['BBS_01', 'BBS_02', 'BBS_03', 'BBS_04']
  .map((board) => `<div><h3>${board}</h3>${listOf((at) => `/bbs/view.do?bbsId=${board}&nttId=70${at}`)}</div>`)
  .join('')}</div>`;

const ARTICLE = `<head><meta property="og:type" content="article"><title>침수 감지기 설치 마쳐 - 한빛신문</title></head>
  <article><h1>침수 감지기 300대 설치 마쳐</h1><p>시는 감지기 300대를 모두 달았다고 밝혔다.</p></article>
  <div class="more"><h4>이 섹션의 새 기사</h4>${listOf((at) => `/news/articleView.html?idxno=51${at}0`)}</div>`;

describe('no list', () => {
  it.each([
    ['a page to log in', LOGIN, 'https://www.city.go.kr/member/login.do'],
    ['a page that is not there', NOT_FOUND, 'https://www.city.go.kr/bbs/old/list.do'],
    ['a portal’s front page with boards of one weight', PORTAL, 'https://www.city.go.kr/'],
    ['an article', ARTICLE, 'https://www.hanbit.kr/news/articleView.html?idxno=5200'],
    [
      'an article under an address of words',
      `<meta property="article:published_time" content="2026-09-11T10:00:00+09:00">${listOf((at) => `/an-older-story-number-${at}/`)}`,
      'https://www.note.kr/a-story-of-today-and-now/',
    ],
    ['tags', listOf((at) => `/tag/100${at}`), 'https://www.note.kr/news/'],
    ['writers', listOf((at) => `/reporter/100${at}`), 'https://www.note.kr/news/'],
    [
      'files',
      listOf((at) => `/cmm/fms/FileDown.do?atchFileId=FILE_100${at}&fileSn=0`),
      'https://www.city.go.kr/bbs/list.do',
    ],
    ['files by name', listOf((at) => `/data/report-100${at}.hwp`), 'https://www.city.go.kr/bbs/list.do'],
    ['a ranking alone', `<div class="best">${listOf((at) => `/news/100${at}`)}</div>`, 'https://www.note.kr/'],
    [
      'a ranking under its heading',
      `<div><h3>많이 본 기사</h3>${listOf((at) => `/news/100${at}`)}</div>`,
      'https://www.note.kr/',
    ],
    ['routes of an application', listOf((at) => `/#/news/100${at}`), 'https://app.note.kr/'],
    ['anchors of one page', listOf((at) => `/help?id=1#part-100${at}`), 'https://app.note.kr/'],
    ['another site', listOf((at) => `https://other.example/news/100${at}`), 'https://www.note.kr/'],
    ['pages of the list', listOf((at) => `/news/list.do?pageIndex=10${at}`), 'https://www.note.kr/news/list.do'],
    ['menus with numbers', listOf((at) => `/contents.do?menuNo=2000${at}`), 'https://www.city.go.kr/main.do'],
    ['calls nobody explains', listOf((at) => `javascript:fn_view('100${at}')`), 'https://www.city.go.kr/bbs/list.do'],
  ])('is made out of %s', (_name, html, url) => {
    expect(parseList({ html, url })).toMatchObject({ pattern: undefined, entries: [] });
  });

  it('is taken from a page that turned into one of its articles', () => {
    const pattern = 'www.hanbit.kr/news/articleView.html?idxno=#';
    expect(
      parseList({ html: ARTICLE, url: 'https://www.hanbit.kr/news/articleView.html?idxno=5200', pattern }),
    ).toMatchObject({
      entries: [],
    });
  });
});

const word = fc.constantFrom(
  '<a href="/news/articleView.html?idxno=100',
  '<a href="https://other.example/1000">',
  '<a href="javascript:fn_view(\'100',
  '<a onclick="location.href=\'//evil.example/1000',
  '<tr onclick="go(1000)">',
  '">',
  '</a>',
  '<li>',
  '<div class="best">',
  '<script>function fn_view(id){location.href="/view?id="+id}',
  '</script>',
  '<form action="/view.do"><input type=hidden name=nttId>',
  '<base href="https://other.example/">',
  '<base href="javascript:1">',
  '한빛시 교차로 신호 제어 도입',
  '2026.09.11',
  '&#0;&lt;',
  '<!--',
  '-->',
  "'",
  '`${',
);
const soup = fc.array(fc.oneof(word, fc.string()), { maxLength: 60 }).map((words) => words.join(''));

describe('any page', () => {
  it('gives only articles of its own site, each once, at most 200, and never throws', () => {
    fc.assert(
      fc.property(soup, fc.option(fc.string(), { nil: undefined }), (html, pattern) => {
        const { entries } = parseList({ html, url: 'https://www.hanbit.kr/list', pattern });
        expect(entries.length).toBeLessThanOrEqual(200);
        expect(new Set(entries.map(({ url }) => url)).size).toBe(entries.length);
        for (const { url } of entries) {
          expect(url).toMatch(/^https?:\/\//);
          expect(siteOf(url)).toBe('hanbit.kr');
        }
      }),
    );
  });

  it('that gives a list gives the same under the pattern it gave', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: 3, maxLength: 30 });
    const shape = fc.constantFrom(
      (id: number) => `/news/articleView.html?idxno=${id}`,
      (id: number) => `/bbs/view.do?nttId=${id}&bbsId=B01`,
      (id: number) => `/news/view/${id}`,
      (id: number) => `?mode=view&seq=${id}`,
    );
    fc.assert(
      fc.property(ids, ids, shape, (one, other, addressOf) => {
        const pageOf = (all: readonly number[]) =>
          `<ul>${all.map((id, at) => `<li><a href="${addressOf(id)}${at % 3 === 1 ? `${addressOf(id).includes('?') ? '&' : '?'}page=1` : ''}">${TITLES[at % 5]} ${'가나다'.charAt(at % 3)}</a></li>`).join('')}</ul>`;
        const url = 'https://www.hanbit.kr/news/list.html';
        const first = parseList({ html: pageOf(one), url });
        expect(first.entries).toHaveLength(one.length);
        expect(parseList({ html: pageOf(one), url, pattern: first.pattern })).toEqual(first);
        expect(parseList({ html: pageOf(other), url }).pattern).toBe(first.pattern);
      }),
    );
  });

  it('ends, however it is made', () => {
    const start = performance.now();
    const call = `<a href="#" onclick="fn_view('1000')">한빛시 교차로 신호 제어 도입</a>`;
    for (const html of [
      `<script>${'/*'.repeat(150_000)}</script>${call}`,
      `<script>${'`\\`'.repeat(100_000)}</script>${call}`,
      `<script>${'"\\"'.repeat(100_000)}</script>${call}`,
      `<script>${'function f(a){'.repeat(20_000)}</script>${call}`,
      `<script>${'$("a").on("click",".b",function('.repeat(10_000)}</script>${call}`,
      `<script>function fn_view(a){${'fn_view(a);'.repeat(40)}}</script>${call.repeat(500)}`,
      `<script>function fn_view(a){location.href=${'a+'.repeat(200)}a}</script>${call.repeat(500)}`,
      Array.from(
        { length: 1_000 },
        (_, at) => `<a href="/${'x'.repeat(at % 50)}/${at}00?a${at}=1&b=${at}">한빛시 교차로 신호 제어 ${at}</a>`,
      ).join(''),
      `<a href="/news/1000">${'<span class="num">1</span>'.repeat(10_000)}</a>`,
      `<div onclick="go(1)">`.repeat(50_000),
      `<div class="${'a-'.repeat(2_000)}">`.repeat(500),
      `<a href="/?${'a=1&'.repeat(400)}id=1000">한빛시 교차로 신호 제어 도입</a>`.repeat(300),
      `<form action="/v">${'<input type=hidden name=a value=1><input type=submit value="한빛시 교차로 신호">'.repeat(5_000)}`,
      `<a href="/news/1000" title="${'새 창으로 '.repeat(800)}"></a>`.repeat(100),
    ])
      parseList({ html, url: 'https://www.hanbit.kr/list' });
    expect(performance.now() - start).toBeLessThan(ENDS_MS);
  });
});
