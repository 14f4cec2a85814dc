// What is needed of an article to compare it with others, and the work on it that is done once: normalised text, n-grams, event keys.
import { findPlaces } from '#src/language/places.ts';
import { normaliseForComparison } from './comparison-text.ts';
import { figuresOf, isSeriesTitle, phaseOf, quantitiesOf, subjectOf, type Figures, type Phase } from './event-keys.ts';
import { comparedText } from '#src/article/fingerprint.ts';
import { gramSize, shingleSet } from './shingles.ts';
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

/** A comparable with everything that is computed from it alone. Worth keeping: preparing costs a hundred times a comparison. */
export type Prepared = Comparable & {
  /** Body as compared. */
  readonly text: string;
  /** Title and body as compared. */
  readonly wholeText: string;
  readonly trigrams: Uint32Array;
  readonly fourgrams: Uint32Array;
  /** Character pairs of the title. */
  readonly titlePairs: Uint32Array;
  readonly vector: PairVector;
  readonly titleFigures: Figures;
  /** Of title and lead. */
  readonly leadFigures: Figures;
  /** Of title and body. */
  readonly figures: Figures;
  /** Of them those that say how much or how many. */
  readonly quantities: Figures;
  /** Place ids of the title; of title and lead. */
  readonly titlePlaces: readonly string[];
  readonly leadPlaces: readonly string[];
  readonly phase: Phase;
  readonly subject: string | undefined;
  readonly isSeries: boolean;
};

/** Where an event is named: the title and about two sentences. */
const LEAD_LENGTH = 250;

/** A cut may go through a figure: `1,2` of `1,280`. */
const LAST_WORD = /\S{1,40}$/;

/**
 * Does the part of the work that needs one article only.
 * @param counts how many stored articles hold each character pair; built-in rates of Korean city news when absent
 */
export function prepare(article: Comparable, counts?: PairCounts): Prepared {
  const { title, paragraphs } = article;
  const text = comparedText(article);
  const wholeText = normaliseForComparison(title) + text;
  const body = paragraphs.join('\n');
  const opening = body.slice(0, LEAD_LENGTH);
  const lead = `${title}\n${opening}`;
  const figures = new Set([...figuresOf(title), ...figuresOf(body.replace(LAST_WORD, ''))]);
  const places = findPlaces(lead, { titleLength: title.length });
  return {
    ...article,
    text,
    wholeText,
    trigrams: shingleSet(text, gramSize(text, 3)),
    fourgrams: shingleSet(text, gramSize(text, 4)),
    titlePairs: shingleSet(normaliseForComparison(title), 2),
    vector: pairVector(wholeText, counts),
    titleFigures: figuresOf(title),
    leadFigures: new Set([...figuresOf(title), ...figuresOf(opening.replace(LAST_WORD, ''))]),
    figures,
    quantities: quantitiesOf(figures),
    titlePlaces: idsOf(places.filter(({ start }) => start < title.length)),
    leadPlaces: idsOf(places),
    phase: phaseOf(lead),
    subject: subjectOf(title),
    isSeries: isSeriesTitle(title),
  };
}

function idsOf(places: readonly { readonly id: string }[]): readonly string[] {
  return [...new Set(places.map(({ id }) => id))];
}
