// Decides how alike two texts are, in kind: one repeats the other, or both tell one event. What speaks against it, vetoes.ts says.
// Thresholds stand here with what they were chosen by. Symmetric; must never let a template or a series pass on likeness of words alone.
import type { Scores } from '#src/model.ts';
import { DAY_MS } from '#src/time.ts';
import type { Prepared } from './comparable.ts';
import { isLatin } from './shingles.ts';

export type Likeness = {
  readonly kind: 'copy' | 'story';
  readonly reason: 'same-text' | 'contained' | 'repeated' | 'similar' | 'same-event';
};

/**
 * A repeated text, even a cut one, is a copy at any distance in time; what is merely alike must be near.
 * @returns undefined when the two have nothing to do with each other
 */
export function likenessOf(one: Prepared, other: Prepared, scores: Scores): Likeness | undefined {
  if (isSameText(one, other)) return { kind: 'copy', reason: 'same-text' };
  const shorter = Math.min(one.text.length, other.text.length);
  const gap = Math.abs(one.publishedAt - other.publishedAt);
  const repeated = repetitionOf(shorter, scores);
  if ((one.isSeries || other.isSeries) && !isSamePart(one, other, scores)) return undefined;
  if (repeated !== undefined && (gap <= NEAR_MS || sharesFigures(one, other, REPEATED_FIGURES)))
    return { kind: 'copy', reason: repeated };
  if (gap > NEAR_MS && isEditedOld(shorter, scores) && sharesFigures(one, other, EDITED_FIGURES))
    return { kind: 'copy', reason: 'similar' };
  const dated = scores.cosine * dateFactor(gap);
  if (shorter >= LEAST_TEXT && gap <= NEAR_MS && isEditedCopy(shorter, scores, dated)) {
    // One outlet's articles share background paragraphs: alike, but not repeated, is its next article of the story.
    return isSameOutlet(one, other) ? { kind: 'story', reason: 'same-event' } : { kind: 'copy', reason: 'similar' };
  }
  if (shorter < LEAST_LIKENESS_TEXT) return undefined;
  return isSameEvent(one, other, dated) ? { kind: 'story', reason: 'same-event' } : undefined;
}

/** Both name their outlet, and it is one. */
export function isSameOutlet(one: Prepared, other: Prepared): boolean {
  return one.outlet !== '' && one.outlet === other.outlet;
}

function isSameText(one: Prepared, other: Prepared): boolean {
  if (one.textHash !== other.textHash) return false;
  return one.text.length >= LEAST_LIKENESS_TEXT || (one.text.length >= LEAST_TEXT && one.wholeText === other.wholeText);
}

/** Under this many letters two articles may be equal by chance: a headline, `자세한 내용은 영상으로`. */
const LEAST_TEXT = 40;
/** Under this many letters shares of n-grams jump with every word. */
const LEAST_LIKENESS_TEXT = 120;
/** Under this many letters containment is trusted only when it is nearly whole. */
const LEAST_CONTAINED_TEXT = 150;

/** Parts of a series (weather, personnel, draws) are alike by nature: a copy of one is almost equal, or holds the very figures. */
function isSamePart(one: Prepared, other: Prepared, { jaccard }: Scores): boolean {
  if (jaccard >= SERIES_JACCARD) return true;
  return jaccard >= EDITED_JACCARD && sharesFigures(one, other, EDITED_FIGURES);
}

const SERIES_JACCARD = 0.9;
/** A release repeated within two weeks; after that the next one of its kind is as likely. */
const NEAR_MS = 14 * DAY_MS;

function repetitionOf(shorter: number, { jaccard, containment }: Scores): 'contained' | 'repeated' | undefined {
  if (shorter < LEAST_TEXT) return undefined;
  if (shorter >= LEAST_LIKENESS_TEXT && jaccard >= REPEATED_JACCARD) return 'repeated';
  return containment >= (shorter >= LEAST_CONTAINED_TEXT ? CONTAINED : WHOLLY_CONTAINED) ? 'contained' : undefined;
}

const REPEATED_JACCARD = 0.6;
const CONTAINED = 0.8;
const WHOLLY_CONTAINED = 0.95;

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

/** An old release that comes again with a sentence less and other endings. */
function isEditedOld(shorter: number, { jaccard, containment }: Scores): boolean {
  return shorter >= LEAST_CONTAINED_TEXT && (jaccard >= EDITED_JACCARD || containment >= EDITED_CONTAINMENT);
}

const EDITED_JACCARD = 0.38;
const EDITED_CONTAINMENT = 0.6;

/** What an edited copy must share with its original, while both are near in time. */
function isEditedCopy(shorter: number, { jaccard, containment }: Scores, dated: number): boolean {
  if (containment >= leastContainment(shorter)) return true;
  return shorter >= LEAST_LIKENESS_TEXT && (jaccard >= COPY_JACCARD || dated >= COPY_COSINE);
}

const COPY_JACCARD = 0.25;
const COPY_COSINE = 0.45;

/** The shorter a text, the more of it any other article of its subject holds by chance. */
function leastContainment(length: number): number {
  if (length >= LEAST_CONTAINED_TEXT) return 0.38;
  if (length >= LEAST_LIKENESS_TEXT) return 0.45;
  return length >= LEAST_TEASER ? 0.7 : WHOLLY_CONTAINED;
}

/** Two lines of a feed. */
const LEAST_TEASER = 60;

/** Rewritten: alike in rare words; at the border also the same quantities, because a false thread hides an event. */
function isSameEvent(one: Prepared, other: Prepared, dated: number): boolean {
  const likeness = isLatin(one.text) ? dated * LATIN_GAIN : dated;
  if (likeness >= STORY_COSINE) return true;
  return likeness >= STORY_COSINE_WITH_FACTS && one.quantities.intersection(other.quantities).size >= SHARED_QUANTITIES;
}

const STORY_COSINE = 0.3;
const STORY_COSINE_WITH_FACTS = 0.22;
const SHARED_QUANTITIES = 2;
/** Six letters are rarer than two syllables: rewritten English articles reach half of what Korean ones do, unrelated ones a tenth. */
const LATIN_GAIN = 2;

/** Weaker likeness fades with distance in time: yearly series and calls for proposals use the same words every year. */
function dateFactor(gapMs: number): number {
  if (gapMs <= 3 * DAY_MS) return 1;
  if (gapMs <= 7 * DAY_MS) return 0.85;
  return gapMs <= 30 * DAY_MS ? 0.5 : 0.3;
}
