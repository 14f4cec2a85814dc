// Groups what is alike two by two (agglomerative clustering with average linkage): of all groups the two whose texts resemble each other
// most on average become one, again and again. The more texts a group has, the likelier one of them resembles a stranger by chance: the
// average asks them all. What comes out never depends on the order of what is given.
import TinyQueue from 'tinyqueue';
import { REPEATED } from './copies/likeness.ts';

/** How likely two articles tell one event, from 0 to 1; from REPEATED on one repeats the other's text. */
export type StoryLink = { readonly one: number; readonly other: number; readonly chance: number };

export type Likenesses = {
  readonly ids: readonly number[];
  /** In any order; what names an id that is not among `ids` says nothing. */
  readonly links: readonly StoryLink[];
  /** How long the text of an id is, in any unit; 0 where that is not known. */
  readonly lengthOf: (id: number) => number;
  /** Asked of two texts of which no link says anything; such a pair does not count where it says undefined, or is absent. */
  readonly compare?: ((one: number, other: number) => number | undefined) | undefined;
  /** `story`: what at least one pair has to reach; `support`: what all pairs have to reach on average. */
  readonly borders: { readonly story: number; readonly support: number };
};

/**
 * Articles that repeat one text come first and count as one from then on: a release in thirty outlets has no more to say than in two.
 * @param unite told of each two groups by a member of each, the likest first; what it refuses stays apart
 */
export function linkByAverage(likenesses: Likenesses, unite: (one: number, other: number) => boolean): void {
  const { borders } = likenesses;
  const groups = new Set(textsOf(likenesses, unite));
  const queue = new TinyQueue<Possible>([], likestFirst);
  const consider = (left: Group, right: Group, nearness: Nearness): void => {
    const mean = nearness.sum / nearness.count;
    // What has nothing in common is no event, whatever the borders.
    if (nearness.most === 0 || nearness.most < borders.story * WHOLE || mean < borders.support * WHOLE) return;
    const [first, second] = left.first < right.first ? [left, right] : [right, left];
    queue.push({ first, second, mean, age: left.age + right.age, ids: [first.first, second.first] });
  };
  for (const left of groups)
    for (const [right, nearness] of left.near) if (left.first < right.first) consider(left, right, nearness);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { first, second, age } = next;
    // What grew since has been considered anew.
    if (!groups.has(first) || !groups.has(second) || first.age + second.age !== age || !first.near.has(second))
      continue;
    if (!unite(first.first, second.first)) {
      part(first, second);
      continue;
    }
    merge(first, second);
    groups.delete(second);
    for (const [other, nearness] of first.near) consider(first, other, nearness);
  }
}

type Group = {
  /** The smallest of its ids. */
  first: number;
  /** How often it grew. */
  age: number;
  readonly near: Map<Group, Nearness>;
};

/** Of the pairs of their texts of which something is known. Whole thousandths: sums that do not depend on the order of adding. */
type Nearness = { readonly sum: number; readonly count: number; readonly most: number };

type Possible = {
  readonly first: Group;
  readonly second: Group;
  readonly mean: number;
  /** Of both, as they were then. */
  readonly age: number;
  readonly ids: readonly [number, number];
};

const WHOLE = 1_000;

function likestFirst(one: Possible, other: Possible): number {
  return other.mean - one.mean || one.ids[0] - other.ids[0] || one.ids[1] - other.ids[1];
}

/** A text that articles repeat. */
type Text = {
  readonly group: Group;
  /** Ascending, without those that have only a part of it: they have too little text to resemble what the whole does. */
  readonly whole: readonly number[];
};

/** One group a text, and how alike they are. */
function textsOf(likenesses: Likenesses, unite: (one: number, other: number) => boolean): readonly Group[] {
  const texts = repeated(likenesses, unite).map((ids): Text => {
    const whole = wholeOf(ids, likenesses.lengthOf);
    return { group: { first: Math.min(...ids), age: 0, near: new Map() }, whole };
  });
  for (const { left, right, chances } of pairsOf(texts, likenesses)) {
    const sum = chances.reduce((total, chance) => total + Math.round(chance * WHOLE), 0);
    const mean = Math.round(sum / chances.length);
    add(left.group, right.group, { sum: mean, count: 1, most: mean });
  }
  return texts.map(({ group }) => group);
}

/** Ids by the text they repeat, in the order of the first of each. */
function repeated({ ids, links }: Likenesses, unite: (one: number, other: number) => boolean): readonly number[][] {
  const texts = new Map(ids.map((id) => [id, [id]]));
  for (const { one, other } of links.filter(({ chance }) => chance >= REPEATED).toSorted(closestFirst)) {
    const [left, right] = [texts.get(one), texts.get(other)];
    if (left === undefined || right === undefined || left === right || !unite(one, other)) continue;
    left.push(...right);
    for (const id of right) texts.set(id, left);
  }
  return [...new Set(texts.values())].toSorted((one, other) => Math.min(...one) - Math.min(...other));
}

/** The very same text before one that was cut or edited. Which side of a pair is named first says nothing. */
function closestFirst(one: StoryLink, other: StoryLink): number {
  return (
    other.chance - one.chance ||
    Math.min(one.one, one.other) - Math.min(other.one, other.other) ||
    Math.max(one.one, one.other) - Math.max(other.one, other.other)
  );
}

function wholeOf(ids: readonly number[], lengthOf: (id: number) => number): readonly number[] {
  const longest = Math.max(...ids.map(lengthOf));
  return ids.filter((id) => lengthOf(id) >= longest * FRAGMENT).toSorted((one, other) => one - other);
}

/** Of the longest text that it repeats. */
const FRAGMENT = 0.3;

type TextPair = { readonly left: Text; readonly right: Text; readonly chances: number[] };

/** What is known of two texts: all that their articles say of each other, for which of them were compared first is chance. */
function pairsOf(texts: readonly Text[], { links, compare }: Likenesses): readonly TextPair[] {
  const textOf = new Map(texts.flatMap((text) => text.whole.map((id) => [id, text] as const)));
  const pairs = new Map<Text, Map<Text, TextPair>>();
  const known = new Map<number, Set<number>>();
  const note = ({ one, other, chance }: StoryLink): void => {
    const [ofOne, ofOther] = [textOf.get(one), textOf.get(other)];
    if (ofOne === undefined || ofOther === undefined || ofOne === ofOther || isKnown(known, one, other)) return;
    const [left, right] = ofOne.group.first < ofOther.group.first ? [ofOne, ofOther] : [ofOther, ofOne];
    const ofLeft = pairs.get(left) ?? new Map<Text, TextPair>();
    pairs.set(left, ofLeft);
    const pair = ofLeft.get(right) ?? { left, right, chances: [] };
    ofLeft.set(right, pair);
    pair.chances.push(chance);
  };
  for (const link of links) note(link);
  if (compare !== undefined)
    for (const [one, other] of acrossTexts(texts)) {
      const chance = known.get(one)?.has(other) === true ? undefined : compare(one, other);
      if (chance !== undefined) note({ one, other, chance });
    }
  return [...pairs.values()].flatMap((ofLeft) => [...ofLeft.values()]);
}

/** Marks the pair as known. @returns whether it was before */
function isKnown(known: Map<number, Set<number>>, one: number, other: number): boolean {
  const [less, more] = one < other ? [one, other] : [other, one];
  const ofLess = known.get(less) ?? new Set();
  known.set(less, ofLess);
  const size = ofLess.size;
  return ofLess.add(more).size === size;
}

/** Every two articles of different texts, the smaller id first. */
function* acrossTexts(texts: readonly Text[]): Generator<readonly [number, number]> {
  const ids = texts.flatMap(({ whole }, at) => whole.map((id) => ({ id, at }))).toSorted((a, b) => a.id - b.id);
  for (const [index, one] of ids.entries())
    for (const other of ids.slice(index + 1)) if (one.at !== other.at) yield [one.id, other.id];
}

function add(left: Group, right: Group, { sum, count, most }: Nearness): void {
  const before = left.near.get(right) ?? { sum: 0, count: 0, most: 0 };
  const now = { sum: before.sum + sum, count: before.count + count, most: Math.max(before.most, most) };
  left.near.set(right, now);
  right.near.set(left, now);
}

function part(left: Group, right: Group): void {
  left.near.delete(right);
  right.near.delete(left);
}

/** The left one takes the right one in. */
function merge(left: Group, right: Group): void {
  part(left, right);
  for (const [other, nearness] of right.near) {
    part(right, other);
    add(left, other, nearness);
  }
  left.first = Math.min(left.first, right.first);
  left.age += right.age + 1;
}
