// What becomes of a further report of a story that a channel was told of: a line under that alert, or silence. Pure.
// It never silences what the channel was not told of: a swallowed event costs more than a line.
import type { Article, Subscription } from '#src/model.ts';
import { DAY_MS } from '#src/time.ts';
import type { AlertDecision } from './alert.ts';

/** Where a subscription was told of a story: in an alert of its own, in a digest, or not (any more). */
export type ToldOfStory = 'alert' | 'digest' | 'nothing';

/** A report that comes later than this after the alert is news again; a copy of what is older than this is no news. */
export const STORY_STANDS_MS = 7 * DAY_MS;

export type FollowUpCase = {
  readonly subscription: Pick<Subscription, 'followUps' | 'mode'>;
  readonly article: Pick<Article, 'verdict'>;
  readonly told: ToldOfStory;
};

/** Whether it needs to be known what the subscription was told: it does for what would be alerted as part of a story. */
export function mayFollowUp({ outcome }: AlertDecision, { verdict }: Pick<Article, 'verdict'>): boolean {
  return outcome === 'alerted' && verdict.kind === 'story';
}

/** @param decision what `decideAlert` makes of the article alone */
export function decideFollowUp(decision: AlertDecision, given: FollowUpCase): AlertDecision {
  const { subscription, article, told } = given;
  if (!mayFollowUp(decision, article) || told === 'nothing') return decision;
  // Who asked for digests since then gets nothing between them.
  const isThreaded = told === 'alert' && subscription.mode === 'instant' && subscription.followUps === 'thread';
  return { ...decision, outcome: isThreaded ? 'threaded' : 'quiet' };
}
