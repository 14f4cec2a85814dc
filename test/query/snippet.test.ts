// Snippets: the stretch that shows why, hits marked, cut between words, no star of the text taken for a mark.
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { parseQuery, parseWords } from '#src/query/parse-query.ts';
import { snippet } from '#src/query/snippet.ts';
import { ENDS_MS } from '../ends.ts';

function show(text: string, query: string, length = 200): string {
  const parsed = parseQuery(query, { now: 0 });
  return parsed.kind === 'query' ? snippet(text, parsed.query, { length }) : '';
}

describe('snippet', () => {
  it.each([
    ['가로등을 바꾼다', '가로등', '**가로등**을 바꾼다'],
    ['스마트 시티를 짓는다', '스마트도시', '**스마트 시티**를 짓는다'],
    ['신종 코로나 검사', '신종코로나', '**신종 코로나** 검사'],
    ['Đà Lạt opens', '달랏', '**Đà Lạt** opens'],
    ['모두 77,500,000,000원', '775억', '모두 **77,500,000,000**원'],
    ['공원에 가로등과 벤치', '가로등 OR 벤치 -드론', '공원에 **가로등**과 **벤치**'],
    ['군사 드론', '드론 -군사', '군사 **드론**'],
    ['가로등'.normalize('NFD'), '가로등', `**${'가로등'.normalize('NFD')}**`],
    ['첫 줄\n\n가로등 줄', '가로등', '첫 줄 **가로등** 줄'],
    ['부산물과 부산항', '부산', '부산물과 **부산**항'],
  ])('of %s for %s is %s', (text, query, shown) => {
    expect(show(text, query)).toBe(shown);
  });

  it('is empty when the text has none of the words', () => {
    expect(show('벤치를 놓는다', '가로등')).toBe('');
    expect(show('벤치를 놓는다', 'lang:ko')).toBe('');
    expect(show('', '가로등')).toBe('');
  });

  it('takes the stretch with most distinct words', () => {
    const filler = '아무 상관 없는 말이 길게 이어진다 '.repeat(10);
    const text = `가로등 가로등 가로등 ${filler}가로등 옆 벤치를 고쳤다 ${filler}벤치`;
    const shown = show(text, '가로등 벤치', 40);
    expect(shown).toContain('**가로등** 옆 **벤치**를');
    expect(shown.startsWith('…') && shown.endsWith('…')).toBe(true);
  });

  it('cuts between words', () => {
    const words = Array.from({ length: 60 }, (_, at) => (at === 30 ? '가로등이' : `말${at}번째`));
    const shown = show(words.join(' '), '가로등', 50).replaceAll('*', '').replaceAll('…', '');
    expect(shown.length).toBeLessThanOrEqual(50);
    expect(shown.split(' ').filter((word) => !words.includes(word))).toEqual([]);
  });

  it('tells its marks from stars of the text', () => {
    expect(show('**가로등** * 끝', '가로등')).toBe('∗∗**가로등**∗∗ * 끝');
    expect(show('2 * 3 가로등', '가로등')).toBe('2 * 3 **가로등**');
  });

  it('marks hits in pairs and changes nothing else, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom('가로등', '벤치', '*', '**', ' ', '\n', '스마트 시티', '775억', '\u0301', '🙂', '부산'),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    );
    const parsed = parseWords('가로등 벤치 스마트시티 775억 부산');
    if (parsed.kind !== 'query') throw new Error('no query');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 120 }), (pieces, length) => {
        const shown = snippet(pieces.join(''), parsed.query, { length });
        expect(shown.split('**').length % 2).toBe(1);
        expect(shown).not.toContain('***');
      }),
      { numRuns: 500 },
    );
  });

  it('finds its stretch in 100 KB of hits without delay', () => {
    for (const text of ['가로등 '.repeat(25_000), '가로등*'.repeat(25_000), '*'.repeat(100_000), ' '.repeat(100_000)]) {
      const startedAt = performance.now();
      show(text, '가로등 벤치', 100);
      expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
    }
  });
});
