// What a clock that was ahead leaves behind: everything waits for a time that is hours or years away. Mended when it is noticed.
import type { Db } from './database.ts';
import { bringDigestsForward } from './digest-times.ts';
import { and, eq, gt, inArray, max, ne, or, sql } from './drizzle.ts';
import { rawPage } from './schema-pages.ts';
import { delivery, entry, feed, notice } from './schema.ts';

/** NTP and a slow start differ by seconds. */
const NOTICED_MS = 60_000;

/** How far ahead the clock was when something was last read; 0 when it was not. */
export function clockAhead(db: Db, now: number): number {
  const newest =
    db.orm
      .select({ at: max(feed.lastReadAt) })
      .from(feed)
      .get()?.at ?? 0;
  return newest - now > NOTICED_MS ? newest - now : 0;
}

export function turnBack(db: Db, byMs: number, now: number): void {
  if (byMs < NOTICED_MS) return;
  turnFeedsBack(db, byMs, now);
  db.orm.update(rawPage).set({ fetchedAt: now }).where(gt(rawPage.fetchedAt, now)).run();
  const sooner = sql`max(${now}, ${entry.dueAt} - ${byMs})`;
  db.orm
    .update(entry)
    .set({ dueAt: sooner, leaseUntil: null })
    .where(and(eq(entry.state, 'waiting'), gt(entry.dueAt, now)))
    .run();
  // Digests are due at an hour of the day, not after a wait.
  bringDigestsForward(db, now);
  // What is sent at once waits for a retry or for its like, minutes at most.
  const isOpen = (outbox: typeof delivery | typeof notice) =>
    and(inArray(outbox.state, ['pending', 'retry']), gt(outbox.dueAt, now));
  const dueAt = (outbox: typeof delivery | typeof notice) => sql`max(${now}, ${outbox.dueAt} - ${byMs})`;
  db.orm
    .update(delivery)
    .set({ dueAt: dueAt(delivery) })
    .where(and(isOpen(delivery), or(ne(delivery.kind, 'digest'), eq(delivery.state, 'retry'))))
    .run();
  db.orm
    .update(notice)
    .set({ dueAt: dueAt(notice) })
    .where(isOpen(notice))
    .run();
}

/** Their last reading, too, or the same mistake would be found at every start. */
function turnFeedsBack(db: Db, byMs: number, now: number): void {
  const nextPollAt = sql`max(${now}, ${feed.nextPollAt} - ${byMs})`;
  db.orm.update(feed).set({ nextPollAt, leaseUntil: null }).where(gt(feed.nextPollAt, now)).run();
  db.orm.update(feed).set({ lastReadAt: now }).where(gt(feed.lastReadAt, now)).run();
}
