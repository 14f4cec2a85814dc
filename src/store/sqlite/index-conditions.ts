// The conditions of a search beside its words: facets and outlets as tokens of the index; as SQL what full text does not answer:
// dates as id ranges, negations, an outlet as one of several ways to be found.
// Values are always bound, never written into the statement.
import type { Database } from 'better-sqlite3';
import type { Condition } from '#src/query/archive-plan.ts';
import { facetToken } from '#src/language/index-tokens.ts';
import { anyOf, quoted } from '#src/query/fts-expression.ts';
import { isOutletMeant } from '#src/query/outlet-name.ts';
import { idAt } from './archive.ts';
import { lowest, type Asked } from './index-statements.ts';

export type IndexFilter = {
  /** Ids from this one on. */
  readonly afterId?: number | undefined;
  /** Ids below this one. */
  readonly beforeId?: number | undefined;
  /** As the index was told: `city:kr-sejong`. */
  readonly facets?: readonly string[] | undefined;
  /** The outlet as stored. */
  readonly outlet?: string | undefined;
  /** False while articles are indexed that an earlier version wrote, without their outlets. */
  readonly hasOutletTokens?: boolean | undefined;
};

/** A part of a WHERE clause with its bound values. */
export type Clause = { readonly sql: string; readonly values: readonly (string | number)[] };

type Conditions = {
  /** FTS5 expressions that must all hold. */
  readonly expressions: readonly string[];
  readonly clauses: readonly Clause[];
  /** Only ids below this one. */
  readonly below: number | undefined;
};

type Wanted = { readonly filter: IndexFilter; readonly conditions: readonly Condition[] };

/** What must hold beside the query's own expression; as much as possible as tokens, which the index intersects far faster than SQL. */
function conditionsOf(db: Database, { filter, conditions }: Wanted): Conditions {
  const isToken = filter.hasOutletTokens !== false;
  const expressions = (filter.facets ?? []).map((facet) => quoted([facetToken(facet)]));
  const clauses: Clause[] = [];
  if (filter.afterId !== undefined) clauses.push({ sql: 'article_fts.rowid >= ?', values: [filter.afterId] });
  let below = filter.beforeId;
  const addOutlets = (outlets: readonly string[]) => {
    if (isToken) expressions.push(anyOf(outlets.map((outlet) => quoted([outletToken(outlet)]))));
    else clauses.push(outletClause(outlets));
  };
  if (filter.outlet !== undefined) addOutlets([filter.outlet]);
  for (const condition of conditions) {
    if (condition.kind === 'outlet') addOutlets(outletsMeant(db, condition.name));
    else if (condition.kind === 'date' && condition.field === 'before') below = lowest(below, idAt(condition.at));
    else clauses.push(clauseOf(db, condition));
  }
  return { expressions, clauses, below };
}

type Wishes = {
  /** FTS5 expressions that must all hold. */
  readonly expressions: readonly string[];
  readonly conditions: readonly Condition[];
  readonly filter: IndexFilter;
};

/** Everything that an article has to meet, as the index is asked. */
export function askedOf(db: Database, { expressions, conditions, filter }: Wishes): Asked {
  const beside = conditionsOf(db, { filter, conditions });
  const all = [...expressions, ...beside.expressions];
  const expression = all.length === 0 ? undefined : all.map((one) => `(${one})`).join(' AND ');
  return { expression, clauses: beside.clauses, below: beside.below };
}

function outletsMeant(db: Database, name: string): readonly string[] {
  return outletsOf(db).filter((outlet) => isOutletMeant(name, outlet));
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
      return outletClause(outletsMeant(db, condition.name));
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

/** An outlet as the index holds it, spelled as it is stored. */
export function outletToken(outlet: string): string {
  return facetToken(`outlet:${outlet}`);
}
