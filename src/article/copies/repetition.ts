// What two texts have in common sentence by sentence: how much of the shorter one stands in the other, and what differs inside
// sentences that are otherwise the same. Editors drop, join and polish sentences; they never change a figure or a name.
import type { ComparedSentence } from './compared-sentences.ts';
import { unitOf } from './event-keys.ts';
import { NumberTable } from './number-table.ts';

export type Repetition = {
  /** Share of the shorter text's letters in sentences that the other has as well, 0 to 1: with the same facts, and with others. */
  readonly clean: number;
  readonly clashed: number;
  /** Sentences that both have, alike or nearly. */
  readonly pairCount: number;
  /** Of them those that state another figure of the same kind, or another name in the same place. */
  readonly clashCount: number;
  /** Sentences of the shorter text that the other has not. */
  readonly ownCount: number;
};

type Side = {
  readonly sentences: readonly ComparedSentence[];
  /** `sentenceIndex` of them. */
  readonly index: NumberTable;
  readonly wholeText: string;
  readonly figures: ReadonlySet<string>;
};

/** Symmetric. One pass over the n-grams of the shorter text. */
export function repetitionOf(one: Side, other: Side): Repetition {
  const [shorter, longer] = lettersOf(one) <= lettersOf(other) ? [one, other] : [other, one];
  const letters = { clean: 0, clashed: 0 };
  let pairCount = 0;
  let clashCount = 0;
  for (const sentence of shorter.sentences) {
    const twin = twinOf(sentence, longer);
    if (twin === undefined) continue;
    pairCount += 1;
    const isClash = clashes(sentence, twin, { shorter, longer });
    if (isClash) clashCount += 1;
    letters[isClash ? 'clashed' : 'clean'] += sentence.text.length;
  }
  const all = lettersOf(shorter) || 1;
  return {
    clean: letters.clean / all,
    clashed: letters.clashed / all,
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

/** The sentence of the other text that shares most n-grams, when it is nearly the same. */
function twinOf({ grams, text }: ComparedSentence, { sentences, index }: Side): ComparedSentence | undefined {
  const counts = new Uint32Array(sentences.length);
  const sharing: number[] = [];
  for (let gram = 0; gram < grams.length; gram += 1) {
    const at = index.get(grams[gram] ?? 0) - 1;
    if (at < 0) continue;
    const before = counts[at] ?? 0;
    if (before === 0) sharing.push(at);
    counts[at] = before + 1;
  }
  const shared = sharing.reduce((most, at) => Math.max(most, counts[at] ?? 0), 0);
  const twin = sentences[sharing.find((at) => counts[at] === shared) ?? -1];
  if (twin === undefined) return undefined;
  const isWhole = Math.min(text.length, twin.text.length) * 4 >= Math.max(text.length, twin.text.length);
  return isWhole && shared > TWIN * Math.min(grams.length, twin.grams.length) ? twin : undefined;
}

/** Of each n-gram of a text the number of the first sentence that holds it, counted from 1. */
export function sentenceIndex(sentences: readonly ComparedSentence[]): NumberTable {
  const index = new NumberTable(sentences.reduce((sum, { grams }) => sum + grams.length, 0));
  for (const [at, { grams }] of sentences.entries()) for (const gram of grams) index.add(gram, at + 1);
  return index;
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
