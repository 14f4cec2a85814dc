// Which of the articles that share text keys, of any age, are worth reading: the original is the first or second of them.
// An old series shares as many keys with each of its parts as a cut copy with its original; rare keys and the sketch tell them apart.
import { likenessOfBins } from './sketch.ts';

export type Sharing = {
  readonly articleId: number;
  /** Common keys, each counted by how few articles have it (`worthOfKey`). */
  readonly shared: number;
  /** 128 bytes of its signature. */
  readonly bins: Uint8Array;
};

/** So many stored articles are compared with one that comes in, the likeliest. */
export const MOST_CANDIDATES = 12;
/** So many of them for their text alone, of any age, most of them read and prepared anew: a millisecond each. */
export const MOST_SHARING = 2;

/** A key of so many articles finds none of them: a phrase of a trade, the opening of a series. One text under many addresses is found by its hash. */
export const MOST_OF_KEY = 200;

/** What a key counts that `count` stored articles have. */
export function worthOfKey(count: number): number {
  return count < MOST_OF_KEY ? 1 / Math.sqrt(count) : 0;
}

/** The likest first: more and rarer keys, and half of the text in common counts like three keys that nothing else has. */
export function likestOf(sharing: readonly Sharing[], bins: Uint8Array): readonly number[] {
  return sharing
    .map((one) => ({ ...one, worth: one.shared + LIKENESS_WORTH * likenessOfBins(bins, one.bins) }))
    .filter(({ worth }) => worth >= LEAST_WORTH)
    .toSorted((one, other) => other.worth - one.worth || other.articleId - one.articleId)
    .map(({ articleId }) => articleId);
}

const LIKENESS_WORTH = 6;
/** One phrase that a handful of others have as well is no reason to read an article. */
const LEAST_WORTH = 0.5;
