// How articles join stories by links of the judge: below the port, where links can be given.
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { componentsOf } from '#src/article/story.ts';
import { joinStory, mendStory } from '#src/store/sqlite/article-rows.ts';
import { openDatabase, type Db } from '#src/store/sqlite/database.ts';
import { eq } from '#src/store/sqlite/drizzle.ts';
import { Recorder } from '#src/store/sqlite/record.ts';
import { storyDecision } from '#src/store/sqlite/schema-stories.ts';
import { article, story } from '#src/store/sqlite/schema.ts';
import { joinStories, splitStory } from '#src/store/sqlite/story-decisions.ts';
import { NOW, requestOf, SEJONG } from './readings.ts';

let db: Db;
let row: typeof article.$inferSelect;

beforeEach(() => {
  db = openDatabase(':memory:');
  new Recorder(db).record(requestOf(SEJONG, 1));
  const stored = db.orm.select().from(article).get();
  if (stored === undefined) throw new Error('nothing stored');
  row = { ...stored, verdict: { kind: 'new', of: undefined, scores: undefined, reasons: [] } };
  empty();
});
afterEach(() => db.raw.close());

function empty(): void {
  db.raw.exec('DELETE FROM story_decision; DELETE FROM facet; DELETE FROM article; DELETE FROM story');
}

/** Stores an article that is linked to these, published as late as its number. */
function arrive(id: number, links: readonly number[], given: Partial<typeof row> = {}): void {
  const storyId = joinStory(db, { id, now: NOW, links });
  const publishedAt = NOW + id;
  db.orm
    .insert(article)
    .values({ ...row, id, urlKey: `k${id}`, publishedAt, storyId, ...given })
    .run();
  mendStory(db, storyId);
}

function storyIdOf(id: number): number | undefined {
  return db.orm.select({ storyId: article.storyId }).from(article).where(eq(article.id, id)).get()?.storyId;
}

/** Every story with its articles; its lead is the first of them, or the test fails. */
function storedStories(): readonly (readonly number[])[] {
  const rows = db.orm.select({ id: article.id, storyId: article.storyId }).from(article).all();
  const stories = db.orm.select().from(story).all();
  const found = stories.map(({ id, leadArticleId }) => {
    const members = rows.filter(({ storyId }) => storyId === id).map((one) => one.id);
    const [first] = members.toSorted((one, other) => one - other);
    expect(leadArticleId).toBe(first);
    return members.toSorted((one, other) => one - other);
  });
  return found.toSorted(([one = 0], [other = 0]) => one - other);
}

const owner = { userId: 'owner', now: NOW };

describe('joining stories', () => {
  it('makes one of two when a late article belongs to both: the one published first keeps its number', () => {
    arrive(20, []);
    arrive(30, [20]);
    arrive(10, []);
    arrive(40, [30, 10]);
    expect(storedStories()).toEqual([[10, 20, 30, 40]]);
    expect(storyIdOf(40)).toBe(10);
  });

  it('makes one of all stories that a very late article belongs to', () => {
    for (const id of [3, 1, 2, 5]) arrive(id, []);
    arrive(9, [5, 3, 2, 1]);
    expect(storedStories()).toEqual([[1, 2, 3, 5, 9]]);
  });

  it('follows the stronger link where an owner took apart what the article belongs to', () => {
    arrive(1, []);
    arrive(2, [1]);
    splitStory(db, { articleId: 2, ...owner });
    arrive(3, [2, 1]);
    arrive(4, [1, 2]);
    expect(storedStories()).toEqual([
      [1, 4],
      [2, 3],
    ]);
    arrive(5, [4, 3]);
    expect(storedStories()).toEqual([
      [1, 4, 5],
      [2, 3],
    ]);
  });

  it('keeps an article apart from everything it was taken away from, not from the lead alone', () => {
    arrive(1, []);
    arrive(2, [1]);
    arrive(3, [2]);
    splitStory(db, { articleId: 3, ...owner });
    splitStory(db, { articleId: 2, ...owner });
    arrive(4, [3, 2, 1]);
    expect(storedStories()).toEqual([[1], [2], [3, 4]]);
  });

  it('joins an article that was gone from the archive to nothing', () => {
    arrive(7, [99]);
    expect(storedStories()).toEqual([[7]]);
  });

  it('gives a story another number when an article that left it has taken its own', () => {
    arrive(1, []);
    arrive(2, [1]);
    splitStory(db, { articleId: 1, ...owner });
    joinStories(db, { articleId: 1, otherId: 2, ...owner });
    splitStory(db, { articleId: 1, ...owner });
    expect(storedStories()).toEqual([[1], [2]]);
    arrive(3, []);
    expect(storedStories()).toEqual([[1], [2], [3]]);
  });

  it('gives the same stories whatever the order of arrival', () => {
    const links = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 10 });
    const ids = [0, 1, 2, 3, 4, 5, 6, 7];
    const order = fc.shuffledSubarray(ids, { minLength: ids.length });
    fc.assert(
      fc.property(links, order, (pairs, arrivals) => {
        empty();
        arriveAll(arrivals, pairs);
        const linked = pairs.map(([one, other]) => ({ one: one + 1, other: other + 1, strength: 1 }));
        expect(storedStories()).toEqual(componentsOf({ ids: ids.map((id) => id + 1), links: linked, words: [] }));
      }),
      { numRuns: 50 },
    );
  });

  it('never brings together what an owner took apart, whatever arrives after', () => {
    const links = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(links, fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }), (pairs, splits) => {
        empty();
        arriveAll([0, 1, 2, 3, 4], pairs);
        for (const id of splits) splitStory(db, { articleId: id + 1, ...owner });
        const words = db.orm.select().from(storyDecision).all();
        arriveAll([5, 6, 7, 8, 9], pairs);
        for (const { articleId, otherId } of words) expect(storyIdOf(articleId)).not.toBe(storyIdOf(otherId));
        expect(storedStories().flat()).toHaveLength(10);
      }),
      { numRuns: 50 },
    );
  });
});

/** Articles numbered from one, each linked to those of its pairs that are there already. */
function arriveAll(arrivals: readonly number[], pairs: readonly (readonly [number, number])[]): void {
  for (const at of arrivals) {
    const near = pairs.flatMap(([one, other]) => [
      ...(one === at ? [other + 1] : []),
      ...(other === at ? [one + 1] : []),
    ]);
    arrive(
      at + 1,
      near.filter((id) => id !== at + 1 && storyIdOf(id) !== undefined),
    );
  }
}
