// An alert of an announcement channel is published to the servers that follow it, once it stands. One row an alert.
// It never ends a subscription, and never delays what the channel itself is told.
import type { DeliveryOutcome } from '#src/store/store.ts';
import { articlesOf } from './alerted-articles.ts';
import { statementOf, type Db } from './database.ts';
import { eq } from './drizzle.ts';
import { DELETED, settledChanges } from './outbox.ts';
import { delivery, subscription } from './schema.ts';

/** Raw SQL: a crosspost has no message of its own, and so no nonce that Discord would see. */
const ENQUEUE = `INSERT INTO delivery (subscription_id, channel_id, kind, target_id, nonce, state, due_at)
  SELECT subscription_id, channel_id, 'crosspost', id, 'crosspost-' || id, 'pending', ? FROM delivery WHERE id = ?
  ON CONFLICT DO NOTHING`;

/** Part of the transaction that settles a delivery as sent: a crash leaves both or none. */
export function enqueueCrosspost(db: Db, deliveryId: number, now: number): void {
  const row = db.orm
    .select({ kind: delivery.kind, messageId: delivery.messageId, subscription })
    .from(delivery)
    .innerJoin(subscription, eq(subscription.id, delivery.subscriptionId))
    .where(eq(delivery.id, deliveryId))
    .get();
  if (row === undefined || row.kind !== 'alert' || row.messageId === DELETED) return;
  const { isCrossposted, channelKind } = row.subscription;
  if (isCrossposted && channelKind === 'announcement' && isWorthPublishing(db, deliveryId))
    statementOf(db, ENQUEUE).run(now, deliveryId);
}

/**
 * Only what is about smart cities itself, whatever wider scope the channel chose: Discord publishes ten messages an hour and channel,
 * and the servers that follow it chose neither that scope nor a threshold.
 */
function isWorthPublishing(db: Db, deliveryId: number): boolean {
  return articlesOf(db, deliveryId).some(({ article }) => article.classification.relevance === 'core');
}

/** Raw SQL: the limit is the channel's, so what waits there waits as long; another request would be refused and counted. */
const WAIT_AS_LONG = `UPDATE delivery SET due_at = max(due_at, :at)
  WHERE channel_id = :channelId AND state IN ('pending', 'retry') AND kind = 'crosspost'`;

/** Raw SQL: by the index of subscriptions. */
const DROP = `UPDATE delivery SET state = 'dead', settled_at = ?, error = 'not published: publishing was turned off'
  WHERE subscription_id = ? AND kind = 'crosspost' AND state IN ('pending', 'retry', 'sending')`;

/** What waits to be published, or is tried, where nobody wants that any more. */
export function dropCrossposts(db: Db, subscriptionId: number, now: number): void {
  statementOf(db, DROP).run(now, subscriptionId);
}

type Settled = { readonly outcome: DeliveryOutcome; readonly now: number };

/** Whatever is wrong with it costs this one alone. */
export function settleCrosspost(db: Db, { id, channelId }: typeof delivery.$inferSelect, settled: Settled): void {
  const { outcome, now } = settled;
  db.orm.update(delivery).set(settledChanges(outcome, now)).where(eq(delivery.id, id)).run();
  if (outcome.kind === 'retry') statementOf(db, WAIT_AS_LONG).run({ at: outcome.at, channelId });
}
