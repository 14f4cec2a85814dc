// Decides which articles tell one event: the connected components of what the judge links, as far as an owner's word allows, and who
// leads each. Pure rules over what was found; it judges no likeness itself, and must never depend on the order of arrival.
import type { Language, Verdict } from '#src/model.ts';

/** Two articles that belong together: copies, an update, or one event. The stronger link wins where a word forbids one of two. */
export type StoryLink = { readonly one: number; readonly other: number; readonly strength: number };

/** An owner's word on two articles: always one story (`join`), or never (`split`). */
export type StoryWord = {
  readonly articleId: number;
  readonly otherId: number;
  readonly kind: 'split' | 'join';
  /** Epoch milliseconds: of words that contradict each other the newest counts. */
  readonly decidedAt: number;
};

export type Linked = {
  readonly ids: readonly number[];
  /** In any order; what names an id that is not among `ids` says nothing. */
  readonly links: readonly StoryLink[];
  readonly words: readonly StoryWord[];
  /** How many articles an id stands for, where it is a story; one when absent. */
  readonly sizeOf?: (id: number) => number;
  /** Two of these never become one: a re-run leaves what it does not judge as it is. None when absent. */
  readonly isFixed?: (id: number) => boolean;
};

/** Links never merge two stories beyond this: a chain that long is a series, not an event. A single article still joins. */
export const MOST_IN_STORY = 200;

/**
 * The stories of the articles (or of stories, seen as units): words first, the newest first; then links, the strongest first, leaving
 * out those that would bring together what a word keeps apart. The same whatever the order of everything given.
 * @returns each with its ids ascending, in the order of their smallest
 */
export function componentsOf({
  ids,
  links,
  words,
  sizeOf = () => 1,
  isFixed = () => false,
}: Linked): readonly (readonly number[])[] {
  const partition: Partition = {
    groups: new Map(ids.map((id) => [id, { members: [id], size: sizeOf(id), isFixed: isFixed(id) }])),
    apart: new Map(),
  };
  for (const word of words.toSorted(newestFirst)) obey(word, partition);
  for (const { one, other } of links.toSorted(strongestFirst)) unite(one, other, { ...partition, isBounded: true });
  return [...new Set(partition.groups.values())]
    .map(({ members }) => members.toSorted((one, other) => one - other))
    .toSorted(([one = 0], [other = 0]) => one - other);
}

type Group = { readonly members: number[]; size: number; isFixed: boolean };

type Partition = {
  readonly groups: Map<number, Group>;
  /** Ids that a word keeps from an id. */
  readonly apart: Map<number, Set<number>>;
};

/** Of two words of one instant on one pair, taking apart is the smaller mistake. */
function newestFirst(one: StoryWord, other: StoryWord): number {
  const byPair = byIds([one.articleId, one.otherId], [other.articleId, other.otherId]);
  return other.decidedAt - one.decidedAt || byPair || Number(one.kind === 'join') - Number(other.kind === 'join');
}

function strongestFirst(one: StoryLink, other: StoryLink): number {
  return other.strength - one.strength || byIds([one.one, one.other], [other.one, other.other]);
}

/** Which side of a pair is named first says nothing. */
function byIds(one: readonly [number, number], other: readonly [number, number]): number {
  return Math.min(...one) - Math.min(...other) || Math.max(...one) - Math.max(...other);
}

function obey({ kind, articleId, otherId }: StoryWord, partition: Partition): void {
  if (kind === 'join') {
    unite(articleId, otherId, { ...partition, isBounded: false });
    return;
  }
  if (partition.groups.get(articleId) === partition.groups.get(otherId)) return;
  keepFrom(articleId, otherId, partition);
  keepFrom(otherId, articleId, partition);
}

function keepFrom(id: number, other: number, { apart }: Partition): void {
  apart.set(id, (apart.get(id) ?? new Set()).add(other));
}

function unite(
  one: number,
  other: number,
  { groups, apart, isBounded }: Partition & { readonly isBounded: boolean },
): void {
  const [left, right] = [groups.get(one), groups.get(other)];
  if (left === undefined || right === undefined || left === right) return;
  if (left.isFixed && right.isFixed) return;
  const [small, large] = left.members.length <= right.members.length ? [left, right] : [right, left];
  const isTooLarge = small.size + large.size > MOST_IN_STORY && Math.min(small.size, large.size) > 1;
  if (isBounded && isTooLarge) return;
  if (small.members.some((id) => [...(apart.get(id) ?? [])].some((against) => groups.get(against) === large))) return;
  for (const id of small.members) groups.set(id, large);
  large.members.push(...small.members);
  large.size += small.size;
  large.isFixed ||= small.isFixed;
}

/** The article and its copies, and theirs: what leaves a story together. */
export function withCopies(
  articleId: number,
  members: readonly { readonly id: number; readonly verdict: Verdict }[],
): ReadonlySet<number> {
  const copies = Map.groupBy(
    members.filter(({ verdict }) => verdict.kind === 'copy'),
    ({ verdict }) => verdict.of,
  );
  const found = new Set([articleId]);
  // A set gives what is added while it is walked through.
  for (const id of found) for (const copy of copies.get(id) ?? []) found.add(copy.id);
  return found;
}

/** What deciding about a story needs of its articles. */
export type Member = {
  readonly id: number;
  readonly publishedAt: number;
  readonly language: Language;
  readonly paragraphs: readonly string[];
};

/** The members in the order a reader wants them: the lead first (earliest; at the same instant the most complete), then by time. */
export function inStoryOrder<M extends Pick<Member, 'id' | 'publishedAt' | 'paragraphs'>>(
  members: readonly M[],
): readonly M[] {
  return members.toSorted(
    (one, other) => one.publishedAt - other.publishedAt || lengthOf(other) - lengthOf(one) || one.id - other.id,
  );
}

/** The member with the longest text: what to summarise, when the lead is a cut copy. @returns undefined for no members */
export function mostComplete<M extends Member>(members: readonly M[]): M | undefined {
  return members.toSorted(
    (one, other) => lengthOf(other) - lengthOf(one) || one.publishedAt - other.publishedAt || one.id - other.id,
  )[0];
}

function lengthOf({ paragraphs }: Pick<Member, 'paragraphs'>): number {
  return paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
}
