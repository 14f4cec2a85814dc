// An entry that is an article already is read again when its feed says something else of it. It waits like any other, but has its article.
// Bounded: a feed that changes a counter at every poll must not have its pages fetched at every poll.
import { DAY_MS } from '#src/time.ts';
import type { Db } from './database.ts';
import { and, eq, isNotNull, sql } from './drizzle.ts';
import { article, entry } from './schema.ts';

type EntryRow = typeof entry.$inferSelect;

/** Failed ones count, too. They stand in `attempts`, which of an entry with an article says how often it was read again. */
const MOST_REREADINGS = 4;
/** Outlets mend an article in its first hours, seldom after days. */
const CHANGEABLE_MS = 7 * DAY_MS;

/** The entry's `reason` when its last re-reading found what was stored: only another title is worth one more. */
const FOUND_THE_SAME = 'read again: nothing new';

/** Whether an entry whose feed has changed it is to be read again. */
export function isWorthRereading(
  db: Db,
  known: EntryRow,
  { title, now }: { readonly title: string; readonly now: number },
): boolean {
  const { state, articleId, attempts, reason } = known;
  if (state !== 'article' || articleId === null || attempts >= MOST_REREADINGS) return false;
  if (reason === FOUND_THE_SAME && title === known.title) return false;
  const told = db.orm.select({ at: article.publishedAt }).from(article).where(eq(article.id, articleId)).get();
  return told !== undefined && told.at > now - CHANGEABLE_MS;
}

/** What ends a try that failed: another one while there may be one, else the article stays as it is. */
export function failedRereading({ attempts }: Pick<EntryRow, 'attempts'>, isCounted: boolean): 'retry' | 'end' {
  return isCounted && attempts + 1 >= MOST_REREADINGS ? 'end' : 'retry';
}

/** The entry is its article again. */
export const REREAD = {
  leaseUntil: null,
  text: '',
  state: 'article' as const,
  reason: null,
  attempts: sql`${entry.attempts} + 1`,
};

/** What an entry becomes that an article tells: a first reading counts for nothing, a later one is counted. */
export function linked(articleId: number, { isSame }: { readonly isSame: boolean }) {
  const hasArticle = sql`${entry.articleId} IS NOT NULL`;
  return {
    ...REREAD,
    articleId,
    attempts: sql`CASE WHEN ${hasArticle} THEN ${entry.attempts} + 1 ELSE 0 END`,
    reason: isSame ? sql`CASE WHEN ${hasArticle} THEN ${FOUND_THE_SAME} END` : null,
  };
}

/** Nobody will read them any more, and they are articles all the same. */
export function endRereadings(db: Db, which: ReturnType<typeof eq>): void {
  db.orm
    .update(entry)
    .set({ leaseUntil: null, text: '', state: 'article', reason: null })
    .where(and(eq(entry.state, 'waiting'), isNotNull(entry.articleId), which))
    .run();
}
