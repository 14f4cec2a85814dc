// `/search`: what the full-text index finds, a row a story, whole articles for one page only.
import type { SearchHit, SearchRequest, SearchResult } from '#src/store/store.ts';
import { articlesById, copyCountOf, idAt } from './archive.ts';
import { findInIndex, MOST_COUNTED, type Finding } from './article-index.ts';
import type { Db } from './database.ts';
import type { Ranked } from './most-relevant.ts';
import { isIndexOfThisVersion } from './rebuild-index.ts';
import { suggestWords } from './spelling.ts';
import { collapsed, newestPage, rankedPage, type StoryPage } from './story-pages.ts';

export function searchArchive(db: Db, request: SearchRequest): SearchResult {
  const { query, now, sort } = request;
  const finding = findInIndex(db.raw, query, { filter: filterOf(db, request), now });
  if (finding === undefined || finding.newest.length === 0)
    return { ...NOTHING, suggestion: suggestWords(db, query, now) };
  const { page, reach, ...counted } = sort === 'newest' ? byTime(db, finding, request) : byRank(db, finding, request);
  const { relaxed } = finding;
  return { hits: hitsOf(db, page.rows), next: page.next, reach, ...counted, relaxed, suggestion: undefined };
}

const NOTHING = { hits: [], total: 0, isMore: false, reach: 0, next: undefined, relaxed: false } as const;

type Listed = Pick<SearchResult, 'total' | 'isMore' | 'reach'> & { readonly page: StoryPage };

function byTime(db: Db, finding: Finding, request: SearchRequest): Listed {
  const { total, isMore } = totalOf(finding, () => storyCount(db, finding));
  return { page: newestPage(db, finding, request), total, isMore, reach: total };
}

function byRank(db: Db, finding: Finding, request: SearchRequest): Listed {
  const { stories, articleCount } = rankedStories(db, finding, request);
  const isWhole = articleCount >= finding.newest.length;
  const { total, isMore } = isWhole ? { total: stories.length, isMore: false } : totalOf(finding, undefined);
  return { page: rankedPage(stories, request), total, isMore, reach: stories.length };
}

/** So many are counted as stories: beyond that, copies are counted too. */
const MOST_COLLAPSED = 500;

function totalOf({ newest }: Finding, countStories: (() => number) | undefined): Pick<Listed, 'total' | 'isMore'> {
  const total = newest.length <= MOST_COLLAPSED && countStories !== undefined ? countStories() : newest.length;
  return { total, isMore: newest.length >= MOST_COUNTED };
}

const STORY_COUNT = 'SELECT count(DISTINCT story_id) FROM article WHERE id IN (SELECT value FROM json_each(?))';

function storyCount(db: Db, { newest }: Finding): number {
  return db.raw.prepare<[string], number>(STORY_COUNT).pluck().get(JSON.stringify(newest)) ?? 0;
}

type RankedStories = { readonly stories: readonly Ranked[]; readonly articleCount: number };

const kept = new WeakMap<Db, Map<string, RankedStories>>();
/** Lists of some hundred numbers; whoever turns a page later than the next forty searches waits as for the first. */
const MOST_KEPT = 40;

/** Kept for the pages that follow: they show the same order, whatever came in since. */
function rankedStories(db: Db, finding: Finding, { query, filter, now, after }: SearchRequest): RankedStories {
  const lists = kept.get(db) ?? new Map<string, RankedStories>();
  kept.set(db, lists);
  const key = JSON.stringify({ query, filter, now });
  const known = after === undefined ? undefined : lists.get(key);
  if (known !== undefined) return known;
  const ranked = finding.ranked();
  const made = { stories: collapsed(db, ranked).map(({ row }) => row), articleCount: ranked.length };
  lists.delete(key);
  lists.set(key, made);
  const [oldest] = lists.keys();
  if (lists.size > MOST_KEPT && oldest !== undefined) lists.delete(oldest);
  return made;
}

function filterOf(db: Db, { filter }: SearchRequest) {
  const { city, topic, outlet, after, before } = filter;
  return {
    facets: [...(city === undefined ? [] : [`city:${city}`]), ...(topic === undefined ? [] : [`topic:${topic}`])],
    outlet,
    hasOutletTokens: isIndexOfThisVersion(db),
    afterId: after === undefined ? undefined : idAt(after),
    beforeId: before === undefined ? undefined : idAt(before),
  };
}

function hitsOf(db: Db, rows: readonly Ranked[]): readonly SearchHit[] {
  const scores = new Map(rows.map(({ id, score }) => [id, score]));
  const articles = articlesById(
    db,
    rows.map(({ id }) => id),
  );
  return articles.map((article) => ({
    article,
    score: scores.get(article.id) ?? 0,
    copyCount: copyCountOf(db, article),
  }));
}
