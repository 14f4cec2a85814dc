// Pages that are built to hang or fool what reads them. The work is bounded: each is refused or read, within seconds.
import { describe, expect, it } from 'vitest';
import { ENDS_MS } from '../ends.ts';
import { extract, extractDump } from '#src/page/extract.ts';
import { parseDocument } from '#src/page/markup/document.ts';

const URL_OF_PAGE = 'https://paper.example.kr/news/1';
const page = (body: string, head = '') =>
  `<html><head><title>새벽시 가로등 이야기</title>${head}</head><body>${body}</body></html>`;
const read = (html: string) => extract({ html, url: URL_OF_PAGE });
const reasonOf = (html: string) => {
  const extraction = read(html);
  return extraction.kind === 'unreadable' ? extraction.reason : extraction.draft.how;
};

const TEXT = [
  '새벽시가 가로등 3천 개를 바꾸며 밝기를 사람의 걸음에 맞추기로 했다. 시는 5일 의회에 계획을 보고했다.',
  '새 가로등은 아무도 없을 때 밝기를 30%로 낮춘다. 시는 전기요금이 한 해 2억 원 줄 것으로 내다본다.',
  '골목마다 밝기를 정하는 일은 주민이 맡는다. 첫 골목은 다음 달 초에 정해진다고 시는 설명했다.',
  '이 사업에는 국비 8억 원과 시비 5억 원이 들어간다. 공사는 내년 3월에 시작해 가을에 끝난다.',
];
const article = `<div class="text">${TEXT.map((text) => `<p>${text}</p>`).join('')}</div>`;

describe('a page that is too much', () => {
  it.each([5_000, 50_000])('is refused before a tree is built: %i nested elements', { timeout: ENDS_MS }, (count) => {
    expect(reasonOf(page('<div>'.repeat(count)))).toBe('too-deep');
  });

  it('is a list of links when links are never closed, however many', { timeout: ENDS_MS }, () => {
    expect(reasonOf(page('<a href="/x">가'.repeat(20_000)))).toBe('list-page');
  });

  it('is refused with 100,000 paragraphs', { timeout: ENDS_MS }, () => {
    expect(reasonOf(page('<p>한 문단이다.</p>'.repeat(100_000)))).toBe('too-large');
  });

  it('is refused beyond 4 MB, one attribute of 8 MB included', { timeout: ENDS_MS }, () => {
    expect(reasonOf(page(`<div title="${'가'.repeat(8_000_000)}">글</div>`))).toBe('too-large');
  });

  it('is not read by Readability when its shape would cost too much', { timeout: ENDS_MS }, () => {
    expect(reasonOf(page(`<p>${'가나다 '.repeat(900_000)}</p>`))).toBe('too-short');
    expect(reasonOf(page(`${'<div>가'.repeat(490)}${'<p>한 문단이다.</p>'.repeat(5_000)}`))).toBe('too-short');
  });

  it('has chains of boxes that Readability would climb again and again', { timeout: ENDS_MS }, () => {
    const chain = `${'<div>'.repeat(490)}<p>${TEXT[0]}</p>${'</div>'.repeat(490)}`;
    expect(['readability', 'density']).toContain(reasonOf(page(`${article}${chain.repeat(20)}`)));
  });

  it('has 40,000 lines without a full stop', { timeout: ENDS_MS }, () => {
    const lines = '밝기를 사람의 걸음에 맞추는 새 가로등의 이름<br>'.repeat(40_000);
    expect(reasonOf(page(`<div id="article-view-content-div">${article}${lines}</div>`))).toBe('site-rule:ndsoft');
  });

  it(
    'is read in spite of 60,000 attributes, 200 endless class names, or 100,000 stray end tags',
    { timeout: ENDS_MS },
    () => {
      const attributes = Array.from({ length: 60_000 }, (_, index) => `a${index}=1`).join(' ');
      expect(reasonOf(page(`<div ${attributes}>${article}</div>`))).toBe('readability');
      expect(reasonOf(page(`${`<i class="${'ad-x '.repeat(1_000)}"></i>`.repeat(200)}${article}`))).toBe('readability');
      expect(reasonOf(page(`${article}${'</i>'.repeat(100_000)}`))).toBe('readability');
    },
  );

  it('has its deep JSON-LD skipped, closed or not', { timeout: ENDS_MS }, () => {
    const open = `<script type="application/ld+json">${'['.repeat(1_500_000)}</script>`;
    const closed = `<script type="application/ld+json">${'['.repeat(200_000)}${']'.repeat(200_000)}</script>`;
    expect(reasonOf(page(article, open))).toBe('readability');
    expect(reasonOf(page(article, closed))).toBe('readability');
  });

  it('is no trouble as a dump either', { timeout: ENDS_MS }, () => {
    for (const text of [' '.repeat(4_000_000), '가\n'.repeat(300_000), '. '.repeat(500_000), '['.repeat(1_000_000)])
      expect(extractDump({ text, url: 'seed:hostile' }).kind).toBe('unreadable');
    const nasty = [
      '가나·'.repeat(66),
      '[사진='.repeat(40),
      '기자 '.repeat(60),
      '/사진='.repeat(40),
      'a@'.repeat(99),
      '©'.repeat(199),
    ];
    const extraction = extractDump({ text: `제목\n${`${nasty.join('\n')}\n`.repeat(700)}`, url: 'seed:hostile' });
    expect(extraction.kind).toBe('draft');
  });
});

describe('what is no page', () => {
  it.each([
    ['a PDF', '%PDF-1.7 \u0000\u0001<p>'],
    ['an API answer', '{"html":"<p>글</p>"}'],
    ['plain words', '그냥 글이다. 꺾쇠 < 하나가 있다.'],
    ['nothing', ''],
  ])('is refused: %s', (_, html) => {
    expect(reasonOf(html)).toBe('not-html');
  });
});

describe('a page that lies', () => {
  it('gives no hidden text: display:none, hidden, aria-hidden, templates', () => {
    const stuffing = ['style="color:red;DISPLAY : none"', 'hidden', 'aria-hidden="true"', 'style="visibility:hidden"']
      .map((attribute) => `<p ${attribute}>스마트시티 스마트도시 몰래 넣은 말이다.</p>`)
      .join('');
    const html = page(`<div id="article-view-content-div">${stuffing}<template><p>몰래</p></template>${article}</div>`);
    const extraction = read(html);
    if (extraction.kind !== 'draft') throw new Error(extraction.detail);
    expect(extraction.draft.paragraphs).toEqual(TEXT);
    expect(JSON.stringify(extraction.draft.lines)).not.toContain('몰래');
  });

  it('gives no control, zero-width or bidi character', () => {
    const html = page(`<div id="article-view-content-div"><p>\u202e${TEXT[0]}\u0000\u200b</p>${article}</div>`);
    const extraction = read(html);
    if (extraction.kind !== 'draft') throw new Error(extraction.detail);
    expect(extraction.draft.paragraphs[0]).toBe(TEXT[0]);
  });

  it('runs nothing: a script address is neither link nor picture', () => {
    const head =
      '<link rel="canonical" href="javascript:alert(1)"><meta property="og:image" content="data:image/png;base64,AA">';
    const extraction = read(page(article, head));
    if (extraction.kind !== 'draft') throw new Error(extraction.detail);
    expect(extraction.draft).toMatchObject({ canonicalLink: undefined, imageUrl: undefined });
  });

  it('keeps a name in angle brackets as text', () => {
    const parsed = parseDocument('<p>관계자는<데일리토큰>에 "맞다"고 말했다.</p>');
    if (parsed.kind !== 'document') throw new Error(parsed.detail);
    expect(parsed.$('p').text()).toContain('<데일리토큰>에');
  });
});
