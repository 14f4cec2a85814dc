// What one number alone reaches on the same labelled pairs, each with the border that suits them best: the judge has to beat these.
import { rounded } from './bcubed.ts';

export type Scored = { readonly score: number; readonly isPositive: boolean };

/** The best F1 that any border of the score gives: an upper bound, for the border is chosen on the answers. */
export function bestF1(pairs: readonly Scored[]): number {
  const wanted = pairs.filter(({ isPositive }) => isPositive).length;
  let found = 0;
  let best = 0;
  for (const [index, { isPositive }] of pairs.toSorted((one, other) => other.score - one.score).entries()) {
    found += Number(isPositive);
    best = Math.max(best, (2 * found) / (index + 1 + wanted));
  }
  return rounded(best);
}
