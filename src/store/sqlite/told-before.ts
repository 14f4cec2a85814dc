// What a subscription was told of a story: the alert its further reports stand under, or that a digest holds it.
// A message that was refused, or deleted by somebody since, tells nobody anything.
import { STORY_STANDS_MS, type ToldOfStory } from '#src/query/follow-up.ts';
import type { Subscription } from '#src/model.ts';
import { z } from 'zod';
import { statementOf, type Db } from './database.ts';
import { and, asc, eq, gte, inArray, ne, sql } from './drizzle.ts';
import { DELETED } from './outbox.ts';
import { article, delivery } from './schema.ts';
import { alert } from './schema-alerts.ts';

/** `deliveryId`: that of the alert, where there is one. */
export type ToldBefore = { readonly told: ToldOfStory; readonly deliveryId: number | undefined };

type Question = { readonly subscriptionId: number; readonly storyId: number; readonly now: number };

/** The first alert of the story that still stands; else whether a digest or catch-up (sent or still open) has it. */
export function toldOfStory(db: Db, { subscriptionId, storyId, now }: Question): ToldBefore {
  const standing = and(
    eq(article.storyId, storyId),
    // An alert is queued in the transaction that stores its article.
    gte(article.storedAt, now - STORY_STANDS_MS),
    eq(alert.subscriptionId, subscriptionId),
    inArray(delivery.kind, ['alert', 'digest', 'catch-up']),
    ne(delivery.state, 'dead'),
    sql`${delivery.messageId} IS NOT ${DELETED}`,
  );
  const rows = db.orm
    .select({ id: delivery.id, kind: delivery.kind })
    .from(article)
    .innerJoin(alert, eq(alert.articleId, article.id))
    .innerJoin(delivery, eq(delivery.id, alert.deliveryId))
    .where(standing)
    .orderBy(asc(delivery.kind), asc(delivery.id))
    .limit(1)
    .all();
  const [first] = rows;
  if (first === undefined) return { told: 'nothing', deliveryId: undefined };
  return first.kind === 'alert' ? { told: 'alert', deliveryId: first.id } : { told: 'digest', deliveryId: undefined };
}

/**
 * Raw SQL: the other reports of the story, counted in one pass. `kept`: those that the subscription's wishes muted or whose message was
 * refused; `silent`: those that were silent because of such a one; whatever else there is was told, or was never to be.
 */
const KEPT_BACK = `
  SELECT count(*) AS others,
    coalesce(sum(delivery.state = 'dead' OR alert.outcome IN ('scope', 'threshold', 'city', 'topic', 'no-include', 'excluded')), 0) AS kept,
    coalesce(sum(alert.outcome IN ('copy', 'quiet')), 0) AS silent
  FROM article
  LEFT JOIN alert ON alert.article_id = article.id AND alert.subscription_id = :subscriptionId AND article.stored_at >= :since
  LEFT JOIN delivery ON delivery.id = alert.delivery_id
  WHERE article.story_id = :storyId AND article.id <> :articleId`;

const countsRow = z.object({ others: z.number(), kept: z.number(), silent: z.number() });

type Copied = {
  readonly subscription: Pick<Subscription, 'id' | 'createdAt'>;
  readonly article: { readonly id: number; readonly storyId: number };
  readonly now: number;
};

/**
 * Whether all that a copy repeats was kept from the subscription: by its own wishes, or because its message was refused. Not what was
 * silent for everybody, came before the subscription, is older than a story stands, or was told and deleted: that stays as it is.
 */
export function wasKeptBack(db: Db, { subscription, article: { id, storyId }, now }: Copied): boolean {
  const subscriptionId = subscription.id;
  const since = Math.max(subscription.createdAt, now - STORY_STANDS_MS);
  const found = statementOf(db, KEPT_BACK).get({ subscriptionId, storyId, articleId: id, since });
  const { others, kept, silent } = countsRow.parse(found);
  return kept > 0 && kept + silent === others && toldOfStory(db, { subscriptionId, storyId, now }).told === 'nothing';
}
