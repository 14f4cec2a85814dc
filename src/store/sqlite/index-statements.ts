// What the full-text index is asked, each answer bounded: a common word stands in half a million articles, and nobody waits for a walk
// over them. rowid = article id, which carries the time of publication: newest-first is a descending scan that ends early.
import type { Database } from 'better-sqlite3';
import type { Clause } from './index-conditions.ts';

/** What an article has to meet: an FTS5 expression of quoted tokens, and conditions beside it. */
export type Asked = {
  readonly expression: string | undefined;
  readonly clauses: readonly Clause[];
  /** Only ids below this one. Apart from the clauses: FTS5 leaps to one bound only, and that has to be the lowest. */
  readonly below?: number | undefined;
};

/** The same, of articles that also have this. */
export function narrowed({ expression, ...asked }: Asked, also: string): Asked {
  return { ...asked, expression: expression === undefined ? also : `(${expression}) AND (${also})` };
}

/** Counts no further than `most`. From the newest: FTS5 walks to the first of a range of ids, and leaps to its last (20 ms, 0.1 ms). */
export function countUpTo(db: Database, asked: Asked, most: number): number {
  const { sql, values } = whereOf(asked);
  const row = db
    .prepare<unknown[], { readonly total: number }>(
      `SELECT count(*) AS total FROM (SELECT 1 FROM article_fts WHERE ${sql} ORDER BY rowid DESC LIMIT ?)`,
    )
    .get(...values, most);
  return row?.total ?? 0;
}

/** @param window `below`: only ids below this one */
export function newestIds(
  db: Database,
  asked: Asked,
  { below, limit }: { readonly below?: number | undefined; readonly limit: number },
): readonly number[] {
  const { sql, values } = whereOf({ ...asked, below: lowest(asked.below, below) });
  return db
    .prepare<unknown[], number>(`SELECT rowid FROM article_fts WHERE ${sql} ORDER BY rowid DESC LIMIT ?`)
    .pluck()
    .all(...values, limit);
}

/** Whether one of `ids` meets it. Each is a search of its own: it ends with the first that does. */
export function someMeets(db: Database, asked: Asked, ids: readonly number[]): boolean {
  if (ids.length === 0) return false;
  const among: Clause = { sql: 'article_fts.rowid IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] };
  const { sql, values } = whereOf({ ...asked, clauses: [...asked.clauses, among] });
  const found = db.prepare<unknown[], number>(`SELECT 1 FROM article_fts WHERE ${sql} LIMIT 1`).pluck();
  return found.get(...values) !== undefined;
}

export function lowest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}

function whereOf({ expression, clauses, below }: Asked): Clause {
  const match = expression === undefined ? [] : [{ sql: 'article_fts MATCH ?', values: [expression] }];
  const bound = below === undefined ? [] : [{ sql: 'article_fts.rowid < ?', values: [below] }];
  const all = [...match, ...clauses, ...bound];
  const sql = all.length === 0 ? '1' : all.map((clause) => `(${clause.sql})`).join(' AND ');
  return { sql, values: all.flatMap(({ values }) => values) };
}
