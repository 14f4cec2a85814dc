// The outbox: one row a message. `sending` with its nonce is durable before any request is made, so that after a crash
// the same message goes out under the same nonce and Discord shows it once.
import { createHash } from 'node:crypto';
import type { ChannelClaim } from '#src/store/claim.ts';
import type { AlertedArticle, Delivery, Subscription } from '#src/model.ts';
import { nextDigestAt } from '#src/time.ts';
import type { DeliveryOutcome } from '#src/store/store.ts';
import { inTransaction, type Db } from './database.ts';
import { and, asc, eq, inArray, sql } from './drizzle.ts';
import { toArticle, toSubscription } from './rows.ts';
import { alert, article, delivery, subscription } from './schema.ts';

/** A digest holds what one card can list; the rest goes into a second one at the same time. */
const MOST_IN_DIGEST = 15;

/** Puts an article on its way to a subscription; part of recordArticle's transaction. @returns the delivery's id */
export function enqueue(
  db: Db,
  wanted: { readonly subscription: Subscription; readonly articleId: number; readonly now: number },
): number {
  const { subscription: to, articleId, now } = wanted;
  if (to.mode === 'instant') return insertDelivery(db, { to, kind: 'alert', dueAt: now, articleId });
  const dueAt = nextDigestAt(to.mode, now);
  return openDigest(db, to.id, dueAt) ?? insertDelivery(db, { to, kind: 'digest', dueAt, articleId });
}

/** Example: subscription 3, alert, article 7 → 22 characters of base64url. Discord allows 25. */
function nonceOf(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('|')).digest('base64url').slice(0, 22);
}

type NewDelivery = {
  readonly to: Subscription;
  readonly kind: Delivery['kind'];
  readonly dueAt: number;
  readonly articleId: number;
};

function insertDelivery(db: Db, { to, kind, dueAt, articleId }: NewDelivery): number {
  const nonce = nonceOf([to.id, to.channelId, kind, articleId]);
  const row = { subscriptionId: to.id, channelId: to.channelId, kind, nonce, state: 'pending' as const, dueAt };
  return Number(db.orm.insert(delivery).values(row).run().lastInsertRowid);
}

function openDigest(db: Db, subscriptionId: number, dueAt: number): number | undefined {
  const open = and(
    eq(delivery.subscriptionId, subscriptionId),
    eq(delivery.kind, 'digest'),
    eq(delivery.state, 'pending'),
    eq(delivery.dueAt, dueAt),
  );
  const size = sql<number>`(SELECT count(*) FROM ${alert} WHERE ${alert.deliveryId} = ${delivery.id})`;
  return db.orm
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(open, sql`${size} < ${MOST_IN_DIGEST}`))
    .get()?.id;
}

/**
 * Leases due deliveries, one a channel, oldest first, and marks them `sending`.
 * A channel whose earlier message is on its way or waits for another try keeps its later ones back: order is kept.
 */
export function claimDeliveries(db: Db, claim: ChannelClaim): readonly Delivery[] {
  return inTransaction(db, () => {
    const busy = new Set(claim.busyChannels);
    const heads = dueHeads(db, claim.now)
      .filter((row) => !busy.has(row.channelId))
      .slice(0, claim.limit);
    if (heads.length === 0) return [];
    const ids = heads.map((row) => row.id);
    const rows = db.orm
      .select()
      .from(delivery)
      .innerJoin(subscription, eq(subscription.id, delivery.subscriptionId))
      .where(inArray(delivery.id, ids))
      .orderBy(asc(delivery.id))
      .all();
    const started = {
      state: 'sending' as const,
      leaseUntil: claim.now + claim.leaseMs,
      startedAt: sql`coalesce(${delivery.startedAt}, ${claim.now})`,
    };
    db.orm.update(delivery).set(started).where(inArray(delivery.id, ids)).run();
    return rows.map((row) => ({
      id: row.delivery.id,
      subscription: toSubscription(row.subscription),
      kind: row.delivery.kind,
      nonce: row.delivery.nonce,
      attempts: row.delivery.attempts,
      startedAt: row.delivery.startedAt ?? undefined,
      articles: articlesOf(db, row.delivery.id),
    }));
  });
}

/** Raw SQL: the first open delivery of each channel, if it is due. A digest of the future holds nobody back; a paused channel waits. */
const DUE_HEADS = `
  SELECT delivery.id AS id, delivery.channel_id AS channelId FROM (
    SELECT min(id) AS id, channel_id FROM delivery
    WHERE state IN ('sending', 'retry') OR (state = 'pending' AND due_at <= :now)
    GROUP BY channel_id
  ) AS head
  JOIN delivery ON delivery.id = head.id
  JOIN subscription ON subscription.id = subscription_id AND subscription.state = 'active'
  WHERE (delivery.state = 'sending' AND lease_until <= :now) OR (delivery.state IN ('pending', 'retry') AND due_at <= :now)
  ORDER BY delivery.id LIMIT 500`;

type Head = { readonly id: number; readonly channelId: string };

function dueHeads(db: Db, now: number): readonly Head[] {
  return db.raw.prepare<{ now: number }, Head>(DUE_HEADS).all({ now });
}

function articlesOf(db: Db, deliveryId: number): readonly AlertedArticle[] {
  return db.orm
    .select()
    .from(alert)
    .innerJoin(article, eq(article.id, alert.articleId))
    .where(eq(alert.deliveryId, deliveryId))
    .orderBy(asc(article.id))
    .limit(MOST_IN_DIGEST)
    .all()
    .map((row) => ({ article: toArticle(row.article), because: row.alert.because }));
}

export function settleDelivery(
  db: Db,
  deliveryId: number,
  settled: { readonly outcome: DeliveryOutcome; readonly now: number },
): void {
  const { outcome, now } = settled;
  inTransaction(db, () => {
    db.orm.update(delivery).set(settledChanges(outcome, now)).where(eq(delivery.id, deliveryId)).run();
    if (outcome.kind !== 'dead') return;
    if (!outcome.disablesSubscription) return splitDigest(db, deliveryId, now);
    const row = db.orm.select({ id: delivery.subscriptionId }).from(delivery).where(eq(delivery.id, deliveryId)).get();
    if (row === undefined) return;
    db.orm
      .update(subscription)
      .set({ state: 'disabled', stateReason: outcome.error })
      .where(eq(subscription.id, row.id))
      .run();
    const open = and(eq(delivery.subscriptionId, row.id), inArray(delivery.state, ['pending', 'retry']));
    db.orm.update(delivery).set({ state: 'dead', error: outcome.error, settledAt: now }).where(open).run();
  });
}

/** One article that Discord refuses must not cost the others: a refused digest goes out again in two halves, down to single articles. */
function splitDigest(db: Db, deliveryId: number, now: number): void {
  const refused = db.orm.select().from(delivery).where(eq(delivery.id, deliveryId)).get();
  const ids = articlesOf(db, deliveryId).map(({ article: { id } }) => id);
  if (refused === undefined || refused.kind !== 'digest' || ids.length < 2) return;
  const middle = Math.ceil(ids.length / 2);
  for (const half of [ids.slice(0, middle), ids.slice(middle)]) {
    const nonce = nonceOf([refused.nonce, half.length, half[0] ?? 0]);
    const { subscriptionId, channelId, kind } = refused;
    const row = { subscriptionId, channelId, kind, nonce, state: 'pending' as const, dueAt: now };
    const part = Number(db.orm.insert(delivery).values(row).run().lastInsertRowid);
    const moved = and(eq(alert.deliveryId, deliveryId), inArray(alert.articleId, half));
    db.orm.update(alert).set({ deliveryId: part }).where(moved).run();
  }
}

/** What an outcome changes in a row of an outbox: of deliveries and of notices alike. */
export function settledChanges(outcome: DeliveryOutcome, now: number) {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent' as const, messageId: outcome.messageId, settledAt: now, leaseUntil: null, error: null };
    case 'retry':
      return {
        state: 'retry' as const,
        dueAt: outcome.at,
        error: outcome.error,
        leaseUntil: null,
        attempts: sql`attempts + 1`,
      };
    case 'dead':
      return { state: 'dead' as const, settledAt: now, error: outcome.error, leaseUntil: null };
  }
}

/** A delivery that was on its way when the last process ended is due again, under its own nonce. */
export function releaseDeliveries(db: Db, now: number): void {
  db.orm.update(delivery).set({ leaseUntil: now }).where(eq(delivery.state, 'sending')).run();
}
