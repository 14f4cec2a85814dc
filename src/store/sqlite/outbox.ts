// The outbox: one row a message. `sending` with its nonce is durable before any request is made, so that after a crash
// the same message goes out under the same nonce and Discord shows it once.
import { createHash } from 'node:crypto';
import type { Subscription } from '#src/model.ts';
import type { DeliveryOutcome } from '#src/store/store.ts';
import { PreparedStatements, type Db } from './database.ts';
import { digestDueAt } from './digest-times.ts';
import { and, eq, isNull, sql } from './drizzle.ts';
import { delivery, type StoredKind } from './schema.ts';
import { alert } from './schema-alerts.ts';

/** A digest holds what one card can list; the rest goes into a second one at the same time. */
export const MOST_IN_DIGEST = 15;

/** The id of a message that was posted and that somebody has deleted since. */
export const DELETED = 'deleted';

type Wanted = { readonly subscription: Subscription; readonly articleId: number; readonly now: number };

/**
 * Puts an article on its way to a subscription; part of recordArticle's transaction. What a paused or closed channel misses waits in one
 * message. @returns the delivery's id
 */
export function enqueue(db: Db, { subscription: to, articleId, now }: Wanted): number {
  if (to.state !== 'active') return waitingCatchUp(db, to.id) ?? openCatchUp(db, { to, articleId, dueAt: now });
  const dueAt = digestDueAt(db, to, now);
  if (dueAt === undefined) return insertDelivery(db, { to, kind: 'alert', dueAt: now, articleId });
  return joinDigest(db, { to, articleId, dueAt });
}

type Joining = { readonly to: Subscription; readonly articleId: number; readonly dueAt: number };

/** The digest of that time, or another one where it is full. @returns its id */
export function joinDigest(db: Db, { to, articleId, dueAt }: Joining): number {
  return openDigest(db, to.id, dueAt) ?? insertDelivery(db, { to, kind: 'digest', dueAt, articleId });
}

/** The message that gathers what waits, and that nobody has tried to send. */
export function waitingCatchUp(db: Db, subscriptionId: number): number | undefined {
  const isOpen = and(
    eq(delivery.subscriptionId, subscriptionId),
    eq(delivery.kind, 'catch-up'),
    eq(delivery.state, 'pending'),
    isNull(delivery.startedAt),
  );
  return db.orm.select({ id: delivery.id }).from(delivery).where(isOpen).limit(1).get()?.id;
}

/** @returns its id */
export function openCatchUp(db: Db, { to, articleId, dueAt }: Joining): number {
  return insertDelivery(db, { to, kind: 'catch-up', dueAt, articleId });
}

/** Puts an article on its way to a place under an earlier alert; it is sent after that one. @returns the delivery's id */
export function enqueueFollowUp(db: Db, wanted: Wanted & { readonly targetId: number }): number {
  const { subscription: to, articleId, targetId, now } = wanted;
  return insertDelivery(db, { to, kind: 'follow-up', dueAt: now, articleId, targetId });
}

/** Example: subscription 3, alert, article 7 → 22 characters of base64url. Discord allows 25. */
export function nonceOf(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('|')).digest('base64url').slice(0, 22);
}

type NewDelivery = {
  readonly to: Subscription;
  readonly kind: StoredKind;
  readonly dueAt: number;
  readonly articleId: number;
  readonly targetId?: number;
};

function insertDelivery(db: Db, { to, kind, dueAt, articleId, targetId }: NewDelivery): number {
  const nonce = nonceOf([to.id, to.channelId, kind, articleId]);
  const place = { subscriptionId: to.id, channelId: to.channelId, targetId: targetId ?? null };
  const row = { ...place, kind, nonce, dueAt };
  return Number(EACH_CHANNEL.of(db).queued.run(row).lastInsertRowid);
}

const { placeholder } = sql;

/** An article may go to very many channels in one transaction. */
const EACH_CHANNEL = new PreparedStatements((orm) => ({
  queued: orm
    .insert(delivery)
    .values({
      subscriptionId: placeholder('subscriptionId'),
      channelId: placeholder('channelId'),
      targetId: placeholder('targetId'),
      kind: placeholder('kind'),
      nonce: placeholder('nonce'),
      state: 'pending',
      dueAt: placeholder('dueAt'),
    })
    .prepare(),
}));

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
        ...(outcome.untried === undefined
          ? { attempts: sql`attempts + 1` }
          : { startedAt: outcome.untried.startedAt ?? null }),
      };
    case 'dead':
      return { state: 'dead' as const, settledAt: now, error: outcome.error, leaseUntil: null };
  }
}

/** A delivery that was on its way when the last process ended is due again, under its own nonce. */
export function releaseDeliveries(db: Db, now: number): void {
  db.orm.update(delivery).set({ leaseUntil: now }).where(eq(delivery.state, 'sending')).run();
}
