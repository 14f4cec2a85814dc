// What a poll brings, entry by entry: new, known and unchanged, or known and revised. The same article under another address is one.
import { createHash } from 'node:crypto';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import { siteKeyOf } from '#src/feed/site-key.ts';
import { isWordsKey } from '#src/feed/words-key.ts';
import type { Entry } from '#src/model.ts';
import type { NewEntry, RecordedEntries, Recording } from '#src/store/polling.ts';
import { MINUTE_MS } from '#src/time.ts';
import { inTransaction, PreparedStatements, type Db } from './database.ts';
import { and, eq, sql } from './drizzle.ts';
import { noteEntries } from './feeds.ts';
import { isWorthRereading } from './rereading.ts';
import { revision } from './schema-stories.ts';
import { article, entry, feed } from './schema.ts';

type EntryRow = typeof entry.$inferSelect;

type Batch = Recording & { readonly feedId: string; readonly entries: readonly NewEntry[] };

/** Stores the entries that are unknown, as waiting; those that their feed has changed get a revision. */
export function recordEntries(db: Db, batch: Batch): RecordedEntries {
  return inTransaction(db, () => {
    const fresh: NewEntry[] = [];
    // A source that was removed while it was polled leaves nothing that nobody would read.
    if (!isFeed(db, batch.feedId)) return { fresh, revisedCount: 0, leftCount: 0 };
    let revisedCount = 0;
    let leftCount = 0;
    for (const one of batch.entries) {
      const known = knownEntry(db, one, batch);
      if (known !== undefined) revisedCount += Number(meetAgain(db, known, { ...batch, met: one }));
      else if (isStored(db, one.urlKey)) continue;
      else if (fresh.length >= batch.most) leftCount += 1;
      else {
        EACH_ENTRY.of(db).insert.run(toRow(one, batch));
        fresh.push(one);
      }
    }
    const times = batch.entries.map((one) => one.entry.publishedAt ?? 0);
    noteEntries(db, batch.feedId, {
      newCount: fresh.length,
      newestAt: times.length === 0 ? undefined : Math.max(...times),
    });
    return { fresh, revisedCount, leftCount };
  });
}

const MOST_OF_ONE_ID = 20;
const { placeholder } = sql;

const EACH_ENTRY = new PreparedStatements((orm) => ({
  entryOf: orm
    .select()
    .from(entry)
    .where(eq(entry.urlKey, placeholder('urlKey')))
    .prepare(),
  entriesOfId: orm
    .select()
    .from(entry)
    .where(and(eq(entry.feedId, placeholder('feedId')), eq(entry.guid, placeholder('guid'))))
    .limit(MOST_OF_ONE_ID)
    .prepare(),
  articleOf: orm
    .select({ id: article.id })
    .from(article)
    .where(eq(article.urlKey, placeholder('urlKey')))
    .prepare(),
  insert: orm
    .insert(entry)
    .values({
      urlKey: placeholder('urlKey'),
      url: placeholder('url'),
      host: placeholder('host'),
      feedId: placeholder('feedId'),
      guid: placeholder('guid'),
      title: placeholder('title'),
      author: placeholder('author'),
      outlet: placeholder('outlet'),
      publishedAt: placeholder('publishedAt'),
      updatedAt: placeholder('updatedAt'),
      text: placeholder('text'),
      isSilent: placeholder('isSilent'),
      seenAt: placeholder('seenAt'),
      state: 'waiting',
      dueAt: placeholder('dueAt'),
      contentHash: placeholder('contentHash'),
    })
    .prepare(),
}));

function isStored(db: Db, urlKey: string): boolean {
  return EACH_ENTRY.of(db).articleOf.get({ urlKey }) !== undefined;
}

function isFeed(db: Db, id: string): boolean {
  return db.orm.select({ id: feed.id }).from(feed).where(eq(feed.id, id)).get() !== undefined;
}

/** By its address; by its words where it stood under an address of its own before; else by the id its feed gives it. */
function knownEntry(db: Db, one: NewEntry, batch: Batch): EntryRow | undefined {
  const byUrl = entryOf(db, one.urlKey);
  if (byUrl !== undefined) return byUrl;
  return isWordsKey(one.urlKey) ? entryOfWords(db, one) : entryOfId(db, one, batch);
}

function entryOf(db: Db, urlKey: string): EntryRow | undefined {
  return EACH_ENTRY.of(db).entryOf.get({ urlKey });
}

/** An address was one entry's until a third came to share it: that one is known under it still, by any title it had. */
function entryOfWords(db: Db, { entry: one }: NewEntry): EntryRow | undefined {
  const known = entryOf(db, canonicalUrl(one.url) ?? '');
  // A board may give every notice one address and one title.
  if (known === undefined || (known.publishedAt ?? undefined) !== one.publishedAt) return undefined;
  if (known.title === one.title) return known;
  const sameTitle = and(eq(revision.entryId, known.id), eq(revision.title, one.title));
  return db.orm.select({ id: revision.id }).from(revision).where(sameTitle).get() === undefined ? undefined : known;
}

/**
 * The same article at another address. Some feeds use one id for everything, or number their rows: an id counts only together with the
 * date or the text, and never for an article that still stands in the document under its own address.
 */
function entryOfId(db: Db, { entry: one }: NewEntry, { feedId, present }: Batch): EntryRow | undefined {
  if (one.guid === undefined) return undefined;
  return EACH_ENTRY.of(db)
    .entriesOfId.all({ feedId, guid: one.guid })
    .find((row) => !present.has(row.urlKey) && isSameArticle(row, one));
}

/** A new title is believed only with a date to the second: two articles of one minute are not rare. */
function isSameArticle(row: EntryRow, one: Entry): boolean {
  if (one.text !== '' && row.contentHash === contentHashOf(one)) return true;
  if ((row.publishedAt ?? undefined) !== one.publishedAt) return false;
  return row.title === one.title || (one.publishedAt !== undefined && one.publishedAt % MINUTE_MS !== 0);
}

type Meeting = { readonly feedId: string; readonly now: number; readonly met: NewEntry };

/** @returns whether its own feed now says something else of it */
function meetAgain(db: Db, known: EntryRow, { feedId, now, met }: Meeting): boolean {
  if (known.feedId !== feedId) {
    if (met.isFresh && !met.isSilent && known.isSilent) unmute(db, known.id);
    return false;
  }
  // Several entries under one address are no versions of each other.
  if (isWordsKey(met.urlKey) && known.urlKey !== met.urlKey) return false;
  const { contentHash } = toRow(met, { feedId, now });
  // Tracking parameters change at every poll of some feeds: only the address of another page is a change.
  const isSamePage = known.url === met.entry.url || canonicalUrl(known.url) === met.urlKey;
  if (known.contentHash === contentHash && isSamePage) return false;
  // An older version kept no hash: what it stored counts as the first version.
  const isRevision = known.contentHash !== null;
  if (isRevision) addRevision(db, known, now);
  const { title, author, updatedAt, url } = met.entry;
  const changed = { title, author: author ?? null, updatedAt: updatedAt ?? null, contentHash, url };
  const isAgain = isRevision && isWorthRereading(db, known, { title, now });
  const again = isAgain ? { state: 'waiting' as const, dueAt: now, leaseUntil: null, reason: null } : {};
  const toRead = isAgain || known.state === 'waiting' ? { ...again, ...readAt(known, met) } : {};
  db.orm
    .update(entry)
    .set({ ...changed, ...toRead })
    .where(eq(entry.id, known.id))
    .run();
  return isRevision;
}

/** What is read is read where it is now; an article keeps the key it was told under. */
function readAt({ articleId, urlKey }: EntryRow, met: NewEntry) {
  const { url, text } = met.entry;
  return { url, host: siteKeyOf(url), text, urlKey: articleId === null ? met.urlKey : urlKey };
}

/** A feed that changes a text at every poll (a counter, an advertisement) must not fill the archive. */
const MOST_REVISIONS = 20;

function addRevision(db: Db, { id, title, url, contentHash }: EntryRow, now: number): void {
  const before = db.orm.select({ id: revision.id }).from(revision).where(eq(revision.entryId, id)).all();
  if (before.length >= MOST_REVISIONS) return;
  db.orm
    .insert(revision)
    .values({ entryId: id, seenAt: now, title, url, contentHash: contentHash ?? '' })
    .run();
}

/** One source holds back what it had before it was known here; another, known for long, brings the same entry as news. */
function unmute(db: Db, id: number): void {
  db.orm
    .update(entry)
    .set({ isSilent: false })
    .where(and(eq(entry.id, id), eq(entry.state, 'waiting')))
    .run();
}

function toRow({ entry: one, urlKey, isSilent }: NewEntry, { feedId, now }: Pick<Batch, 'feedId' | 'now'>) {
  return {
    urlKey,
    url: one.url,
    host: siteKeyOf(one.url),
    feedId,
    guid: one.guid ?? null,
    title: one.title,
    author: one.author ?? null,
    outlet: one.outlet ?? null,
    publishedAt: one.publishedAt ?? null,
    updatedAt: one.updatedAt ?? null,
    text: one.text,
    isSilent,
    seenAt: now,
    dueAt: now,
    contentHash: contentHashOf(one),
  };
}

/** 96 bits tell one version of an entry from another. */
function contentHashOf({ title, text }: Entry): string {
  return createHash('sha256').update(`${title}\n${text}`).digest('base64url').slice(0, 16);
}
