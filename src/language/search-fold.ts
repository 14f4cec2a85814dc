// Folds a text for search: NFKC, lower case, no accents, so that full-width letters, decomposed Hangul and Đà Lạt are found.
// It must never lose the way back: every folded unit knows where it stood in the original.
import { foldName, foldWithOffsets, type FoldedText } from './fold.ts';

/** Folds and remembers where each unit came from. Linear; a text that is NFKC already (nearly all are) takes the short way. */
export function foldForSearch(original: string): FoldedText {
  if (original.normalize('NFKC') === original) return foldWithOffsets(original);
  const parts: string[] = [];
  const offsets: number[] = [];
  for (const { 0: letter, index } of original.matchAll(LETTER_WITH_MARKS)) {
    const folded = foldName(letter.normalize('NFKC'));
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit += 1) offsets.push(index);
  }
  offsets.push(original.length);
  return { text: parts.join(''), offsets: Int32Array.from(offsets) };
}

/** One character with what is written onto it, bounded: `e` and an acute, or the two or three letters of a decomposed syllable. */
const LETTER_WITH_MARKS = /\P{M}[\p{M}\u1160-\u11ff]{0,30}|\p{M}{1,30}/gsu;
