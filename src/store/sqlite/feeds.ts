// Feeds and their poll state: what is due, what was read, what failed. Leases, so that a crash never leaves a feed unpolled.
import type { Feed } from '#src/model.ts';
import type { FeedOutcome, FeedState } from '#src/store/store.ts';
import { inTransaction, type Db } from './database.ts';
import { and, asc, eq, isNull, lt, lte, or, sql } from './drizzle.ts';
import { entry, feed } from './schema.ts';

type FeedRow = typeof feed.$inferSelect;

const LONGEST_ERROR = 500;

/** Adds feeds whose id and url are both unknown. @returns how many */
export function addFeeds(db: Db, feeds: readonly Feed[], now: number): number {
  return inTransaction(db, () => {
    let added = 0;
    for (const one of feeds) {
      const { id, outlet, url, kind, language, timeZone, charset } = one;
      const row = {
        id,
        outlet,
        url,
        kind,
        language,
        timeZone,
        charset: charset ?? null,
        createdAt: now,
        nextPollAt: now,
      };
      added += db.orm.insert(feed).values(row).onConflictDoNothing().run().changes;
    }
    return added;
  });
}

export function removeFeed(db: Db, id: string): boolean {
  return inTransaction(db, () => {
    // What nobody would read any more is forgotten, so that another source may bring it.
    db.orm
      .delete(entry)
      .where(and(eq(entry.feedId, id), eq(entry.state, 'waiting')))
      .run();
    return db.orm.delete(feed).where(eq(feed.id, id)).run().changes > 0;
  });
}

/** Bounded: an instance follows hundreds of feeds, not more. */
const MOST_FEEDS = 5_000;

export function listFeeds(db: Db): readonly FeedState[] {
  return db.orm.select().from(feed).orderBy(asc(feed.outlet), asc(feed.id)).limit(MOST_FEEDS).all().map(toFeedState);
}

type FeedClaim = {
  readonly now: number;
  readonly limit: number;
  readonly leaseMs: number;
  readonly busyHosts: readonly string[];
};

/** The longest overdue first, one a host: feeds of one host wait for each other, and a hung host must hold one place only. */
export function claimDueFeeds(db: Db, { now, limit, leaseMs, busyHosts }: FeedClaim): readonly FeedState[] {
  return inTransaction(db, () => {
    const free = or(isNull(feed.leaseUntil), lte(feed.leaseUntil, now));
    const due = db.orm
      .select()
      .from(feed)
      .where(and(lte(feed.nextPollAt, now), free))
      .orderBy(asc(feed.nextPollAt))
      .limit(MOST_FEEDS)
      .all();
    const taken = new Set(busyHosts);
    const chosen = due.filter(({ url }) => {
      const { host } = new URL(url);
      if (taken.has(host)) return false;
      taken.add(host);
      return true;
    });
    const claimed = chosen.slice(0, limit);
    for (const { id } of claimed) {
      db.orm
        .update(feed)
        .set({ leaseUntil: now + leaseMs })
        .where(eq(feed.id, id))
        .run();
    }
    return claimed.map(toFeedState);
  });
}

/** Ends the lease with what became of the poll. A feed removed meanwhile is left alone. */
export function settleFeed(
  db: Db,
  feedId: string,
  settled: { readonly outcome: FeedOutcome; readonly now: number },
): void {
  db.orm.update(feed).set(changesOf(settled.outcome, settled.now)).where(eq(feed.id, feedId)).run();
}

function changesOf(outcome: FeedOutcome, now: number) {
  const common = { leaseUntil: null, nextPollAt: outcome.nextPollAt };
  const sound = {
    ...common,
    errorCount: 0,
    lastError: null,
    lastReadAt: now,
    firstReadAt: sql`coalesce(${feed.firstReadAt}, ${now})`,
  };
  switch (outcome.kind) {
    case 'not-modified':
      return sound;
    case 'read': {
      const { etag, lastModified, bodyHash } = outcome.validators;
      return { ...sound, etag: etag ?? null, lastModified: lastModified ?? null, bodyHash: bodyHash ?? null };
    }
    case 'failed':
      return { ...common, errorCount: sql`${feed.errorCount} + 1`, lastError: outcome.error.slice(0, LONGEST_ERROR) };
  }
}

/** Counts new entries on their feed; called inside the transaction that stores them. */
export function noteEntries(
  db: Db,
  feedId: string,
  seen: { readonly newCount: number; readonly newestAt: number | undefined },
): void {
  const newestAt = seen.newestAt ?? 0;
  db.orm
    .update(feed)
    .set({
      entryCount: sql`${feed.entryCount} + ${seen.newCount}`,
      newestEntryAt: sql`nullif(max(coalesce(${feed.newestEntryAt}, 0), ${newestAt}), 0)`,
    })
    .where(eq(feed.id, feedId))
    .run();
}

/** Ends all leases: this process has just started and owns the database. */
export function releaseFeeds(db: Db): void {
  db.orm.update(feed).set({ leaseUntil: null }).where(lt(feed.leaseUntil, Number.MAX_SAFE_INTEGER)).run();
}

export function toFeed(
  row: Pick<FeedRow, 'id' | 'outlet' | 'url' | 'kind' | 'language' | 'timeZone' | 'charset'>,
): Feed {
  const { id, outlet, url, kind, language, timeZone } = row;
  return { id, outlet, url, kind, language, timeZone, charset: row.charset ?? undefined };
}

function toFeedState(row: FeedRow): FeedState {
  return {
    ...toFeed(row),
    createdAt: row.createdAt,
    validators: {
      etag: row.etag ?? undefined,
      lastModified: row.lastModified ?? undefined,
      bodyHash: row.bodyHash ?? undefined,
    },
    firstReadAt: row.firstReadAt ?? undefined,
    lastReadAt: row.lastReadAt ?? undefined,
    nextPollAt: row.nextPollAt,
    errorCount: row.errorCount,
    lastError: row.lastError ?? undefined,
    entryCount: row.entryCount,
    newestEntryAt: row.newestEntryAt ?? undefined,
  };
}
