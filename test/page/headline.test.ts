// Which of a page's voices tells its headline, and what is cut off it.
import { describe, expect, it } from 'vitest';
import { extract } from '#src/page/extract.ts';
import { cutOutlet } from '#src/page/fields/headline.ts';
import { isOutletName } from '#src/page/fields/outlets.ts';

const TEXT = [
  '새벽시가 가로등 3천 개를 바꾸며 밝기를 사람의 걸음에 맞추기로 했다. 시는 5일 의회에 계획을 보고했다.',
  '새 가로등은 아무도 없을 때 밝기를 30%로 낮춘다. 시는 전기요금이 한 해 2억 원 줄 것으로 내다본다.',
];
type Titles = {
  readonly h1?: string;
  readonly og?: string;
  readonly tag?: string;
  readonly ld?: string;
  readonly site?: string;
};
const headlineOf = ({ h1, og, tag = '', ld, site }: Titles) => {
  const head = [
    og === undefined ? '' : `<meta property="og:title" content="${og}">`,
    site === undefined ? '' : `<meta property="og:site_name" content="${site}">`,
    ld === undefined
      ? ''
      : `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: ld })}</script>`,
  ].join('');
  const body = `${h1 === undefined ? '' : `<h1>${h1}</h1>`}<div id="article-view-content-div"><p>${TEXT.join('</p><p>')}</p></div>`;
  const html = `<html><head><title>${tag}</title>${head}</head><body>${body}</body></html>`;
  const extraction = extract({ html, url: 'https://paper.example.kr/news/1' });
  if (extraction.kind !== 'draft') throw new Error(extraction.detail);
  return { title: extraction.draft.title, section: extraction.draft.section };
};

describe('a headline that metadata cut short', () => {
  const whole = '새벽시, 가로등 3천 개 밝기를 걸음에 맞추고 골목마다 주민이 정한다';

  it.each([
    '새벽시, 가로등 3천 개 밝기를 걸음에…',
    '새벽시, 가로등 3천 개 밝기를 걸음에 맞추고 ...',
    '새벽시, 가로등 3천 개 밝기를 걸음에 맞추고 골목마',
  ])('is read whole where readers see it: %s', (cut) => {
    expect(headlineOf({ ld: cut, h1: whole }).title).toBe(whole);
    expect(headlineOf({ og: cut, h1: whole }).title).toBe(whole);
  });

  it('is read whole in the title tag when no heading has it', () => {
    expect(
      headlineOf({ og: '새벽시, 가로등 3천 개 밝기를 걸음에…', tag: `${whole} - 새벽신문`, site: '새벽신문' }).title,
    ).toBe(whole);
  });

  it('stays when it ends so everywhere', () => {
    const open = '가로등이 꺼진 골목에서 시는…';
    expect(headlineOf({ ld: open, og: open, h1: open }).title).toBe(open);
    expect(headlineOf({ og: open, h1: '전혀 다른 말' }).title).toBe(open);
  });
});

describe('what stands before a headline', () => {
  it.each([
    '가짜뉴스: 한 도시가 겪은 일',
    'Fake News: how one town answered',
    '[뉴스분석] 가로등과 걸음',
    '[주간전망] 비 오는 골목',
  ])('stays when it only sounds like an outlet: %s', (title) => {
    expect(headlineOf({ og: title, h1: title }).title).toBe(title);
  });

  it('goes when it is the page’s own outlet, or a known one', () => {
    expect(headlineOf({ og: '[새벽신문] 가로등과 걸음', site: '새벽신문' }).title).toBe('가로등과 걸음');
    expect(headlineOf({ og: '새벽뉴스: 가로등과 걸음', site: '새벽뉴스' }).title).toBe('가로등과 걸음');
    expect(cutOutlet('[연합뉴스] 가로등과 걸음', [])).toBe('가로등과 걸음');
  });

  it('becomes the section when only metadata have it', () => {
    expect(headlineOf({ og: '[뉴스분석] 가로등과 걸음', h1: '가로등과 걸음' })).toEqual({
      title: '가로등과 걸음',
      section: '뉴스분석',
    });
  });
});

describe('two sides of a headline', () => {
  it.each([
    '새벽시 - 한빛시 철길 잇는다',
    '새벽시 | 한빛시',
    '걸음 대 바퀴 : 골목의 주인',
    'Trams - buses',
    '전기차 < 수소차, 어느 쪽이 앞설까',
    '뉴스와 골목 | 주간 전망',
  ])('are both kept: %s', (title) => {
    expect(headlineOf({ og: title, h1: title, site: '새벽신문' }).title).toBe(title);
    expect(headlineOf({ tag: `${title} - 새벽신문`, site: '새벽신문' }).title).toBe(title);
  });
});

describe('isOutletName', () => {
  it.each(['뉴스분석', '뉴스브리핑', '주간전망', '월간날씨', '가짜뉴스', 'Fake News', 'Breaking News'])(
    'is not said of %s',
    (name) => {
      expect(isOutletName(name)).toBe(false);
    },
  );

  it.each(['새벽신문', '데일리새벽', '뉴스새벽', '주간새벽', 'Ferry Times'])('is said of %s', (name) => {
    expect(isOutletName(name)).toBe(true);
  });
});
