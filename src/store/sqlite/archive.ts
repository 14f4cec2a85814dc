// The archive: newest stories, one story whole, titles for autocomplete. Every answer is bounded.
import type { Article } from '#src/model.ts';
import type { PageRequest, PageResult } from '#src/store/paging.ts';
import type { ArticleFilter, Story, StoryHit } from '#src/store/store.ts';
import type { Db } from './database.ts';
import { and, asc, count, countDistinct, desc, eq, inArray, lt, sql } from './drizzle.ts';
import { toArticle } from './rows.ts';
import { facet } from './schema-keys.ts';
import { article, story } from './schema.ts';

/** Ids carry the time of publication: seconds × 4096 + a running number. */
const IDS_A_SECOND = 4_096;

/** The first id an article published at `at` may have. */
export function idAt(at: number): number {
  return Math.floor(at / 1_000) * IDS_A_SECOND;
}

/** When the article of an id was published, to the second. */
export function timeOf(id: number): number {
  return Math.floor(id / IDS_A_SECOND) * 1_000;
}

/** The next free id for an article published at `publishedAt`. */
export function nextId(db: Db, publishedAt: number): number {
  const first = idAt(publishedAt);
  const row = db.raw
    .prepare<[number, number], { last: number | null }>('SELECT max(id) AS last FROM article WHERE id >= ? AND id < ?')
    .get(first, first + IDS_A_SECOND);
  const isFree = db.raw.prepare<[number], { id: number }>('SELECT id FROM article WHERE id = ?');
  let id = row?.last === null || row === undefined ? first : row.last + 1;
  // Dates without a clock all fall on midnight: more than fit into one second go into the next.
  while (isFree.get(id) !== undefined) id += 1;
  return id;
}

export function articleById(db: Db, id: number): Article | undefined {
  return db.orm.select().from(article).where(eq(article.id, id)).all().map(toArticle)[0];
}

/** In the order of the ids given; those that are gone are left out. */
export function articlesById(db: Db, ids: readonly number[]): readonly Article[] {
  if (ids.length === 0) return [];
  const rows = db.orm
    .select()
    .from(article)
    .where(inArray(article.id, [...ids]))
    .all()
    .map(toArticle);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type LatestRequest = PageRequest & { readonly filter: ArticleFilter };
type Latest = PageResult & { readonly hits: readonly StoryHit[] };

/** More are not counted. */
const MOST_COUNTED = 1_000;

/** Newest first, one row a story (its lead); an outlet's own articles when an outlet is asked for. Pages continue below an id. */
export function latest(db: Db, { filter, after, limit }: LatestRequest): Latest {
  const conditions = conditionsOf(filter);
  const older = after === undefined ? undefined : lt(article.id, Number(after));
  const rows = db.orm
    .select({ article })
    .from(article)
    .where(and(...conditions, older))
    .orderBy(desc(article.id))
    .limit(limit + 1)
    .all()
    .map((row) => toArticle(row.article));
  const page = rows.slice(0, limit);
  const next = rows.length > limit ? page.at(-1)?.id.toString() : undefined;
  return { hits: page.map((lead) => toStoryHit(db, lead)), next, ...totalOf(db, conditions) };
}

function totalOf(db: Db, conditions: ReturnType<typeof conditionsOf>): Pick<Latest, 'total' | 'isMore'> {
  const some = db.orm
    .select({ id: article.id })
    .from(article)
    .where(and(...conditions))
    .orderBy(desc(article.id))
    .limit(MOST_COUNTED)
    .as('some');
  const total = db.orm.select({ total: count() }).from(some).get()?.total ?? 0;
  return { total, isMore: total >= MOST_COUNTED };
}

/** Asked of each row, newest first, so that the first page ends the walk. */
function conditionsOf(filter: ArticleFilter) {
  const isLead = sql`EXISTS (SELECT 1 FROM ${story} WHERE ${story.id} = ${article.storyId} AND ${story.leadArticleId} = ${article.id})`;
  return [
    filter.outlet === undefined ? isLead : eq(article.outlet, filter.outlet),
    filter.city === undefined ? undefined : hasFacet('city', filter.city),
    filter.topic === undefined ? undefined : hasFacet('topic', filter.topic),
    filter.after === undefined ? undefined : sql`${article.id} >= ${idAt(filter.after)}`,
    filter.before === undefined ? undefined : lt(article.id, idAt(filter.before)),
  ];
}

function hasFacet(kind: 'city' | 'topic', value: string) {
  return sql`${article.id} IN (SELECT ${facet.articleId} FROM ${facet} WHERE ${facet.kind} = ${kind} AND ${facet.value} = ${value})`;
}

function toStoryHit(db: Db, lead: Article): StoryHit {
  const rows = db.orm
    .select({ outlet: article.outlet })
    .from(article)
    .where(eq(article.storyId, lead.storyId))
    .orderBy(asc(article.id))
    .all();
  return { article: lead, outlets: [...new Set(rows.map((row) => row.outlet))], articleCount: rows.length };
}

/** More are counted, not read. */
const MOST_IN_STORY = 200;

/** The lead is there whatever its number: of one second, it may have come last. */
export function storyOf(db: Db, articleId: number): Story | undefined {
  const own = articleById(db, articleId);
  if (own === undefined) return undefined;
  const members = db.orm
    .select()
    .from(article)
    .where(eq(article.storyId, own.storyId))
    .orderBy(asc(article.id))
    .limit(MOST_IN_STORY)
    .all()
    .map(toArticle);
  const leadId = db.orm.select({ id: story.leadArticleId }).from(story).where(eq(story.id, own.storyId)).get()?.id;
  const lead = members.find((one) => one.id === leadId) ?? articleById(db, leadId ?? own.id) ?? own;
  return { id: own.storyId, lead, others: members.filter((one) => one.id !== lead.id), ...countsOf(db, own.storyId) };
}

function countsOf(db: Db, storyId: number): Pick<Story, 'articleCount' | 'outletCount'> {
  const counts = { articleCount: count(), outletCount: countDistinct(article.outlet) };
  const found = db.orm.select(counts).from(article).where(eq(article.storyId, storyId)).get();
  return found ?? { articleCount: 0, outletCount: 0 };
}

export function listOutlets(db: Db, limit: number): readonly string[] {
  return db.orm
    .select({ outlet: article.outlet })
    .from(article)
    .groupBy(article.outlet)
    .orderBy(desc(count()), asc(article.outlet))
    .limit(limit)
    .all()
    .map((row) => row.outlet);
}

/** How many copies of this article's story are stored besides it. */
export function copyCountOf(db: Db, one: Article): number {
  const row = db.orm.select({ total: count() }).from(article).where(eq(article.storyId, one.storyId)).get();
  return Math.max(0, (row?.total ?? 1) - 1);
}
