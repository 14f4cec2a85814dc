// What two stored articles have in common and where they differ, as a person would count it: for the words of /why.
// Decides nothing about them; the judge did.
import { beginningOf } from '#src/article/copies/beginning.ts';
import { comparedSentences } from '#src/article/copies/compared-sentences.ts';
import { normaliseForComparison } from '#src/article/copies/comparison-text.ts';
import { figuresOf } from '#src/article/copies/event-keys.ts';
import { repetitionOf, sentenceIndex } from '#src/article/copies/repetition.ts';
import { tellingWords } from '#src/article/copies/telling-words.ts';
import type { Facts } from '#src/model-facts.ts';

type Text = { readonly title: string; readonly paragraphs: readonly string[] };

export type Difference = {
  /** Sentences of the shorter text that the other has not, or has with another figure or name. */
  readonly differing: number;
  /** Sentences of the shorter text that the other has in slightly other words. */
  readonly reworded: number;
  /** How many sentences more the first text has; negative when the second has more. */
  readonly surplus: number;
};

/** Counted in sentences of some length: headings and signatures are none. */
export function differenceOf(one: Text, other: Text): Difference {
  const [left, right] = [sideOf(one), sideOf(other)];
  const { pairCount, clashCount, ownCount } = repetitionOf(left, right);
  const [shorter, longer] = left.body.length <= right.body.length ? [left, right] : [right, left];
  const verbatim = shorter.sentences.filter(({ text }) => longer.body.includes(text)).length;
  const differing = Math.min(ownCount + clashCount, shorter.sentences.length - verbatim);
  return {
    differing,
    reworded: Math.min(Math.max(0, shorter.sentences.length - verbatim - differing), pairCount),
    surplus: left.sentences.length - right.sentences.length,
  };
}

function sideOf({ title, paragraphs: all }: Text) {
  const paragraphs = beginningOf(all);
  const text = paragraphs.join('\n');
  const body = normaliseForComparison(text);
  const sentences = comparedSentences(paragraphs);
  return {
    sentences,
    index: sentenceIndex(sentences),
    body,
    wholeText: normaliseForComparison(title) + body,
    figures: new Set([...figuresOf(title), ...figuresOf(text)]),
  };
}

export type CommonGround = {
  /** Names and rare words of both headlines and leads, the most telling first. */
  readonly names: readonly string[];
  /** Sums and quantities that both state, as the first one writes them. */
  readonly figures: readonly string[];
};

const MOST_SHOWN = 3;
/** Where an event is named. */
const LEAD_LENGTH = 400;
/** Words of two syllables (`신호`, `구간`) are in articles of any subject. */
const LEAST_NAME = 3;
/** Small counts are in every article. */
const LEAST_QUANTITY = 10;

type Told = Text & { readonly facts: Pick<Facts, 'money' | 'quantities'> };

/** What says that two articles tell one event. */
export function commonGround(one: Told, other: Told): CommonGround {
  const known = new Set(tellingWords(leadOf(other)).map(({ word }) => word));
  const names = tellingWords(leadOf(one))
    .map(({ word }) => word)
    .filter((word) => word.length >= LEAST_NAME && known.has(word));
  const stated = new Set(figureKeys(other).map(({ key }) => key));
  const figures = figureKeys(one)
    .filter(({ key }) => stated.has(key))
    .map(({ text }) => text);
  return { names: names.slice(0, MOST_SHOWN), figures: [...new Set(figures)].slice(0, MOST_SHOWN) };
}

function leadOf({ title, paragraphs }: Text): string {
  return `${title}\n${paragraphs.join('\n').slice(0, LEAD_LENGTH)}`;
}

function figureKeys({ facts }: Told): readonly { readonly key: string; readonly text: string }[] {
  const sums = facts.money.map(({ text, value, currency }) => ({ key: `${value} ${currency}`, text }));
  const counts = facts.quantities
    .filter(({ value }) => value >= LEAST_QUANTITY)
    .map(({ text, value, unit }) => ({ key: `${value} ${unit}`, text }));
  return [...sums, ...counts];
}
