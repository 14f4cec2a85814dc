// Pairs out of a labelled stream: articles with the event they tell and the text they repeat, so that a set holds each text once.
// Look-alikes (one family) are all paired; of the rest each article meets a few others, or chance likeness would never be measured.
import type { ArticleLine } from './article-line.ts';

export const LABELS = ['copy', 'story', 'different'] as const;
export type Label = (typeof LABELS)[number];

export type LabelledPair = { readonly a: ArticleLine; readonly b: ArticleLine; readonly label: Label };

/** How many articles of other families each one meets. */
const STRANGERS = 3;

/** @param lines articles with `event`; `text` and `family` where the set tells them */
export function pairsOfStream(lines: readonly ArticleLine[]): readonly LabelledPair[] {
  return lines.flatMap((a, at) => {
    const later = lines.slice(at + 1);
    const own = later.filter((b) => b.family === a.family);
    const others = later.filter((b) => b.family !== a.family);
    const step = Math.max(1, Math.floor(others.length / STRANGERS));
    const strangers = others.filter((_, index) => index % step === 0).slice(0, STRANGERS);
    return [...own, ...strangers].map((b) => ({ a, b, label: labelOf(a, b) }));
  });
}

function labelOf(a: ArticleLine, b: ArticleLine): Label {
  if (a.event === undefined || a.event !== b.event) return 'different';
  return a.text !== undefined && a.text === b.text ? 'copy' : 'story';
}
