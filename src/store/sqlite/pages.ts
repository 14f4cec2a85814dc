// Pages as they came, and how well site rules read their hosts. Kept before an entry is settled, so that a crash costs none.
import type { OwnerEvent } from '#src/model-notices.ts';
import { noteOutcome, watchOf, type WatchNews } from '#src/page/rule-watch.ts';
import type { FetchedPage, KeptPage, KeptPageRequest, PageBytes } from '#src/store/pages.ts';
import type { Telling } from '#src/store/polling.ts';
import { inTransaction, type Db } from './database.ts';
import { and, asc, desc, eq, gt, gte, inArray } from './drizzle.ts';
import { queueNotices } from './notices.ts';
import { rawPage, ruleWatch } from './schema-pages.ts';
import { entry, feed } from './schema.ts';

/** Raw SQL: asked once a page, one statement instead of two. */
const STATE = `
  SELECT EXISTS (SELECT 1 FROM raw_page WHERE entry_id = entry.id) AS isKept FROM entry WHERE id = ?`;

/** Raw SQL, for the same reason: pages older than the limit go, some for each that comes: more may when the limit was lowered. */
const FORGET = `
  DELETE FROM raw_page WHERE entry_id IN (
    SELECT entry_id FROM raw_page WHERE fetched_at < ? ORDER BY fetched_at LIMIT 20)`;

/** ONE transaction: the bytes, the host's watch, what owners are told of it. @param keepMs how long bytes are kept; 0: not at all */
export function keepPage(
  db: Db,
  page: FetchedPage,
  { keepMs, ...telling }: Telling & { readonly keepMs: number },
): void {
  inTransaction(db, () => {
    const state = db.raw.prepare<[number], { isKept: number }>(STATE).get(page.entryId);
    // Its source was removed while it was read.
    if (state === undefined) return;
    if (page.packed !== undefined && keepMs > 0) storeBytes(db, { ...page, packed: page.packed });
    db.raw.prepare<[number]>(FORGET).run(page.fetchedAt - keepMs);
    queueNotices(db, watchRule(db, page, state.isKept === 1), telling);
  });
}

/** In the place of those that are kept. */
export function storeBytes(db: Db, page: PageBytes): void {
  const bytes = page.packed;
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

/** @param wasSeen the page was looked at before, and counted then: a crash came before its entry was settled */
function watchRule(
  db: Db,
  { rule: outcome, entryId, url, fetchedAt }: FetchedPage,
  wasSeen: boolean,
): readonly OwnerEvent[] {
  if (outcome === undefined || wasSeen) return [];
  const host = hostOf(url);
  const known = db.orm
    .select()
    .from(ruleWatch)
    .where(eq(ruleWatch.host, host))
    .orderBy(desc(ruleWatch.updatedAt))
    .limit(MOST_LISTED)
    .all();
  const watched = watchOf(known, outcome);
  const before = known.find(({ rule }) => rule === watched?.rule);
  if (watched === undefined || before?.lastEntryId === entryId) return [];
  const news = noteOutcome(before, watched, outcome.isHit);
  const row = { ...news.watch, lastEntryId: entryId, updatedAt: fetchedAt };
  db.orm
    .insert(ruleWatch)
    .values({ host, ...row })
    .onConflictDoUpdate({ target: [ruleWatch.host, ruleWatch.rule], set: row })
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
  const isOfHost = host === undefined ? undefined : inArray(rawPage.host, [host, `www.${host}`]);
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
      entryUrl: row.url,
      urlKey: row.urlKey,
      isSilent: row.isSilent,
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
