// Whether an occurrence of a literal is the word that was meant: what may stand before, inside and after it.
// It must never find AI in KAIST, 시장 in 부시장, or 시장 in 도시 장벽. Places have rules of their own (place-scan.ts).
// The index can be asked for exactly the same (query/fts-expression.ts): a rule that is changed here is changed there.
import { GAP, type CollapsedText } from './collapsed-text.ts';
import { NEEDED, type Literal, type Mode, type Spacing } from './literal.ts';
import { hasFinalConsonant } from './particles.ts';
import { scriptAt } from './runs.ts';
import { isParticleBehind, stemOf } from './stem.ts';
import { LOOSE_PREFIXES, LOOSE_WORDS, WORD_TAILS } from './word-lists.ts';

type Stretch = { readonly start: number; readonly end: number };

/** @param stretch offsets in the collapsed text */
export function literalFits(text: CollapsedText, stretch: Stretch, literal: Literal): boolean {
  for (const spacing of literal.spacings)
    if (gapsFit(text, stretch.start, spacing))
      return beginFits(text, stretch, spacing.mode) && endFits(text, stretch, spacing);
  return false;
}

function gapsFit({ gaps }: CollapsedText, start: number, { needs }: Spacing): boolean {
  for (let at = 0; at < needs.length; at += 1) {
    const [gap, need] = [gaps[start + at + 1], needs[at]];
    if (need === NEEDED.noneOrSoft ? gap === GAP.hard : gap !== need) return false;
  }
  return true;
}

function beginFits(text: CollapsedText, { start, end }: Stretch, mode: Mode): boolean {
  switch (mode) {
    case 'free':
      return true;
    case 'noun':
      return startsRun(text, start) || !startsRun(text, start - 1) || mayStandBehind(text.text.slice(start - 1, end));
    case 'exact':
      return startsRun(text, start) && isWordOf(text, { start, end });
    case 'whole':
      return startsRun(text, start);
  }
}

/**
 * Whether a pair of syllables behind a single one is still what was asked for: 신도시, 시의회; not 부시장. Pairs that are no nouns (했다 of
 * 말했다, 업을 of 사업을) may stand anywhere: the index would hold each of them as an exception, and nobody looks for them.
 */
export function mayStandBehind(word: string): boolean {
  return (
    LOOSE_PREFIXES.has(word.charAt(0)) ||
    LOOSE_WORDS.has(word) ||
    WORD_TAILS.has(word.slice(1)) ||
    NO_NOUN_END.has(word.charAt(2))
  );
}

const NO_NOUN_END: ReadonlySet<string> = new Set('을를은는에했였됐었았');

function endFits(text: CollapsedText, { start, end }: Stretch, spacing: Spacing): boolean {
  if (spacing.mayGoOn || endsRun(text, end)) return true;
  return spacing.parts.at(-1)?.kind === 'letters' && end - start >= SHORTEST_PLURAL && isPlural(text, end);
}

/** Shorter ones are names of things with an s of their own: `AI` in `AIS`. */
export const SHORTEST_PLURAL = 3;
export const PLURALS = ['s', 'es'] as const;

function isPlural(text: CollapsedText, end: number): boolean {
  return PLURALS.some((plural) => text.text.startsWith(plural, end) && endsRun(text, end + plural.length, end));
}

/**
 * Stems of the words that are this noun of one or two syllables and a particle: 물, 물이, 물에서는. Each is a look-up in the index. A stem that
 * does not begin with it is that of a verb (한 is a form of 하다), and would find all forms of that.
 */
export function exactStems(noun: string): ReadonlySet<string> {
  const known = EXACT_STEMS.get(noun);
  if (known !== undefined) return known;
  const words = [noun, ...SHORT_TAILS.filter((tail) => mayFollow(noun, tail)).map((tail) => noun + tail)];
  const stems = new Set(words.map(stemOfWord).filter((stem) => stem.startsWith(noun)));
  if (EXACT_STEMS.size >= MOST_KEPT) EXACT_STEMS.clear();
  EXACT_STEMS.set(noun, stems);
  return stems;
}

/** 한 of 한·미·일, 간, 온: forms of verbs as well, so their stems do not tell them. They are looked for as they stand, without particles. */
export function isVerbForm(syllable: string): boolean {
  return syllable.length === 1 && !stemOfWord(syllable).startsWith(syllable);
}

function stemOfWord(text: string): string {
  return stemOf({ kind: 'hangul', text, start: 0, end: text.length });
}

/** Longer ones are cut down to these by stems: 에서는 to 에서. Some two dozen look-ups find nearly all there are in news. */
const SHORT_TAILS: readonly string[] =
  '은 는 이 가 을 를 의 에 와 과 로 으로 도 만 에서 에는 에도 까지 부터 보다 처럼 이나 이며 이다 인 들 등'.split(' ');

/** 은, 을, 이다 stand behind a consonant, 는, 를, 였다 behind a vowel. */
function mayFollow(noun: string, tail: string): boolean {
  const first = tail.charAt(0);
  return hasFinalConsonant(noun.charAt(noun.length - 1)) ? !AFTER_VOWEL.has(first) : !AFTER_CONSONANT.has(first);
}

const AFTER_CONSONANT: ReadonlySet<string> = new Set('은을과이으');
const AFTER_VOWEL: ReadonlySet<string> = new Set('는를와가');

const EXACT_STEMS = new Map<string, ReadonlySet<string>>();
const MOST_KEPT = 200;

/** Whether the run is this noun, with a particle perhaps, and not a particle itself (the 의 of AI의). */
function isWordOf(text: CollapsedText, { start, end }: Stretch): boolean {
  let runEnd = start + 1;
  while (!endsRun(text, runEnd)) runEnd += 1;
  const run = text.text.slice(start, runEnd);
  if (runEnd === end && isVerbForm(run)) return true;
  const isBehind = start > 0 && text.gaps[start] === GAP.none;
  if (isBehind && isParticleBehind(scriptAt(text.text, start - 1), run)) return false;
  return exactStems(text.text.slice(start, end)).has(stemOfWord(run));
}

/** A unit behind a space or another script, or the first. */
function startsRun({ text, gaps }: CollapsedText, at: number): boolean {
  return at <= 0 || gaps[at] !== GAP.none || scriptAt(text, at - 1) !== scriptAt(text, at);
}

/** @param from a unit that is known to end nothing */
function endsRun(text: CollapsedText, end: number, from = end): boolean {
  if (end > from) for (let at = from + 1; at < end; at += 1) if (startsRun(text, at)) return false;
  return end >= text.text.length || startsRun(text, end);
}
