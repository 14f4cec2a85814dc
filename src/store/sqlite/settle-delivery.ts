// What an answer of the channel means for the outbox. A refused message costs itself alone, and what was silent because of it is told;
// a channel that is gone or closed disables its subscription, and loses nothing: what waits for it stays, this message included.
import { WITHOUT_ORDER_LIST } from '#src/store/delivery-order.ts';
import type { DeliveryOutcome } from '#src/store/store.ts';
import { articlesOf } from './alerted-articles.ts';
import { catchUpDueAt } from './digest-times.ts';
import { enqueueCrosspost, settleCrosspost } from './crossposts.ts';
import { inTransaction, statementOf, type Db } from './database.ts';
import { and, asc, desc, eq, gt, inArray, sql } from './drizzle.ts';
import { guildRecipient, queueNotices } from './notices.ts';
import { DELETED, enqueue, MOST_IN_DIGEST, nonceOf, settledChanges } from './outbox.ts';
import { toSubscription } from './rows.ts';
import { article, delivery, subscription } from './schema.ts';
import { alert } from './schema-alerts.ts';
import { settleEdit } from './story-edits.ts';
import { toldOfStory, wasKeptBack } from './told-before.ts';

type Settled = { readonly outcome: DeliveryOutcome; readonly now: number };
type Row = typeof delivery.$inferSelect;

export function settleDelivery(db: Db, deliveryId: number, { outcome, now }: Settled): void {
  inTransaction(db, () => {
    const row = db.orm.select().from(delivery).where(eq(delivery.id, deliveryId)).get();
    // What was given up while it was on its way (its channel unsubscribed) can still have been sent, and nothing else.
    if (row === undefined || (row.state === 'dead' && outcome.kind !== 'sent')) return;
    if (outcome.kind === 'sent' && outcome.isTargetGone === true) forgetTarget(db, row);
    if (row.kind === 'edit') return settleEdit(db, row, { outcome, now });
    if (row.kind === 'crosspost') return settleCrosspost(db, row, { outcome, now });
    if (outcome.kind === 'dead' && outcome.disablesSubscription) return disable(db, row, { error: outcome.error, now });
    db.orm.update(delivery).set(settledChanges(outcome, now)).where(eq(delivery.id, deliveryId)).run();
    if (outcome.kind === 'sent') enqueueCrosspost(db, deliveryId, now);
    if (outcome.kind === 'dead') goOnWithout(db, row, now);
  });
}

/**
 * Raw SQL: a follow-up whose try may have posted it, its answer lost, keeps the id of its alert in the place of its own message's: that of
 * the thread, which outlives the alert.
 */
const REMEMBER_THREAD = `UPDATE delivery SET message_id = (SELECT nullif(message_id, :deleted) FROM delivery WHERE id = :targetId)
  WHERE target_id = :targetId AND kind = 'follow-up' AND state IN ('sending', 'retry') AND started_at IS NOT NULL`;

/** Somebody deleted the message that was to be edited or followed up: nothing goes there any more. */
function forgetTarget(db: Db, { id, kind, targetId }: Row): void {
  if (targetId === null) return;
  statementOf(db, REMEMBER_THREAD).run({ targetId, deleted: DELETED });
  db.orm.update(delivery).set({ messageId: DELETED }).where(eq(delivery.id, targetId)).run();
  if (kind === 'follow-up') standAlone(db, id);
}

/**
 * A follow-up whose alert is not there is the alert of its story from now on; those that wait behind it stand under it. One before it,
 * queued by a clock that was ahead, does not: both would wait for each other.
 */
export function standAlone(db: Db, deliveryId: number): void {
  const targetId = db.orm.select({ id: delivery.targetId }).from(delivery).where(eq(delivery.id, deliveryId)).get()?.id;
  if (typeof targetId === 'number') {
    const waiting = and(eq(delivery.targetId, targetId), eq(delivery.kind, 'follow-up'), eq(delivery.state, 'pending'));
    const behind = and(waiting, gt(delivery.id, deliveryId));
    db.orm.update(delivery).set({ targetId: deliveryId }).where(behind).run();
  }
  db.orm.update(delivery).set({ kind: 'alert', targetId: null }).where(eq(delivery.id, deliveryId)).run();
  db.orm.update(alert).set({ outcome: 'alerted' }).where(eq(alert.deliveryId, deliveryId)).run();
}

type Refusal = { readonly error: string; readonly now: number };

/**
 * Nothing of it dies: the message goes back under its own nonce, because an earlier try may have posted it, and waits with all others
 * until the channel takes alerts again.
 */
function disable(db: Db, refused: Row, { error, now }: Refusal): void {
  const to = db.orm.select().from(subscription).where(eq(subscription.id, refused.subscriptionId)).get();
  const isEnded = to === undefined || to.state === 'removed';
  const back = { dueAt: now, leaseUntil: null, error, attempts: sql`attempts + 1` };
  const changes = isEnded
    ? settledChanges({ kind: 'dead', error, disablesSubscription: true }, now)
    : { ...back, state: 'retry' as const };
  db.orm.update(delivery).set(changes).where(eq(delivery.id, refused.id)).run();
  if (isEnded || to.state === 'disabled') return;
  const closed = { state: 'disabled' as const, stateReason: error, stateAt: now };
  db.orm.update(subscription).set(closed).where(eq(subscription.id, to.id)).run();
  const event = { kind: 'channel-closed', channelId: to.channelId, reason: error, at: now } as const;
  const dueAt = catchUpDueAt(db, to.guildId, now);
  queueNotices(db, [event], { recipients: [guildRecipient(to.guildId)], dueAt });
}

/** Raw SQL: by `delivery_channel`. A refused channel is asked again up to 40 minutes later. Where it is quiet the next claim puts it off again. */
const TRY_AGAIN = `UPDATE delivery SET due_at = :now
  WHERE channel_id = :channelId AND state = 'retry' AND kind NOT IN ${WITHOUT_ORDER_LIST} AND due_at > :now`;

/** The channel has just taken another message of ours: what waits there for another try waits no longer. */
export function tryAgain(db: Db, channelId: string, now: number): void {
  statementOf(db, TRY_AGAIN).run({ channelId, now });
}

function goOnWithout(db: Db, refused: Row, now: number): void {
  if (refused.kind === 'follow-up') return;
  const told =
    refused.kind === 'catch-up' ? allOf(db, refused.id) : articlesOf(db, refused.id).map((one) => one.article);
  const [first] = told;
  if (first === undefined) return;
  if (told.length === 1) tellInstead(db, refused, { storyId: first.storyId, now });
  else splitDigest(db, refused, { ids: told.map(({ id }) => id), now });
}

/** A catch-up says of more articles than it shows that they are there: the newest first. */
function allOf(db: Db, deliveryId: number): readonly { readonly id: number; readonly storyId: number }[] {
  return db.orm
    .select({ id: article.id, storyId: article.storyId })
    .from(alert)
    .innerJoin(article, eq(article.id, alert.articleId))
    .where(eq(alert.deliveryId, deliveryId))
    .orderBy(desc(article.id))
    .all();
}

/** A report that was not told because its story was, or a copy: the message that was to tell it is refused, so this one is. */
function tellInstead(
  db: Db,
  { subscriptionId }: Row,
  { storyId, now }: { readonly storyId: number; readonly now: number },
): void {
  if (toldOfStory(db, { subscriptionId, storyId, now }).told !== 'nothing') return;
  const isOfChannel = eq(alert.subscriptionId, subscriptionId);
  const silent = db.orm
    .select({ articleId: alert.articleId, outcome: alert.outcome, subscription })
    .from(article)
    .innerJoin(alert, eq(alert.articleId, article.id))
    .innerJoin(subscription, eq(subscription.id, alert.subscriptionId))
    .where(and(eq(article.storyId, storyId), isOfChannel, inArray(alert.outcome, ['quiet', 'copy'])))
    // Others' own words before a copy of what was refused.
    .orderBy(desc(alert.outcome), asc(article.id))
    .limit(1)
    .get();
  if (silent === undefined) return;
  const { articleId } = silent;
  const told = toSubscription(silent.subscription);
  const copy = { subscription: told, article: { id: articleId, storyId }, now };
  if (silent.outcome === 'copy' && !wasKeptBack(db, copy)) return;
  const deliveryId = enqueue(db, { subscription: told, articleId, now });
  const own = and(eq(alert.articleId, articleId), isOfChannel);
  db.orm.update(alert).set({ outcome: 'alerted', deliveryId }).where(own).run();
}

type Splitting = { readonly ids: readonly number[]; readonly now: number };

/**
 * One article that Discord refuses must not cost the others: a refused digest goes out again in two halves, down to single articles.
 * Of a catch-up the culprit is among those it shows; the rest stays with the second half.
 */
function splitDigest(db: Db, refused: Row, { ids, now }: Splitting): void {
  const middle = Math.ceil(Math.min(ids.length, MOST_IN_DIGEST) / 2);
  for (const half of [ids.slice(0, middle), ids.slice(middle)]) {
    const nonce = nonceOf([refused.nonce, half.length, half[0] ?? 0]);
    const { subscriptionId, channelId, kind } = refused;
    const row = { subscriptionId, channelId, kind, nonce, state: 'pending' as const, dueAt: now };
    const part = Number(db.orm.insert(delivery).values(row).run().lastInsertRowid);
    // A month of a busy channel may be more than a statement takes values.
    const isOfHalf = sql`${alert.articleId} IN (SELECT value FROM json_each(${JSON.stringify(half)}))`;
    const moved = and(eq(alert.deliveryId, refused.id), isOfHalf);
    db.orm.update(alert).set({ deliveryId: part }).where(moved).run();
  }
}
