// Decides which articles tell one event: what resembles each other on average, as far as an owner's word allows.
// Pure rules over what the judge found of pairs; it judges no likeness itself, and must never depend on the order of arrival.
import { linkByAverage, type Likenesses, type StoryLink } from './average-linkage.ts';
import { BORDERS, type Borders } from './copies/likeness.ts';

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
  readonly sizeOf?: ((id: number) => number) | undefined;
  /** How long the text of an article is; all the same when absent. */
  readonly lengthOf?: ((id: number) => number) | undefined;
  /** How likely two articles of which no link says anything tell one event; they count for nothing where it is undefined or absent. */
  readonly compare?: Likenesses['compare'];
  /** Two of these never become one: a story that is only partly known stays as it is. None when absent. */
  readonly isFixed?: ((id: number) => boolean) | undefined;
  /** Other borders than the usual ones: for a re-run that tries them. */
  readonly borders?: Borders | undefined;
};

/** Likeness never merges two stories beyond this: what is that large is a series, not an event. A single article still joins. */
export const MOST_IN_STORY = 200;

/**
 * The stories of the articles (or of stories, seen as units): words first, the newest first; then likeness, but for what would bring
 * together what a word keeps apart. What a word joined is not asked to be alike: who comes later joins the part that it resembles.
 * @returns each with its ids ascending, in the order of their smallest
 */
export function storiesOf({
  ids,
  links,
  words,
  sizeOf = () => 1,
  lengthOf = () => 0,
  isFixed = () => false,
  compare,
  borders = BORDERS,
}: Linked): readonly (readonly number[])[] {
  const partition: Partition = {
    stories: new Map(ids.map((id) => [id, { members: [id], size: sizeOf(id), isFixed: isFixed(id) }])),
    apart: new Map(),
  };
  for (const word of words.toSorted(newestFirst)) obey(word, partition);
  linkByAverage({ ids, links, lengthOf, compare, borders }, (one, other) =>
    unite(one, other, { ...partition, isBounded: true }),
  );
  return [...new Set(partition.stories.values())]
    .map(({ members }) => members.toSorted((one, other) => one - other))
    .toSorted(([one = 0], [other = 0]) => one - other);
}

type Story = { readonly members: number[]; size: number; isFixed: boolean };

type Partition = {
  readonly stories: Map<number, Story>;
  /** Ids that a word keeps from an id. */
  readonly apart: Map<number, Set<number>>;
};

/** Of two words of one instant on one pair, taking apart is the smaller mistake. */
function newestFirst(one: StoryWord, other: StoryWord): number {
  const byPair =
    Math.min(one.articleId, one.otherId) - Math.min(other.articleId, other.otherId) ||
    Math.max(one.articleId, one.otherId) - Math.max(other.articleId, other.otherId);
  return other.decidedAt - one.decidedAt || byPair || Number(one.kind === 'join') - Number(other.kind === 'join');
}

function obey({ kind, articleId, otherId }: StoryWord, partition: Partition): void {
  if (kind === 'join') {
    unite(articleId, otherId, { ...partition, isBounded: false });
    return;
  }
  if (partition.stories.get(articleId) === partition.stories.get(otherId)) return;
  keepFrom(articleId, otherId, partition);
  keepFrom(otherId, articleId, partition);
}

function keepFrom(id: number, other: number, { apart }: Partition): void {
  apart.set(id, (apart.get(id) ?? new Set()).add(other));
}

/** @returns whether both are one story now */
function unite(
  one: number,
  other: number,
  { stories, apart, isBounded }: Partition & { readonly isBounded: boolean },
): boolean {
  const [left, right] = [stories.get(one), stories.get(other)];
  if (left === undefined || right === undefined) return false;
  if (left === right) return true;
  if (left.isFixed && right.isFixed) return false;
  const [small, large] = left.members.length <= right.members.length ? [left, right] : [right, left];
  const isTooLarge = small.size + large.size > MOST_IN_STORY && Math.min(small.size, large.size) > 1;
  if (isBounded && isTooLarge) return false;
  if (small.members.some((id) => [...(apart.get(id) ?? [])].some((against) => stories.get(against) === large)))
    return false;
  for (const id of small.members) stories.set(id, large);
  large.members.push(...small.members);
  large.size += small.size;
  large.isFixed ||= small.isFixed;
  return true;
}
