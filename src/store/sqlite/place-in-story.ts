// What becomes of the stories around an article that comes in or was read otherwise, and the moves that make it so.
// Parts of a transaction of others, which writes the article's row between the two and mends the stories that changed.
import { isOfOwner, type Near, type StoryAround } from '#src/article/dedupe.ts';
import { BORDERS } from '#src/article/copies/likeness.ts';
import { around, MOST_AROUND, Regrouping, type Regrouped } from '#src/article/regroup.ts';
import type { StoryWord } from '#src/article/story-groups.ts';
import { openStory, sizesOf, storiesByArticle } from './article-rows.ts';
import type { Db } from './database.ts';
import { and, eq, inArray, sql } from './drizzle.ts';
import { article, story } from './schema.ts';
import { keepLink, linksOf } from './story-links.ts';
import { otherSide, wordsOn } from './story-words.ts';

/** What is known around an article, grouped. */
export type Neighbourhood = {
  readonly id: number;
  readonly grouping: Regrouping;
  /** Of each article that is stored. */
  readonly storyOf: ReadonlyMap<number, number>;
  /** Stories of which only a part is near enough to be looked at: they stay as they are. */
  readonly partial: ReadonlySet<number>;
};

/** An article whose links are stored, and itself perhaps not yet. */
export type Placing = {
  readonly id: number;
  /** Its text as it is now. */
  readonly paragraphs: readonly string[];
  /** Articles that it was like before its text became another: their stories are looked at as well. */
  readonly formerly?: readonly number[];
  /** How likely two articles tell one event; undefined where one is gone. */
  readonly chanceOf: (one: number, other: number) => number | undefined;
};

/** An event of so many reports is compared as a whole with each that comes; of a larger one the rest counts for nothing. */
const MOST_COMPARED = 100;

/** Moves nothing; what was compared on the way is kept. */
export function neighbourhoodOf(db: Db, placing: Placing): Neighbourhood {
  const { id, formerly = [] } = placing;
  const links = remembered((of) => linksOf(db, of));
  const words = remembered((of) => wordsOn(db, of));
  const nearOf = (of: number): readonly number[] => [
    ...links(of).flatMap((link) => (link.chance >= BORDERS.story ? [link.id] : [])),
    ...words(of).flatMap((word) => (word.kind === 'join' ? [otherSide(word, of)] : [])),
  ];
  const ids = around([id, ...formerly], { nearOf, most: MOST_AROUND });
  const storyOf = storiesByArticle(db, ids);
  const partial = partlyKnown(db, storyOf);
  let left = MOST_COMPARED;
  const compare = (one: number, other: number) => ((left -= 1) < 0 ? undefined : placing.chanceOf(one, other));
  const grouping = new Regrouping({ compare });
  const heard = ids.flatMap(words);
  grouping.hear(heard);
  keepPartial({ db, grouping, storyOf, partial, id, heard });
  const lengths = new Map([...lengthsOf(db, ids), [id, JSON.stringify(placing.paragraphs).length]]);
  const isKept = (one: number) => one !== id && partial.has(storyOf.get(one) ?? 0);
  const inOrder = [...ids.filter(isKept), ...ids.filter((one) => !isKept(one))];
  for (const [one, near] of linksByLater(inOrder, links)) {
    if (isKept(one)) continue;
    const linked = near.map((link) => ({ ...link, storyId: storyOf.get(link.id) ?? link.id }));
    grouping.know({ id: one, length: lengths.get(one) ?? 0, links: linked });
  }
  grouping.settle();
  for (const { one, other, chance } of grouping.compared) keepLink(db, one, { id: other, chance });
  return { id, grouping, storyOf, partial };
}

type Keeping = Pick<Neighbourhood, 'id' | 'grouping' | 'storyOf' | 'partial'> & {
  readonly db: Db;
  readonly heard: readonly StoryWord[];
};

/** Of stories that stay as they are, the articles that are near, and those that a word names: it is the story's word as well. */
function keepPartial({ db, grouping, storyOf, partial, id, heard }: Keeping): void {
  if (partial.size === 0) return;
  for (const storyId of partial) grouping.keepStory(storyId);
  const named = heard.flatMap(({ articleId, otherId }) => [articleId, otherId]).filter((one) => !storyOf.has(one));
  for (const [one, storyId] of [...storyOf, ...storiesByArticle(db, [...new Set(named)])])
    if (one !== id && partial.has(storyId)) grouping.keep({ id: one, storyId });
}

/** Each pair once, at the one that comes later here. */
function linksByLater(
  inOrder: readonly number[],
  linksOf: (id: number) => readonly Near[],
): ReadonlyMap<number, readonly Near[]> {
  const rank = new Map(inOrder.map((id, at) => [id, at]));
  const found = new Map(inOrder.map((id) => [id, new Map<number, Near>()]));
  for (const id of inOrder)
    for (const { id: other, chance } of linksOf(id)) {
      const [own, others] = [rank.get(id) ?? 0, rank.get(other)];
      if (others === undefined || own === others) continue;
      const [later, earlier] = own > others ? [id, other] : [other, id];
      found.get(later)?.set(earlier, { id: earlier, chance });
    }
  return new Map([...found].map(([id, links]) => [id, [...links.values()]]));
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
  let isMoved = false;
  for (const group of grouping.moves((other) => storyOf.get(other))) {
    const isOwn = group.ids.includes(id);
    if (!isOwn && group.moving.length === 0) continue;
    const moved = moveInto(db, group, now);
    for (const each of moved.changed) changed.add(each);
    isMoved ||= group.moving.some((one) => one !== id);
    if (isOwn) storyId = moved.storyId;
  }
  if (isMoved) correctVerdicts(db, [...storyOf.keys()]);
  if (storyId === undefined) throw new Error(`article ${id} is in no story`);
  return { storyId, changed: [...changed] };
}

/** Of those that told the event of an article that they share no story with any more. Nobody is alerted; what an owner said stays. */
function correctVerdicts(db: Db, ids: readonly number[]): void {
  const rows = db.orm
    .select({ id: article.id, storyId: article.storyId, verdict: article.verdict })
    .from(article)
    .where(inArray(article.id, [...ids]))
    .all();
  const told = rows.filter(({ verdict }) => verdict.kind === 'story' && !isOfOwner(verdict));
  const storyOf = storiesByArticle(
    db,
    told.flatMap(({ verdict }) => verdict.of ?? []),
  );
  for (const { id, storyId, verdict } of told) {
    if (verdict.of === undefined || storyOf.get(verdict.of) === storyId) continue;
    const reasons = ['border', ...verdict.reasons.filter((reason) => reason !== 'same-event')];
    const now = { ...verdict, kind: 'new', of: undefined, reasons } as const;
    db.orm.update(article).set({ verdict: now }).where(eq(article.id, id)).run();
  }
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
