// Decides what two articles are to each other: one repeats the other's text, both tell one event, or neither.
// A repeated text is a copy at any distance in time; all weaker likeness is weighed by learned points (points.ts), and in doubt is none:
// a false thread hides an event. Symmetric.
import type { Scores } from '#src/model.ts';
import { DAY_MS, HOUR_MS } from '#src/time.ts';
import { isSameEventAcross } from './across-languages.ts';
import type { Prepared } from './comparable.ts';
import { featuresOf, textLikeness, type Features, type TextLikeness } from './pair-features.ts';
import { copyChance, sameEventChance, type Chance } from './points.ts';
import { isLatin } from './shingles.ts';
import { vetoesBetween, type Veto } from './vetoes.ts';

/**
 * From which chance on an article is a copy; from which two articles tell one event; and what the articles of a story must reach on
 * average (average-linkage.ts). A re-run may try others.
 */
export type Borders = { readonly copy: number; readonly story: number; readonly support: number };

/** Of 323 events of four streams kept apart from learning a support of .5 swallowed 9 at 1.04 alerts an event, .52 7 and .55 6 at 1.05. */
export const BORDERS: Borders = { copy: 0.6, story: 0.55, support: 0.52 };

export type Likeness = {
  readonly kind: 'copy' | 'story' | undefined;
  readonly reason:
    | 'same-text'
    | 'contained'
    | 'repeated'
    | 'similar'
    | 'same-event'
    | 'across-languages'
    | 'border'
    | 'far-in-time'
    | undefined;
  readonly scores: Scores;
  /** How likely both tell one event, from 0 to 1; from REPEATED on it is one text. What lies far apart in time has to be the likelier. */
  readonly chance: number;
  /** What speaks for and against one event. */
  readonly event: Chance;
  readonly vetoes: readonly Veto[];
};

export function likenessOf(one: Prepared, other: Prepared, borders: Borders = BORDERS): Likeness {
  const gap = Math.abs(one.publishedAt - other.publishedAt);
  const text = textLikeness(one, other);
  // What lies days apart has to repeat something; most of what shares a key with an article shares little else.
  if (gap > EVENT_MS && text.jaccard < LEAST_LATER && text.containment < LEAST_LATER) return unlike(text);
  if (gap > NEAR_MS && !isEdited(text)) return { ...unlike(text), reason: isAlike(text) ? 'far-in-time' : undefined };
  if (isLatin(one.text) !== isLatin(other.text)) return acrossLanguages(one, other, text);
  const vetoes = vetoesBetween(one, other);
  const features = featuresOf(one, other, { vetoes, text });
  const { jaccard, containment, cosine } = features;
  const event = sameEventChance(features);
  const scores = { jaccard, containment, cosine, event: rounded(event.chance) };
  const told = (kind: Likeness['kind'], reason: Likeness['reason'], spoke: readonly Veto[] = []): Likeness => {
    return { kind, reason, scores, chance: repeatedBy(kind, reason), event, vetoes: spoke };
  };
  if (isSameText(one, other)) return told('copy', 'same-text');
  const shorter = Math.min(one.text.length, other.text.length);
  if (isWhollyContained(one, other, { containment, shorter })) return told('copy', 'contained');
  if (shorter < LEAST_TEXT) return told(undefined, undefined);
  const copy = copyReason(one, other, { features, shorter, border: borders.copy });
  const template = containment >= TEMPLATE ? vetoes.filter((veto) => speaksOfTemplate(veto, features)) : [];
  if (copy !== undefined && !(copy === 'similar' && template.length > 0)) return told('copy', copy);
  const against = [...template, ...vetoes.filter((veto) => speaksOfOtherEvent(veto, features))];
  if (against.length > 0) return told(undefined, undefined, against);
  if (shorter < LEAST_LIKENESS_TEXT) return told(undefined, undefined);
  const chance = Math.min(MOST_LIKELY, rounded(event.chance * fadedBy(features.hours)));
  if (chance >= borders.story) return { ...told('story', 'same-event'), chance };
  return { ...told(undefined, chance >= borders.story - DOUBT ? 'border' : undefined), chance };
}

/** From this chance on one text repeats the other, cut or edited; the very same text has 1. */
export const REPEATED = 0.999;
const MOST_LIKELY = 0.99;

function repeatedBy(kind: Likeness['kind'], reason: Likeness['reason']): number {
  if (kind !== 'copy') return 0;
  return reason === 'same-text' ? 1 : REPEATED;
}

/** The streams of learning are three days long. */
const EVENT_MS = 3 * DAY_MS;
/** Less of a text of last week is chance. */
const LEAST_LATER = 0.1;

/** So far apart only a repeated text counts, cut or edited (`oldCopyReason`): the rest of what both say need not be found out. */
function isEdited({ jaccard, containment }: TextLikeness): boolean {
  return jaccard >= EDITED_JACCARD || containment >= EDITED_CONTAINMENT;
}

/** Enough for a reader to ask why it is no copy. */
function isAlike({ jaccard, containment }: TextLikeness): boolean {
  return Math.max(jaccard, containment) >= LEAST_OLD;
}

const LEAST_OLD = 0.3;

/** They share no words to be weighed: it is one event or none. */
function acrossLanguages(one: Prepared, other: Prepared, text: TextLikeness): Likeness {
  const hours = Math.abs(one.publishedAt - other.publishedAt) / HOUR_MS;
  if (!isSameEventAcross(one.worldwide, other.worldwide, hours)) return unlike(text);
  const scores = { ...text, cosine: 0, event: CERTAIN_ACROSS };
  return { ...unlike(text), kind: 'story', reason: 'across-languages', scores, chance: CERTAIN_ACROSS };
}

/** Right in all cases that were seen; counted as somewhat less, for a story asks for support. */
const CERTAIN_ACROSS = 0.9;

function unlike({ jaccard, containment }: TextLikeness): Likeness {
  const scores = { jaccard, containment, cosine: 0, event: 0 };
  return { kind: undefined, reason: undefined, scores, chance: 0, event: { chance: 0, points: [] }, vetoes: [] };
}

/** Two texts that share a good part with another place, actor, edition or phase, or with other figures in the same sentences, are a template. */
const TEMPLATE = 0.3;
const OTHER_EVENT: ReadonlySet<Veto> = new Set(['veto:place', 'veto:subject', 'veto:edition', 'veto:phase']);
/** Where nearly every sentence is the same, the headline named something else of the same text. */
const MOSTLY_REPEATED = 0.7;

function speaksOfTemplate(veto: Veto, { repeated, repeatedOtherwise }: Features): boolean {
  if (veto === 'veto:figure') return repeatedOtherwise > MOST_OTHERWISE;
  return OTHER_EVENT.has(veto) && repeated < MOSTLY_REPEATED;
}

/** A preview and its report; a ministry's list and the release of one of its cities: each names in its headline what the other does not know. */
function speaksOfOtherEvent(veto: Veto, { hours, otherFocus }: Features): boolean {
  return (veto === 'veto:phase' && hours >= PHASE_HOURS) || (veto === 'veto:subject' && otherFocus >= 1);
}

/** Nearer in time one outlet only writes as still to come what the other saw. */
const PHASE_HOURS = 10;

/** A likeness of words has to be the greater the farther apart the articles are. */
function fadedBy(hours: number): number {
  if (hours <= 72) return 1;
  if (hours <= 168) return 0.7;
  return hours <= 336 ? 0.6 : 0;
}

function rounded(chance: number): number {
  return Math.round(chance * 1_000) / 1_000;
}

/** So close to the border of a story an article is told as one of its own, and says why. */
const DOUBT = 0.1;

/** Both name their outlet, and it is one. */
export function isSameOutlet(one: Prepared, other: Prepared): boolean {
  return one.outlet !== '' && one.outlet === other.outlet;
}

function isSameText(one: Prepared, other: Prepared): boolean {
  if (one.textHash !== other.textHash) return false;
  return one.text.length >= LEAST_LIKENESS_TEXT || (one.text.length >= LEAST_TEXT && one.wholeText === other.wholeText);
}

/** A text that was cut, by a feed or a closed page: every letter of it stands in the other, figures included, be it a part of a series. */
function isWhollyContained(
  one: Prepared,
  other: Prepared,
  { containment, shorter }: { readonly containment: number; readonly shorter: number },
): boolean {
  const least = shorter >= LEAST_CONTAINED_TEXT ? CUT : WHOLLY_CUT;
  return shorter >= LEAST_CUT && containment >= least && sharesFigures(one, other, REPEATED_FIGURES);
}

const LEAST_CUT = 30;
const CUT = 0.97;
const WHOLLY_CUT = 0.99;

/** Under this many letters two articles may be equal by chance: a headline, `자세한 내용은 영상으로`. */
const LEAST_TEXT = 40;
/** Under this many letters shares of n-grams jump with every word. */
const LEAST_LIKENESS_TEXT = 120;
/** Under this many letters containment is trusted only when it is nearly whole. */
const LEAST_CONTAINED_TEXT = 150;

type Measured = { readonly features: Features; readonly shorter: number; readonly border: number };

function copyReason(
  one: Prepared,
  other: Prepared,
  measured: Measured,
): 'contained' | 'repeated' | 'similar' | undefined {
  const { features, shorter, border } = measured;
  if ((one.isSeries || other.isSeries) && !isSamePart(one, other, features)) return undefined;
  const repeated = repetition(features, shorter);
  const gap = Math.abs(one.publishedAt - other.publishedAt);
  if (gap > NEAR_MS) return oldCopyReason(one, other, { features, shorter, repeated });
  if (repeated !== undefined) return repeated;
  if (shorter < LEAST_LIKENESS_TEXT) return features.containment >= leastTeaser(shorter) ? 'contained' : undefined;
  // One outlet's articles share background paragraphs: alike, but not repeated, is its next article.
  return !isSameOutlet(one, other) && copyChance(features).chance >= border ? 'similar' : undefined;
}

/** Nearly the whole text of one stands in the other, with the same figures and names. */
function repetition(
  { jaccard, containment, repeatedOtherwise }: Features,
  shorter: number,
): 'contained' | 'repeated' | undefined {
  if (repeatedOtherwise > MOST_OTHERWISE) return undefined;
  if (shorter >= LEAST_LIKENESS_TEXT && jaccard >= REPEATED_JACCARD) return 'repeated';
  return containment >= (shorter >= LEAST_CONTAINED_TEXT ? CONTAINED : WHOLLY_CONTAINED) ? 'contained' : undefined;
}

/** Sentences that say something else in the same words: a template filled anew, or the next bulletin of a series. */
const MOST_OTHERWISE = 0.1;
const REPEATED_JACCARD = 0.6;
const CONTAINED = 0.8;
const WHOLLY_CONTAINED = 0.95;

/** Two lines of a feed: the shorter a text, the more of it any other article of its subject holds by chance. */
function leastTeaser(length: number): number {
  return length >= LEAST_TEASER ? TEASER_CONTAINED : WHOLLY_CONTAINED;
}

const LEAST_TEASER = 60;
const TEASER_CONTAINED = 0.7;

/** A release repeated within two weeks; after that the next one of its kind is as likely, and figures have to prove it. */
const NEAR_MS = 14 * DAY_MS;

function oldCopyReason(
  one: Prepared,
  other: Prepared,
  {
    features,
    shorter,
    repeated,
  }: Omit<Measured, 'border'> & { readonly repeated: 'contained' | 'repeated' | undefined },
): 'contained' | 'repeated' | 'similar' | undefined {
  if (repeated !== undefined && sharesFigures(one, other, REPEATED_FIGURES)) return repeated;
  if (shorter < LEAST_CONTAINED_TEXT || !isEdited(features) || features.repeatedOtherwise > MOST_OTHERWISE)
    return undefined;
  return sharesFigures(one, other, EDITED_FIGURES) ? 'similar' : undefined;
}

/** An old release that comes again with a sentence less and other endings. */
const EDITED_JACCARD = 0.38;
const EDITED_CONTAINMENT = 0.6;

/** Parts of a series (weather, personnel, draws) are alike by nature: a copy of one is almost equal, or holds the very figures. */
function isSamePart(one: Prepared, other: Prepared, { jaccard }: Features): boolean {
  if (jaccard >= SERIES_JACCARD) return true;
  return jaccard >= EDITED_JACCARD && sharesFigures(one, other, EDITED_FIGURES);
}

const SERIES_JACCARD = 0.9;

/** Next year's edition repeats the text of this year's with other figures; a copy keeps them. */
function sharesFigures(one: Prepared, other: Prepared, { least, share, whenFew }: FigureRule): boolean {
  const fewer = Math.min(one.figures.size, other.figures.size);
  return fewer < least ? whenFew : one.figures.intersection(other.figures).size / fewer >= share;
}

type FigureRule = { readonly least: number; readonly share: number; readonly whenFew: boolean };

/** Few figures prove nothing against a text that is repeated anyway … */
const REPEATED_FIGURES: FigureRule = { least: 3, share: 0.7, whenFew: true };
/** … nor for one that was edited: there they are the proof. */
const EDITED_FIGURES: FigureRule = { least: 5, share: 0.8, whenFew: false };
