// Suggests the word a person meant when nothing was found: compares letters of syllables (jamo), so that one wrong vowel is one mistake.
// It must never guess far: two words of different first syllables and lengths are different words.
import { foldForSearch } from '#src/language/search-fold.ts';
import type { Query, Term } from './parse-query.ts';

/** A word and how often it occurs. */
export type KnownWord = { readonly word: string; readonly count: number };

/** A word that may have been meant, and where the other one stands in the query as typed (UTF-16 offsets). */
export type Correction = { readonly start: number; readonly end: number; readonly word: string };

type Word = Extract<Term, { readonly kind: 'word' }>;

/** The plain words of a query; phrases, fields and exclusions are left as they were meant. */
export function plainWordsOf(query: Query): readonly Word[] {
  if (query.kind === 'word') return [query];
  return query.kind === 'and' || query.kind === 'or' ? query.parts.flatMap(plainWordsOf) : [];
}

/** The query as typed with its mistyped words mended; everything else stays. */
export function mendQuery(typed: string, corrections: readonly Correction[]): string {
  return corrections
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, word }) => text.slice(0, start) + word + text.slice(end), typed);
}

/**
 * The known word nearest to a mistyped one: fewest letters apart, then the most frequent. 스마트싵 → 스마트시티, 자율주헹 → 자율주행.
 * @returns undefined when the word is known, too short to tell, or nothing is near
 */
export function suggestSpelling(word: string, vocabulary: Iterable<KnownWord>): string | undefined {
  const wanted = lettersOf(word);
  const most = mostMistakes(wanted.length);
  if (most === 0) return undefined;
  let best: { readonly word: string; readonly distance: number; readonly count: number } | undefined;
  for (const known of vocabulary) {
    const letters = lettersOf(known.word);
    if (Math.abs(letters.length - wanted.length) > most) continue;
    const distance = distanceWithin(wanted, letters, best?.distance ?? most);
    if (distance === 0) return undefined;
    if (distance === undefined) continue;
    if (best === undefined || distance < best.distance || known.count > best.count) best = { ...known, distance };
  }
  return best?.word;
}

/** Folded and taken apart: 싵 → ㅅㅣㅌ. */
function lettersOf(word: string): string {
  return foldForSearch(word).text.normalize('NFD').replaceAll(NO_LETTER, '').slice(0, LONGEST_WORD);
}

/** Example: the blank of `스마트 시티`. */
const NO_LETTER = /[^\p{L}\p{N}]+/gu;
const LONGEST_WORD = 60;

/** One mistake in two syllables, two in four or more, three in long words. */
function mostMistakes(length: number): number {
  if (length < 4) return 0;
  if (length < 9) return 1;
  return length < 16 ? 2 : 3;
}

/** Letters added, left out, changed or swapped with the next one; undefined beyond `most`. Only cells near the diagonal are filled. */
function distanceWithin(one: string, other: string, most: number): number | undefined {
  let twoBefore: readonly number[] = [];
  let before: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = Array.from({ length: other.length + 1 }, () => most + 1);
    current[0] = row;
    const from = Math.max(1, row - most);
    const to = Math.min(other.length, row + most);
    let least = row <= most ? row : most + 1;
    for (let column = from; column <= to; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const cost = Math.min(
        (before[column] ?? most) + 1,
        (current[column - 1] ?? most) + 1,
        (before[column - 1] ?? most) + (isSame ? 0 : 1),
        isSwap ? (twoBefore[column - 2] ?? most) + 1 : most + 1,
      );
      current[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return undefined;
    twoBefore = before;
    before = current;
  }
  const distance = before[other.length] ?? most + 1;
  return distance <= most ? distance : undefined;
}
