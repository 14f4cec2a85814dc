// How alike two texts are in rare character pairs (TF-IDF cosine on char-2), and how rare a word is.
// Weighs by what is common in Korean news anyway, and by a table of counted articles when there is one.
import { COMMON_ARTICLES, commonCount } from './common-pairs.ts';
import { pairCode, pairCodes } from './pair-code.ts';
import { isLatin, shingleHashes, sortedSet } from './shingles.ts';

/** How many of the archive's counted articles hold each character pair. */
export type PairCounts = {
  /** Named by the decisions that weighed words by it. */
  readonly version: number;
  readonly articleCount: number;
  /** @param pair as `pairsOf` gives it */
  countOf(pair: number): number;
};

/** A text as sorted character pairs with weights; the length of the vector is 1. */
export type PairVector = { readonly pairs: Uint32Array; readonly weights: Float64Array };

/** The distinct pairs of a compared text, sorted: what a table of counts is made of. */
export function pairsOf(text: string): Uint32Array {
  return sortedSet(featuresOf(text));
}

/** @param text as `normaliseForComparison` gives it */
export function pairVector(text: string, table?: PairCounts): PairVector {
  const all = featuresOf(text).sort();
  const isKnown = !isLatin(text);
  const pairs = new Uint32Array(all.length);
  const weights = new Float64Array(all.length);
  let count = 0;
  let square = 0;
  for (let at = 0; at < all.length; count += 1) {
    const first = at;
    const pair = all[at] ?? 0;
    while (at < all.length && all[at] === pair) at += 1;
    const weight = (1 + Math.log(at - first)) * rarity(pair, isKnown ? commonCount(pair) : LATIN_COUNT, table);
    pairs[count] = pair;
    weights[count] = weight;
    square += weight * weight;
  }
  const length = Math.sqrt(square) || 1;
  for (let index = 0; index < count; index += 1) weights[index] = (weights[index] ?? 0) / length;
  return { pairs: pairs.slice(0, count), weights: weights.slice(0, count) };
}

/** 0 to 1; 0 when either text is empty. */
export function cosine(one: PairVector, other: PairVector): number {
  let sum = 0;
  let left = 0;
  let right = 0;
  while (left < one.pairs.length && right < other.pairs.length) {
    const difference = (one.pairs[left] ?? 0) - (other.pairs[right] ?? 0);
    if (difference === 0) sum += (one.weights[left] ?? 0) * (other.weights[right] ?? 0);
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return Math.min(1, sum);
}

/**
 * How rare a word is, as the natural logarithm of articles for each one that holds it. No word is more common than its rarest pair:
 * names and figures come out high, endings and everyday words low. 0 for one character.
 */
export function wordRarity(word: string, table?: PairCounts): number {
  let most = 0;
  for (let at = 0; at + 1 < word.length; at += 1) {
    const pair = pairCode(word, at);
    most = Math.max(most, rarity(pair, commonCount(pair), table));
  }
  return most;
}

/** Six letters stand for a pair of syllables in English text; without a table all count alike. */
const LATIN_GRAM = 6;
const LATIN_COUNT = COMMON_ARTICLES / 100;

function featuresOf(text: string): Uint32Array {
  return isLatin(text) ? shingleHashes(text, LATIN_GRAM) : pairCodes(text);
}

function rarity(pair: number, common: number, table?: PairCounts): number {
  const articles = COMMON_ARTICLES + (table?.articleCount ?? 0);
  return Math.log((articles + 1) / (common + (table?.countOf(pair) ?? 0) + 1));
}
