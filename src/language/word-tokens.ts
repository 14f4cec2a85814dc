// What the index holds besides stems and pairs of syllables: what tells whether a pair is a word or only part of one (boundary.ts).
import { mayStandBehind } from './boundary.ts';
import { hanToken, insideOnlyToken } from './index-tokens.ts';
import type { Run } from './runs.ts';

/** Pairs of syllables that stand nowhere but behind a single syllable, and single Chinese characters. */
export function wordTokens(runs: readonly Run[]): readonly string[] {
  const inside = new Set<string>();
  const outside = new Set<string>();
  const characters = new Set<string>();
  for (const { kind, text } of runs) {
    if (kind === 'han') for (const character of text) characters.add(character);
    if (kind !== 'hangul') continue;
    for (let at = 0; at < text.length - 1; at += 1) {
      const isInside = at === 1 && !mayStandBehind(text.slice(0, 3));
      (isInside ? inside : outside).add(text.slice(at, at + 2));
    }
  }
  return [...inside]
    .filter((pair) => !outside.has(pair))
    .map(insideOnlyToken)
    .concat([...characters].map(hanToken));
}
