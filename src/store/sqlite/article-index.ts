// The full-text index: writes the terms of articles and finds the articles a query asks for. rowid = article id, which carries the time
// of publication, so that newest-first is a descending scan. Only expressions made of quoted tokens reach MATCH.
import type { Database } from 'better-sqlite3';
import type { IndexTerms } from '#src/model.ts';
import { facetToken } from '#src/language/index-tokens.ts';
import { planSearch, type ArchivePlan } from '#src/query/archive-plan.ts';
import { anyOf } from '#src/query/fts-expression.ts';
import type { Query } from '#src/query/parse-query.ts';
import { COLUMN_WEIGHTS, rank, type Candidate } from '#src/query/rank.ts';
import { idAt } from './archive.ts';
import { clausesOf, type Clause, type IndexFilter } from './index-conditions.ts';

export type { IndexFilter } from './index-conditions.ts';

/** What the migration runs. Contentless: the texts stand in `article`. detail=full: phrases need positions. */
export const ARTICLE_INDEX_DDL =
  "CREATE VIRTUAL TABLE article_fts USING fts5(title, stem, bigram, facet, content='', contentless_delete=1, detail=full, tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co'\")";

/** Adds the terms of an article, replacing earlier ones. */
export function indexArticle(db: Database, articleId: number, terms: IndexTerms): void {
  db.prepare('INSERT OR REPLACE INTO article_fts (rowid, title, stem, bigram, facet) VALUES (?, ?, ?, ?, ?)').run(
    articleId,
    terms.title,
    terms.stem,
    terms.bigram,
    terms.facet,
  );
}

export function removeFromIndex(db: Database, articleId: number): void {
  db.prepare('DELETE FROM article_fts WHERE rowid = ?').run(articleId);
}

export type IndexSearch = {
  readonly filter?: IndexFilter;
  readonly sort: 'relevance' | 'newest';
  readonly offset?: number;
  readonly limit: number;
  /** Epoch milliseconds; with it newer articles rank a little higher. */
  readonly now?: number | undefined;
};

export type IndexHit = {
  readonly id: number;
  /** Larger is better; 0 when the order is not by relevance. */
  readonly score: number;
};

export type IndexResult = {
  readonly hits: readonly IndexHit[];
  /** Articles found in all. */
  readonly total: number;
  /** Too few had all the words: any of them was accepted. */
  readonly relaxed: boolean;
};

/** Fewer articles with all words than this, and any of the words will do. */
const ENOUGH_HITS = 3;

/** The articles a query asks for. All words must be there; any will do when too few articles have all of them (those come first). */
export function searchIndex(db: Database, query: Query, search: IndexSearch): IndexResult {
  const plans = planSearch(query);
  if (plans === undefined) return { hits: [], total: 0, relaxed: false };
  const strict = searchOf(db, plans.strict, search.filter ?? {});
  const strictCount = countOf(db, strict);
  if (strictCount >= ENOUGH_HITS || plans.relaxed === undefined)
    return { hits: pageOf(db, strict, { ...search, total: strictCount }), total: strictCount, relaxed: false };
  const relaxed = searchOf(db, plans.relaxed, search.filter ?? {});
  const total = countOf(db, relaxed);
  if (total <= strictCount)
    return { hits: pageOf(db, strict, { ...search, total: strictCount }), total: strictCount, relaxed: false };
  return { hits: relaxedPage(db, { strict, relaxed, total }, search), total, relaxed: true };
}

/** The few that have all the words, then the rest. */
function relaxedPage(
  db: Database,
  found: { readonly strict: Prepared; readonly relaxed: Prepared; readonly total: number },
  search: IndexSearch,
): readonly IndexHit[] {
  const { offset = 0, limit } = search;
  const best = pageOf(db, found.strict, { ...search, offset: 0, limit: ENOUGH_HITS, total: ENOUGH_HITS });
  const bestIds = new Set(best.map(({ id }) => id));
  const all = pageOf(db, found.relaxed, {
    ...search,
    offset: 0,
    limit: offset + limit + best.length,
    total: found.total,
  });
  return [...best, ...all.filter(({ id }) => !bestIds.has(id))].slice(offset, offset + limit);
}

/** A plan with its filter, ready for SQL. */
type Prepared = Pick<ArchivePlan, 'expression' | 'ranking' | 'words'> & { readonly clauses: readonly Clause[] };

function searchOf(db: Database, plan: ArchivePlan, filter: IndexFilter): Prepared {
  const facets = (filter.facets ?? []).map((facet) => `("${facetToken(facet)}")`);
  const expression = [...(plan.expression === undefined ? [] : [`(${plan.expression})`]), ...facets].join(' AND ');
  return {
    expression: expression === '' ? undefined : expression,
    ranking: plan.ranking,
    words: plan.words,
    clauses: clausesOf(db, filter, plan.conditions),
  };
}

function whereOf({ expression, clauses }: Pick<Prepared, 'expression' | 'clauses'>): Clause {
  const match = expression === undefined ? [] : [{ sql: 'article_fts MATCH ?', values: [expression] }];
  const all = [...match, ...clauses];
  const sql = all.length === 0 ? '1' : all.map((clause) => `(${clause.sql})`).join(' AND ');
  return { sql, values: all.flatMap(({ values }) => values) };
}

function countOf(db: Database, prepared: Pick<Prepared, 'expression' | 'clauses'>): number {
  const { sql, values } = whereOf(prepared);
  const row = db
    .prepare<unknown[], { readonly total: number }>(`SELECT count(*) AS total FROM article_fts WHERE ${sql}`)
    .get(...values);
  return row?.total ?? 0;
}

type Page = Omit<IndexSearch, 'filter'> & { readonly total: number };

function pageOf(db: Database, prepared: Prepared, page: Page): readonly IndexHit[] {
  if (page.sort === 'newest' || prepared.ranking === undefined || prepared.expression === undefined)
    return newest(db, prepared, page);
  return mostRelevant(db, prepared, page);
}

function newest(
  db: Database,
  prepared: Prepared,
  { offset = 0, limit }: Pick<Page, 'offset' | 'limit'>,
): readonly IndexHit[] {
  const { sql, values } = whereOf(prepared);
  return db
    .prepare<unknown[], { readonly id: number }>(
      `SELECT rowid AS id FROM article_fts WHERE ${sql} ORDER BY rowid DESC LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, offset)
    .map(({ id }) => ({ id, score: 0 }));
}

/** FTS5 weighs every article it finds (2.6 s for half of a million): of very many, only some are weighed. */
const MOST_WEIGHED = 5_000;
const NEWEST_WEIGHED = 2_000;

/** Candidates by weight, then by weight and age. At least so many, for age changes the order. */
const FEWEST_CANDIDATES = 200;

function mostRelevant(db: Database, prepared: Prepared, { offset = 0, limit, total, now }: Page): readonly IndexHit[] {
  const { expression = '', ranking = '', clauses } = total > MOST_WEIGHED ? narrowed(db, prepared) : prepared;
  const { sql, values } = whereOf({ expression: `(${expression}) AND (${ranking})`, clauses });
  const { title, stem, bigram, facet } = COLUMN_WEIGHTS;
  const rows = db
    .prepare<unknown[], { readonly id: number; readonly weight: number }>(
      `SELECT rowid AS id, bm25(article_fts, ${title}, ${stem}, ${bigram}, ${facet}) AS weight
       FROM article_fts WHERE ${sql} ORDER BY weight LIMIT ?`,
    )
    .all(...values, Math.max(FEWEST_CANDIDATES, offset + limit));
  return rank(rows.map(toCandidate), { now })
    .slice(offset, offset + limit)
    .map(({ id, score }) => ({ id, score }));
}

/** Of very many articles, those with the rarest of the words; when there is no such choice, the newest. */
function narrowed(db: Database, prepared: Prepared): Prepared {
  const rare = rarestWords(db, prepared);
  const fewer =
    rare.length === 0 ? prepared : { ...prepared, expression: `(${prepared.expression ?? ''}) AND (${anyOf(rare)})` };
  const oldest = oldestOfNewest(db, fewer);
  if (oldest === undefined) return fewer;
  return { ...fewer, clauses: [...fewer.clauses, { sql: 'article_fts.rowid > ?', values: [oldest] }] };
}

/** Words, the rarest first, as long as they bring no more articles than can be weighed; the rarest in any case. */
function rarestWords(db: Database, { words, clauses }: Prepared): readonly string[] {
  const counted = words.map((word) => ({ word, count: countOf(db, { expression: word, clauses }) }));
  counted.sort((a, b) => a.count - b.count);
  let sum = 0;
  return counted.filter(({ count }, at) => (sum += count) <= MOST_WEIGHED || at === 0).map(({ word }) => word);
}

/** The first id that is too old to be weighed; undefined when all can be. */
function oldestOfNewest(db: Database, prepared: Prepared): number | undefined {
  if (countOf(db, prepared) <= MOST_WEIGHED) return undefined;
  return newest(db, prepared, { offset: NEWEST_WEIGHED, limit: 1 })[0]?.id;
}

const IDS_A_SECOND = idAt(1_000);

/** bm25 is negative in SQLite, the best the least. */
function toCandidate({ id, weight }: { readonly id: number; readonly weight: number }): Candidate {
  return { id, score: -weight, publishedAt: Math.floor(id / IDS_A_SECOND) * 1_000 };
}
