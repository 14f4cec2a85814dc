// Whether an occurrence of a literal is the word that was meant: what may stand before, inside and after it.
// It must never find AI in KAIST, 시장 in 부시장, or 시장 in 도시 장벽. Places have rules of their own (place-scan.ts).
import { GAP, type CollapsedText } from './collapsed-text.ts';
import { isHangulUnit } from './particles.ts';
import { LONGEST_TAIL, LOOSE_PREFIXES, NOUN_TAILS } from './word-lists.ts';

/**
 * How loosely a literal may stand in its word. `free`: anywhere (four syllables or more are no accident); `noun`: at the beginning,
 * or behind a part of two syllables (군집드론); `exact`: alone, with particles at most.
 */
export type LiteralMode = 'free' | 'noun' | 'exact';

export type Literal = {
  /** Collapsed: folded letters and digits only. */
  readonly text: string;
  readonly mode: LiteralMode;
  /** Offsets inside `text` where a blank was typed. */
  readonly blanks: readonly number[];
  /** Offsets where another character was typed: the dots of `a.b`. */
  readonly breaks: readonly number[];
  /** Blanks exactly where typed: `=스마트 도시`. */
  readonly isSpacingFixed: boolean;
};

/** @param start offset in the collapsed text @param end exclusive */
export function literalFits(
  text: CollapsedText,
  { start, end }: { readonly start: number; readonly end: number },
  literal: Literal,
): boolean {
  return (
    gapsFit(text, start, literal) && beginFits(text, start, literal.mode) && endFits(text, { start, end }, literal.mode)
  );
}

function gapsFit({ text, gaps }: CollapsedText, start: number, literal: Literal): boolean {
  const { length } = literal.text;
  for (let inside = 1; inside < length; inside += 1) {
    const gap = gaps[start + inside] ?? GAP.none;
    if (literal.breaks.includes(inside)) {
      if (gap === GAP.none) return false;
      continue;
    }
    const isTyped = literal.blanks.includes(inside);
    if (gap === GAP.hard) return false;
    if (literal.isSpacingFixed && isTyped !== (gap === GAP.soft)) return false;
    if (gap === GAP.none || isTyped) continue;
    const changesScript = scriptOf(text.charAt(start + inside)) !== scriptOf(text.charAt(start + inside - 1));
    if (!changesScript && !mayBeSplit(literal.text, inside)) return false;
  }
  return true;
}

/** 스마트 시티 for 스마트시티: Hangul of four syllables or more, with two on either side of the blank. */
function mayBeSplit(literal: string, inside: number): boolean {
  return (
    literal.length >= FREE_LENGTH && inside >= 2 && literal.length - inside >= 2 && isHangulUnit(literal.charAt(inside))
  );
}

/** Syllables from which on a literal is taken for itself wherever it stands. */
export const FREE_LENGTH = 4;

function beginFits({ text, gaps }: CollapsedText, start: number, mode: LiteralMode): boolean {
  const own = scriptOf(text.charAt(start));
  if (gaps[start] !== GAP.none || start === 0) return true;
  if (scriptOf(text.charAt(start - 1)) !== own) return true;
  if (own !== 'hangul') return own === 'other';
  if (mode === 'free') return true;
  if (mode === 'exact') return false;
  const isSecond = start === 1 || gaps[start - 1] !== GAP.none || !isHangulUnit(text.charAt(start - 2));
  return isSecond ? LOOSE_PREFIXES.has(text.charAt(start - 1)) : true;
}

type Stretch = { readonly start: number; readonly end: number };

function endFits({ text, gaps }: CollapsedText, { start, end }: Stretch, mode: LiteralMode): boolean {
  if (end >= text.length || gaps[end] !== GAP.none) return true;
  const own = scriptOf(text.charAt(end - 1));
  if (scriptOf(text.charAt(end)) !== own) return true;
  if (own === 'letters') return end - start >= SHORTEST_PLURAL && isPlural({ text, gaps }, end);
  if (own !== 'hangul') return own === 'other';
  return mode !== 'exact' || NOUN_TAILS.has(restOfWord({ text, gaps }, end));
}

/** Shorter ones are names of things with an s of their own: `AI` in `AIS`. */
const SHORTEST_PLURAL = 3;

type Units = Pick<CollapsedText, 'text' | 'gaps'>;

function isPlural({ text, gaps }: Units, end: number): boolean {
  const stop = text.startsWith('es', end) ? end + 2 : end + 1;
  if (text.charAt(stop - 1) !== 's') return false;
  return stop >= text.length || gaps[stop] !== GAP.none || scriptOf(text.charAt(stop)) !== 'letters';
}

/** The Hangul after a literal inside its word; one that is longer than any tail is cut, which makes it none. */
function restOfWord({ text, gaps }: Units, end: number): string {
  let stop = end;
  while (
    stop < text.length &&
    stop - end <= LONGEST_TAIL &&
    isHangulUnit(text.charAt(stop)) &&
    (stop === end || gaps[stop] === GAP.none)
  )
    stop += 1;
  return text.slice(end, stop);
}

/** Chinese characters and kana write no word ends: they are `other`, and their literals may begin and end anywhere. */
function scriptOf(unit: string): 'hangul' | 'digits' | 'letters' | 'other' {
  if (isHangulUnit(unit)) return 'hangul';
  if (unit >= 'a' && unit <= 'z') return 'letters';
  if (DIGIT.test(unit)) return 'digits';
  return HAN.test(unit) ? 'other' : 'letters';
}

/** Example: `7`. */
const DIGIT = /^\p{Nd}/u;
/** Example: `韓`. */
const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
