// What two texts have in common sentence by sentence: how much of the shorter one stands in the other, and what differs inside
// sentences that are otherwise the same. Editors drop, join and polish sentences; they never change a figure or a name.
import type { ComparedSentence } from './compared-sentences.ts';
import { unitOf } from './event-keys.ts';
import { overlap } from './shingles.ts';

export type Repetition = {
  /** Share of the shorter text's letters in sentences that the other has as well, 0 to 1. */
  readonly share: number;
  /** Sentences that both have, alike or nearly. */
  readonly pairCount: number;
  /** Of them those that state another figure of the same kind, or another name in the same place. */
  readonly clashCount: number;
  /** Sentences of the shorter text that the other has not. */
  readonly ownCount: number;
};

type Side = {
  readonly sentences: readonly ComparedSentence[];
  readonly wholeText: string;
  readonly figures: ReadonlySet<string>;
};

/** Symmetric. Costs a comparison for each two sentences that share a rare beginning of n-grams; texts without common n-grams cost one pass. */
export function repetitionOf(one: Side, other: Side): Repetition {
  const [shorter, longer] = lettersOf(one) <= lettersOf(other) ? [one, other] : [other, one];
  let letters = 0;
  let pairCount = 0;
  let clashCount = 0;
  for (const sentence of shorter.sentences) {
    const twin = twinOf(sentence, longer.sentences);
    if (twin === undefined) continue;
    letters += sentence.text.length;
    pairCount += 1;
    if (clashes(sentence, twin, { shorter, longer })) clashCount += 1;
  }
  const all = lettersOf(shorter);
  return {
    share: all === 0 ? 0 : letters / all,
    pairCount,
    clashCount,
    ownCount: shorter.sentences.length - pairCount,
  };
}

function lettersOf({ sentences }: Side): number {
  return sentences.reduce((sum, { text }) => sum + text.length, 0);
}

/** An edited sentence keeps more than half of its n-grams; two that were joined hold each other. */
const TWIN = 0.55;

function twinOf(sentence: ComparedSentence, others: readonly ComparedSentence[]): ComparedSentence | undefined {
  let best: ComparedSentence | undefined;
  let most = TWIN;
  for (const other of others) {
    const { containment } = overlap(sentence.grams, other.grams);
    const isWhole =
      Math.min(sentence.text.length, other.text.length) * 4 >= Math.max(sentence.text.length, other.text.length);
    if (!isWhole || containment <= most) continue;
    best = other;
    most = containment;
  }
  return best;
}

function clashes(
  one: ComparedSentence,
  other: ComparedSentence,
  { shorter, longer }: { readonly shorter: Side; readonly longer: Side },
): boolean {
  const left = [...one.figures].filter((figure) => !longer.figures.has(figure));
  const right = [...other.figures].filter((figure) => !shorter.figures.has(figure));
  if (left.some((figure) => right.some((against) => unitOf(figure) === unitOf(against)))) return true;
  return hasStranger(one, longer.wholeText) && hasStranger(other, shorter.wholeText);
}

/** A name that the other text does not know at all. */
function hasStranger({ words }: ComparedSentence, text: string): boolean {
  return words.some((word) => word.length >= 2 && !text.includes(word) && !text.includes(word.slice(0, -1)));
}
