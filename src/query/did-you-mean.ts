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

/** A known word and its letters, so that no question takes it apart again. */
type Spelled = KnownWord & { readonly letters: string };

/** Known words by the number of their letters: those of another length are never looked at. */
export type Spellings = ReadonlyMap<number, readonly Spelled[]>;

export function spellingsOf(words: Iterable<KnownWord>): Spellings {
  const spellings = new Map<number, Spelled[]>();
  for (const { word, count } of words) {
    const letters = lettersOf(word);
    const alike = spellings.get(letters.length);
    if (alike === undefined) spellings.set(letters.length, [{ word, count, letters }]);
    else alike.push({ word, count, letters });
  }
  return spellings;
}

/**
 * The known word nearest to a mistyped one: fewest letters apart, then the most frequent. 스마트싵 → 스마트시티, 자율주헹 → 자율주행.
 * @returns undefined when the word is known, too short to tell, or nothing is near
 */
export function suggestSpelling(word: string, spellings: Spellings): string | undefined {
  const wanted = lettersOf(word);
  const most = mostMistakes(wanted.length);
  if (most === 0) return undefined;
  const distanceTo = distancesFrom(wanted);
  let best: (KnownWord & { readonly distance: number }) | undefined;
  for (let length = wanted.length - most; length <= wanted.length + most; length += 1) {
    for (const known of spellings.get(length) ?? []) {
      const distance = distanceTo(known.letters, best?.distance ?? most);
      if (distance === 0) return undefined;
      if (distance === undefined) continue;
      if (best === undefined || distance < best.distance || known.count > best.count) best = { ...known, distance };
    }
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

/**
 * How many letters another word has added, left out, changed or swapped with the next one; undefined beyond `most`. Only cells near the
 * diagonal are filled, in three rows that all words share.
 */
function distancesFrom(one: string): (other: string, most: number) => number | undefined {
  let [twoBefore, before, current] = [newRow(), newRow(), newRow()];
  return (other, most) => {
    for (let column = 0; column <= Math.min(other.length, most + 1); column += 1) before[column] = column;
    for (let row = 1; row <= one.length; row += 1) {
      const from = Math.max(1, row - most);
      const to = Math.min(other.length, row + most);
      current[from - 1] = from === 1 ? row : most + 1;
      let least = current[from - 1] ?? 0;
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
      current[to + 1] = most + 1;
      if (least > most) return undefined;
      [twoBefore, before, current] = [before, current, twoBefore];
    }
    const distance = before[other.length] ?? most + 1;
    return distance <= most ? distance : undefined;
  };
}

function newRow(): Uint8Array {
  return new Uint8Array(LONGEST_WORD + 2);
}
