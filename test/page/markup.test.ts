// How markup becomes lines: what begins a line, what only stands inside one, and what names do not decide.
import { describe, expect, it } from 'vitest';
import { extract } from '#src/page/extract.ts';
import { readableTexts } from '#src/page/steps/readable.ts';

const TEXT = [
  '새벽시가 가로등 3천 개를 바꾸며 밝기를 사람의 걸음에 맞추기로 했다. 시는 5일 의회에 계획을 보고했다.',
  '새 가로등은 아무도 없을 때 밝기를 30%로 낮춘다. 시는 전기요금이 한 해 2억 원 줄 것으로 내다본다.',
  '골목마다 밝기를 정하는 일은 주민이 맡는다. 첫 골목은 다음 달 초에 정해진다고 시는 설명했다.',
  '이 사업에는 국비 8억 원과 시비 5억 원이 들어간다. 공사는 내년 3월에 시작해 가을에 끝난다.',
] as const;
const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const byRule = (body: string): string => `<div id="article-view-content-div">${body}</div>`;
const read = (body: string, head = '') => {
  const html = `<html><head><title>새벽시 가로등 이야기</title>${head}</head><body><h1>새벽시 가로등 이야기</h1>${body}</body></html>`;
  const extraction = extract({ html, url: 'https://paper.example.kr/news/1' });
  if (extraction.kind !== 'draft') throw new Error(`${extraction.reason}: ${extraction.detail}`);
  return extraction.draft;
};
const textOf = (body: string) => read(body).paragraphs;

describe('a line', () => {
  it('goes on behind a single <br> in the middle of a sentence, and ends at a number of a list', () => {
    const items = ['1. 밝기를 정하는 주민 모임에 참여할 골목을 고르는 일', '2. 고른 골목에 감지기를 다는 일'];
    const wrapped = '새 가로등은 골목에 아무도 없을 때 밝기를 30%로 낮추고<br>사람이 오면 다시 밝아진다.';
    expect(textOf(byRule(`<p>${wrapped}</p><div>${items.join('<br>')}</div>${paragraphs(TEXT)}`)).slice(0, 3)).toEqual([
      wrapped.replace('<br>', ' '),
      ...items,
    ]);
  });

  it('ends where the style says so, but for a large first letter', () => {
    const styled = `<div><span style="display:block">${TEXT[0]}</span><span style="display: block">${TEXT[1]}</span></div>`;
    const letter = `<p><span style="display:block;float:left">새</span>${TEXT[2].slice(0)}</p>`;
    expect(textOf(byRule(`${styled}${letter}`))).toEqual([TEXT[0], TEXT[1], `새${TEXT[2]}`]);
  });

  it('is not broken by an element of the page’s own inside a sentence, and is by one that stands alone', () => {
    const inside = `<p>첫 골목은 <company-name id="7">다온조명</company-name>이 맡는다고 시는 설명했다.</p>`;
    const alone = `<div><news-paragraph>${TEXT[0]}</news-paragraph><news-paragraph>${TEXT[1]}</news-paragraph></div>`;
    expect(textOf(byRule(`${alone}${inside}`))).toEqual([
      TEXT[0],
      TEXT[1],
      '첫 골목은 다온조명이 맡는다고 시는 설명했다.',
    ]);
  });

  it('ends in <pre> at an empty line behind a sentence; code stays whole', () => {
    expect(textOf(byRule(`<pre>${TEXT.join('\n\n')}</pre>`))).toEqual(TEXT);
    const code = 'lamp.dim(30)\n\nlamp.wait()';
    const around = [paragraphs(TEXT.slice(0, 2)), paragraphs(TEXT.slice(2))];
    const { lines } = read(byRule(around.join(`<pre>${code}</pre>`)));
    expect(lines.map(({ text }) => text)).toContain('lamp.dim(30) lamp.wait()');
  });
});

describe('a word inside a sentence', () => {
  it.each([
    '신청을 <ins>12일까지</ins> 받는다고 시는 알렸다.',
    '자세한 일은 <a class="related-link" href="/2">지난 보고</a>에 있다고 시는 알렸다.',
    '새 등에는 <span class="hashtag">#걸음등</span> 표지가 붙는다고 시는 알렸다.',
  ])('is never left out for its name: %s', (sentence) => {
    const plain = sentence.replaceAll(/<[^>]+>/gu, '');
    expect(textOf(byRule(`${paragraphs(TEXT)}<p>${sentence}</p>`)).at(-1)).toBe(plain);
  });
});

describe('what Readability chose', () => {
  it('is read whole, whatever stands inside a paragraph', () => {
    const html = `<html><body><article>${paragraphs(TEXT)}<p>A &amp; B 구역은 <b>먼저</b> 바뀐다고 했다.</p></article></body></html>`;
    expect(readableTexts(html)?.at(-1)).toBe('A & B 구역은 먼저 바뀐다고 했다.');
  });

  it('keeps a short last paragraph with a link', () => {
    const last = '신청은 <a href="https://city.example">시 누리집</a>에서 받는다.';
    expect(textOf(`<article>${paragraphs(TEXT)}<p>${last}</p></article>`).at(-1)).toBe('신청은 시 누리집에서 받는다.');
  });

  it('is the text though every part of it is named after its subject', () => {
    const names = ['advertising-rules', 'who-can-vote', 'how-to-register', 'social-housing'];
    const body = names.map((id, index) => `<section id="${id}"><p>${TEXT[index]}</p></section>`).join('');
    expect(textOf(`<article>${body}</article>`)).toEqual(TEXT);
  });
});

describe('the page around a text', () => {
  it('may hide it until a script has run', () => {
    expect(textOf(`<div style="visibility:hidden">${paragraphs(TEXT)}</div>`)).toEqual(TEXT);
  });

  it('may hold so many comments that Readability is not asked: a text in five sections is still read whole', () => {
    const sections = TEXT.map((text) => `<section><p>${text}</p><p>${text.replaceAll('시', '군')}</p></section>`);
    const comments = `<ul class="comments">${'<li><b>이웃</b><i>1</i><p>좋다.</p></li>'.repeat(4_000)}</ul>`;
    const draft = read(`<article>${sections.join('')}</article>${comments}`);
    expect([draft.how, draft.paragraphs.length]).toEqual(['density', 8]);
  });
});

describe('a text in JSON-LD', () => {
  it('that stops in the middle gives way to the page', () => {
    const cut = TEXT.join(' ').slice(0, 310 - 100);
    const ld = { '@type': 'NewsArticle', headline: '새벽시 가로등 이야기', articleBody: `${cut} ${cut}`.slice(0, 305) };
    const head = `<script type="application/ld+json">${JSON.stringify(ld)}</script>`;
    expect(
      read(`<article>${paragraphs(TEXT)}${paragraphs(TEXT.map((text) => `또 ${text}`))}</article>`, head),
    ).toMatchObject({ how: 'readability', paragraphs: [...TEXT, ...TEXT.map((text) => `또 ${text}`)] });
  });
});
