// What becomes of the stories around an article that comes in or was read otherwise, and the moves that make it so.
// Parts of a transaction of others, which writes the article's row between the two and mends the stories that changed.
import type { StoryAround } from '#src/article/dedupe.ts';
import { BORDERS } from '#src/article/copies/likeness.ts';
import { around, MOST_AROUND, Regrouping, type Regrouped } from '#src/article/regroup.ts';
import { openStory, sizesOf, storiesByArticle } from './article-rows.ts';
import type { Db } from './database.ts';
import { and, eq, inArray, sql } from './drizzle.ts';
import { article, story } from './schema.ts';
import { linksOf } from './story-links.ts';
import { otherSide, wordsOn } from './story-words.ts';

/** What is known around an article, grouped. */
export type Neighbourhood = {
  readonly id: number;
  readonly grouping: Regrouping;
  /** Of each article that is stored. */
  readonly storyOf: ReadonlyMap<number, number>;
  /** Stories of which only a part is near enough to be looked at, or whose links were not kept in their time: they stay as they are. */
  readonly partial: ReadonlySet<number>;
};

/** An article whose links are stored, and itself perhaps not yet; its text as it is now. */
type Placing = { readonly id: number; readonly paragraphs: readonly string[] };

/** Changes nothing. */
export function neighbourhoodOf(db: Db, { id, paragraphs }: Placing): Neighbourhood {
  const length = JSON.stringify(paragraphs).length;
  const links = remembered((of) => linksOf(db, of));
  const words = remembered((of) => wordsOn(db, of));
  const nearOf = (of: number): readonly number[] => [
    ...links(of).flatMap((link) => (link.chance >= BORDERS.story ? [link.id] : [])),
    ...words(of).flatMap((word) => (word.kind === 'join' ? [otherSide(word, of)] : [])),
  ];
  const ids = around([id], { nearOf, most: MOST_AROUND }).toSorted((one, other) => one - other);
  const storyOf = storiesByArticle(db, ids);
  const partial = partlyKnown(db, storyOf);
  const isKept = (one: number) => one !== id && partial.has(storyOf.get(one) ?? 0);
  const grouping = new Regrouping();
  grouping.hear(ids.flatMap(words));
  for (const storyId of partial) grouping.keepStory(storyId);
  for (const one of ids.filter(isKept)) grouping.keep({ id: one, storyId: storyOf.get(one) ?? one });
  const known = new Set(ids.filter(isKept));
  const lengths = lengthsOf(db, ids);
  for (const one of ids.filter((each) => !isKept(each))) {
    // Each pair once, at the one that is told of later.
    const toKnown = links(one).filter((link) => known.has(link.id));
    const linked = toKnown.map((link) => ({ ...link, storyId: storyOf.get(link.id) ?? link.id }));
    grouping.know({ id: one, length: one === id ? length : (lengths.get(one) ?? 0), links: linked });
    known.add(one);
  }
  grouping.settle();
  return { id, grouping, storyOf, partial };
}

/** The story an article ends in, for its verdict. */
export function storyAround(db: Db, { id, grouping, storyOf, partial }: Neighbourhood): StoryAround {
  const others = new Set(grouping.storyWith(id).filter((other) => other !== id));
  const isOld = [...others].some((other) => partial.has(storyOf.get(other) ?? 0));
  return { holds: (other) => others.has(other), isTold: isOld || isOneNew(db, [...others]) };
}

function isOneNew(db: Db, ids: readonly number[]): boolean {
  if (ids.length === 0) return false;
  const isNew = sql`json_extract(${article.verdict}, '$.kind') = 'new'`;
  const among = and(inArray(article.id, [...ids]), isNew);
  return db.orm.select({ id: article.id }).from(article).where(among).limit(1).get() !== undefined;
}

export type Placed = {
  readonly storyId: number;
  /** Stories whose articles are others than before; `mendStory` is still to be called for them. */
  readonly changed: readonly number[];
};

/** Moves what has to move. The article itself need not be stored yet; its row is for the caller to write. */
export function place(db: Db, { id, grouping, storyOf }: Neighbourhood, now: number): Placed {
  const changed = new Set<number>();
  let storyId: number | undefined;
  for (const group of grouping.moves((other) => storyOf.get(other))) {
    const isOwn = group.ids.includes(id);
    if (!isOwn && group.moving.length === 0) continue;
    const moved = moveInto(db, group, now);
    for (const each of moved.changed) changed.add(each);
    if (isOwn) storyId = moved.storyId;
  }
  if (storyId === undefined) throw new Error(`article ${id} is in no story`);
  return { storyId, changed: [...changed] };
}

/** Articles become one story: that of the one they move beside, or a new one, which the first of them names. */
export function moveInto(db: Db, { moving, beside }: Regrouped, now: number): Placed {
  const there = beside === undefined ? undefined : storiesByArticle(db, [beside]).get(beside);
  const storyId = there ?? openStory(db, moving, now);
  const left = new Set(storiesByArticle(db, moving).values());
  if (moving.length > 0)
    db.orm
      .update(article)
      .set({ storyId })
      .where(inArray(article.id, [...moving]))
      .run();
  db.orm.update(story).set({ updatedAt: now }).where(eq(story.id, storyId)).run();
  return { storyId, changed: [...new Set([storyId, ...left])] };
}

/** Of their texts, as they are stored. */
function lengthsOf(db: Db, ids: readonly number[]): ReadonlyMap<number, number> {
  const rows = db.orm
    .select({ id: article.id, length: sql<number>`length(${article.paragraphs})` })
    .from(article)
    .where(inArray(article.id, [...ids]))
    .all();
  return new Map(rows.map((row) => [row.id, row.length]));
}

/** Reads of each article once. */
function remembered<T>(read: (id: number) => T): (id: number) => T {
  const known = new Map<number, T>();
  return (id) => {
    const found = known.get(id) ?? read(id);
    known.set(id, found);
    return found;
  };
}

function partlyKnown(db: Db, storyOf: ReadonlyMap<number, number>): ReadonlySet<number> {
  const sizes = sizesOf(db, [...new Set(storyOf.values())]);
  const found = Map.groupBy(storyOf.values(), (storyId) => storyId);
  return new Set([...sizes].filter(([id, size]) => size > (found.get(id)?.length ?? 0)).map(([id]) => id));
}
