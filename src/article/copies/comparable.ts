// What is needed of an article to compare it with others, and the work on it that is done once: normalised text, n-grams, event keys.
import { findPlaces, placeAncestors } from '#src/language/places.ts';
import { worldwideFacts, type WorldwideFacts } from './across-languages.ts';
import { beginningOf } from './beginning.ts';
import { comparedSentences, type ComparedSentence } from './compared-sentences.ts';
import { normaliseForComparison } from './comparison-text.ts';
import {
  actorsOf,
  byUnit,
  editionsOf,
  figuresOf,
  isClockFigure,
  isSeriesTitle,
  isVersionTitle,
  phaseOf,
  quantitiesOf,
  REACTION,
  subjectOf,
  valuesOf,
  type ByUnit,
  type Figures,
  type Phase,
} from './event-keys.ts';
import { quoteEdges, titleQuotesOf } from './quoted-words.ts';
import { stagesOf, type Stages } from './event-stages.ts';
import { comparedText } from '#src/article/fingerprint.ts';
import type { NumberTable } from './number-table.ts';
import { sentenceIndex } from './repetition.ts';
import { gramSize, shingleSet } from './shingles.ts';
import { tellingWords, type TellingWord } from './telling-words.ts';
import { pairVector, type PairCounts, type PairVector } from './tf-idf.ts';

/** An article as the judge sees it: one that comes in (its id does not matter), or a stored one. */
export type Comparable = {
  readonly id: number;
  readonly urlKey: string;
  readonly outlet: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Epoch milliseconds. */
  readonly publishedAt: number;
  /** Of its fingerprint. */
  readonly textHash: string;
};

/** A comparable with everything that is computed from it alone. Worth keeping: preparing costs ten comparisons. */
export type Prepared = Comparable & {
  /** Body as compared. */
  readonly text: string;
  /** Title and body as compared. */
  readonly wholeText: string;
  readonly trigrams: Uint32Array;
  readonly fourgrams: Uint32Array;
  /** Of title and body. */
  readonly figures: Figures;
  readonly isSeries: boolean;
  /** What it tells. Found out when it is asked for: a text of another year is only compared as a text. */
  readonly told: Told;
  /** Where two articles of different languages are compared. */
  readonly worldwide: WorldwideFacts;
};

/** What an article tells, beside its text. */
export type Told = {
  /** Character pairs of the title. */
  readonly titlePairs: Uint32Array;
  readonly vector: PairVector;
  readonly titleVector: PairVector;
  readonly leadVector: PairVector;
  /** What is compared of two texts that repeat something; found out when it is asked for. */
  readonly inSentences: InSentences;
  /** Telling words of title, of title and lead, and of everything. */
  readonly titleWords: readonly TellingWord[];
  readonly leadWords: readonly TellingWord[];
  readonly words: ReadonlyMap<string, number>;
  /** Length of the words as a vector. */
  readonly wordLength: number;
  /** Beginnings and ends of what is quoted, as compared. */
  readonly quotes: readonly string[];
  /** Times of day to the minute: `3:26`. */
  readonly clocks: ReadonlySet<string>;
  /** Numbers that say much, whatever their unit: `5383.41`. */
  readonly values: ReadonlySet<string>;
  /** What the headline quotes, as compared. */
  readonly titleQuotes: readonly string[];
  /** Who acts in the first sentences: words with the particle of a subject. */
  readonly actors: readonly string[];
  /** Title and lead as compared. */
  readonly leadText: string;
  /** The headline and the beginning hold words of somebody who takes a stand. */
  readonly isReaction: boolean;
  /** Its outlet calls it a later version of its own report. */
  readonly isVersion: boolean;
  readonly titleFigures: Figures;
  /** Of title and lead. */
  readonly leadFigures: Figures;
  /** What may contradict another text: members of a series, quantities of the headline and with the lead, days of the headline. */
  readonly editions: ByUnit;
  readonly titleQuantities: ByUnit;
  readonly leadQuantities: ByUnit;
  readonly titleDays: ByUnit;
  /** Days of the month of title and lead: `24일`. */
  readonly days: ReadonlySet<string>;
  /** Figures that say how much or how many. */
  readonly quantities: Figures;
  /** Place ids of the title; of title and lead. */
  readonly titlePlaces: readonly string[];
  readonly leadPlaces: readonly string[];
  /** Those of both that hold none of the others: `경기 김포시` is one. */
  readonly titleCities: readonly string[];
  readonly leadCities: readonly string[];
  readonly phase: Phase;
  readonly stages: Stages;
  /** Who acts by the headline, as compared; empty when nobody is named. */
  readonly subject: string;
};

export type InSentences = { readonly sentences: readonly ComparedSentence[]; readonly index: NumberTable };

/**
 * Does the part of the work that needs one article only.
 * @param counts how many stored articles hold each character pair; built-in counts of Korean news when absent
 */
export function prepare(whole: Comparable, counts?: PairCounts): Prepared {
  const article = { ...whole, paragraphs: beginningOf(whole.paragraphs) };
  const { title, paragraphs } = article;
  const text = comparedText(article);
  let [wholeText, figures]: [string?, Figures?] = [];
  let told: Told | undefined;
  let worldwide: WorldwideFacts | undefined;
  return {
    ...article,
    text,
    trigrams: shingleSet(text, gramSize(text, 3)),
    fourgrams: shingleSet(text, gramSize(text, 4)),
    isSeries: isSeriesTitle(title),
    get wholeText() {
      wholeText ??= normaliseForComparison(title) + text;
      return wholeText;
    },
    get figures() {
      figures ??= new Set([...figuresOf(title), ...figuresOf(withoutLastWord(paragraphs.join('\n')))]);
      return figures;
    },
    get worldwide() {
      worldwide ??= worldwideFacts(title, paragraphs.join('\n'));
      return worldwide;
    },
    get told() {
      told ??= toldOf(this, counts);
      return told;
    },
  };
}

/** The same article under the id it was stored with; what was found out of it is shared. */
export function withId(prepared: Prepared, id: number): Prepared {
  // One around the other, used a thousand times, they would be a chain that long.
  if (prepared.id === id) return prepared;
  const { urlKey, outlet, title, paragraphs, publishedAt, textHash } = prepared;
  const { text, trigrams, fourgrams, isSeries } = prepared;
  return {
    id,
    urlKey,
    outlet,
    title,
    paragraphs,
    publishedAt,
    textHash,
    text,
    trigrams,
    fourgrams,
    isSeries,
    get wholeText() {
      return prepared.wholeText;
    },
    get figures() {
      return prepared.figures;
    },
    get told() {
      return prepared.told;
    },
    get worldwide() {
      return prepared.worldwide;
    },
  };
}

/** Where an event is named: the title and about two sentences. */
const LEAD_LENGTH = 250;
const FIRST_SENTENCE = 120;
const LEAD_WORDS = 14;

/** A cut may go through a figure: `1,2` of `1,280`. */
function withoutLastWord(text: string): string {
  let end = text.length;
  while (end > Math.max(0, text.length - LONGEST_LAST_WORD) && !BLANK.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const LONGEST_LAST_WORD = 40;
const BLANK = /\s/;

type Textual = Pick<Prepared, 'title' | 'paragraphs' | 'wholeText' | 'figures'>;

function toldOf({ title, paragraphs, wholeText, figures }: Textual, counts: PairCounts | undefined): Told {
  const body = paragraphs.join('\n');
  const opening = body.slice(0, LEAD_LENGTH);
  const lead = `${title}\n${opening}`;
  const [plainTitle, leadText] = [normaliseForComparison(title), normaliseForComparison(lead)];
  const words = new Map(tellingWords(`${title}\n${body}`).map(({ word, rarity }) => [word, rarity]));
  const places = findPlaces(lead, { titleLength: title.length });
  const leadPlaces = idsOf(places);
  const titlePlaces = idsOf(places.filter(({ start }) => start < title.length));
  const titleFigures = figuresOf(title);
  const leadFigures = new Set([...titleFigures, ...figuresOf(withoutLastWord(opening))]);
  let inSentences: InSentences | undefined;
  const first = `${title}\n${body.slice(0, FIRST_SENTENCE)}`;
  return {
    titlePairs: shingleSet(plainTitle, 2),
    vector: pairVector(wholeText, counts),
    titleVector: pairVector(plainTitle, counts),
    leadVector: pairVector(leadText, counts),
    get inSentences() {
      inSentences ??= inSentencesOf(paragraphs);
      return inSentences;
    },
    titleWords: tellingWords(title),
    leadWords: tellingWords(lead).slice(0, LEAD_WORDS),
    words,
    wordLength: Math.hypot(...Array.from(words.values(), (rarity) => rarity ** 2)),
    quotes: quoteEdges(body),
    clocks: new Set(Array.from(body.matchAll(CLOCK), ([, hour, minute]) => `${hour}:${minute}`)),
    values: valuesOf(figures),
    titleQuotes: titleQuotesOf(title),
    actors: actorsOf(opening),
    leadText,
    isReaction: REACTION.test(first),
    isVersion: isVersionTitle(title),
    titleFigures,
    leadFigures,
    ...contradictable(titleFigures, leadFigures),
    quantities: quantitiesOf(figures),
    titlePlaces,
    leadPlaces,
    titleCities: innermost(titlePlaces),
    leadCities: innermost(leadPlaces),
    phase: phaseOf(lead),
    stages: stagesOf(first),
    subject: normaliseForComparison(subjectOf(title) ?? ''),
  };
}

function contradictable(titleFigures: Figures, leadFigures: Figures) {
  return {
    editions: byUnit(editionsOf(leadFigures)),
    titleQuantities: byUnit([...titleFigures].filter(isQuantity)),
    leadQuantities: byUnit([...leadFigures].filter(isQuantity)),
    titleDays: byUnit([...titleFigures].filter(isClockFigure)),
    days: new Set([...leadFigures].filter((figure) => DAY.test(figure))),
  };
}

function isQuantity(figure: string): boolean {
  return !isClockFigure(figure);
}

/** Example: `24일`. */
const DAY = /^\d{1,2}일$/;

function inSentencesOf(paragraphs: readonly string[]): InSentences {
  const sentences = comparedSentences(paragraphs);
  return { sentences, index: sentenceIndex(sentences) };
}

/** Example: `오후 3시 26분`. */
const CLOCK = /(\d{1,2})시\s?(\d{1,2})분/g;

/** The country most articles are about says nothing. */
export const HOME = 'kr';

/** Without the places that hold another one of them: they only locate it. */
function innermost(ids: readonly string[]): readonly string[] {
  const holders = new Set(ids.flatMap((id) => placeAncestors(id)));
  return ids.filter((id) => id !== HOME && !holders.has(id));
}

function idsOf(places: readonly { readonly id: string }[]): readonly string[] {
  return [...new Set(places.map(({ id }) => id))];
}
