// When what is told comes in a digest, by the hours of its server, and how much of an hour a channel has had.
// It moves open digests in time; it never takes an article out of one.
import type { Subscription } from '#src/model.ts';
import type { ServerSettings } from '#src/model-servers.ts';
import { WITHOUT_ORDER_LIST } from '#src/store/delivery-order.ts';
import { HOUR_MS, nextDigestAt, quietUntil } from '#src/time.ts';
import { z } from 'zod';
import { statementOf, type Db } from './database.ts';
import { and, eq, gt, inArray } from './drizzle.ts';
import { delivery, subscription, type StoredKind } from './schema.ts';
import { settingsOf } from './servers.ts';

/** When the digest is due that takes what the subscription is told now; undefined when that goes out at once. */
export function digestDueAt(db: Db, to: Subscription, now: number): number | undefined {
  const hours = settingsOf(db, to.guildId);
  if (to.mode !== 'instant') return nextDigestAt(to.mode, now, hours);
  const quietEnd = quietUntil(now, hours);
  if (quietEnd !== undefined) return quietEnd;
  return isCapReached(db, to, now) ? nextDigestAt('hourly', now, hours) : undefined;
}

/**
 * Raw SQL: by `delivery_subscription`, and no further than the cap. What is tried again is due a little later; what a clock that was
 * ahead left is due long after. A refused alert told nobody anything.
 */
const ALERTS_OF_THE_HOUR = `SELECT count(*) AS count FROM (
  SELECT 1 FROM delivery INDEXED BY delivery_subscription
  WHERE subscription_id = :id AND kind = 'alert' AND due_at > :now - ${HOUR_MS} AND due_at <= :now + ${HOUR_MS} AND +state <> 'dead'
  LIMIT :cap)`;

const countRow = z.object({ count: z.number() });

function isCapReached(db: Db, { id, hourlyCap }: Subscription, now: number): boolean {
  if (hourlyCap === undefined) return false;
  const { count } = countRow.parse(statementOf(db, ALERTS_OF_THE_HOUR).get({ id, now, cap: hourlyCap }));
  return count >= hourlyCap;
}

/** When a catch-up goes out that is wanted now. */
export function catchUpDueAt(db: Db, guildId: string, now: number): number {
  return quietUntil(now, settingsOf(db, guildId)) ?? now;
}

/**
 * The server chose other hours: what waits for a time of the old ones waits for the next of the new ones. What is due already, or was
 * tried, goes out.
 */
export function moveDigests(db: Db, settings: ServerSettings, now: number): void {
  for (const open of openDigests(db, now, eq(subscription.guildId, settings.guildId)))
    setDueAt(db, open.id, dueAtOf(open, settings, now));
  statementOf(db, LET_GO).run({ guildId: settings.guildId, now });
}

/**
 * Raw SQL: by `delivery_channel`. No failed try waits so long for another: it was put off to the end of the old quiet hours, and its
 * channel waits behind it. Where it is quiet by the new ones, too, the next claim puts it off again.
 */
const LET_GO = `UPDATE delivery SET due_at = :now
  WHERE channel_id IN (SELECT channel_id FROM subscription WHERE guild_id = :guildId)
    AND state = 'retry' AND kind NOT IN ${WITHOUT_ORDER_LIST} AND due_at > :now + ${HOUR_MS}`;

/**
 * No digest waits longer than for the next of its time: a clock that was ahead queued it for a day that is far away, or its channel
 * chose another mode since. @param subscriptionId undefined: those of all
 */
export function bringDigestsForward(db: Db, now: number, subscriptionId?: number): void {
  const which = subscriptionId === undefined ? undefined : eq(subscription.id, subscriptionId);
  const known = new Map<string, ServerSettings>();
  for (const open of openDigests(db, now, which)) {
    const settings = known.get(open.guildId) ?? settingsOf(db, open.guildId);
    known.set(open.guildId, settings);
    const dueAt = dueAtOf(open, settings, now);
    if (dueAt < open.dueAt) setDueAt(db, open.id, dueAt);
  }
}

type Open = {
  readonly id: number;
  readonly kind: StoredKind;
  readonly mode: Subscription['mode'];
  readonly guildId: string;
  readonly dueAt: number;
};

function openDigests(db: Db, now: number, which: ReturnType<typeof and>): readonly Open[] {
  const waits = and(
    eq(delivery.state, 'pending'),
    gt(delivery.dueAt, now),
    inArray(delivery.kind, ['digest', 'catch-up']),
    which,
  );
  const { id, kind, dueAt } = delivery;
  const { mode, guildId } = subscription;
  return db.orm
    .select({ id, kind, dueAt, mode, guildId })
    .from(delivery)
    .innerJoin(subscription, eq(subscription.id, delivery.subscriptionId))
    .where(waits)
    .all();
}

/** The digest of a channel that is told at once holds what came in quiet hours or was too much for an hour. */
function dueAtOf({ kind, mode }: Open, settings: ServerSettings, now: number): number {
  if (kind === 'catch-up') return quietUntil(now, settings) ?? now;
  return nextDigestAt(mode === 'instant' ? 'hourly' : mode, now, settings);
}

function setDueAt(db: Db, id: number, dueAt: number): void {
  db.orm.update(delivery).set({ dueAt }).where(eq(delivery.id, id)).run();
}
