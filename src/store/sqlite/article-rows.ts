// The rows beside an article's own: the story it belongs to, and what filters find it by. Parts of a transaction of others.
import { placeIdsOf } from '#src/article/facets.ts';
import { storyIdFor } from '#src/article/story.ts';
import type { Reading, Verdict } from '#src/model.ts';
import type { Db } from './database.ts';
import { asc, eq, sql } from './drizzle.ts';
import { facet } from './schema-keys.ts';
import { article, story } from './schema.ts';

type Joining = { readonly id: number; readonly now: number; readonly verdict: Verdict };

/** Joins the story of the article it repeats or follows, else begins one. The earliest published article leads. */
export function joinStory(db: Db, { id, now, verdict }: Joining): number {
  const joined = storyIdFor(
    verdict,
    id,
    (of) => db.orm.select({ id: article.storyId }).from(article).where(eq(article.id, of)).get()?.id,
  );
  const leadArticleId = sql`min(${story.leadArticleId}, ${id})`;
  db.orm
    .insert(story)
    .values({ id: joined, leadArticleId: id, updatedAt: now })
    .onConflictDoUpdate({ target: story.id, set: { leadArticleId, updatedAt: now } })
    .run();
  return joined;
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

/** An article has left a story: the earliest of those that stay leads it; a story without articles goes. */
export function mendStory(db: Db, storyId: number): void {
  const lead = db.orm
    .select({ id: article.id })
    .from(article)
    .where(eq(article.storyId, storyId))
    .orderBy(asc(article.id))
    .limit(1)
    .get();
  if (lead === undefined) db.orm.delete(story).where(eq(story.id, storyId)).run();
  else db.orm.update(story).set({ leadArticleId: lead.id }).where(eq(story.id, storyId)).run();
}
