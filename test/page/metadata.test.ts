import { describe, expect, it } from 'vitest';
import { decodeEntities } from '#src/page/markup/entities.ts';
import { parseDocument } from '#src/page/markup/document.ts';
import { readEmbedded } from '#src/page/steps/embedded.ts';
import { parseLenient, readLinkedData } from '#src/page/steps/json-ld.ts';
import { chooseHeadline, cutOutlet } from '#src/page/fields/headline.ts';
import { readHead } from '#src/page/fields/metadata.ts';
import { chooseOutlet } from '#src/page/fields/outlet-evidence.ts';
import { isOutletName, isPortalName, outletOfHost } from '#src/page/fields/outlets.ts';

const headOf = (html: string, url = 'https://paper.example.kr/news/1') => {
  const parsed = parseDocument(html);
  if (parsed.kind !== 'document') throw new Error(parsed.detail);
  return readHead(parsed.$, url);
};
const NOBODY = { urls: [], titles: [] };
const UNSAID = {
  language: 'ko' as const,
  logo: undefined,
  siteName: undefined,
  publisher: undefined,
  hint: undefined,
  header: [],
  dateline: undefined,
  body: [],
  captions: [],
  lines: [],
};

describe('the title', () => {
  it.each([
    ['신호등 바꾼다 - 새벽신문', '신호등 바꾼다'],
    ['신호등 바꾼다 | 새벽신문', '신호등 바꾼다'],
    ['신호등 바꾼다 :: 새벽신문', '신호등 바꾼다'],
    ['신호등 바꾼다 : 네이버 뉴스', '신호등 바꾼다'],
    ['신호등 바꾼다 < 사회 < 기사본문 - 새벽신문', '신호등 바꾼다'],
    ['Signals - Smart Cities Dive', 'Signals'],
    ['신호등 바꾼다 - 누가 돈을 내나', '신호등 바꾼다 - 누가 돈을 내나'],
    ['도시 | 숲 | 사람', '도시 | 숲 | 사람'],
  ])('%s loses its outlet only', (title, expected) => {
    expect(cutOutlet(title, ['새벽신문'])).toBe(expected);
  });

  it('has its entities decoded twice', () => {
    const head = headOf(
      '<html><head><meta property="og:title" content="&amp;quot;생각하는&amp;quot; 신호등 &amp;amp; 사람"></head></html>',
    );
    expect(chooseHeadline({ head, ruled: undefined, outlets: [], places: () => [] })?.title).toBe(
      '"생각하는" 신호등 & 사람',
    );
  });

  it('is not the og:title of another article when the heading and the title tag agree', () => {
    const html =
      '<html><head><meta property="og:title" content="지난주의 다른 기사 제목"><title>새벽시 신호등 바꾼다 - 새벽신문</title></head><body><h1>새벽시 신호등 바꾼다</h1></body></html>';
    expect(
      chooseHeadline({ head: headOf(html), ruled: undefined, outlets: ['새벽신문'], places: () => [] })?.title,
    ).toBe('새벽시 신호등 바꾼다');
  });
});

describe('the head', () => {
  it('resolves links against <base href>, and ignores a canonical link to the front page', () => {
    const html =
      '<html><head><base href="https://paper.example.kr/m/"><link rel="canonical" href="/"><meta property="og:url" content="news/1?x=2"><meta property="og:image" content="img/a.jpg?a=1&amp;amp;b=2"></head></html>';
    expect(headOf(html)).toMatchObject({
      canonicalLink: 'https://paper.example.kr/m/news/1?x=2',
      baseUrl: 'https://paper.example.kr/m/',
      images: ['img/a.jpg?a=1&b=2'],
    });
  });
});

describe('JSON-LD', () => {
  it('is read with raw line breaks, comments and CDATA marks', () => {
    expect(parseLenient('<!-- {"a":"첫 줄\n둘째\t줄"} -->')).toEqual({ a: '첫 줄\n둘째 줄' });
    expect(parseLenient('//<![CDATA[\n{"a":1}\n//]]>')).toEqual({ a: 1 });
    expect(parseLenient('{"a":')).toBeUndefined();
  });

  it('gives the article of this page out of several, in @graph or arrays', () => {
    const other = { '@type': 'NewsArticle', headline: '다른 기사', url: 'https://p.kr/2' };
    const own = {
      '@type': ['Article', 'NewsArticle'],
      headline: '이 기사',
      mainEntityOfPage: { '@id': 'https://p.kr/1' },
    };
    const script = JSON.stringify([{ '@graph': [{ '@type': 'WebSite' }, other] }, own]);
    expect(readLinkedData([script], { urls: ['https://p.kr/1'], titles: [] }).article?.headline).toBe('이 기사');
    expect(readLinkedData([script], { urls: [], titles: ['다른 기사 - 신문'] }).article?.headline).toBe('다른 기사');
  });

  it('names persons, not organisations, and knows what is closed or a list', () => {
    const author = [{ '@type': 'Person', name: '홍길동' }, { '@type': 'Organization', name: '새벽신문' }, '김새벽'];
    const script = JSON.stringify({
      '@type': 'NewsArticle',
      headline: '가',
      author,
      isAccessibleForFree: 'False',
      publisher: { name: '새벽신문' },
    });
    expect(readLinkedData([script], NOBODY).article).toMatchObject({
      authors: ['홍길동', '김새벽'],
      isFree: false,
      publisher: '새벽신문',
    });
    expect(readLinkedData(['{"@type":"ItemList"}', 'broken'], NOBODY)).toEqual({ article: undefined, isList: true });
  });
});

describe('embedded text', () => {
  const text = '<p>새벽시가 신호등을 바꾼다고 밝혔다.</p>'.repeat(12);

  it('is cut out of a script without running it', () => {
    const scripts = [
      `var x = {"contentHtml":${JSON.stringify(text)},"y":1}`,
      `Fusion.globalContent={"content_elements":[{"type":"text","content":${JSON.stringify(text)}}]};f()`,
    ];
    expect(readEmbedded(scripts).map(({ how }) => how)).toEqual(['fusion', 'content-html']);
  });

  it('is none when the script breaks off or says little', () => {
    expect(readEmbedded(['{"contentHtml":"<p>', 'Fusion.globalContent={"a":', '{"props":{"body":"짧다"}}'])).toEqual(
      [],
    );
  });
});

describe('the outlet', () => {
  it('is the host’s, by parent hosts too, in the language of the article', () => {
    expect(outletOfHost('biz.chosun.com')?.ko).toBe('조선비즈');
    expect(outletOfHost('m.mk.co.kr')?.ko).toBe('매일경제');
    expect(outletOfHost('evil-mk.co.kr')).toBeUndefined();
    expect(chooseOutlet({ ...UNSAID, url: 'https://www.zdnet.co.kr/view/?no=1', language: 'en' })).toBe('ZDNet Korea');
  });

  it('on a portal is the logo’s, never the portal', () => {
    const url = 'https://n.news.naver.com/article/1/2';
    expect(chooseOutlet({ ...UNSAID, url, logo: '새벽신문', siteName: '네이버 뉴스' })).toBe('새벽신문');
    expect(chooseOutlet({ ...UNSAID, url, siteName: '네이버 뉴스', publisher: 'NAVER' })).toBeUndefined();
    expect(isPortalName('네이버 뉴스')).toBe(true);
  });

  it('is taken from the page before its text, and from the dateline before the copyright notice', () => {
    const url = 'https://unknown.example/1';
    const lines = ['저작권자 ⓒ 누리뉴스, 무단전재 및 재배포 금지'];
    expect(chooseOutlet({ ...UNSAID, url, siteName: '해오름신문', dateline: '새벽신문', lines })).toBe('해오름신문');
    expect(chooseOutlet({ ...UNSAID, url, dateline: '새벽신문', lines })).toBe('새벽신문');
    expect(chooseOutlet({ ...UNSAID, url, lines })).toBe('누리뉴스');
  });

  it('is not who sold one picture, nor another paper that is quoted', () => {
    const url = 'https://unknown.example/1';
    expect(
      chooseOutlet({
        ...UNSAID,
        url,
        captions: ['광장 (사진=연합뉴스)', '광장 (사진=셔터스톡)', '시청 (사진=셔터스톡)'],
      }),
    ).toBeUndefined();
    expect(chooseOutlet({ ...UNSAID, url, body: ['<누리뉴스>에 따르면 새벽시는 신호등을 바꾼다.'] })).toBeUndefined();
    expect(chooseOutlet({ ...UNSAID, url, body: ['시 관계자는 <누리뉴스>와의 통화에서 맞다고 했다.'] })).toBe(
      '누리뉴스',
    );
    expect(isOutletName('이미지투데이')).toBe(false);
  });
});

describe('decodeEntities', () => {
  it('decodes once, reads no markup, and leaves other text as it is', () => {
    expect(decodeEntities('&amp;quot; &#44608; <데일리토큰> AT&T')).toBe('&quot; 김 <데일리토큰> AT&T');
    expect(decodeEntities('AT&T')).toBe('AT&T');
  });
});
