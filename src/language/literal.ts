// Makes the literal that is looked for out of a word or phrase as typed, and says how loosely it may stand.
import { FREE_LENGTH, type Literal, type LiteralMode } from './boundary.ts';
import { GAP, type CollapsedText } from './collapsed-text.ts';
import { isHangulUnit } from './particles.ts';

/** @param typed a collapsed word or phrase @param isSpacingFixed blanks must stand where they were typed, and nowhere else */
export function literalOf(typed: CollapsedText, isSpacingFixed = false): Literal {
  const gapsOf = (gap: number): readonly number[] =>
    [...typed.gaps.entries()].flatMap(([unit, found]) => (unit > 0 && found === gap ? [unit] : []));
  return {
    text: typed.text,
    mode: modeOf(typed.text),
    blanks: gapsOf(GAP.soft),
    breaks: gapsOf(GAP.hard),
    isSpacingFixed,
  };
}

/** Of a stem, without the blanks behind it. */
export function shorten(literal: Literal, length: number): Literal {
  const text = literal.text.slice(0, length);
  const isInside = (offset: number): boolean => offset < length;
  return {
    ...literal,
    text,
    mode: modeOf(text),
    blanks: literal.blanks.filter(isInside),
    breaks: literal.breaks.filter(isInside),
  };
}

function modeOf(text: string): LiteralMode {
  if (text.length >= FREE_LENGTH) return 'free';
  const isLoneSyllable = text.length === 1 && isHangulUnit(text);
  return isLoneSyllable ? 'exact' : 'noun';
}
