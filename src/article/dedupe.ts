// Decides what an incoming article is, seen from stored ones that look alike: new, a copy, a part of a story, or an update of itself.
// When in doubt it is new: a swallowed event costs more than an extra line. It must never depend on the order of the candidates.
import type { Scores, Verdict, VerdictKind } from '#src/model.ts';
import { prepare, type Comparable, type Prepared } from '#src/article/copies/comparable.ts';
import { BORDERS, isSameOutlet, likenessOf, type Borders } from '#src/article/copies/likeness.ts';
import { reasonsFor } from '#src/article/copies/reasons.ts';
import { overlap } from '#src/article/copies/shingles.ts';
import type { PairCounts } from '#src/article/copies/tf-idf.ts';

/** Raised whenever two articles may be judged otherwise than before; stored with each decision, before the version of the pair table. */
export const JUDGE_VERSION = 2;

export type JudgeContext = {
  /** Character pairs counted over stored articles; built-in counts when absent. */
  readonly counts?: PairCounts | undefined;
  /** The story a candidate belongs to: a story joins as a whole, or not at all. */
  readonly storyOf?: ((id: number) => number | undefined) | undefined;
  /** Other borders than the usual ones: for a re-run that tries them. */
  readonly borders?: Borders | undefined;
};

/** `links`: ids of all candidates that the article belongs together with, the strongest first. */
export type LinkedVerdict = Verdict & { readonly links: readonly number[] };

/**
 * @param incoming the article that is about to be stored
 * @param candidates stored articles that share a candidate key; prepared ones are not prepared again
 */
export function judge(
  incoming: Comparable | Prepared,
  candidates: readonly (Comparable | Prepared)[],
  context: JudgeContext = {},
): LinkedVerdict {
  const article = asPrepared(incoming, context);
  const version = `${JUDGE_VERSION}.${context.counts?.version ?? 0}`;
  const opinions = withSupport(
    candidates.map((candidate) => compare(article, asPrepared(candidate, context), context.borders)),
    context,
  ).toSorted(byStrength);
  const links = opinions.filter(({ kind }) => kind !== 'new').map(({ of }) => of);
  const [best] = opinions;
  if (best === undefined) return { kind: 'new', of: undefined, scores: undefined, reasons: [], version, links };
  const { kind, of, scores, reasons } = best;
  return { kind, of: kind === 'new' ? undefined : of, scores, reasons, version, links };
}

/**
 * The more articles a story has, the likelier one of them resembles a stranger by chance: a story takes an article when its articles
 * resemble it on average, or when one of them has its text.
 */
function withSupport(
  opinions: readonly Opinion[],
  { storyOf, borders: { support } = BORDERS }: JudgeContext,
): readonly Opinion[] {
  if (storyOf === undefined) return opinions;
  const stories = Map.groupBy(opinions, ({ of }) => storyOf(of) ?? of);
  const isHeld = new Set([...stories].filter(([, members]) => isSupported(members, support)).map(([story]) => story));
  return opinions.map((opinion) => {
    if (opinion.kind !== 'story' || isHeld.has(storyOf(opinion.of) ?? opinion.of)) return opinion;
    return {
      ...opinion,
      kind: 'new',
      reasons: ['border', ...opinion.reasons.filter((reason) => reason !== 'same-event')],
    };
  });
}

function isSupported(members: readonly Opinion[], support: number): boolean {
  if (members.some(({ kind }) => kind === 'copy' || kind === 'update')) return true;
  return members.reduce((sum, { scores: { event = 0 } }) => sum + event, 0) / members.length >= support;
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

function strengthOf({ jaccard, containment, event = 0 }: Scores): number {
  return jaccard + containment + event;
}

/** What one stored article makes of the incoming one. Symmetric but for the id. */
function compare(incoming: Prepared, stored: Prepared, borders: Borders | undefined): Opinion {
  const { kind, reason, scores, event, vetoes } = likenessOf(incoming, stored, borders);
  const opinion = (verdict: VerdictKind, ...reasons: readonly string[]): Opinion => {
    return { kind: verdict, of: stored.id, scores, reasons, publishedAt: stored.publishedAt };
  };
  if (incoming.urlKey === stored.urlKey) return opinion('update', 'same-url', ...changesBetween(incoming, stored));
  if (kind === 'copy' && isPlaceholder(incoming, stored)) return opinion('new', 'veto:title');
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
