// A text as literals are looked for in it: folded letters and digits only, nothing between words, each unit with its way back.
// 신종 코로나 and 신종코로나 are one here; where the words ended is kept beside, for boundary.ts to judge.
import { runsOf } from './runs.ts';
import type { FoldedText } from './fold.ts';
import { foldForSearch } from './search-fold.ts';

/** What stood before a unit: nothing, a blank or hyphen, or something that ends a phrase. */
export const GAP = { none: 0, soft: 1, hard: 2 } as const;

export type CollapsedText = {
  readonly text: string;
  /** Offsets in the original of each unit's beginning and end. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** One of GAP for each unit. */
  readonly gaps: Uint8Array;
};

/** Linear in the length of the text. */
export function collapse(original: string): CollapsedText {
  return collapseFolded(foldForSearch(original));
}

/** @param text folded for search */
export function collapseFolded({ text: folded, offsets }: FoldedText): CollapsedText {
  const runs = runsOf(folded);
  const length = runs.reduce((sum, run) => sum + run.text.length, 0);
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  const gaps = new Uint8Array(length);
  let unit = 0;
  let previousEnd = 0;
  let text = '';
  for (const run of runs) {
    gaps[unit] = gapOf(folded, { start: previousEnd, end: run.start }, unit);
    previousEnd = run.end;
    text += run.text;
    const hasCommas = run.text.length < run.end - run.start;
    for (let at = run.start; at < run.end; at += 1) {
      if (hasCommas && folded[at] === ',') continue;
      starts[unit] = offsets?.[at] ?? at;
      ends[unit] = offsets === undefined ? at + 1 : endOf(offsets, at);
      unit += 1;
    }
  }
  return { text, starts, ends, gaps };
}

/** One of GAP. @param stretch between two runs, offsets in the folded text @param unit 0 for the first of the text */
export function gapOf(
  folded: string,
  { start, end }: { readonly start: number; readonly end: number },
  unit: number,
): number {
  if (unit === 0) return GAP.hard;
  if (start === end) return GAP.none;
  if (end - start === 1 && folded[start] === ' ') return GAP.soft;
  return end - start <= LONGEST_SOFT_GAP && SOFT_GAP.test(folded.slice(start, end)) ? GAP.soft : GAP.hard;
}

const LONGEST_SOFT_GAP = 3;

/** Example: the blank of `스마트 시티`, the hyphen of `u-city`, the quotation mark of `'스마트' 시티`; no line break. */
const SOFT_GAP = /^[^\S\n\r]*[-‐‑–'’‘]?[^\S\n\r]*$/u;

/** Several folded units may come from one character (㈜), and several characters may have made one unit. */
function endOf(offsets: Int32Array, at: number): number {
  const start = offsets[at] ?? 0;
  let next = at + 1;
  while (next < offsets.length - 1 && offsets[next] === start) next += 1;
  return offsets[next] ?? start + 1;
}
