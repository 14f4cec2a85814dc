// How articles join stories by links of the judge: below the port, where links can be given.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fc } from '../chance.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoryLink } from '#src/article/average-linkage.ts';
import type { Near } from '#src/article/dedupe.ts';
import { storiesOf } from '#src/article/story-groups.ts';
import { mendStory } from '#src/store/sqlite/article-rows.ts';
import { openDatabase, type Db } from '#src/store/sqlite/database.ts';
import { eq } from '#src/store/sqlite/drizzle.ts';
import { neighbourhoodOf, place } from '#src/store/sqlite/place-in-story.ts';
import { Recorder } from '#src/store/sqlite/record.ts';
import { storyDecision } from '#src/store/sqlite/schema-stories.ts';
import { article, story } from '#src/store/sqlite/schema.ts';
import { joinStories, splitStory } from '#src/store/sqlite/story-decisions.ts';
import { replaceLinks } from '#src/store/sqlite/story-links.ts';
import { adminAt } from './contract-world.ts';
import { NOW, requestOf, SEJONG } from './readings.ts';

/** What the migration does to stories that are there already. */
const LINKS_OF_BEFORE =
  readFileSync(fileURLToPath(new URL('../../drizzle/0007_story-links.sql', import.meta.url)), 'utf8')
    .split('--> statement-breakpoint')
    .at(-1) ?? '';

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
  db.raw.exec(
    'DELETE FROM story_decision; DELETE FROM story_link; DELETE FROM facet; DELETE FROM article; DELETE FROM story',
  );
}

/** Stores an article that is like these, the first most of all; published as late as its number. */
function arrive(id: number, alike: readonly (number | Near)[]): void {
  const links = alike.map((one, rank) => (typeof one === 'number' ? { id: one, chance: 0.95 - rank / 100 } : one));
  replaceLinks(db, id, links);
  const { storyId, changed } = place(db, neighbourhoodOf(db, { id, paragraphs: row.paragraphs, chanceOf }), NOW);
  const publishedAt = NOW + id;
  db.orm
    .insert(article)
    .values({ ...row, id, urlKey: `k${id}`, publishedAt, storyId })
    .run();
  for (const each of changed) mendStory(db, each);
}

/** What is not said of two is that they are not alike. */
const chanceOf = (): number => 0;

function near(id: number, chance: number): Near {
  return { id, chance };
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

const owner = { by: adminAt(NOW) };

describe('joining stories', () => {
  it('makes one of two when a late article shows that they are one: the one published first keeps its number', () => {
    arrive(20, []);
    arrive(30, [20]);
    arrive(10, [near(20, 0.54), near(30, 0.54)]);
    expect(storedStories()).toEqual([[10], [20, 30]]);
    arrive(40, [10, 20, 30]);
    expect(storedStories()).toEqual([[10, 20, 30, 40]]);
    expect(storyIdOf(40)).toBe(10);
  });

  it('moves an article to the story that it belongs to more, once that is there', () => {
    arrive(1, []);
    arrive(2, [near(1, 0.6)]);
    expect(storedStories()).toEqual([[1, 2]]);
    arrive(3, [near(2, 0.9)]);
    expect(storedStories()).toEqual([[1], [2, 3]]);
  });

  it('makes one of all stories that a very late article repeats', () => {
    for (const id of [3, 1, 2, 5]) arrive(id, []);
    arrive(
      9,
      [5, 3, 2, 1].map((id) => near(id, 1)),
    );
    expect(storedStories()).toEqual([[1, 2, 3, 5, 9]]);
  });

  it('keeps a story whole that is older than the table of links, and lets articles join it', () => {
    arrive(1, []);
    for (const id of [2, 3]) arrive(id, [1]);
    arrive(4, []);
    db.raw.exec('UPDATE article SET story_id = 1; DELETE FROM story WHERE id <> 1; DELETE FROM story_link');
    db.raw.exec(LINKS_OF_BEFORE);
    arrive(9, [3, 1, near(2, 0.6), near(4, 0.5)]);
    expect(storedStories()).toEqual([[1, 2, 3, 4, 9]]);
    arrive(10, [near(2, 0.9), near(3, 0.7), near(1, 0.7), near(4, 0.6), near(9, 0.6)]);
    expect(storedStories()).toEqual([[1, 2, 3, 4, 9, 10]]);
  });

  it('says of an article that moved that it does not tell the event it was told under', () => {
    arrive(1, []);
    arrive(2, [near(1, 0.6)]);
    const told = { kind: 'story', of: 1, scores: undefined, reasons: ['same-event', 'shared:names'] } as const;
    db.orm.update(article).set({ verdict: told }).where(eq(article.id, 2)).run();
    arrive(3, [near(2, 0.9)]);
    const moved = db.orm.select({ verdict: article.verdict }).from(article).where(eq(article.id, 2)).get();
    expect(moved?.verdict).toEqual({ kind: 'new', reasons: ['border', 'shared:names'] });
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
    arrive(5, [4, 1, 3]);
    expect(storedStories()).toEqual([
      [1, 4, 5],
      [2, 3],
    ]);
  });

  it('keeps an article apart from everything it was taken away from, not from the lead alone', () => {
    arrive(1, []);
    arrive(2, [1]);
    arrive(3, [2, 1]);
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
    const ids = [1, 2, 3, 4, 5, 6, 7, 8];
    const pair = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 2 });
    const links = fc.uniqueArray(
      fc
        .record({ pair, tenths: fc.integer({ min: 2, max: 10 }) })
        .map(({ pair: [one = 0, other = 0], tenths }) => ({ one, other, chance: tenths / 10 })),
      { maxLength: 14, selector: ({ one, other }) => one * other + 100 * (one + other) },
    );
    const order = fc.shuffledSubarray(ids, { minLength: ids.length });
    fc.assert(
      fc.property(links, order, (all, arrivals) => {
        empty();
        arriveAll(arrivals, all);
        expect(storedStories()).toEqual(storiesOf({ ids, links: all, words: [], compare: chanceOf }));
      }),
      { numRuns: 50 },
    );
  });

  it('never brings together what an owner took apart, whatever arrives after', () => {
    const id = fc.integer({ min: 1, max: 10 });
    const links = fc.array(fc.record({ one: id, other: id, chance: fc.constantFrom(0.7, 0.9, 1) }), {
      minLength: 5,
      maxLength: 20,
    });
    fc.assert(
      fc.property(links, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }), (all, splits) => {
        empty();
        arriveAll([1, 2, 3, 4, 5], all);
        for (const articleId of splits) splitStory(db, { articleId, ...owner });
        const words = db.orm.select().from(storyDecision).all();
        arriveAll([6, 7, 8, 9, 10], all);
        for (const { articleId, otherId } of words) expect(storyIdOf(articleId)).not.toBe(storyIdOf(otherId));
        expect(storedStories().flat()).toHaveLength(10);
      }),
      { numRuns: 50 },
    );
  });
});

/** Each with its links to those that are there already. */
function arriveAll(arrivals: readonly number[], links: readonly StoryLink[]): void {
  for (const id of arrivals) {
    const found = links.flatMap(({ one, other, chance }) => {
      const linked = one === id ? other : one;
      return one !== other && (one === id || other === id) && storyIdOf(linked) !== undefined
        ? [near(linked, chance)]
        : [];
    });
    arrive(id, found);
  }
}
