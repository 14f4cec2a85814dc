// What a start makes of the work that the process before it left: every lease ends, for this process alone owns the database.
import type { Db } from './database.ts';
import { releaseEntries } from './entries.ts';
import { releaseFeeds } from './feeds.ts';
import { releaseNotices } from './notices.ts';
import { releaseDeliveries } from './outbox.ts';
import { clockAhead, turnBack } from './set-clock.ts';

/** Also mends what a wrong clock left. */
export function releaseAll(db: Db, now: number): void {
  turnBack(db, clockAhead(db, now), now);
  releaseFeeds(db);
  releaseEntries(db);
  releaseDeliveries(db, now);
  releaseNotices(db, now);
}
