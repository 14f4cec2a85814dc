// Decides what a clean line of text is, and whether a text is Korean or English.
// It must never lose a visible character: only what no reader sees goes away.
import type { Language } from '#src/model.ts';

/**
 * One line as a reader sees it: NFC, one space between words, nothing invisible (controls, zero-width and bidirectional marks,
 * Hangul fillers, lone surrogates). Line breaks become spaces. Linear in the length of the text.
 */
export function cleanLine(text: string): string {
  return text.replaceAll(BLANK, ' ').replaceAll(INVISIBLE, '').normalize('NFC').trim();
}

/** White space of every kind, and the Hangul filler old editors type as a space: `"가\u00a0\n나"`, `"\u3164"`. */
const BLANK = /[\s\u0085\u115f\u1160\u3164\uffa0]+/gu;

/** Controls, format characters (bidi marks, zero-width, soft hyphen, BOM) and lone surrogates: `"스\u200b마트"`. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]+/gu;

/**
 * The language of a text by its share of Hangul among its letters (the first 5,000 characters decide).
 * A text without letters counts as Korean, the language this program follows first.
 */
export function languageOf(text: string): Language {
  const { hangul, letters } = countLetters(text);
  return letters === 0 || hangul / letters >= KOREAN_SHARE ? 'ko' : 'en';
}

/** Share of Hangul among the letters of a text, 0 to 1 (the first 5,000 characters decide); 0 for a text without letters. */
export function hangulShareOf(text: string): number {
  const { hangul, letters } = countLetters(text);
  return letters === 0 ? 0 : hangul / letters;
}

// A Hangul syllable is worth two or three Latin letters, so Korean text full of English names still stays well above this.
const KOREAN_SHARE = 0.2;
const SAMPLE_LENGTH = 5_000;

function countLetters(text: string): { readonly hangul: number; readonly letters: number } {
  const sample = text.slice(0, SAMPLE_LENGTH);
  let letters = 0;
  let hangul = 0;
  for (const { 0: letter } of sample.matchAll(LETTER)) {
    letters += 1;
    if (HANGUL.test(letter)) hangul += 1;
  }
  return { hangul, letters };
}

/** One letter of any script: `가`, `a`. */
const LETTER = /\p{L}/gu;

/** One Hangul letter, a syllable or a jamo: `가`, `ㅋ`. */
const HANGUL = /^\p{Script=Hangul}/u;
