// Leads and quoted passages in boxes that are named as standfirsts or datelines: text, by what they say.
import { describe, expect, it } from 'vitest';
import { extract } from '#src/page/extract.ts';

const LEAD =
  'MARROW BAY, Maine (AP) — The council voted on Monday to rebuild the old pier and to light it with lamps that follow the tide.';
const P = [
  'Work is to begin in March, and the harbor office expects that the first boats will moor there before the summer ends.',
  'Dana Holloway, who runs the ferry, said the lamps would let her leave an hour earlier on dark mornings, and come home later.',
  'The pier burned in the winter of 1978 and was never rebuilt, because the cannery that had paid for it closed that spring.',
  'A state grant covers two thirds of the cost. The rest comes out of mooring fees, which rise by four dollars a week in May.',
];
const page = (inside: string) =>
  `<html><head><title>Old pier to rise again - Marrow Bay Echo</title></head><body><h1>Old pier to rise again</h1><div class="story">${inside}</div></body></html>`;
const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('\n');
const read = (html: string) => {
  const extraction = extract({ html, url: 'https://echo.example/pier' });
  if (extraction.kind !== 'draft') throw new Error(`${extraction.reason}: ${extraction.detail}`);
  return extraction.draft;
};

describe('a box before the text', () => {
  it.each(['article-lead', 'entry-lead', 'dateline', 'subhead', 'excerpt'])(
    'is the lead when it has a dateline: %s',
    (name) => {
      const draft = read(page(`<p class="${name}">${LEAD}</p>${paragraphs(P)}`));
      expect(draft.paragraphs).toEqual([LEAD, ...P]);
      expect(draft.dateline).toBe('MARROW BAY, Maine');
    },
  );

  it('is a standfirst or a line of dates when it has none', () => {
    const standfirst = 'The council of a small town brings back what a fire took away in 1978.';
    expect(read(page(`<p class="article-dek">${standfirst}</p>${paragraphs(P)}`)).paragraphs).toEqual(P);
    expect(
      read(page(`<p class="dateline">Posted Monday at noon, Marrow Bay, Maine.</p>${paragraphs(P)}`)).paragraphs,
    ).toEqual(P);
  });
});

describe('a box named as a standfirst inside the text', () => {
  it('is text when it ends sentences: a passage of a book', () => {
    const passage = 'The tide came in under the boards, and nobody on the pier spoke until the last lamp was lit.';
    const inside = `${paragraphs(P.slice(0, 2))}<p class="excerpt">${passage}</p>${paragraphs(P.slice(2))}`;
    expect(read(page(inside)).paragraphs).toEqual([...P.slice(0, 2), passage, ...P.slice(2)]);
  });

  it('is a heading when it does not', () => {
    const inside = `${paragraphs(P.slice(0, 2))}<p class="subhead">What the fire took</p>${paragraphs(P.slice(2))}`;
    const draft = read(page(inside));
    expect(draft.paragraphs).toEqual(P);
    expect(draft.lines.find(({ text }) => text === 'What the fire took')?.kind).toBe('heading');
  });
});
