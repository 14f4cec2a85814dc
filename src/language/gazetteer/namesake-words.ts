// The words beside the name of a place that make another name of it (seeds/namesakes.json), and how they are read.
// It must never decide: that is place-namesakes.ts.
import { z } from 'zod';
import namesakes from '#seeds/namesakes.json' with { type: 'json' };
import { foldName } from '#src/language/fold.ts';
import type { Surface } from './gazetteer.ts';
import { particleStart } from '#src/language/particles.ts';
import type { Stretch } from './place-cues.ts';
import type { LatinSource } from './place-latin.ts';

/** What stands beside a name, folded. */
export type Beside = {
  /** The word before it, a blank between; `` for none. */
  readonly before: string;
  /** The word behind it as it stands and without particles, then two words, and those without a last syllable: `스틸러스가`, `스틸러스`, `레드 삭스가`, `레드 삭스`. */
  readonly next: readonly string[];
  readonly surface: Surface;
};

export function wordsBeside(source: LatinSource, { start, end }: Stretch, surface: Surface): Beside {
  return { before: wordBefore(source, start), next: wordsBehind(source, end), surface };
}

/** A Latin word with a capital, a short one in capitals: `Real`, `AC`; not `as Seoul`, `As Seoul`. */
export function isWrittenAsName({ originalSlice }: LatinSource, start: number, word: string): boolean {
  const first = word.charAt(0);
  if (first < 'a' || first > 'z') return true;
  const original = originalSlice(start, start + word.length);
  return word.length > 2 ? original.charAt(0) !== first : original === original.toUpperCase();
}

const folded = z.array(z.string().min(1)).transform((list) => list.map(foldName));
const wordSet = folded.transform((list): ReadonlySet<string> => new Set(list));

export const WORDS = z
  .strictObject({
    format: z.array(z.string().min(20)).min(1),
    teams: wordSet,
    sponsors: wordSet,
    sportWords: folded,
    leagues: folded,
    before: wordSet,
    pacts: wordSet,
    brands: wordSet,
    dishes: wordSet,
    works: wordSet,
    persons: wordSet,
    givenNames: wordSet,
    familyNames: wordSet,
  })
  .parse(namesakes);

function wordBefore({ folded: text }: LatinSource, start: number): string {
  if (text[start - 1] !== ' ') return '';
  return WORD_END.exec(text.slice(Math.max(0, start - LONGEST_WORD), start - 1))?.[0] ?? '';
}

function wordsBehind({ folded: text }: LatinSource, end: number): readonly string[] {
  if (text[end] !== ' ') return NONE;
  const [first = '', second = ''] = text.slice(end + 1, end + 1 + LONGEST_WORD * 2).split(' ', 2);
  const word = WORD_START.exec(first)?.[0] ?? '';
  if (word === '') return NONE;
  const both = `${word} ${WORD_START.exec(second)?.[0] ?? ''}`;
  return [word, word.slice(0, particleStart(word)), both, both.slice(0, -1)];
}

const NONE: readonly string[] = [];
const LONGEST_WORD = 16;
/** `saint-germain,`, `kb손해보험이`. */
const WORD_START = /^[a-z0-9가-힣-]+/;
/** `mr. washington`: the last word. */
const WORD_END = /[a-z가-힣-]+$/;
