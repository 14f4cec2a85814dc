// When the next piece of work can be claimed. A time at which nothing can be would have the program look four times a second.
import { WITHOUT_ORDER_LIST } from '#src/store/delivery-order.ts';
import { z } from 'zod';
import { statementOf, type Db } from './database.ts';
import { CHANNELS, HEAD, IS_HELD, WAITING } from './due-heads.ts';

/** A channel waits for its head; one without a head for the first time at which a message of the future becomes it, and so does what stands before the head. */
const NEXT_TOLD = `
  SELECT min(iif(${IS_HELD}, NULL, iif(head.state = 'sending', head.lease_until, head.due_at))) AS due
    FROM channel CROSS JOIN delivery AS head ON head.id = ${HEAD}
    JOIN subscription ON subscription.id = head.subscription_id AND subscription.state = 'active'
    LEFT JOIN delivery AS target ON target.id = head.target_id
  UNION ALL SELECT min(later.due_at)
    FROM channel CROSS JOIN delivery AS later INDEXED BY delivery_channel
      ON later.channel_id = channel.id AND later.state = 'pending' AND later.id < coalesce(${HEAD}, ${Number.MAX_SAFE_INTEGER})
    JOIN subscription ON subscription.id = later.subscription_id AND subscription.state = 'active'
    WHERE later.kind NOT IN ${WITHOUT_ORDER_LIST}`;

/** Edits and crossposts wait for their message, however long that is tried, and for what their channel is told before (without-order.ts). */
const NEXT_WITHOUT_ORDER = `
  SELECT min(free.due) FROM (
    SELECT free.channel_id AS channel_id, min(iif(free.state = 'sending', free.lease_until, free.due_at)) AS due
      FROM delivery AS free INDEXED BY delivery_kind JOIN subscription ON subscription.id = free.subscription_id
      WHERE free.kind IN ${WITHOUT_ORDER_LIST} AND free.state IN ('pending', 'sending', 'retry') AND subscription.state = 'active'
        AND (free.state = 'sending'
          OR EXISTS (SELECT 1 FROM delivery AS target WHERE target.id = free.target_id AND target.state IN ('sent', 'dead')))
      GROUP BY free.channel_id) AS free
    WHERE NOT EXISTS (SELECT 1 FROM delivery AS told INDEXED BY delivery_waiting
      WHERE told.channel_id = free.channel_id AND ${WAITING}
        AND (told.state = 'sending' OR told.due_at <= max(:now, free.due)))`;

/**
 * Raw SQL: one read of 2 ms, whether 10,000 or 100,000 messages of 500 channels wait. A leased entry is somebody's already; so is a message being sent, until its lease ends. What a crash cut off in a
 * channel that was paused since is nobody's.
 */
const NEXT_DUE = `WITH RECURSIVE ${CHANNELS} SELECT min(due) AS due FROM (
  SELECT min(due_at) AS due FROM entry WHERE state = 'waiting' AND lease_until IS NULL
  UNION ALL ${NEXT_TOLD}
  UNION ALL ${NEXT_WITHOUT_ORDER}
  UNION ALL SELECT min(due_at) FROM notice WHERE state IN ('pending', 'retry')
    AND id IN (SELECT min(id) FROM notice WHERE state IN ('pending', 'sending', 'retry') GROUP BY recipient)
  UNION ALL SELECT min(lease_until) FROM notice WHERE state = 'sending')`;

const nextDueRow = z.object({ due: z.number().nullable() });

/** @returns a time that may have passed already; undefined when nothing waits */
export function nextDueAt(db: Db, now: number): number | undefined {
  return nextDueRow.parse(statementOf(db, NEXT_DUE).get({ now })).due ?? undefined;
}
