// How many articles hold each character pair, as sorted numbers: eight bytes a pair, found by halving. Pure: values in, values out.
import type { PairCounts } from './tf-idf.ts';

/** Pairs and how many articles hold each, in two arrays of one length, the pairs sorted. */
export type CountedPairs = { readonly pairs: Uint32Array; readonly counts: Uint32Array };

export const NO_PAIRS: CountedPairs = { pairs: new Uint32Array(0), counts: new Uint32Array(0) };

type Kept = CountedPairs & { readonly version: number; readonly articleCount: number };

export class PairTable implements PairCounts {
  readonly version: number;
  readonly articleCount: number;
  readonly #pairs: Uint32Array;
  readonly #counts: Uint32Array;

  constructor({ version, articleCount, pairs, counts }: Kept) {
    this.version = version;
    this.articleCount = articleCount;
    this.#pairs = pairs;
    this.#counts = counts;
  }

  /** 0 for a pair that no article holds, or too few to be kept. */
  countOf(pair: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#pairs[middle] ?? 0) < pair) low = middle + 1;
      else high = middle;
    }
    return this.#pairs[low] === pair ? (this.#counts[low] ?? 0) : 0;
  }
}

/** Counts the pairs of some more articles. @param articles the distinct pairs of each */
export function countedPairs(articles: readonly Uint32Array[]): CountedPairs {
  const all = new Uint32Array(articles.reduce((sum, pairs) => sum + pairs.length, 0));
  let length = 0;
  for (const pairs of articles) {
    all.set(pairs, length);
    length += pairs.length;
  }
  all.sort();
  const counted = emptyPairs(all.length);
  let at = NONE;
  for (const [index, pair] of all.entries()) {
    if (index === 0 || all[index - 1] !== pair) at += 1;
    counted.pairs[at] = pair;
    counted.counts[at] = (counted.counts[at] ?? 0) + 1;
  }
  return firstOf(counted, at + 1);
}

const NONE = -1;

/** The counts of both together. */
export function mergedPairs(one: CountedPairs, other: CountedPairs): CountedPairs {
  const merged = emptyPairs(one.pairs.length + other.pairs.length);
  let [left, right, at] = [0, 0, 0];
  while (left < one.pairs.length || right < other.pairs.length) {
    const mine = one.pairs[left] ?? Infinity;
    const theirs = other.pairs[right] ?? Infinity;
    merged.pairs[at] = Math.min(mine, theirs);
    let sum = 0;
    if (mine <= theirs) {
      sum += one.counts[left] ?? 0;
      left += 1;
    }
    if (theirs <= mine) {
      sum += other.counts[right] ?? 0;
      right += 1;
    }
    merged.counts[at] = sum;
    at += 1;
  }
  return firstOf(merged, at);
}

/** The most frequent ones, when there are more than `most`: what hardly any article holds weighs like what none holds. */
export function frequentPairs(counted: CountedPairs, most: number): CountedPairs {
  let kept = counted;
  for (let least = 2; kept.pairs.length > most; least += 1) kept = heldBy(kept, least);
  return kept;
}

function heldBy({ pairs, counts }: CountedPairs, least: number): CountedPairs {
  const kept = emptyPairs(pairs.length);
  let at = 0;
  for (const [index, count] of counts.entries()) {
    if (count < least) continue;
    kept.pairs[at] = pairs[index] ?? 0;
    kept.counts[at] = count;
    at += 1;
  }
  return firstOf(kept, at);
}

function emptyPairs(length: number): CountedPairs {
  return { pairs: new Uint32Array(length), counts: new Uint32Array(length) };
}

function firstOf({ pairs, counts }: CountedPairs, length: number): CountedPairs {
  return { pairs: pairs.slice(0, length), counts: counts.slice(0, length) };
}
