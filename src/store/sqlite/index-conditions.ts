// The conditions of a search that full text does not answer, as SQL: dates as id ranges, outlets by the article's row, negations.
// Values are always bound, never written into the statement.
import type { Database } from 'better-sqlite3';
import type { Condition } from '#src/query/archive-plan.ts';
import { isOutletMeant } from '#src/query/outlet-name.ts';
import { idAt } from './archive.ts';

export type IndexFilter = {
  /** Ids from this one on. */
  readonly afterId?: number | undefined;
  /** Ids below this one. */
  readonly beforeId?: number | undefined;
  /** As the index was told: `city:kr-sejong`. */
  readonly facets?: readonly string[] | undefined;
  /** The outlet as stored. */
  readonly outlet?: string | undefined;
};

/** A part of a WHERE clause with its bound values. */
export type Clause = { readonly sql: string; readonly values: readonly (string | number)[] };

/** @returns the clauses that must all hold beside the full-text expression */
export function clausesOf(db: Database, filter: IndexFilter, conditions: readonly Condition[]): readonly Clause[] {
  const clauses = conditions.map((condition) => clauseOf(db, condition));
  if (filter.afterId !== undefined) clauses.push({ sql: 'article_fts.rowid >= ?', values: [filter.afterId] });
  if (filter.beforeId !== undefined) clauses.push({ sql: 'article_fts.rowid < ?', values: [filter.beforeId] });
  if (filter.outlet !== undefined) clauses.push(outletClause([filter.outlet]));
  return clauses;
}

function clauseOf(db: Database, condition: Condition): Clause {
  switch (condition.kind) {
    case 'match':
      return {
        sql: 'article_fts.rowid IN (SELECT f.rowid FROM article_fts AS f WHERE f.article_fts MATCH ?)',
        values: [condition.expression],
      };
    case 'date':
      return { sql: `article_fts.rowid ${condition.field === 'after' ? '>=' : '<'} ?`, values: [idAt(condition.at)] };
    case 'outlet':
      return outletClause(outletsOf(db).filter((outlet) => isOutletMeant(condition.name, outlet)));
    case 'not': {
      const { sql, values } = clauseOf(db, condition.part);
      return { sql: `NOT (${sql})`, values };
    }
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => clauseOf(db, part));
      const sql = parts.map((part) => `(${part.sql})`).join(condition.kind === 'and' ? ' AND ' : ' OR ');
      return { sql, values: parts.flatMap(({ values }) => values) };
    }
  }
}

function outletClause(outlets: readonly string[]): Clause {
  const marks = outlets.map(() => '?').join(', ');
  const sql = `EXISTS (SELECT 1 FROM article WHERE article.id = article_fts.rowid AND article.outlet IN (${marks}))`;
  return { sql, values: outlets };
}

/** Names of all outlets: one index seek each, where DISTINCT would walk every row. */
function outletsOf(db: Database): readonly string[] {
  const rows = db
    .prepare<[], { readonly outlet: string | null }>(
      `WITH RECURSIVE name(outlet) AS (
         SELECT min(outlet) FROM article
         UNION ALL
         SELECT (SELECT min(outlet) FROM article WHERE article.outlet > name.outlet) FROM name WHERE name.outlet IS NOT NULL
       ) SELECT outlet FROM name WHERE outlet IS NOT NULL LIMIT ${MOST_OUTLETS}`,
    )
    .all();
  return rows.flatMap(({ outlet }) => outlet ?? []);
}

/** SQLite binds at most 32,766 values; real archives have hundreds of outlets. */
const MOST_OUTLETS = 2_000;
