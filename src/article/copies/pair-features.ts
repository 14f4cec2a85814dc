// What is measured of two articles to tell whether they tell one event. Numbers only; what they are worth, event-points.ts says.
// Symmetric: the order of the two never matters.
import { HOUR_MS } from '#src/time.ts';
import { HOME, type Prepared } from './comparable.ts';
import type { Figures } from './event-keys.ts';
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

/** Shared n-grams of the texts: what is looked at first. */
export type TextLikeness = { readonly jaccard: number; readonly containment: number };

export function textLikeness(one: Prepared, other: Prepared): TextLikeness {
  return {
    jaccard: overlap(one.trigrams, other.trigrams).jaccard,
    containment: overlap(one.fourgrams, other.fourgrams).containment,
  };
}

type Known = { readonly vetoes: readonly Veto[]; readonly text: TextLikeness };

/** @param known what was found out of the two already */
export function featuresOf(
  one: Prepared,
  other: Prepared,
  { vetoes, text }: Known = { vetoes: vetoesBetween(one, other), text: textLikeness(one, other) },
): Features {
  return {
    ...text,
    ...nearness(one, other),
    ...likeness(one, other, text),
    ...sharedWords(one, other),
    ...sharedFigures(one, other),
    ...whoseWords(one, other),
    narrower: Number(isNarrower(one, other) || isNarrower(other, one)),
    otherFocus: Number(hasOtherFocus(one, other)) + Number(hasOtherFocus(other, one)),
    otherPlace: Number(vetoes.includes('veto:place')),
    otherSubject: Number(vetoes.includes('veto:subject')),
    otherEdition: Number(vetoes.includes('veto:edition')),
    otherStage: Number(areAtOtherStages(one.told.stages, other.told.stages)),
    otherPhase: Number(vetoes.includes('veto:phase')),
  };
}

function nearness(one: Prepared, other: Prepared) {
  return {
    hours: Math.abs(one.publishedAt - other.publishedAt) / HOUR_MS,
    // A later version of one's own report is no next article.
    sameOutlet: Number(
      one.outlet !== '' && one.outlet === other.outlet && !one.told.isVersion && !other.told.isVersion,
    ),
  };
}

function likeness(one: Prepared, other: Prepared, { containment }: TextLikeness) {
  const { clean, clashed, pairCount, clashCount } =
    containment < LEAST_CONTAINMENT ? NOTHING_REPEATED : repetitionOf(sideOf(one), sideOf(other));
  return {
    cosine: cosine(one.told.vector, other.told.vector),
    titleCosine: cosine(one.told.titleVector, other.told.titleVector),
    leadCosine: cosine(one.told.leadVector, other.told.leadVector),
    repeated: clean,
    repeatedOtherwise: clashed,
    clashes: clashCount / Math.max(pairCount, LEAST_PAIRS),
  };
}

/** Below it no sentence worth the name stands in both. */
const LEAST_CONTAINMENT = 0.06;
const NOTHING_REPEATED = { clean: 0, clashed: 0, pairCount: 0, clashCount: 0 } as const;

function sideOf({ wholeText, figures, told: { inSentences } }: Prepared) {
  return { wholeText, figures, ...inSentences };
}

/** One clash of one shared sentence is no rule yet. */
const LEAST_PAIRS = 3;

function sharedWords(one: Prepared, other: Prepared) {
  const shared = sharedRarities(one.told.words, other.told.words);
  const rarest = Float64Array.from(shared).sort().slice(-RAREST).toReversed();
  const squares = shared.reduce((sum, rarity) => sum + rarity ** 4, 0);
  const [titleKnownBoth, titleKnown] = inOrder(known(one.told.titleWords, other), known(other.told.titleWords, one));
  const [leadKnownBoth, leadKnown] = inOrder(known(one.told.leadWords, other), known(other.told.leadWords, one));
  return {
    rarestShared: rarest.reduce((sum, rarity) => sum + rarity, 0) / RAREST,
    wordCosine: squares / (one.told.wordLength * other.told.wordLength || 1),
    titleKnown,
    titleKnownBoth,
    leadKnown,
    leadKnownBoth,
  };
}

const RAREST = 8;

function sharedRarities(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number[] {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  const shared: number[] = [];
  for (const [word, rarity] of fewer) if (more.has(word)) shared.push(rarity);
  return shared;
}

function inOrder(one: number, other: number): readonly [less: number, more: number] {
  return one <= other ? [one, other] : [other, one];
}

/** Which share of an article's words the other text knows, rare ones counting more; a half where there is no word to ask for. */
function known(words: readonly TellingWord[], { wholeText, told }: Prepared): number {
  let all = 0;
  let found = 0;
  for (const { word, rarity } of words) {
    all += rarity ** 2;
    // Outlets space compounds as they like: a word may stand inside another.
    if (told.words.has(word) || wholeText.includes(word)) found += rarity ** 2;
  }
  return all === 0 ? 0.5 : found / all;
}

function sharedFigures(one: Prepared, other: Prepared) {
  const [ones, others] = [titleQuantities(one), titleQuantities(other)];
  const titleFiguresKnown = countKnown(ones, other.figures) + countKnown(others, one.figures);
  return {
    figures: shareOf(one.figures, other.figures, 4),
    leadFigures: shareOf(one.told.leadFigures, other.told.leadFigures, 3),
    quantities: shareOf(one.told.quantities, other.told.quantities, 3),
    values: shareOf(one.told.values, other.told.values, 2),
    titleFiguresKnown,
    titleFiguresUnknown: ones.length + others.length - titleFiguresKnown,
    day: agreement(one.told.days, other.told.days),
    clock: agreement(one.told.clocks, other.told.clocks),
    quotes: countQuotes(one, other) + countQuotes(other, one),
  };
}

function sharedSize(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const value of fewer) if (more.has(value)) shared += 1;
  return shared;
}

/** @param least of so many figures one shared is a share, however few there are */
function shareOf(one: Figures, other: Figures, least: number): number {
  return sharedSize(one, other) / Math.max(Math.min(one.size, other.size), least);
}

function titleQuantities({ told }: Prepared): readonly string[] {
  return [...told.titleQuantities.values()].flat();
}

function countKnown(figures: readonly string[], known: Figures): number {
  return figures.filter((figure) => known.has(figure)).length;
}

/** 1 where both name one, -1 where they name different ones, 0 where one names none. */
function agreement(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  return one.isDisjointFrom(other) ? -1 : 1;
}

function countQuotes({ told: { quotes } }: Prepared, { wholeText }: Prepared): number {
  return quotes.filter((edge) => wholeText.includes(edge)).length;
}

function whoseWords(one: Prepared, other: Prepared) {
  return {
    actorsKnown: (actorsKnown(one, other) + actorsKnown(other, one)) / 2,
    titleQuoteUnknown: Number(quotesUnknown(one, other)) + Number(quotesUnknown(other, one)),
    oneReacts: Number(one.told.isReaction !== other.told.isReaction),
  };
}

/** The headline quotes somebody whom the other text does not. */
function quotesUnknown({ told: { titleQuotes } }: Prepared, { wholeText }: Prepared): boolean {
  return titleQuotes.length > 0 && !titleQuotes.some((quote) => wholeText.includes(quote.slice(0, QUOTE_LENGTH)));
}

/** Headlines cut quotes. */
const QUOTE_LENGTH = 6;

/** Which share of who acts first in one article the beginning of the other names; a half when nobody is found. */
function actorsKnown({ told: { actors } }: Prepared, { told: { leadText } }: Prepared): number {
  if (actors.length === 0) return 0.5;
  return actors.filter((actor) => leadText.includes(actor)).length / actors.length;
}

/** A ministry's list of cities against the release of one of them. */
function isNarrower(one: Prepared, other: Prepared): boolean {
  return one.told.leadCities.length <= 1 && other.told.leadCities.length >= LIST_OF_CITIES;
}

const LIST_OF_CITIES = 3;

/** The headline names a place that headline and lead of the other do not. */
function hasOtherFocus({ told: { titlePlaces } }: Prepared, { told: { leadPlaces } }: Prepared): boolean {
  return titlePlaces.some((id) => id !== HOME && !leadPlaces.includes(id));
}
