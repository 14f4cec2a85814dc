// Pages of a search over long stories: below the port, where a story of hundreds can be made at once.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { analyzeDocument } from '#src/language/analyze.ts';
import { idAt, timeOf } from '#src/store/sqlite/archive.ts';
import { indexArticle } from '#src/store/sqlite/article-index.ts';
import { openDatabase, type Db } from '#src/store/sqlite/database.ts';
import { Recorder } from '#src/store/sqlite/record.ts';
import { article, story } from '#src/store/sqlite/schema.ts';
import { searchArchive } from '#src/store/sqlite/search.ts';
import { DAY_MS, MINUTE_MS } from '#src/time.ts';
import { atOnce } from '#src/store/sqlite/steps.ts';
import { queryOf } from './contract-world.ts';
import { NOW, requestOf, SEJONG } from './readings.ts';

let db: Db;
let row: typeof article.$inferSelect;

beforeEach(() => {
  db = openDatabase(':memory:');
  new Recorder(db).record(requestOf(SEJONG, 1));
  const stored = db.orm.select().from(article).get();
  if (stored === undefined) throw new Error('nothing stored');
  row = stored;
  db.raw.exec(
    'DELETE FROM story_link; DELETE FROM facet; DELETE FROM article_fts; DELETE FROM article; DELETE FROM story',
  );
});
afterEach(() => db.raw.close());

type Made = {
  readonly storyCount: number;
  readonly copyCount: number;
  readonly titleOf?: (copy: number) => string;
  readonly until?: number;
};

/** Copies of all stories by turns, a minute apart, the oldest first; the first of a story is its original. */
function fill({ storyCount, copyCount, titleOf = () => '나루터 준공', until = NOW }: Made): void {
  const count = storyCount * copyCount;
  const ids = Array.from({ length: count }, (_, n) => idAt(until - (count - n) * MINUTE_MS));
  db.raw.transaction(() => {
    for (const [n, id] of ids.entries()) {
      const storyId = ids[n % storyCount] ?? id;
      const title = titleOf(Math.floor(n / storyCount));
      if (storyId === id) db.orm.insert(story).values({ id, leadArticleId: id, updatedAt: NOW }).run();
      const dated = { publishedAt: timeOf(id), storedAt: timeOf(id) };
      db.orm
        .insert(article)
        .values({ ...row, ...dated, id, storyId, title, urlKey: `k${id}` })
        .run();
      indexArticle(db.raw, id, { ...analyzeDocument({ title, text: '', facets: [] }), outlet: row.outlet });
    }
  })();
}

const search = (sort: 'newest' | 'relevance', limit: number, after?: string) =>
  atOnce(searchArchive(db, { query: queryOf('나루터'), filter: {}, sort, now: NOW, limit, after }));

function allPages(sort: 'newest' | 'relevance', limit: number) {
  const pages = [search(sort, limit)];
  for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) pages.push(search(sort, limit, next));
  return { pages, stories: pages.flatMap(({ hits }) => hits.map((hit) => hit.article.storyId)) };
}

describe('pages over long stories', () => {
  it('take a few statements each, however many copies were found', () => {
    fill({ storyCount: 4, copyCount: 300 });
    const prepared = vi.spyOn(db.raw, 'prepare');
    const { stories } = allPages('newest', 3);
    expect([stories.length, new Set(stories).size]).toEqual([4, 4]);
    expect(prepared.mock.calls.length).toBeLessThan(100);
  });

  it('show each story once, also below the articles that are counted, and its newest hit where its original was not found', () => {
    fill({ storyCount: 250, copyCount: 5, titleOf: (copy) => (copy === 0 ? '다른 소식' : '나루터 준공') });
    fill({ storyCount: 30, copyCount: 5, until: NOW - 100 * DAY_MS });
    const { stories, pages } = allPages('newest', 20);
    expect([stories.length, new Set(stories).size]).toEqual([280, 280]);
    expect(pages.flatMap(({ hits }) => hits).every((hit) => hit.article.title === '나루터 준공')).toBe(true);
  });

  it('say how many stories there are, not how many articles, in either order', () => {
    fill({ storyCount: 270, copyCount: 2 });
    for (const sort of ['newest', 'relevance'] as const)
      expect(search(sort, 5)).toMatchObject({ total: 270, isMore: false });
  });

  it('say that there are more where not all were counted', () => {
    fill({ storyCount: 300, copyCount: 4 });
    for (const sort of ['newest', 'relevance'] as const) {
      const { total, isMore, reach } = search(sort, 5);
      expect({ total, isMore, isReached: reach <= total }).toEqual({ total: 300, isMore: true, isReached: true });
    }
  });
});
