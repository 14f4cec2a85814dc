// What is measured of two articles to tell whether they tell one event. Numbers only; what they are worth, event-points.ts says.
// Symmetric: the order of the two never matters.
import { HOUR_MS } from '#src/time.ts';
import { HOME, type Prepared } from './comparable.ts';
import { isClockFigure, type Figures } from './event-keys.ts';
import { areAtOtherStages } from './event-stages.ts';
import { repetitionOf } from './repetition.ts';
import { overlap } from './shingles.ts';
import type { TellingWord } from './telling-words.ts';
import { cosine } from './tf-idf.ts';
import { vetoesBetween, type Veto } from './vetoes.ts';

export const FEATURES = [
  'hours',
  'sameOutlet',
  'jaccard',
  'containment',
  'cosine',
  'titleCosine',
  'leadCosine',
  'repeated',
  'repeatedOtherwise',
  'clashes',
  'rarestShared',
  'wordCosine',
  'titleKnown',
  'titleKnownBoth',
  'leadKnown',
  'leadKnownBoth',
  'figures',
  'leadFigures',
  'quantities',
  'values',
  'titleFiguresKnown',
  'titleFiguresUnknown',
  'day',
  'clock',
  'quotes',
  'actorsKnown',
  'titleQuoteUnknown',
  'oneReacts',
  'narrower',
  'otherFocus',
  'otherPlace',
  'otherSubject',
  'otherEdition',
  'otherStage',
  'otherPhase',
] as const;

export type Feature = (typeof FEATURES)[number];
export type Features = Readonly<Record<Feature, number>>;

/** @param vetoes of the two, where they are known already */
export function featuresOf(
  one: Prepared,
  other: Prepared,
  vetoes: readonly Veto[] = vetoesBetween(one, other),
): Features {
  return {
    ...nearness(one, other),
    ...likeness(one, other),
    ...sharedWords(one, other),
    ...sharedFigures(one, other),
    ...whoseWords(one, other),
    narrower: Number(isNarrower(one, other) || isNarrower(other, one)),
    otherFocus: Number(hasOtherFocus(one, other)) + Number(hasOtherFocus(other, one)),
    otherPlace: Number(vetoes.includes('veto:place')),
    otherSubject: Number(vetoes.includes('veto:subject')),
    otherEdition: Number(vetoes.includes('veto:edition')),
    otherStage: Number(areAtOtherStages(one.stages, other.stages)),
    otherPhase: Number(vetoes.includes('veto:phase')),
  };
}

function nearness(one: Prepared, other: Prepared) {
  return {
    hours: Math.abs(one.publishedAt - other.publishedAt) / HOUR_MS,
    // A later version of one's own report is no next article.
    sameOutlet: Number(one.outlet !== '' && one.outlet === other.outlet && !one.isVersion && !other.isVersion),
  };
}

function likeness(one: Prepared, other: Prepared) {
  const { clean, clashed, pairCount, clashCount } = repetitionOf(one, other);
  return {
    jaccard: overlap(one.trigrams, other.trigrams).jaccard,
    containment: overlap(one.fourgrams, other.fourgrams).containment,
    cosine: cosine(one.vector, other.vector),
    titleCosine: cosine(one.titleVector, other.titleVector),
    leadCosine: cosine(one.leadVector, other.leadVector),
    repeated: clean,
    repeatedOtherwise: clashed,
    clashes: clashCount / Math.max(pairCount, LEAST_PAIRS),
  };
}

/** One clash of one shared sentence is no rule yet. */
const LEAST_PAIRS = 3;

function sharedWords(one: Prepared, other: Prepared) {
  const shared = [...one.words].filter(([word]) => other.words.has(word)).map(([, rarity]) => rarity);
  const rarest = shared.toSorted((left, right) => right - left).slice(0, RAREST);
  const squares = shared.reduce((sum, rarity) => sum + rarity ** 4, 0);
  const [titleKnownBoth, titleKnown] = inOrder(known(one.titleWords, other), known(other.titleWords, one));
  const [leadKnownBoth, leadKnown] = inOrder(known(one.leadWords, other), known(other.leadWords, one));
  return {
    rarestShared: rarest.reduce((sum, rarity) => sum + rarity, 0) / RAREST,
    wordCosine: squares / (one.wordLength * other.wordLength || 1),
    titleKnown,
    titleKnownBoth,
    leadKnown,
    leadKnownBoth,
  };
}

const RAREST = 8;

function inOrder(one: number, other: number): readonly [less: number, more: number] {
  return one <= other ? [one, other] : [other, one];
}

/** Which share of an article's words the other text knows, rare ones counting more; a half where there is no word to ask for. */
function known(words: readonly TellingWord[], { wholeText }: Prepared): number {
  const all = words.reduce((sum, { rarity }) => sum + rarity ** 2, 0);
  if (all === 0) return 0.5;
  return words.reduce((sum, { word, rarity }) => (wholeText.includes(word) ? sum + rarity ** 2 : sum), 0) / all;
}

function sharedFigures(one: Prepared, other: Prepared) {
  const [ones, others] = [titleQuantities(one), titleQuantities(other)];
  return {
    figures: shareOf(one.figures, other.figures, 4),
    leadFigures: shareOf(one.leadFigures, other.leadFigures, 3),
    quantities: shareOf(one.quantities, other.quantities, 3),
    values: shareOf(one.values, other.values, 2),
    titleFiguresKnown: countKnown(ones, other.figures) + countKnown(others, one.figures),
    titleFiguresUnknown:
      ones.length + others.length - countKnown(ones, other.figures) - countKnown(others, one.figures),
    day: agreement(daysOf(one), daysOf(other)),
    clock: agreement(one.clocks, other.clocks),
    quotes: countQuotes(one, other) + countQuotes(other, one),
  };
}

/** @param least of so many figures one shared is a share, however few there are */
function shareOf(one: Figures, other: Figures, least: number): number {
  return one.intersection(other).size / Math.max(Math.min(one.size, other.size), least);
}

function titleQuantities({ titleFigures }: Prepared): readonly string[] {
  return [...titleFigures].filter((figure) => !isClockFigure(figure));
}

function countKnown(figures: readonly string[], known: Figures): number {
  return figures.filter((figure) => known.has(figure)).length;
}

function daysOf({ leadFigures }: Prepared): ReadonlySet<string> {
  return new Set([...leadFigures].filter((figure) => DAY.test(figure)));
}

/** Example: `24일`. */
const DAY = /^\d{1,2}일$/;

/** 1 where both name one, -1 where they name different ones, 0 where one names none. */
function agreement(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  return one.isDisjointFrom(other) ? -1 : 1;
}

function countQuotes({ quotes }: Prepared, { wholeText }: Prepared): number {
  return quotes.filter((edge) => wholeText.includes(edge)).length;
}

function whoseWords(one: Prepared, other: Prepared) {
  return {
    actorsKnown: (actorsKnown(one, other) + actorsKnown(other, one)) / 2,
    titleQuoteUnknown: Number(quotesUnknown(one, other)) + Number(quotesUnknown(other, one)),
    oneReacts: Number(one.isReaction !== other.isReaction),
  };
}

/** The headline quotes somebody whom the other text does not. */
function quotesUnknown({ titleQuotes }: Prepared, { wholeText }: Prepared): boolean {
  return titleQuotes.length > 0 && !titleQuotes.some((quote) => wholeText.includes(quote.slice(0, QUOTE_LENGTH)));
}

/** Headlines cut quotes. */
const QUOTE_LENGTH = 6;

/** Which share of who acts first in one article the beginning of the other names; a half when nobody is found. */
function actorsKnown({ actors }: Prepared, { leadText }: Prepared): number {
  if (actors.length === 0) return 0.5;
  return actors.filter((actor) => leadText.includes(actor)).length / actors.length;
}

/** A ministry's list of cities against the release of one of them. */
function isNarrower(one: Prepared, other: Prepared): boolean {
  return one.cityCount <= 1 && other.cityCount >= LIST_OF_CITIES;
}

const LIST_OF_CITIES = 3;

/** The headline names a place that headline and lead of the other do not. */
function hasOtherFocus({ titlePlaces }: Prepared, { leadPlaces }: Prepared): boolean {
  return titlePlaces.some((id) => id !== HOME && !leadPlaces.includes(id));
}
