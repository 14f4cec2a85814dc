// Articles by what somebody has typed of a title, at every letter: one look into the index, or a bounded scan where the index cannot tell.
import { titleExpression } from '#src/query/title-expression.ts';
import type { Db } from './database.ts';
import { and, desc, inArray, sql } from './drizzle.ts';
import { article } from './schema.ts';

type Suggested = { readonly id: number; readonly title: string; readonly outlet: string };

/** Newest articles whose title holds all the words; any article when there are none. */
export function suggestArticles(db: Db, text: string, limit: number): readonly Suggested[] {
  const expression = titleExpression(text);
  const found = expression === undefined ? [] : byWords(db, expression, limit);
  return found.length > 0 ? found : byLetters(db, text, limit);
}

function byWords(db: Db, expression: string, limit: number): readonly Suggested[] {
  // Raw SQL: MATCH. Newest first is a descending walk that ends with the last row wanted.
  const ids = db.raw
    .prepare<unknown[], { readonly id: number }>(
      'SELECT rowid AS id FROM article_fts WHERE article_fts MATCH ? ORDER BY rowid DESC LIMIT ?',
    )
    .all(expression, limit)
    .map(({ id }) => id);
  return db.orm
    .select({ id: article.id, title: article.title, outlet: article.outlet })
    .from(article)
    .where(inArray(article.id, ids))
    .orderBy(desc(article.id))
    .all();
}

/** 5,000 titles are read in 6 ms. */
const MOST_SCANNED = 5_000;

/** Example: the `%` of `50%`. */
const LIKE_SIGNS = /[%_\\]/g;

/** What is no word yet (one syllable), or no letters (`%`): a part of a title, in the newest rows. */
function byLetters(db: Db, text: string, limit: number): readonly Suggested[] {
  // A zero would end the pattern for SQLite.
  const typed = text.replaceAll('\u0000', ' ').trim();
  const pattern = `%${typed.replaceAll(LIKE_SIGNS, '\\$&')}%`;
  // Raw SQL: ESCAPE.
  const wanted = typed === '' ? undefined : sql`${article.title} LIKE ${pattern} ESCAPE '\\'`;
  const newest = sql`${article.id} >= coalesce((SELECT id FROM article ORDER BY id DESC LIMIT 1 OFFSET ${MOST_SCANNED}), 0)`;
  return db.orm
    .select({ id: article.id, title: article.title, outlet: article.outlet })
    .from(article)
    .where(and(wanted, newest))
    .orderBy(desc(article.id))
    .limit(limit)
    .all();
}
