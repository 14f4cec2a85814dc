// Pages as they came, and how well site rules read their hosts. Kept before an entry is settled, so that a crash costs none.
import type { OwnerEvent } from '#src/model.ts';
import { noteOutcome, type WatchNews } from '#src/page/rule-watch.ts';
import type { FetchedPage, KeptPage, KeptPageRequest } from '#src/store/pages.ts';
import type { Telling } from '#src/store/polling.ts';
import { inTransaction, type Db } from './database.ts';
import { and, asc, eq, gt, gte, inArray, lt } from './drizzle.ts';
import { queueNotices } from './notices.ts';
import { rawPage, ruleWatch } from './schema-pages.ts';
import { entry, feed } from './schema.ts';

/** A page older than the limit goes for each that comes, and some more when the limit was lowered. */
const MOST_FORGOTTEN = 20;

/** ONE transaction: the bytes, the host's watch, what owners are told of it. @param keepMs how long bytes are kept; 0: not at all */
export function keepPage(
  db: Db,
  page: FetchedPage,
  { keepMs, ...telling }: Telling & { readonly keepMs: number },
): void {
  inTransaction(db, () => {
    if (page.packed !== undefined && keepMs > 0) storeBytes(db, page, page.packed);
    forgetPages(db, page.fetchedAt - keepMs);
    const events = watchRule(db, page);
    queueNotices(db, events, telling);
  });
}

function storeBytes(db: Db, page: FetchedPage, bytes: Uint8Array): void {
  const row = {
    url: page.url,
    host: hostOf(page.url),
    contentType: page.contentType ?? null,
    fetchedAt: page.fetchedAt,
    packed: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  };
  db.orm
    .insert(rawPage)
    .values({ entryId: page.entryId, ...row })
    .onConflictDoUpdate({ target: rawPage.entryId, set: row })
    .run();
}

function forgetPages(db: Db, before: number): void {
  const old = db.orm
    .select({ id: rawPage.entryId })
    .from(rawPage)
    .where(lt(rawPage.fetchedAt, before))
    .orderBy(asc(rawPage.fetchedAt))
    .limit(MOST_FORGOTTEN)
    .all();
  if (old.length === 0) return;
  const ids = old.map(({ id }) => id);
  db.orm.delete(rawPage).where(inArray(rawPage.entryId, ids)).run();
}

function watchRule(db: Db, { rule, url, fetchedAt }: FetchedPage): readonly OwnerEvent[] {
  if (rule === undefined) return [];
  const host = hostOf(url);
  const known = db.orm.select().from(ruleWatch).where(eq(ruleWatch.host, host)).get();
  const news = noteOutcome(known, rule);
  if (news === undefined) return [];
  const row = { ...news.watch, updatedAt: fetchedAt };
  db.orm
    .insert(ruleWatch)
    .values({ host, ...row })
    .onConflictDoUpdate({ target: ruleWatch.host, set: row })
    .run();
  return eventsOf(news, { host, url, at: fetchedAt });
}

function eventsOf(
  { change, watch, hitCount, pageCount }: WatchNews,
  about: { readonly host: string; readonly url: string; readonly at: number },
): readonly OwnerEvent[] {
  if (change === undefined) return [];
  return [{ kind: 'site-rule', rule: watch.rule, to: change, hitCount, pageCount, ...about }];
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}

/** In the order of their entries. */
export function keptPages(db: Db, { after, limit, since, host }: KeptPageRequest): readonly KeptPage[] {
  const isOfHost = host === undefined ? undefined : eq(rawPage.host, host);
  return db.orm
    .select({ page: rawPage, entry, outlet: feed.outlet, charset: feed.charset })
    .from(rawPage)
    .innerJoin(entry, eq(entry.id, rawPage.entryId))
    .leftJoin(feed, eq(feed.id, entry.feedId))
    .where(and(gt(rawPage.entryId, after), gte(rawPage.fetchedAt, since), isOfHost))
    .orderBy(asc(rawPage.entryId))
    .limit(limit)
    .all()
    .map(({ page, entry: row, outlet, charset }) => ({
      entryId: page.entryId,
      url: page.url,
      contentType: page.contentType ?? undefined,
      fetchedAt: page.fetchedAt,
      packed: page.packed,
      urlKey: row.urlKey,
      title: row.title,
      outlet: row.outlet ?? outlet ?? undefined,
      publishedAt: row.publishedAt ?? undefined,
      charset: charset ?? undefined,
      state: row.state,
      articleId: row.articleId ?? undefined,
    }));
}

/** Hosts whose rule has stopped finding their text. */
export function failingRules(db: Db): readonly { readonly host: string; readonly rule: string }[] {
  return db.orm
    .select({ host: ruleWatch.host, rule: ruleWatch.rule })
    .from(ruleWatch)
    .where(eq(ruleWatch.isFailing, true))
    .orderBy(asc(ruleWatch.host))
    .limit(MOST_LISTED)
    .all();
}

const MOST_LISTED = 50;
