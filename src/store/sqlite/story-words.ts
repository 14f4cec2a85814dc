// The table of owners' words: which two articles always are one story, and which never. Reads and writes words; moves no article.
import type { StoryWord } from '#src/article/story.ts';
import type { OwnerWord } from '#src/store/stories.ts';
import { z } from 'zod';
import { statementOf, type Db } from './database.ts';
import { desc, eq, or } from './drizzle.ts';
import { storyDecision } from './schema-stories.ts';

/** The newest first. */
export function storyWords(db: Db, limit: number): readonly OwnerWord[] {
  const { decidedAt, articleId, otherId } = storyDecision;
  return db.orm.select().from(storyDecision).orderBy(desc(decidedAt), articleId, otherId).limit(limit).all();
}

/** An article that was taken out of a long story has a word against each of its articles. */
const MOST_WORDS = 1_000;

export function wordsOn(db: Db, articleId: number): readonly StoryWord[] {
  const names = or(eq(storyDecision.articleId, articleId), eq(storyDecision.otherId, articleId));
  return db.orm.select().from(storyDecision).where(names).limit(MOST_WORDS).all();
}

export function otherSide({ articleId, otherId }: StoryWord, ofArticle: number): number {
  return articleId === ofArticle ? otherId : articleId;
}

/** Raw SQL: the table is joined with itself. From the articles of the stories (article_story) to their words (the primary key). */
const BETWEEN = `SELECT word.article_id AS articleId, word.other_id AS otherId, word.kind AS kind, word.decided_at AS decidedAt,
    one.story_id AS storyId, other.story_id AS otherStoryId
  FROM article AS one
  JOIN story_decision AS word ON word.article_id = one.id
  JOIN article AS other ON other.id = word.other_id
  WHERE one.story_id IN (SELECT value FROM json_each(:stories)) AND other.story_id IN (SELECT value FROM json_each(:stories))`;

const betweenRow = z.object({
  articleId: z.number(),
  otherId: z.number(),
  kind: z.enum(['split', 'join']),
  decidedAt: z.number(),
  storyId: z.number(),
  otherStoryId: z.number(),
});

/** The words on articles of these stories, each with the stories of both. */
export function wordsBetween(db: Db, stories: readonly number[]): readonly z.infer<typeof betweenRow>[] {
  return statementOf(db, BETWEEN)
    .all({ stories: JSON.stringify(stories) })
    .map((row) => betweenRow.parse(row));
}

type Deciding = Omit<OwnerWord, 'articleId' | 'otherId'>;

/** Keeps a word on a pair; it replaces the one there was. */
export function decide(db: Db, pair: readonly [number, number], { kind, userId, decidedAt }: Deciding): void {
  const word = { kind, userId, decidedAt };
  db.orm
    .insert(storyDecision)
    .values({ articleId: Math.min(...pair), otherId: Math.max(...pair), ...word })
    .onConflictDoUpdate({ target: [storyDecision.articleId, storyDecision.otherId], set: word })
    .run();
}

/** Raw SQL: pairs across two lists. */
const OVERRULE = `DELETE FROM story_decision WHERE kind = :kind
  AND ((article_id IN (SELECT value FROM json_each(:ones)) AND other_id IN (SELECT value FROM json_each(:others)))
    OR (article_id IN (SELECT value FROM json_each(:others)) AND other_id IN (SELECT value FROM json_each(:ones))))`;

type Across = {
  readonly kind: OwnerWord['kind'];
  readonly ones: readonly number[];
  readonly others: readonly number[];
};

/** Takes back the words of a kind between two lists of articles: a newer word says the opposite. @returns how many */
export function overrule(db: Db, { kind, ones, others }: Across): number {
  const given = { kind, ones: JSON.stringify(ones), others: JSON.stringify(others) };
  return statementOf(db, OVERRULE).run(given).changes;
}
