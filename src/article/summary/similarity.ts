// How alike sentences are, and which of them the others resemble most (TextRank).
// Korean is compared by pairs of syllables inside a word, which needs no list of particles (measured level with stems); English by words.
import type { Language } from '#src/model.ts';

export type Features = ReadonlySet<string>;

/** What a sentence is compared by. Bounded: the first 600 units of a sentence decide. */
export function featuresOf(sentence: string, language: Language): Features {
  const text = sentence.slice(0, LONGEST).toLowerCase();
  const features = new Set<string>();
  for (const [word] of text.matchAll(WORD)) {
    if (language === 'en' && LATIN_WORD.test(word)) {
      if (word.length > 2 && !COMMON.has(word)) features.add(word.replace(ENGLISH_ENDING, ''));
      continue;
    }
    for (let index = 0; index < word.length - 1; index += 1) features.add(word.slice(index, index + 2));
  }
  return features;
}

const LONGEST = 600;

/** A run of letters and digits: `스마트시티`, `5g`. */
const WORD = /[\p{L}\p{N}]+/gu;
const LATIN_WORD = /^[a-z]/;
const ENGLISH_ENDING = /(?:ies|es|s|ed|ing)$/;

const COMMON: ReadonlySet<string> = new Set(
  'the and for that with this from are was were has have had will its their which not but they been said says also more than into about can would'.split(
    ' ',
  ),
);

/** Cosine of two feature sets, 0 to 1. */
export function cosine(a: Features, b: Features): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const feature of small) if (large.has(feature)) shared += 1;
  return shared / Math.sqrt(a.size * b.size);
}

/** TextRank of sentences, scaled so that the best has 1. Callers bound their number: the cost is its square. */
export function textRank(sentences: readonly Features[]): readonly number[] {
  const links = linksOf(sentences);
  const sums = links.map((row) => row.reduce((sum, link) => sum + link, 0));
  let ranks = sentences.map(() => 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = ranks;
    ranks = sentences.map((_, to) => {
      let received = 0;
      for (let from = 0; from < before.length; from += 1) {
        const sum = sums[from] ?? 0;
        if (sum > 0) received += ((links[from]?.[to] ?? 0) / sum) * (before[from] ?? 0);
      }
      return 1 - DAMPING + DAMPING * received;
    });
  }
  const best = Math.max(...ranks, Number.MIN_VALUE);
  return ranks.map((rank) => rank / best);
}

const DAMPING = 0.85;
/** Ranks of an article of 50 sentences change by less than a hundredth after that. */
const ROUNDS = 15;

/** Shared features over the logarithms of the lengths, as in the original TextRank: long sentences are not favoured twice. */
function linksOf(sentences: readonly Features[]): readonly (readonly number[])[] {
  const links = sentences.map(() => Array.from<number>({ length: sentences.length }).fill(0));
  const holders = new Map<string, number[]>();
  sentences.forEach((features, index) => {
    for (const feature of features) {
      const earlier = holders.get(feature);
      if (earlier === undefined) {
        holders.set(feature, [index]);
        continue;
      }
      for (const other of earlier) {
        const row = links[index];
        if (row !== undefined) row[other] = (row[other] ?? 0) + 1;
      }
      earlier.push(index);
    }
  });
  const lengths = sentences.map(({ size }) => Math.log(size + 2));
  for (let a = 0; a < links.length; a += 1) {
    for (let b = 0; b < a; b += 1) {
      const link = (links[a]?.[b] ?? 0) / ((lengths[a] ?? 1) + (lengths[b] ?? 1));
      const [upper, lower] = [links[b], links[a]];
      if (upper !== undefined) upper[a] = link;
      if (lower !== undefined) lower[b] = link;
    }
  }
  return links;
}
