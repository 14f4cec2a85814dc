// Spelling: the known word a letter or two away, or nothing.
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { spellingsOf, suggestSpelling } from '#src/query/did-you-mean.ts';

const vocabulary = spellingsOf(
  ['스마트시티', '스마트폰', '부산', '세종', '블록체인', '자율주행', '코로나바이러스', '가로등', 'platform'].map(
    (word, at) => ({ word, count: at + 1 }),
  ),
);

describe('suggestSpelling', () => {
  it.each([
    ['스마트싵', '스마트시티'],
    ['스마트씨티', '스마트시티'],
    ['부싼', '부산'],
    ['블럭체인', '블록체인'],
    ['자율주헹', '자율주행'],
    ['코로나바이러쓰', '코로나바이러스'],
    ['가로둥', '가로등'],
    ['platfrom', 'platform'],
  ])('takes %s for %s', (typed, word) => {
    expect(suggestSpelling(typed, vocabulary)).toBe(word);
  });

  it.each(['세종', '가로등', '무지개', '차', '', '?!', '세', '벤치'])('has no other word for %s', (typed) => {
    expect(suggestSpelling(typed, vocabulary)).toBeUndefined();
  });

  it('takes the more frequent of two equally near', () => {
    const near = [
      { word: '나로등', count: 1 },
      { word: '다로등', count: 9 },
      { word: '마로등', count: 3 },
    ];
    expect(suggestSpelling('가로등', spellingsOf(near))).toBe('다로등');
  });

  it('never suggests the word itself, nor fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'grapheme' })), (typed, words) => {
        const known = words.map((word) => ({ word, count: 1 }));
        expect(suggestSpelling(typed, spellingsOf(known)) ?? 'nothing').not.toBe(typed === '' ? undefined : typed);
      }),
    );
  });
});
