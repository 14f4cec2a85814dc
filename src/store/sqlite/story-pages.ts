// Pages of what was found, one row a story: the original where it was found too, else the article that stands first in the order. A story
// has one row on all pages together. A page begins where the one before ended, so that the hundredth costs what the first does.
import type { PageRequest } from '#src/store/paging.ts';
import type { Db } from './database.ts';
import type { Finding } from './article-index.ts';
import { meeting, newestIds, type Asked } from './index-statements.ts';
import type { Ranked } from './most-relevant.ts';

export type StoryPage = {
  readonly rows: readonly Ranked[];
  /** Where the next page begins; undefined when this is the last. */
  readonly next: string | undefined;
};

/** The few that have all the words, then the newest. */
export function newestPage(db: Db, { asked, first }: Finding, { after, limit }: PageRequest): StoryPage {
  const best = collapsed(
    db,
    first.slice(0, limit).map((id) => ({ id, score: 0 })),
  );
  const shown = new Set(best.map(({ storyId }) => storyId));
  const rows: Ranked[] = after === undefined ? best.map(({ row }) => row) : [];
  let below = after === undefined || after === FROM_NEWEST ? undefined : Number(after);
  for (const { id, storyId, leadId } of newestFirst(db, asked, below)) {
    const hits = shown.has(storyId) ? undefined : hitsOf(db, asked, { id, storyId });
    if (hits !== undefined && Math.max(...hits) === id) {
      if (rows.length >= limit) return { rows, next: below === undefined ? FROM_NEWEST : String(below) };
      rows.push({ id: hits.has(leadId) ? leadId : id, score: 0 });
    }
    below = id;
  }
  return { rows, next: undefined };
}

/** The first page held nothing but the few that have all the words. */
const FROM_NEWEST = 'newest';

type Hit = { readonly id: number; readonly storyId: number; readonly leadId: number };

function* newestFirst(db: Db, asked: Asked, start: number | undefined): Iterable<Hit> {
  let below = start;
  for (;;) {
    const ids = newestIds(db.raw, asked, { below, limit: AT_ONCE });
    const stories = storiesOf(db, ids);
    for (const id of ids) {
      const story = stories.get(id);
      if (story !== undefined) yield { id, ...story };
    }
    if (ids.length < AT_ONCE) return;
    below = ids.at(-1);
  }
}

const AT_ONCE = 30;

/** The articles of its story that were found too: the newest of them has the row. */
function hitsOf(db: Db, asked: Asked, { id, storyId }: Omit<Hit, 'leadId'>): ReadonlySet<number> {
  const members = db.raw.prepare<[number, number], number>(MEMBERS).pluck().all(storyId, MOST_MEMBERS);
  return members.length < 2 ? new Set([id]) : new Set([id, ...meeting(db.raw, asked, members)]);
}

const MEMBERS = 'SELECT id FROM article WHERE story_id = ? ORDER BY id DESC LIMIT ?';
/** Nobody's story is longer; of one that is, a second row may come. */
const MOST_MEMBERS = 500;

/** @param after number of rows before this page */
export function rankedPage(stories: readonly Ranked[], { after, limit }: PageRequest): StoryPage {
  const from = after === undefined ? 0 : Number(after);
  const rows = stories.slice(from, from + limit);
  return { rows, next: from + limit < stories.length ? String(from + limit) : undefined };
}

/** One row a story, in the order given. */
export function collapsed(
  db: Db,
  hits: readonly Ranked[],
): readonly { readonly storyId: number; readonly row: Ranked }[] {
  const stories = storiesOf(
    db,
    hits.map(({ id }) => id),
  );
  const found = new Map(hits.map((hit) => [hit.id, hit]));
  const shown = new Map<number, Ranked>();
  for (const hit of hits) {
    const story = stories.get(hit.id);
    if (story === undefined || shown.has(story.storyId)) continue;
    shown.set(story.storyId, found.get(story.leadId) ?? hit);
  }
  return [...shown].map(([storyId, row]) => ({ storyId, row }));
}

const STORIES = `SELECT article.id AS id, story.id AS storyId, story.lead_article_id AS leadId
  FROM article JOIN story ON story.id = article.story_id WHERE article.id IN (SELECT value FROM json_each(?))`;

function storiesOf(db: Db, ids: readonly number[]): ReadonlyMap<number, Omit<Hit, 'id'>> {
  const rows = db.raw.prepare<[string], Hit>(STORIES).all(JSON.stringify(ids));
  return new Map(rows.map(({ id, ...story }) => [id, story]));
}
