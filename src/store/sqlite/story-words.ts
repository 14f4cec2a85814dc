// The table of owners' words: which two articles always are one story, and which never. Reads and writes words; moves no article.
import type { StoryWord } from '#src/article/story-groups.ts';
import type { OwnerWord } from '#src/store/stories.ts';
import { PreparedStatements, statementOf, type Db } from './database.ts';
import { desc, eq, or, sql } from './drizzle.ts';
import { storyDecision } from './schema-stories.ts';

/** The newest first. */
export function storyWords(db: Db, limit: number): readonly OwnerWord[] {
  const { decidedAt, articleId, otherId } = storyDecision;
  return db.orm.select().from(storyDecision).orderBy(desc(decidedAt), articleId, otherId).limit(limit).all();
}

/** An article that was taken out of a long story has a word against each of its articles. */
const MOST_WORDS = 1_000;

const EACH_ARTICLE = new PreparedStatements((orm) => ({
  words: orm
    .select()
    .from(storyDecision)
    .where(or(eq(storyDecision.articleId, sql.placeholder('id')), eq(storyDecision.otherId, sql.placeholder('id'))))
    .limit(MOST_WORDS)
    .prepare(),
}));

export function wordsOn(db: Db, articleId: number): readonly StoryWord[] {
  return EACH_ARTICLE.of(db).words.all({ id: articleId });
}

export function otherSide({ articleId, otherId }: StoryWord, ofArticle: number): number {
  return articleId === ofArticle ? otherId : articleId;
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
