// The full-text index: writes the terms of articles and finds the articles a query asks for. rowid = article id, which carries the time
// of publication, so that newest-first is a descending scan. Only expressions made of quoted tokens reach MATCH.
import type { Database } from 'better-sqlite3';
import type { IndexTerms } from '#src/model.ts';
import { planSearch, type ArchivePlan } from '#src/query/archive-plan.ts';
import type { Query } from '#src/query/parse-query.ts';
import { askedOf, outletToken, type IndexFilter } from './index-conditions.ts';
import { newestIds, type Asked } from './index-statements.ts';
import { mostRelevant, type Ranked } from './most-relevant.ts';
import type { RankingRequest } from './ranking-candidates.ts';
import type { Steps } from './steps.ts';

export type { IndexFilter } from './index-conditions.ts';

/** What the migration runs. Contentless: the texts stand in `article`. detail=full: phrases need positions. */
export const ARTICLE_INDEX_DDL =
  "CREATE VIRTUAL TABLE article_fts USING fts5(title, stem, bigram, facet, content='', contentless_delete=1, detail=full, tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co'\")";

/** Adds the terms of an article and the outlet it is found by, replacing earlier ones. */
export function indexArticle(db: Database, articleId: number, { outlet, ...terms }: Indexed): void {
  db.prepare('INSERT OR REPLACE INTO article_fts (rowid, title, stem, bigram, facet) VALUES (?, ?, ?, ?, ?)').run(
    articleId,
    terms.title,
    terms.stem,
    terms.bigram,
    `${terms.facet} ${outletToken(outlet)}`,
  );
}

export type Indexed = IndexTerms & { readonly outlet: string };

export type IndexSearch = {
  readonly filter?: IndexFilter;
  /** Epoch milliseconds; with it newer articles rank a little higher. */
  readonly now?: number | undefined;
};

/** What a query finds; nothing is read before it is asked for. */
export type Finding = {
  /** Every article of it meets this. */
  readonly asked: Asked;
  /** Ids of the few that have all the words, where any of the words was accepted: they come first, in either order. */
  readonly first: readonly number[];
  /** Too few had all the words: any of them was accepted. */
  readonly relaxed: boolean;
  /** Its articles, the newest first, up to `MOST_COUNTED`: read once, for a long phrase takes the index 15 ms each time. */
  readonly newest: readonly number[];
  /** Best first. Of very many articles, some hundred. */
  readonly ranked: () => Steps<readonly Ranked[]>;
};

/** More are not counted: walking over half a million articles takes longer than finding them, and nobody reads that far. */
export const MOST_COUNTED = 1_000;

/** Fewer articles with all words than this, and any of the words will do. */
const ENOUGH_HITS = 3;

/** All words must be there; any will do when too few articles have all of them. @returns undefined when nothing is left to look for */
export function* findInIndex(
  db: Database,
  query: Query,
  { filter = {}, now }: IndexSearch,
): Steps<Finding | undefined> {
  const plans = planSearch(query);
  if (plans === undefined) return undefined;
  const strict = requestOf(db, plans.strict, filter);
  const strictIds = plans.relaxed === undefined ? [] : newestIds(db, strict.asked, { limit: ENOUGH_HITS });
  if (plans.relaxed === undefined || strictIds.length >= ENOUGH_HITS) return findingOf(db, { request: strict, now });
  yield;
  const relaxed = requestOf(db, plans.relaxed, filter);
  const loose = findingOf(db, { request: relaxed, now });
  if (loose.newest.length <= strictIds.length) return findingOf(db, { request: strict, now });
  yield;
  const first = (yield* rankedOf(db, { ...strict, newest: strictIds }, now)).map(({ id }) => id);
  return { ...loose, first, relaxed: true, ranked: () => firstOnes(first, loose.ranked()) };
}

function* firstOnes(first: readonly number[], others: Steps<readonly Ranked[]>): Steps<readonly Ranked[]> {
  const ranked = yield* others;
  const scores = new Map(ranked.map(({ id, score }) => [id, score]));
  const isFirst = new Set(first);
  return [...first.map((id) => ({ id, score: scores.get(id) ?? 0 })), ...ranked.filter(({ id }) => !isFirst.has(id))];
}

type Request = Omit<RankingRequest, 'newest'>;
type Given = { readonly request: Request; readonly now: number | undefined };

function findingOf(db: Database, { request, now }: Given): Finding {
  const { asked } = request;
  const newest = newestIds(db, asked, { limit: MOST_COUNTED });
  return { asked, newest, first: [], relaxed: false, ranked: () => rankedOf(db, { ...request, newest }, now) };
}

/** Without a word to weigh, the newest come first. */
function* rankedOf(db: Database, request: RankingRequest, now: number | undefined): Steps<readonly Ranked[]> {
  if (request.plan.ranking.length > 0) return yield* mostRelevant(db, request, now);
  return request.newest.map((id) => ({ id, score: 0 }));
}

function requestOf(db: Database, plan: ArchivePlan, filter: IndexFilter): Request {
  const askedFor = (expression: string | undefined) =>
    askedOf(db, { expressions: expression === undefined ? [] : [expression], conditions: plan.conditions, filter });
  const asked = askedFor(plan.expression);
  return { plan, asked, beside: plan.beside === plan.expression ? asked : askedFor(plan.beside) };
}
