// What a subscription was told of a story: the alert its further reports stand under, or that a digest holds it.
// A message that was refused, or deleted by somebody since, tells nobody anything.
import { STORY_STANDS_MS, type ToldOfStory } from '#src/query/follow-up.ts';
import type { Db } from './database.ts';
import { and, asc, eq, gte, inArray, ne, sql } from './drizzle.ts';
import { DELETED } from './outbox.ts';
import { alert, article, delivery } from './schema.ts';

/** `deliveryId`: that of the alert, where there is one. */
export type ToldBefore = { readonly told: ToldOfStory; readonly deliveryId: number | undefined };

type Question = { readonly subscriptionId: number; readonly storyId: number; readonly now: number };

/** The first alert of the story that still stands; else whether a digest (sent or still open) has it. */
export function toldOfStory(db: Db, { subscriptionId, storyId, now }: Question): ToldBefore {
  const standing = and(
    eq(article.storyId, storyId),
    // An alert is queued in the transaction that stores its article.
    gte(article.storedAt, now - STORY_STANDS_MS),
    eq(alert.subscriptionId, subscriptionId),
    inArray(delivery.kind, ['alert', 'digest']),
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
