// Whose turn it is: of each channel the first message that waits, if it is due, the channel that was served longest ago first.
// Decides nothing about what has no order (edits); reads, never writes.
import type { ChannelClaim } from '#src/store/claim.ts';
import { WITHOUT_ORDER_LIST } from '#src/store/delivery-order.ts';
import { z } from 'zod';
import { statementOf, type Db } from './database.ts';
import { DELETED } from './outbox.ts';

/** Word for word the condition of the index `delivery_waiting`: SQLite takes a partial index for nothing else. */
export const WAITING = `kind NOT IN ${WITHOUT_ORDER_LIST} AND state IN ('pending', 'sending', 'retry')`;

/** Raw SQL: the channels for which something waits, by leaps through the index, and a last row without one. */
export const CHANNELS = `channel(id) AS (
    SELECT min(channel_id) FROM delivery INDEXED BY delivery_waiting WHERE ${WAITING}
    UNION ALL
    SELECT (SELECT min(channel_id) FROM delivery INDEXED BY delivery_waiting WHERE ${WAITING} AND channel_id > channel.id)
    FROM channel WHERE channel.id IS NOT NULL
  )`;

/** The first of a channel that waits, but for digests of the future: whatever comes behind it waits for it. */
export const HEAD = `(
    SELECT id FROM delivery INDEXED BY delivery_waiting
    WHERE channel_id = channel.id AND ${WAITING} AND (state <> 'pending' OR due_at <= :now) ORDER BY id LIMIT 1)`;

/** A follow-up whose alert has not been posted yet. */
export const IS_HELD = `(head.kind = 'follow-up' AND coalesce(target.state, '') IN ('pending', 'sending', 'retry'))`;

/**
 * Raw SQL: leaps from channel to channel through the index and seeks the head of each. 10,000 and 100,000 waiting rows of 500 channels
 * cost the same 2 to 3 ms (grouping all of them, as it was before, 25 and 320 on the same busy machine). A digest of the future holds nobody back; a paused channel waits;
 * a follow-up comes after its alert also where a clock that was ahead mixed up their times. A channel never served is the first of all,
 * so a thousand alerts of one cost another a place, not a thousand.
 */
const DUE_HEADS = `
  WITH RECURSIVE ${CHANNELS}
  SELECT head.id AS id, head.kind AS kind, target.state AS targetState, target.message_id AS targetMessageId
  FROM channel
  CROSS JOIN delivery AS head ON head.id = ${HEAD}
  JOIN subscription ON subscription.id = head.subscription_id AND subscription.state = 'active'
  LEFT JOIN delivery AS target ON target.id = head.target_id
  WHERE (head.state = 'sending' AND head.lease_until <= :now OR head.state <> 'sending' AND head.due_at <= :now)
    AND channel.id NOT IN (SELECT value FROM json_each(:busyChannels))
    AND NOT ${IS_HELD}
  ORDER BY (SELECT max(settled_at) FROM delivery INDEXED BY delivery_served
    WHERE channel_id = head.channel_id AND kind NOT IN ${WITHOUT_ORDER_LIST} AND settled_at IS NOT NULL), head.id
  LIMIT :limit`;

/** `isOrphan`: a follow-up whose alert was never posted, or is gone. */
export type Head = { readonly id: number; readonly isOrphan: boolean };

/** At most one a channel, none of the busy ones. */
export function dueHeads(db: Db, { now, busyChannels, limit }: ChannelClaim): readonly Head[] {
  const given = { now, limit, busyChannels: JSON.stringify(busyChannels) };
  const rows = statementOf(db, DUE_HEADS).all(given);
  return rows.map((row) => toHead(headRow.parse(row)));
}

const headRow = z.object({
  id: z.number(),
  kind: z.string(),
  targetState: z.string().nullable(),
  targetMessageId: z.string().nullable(),
});

function toHead({ id, kind, targetState, targetMessageId }: z.infer<typeof headRow>): Head {
  const hasTarget = targetState === 'sent' && targetMessageId !== null && targetMessageId !== DELETED;
  return { id, isOrphan: kind === 'follow-up' && !hasTarget };
}
