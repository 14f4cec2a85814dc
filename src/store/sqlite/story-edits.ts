// Posted alerts are edited when their story grows or their article is corrected: one row an alert, used again and again.
// Never more often than every ten minutes, never 48 hours after the alert, and never before what the channel is still to be told.
import type { DeliveryOutcome } from '#src/store/store.ts';
import { HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { z } from 'zod';
import { statementOf, type Db } from './database.ts';
import { eq } from './drizzle.ts';
import { DELETED, settledChanges } from './outbox.ts';
import { delivery } from './schema.ts';

const EDIT_PAUSE_MS = 10 * MINUTE_MS;
const EDITABLE_MS = 48 * HOUR_MS;
/** A hung edit must leave places for alerts. */
const MOST_UNDER_WAY = 2;

/**
 * Queues an edit of every alert of the story that is posted, or may be: what waits for its first try is rendered when it is
 * claimed. Part of the transaction that changes the story.
 */
export function enqueueEdits(db: Db, { storyId, now }: { readonly storyId: number; readonly now: number }): void {
  const given = { storyId, now, pauseMs: EDIT_PAUSE_MS, sentAfter: now - EDITABLE_MS, deleted: DELETED };
  for (const statement of [CHANGED_MEANWHILE, AGAIN, FIRST]) statementOf(db, statement).run(given);
}

/**
 * Raw SQL: set by set, whatever the number of channels; CROSS JOIN keeps the order in which the indexes are good.
 * An alert whose try failed may have arrived all the same, as it was then.
 */
const TARGETS = `
  SELECT told.id FROM article
  CROSS JOIN alert ON alert.article_id = article.id
  CROSS JOIN delivery AS told ON told.id = alert.delivery_id AND told.kind = 'alert'
  JOIN subscription ON subscription.id = told.subscription_id AND subscription.state IN ('active', 'paused')
  WHERE article.story_id = :storyId AND (told.state IN ('sending', 'retry')
    OR (told.state = 'sent' AND told.settled_at > :sentAfter AND told.message_id <> :deleted))`;

/** An edit on its way may have been rendered too early: a due time after its start brings it back when it is settled. */
const CHANGED_MEANWHILE = `UPDATE delivery INDEXED BY delivery_target SET due_at = max(:now, started_at) + :pauseMs
  WHERE kind = 'edit' AND state = 'sending' AND target_id IN (${TARGETS})`;

/** A time of a clock that was ahead counts as now; one that was dropped before its first try has none. One that waits already is rendered when it is claimed. */
const AGAIN = `UPDATE delivery INDEXED BY delivery_target SET state = 'pending', attempts = 0, started_at = NULL, error = NULL,
    due_at = max(:now, min(:now, coalesce(settled_at, 0)) + :pauseMs)
  WHERE kind = 'edit' AND state IN ('sent', 'dead') AND target_id IN (${TARGETS})`;

/** An edit has no message of its own, and so no nonce that Discord would see. */
const FIRST = `INSERT INTO delivery (subscription_id, channel_id, kind, target_id, nonce, state, due_at)
  SELECT subscription_id, channel_id, 'edit', id, 'edit-' || id, 'pending', :now FROM delivery AS target
  WHERE id IN (${TARGETS})
    AND NOT EXISTS (SELECT 1 FROM delivery AS edit WHERE edit.target_id = target.id AND edit.kind = 'edit')`;

/** Raw SQL: an edit whose time is over, also one that is tried again late, or whose message never was or is no more. */
const END_LATE = `UPDATE delivery SET state = 'dead', settled_at = :now, lease_until = NULL,
    error = 'not edited: the alert is older than 48 hours, or gone'
  WHERE kind = 'edit' AND (state IN ('pending', 'retry') AND due_at <= :now OR state = 'sending' AND lease_until <= :now)
    AND EXISTS (SELECT 1 FROM delivery AS target WHERE target.id = delivery.target_id
      AND (target.state = 'dead' OR target.message_id = :deleted
        OR (target.state = 'sent' AND target.settled_at <= :sentUntil)))`;

/** Raw SQL: due edits of posted messages, in channels that are told nothing now. A `+` leaves a column to no index: the channel's is the one. */
const DUE = `SELECT edit.id AS id FROM delivery AS edit
  JOIN delivery AS target ON target.id = edit.target_id AND target.state = 'sent'
  JOIN subscription ON subscription.id = edit.subscription_id AND subscription.state = 'active'
  WHERE edit.kind = 'edit'
    AND (edit.state IN ('pending', 'retry') AND edit.due_at <= :now OR edit.state = 'sending' AND edit.lease_until <= :now)
    AND NOT EXISTS (SELECT 1 FROM delivery AS told WHERE told.channel_id = edit.channel_id AND told.kind <> 'edit'
      AND told.state IN ('pending', 'sending', 'retry') AND (+told.state = 'sending' OR +told.due_at <= :now))
  ORDER BY edit.due_at, edit.id LIMIT :limit`;

const UNDER_WAY = `SELECT count(*) AS count FROM delivery WHERE state = 'sending' AND lease_until > ? AND kind = 'edit'`;

const idRow = z.object({ id: z.number() });
const countRow = z.object({ count: z.number() });

/** Ids of edits to claim now, at most `most`; what must not be edited any more is ended first. Part of claimDeliveries' transaction. */
export function dueEdits(db: Db, { now, most }: { readonly now: number; readonly most: number }): readonly number[] {
  statementOf(db, END_LATE).run({ now, sentUntil: now - EDITABLE_MS, deleted: DELETED });
  const { count } = countRow.parse(statementOf(db, UNDER_WAY).get(now));
  const limit = Math.min(most, MOST_UNDER_WAY - count);
  if (limit <= 0) return [];
  return statementOf(db, DUE)
    .all({ now, limit })
    .map((row) => idRow.parse(row).id);
}

type Settled = { readonly outcome: DeliveryOutcome; readonly now: number };

/** An edit never ends a subscription: the next alert will tell whether the channel is closed. */
export function settleEdit(db: Db, edit: typeof delivery.$inferSelect, { outcome, now }: Settled): void {
  const isChangedSince = edit.state === 'sending' && edit.startedAt !== null && edit.dueAt > edit.startedAt;
  const again = {
    state: 'pending' as const,
    settledAt: now,
    startedAt: null,
    leaseUntil: null,
    attempts: 0,
    error: null,
  };
  const changes =
    outcome.kind === 'sent' && outcome.isTargetGone !== true && isChangedSince
      ? { ...again, dueAt: now + EDIT_PAUSE_MS }
      : settledChanges(outcome, now);
  db.orm.update(delivery).set(changes).where(eq(delivery.id, edit.id)).run();
}
