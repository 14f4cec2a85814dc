// Pages of what was found, one row a story: the original where it was found too, else the article that stands first in the order. A story
// has one row on all pages together. A page begins where the one before ended, so that the hundredth costs what the first does.
import { MOST_COUNTED, type Finding } from './article-index.ts';
import type { Db } from './database.ts';
import { newestIds, someMeets } from './index-statements.ts';
import type { Ranked } from './most-relevant.ts';

export type StoryPage = {
  readonly rows: readonly Ranked[];
  /** Where the next page begins; undefined when this is the last. */
  readonly next: number | undefined;
};

/** `from`: `next` of the page before; `now`: when the first page was asked for. */
type PageAsked = { readonly from: number | undefined; readonly limit: number; readonly now: number };

/** The few that have all the words, then the newest. */
export function newestPage(db: Db, finding: Finding, { from, limit, now }: PageAsked): StoryPage {
  const best = collapsed(
    db,
    finding.first.slice(0, limit).map((id) => ({ id, score: 0 })),
  );
  const rows: Ranked[] = from === undefined ? best.map(({ row }) => row) : [];
  // Each story is decided once a page, by the first of its articles that is met: it may have hundreds.
  const decided = new Set(best.map(({ storyId }) => storyId));
  let below = from ?? (finding.newest[0] ?? 0) + 1;
  for (const hit of newestFirst(db, finding, below)) {
    if (!decided.has(hit.storyId)) {
      decided.add(hit.storyId);
      if (!isShownBefore(db, finding, { storyId: hit.storyId, from, now })) {
        if (rows.length >= limit) return { rows, next: below };
        rows.push({ id: isHit(db, finding, [hit.leadId]) ? hit.leadId : hit.id, score: 0 });
      }
    }
    below = hit.id;
  }
  return { rows, next: undefined };
}

type Hit = { readonly id: number; readonly storyId: number; readonly leadId: number };

function* newestFirst(db: Db, finding: Finding, start: number): Iterable<Hit> {
  let below = start;
  for (;;) {
    const ids = hitsBelow(db, finding, below);
    const last = ids.at(-1);
    if (last === undefined) return;
    const stories = storiesOf(db, ids);
    for (const id of ids) {
      const story = stories.get(id);
      if (story !== undefined) yield { id, ...story };
    }
    below = last;
  }
}

/** The next few: of those that are known, then from the index. */
function hitsBelow(db: Db, { asked, newest }: Finding, below: number): readonly number[] {
  const start = newest.findIndex((id) => id < below);
  if (start >= 0) return newest.slice(start, start + AT_ONCE);
  return newest.length < MOST_COUNTED ? [] : newestIds(db.raw, asked, { below, limit: AT_ONCE });
}

const AT_ONCE = 100;

type Place = { readonly storyId: number } & Pick<PageAsked, 'from' | 'now'>;

/** Pages before this one showed all stories that had a hit at or above its start; a copy that came in since was on none of them. */
function isShownBefore(db: Db, finding: Finding, { storyId, from, now }: Place): boolean {
  if (from === undefined) return false;
  return isHit(db, finding, db.raw.prepare<unknown[], number>(ABOVE).pluck().all(storyId, from, now, MOST_MEMBERS));
}

const ABOVE = 'SELECT id FROM article WHERE story_id = ? AND id >= ? AND stored_at <= ? ORDER BY id LIMIT ?';
/** Nobody's story is longer; of one that is, a second row may come. */
const MOST_MEMBERS = 500;

/** Whether one of these articles was found: only for those older than the known hits the index is asked, once more for each. */
function isHit(db: Db, { asked, newest }: Finding, ids: readonly number[]): boolean {
  const known = new Set(newest);
  if (ids.some((id) => known.has(id))) return true;
  if (newest.length < MOST_COUNTED) return false;
  const oldest = newest.at(-1) ?? 0;
  return someMeets(
    db.raw,
    asked,
    ids.filter((id) => id < oldest),
  );
}

/** @param page `from`: number of rows before it */
export function rankedPage(stories: readonly Ranked[], { from = 0, limit }: Omit<PageAsked, 'now'>): StoryPage {
  const rows = stories.slice(from, from + limit);
  return { rows, next: from + limit < stories.length ? from + limit : undefined };
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
