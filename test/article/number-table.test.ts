import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { NumberTable } from '#src/article/copies/number-table.ts';
import { overlap, sortedSet } from '#src/article/copies/shingles.ts';

const hashes = fc.array(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 0xff_ff_ff_ff })));

describe('a table of numbers', () => {
  it('gives the first value of each key, and 0 for every other', () => {
    fc.assert(
      fc.property(hashes, hashes, (keys, others) => {
        const table = new NumberTable(keys.length);
        for (const [index, key] of keys.entries()) table.add(key, index + 1);
        for (const key of [...keys, ...others]) expect(table.get(key)).toBe(keys.indexOf(key) + 1);
      }),
    );
  });
});

describe('what two sets of n-grams share', () => {
  it('is what stands in both', () => {
    fc.assert(
      fc.property(hashes, hashes, (left, right) => {
        const [one, other] = [sortedSet(Uint32Array.from(left)), sortedSet(Uint32Array.from(right))];
        const shared = new Set(one).intersection(new Set(other)).size;
        expect(overlap(one, other).containment).toBe(shared / Math.max(1, Math.min(one.length, other.length)));
      }),
    );
  });
});
