// Decides what an incoming article is, seen from stored ones that look alike: new, a copy, a part of a story, or an update of itself.
// When in doubt it is new: a swallowed event costs more than an extra line. It must never depend on the order of the candidates.
import type { Scores, Verdict, VerdictKind } from '#src/model.ts';
import { prepare, type Comparable, type Prepared } from '#src/article/copies/comparable.ts';
import { BORDERS, isSameOutlet, likenessOf, type Borders } from '#src/article/copies/likeness.ts';
import { reasonsFor } from '#src/article/copies/reasons.ts';
import { overlap } from '#src/article/copies/shingles.ts';
import type { PairCounts } from '#src/article/copies/tf-idf.ts';

/** Raised whenever two articles may be judged otherwise than before; stored with each decision, before the version of the pair table. */
export const JUDGE_VERSION = 3;

export type JudgeContext = {
  /** Character pairs counted over stored articles; built-in counts when absent. */
  readonly counts?: PairCounts | undefined;
  /** Other borders than the usual ones: for a re-run that tries them. */
  readonly borders?: Borders | undefined;
};

/** An article that another is like, and how likely both tell one event: from 0 to 1, which is the very same text. */
export type Near = { readonly id: number; readonly chance: number };

/** What the candidates make of an article, two by two: `opinions` the strongest first, `links` in their order. */
export type Judgement = {
  readonly opinions: readonly Opinion[];
  readonly links: readonly Near[];
  readonly version: string;
};

/** Less is chance, and not kept where the article is like no other. */
export const LEAST_LINK = 0.2;

/**
 * @param incoming the article that is about to be stored
 * @param candidates stored articles that share a candidate key; prepared ones are not prepared again
 */
export function compareAll(
  incoming: Comparable | Prepared,
  candidates: readonly (Comparable | Prepared)[],
  context: JudgeContext = {},
): Judgement {
  const article = asPrepared(incoming, context);
  return judgementOf(
    candidates.map((candidate) => opinionOf(article, asPrepared(candidate, context), context)),
    context,
  );
}

/** What one stored article makes of the incoming one: the part of `compareAll` that takes its time. */
export function opinionOf(incoming: Prepared, stored: Prepared, { borders }: JudgeContext = {}): Opinion {
  return compare(incoming, stored, borders);
}

/** What the opinions of all candidates come to, whatever their order. */
export function judgementOf(said: readonly Opinion[], context: JudgeContext = {}): Judgement {
  const opinions = said.toSorted(byStrength);
  const isLinked = opinions.some(({ chance }) => chance >= (context.borders ?? BORDERS).story);
  // Where a story takes it, what it does not resemble of that story counts as well.
  const links = opinions.flatMap(({ of, chance }) => (isLinked || chance >= LEAST_LINK ? [{ id: of, chance }] : []));
  return { opinions, links, version: `${JUDGE_VERSION}.${context.counts?.version ?? 0}` };
}

/** The story an article ends in, as far as its verdict asks for it. */
export type StoryAround = {
  /** Whether a candidate belongs to it. */
  readonly holds: (id: number) => boolean;
  /** Whether an article of it was told as new: a story that nobody was told of is told with this one. */
  readonly isTold: boolean;
};

/** What an article is, two by two or in the story it ends in. */
export function verdictOf({ opinions, version }: Judgement, story: StoryAround = TWO_BY_TWO): Verdict {
  const [best] = opinions.map((opinion) => inStory(opinion, story)).toSorted(byStrength);
  if (best === undefined) return { kind: 'new', of: undefined, scores: undefined, reasons: [], version };
  const { kind, of, scores, reasons } = best;
  return { kind, of: kind === 'new' ? undefined : of, scores, reasons, version };
}

const TWO_BY_TWO: StoryAround = { holds: () => true, isTold: true };

/** One event of two by itself, but not of the story as a whole: a story takes what its articles resemble on average. */
function inStory(opinion: Opinion, { holds, isTold }: StoryAround): Opinion {
  if (opinion.kind !== 'story' || (holds(opinion.of) && isTold)) return opinion;
  const reasons = opinion.reasons.filter((reason) => reason !== 'same-event');
  return { ...opinion, kind: 'new', reasons: [holds(opinion.of) ? 'untold' : 'border', ...reasons] };
}

/** An owner of the bot decided it: no re-run and no move changes it. */
export function isOfOwner({ reasons }: Verdict): boolean {
  return reasons.some((reason) => reason.startsWith('owner:'));
}

/** How likely two prepared articles tell one event, from 0 to 1. */
export function chanceOf(one: Prepared, other: Prepared, context: JudgeContext = {}): number {
  return compare(one, other, context.borders).chance;
}

/** What two articles are to each other, were there no others. */
export function judge(
  incoming: Comparable | Prepared,
  candidates: readonly (Comparable | Prepared)[],
  context: JudgeContext = {},
): Verdict {
  return verdictOf(compareAll(incoming, candidates, context));
}

function asPrepared(article: Comparable | Prepared, { counts }: JudgeContext): Prepared {
  return 'trigrams' in article ? article : prepare(article, counts);
}

/** What one stored article makes of the incoming one. */
export type Opinion = {
  readonly kind: VerdictKind;
  readonly of: number;
  readonly chance: number;
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

function strengthOf({ jaccard, containment, event = 0 }: Scores): number {
  return jaccard + containment + event;
}

/** What one stored article makes of the incoming one. Symmetric but for the id. */
function compare(incoming: Prepared, stored: Prepared, borders: Borders | undefined): Opinion {
  const { kind, reason, scores, chance, event, vetoes } = likenessOf(incoming, stored, borders);
  const opinion = (verdict: VerdictKind, ...reasons: readonly string[]): Opinion => {
    const likely = verdict === 'update' ? 1 : chance;
    return { kind: verdict, of: stored.id, chance: likely, scores, reasons, publishedAt: stored.publishedAt };
  };
  if (incoming.urlKey === stored.urlKey) return opinion('update', 'same-url', ...changesBetween(incoming, stored));
  if (kind === 'copy' && isPlaceholder(incoming, stored)) return { ...opinion('new', 'veto:title'), chance: 0 };
  const said = reason === undefined ? [] : [reason];
  switch (kind) {
    case 'copy':
      return opinion('copy', ...said);
    case 'story':
      return opinion('story', ...said, ...reasonsFor(event, 'for'));
    case undefined:
      return opinion(
        'new',
        ...said,
        ...(scores.cosine >= ALIKE ? new Set([...vetoes, ...reasonsFor(event, 'against')]) : []),
      );
  }
}

/** Less alike than this nobody asks why two articles are no story. */
const ALIKE = 0.2;

/** What an outlet changed of an article that is stored, article/update.ts says; here it only has to be known again. */
function changesBetween(incoming: Prepared, stored: Prepared): readonly string[] {
  return [incoming.textHash === stored.textHash && incoming.title === stored.title ? 'same-text' : 'text-changed'];
}

/** A paywall or `영상으로 보기` in place of the body: one outlet, one short text, another headline. */
function isPlaceholder(one: Prepared, other: Prepared): boolean {
  if (!isSameOutlet(one, other) || Math.min(one.text.length, other.text.length) > MOST_PLACEHOLDER) return false;
  return overlap(one.told.titlePairs, other.told.titlePairs).containment < SAME_TITLE;
}

/** Stubs have a sentence or two; four sentences said again under another headline are the same article. */
const MOST_PLACEHOLDER = 150;
const SAME_TITLE = 0.4;
