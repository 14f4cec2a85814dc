// `npm run learn -- pairs`: counts character pairs over the articles of our own sets and writes seeds/common-pairs.json.
import { comparedText } from '#src/article/fingerprint.ts';
import { normaliseForComparison } from '#src/article/copies/comparison-text.ts';
import { pairCodes } from '#src/article/copies/pair-code.ts';
import { isLatin } from '#src/article/copies/shingles.ts';

const FORMAT = [
  'How many of `articles` articles hold each pair of neighbouring characters (digits, small Latin letters, Hangul; spaces and signs left out).',
  'For each count the pairs that so many articles hold, one after the other. Rarer ones are left out. Made by `npm run learn -- pairs`.',
];

/** Held by fewer articles, a pair is rare enough to count as unseen. */
const LEAST_COUNT = 3;

export type CountedText = { readonly title: string; readonly paragraphs: readonly string[] };

/** @returns the whole file */
export function commonPairsOf(texts: readonly CountedText[]): string {
  const counts = new Map<number, { readonly text: string; count: number }>();
  let articles = 0;
  for (const { title, paragraphs } of texts) {
    const text = normaliseForComparison(title) + comparedText({ title, paragraphs });
    if (isLatin(text)) continue;
    articles += 1;
    countPairs(text, counts);
  }
  const kept = [...counts.values()].filter(({ count }) => count >= LEAST_COUNT);
  const byCount = Map.groupBy(kept, ({ count }) => count);
  const pairs = [...byCount]
    .toSorted(([one], [other]) => other - one)
    .map(
      ([count, held]) =>
        [
          String(count),
          held
            .map(({ text }) => text)
            .toSorted()
            .join(''),
        ] as const,
    );
  return `${JSON.stringify({ format: FORMAT, articles, pairs: Object.fromEntries(pairs) }, undefined, 2)}\n`;
}

function countPairs(text: string, counts: Map<number, { readonly text: string; count: number }>): void {
  const seen = new Set<number>();
  for (const [at, code] of pairCodes(text).entries()) {
    if (seen.has(code)) continue;
    seen.add(code);
    const known = counts.get(code);
    if (known === undefined) counts.set(code, { text: text.slice(at, at + 2), count: 1 });
    else known.count += 1;
  }
}
