// Gives articles that an earlier version indexed the terms by which this one finds them: some at a time, the newest first, while
// everything else goes on and searches answer from what is there. An end in between costs nothing but the last few.
import { indexTermsOf } from '#src/article/index-terms.ts';
import { ANALYZER_VERSION } from '#src/language/analyze.ts';
import { z } from 'zod';
import { indexArticle } from './article-index.ts';
import { inTransaction, type Db } from './database.ts';
import { desc, lt } from './drizzle.ts';
import { toArticle } from './rows.ts';
import { article } from './schema.ts';
import { recall, remember } from './settings.ts';

/** The second number is raised when the store writes other things into the index than before. 1: outlets as tokens. */
const INDEX_VERSION = `${ANALYZER_VERSION}.1`;

/** Read at once. */
const BATCH = 20;
/** So long a call may take before everything else has its turn; the article that is under way then is still done. */
const BUDGET_MS = 20;

const STATE_KEY = 'index-version';

/** `below`: articles from this id on are done; undefined when all are. */
const stateSchema = z.object({ version: z.string(), below: z.number().optional() });

/** Whether every article was indexed by this version. */
export function isIndexOfThisVersion(db: Db): boolean {
  const state = stateOf(db);
  return state.version === INDEX_VERSION && state.below === undefined;
}

/**
 * Indexes some more articles anew.
 * @param stopwatch milliseconds since any time that stays the same
 * @returns `done` when there is none left
 */
export function rebuildIndex(db: Db, now: number, stopwatch = () => performance.now()): 'more' | 'done' {
  if (isIndexOfThisVersion(db)) return 'done';
  const endsAt = stopwatch() + BUDGET_MS;
  return inTransaction(db, () => {
    const { version, below } = stateOf(db);
    const from = version === INDEX_VERSION && below !== undefined ? below : Number.MAX_SAFE_INTEGER;
    const last = rebuildBatch(db, from, () => stopwatch() >= endsAt);
    remember(db, STATE_KEY, { value: JSON.stringify({ version: INDEX_VERSION, below: last }), now });
    return last === undefined ? 'done' : 'more';
  });
}

function stateOf(db: Db): z.infer<typeof stateSchema> {
  const state = recall(db, STATE_KEY);
  return state === undefined ? { version: '' } : stateSchema.parse(JSON.parse(state));
}

/** @returns the last id it looked after; undefined when it was the end */
function rebuildBatch(db: Db, below: number, isOver: () => boolean): number | undefined {
  const rows = db.orm.select().from(article).where(lt(article.id, below)).orderBy(desc(article.id)).limit(BATCH).all();
  for (const [at, row] of rows.entries()) {
    const one = toArticle(row);
    indexArticle(db.raw, one.id, { ...indexTermsOf(one), outlet: one.outlet });
    if (isOver() && at < rows.length - 1) return one.id;
  }
  return rows.length < BATCH ? undefined : rows.at(-1)?.id;
}
