import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { countedPairs, frequentPairs, mergedPairs, NO_PAIRS, PairTable } from '#src/article/copies/pair-table.ts';

const article = fc.uniqueArray(fc.nat(40), { maxLength: 20 }).map((pairs) => Uint32Array.from(pairs).sort());

describe('a table of character pairs', () => {
  it('counts the articles that hold a pair, in one go or batch by batch', () => {
    fc.assert(
      fc.property(fc.array(article, { maxLength: 12 }), fc.array(article, { maxLength: 12 }), (some, others) => {
        const counted = mergedPairs(mergedPairs(NO_PAIRS, countedPairs(some)), countedPairs(others));
        const table = new PairTable({ ...counted, version: 1, articleCount: some.length + others.length });
        for (let pair = 0; pair <= 41; pair += 1)
          expect(table.countOf(pair)).toBe([...some, ...others].filter((pairs) => pairs.includes(pair)).length);
      }),
    );
  });

  it('keeps the most frequent ones when there are too many', () => {
    const counted = countedPairs([Uint32Array.of(1, 2, 3), Uint32Array.of(2, 3), Uint32Array.of(3)]);
    expect([...frequentPairs(counted, 3).pairs]).toEqual([1, 2, 3]);
    expect([...frequentPairs(counted, 2).pairs]).toEqual([2, 3]);
    expect([...frequentPairs(counted, 1).counts]).toEqual([3]);
  });
});
