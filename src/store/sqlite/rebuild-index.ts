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

/** 40 ms of analysis. */
const BATCH = 20;

const STATE_KEY = 'index-version';

/** `below`: articles from this id on are done; undefined when all are. */
const stateSchema = z.object({ version: z.string(), below: z.number().optional() });

/** Whether every article was indexed by this version. */
export function isIndexOfThisVersion(db: Db): boolean {
  const state = stateOf(db);
  return state.version === INDEX_VERSION && state.below === undefined;
}

/** Indexes some more articles anew. @returns `done` when there is none left */
export function rebuildIndex(db: Db, now: number): 'more' | 'done' {
  if (isIndexOfThisVersion(db)) return 'done';
  return inTransaction(db, () => {
    const { version, below } = stateOf(db);
    const last = rebuildBatch(db, version === INDEX_VERSION && below !== undefined ? below : Number.MAX_SAFE_INTEGER);
    remember(db, STATE_KEY, { value: JSON.stringify({ version: INDEX_VERSION, below: last }), now });
    return last === undefined ? 'done' : 'more';
  });
}

function stateOf(db: Db): z.infer<typeof stateSchema> {
  const state = recall(db, STATE_KEY);
  return state === undefined ? { version: '' } : stateSchema.parse(JSON.parse(state));
}

/** @returns the last id it looked after; undefined when it was the end */
function rebuildBatch(db: Db, below: number): number | undefined {
  const rows = db.orm.select().from(article).where(lt(article.id, below)).orderBy(desc(article.id)).limit(BATCH).all();
  const articles = rows.map(toArticle);
  for (const one of articles) indexArticle(db.raw, one.id, { ...indexTermsOf(one), outlet: one.outlet });
  return articles.length < BATCH ? undefined : articles.at(-1)?.id;
}
