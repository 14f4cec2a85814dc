// Decides what an incoming article is, seen from stored ones that look alike: new, a copy, a part of a story, or an update of itself.
// When in doubt it is new: a swallowed event costs more than an extra line. It must never depend on the order of the candidates.
import type { Scores, Verdict, VerdictKind } from '#src/model.ts';
import { prepare, type Comparable, type Prepared } from '#src/article/copies/comparable.ts';
import { isSameOutlet, likenessOf, type Likeness } from '#src/article/copies/likeness.ts';
import { overlap } from '#src/article/copies/shingles.ts';
import { cosine, type PairCounts } from '#src/article/copies/tf-idf.ts';
import { vetoesBetween } from '#src/article/copies/vetoes.ts';

export type JudgeContext = {
  /** Character pairs counted over stored articles; built-in rates when absent. */
  readonly counts?: PairCounts;
};

/**
 * @param incoming the article that is about to be stored
 * @param candidates stored articles that share a candidate key; prepared ones are not prepared again
 */
export function judge(
  incoming: Comparable | Prepared,
  candidates: readonly (Comparable | Prepared)[],
  context: JudgeContext = {},
): Verdict {
  const article = asPrepared(incoming, context);
  const opinions = candidates.map((candidate) => compare(article, asPrepared(candidate, context)));
  const [best] = opinions.toSorted(byStrength);
  if (best === undefined) return { kind: 'new', of: undefined, scores: undefined, reasons: [] };
  const { kind, of, scores, reasons } = best;
  return { kind, of: kind === 'new' ? undefined : of, scores, reasons };
}

function asPrepared(article: Comparable | Prepared, { counts }: JudgeContext): Prepared {
  return 'trigrams' in article ? article : prepare(article, counts);
}

type Opinion = {
  readonly kind: VerdictKind;
  readonly of: number;
  readonly scores: Scores;
  readonly reasons: readonly string[];
  readonly publishedAt: number;
};

const ORDER: readonly VerdictKind[] = ['update', 'copy', 'story', 'new'];

function byStrength(one: Opinion, other: Opinion): number {
  return (
    ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) ||
    strengthOf(other.scores) - strengthOf(one.scores) ||
    one.publishedAt - other.publishedAt ||
    one.of - other.of
  );
}

function strengthOf({ jaccard, containment, cosine }: Scores): number {
  return jaccard + containment + cosine;
}

/** What one stored article makes of the incoming one. Symmetric but for the id. */
function compare(incoming: Prepared, stored: Prepared): Opinion {
  const scores = {
    jaccard: overlap(incoming.trigrams, stored.trigrams).jaccard,
    containment: overlap(incoming.fourgrams, stored.fourgrams).containment,
    cosine: cosine(incoming.vector, stored.vector),
  };
  const opinion = (kind: VerdictKind, ...reasons: readonly string[]): Opinion => {
    return { kind, of: stored.id, scores, reasons, publishedAt: stored.publishedAt };
  };
  if (incoming.urlKey === stored.urlKey)
    return opinion('update', 'same-url', ...changesBetween(incoming, stored, scores));
  const likeness = likenessOf(incoming, stored, scores);
  if (likeness === undefined) return opinion('new');
  const vetoes = vetoesOf(likeness, incoming, stored);
  return vetoes.length === 0 ? opinion(likeness.kind, likeness.reason) : opinion('new', likeness.reason, ...vetoes);
}

/** What an outlet changed under one address: nothing, some words, or facts that readers of the first alert should know. */
function changesBetween(incoming: Prepared, stored: Prepared, { jaccard }: Scores): readonly string[] {
  if (incoming.textHash === stored.textHash && incoming.title === stored.title) return ['same-text'];
  const isCorrection =
    jaccard < REWRITTEN ||
    CORRECTION.test(incoming.title) !== CORRECTION.test(stored.title) ||
    hasOtherFigures(incoming, stored);
  return isCorrection ? ['text-changed', 'correction'] : ['text-changed'];
}

/** Below this an outlet wrote its article anew. */
const REWRITTEN = 0.9;
/** Example: `[정정] …`, `…(종합2보)`. */
const CORRECTION = /정정|수정|바로잡|종합\d?보?[\])]/;

function hasOtherFigures(one: Prepared, other: Prepared): boolean {
  return one.figures.size !== other.figures.size || !one.figures.isSubsetOf(other.figures);
}

function vetoesOf({ kind, reason }: Likeness, incoming: Prepared, stored: Prepared): readonly string[] {
  if (kind === 'copy' && isPlaceholder(incoming, stored)) return ['veto:title'];
  // Outlets that print one text print one event, whatever their headlines say.
  return reason === 'same-text' ? [] : vetoesBetween(incoming, stored);
}

/** A paywall or `영상으로 보기` in place of the body: one outlet, one short text, another headline. */
function isPlaceholder(one: Prepared, other: Prepared): boolean {
  if (!isSameOutlet(one, other) || Math.min(one.text.length, other.text.length) > MOST_PLACEHOLDER) return false;
  return overlap(one.titlePairs, other.titlePairs).containment < SAME_TITLE;
}

/** Stubs have a sentence or two; four sentences said again under another headline are the same article. */
const MOST_PLACEHOLDER = 150;
const SAME_TITLE = 0.4;
