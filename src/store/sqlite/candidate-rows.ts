// What is read of stored articles to compare them with one that comes in: with each article that comes, so that building the statements
// anew would cost more than running them.
import type { Comparable } from '#src/article/copies/comparable.ts';
import { PreparedStatements, type Db } from './database.ts';
import { eq, sql } from './drizzle.ts';
import { article } from './schema.ts';

/** One of a text that many outlets print says what all of them say; the others would take the places of what differs. */
const MOST_SAME_TEXT = 3;
const { placeholder } = sql;

const EACH_CANDIDATE = new PreparedStatements((orm) => ({
  withText: orm
    .select({ id: article.id })
    .from(article)
    .where(eq(article.textHash, placeholder('textHash')))
    .limit(MOST_SAME_TEXT)
    .prepare(),
  comparable: orm
    .select({
      id: article.id,
      urlKey: article.urlKey,
      outlet: article.outlet,
      title: article.title,
      paragraphs: article.paragraphs,
      publishedAt: article.publishedAt,
      textHash: article.textHash,
    })
    .from(article)
    .where(eq(article.id, placeholder('id')))
    .prepare(),
}));

/** Ids of articles that have exactly this text. */
export function idsWithText(db: Db, textHash: string): readonly number[] {
  return EACH_CANDIDATE.of(db)
    .withText.all({ textHash })
    .map(({ id }) => id);
}

/** An article as the judge compares it. */
export function comparableOf(db: Db, id: number): Comparable | undefined {
  return EACH_CANDIDATE.of(db).comparable.get({ id });
}
