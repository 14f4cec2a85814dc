// Entries: every address a feed ever named, and what became of it. A waiting entry is durable before its feed is settled,
// so that no article is lost to one bad answer, and a settled one is read again only when its feed has changed it.
import { z } from 'zod';
import type { SiteClaim } from '#src/store/claim.ts';
import type { Entry } from '#src/model.ts';
import type { EntryOutcome, WaitingEntry } from '#src/store/polling.ts';
import { inTransaction, statementOf, type Db } from './database.ts';
import { and, eq, inArray, isNotNull, sql } from './drizzle.ts';
import { toFeed } from './feeds.ts';
import { endRereadings, failedRereading, linked, REREAD } from './rereading.ts';
import { entry, feed } from './schema.ts';

type EntryRow = typeof entry.$inferSelect;

/**
 * What may be told first, then oldest published first, one a site: a site is asked one thing at a time, and its articles are told in
 * their order. What is an article already comes after all that is new on its site.
 */
export function claimDueEntries(db: Db, { now, limit, leaseMs, busySites }: SiteClaim): readonly WaitingEntry[] {
  return inTransaction(db, () => {
    const chosen = dueOfSites(db, { now, busySites: JSON.stringify(busySites) }).slice(0, limit);
    if (chosen.length === 0) return [];
    const rows = db.orm
      .select({ entry, feed })
      .from(entry)
      .innerJoin(feed, eq(feed.id, entry.feedId))
      .where(inArray(entry.id, chosen))
      .all();
    db.orm
      .update(entry)
      .set({ leaseUntil: now + leaseMs })
      .where(inArray(entry.id, chosen))
      .run();
    const byId = new Map(rows.map((row) => [row.entry.id, { ...toWaiting(row.entry), feed: toFeed(row.feed) }]));
    return chosen.flatMap((id) => byId.get(id) ?? []);
  });
}

type Question = { readonly now: number; readonly busySites: string };

/** The entry to be read now of each site. */
function dueOfSites(db: Db, question: Question): readonly number[] {
  const due = dueEntries(db, DUE_ENTRIES, question);
  const first = firstOfSites(due);
  // New ones may be hidden behind more of those that are read again than are looked at.
  const fresh = due.some(({ articleId }) => articleId !== null) ? dueEntries(db, DUE_NEW_ENTRIES, question) : [];
  return [...new Map([...first, ...firstOfSites(fresh)]).values()];
}

/** A site keeps the place of its oldest. */
function firstOfSites(due: readonly DueRow[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { id, host } of due) if (!first.has(host)) first.set(host, id);
  return first;
}

function dueEntries(db: Db, statement: string, question: Question): readonly DueRow[] {
  return statementOf(db, statement)
    .all(question)
    .map((row) => dueRow.parse(row));
}

/**
 * Raw SQL: runs once for every page that is read, so it is prepared once, with the busy hosts as one JSON list.
 * Many entries of one host may wait before the first of another: so many rows are looked at for one claim. The index holds them in
 * order: with 50,000 waiting, sorting took 140 ms a page, this 0.4 ms; SQLite's planner does not choose it by itself.
 * With 5,000 more that are read again before them, both questions take 2 ms.
 */
const dueEntriesThat = (isWanted: string) => `
  SELECT entry.id AS id, entry.host AS host, entry.article_id AS articleId FROM entry INDEXED BY entry_order
  WHERE entry.state = 'waiting' AND EXISTS (SELECT 1 FROM feed WHERE feed.id = entry.feed_id) AND entry.due_at <= :now AND (entry.lease_until IS NULL OR entry.lease_until <= :now)
    AND entry.host NOT IN (SELECT value FROM json_each(:busySites)) AND ${isWanted}
  ORDER BY entry.is_silent, coalesce(entry.published_at, entry.seen_at), entry.id LIMIT 500`;

const DUE_ENTRIES = dueEntriesThat('true');
const DUE_NEW_ENTRIES = dueEntriesThat('entry.article_id IS NULL');

const dueRow = z.object({ id: z.number(), host: z.string(), articleId: z.number().nullable() });
type DueRow = z.infer<typeof dueRow>;

function toWaiting(row: EntryRow): Omit<WaitingEntry, 'feed'> {
  const { id, urlKey, isSilent, attempts, articleId } = row;
  return { id, entry: toEntry(row), urlKey, isSilent, attempts, articleId: articleId ?? undefined };
}

function toEntry(row: EntryRow): Entry {
  return {
    url: row.url,
    guid: row.guid ?? undefined,
    title: row.title,
    author: row.author ?? undefined,
    outlet: row.outlet ?? undefined,
    publishedAt: row.publishedAt ?? undefined,
    updatedAt: row.updatedAt ?? undefined,
    text: row.text,
  };
}

export function settleEntry(db: Db, entryId: number, outcome: EntryOutcome): void {
  inTransaction(db, () => {
    const told = db.orm
      .select()
      .from(entry)
      .where(and(eq(entry.id, entryId), isNotNull(entry.articleId)))
      .get();
    const changes = told === undefined ? changesOf(outcome) : changesOfTold(told, outcome);
    db.orm.update(entry).set(changes).where(eq(entry.id, entryId)).run();
  });
}

/** What is an article stays one, whatever reading it again came to. */
function changesOfTold(told: EntryRow, outcome: EntryOutcome) {
  const isRetry = outcome.kind === 'retry' && failedRereading(told, outcome.isCounted) === 'retry';
  return isRetry ? changesOf(outcome) : REREAD;
}

function changesOf(outcome: EntryOutcome) {
  switch (outcome.kind) {
    case 'retry':
      return {
        leaseUntil: null,
        dueAt: outcome.at,
        reason: outcome.reason,
        attempts: sql`${entry.attempts} + ${Number(outcome.isCounted)}`,
      };
    case 'irrelevant':
      return {
        ...ENDED,
        state: 'irrelevant' as const,
        reason: outcome.reasons.join(', ') || `score ${outcome.score}`,
        judgement: outcome.judgement ?? null,
      };
    case 'unreadable':
      return { ...ENDED, state: 'unreadable' as const, reason: outcome.reason };
  }
}

const ENDED = { leaseUntil: null, text: '' };

/** Marks the entry as told by an article; part of recordArticle's transaction. `isSame`: it says what was stored before. */
export function linkEntry(
  db: Db,
  entryId: number,
  told: { readonly articleId: number; readonly isSame: boolean },
): void {
  db.orm.update(entry).set(linked(told.articleId, told)).where(eq(entry.id, entryId)).run();
}

export function releaseEntries(db: Db): void {
  // What a source left that an older version removed while it was polled: nobody would read it, and nobody else could bring it.
  const orphaned = sql`not exists (select 1 from ${feed} where ${feed.id} = ${entry.feedId})`;
  endRereadings(db, orphaned);
  db.orm
    .delete(entry)
    .where(and(eq(entry.state, 'waiting'), orphaned))
    .run();
  db.orm.update(entry).set({ leaseUntil: null }).where(eq(entry.state, 'waiting')).run();
}
