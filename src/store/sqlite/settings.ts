// Small facts of the program itself, and when the next piece of work is due.
import { WITHOUT_ORDER_LIST } from '#src/store/delivery-order.ts';
import type { Db } from './database.ts';
import { and, eq, like, lt } from './drizzle.ts';
import { notice, setting } from './schema.ts';

export function remember(db: Db, key: string, remembered: { readonly value: string; readonly now: number }): void {
  const row = { value: remembered.value, updatedAt: remembered.now };
  db.orm
    .insert(setting)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: setting.key, set: row })
    .run();
}

export function recall(db: Db, key: string): string | undefined {
  return db.orm.select({ value: setting.value }).from(setting).where(eq(setting.key, key)).get()?.value;
}

/** What buttons of old messages would ask for, and owners' messages that were settled long ago. @returns how many */
export function forgetOld(db: Db, before: number): number {
  const listings = and(like(setting.key, 'listing:%'), lt(setting.updatedAt, before));
  const settled = lt(notice.settledAt, before);
  return db.orm.delete(setting).where(listings).run().changes + db.orm.delete(notice).where(settled).run().changes;
}

/**
 * Raw SQL: one read over five indexes. What has no order waits for its message, however long that is tried. A leased entry is somebody's
 * already; so is a message being sent, until its lease ends. What a crash cut off in a channel that was paused since is nobody's: a time
 * at which nothing can be claimed would have the program look four times a second.
 */
const NEXT_DUE = `SELECT min(due) AS due FROM (
  SELECT min(due_at) AS due FROM entry WHERE state = 'waiting' AND lease_until IS NULL
  UNION ALL SELECT min(due_at) FROM delivery JOIN subscription ON subscription.id = subscription_id
    WHERE delivery.state IN ('pending', 'retry') AND subscription.state = 'active' AND (kind NOT IN ${WITHOUT_ORDER_LIST}
      OR EXISTS (SELECT 1 FROM delivery AS target WHERE target.id = delivery.target_id AND target.state IN ('sent', 'dead')))
  UNION ALL SELECT min(lease_until) FROM delivery JOIN subscription ON subscription.id = subscription_id
    WHERE delivery.state = 'sending' AND subscription.state = 'active'
  UNION ALL SELECT min(due_at) FROM notice WHERE state IN ('pending', 'retry')
    AND id IN (SELECT min(id) FROM notice WHERE state IN ('pending', 'sending', 'retry') GROUP BY recipient)
  UNION ALL SELECT min(lease_until) FROM notice WHERE state = 'sending')`;

export function nextDueAt(db: Db): number | undefined {
  return db.raw.prepare<[], { due: number | null }>(NEXT_DUE).get()?.due ?? undefined;
}
