// `/search`: ids from the full-text index, copies collapsed into their story, whole articles for one page only.
import type { SearchRequest, SearchResult } from '#src/store/store.ts';
import { articlesById, copyCountOf, idAt } from './archive.ts';
import { searchIndex } from './article-index.ts';
import type { Db } from './database.ts';
import { suggestWords } from './spelling.ts';

/** So many of the best are looked at for copies; nobody turns that many pages. */
const MOST_COLLAPSED = 500;

/** @returns one page; `total` counts stories as long as there are at most 500 articles, articles beyond that */
export function searchArchive(db: Db, request: SearchRequest): SearchResult {
  const { query, filter, sort, offset, limit, now } = request;
  const facets = [
    ...(filter.city === undefined ? [] : [`city:${filter.city}`]),
    ...(filter.topic === undefined ? [] : [`topic:${filter.topic}`]),
  ];
  const bounds = {
    afterId: filter.after === undefined ? undefined : idAt(filter.after),
    beforeId: filter.before === undefined ? undefined : idAt(filter.before),
  };
  const found = searchIndex(db.raw, query, {
    filter: { facets, outlet: filter.outlet, ...bounds },
    sort,
    offset: 0,
    limit: Math.max(MOST_COLLAPSED, offset + limit),
    now,
  });
  const stories = collapse(db, found.hits);
  const page = stories.slice(offset, offset + limit);
  const scores = new Map(page.map((hit) => [hit.id, hit.score]));
  const articles = articlesById(
    db,
    page.map((hit) => hit.id),
  );
  return {
    hits: articles.map((article) => ({
      article,
      score: scores.get(article.id) ?? 0,
      copyCount: copyCountOf(db, article),
    })),
    total: found.total > MOST_COLLAPSED ? found.total : stories.length,
    relaxed: found.relaxed,
    suggestion: found.total === 0 ? suggestWords(db, query, now) : undefined,
  };
}

type Hit = { readonly id: number; readonly score: number };

/** One article a story, in the order found: its lead when that was found too (the original before its copies), else the best. */
function collapse(db: Db, hits: readonly Hit[]): readonly Hit[] {
  const storyOf = db.raw.prepare<[number], { id: number; leadId: number }>(STORY_OF);
  const found = new Map(hits.map((hit) => [hit.id, hit]));
  const shown = new Map<number, Hit>();
  for (const hit of hits) {
    const story = storyOf.get(hit.id);
    if (story === undefined || shown.has(story.id)) continue;
    shown.set(story.id, found.get(story.leadId) ?? hit);
  }
  return [...shown.values()];
}

const STORY_OF = `SELECT story.id AS id, story.lead_article_id AS leadId
  FROM article JOIN story ON story.id = article.story_id WHERE article.id = ?`;
