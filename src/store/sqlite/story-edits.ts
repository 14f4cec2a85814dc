// Posted alerts are edited when their story grows or their article is corrected: one row an alert, used again and again.
// Never more often than every ten minutes, and never 48 hours after the alert.
import type { DeliveryOutcome } from '#src/store/store.ts';
import { MINUTE_MS } from '#src/time.ts';
import { statementOf, type Db } from './database.ts';
import { eq } from './drizzle.ts';
import { DELETED, settledChanges } from './outbox.ts';
import { delivery } from './schema.ts';
import { STANDING_MS } from './without-order.ts';

const EDIT_PAUSE_MS = 10 * MINUTE_MS;

/**
 * Queues an edit of every alert of the story that is posted, or may be: what waits for its first try is rendered when it is
 * claimed. Part of the transaction that changes the story.
 */
export function enqueueEdits(db: Db, { storyId, now }: { readonly storyId: number; readonly now: number }): void {
  const given = { storyId, now, pauseMs: EDIT_PAUSE_MS, sentAfter: now - STANDING_MS, deleted: DELETED };
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
