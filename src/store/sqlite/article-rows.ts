// The rows beside an article's own: the story it belongs to, and what filters find it by. Parts of a transaction of others.
import { placeIdsOf } from '#src/article/facets.ts';
import { inStoryOrder } from '#src/article/story.ts';
import type { Reading } from '#src/model.ts';
import { PreparedStatements, type Db } from './database.ts';
import { and, asc, count, eq, inArray, sql } from './drizzle.ts';
import { facet } from './schema-keys.ts';
import { article, story } from './schema.ts';

const EACH_ARTICLE = new PreparedStatements((orm) => ({
  // The ids come as one JSON list, so that one statement serves any number of them.
  stories: orm
    .select({ id: article.id, storyId: article.storyId })
    .from(article)
    .where(sql`${article.id} IN (SELECT value FROM json_each(${sql.placeholder('ids')}))`)
    .prepare(),
}));

/** The story of each article that is stored. */
export function storiesByArticle(db: Db, ids: readonly number[]): ReadonlyMap<number, number> {
  if (ids.length === 0) return new Map();
  const rows = EACH_ARTICLE.of(db).stories.all({ ids: JSON.stringify(ids) });
  return new Map(rows.map(({ id, storyId }) => [id, storyId]));
}

/** How many articles each has. */
export function sizesOf(db: Db, stories: readonly number[]): ReadonlyMap<number, number> {
  const rows = db.orm
    .select({ id: article.storyId, size: count() })
    .from(article)
    .where(inArray(article.storyId, [...stories]))
    .groupBy(article.storyId)
    .all();
  return new Map(rows.map(({ id, size }) => [id, size]));
}

/** Begins a story, named by the first of its articles that names none yet: one that left a story may have named that. */
export function openStory(db: Db, memberIds: readonly number[], now: number): number {
  const [first = 0] = memberIds;
  const isTaken = (id: number) =>
    db.orm.select({ id: story.id }).from(story).where(eq(story.id, id)).get() !== undefined;
  let id = memberIds.find((one) => !isTaken(one)) ?? first;
  while (isTaken(id)) id += 1;
  db.orm.insert(story).values({ id, leadArticleId: first, updatedAt: now }).run();
  return id;
}

/** Makes one story of several: the one whose lead was published first stays, the others go. @returns the one that stays */
export function mergeStories(db: Db, storyIds: readonly number[]): number {
  const [first, ...others] = db.orm
    .select({ id: story.id })
    .from(story)
    .innerJoin(article, eq(article.id, story.leadArticleId))
    .where(inArray(story.id, [...storyIds]))
    .orderBy(asc(article.publishedAt), asc(article.id))
    .all()
    .map(({ id }) => id);
  if (first === undefined) throw new Error(`no story has a lead: ${storyIds.join(', ')}`);
  if (others.length === 0) return first;
  db.orm.update(article).set({ storyId: first }).where(inArray(article.storyId, others)).run();
  db.orm.delete(story).where(inArray(story.id, others)).run();
  return first;
}

/** Dates without a clock all fall on midnight. */
const MOST_AT_ONE_INSTANT = 50;

/** The articles of a story are others than before: the earliest leads it, at the same instant the most complete. An empty one goes. */
export function mendStory(db: Db, storyId: number): void {
  const isFirst = sql`${article.publishedAt} = (SELECT min(published_at) FROM article WHERE story_id = ${storyId})`;
  const earliest = db.orm
    .select({ id: article.id, publishedAt: article.publishedAt, paragraphs: article.paragraphs })
    .from(article)
    .where(and(eq(article.storyId, storyId), isFirst))
    .orderBy(asc(article.id))
    .limit(MOST_AT_ONE_INSTANT)
    .all();
  const [lead] = inStoryOrder(earliest);
  if (lead === undefined) db.orm.delete(story).where(eq(story.id, storyId)).run();
  else db.orm.update(story).set({ leadArticleId: lead.id }).where(eq(story.id, storyId)).run();
}

/** Replaces what filters find an article by. */
export function writeFacets(db: Db, articleId: number, reading: Reading): void {
  db.orm.delete(facet).where(eq(facet.articleId, articleId)).run();
  const { title } = reading.draft;
  const cities = placeIdsOf({ title, facts: reading.facts }).map((value) => ({
    kind: 'city' as const,
    value,
    articleId,
  }));
  const topics = reading.classification.topics.map((value) => ({ kind: 'topic' as const, value, articleId }));
  const rows = [...cities, ...topics];
  if (rows.length > 0) db.orm.insert(facet).values(rows).onConflictDoNothing().run();
}
