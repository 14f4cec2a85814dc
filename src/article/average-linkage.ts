// Groups what is alike two by two (agglomerative clustering with average linkage): of all groups the two whose members resemble each
// other most on average become one, again and again. The more members a group has, the likelier one of them resembles a stranger by
// chance: the average asks them all. What comes out never depends on the order of what is given.

/** How likely two articles tell one event, from 0 to 1; 1: one repeats the other's text. A pair of which nothing is said has none. */
export type StoryLink = { readonly one: number; readonly other: number; readonly chance: number };

export type Likenesses = {
  readonly ids: readonly number[];
  /** In any order; what names an id that is not among `ids` says nothing. */
  readonly links: readonly StoryLink[];
  /** How many an id stands for; of their pairs, those without a link count as unlike. */
  readonly sizeOf: (id: number) => number;
  /** How long its text is, in any unit; 0 where that is not known. */
  readonly lengthOf: (id: number) => number;
  /** `story`: what at least one pair has to reach; `support`: what all pairs have to reach on average. */
  readonly borders: { readonly story: number; readonly support: number };
};

/**
 * @param unite told of each two groups by a member of each, the likest first; what it refuses stays apart.
 * Repeated texts come before all others, whatever else is in their groups.
 */
export function linkByAverage(likenesses: Likenesses, unite: (one: number, other: number) => boolean): void {
  const { ids, links, sizeOf, borders } = likenesses;
  const groups = new Map(
    ids.map((id): [number, Group] => [id, { first: id, ids: [id], size: sizeOf(id), near: new Map() }]),
  );
  for (const { one, other } of links.filter(({ chance }) => chance >= 1).toSorted(byIds)) {
    const [left, right] = [groups.get(one), groups.get(other)];
    if (left === undefined || right === undefined || left === right) continue;
    if (unite(left.first, right.first)) merge(groups, left, right);
  }
  compareWhole(groups, likenesses);
  for (;;) {
    const best = likestOf(new Set(groups.values()), borders);
    if (best === undefined) return;
    const [left, right] = best;
    if (unite(left.first, right.first)) merge(groups, left, right);
    else part(left, right);
  }
}

/** A cut copy has too little text to resemble what its original does: only whole texts are asked. */
function compareWhole(groups: ReadonlyMap<number, Group>, { links, sizeOf, lengthOf }: Likenesses): void {
  const fragments = new Set<number>();
  for (const group of new Set(groups.values())) {
    const longest = Math.max(...group.ids.map(lengthOf));
    const cut = group.ids.filter((id) => lengthOf(id) < longest * FRAGMENT);
    for (const id of cut) fragments.add(id);
    group.size -= cut.reduce((sum, id) => sum + sizeOf(id), 0);
  }
  for (const link of links) if (!fragments.has(link.one) && !fragments.has(link.other)) approach(groups, link);
}

/** Of the longest text that it repeats. */
const FRAGMENT = 0.3;

type Group = {
  /** The smallest of its ids. */
  first: number;
  readonly ids: number[];
  size: number;
  readonly near: Map<Group, Nearness>;
};

/** Whole thousandths: sums that do not depend on the order of adding. */
type Nearness = { readonly sum: number; readonly most: number };

const WHOLE = 1_000;

function approach(groups: ReadonlyMap<number, Group>, { one, other, chance }: StoryLink): void {
  const [left, right] = [groups.get(one), groups.get(other)];
  const value = Math.round(chance * WHOLE);
  if (left === undefined || right === undefined || left === right || value <= 0) return;
  bring(left, right, { sum: value, most: value });
}

function bring(left: Group, right: Group, { sum, most }: Nearness): void {
  const before = left.near.get(right) ?? { sum: 0, most: 0 };
  const now = { sum: before.sum + sum, most: Math.max(before.most, most) };
  left.near.set(right, now);
  right.near.set(left, now);
}

function part(left: Group, right: Group): void {
  left.near.delete(right);
  right.near.delete(left);
}

/** The left one takes the right one in. */
function merge(groups: Map<number, Group>, left: Group, right: Group): void {
  part(left, right);
  for (const [other, nearness] of right.near) {
    part(right, other);
    bring(left, other, nearness);
  }
  for (const id of right.ids) groups.set(id, left);
  left.ids.push(...right.ids);
  left.size += right.size;
  left.first = Math.min(left.first, right.first);
}

function likestOf(groups: ReadonlySet<Group>, { story, support }: Likenesses['borders']): [Group, Group] | undefined {
  let best: { readonly pair: [Group, Group]; readonly mean: number } | undefined;
  for (const left of groups)
    for (const [right, { sum, most }] of left.near) {
      if (left.first > right.first || most < Math.round(story * WHOLE)) continue;
      const mean = sum / (left.size * right.size);
      if (mean < support * WHOLE) continue;
      if (best === undefined || mean > best.mean || (mean === best.mean && isBefore([left, right], best.pair)))
        best = { pair: [left, right], mean };
    }
  return best?.pair;
}

function isBefore([left, right]: readonly [Group, Group], [first, second]: readonly [Group, Group]): boolean {
  return left.first < first.first || (left.first === first.first && right.first < second.first);
}

/** Which side of a pair is named first says nothing. */
function byIds(one: StoryLink, other: StoryLink): number {
  return (
    Math.min(one.one, one.other) - Math.min(other.one, other.other) ||
    Math.max(one.one, one.other) - Math.max(other.one, other.other)
  );
}
