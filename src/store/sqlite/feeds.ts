// Feeds and their poll state: what is due, what was read, what failed. Leases, so that a crash never leaves a feed unpolled.
import { z } from 'zod';
import { sourceCode } from '#src/audit-code.ts';
import { parseMemory } from '#src/feed/memory.ts';
import { siteKeyOf } from '#src/feed/site-key.ts';
import type { SiteClaim } from '#src/store/claim.ts';
import type { DoneBy } from '#src/model-audit.ts';
import type { Feed } from '#src/model.ts';
import type { FeedSettlement, FeedState, Telling } from '#src/store/polling.ts';
import { leaveLine } from './audit.ts';
import { inTransaction, statementOf, type Db } from './database.ts';
import { and, asc, eq, inArray, lt, sql } from './drizzle.ts';
import { queueNotices } from './notices.ts';
import { endRereadings } from './rereading.ts';
import { entry, feed } from './schema.ts';

type FeedRow = typeof feed.$inferSelect;

const LONGEST_ERROR = 500;

type Adding = { readonly now: number; readonly by: DoneBy | undefined };

/** Adds feeds whose id and url are both unknown. @returns how many */
export function addFeeds(db: Db, feeds: readonly Feed[], { now, by }: Adding): number {
  return inTransaction(db, () => {
    let added = 0;
    for (const { charset, pollIntervalMs, ...one } of feeds) {
      const row = {
        ...one,
        charset: charset ?? null,
        pollIntervalMs: pollIntervalMs ?? null,
        site: siteKeyOf(one.url),
        createdAt: now,
        nextPollAt: now,
      };
      const { changes } = db.orm.insert(feed).values(row).onConflictDoNothing().run();
      if (changes > 0) leaveLine(db, { action: 'source-add', after: sourceCode(one) }, by);
      added += changes;
    }
    return added;
  });
}

export function removeFeed(db: Db, id: string, by: DoneBy): boolean {
  return inTransaction(db, () => {
    endRereadings(db, eq(entry.feedId, id));
    // What nobody would read any more is forgotten, so that another source may bring it.
    db.orm
      .delete(entry)
      .where(and(eq(entry.feedId, id), eq(entry.state, 'waiting')))
      .run();
    const [removed] = db.orm.delete(feed).where(eq(feed.id, id)).returning().all();
    if (removed === undefined) return false;
    leaveLine(db, { action: 'source-remove', before: sourceCode(removed) }, by);
    return true;
  });
}

/** Bounded: an instance follows hundreds of feeds, not more. */
const MOST_FEEDS = 5_000;

export function listFeeds(db: Db): readonly FeedState[] {
  return db.orm.select().from(feed).orderBy(asc(feed.outlet), asc(feed.id)).limit(MOST_FEEDS).all().map(toFeedState);
}

/** The longest overdue first, one a site: feeds of one site wait for each other, and a hung site must hold one place only. */
export function claimDueFeeds(db: Db, { now, limit, leaseMs, busySites }: SiteClaim): readonly FeedState[] {
  return inTransaction(db, () => {
    const ids: string[] = [];
    const taken = [...busySites];
    for (let row = nextDue(db, now, taken); row !== undefined; row = nextDue(db, now, taken)) {
      ids.push(row.id);
      taken.push(row.site);
      if (ids.length >= limit) break;
    }
    if (ids.length === 0) return [];
    const rows = db.orm.select().from(feed).where(inArray(feed.id, ids)).all();
    db.orm
      .update(feed)
      .set({ leaseUntil: now + leaseMs })
      .where(inArray(feed.id, ids))
      .run();
    const byId = new Map(rows.map((row) => [row.id, toFeedState(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  });
}

function nextDue(db: Db, now: number, taken: readonly string[]): z.infer<typeof dueRow> | undefined {
  return dueRow.optional().parse(statementOf(db, NEXT_DUE).get({ now, taken: JSON.stringify(taken) }));
}

/**
 * Raw SQL: runs once a poll. Reading all due rows to choose among them in JavaScript made a poll of 2,000 feeds cost ten times one of
 * 200; this walks the index, which holds all that is looked at, past the feeds of busy sites to the first that is free.
 */
const NEXT_DUE = `
  SELECT id, site FROM feed INDEXED BY feed_claim
  WHERE next_poll_at <= :now AND health <> 'gone' AND (lease_until IS NULL OR lease_until <= :now)
    AND site NOT IN (SELECT value FROM json_each(:taken))
  ORDER BY next_poll_at LIMIT 1`;

const dueRow = z.object({ id: z.string(), site: z.string() });

/** Ends the lease with what the poll left behind. A feed removed meanwhile is left alone, and nobody is told of it. */
export function settleFeed(
  db: Db,
  feedId: string,
  { settlement, now, ...telling }: Telling & { readonly settlement: FeedSettlement; readonly now: number },
): void {
  inTransaction(db, () => {
    const { health, memory, nextPollAt, url } = settlement;
    const before = db.orm.select({ health: feed.health }).from(feed).where(eq(feed.id, feedId)).get();
    if (before === undefined) return;
    const common = { leaseUntil: null, nextPollAt, memory, health };
    const changes = { ...common, ...outcomeChanges(settlement.outcome, now), ...movedChanges(db, url) };
    const healthAt = before.health === health ? {} : { healthAt: now };
    db.orm
      .update(feed)
      .set({ ...changes, ...healthAt })
      .where(eq(feed.id, feedId))
      .run();
    queueNotices(
      db,
      settlement.events.filter(({ kind }) => kind !== 'feed-moved' || changes.url !== undefined),
      telling,
    );
  });
}

function outcomeChanges(outcome: FeedSettlement['outcome'], now: number) {
  const sound = { errorCount: 0, lastError: null, lastReadAt: now };
  const firstReadAt = sql`coalesce(${feed.firstReadAt}, ${now})`;
  switch (outcome.kind) {
    case 'not-modified':
      return { ...sound, firstReadAt };
    case 'read': {
      const { etag, lastModified, bodyHash } = outcome.validators;
      return {
        ...sound,
        firstReadAt,
        etag: etag ?? null,
        lastModified: lastModified ?? null,
        bodyHash: bodyHash ?? null,
      };
    }
    case 'failed':
      return {
        errorCount: sql`${feed.errorCount} + ${Number(outcome.isCounted)}`,
        lastError: outcome.error.slice(0, LONGEST_ERROR),
      };
  }
}

function movedChanges(db: Db, url: string | undefined): { readonly url?: string; readonly site?: string } {
  if (url === undefined) return {};
  const isTaken = db.orm.select({ id: feed.id }).from(feed).where(eq(feed.url, url)).get() !== undefined;
  return isTaken ? {} : { url, site: siteKeyOf(url) };
}

/** Takes back one failure of each, and asks them soon. */
export function forgiveFeeds(db: Db, feedIds: readonly string[], nextPollAt: number): void {
  if (feedIds.length === 0) return;
  db.orm
    .update(feed)
    .set({ errorCount: sql`max(0, ${feed.errorCount} - 1)`, nextPollAt: sql`min(${feed.nextPollAt}, ${nextPollAt})` })
    .where(inArray(feed.id, [...feedIds]))
    .run();
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

/** Feeds that an older version stored have no site yet, and its entries have hosts: SQL does not know registrable domains. */
export function fillSites(db: Db): void {
  const without = db.orm.select({ id: feed.id, url: feed.url }).from(feed).where(eq(feed.site, '')).all();
  const waiting = db.orm.selectDistinct({ host: entry.host }).from(entry).where(eq(entry.state, 'waiting')).all();
  for (const { host } of waiting) {
    const site = siteKeyOf(`http://${host}/`);
    if (site !== host) db.orm.update(entry).set({ host: site }).where(eq(entry.host, host)).run();
  }
  for (const { id, url } of without)
    db.orm
      .update(feed)
      .set({ site: siteKeyOf(url) })
      .where(eq(feed.id, id))
      .run();
}

export function toFeed(
  row: Pick<FeedRow, 'id' | 'outlet' | 'url' | 'kind' | 'language' | 'timeZone' | 'charset' | 'pollIntervalMs'>,
): Feed {
  const { id, outlet, url, kind, language, timeZone } = row;
  return {
    id,
    outlet,
    url,
    kind,
    language,
    timeZone,
    charset: row.charset ?? undefined,
    pollIntervalMs: row.pollIntervalMs ?? undefined,
  };
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
    health: row.health,
    healthAt: row.healthAt ?? undefined,
    memory: parseMemory(row.memory),
  };
}
