// `/search`: what the full-text index finds, a row a story, whole articles for one page only. In steps of some milliseconds.
import type { SearchHit, SearchRequest, SearchResult } from '#src/store/store.ts';
import { articlesById, copyCountOf, idAt } from './archive.ts';
import { findInIndex, MOST_COUNTED, type Finding } from './article-index.ts';
import type { Db } from './database.ts';
import { lowest } from './index-statements.ts';
import type { Ranked } from './most-relevant.ts';
import { isIndexOfThisVersion } from './rebuild-index.ts';
import { suggestWords } from './spelling.ts';
import type { Steps } from './steps.ts';
import { collapsed, newestPage, rankedPage, type StoryPage } from './story-pages.ts';

export function* searchArchive(db: Db, request: SearchRequest): Steps<SearchResult> {
  const { query, now, sort } = request;
  const place = placeOf(request.after);
  const finding = yield* findInIndex(db.raw, query, { filter: filterOf(db, request, place), now });
  if (finding === undefined || finding.newest.length === 0)
    return { ...NOTHING, suggestion: suggestWords(db, query, now) };
  yield;
  const asked = { ...request, from: place?.from };
  const listed = sort === 'newest' ? byTime(db, finding, asked) : yield* byRank(db, finding, asked);
  const { page, reach, ...counted } = listed;
  yield;
  const next = page.next === undefined ? undefined : `${page.next}.${place?.newest ?? finding.newest[0]}`;
  return { hits: hitsOf(db, page.rows), next, reach, ...counted, relaxed: finding.relaxed, suggestion: undefined };
}

const NOTHING = { hits: [], total: 0, isMore: false, reach: 0, next: undefined, relaxed: false } as const;

/** `newest`: the newest article that the first page knew of. Later pages know of no newer one, or they would show another order. */
type Place = { readonly from: number; readonly newest: number | undefined };

function placeOf(after: string | undefined): Place | undefined {
  const [, from, newest] = /^(\d+)(?:\.(\d+))?$/.exec(after ?? '') ?? [];
  if (from === undefined) return undefined;
  return { from: Number(from), newest: newest === undefined ? undefined : Number(newest) };
}

type Asking = SearchRequest & { readonly from: number | undefined };
type Counted = Pick<SearchResult, 'total' | 'isMore'>;
type Listed = Counted & { readonly reach: number; readonly page: StoryPage };

function byTime(db: Db, finding: Finding, asked: Asking): Listed {
  const counted = countedOf(db, finding);
  return { page: newestPage(db, finding, asked), ...counted, reach: counted.total };
}

function* byRank(db: Db, finding: Finding, asked: Asking): Steps<Listed> {
  const { stories, ...counted } = yield* rankedStories(db, finding, asked);
  return { page: rankedPage(stories, asked), ...counted, reach: stories.length };
}

const STORY_COUNT = 'SELECT count(DISTINCT story_id) FROM article WHERE id IN (SELECT value FROM json_each(?))';

function countedOf(db: Db, { newest }: Finding): Counted {
  const total = db.raw.prepare<[string], number>(STORY_COUNT).pluck().get(JSON.stringify(newest)) ?? 0;
  return { total, isMore: newest.length >= MOST_COUNTED };
}

type RankedStories = Counted & { readonly stories: readonly Ranked[] };

const kept = new WeakMap<Db, Map<string, RankedStories>>();
/** Lists of some hundred numbers; whoever turns a page later than the next forty searches waits as for the first. */
const MOST_KEPT = 40;

/** Kept for the pages that follow: they show the same order, whatever came in since. */
function* rankedStories(db: Db, finding: Finding, { query, filter, now, from }: Asking): Steps<RankedStories> {
  const lists = kept.get(db) ?? new Map<string, RankedStories>();
  kept.set(db, lists);
  const key = JSON.stringify({ query, filter, now });
  const known = from === undefined ? undefined : lists.get(key);
  if (known !== undefined) return known;
  const ranked = yield* finding.ranked();
  const stories = collapsed(db, ranked).map(({ row }) => row);
  yield;
  const { total, isMore } = countedOf(db, finding);
  // Of very many the newest are counted; old ones are ranked, too.
  const made = { stories, total: Math.max(total, stories.length), isMore };
  lists.delete(key);
  lists.set(key, made);
  const [oldest] = lists.keys();
  if (lists.size > MOST_KEPT && oldest !== undefined) lists.delete(oldest);
  return made;
}

function filterOf(db: Db, { filter }: SearchRequest, place: Place | undefined) {
  const { city, topic, outlet, after, before } = filter;
  return {
    facets: [...(city === undefined ? [] : [`city:${city}`]), ...(topic === undefined ? [] : [`topic:${topic}`])],
    outlet,
    hasOutletTokens: isIndexOfThisVersion(db),
    afterId: after === undefined ? undefined : idAt(after),
    beforeId: lowest(
      before === undefined ? undefined : idAt(before),
      place?.newest === undefined ? undefined : place.newest + 1,
    ),
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
