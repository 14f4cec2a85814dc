// Which edits and crossposts go out now: two at a time, never before what their channel is still to be told, and never 48 hours after
// their alert. They hold nobody back: what hangs or waits here costs no alert its place.
import { WITHOUT_ORDER_LIST } from '#src/store/delivery-order.ts';
import { HOUR_MS } from '#src/time.ts';
import { z } from 'zod';
import { statementOf, type Db } from './database.ts';
import { DELETED } from './outbox.ts';

/** How long after an alert it is edited or published. */
export const STANDING_MS = 48 * HOUR_MS;
/** A hung one must leave places for alerts. */
const MOST_UNDER_WAY = 2;

/** Raw SQL: one whose time is over, also one that is tried again late, or whose message never was or is no more. */
const END_LATE = `UPDATE delivery SET state = 'dead', settled_at = :now, lease_until = NULL,
    error = iif(kind = 'edit', 'not edited', 'not published') || ': the alert is older than 48 hours, or gone'
  WHERE kind IN ${WITHOUT_ORDER_LIST}
    AND (state IN ('pending', 'retry') AND due_at <= :now OR state = 'sending' AND lease_until <= :now)
    AND EXISTS (SELECT 1 FROM delivery AS target WHERE target.id = delivery.target_id
      AND (target.state = 'dead' OR target.message_id = :deleted
        OR (target.state = 'sent' AND target.settled_at <= :sentUntil)))`;

/**
 * Raw SQL: those of posted messages, in channels that are told nothing now. A `+` leaves a column to no index: the channel's is the one.
 * Sorted before channels are looked at: with 3,500 due, looking at every channel took 74 ms, at those of the first few 7 ms.
 */
const DUE = `WITH free AS MATERIALIZED (
    SELECT free.id AS id, free.channel_id AS channel_id FROM delivery AS free
    JOIN delivery AS target ON target.id = free.target_id AND target.state = 'sent'
    JOIN subscription ON subscription.id = free.subscription_id AND subscription.state = 'active'
    WHERE free.kind IN ${WITHOUT_ORDER_LIST}
      AND (free.state IN ('pending', 'retry') AND free.due_at <= :now OR free.state = 'sending' AND free.lease_until <= :now)
    ORDER BY free.due_at, free.id)
  SELECT id FROM free
  WHERE NOT EXISTS (SELECT 1 FROM delivery AS told WHERE told.channel_id = free.channel_id AND told.kind NOT IN ${WITHOUT_ORDER_LIST}
    AND told.state IN ('pending', 'sending', 'retry') AND (+told.state = 'sending' OR +told.due_at <= :now))
  LIMIT :limit`;

const UNDER_WAY = `SELECT count(*) AS count FROM delivery WHERE state = 'sending' AND lease_until > ? AND kind IN ${WITHOUT_ORDER_LIST}`;

const idRow = z.object({ id: z.number() });
const countRow = z.object({ count: z.number() });

type Places = { readonly now: number; readonly most: number };

/** Ids to claim now, at most `most`; what must not be done any more is ended first. Part of claimDeliveries' transaction. */
export function dueWithoutOrder(db: Db, { now, most }: Places): readonly number[] {
  statementOf(db, END_LATE).run({ now, sentUntil: now - STANDING_MS, deleted: DELETED });
  const { count } = countRow.parse(statementOf(db, UNDER_WAY).get(now));
  const limit = Math.min(most, MOST_UNDER_WAY - count);
  if (limit <= 0) return [];
  return statementOf(db, DUE)
    .all({ now, limit })
    .map((row) => idRow.parse(row).id);
}
