// A headline, a name or a sentence of the web as it stands in an answer: whatever it looks like, it is text and no mark of ours.
// Everything in an answer that we did not write passes here, unless it is a heading, a label or an excerpt, in which no mark counts.
import { unmarked } from '#src/chat/own-marks.ts';
import { shorten } from './shorten.ts';

/** @param longest UTF-16 units at most, with an ellipsis; whole when left out */
export function webText(text: string, longest = Number.POSITIVE_INFINITY): string {
  return unmarked(shorten(text, longest));
}
