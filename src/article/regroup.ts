// Builds the stories of articles that come one after another, or are judged again, as `storiesOf` says, and what has to move for them.
// What is only partly known stays in its story: such a story takes articles, but is never taken apart nor made one with another.
import type { StoryLink } from './average-linkage.ts';
import { BORDERS, type Borders } from './copies/likeness.ts';
import { storiesOf, type StoryWord } from './story-groups.ts';

/** An article and its story as it is stored. */
export type StoryOfArticle = { readonly id: number; readonly storyId: number };

/** An article that another is like, its story, and how likely both tell one event. */
export type LinkedTo = StoryOfArticle & { readonly chance: number };

/** An article that comes or is judged again; `length`: of its text, in any unit. */
export type Arriving = { readonly id: number; readonly length: number; readonly links: readonly LinkedTo[] };

/** Articles that are one story. `beside`: they move into its story as it is stored then; into a new one when it is undefined. */
export type Regrouped = { readonly moving: readonly number[]; readonly beside: number | undefined };

export type Group = {
  /** Articles that were judged, ascending. */
  readonly ids: readonly number[];
  /** The story among them that stays as it is. */
  readonly keptStory: number | undefined;
};

/** A node is an article that is judged, or (below zero) a story that stays as it is. */
type Node = number;

/** An article changes the stories of so many others at most: a chain that long is a series. */
export const MOST_AROUND = 200;

type Rules = {
  /** The usual ones when undefined. */
  readonly borders?: Borders | undefined;
  /** How likely two articles of which no link says anything tell one event; undefined where that is not to be found out. */
  readonly compare?: ((one: number, other: number) => number | undefined) | undefined;
};

export class Regrouping {
  readonly #borders: Borders;
  readonly #compare: Rules['compare'];
  readonly #nodes = new Map<number, Node>();
  /** Of each node that stays, the articles of it that something was said of. */
  readonly #kept = new Map<Node, number[]>();
  readonly #links = new Map<Node, StoryLink[]>();
  readonly #groups = new Map<Node, readonly Node[]>();
  readonly #lengths = new Map<Node, number>();
  readonly #compared: StoryLink[] = [];
  #words: ReadonlyMap<number, readonly StoryWord[]> = new Map();

  constructor({ borders = BORDERS, compare }: Rules = {}) {
    this.#borders = borders;
    this.#compare = compare;
  }

  /** Pairs that were asked for on the way: what was found of each is worth keeping. */
  get compared(): readonly StoryLink[] {
    return this.#compared;
  }

  /** What owners said, in place of what was known of it before. */
  hear(words: readonly StoryWord[]): void {
    const sides = words.flatMap((word) => [
      { id: word.articleId, word },
      { id: word.otherId, word },
    ]);
    const byId = Map.groupBy(sides, ({ id }) => id);
    this.#words = new Map([...byId].map(([id, said]) => [id, said.map(({ word }) => word)]));
  }

  /** An article that stays in its story. */
  keep({ id, storyId }: StoryOfArticle): void {
    if (this.#nodes.has(id)) return;
    this.keepStory(storyId);
    this.#nodes.set(id, -storyId);
    this.#kept.get(-storyId)?.push(id);
  }

  keepStory(storyId: number): void {
    if (this.#kept.has(-storyId)) return;
    this.#kept.set(-storyId, []);
    this.#groups.set(-storyId, [-storyId]);
  }

  /** @param links to articles that came before; those that are not known yet stay in their stories */
  know({ id, length, links }: Arriving): void {
    for (const link of links) this.keep(link);
    this.#lengths.set(id, length);
    this.#nodes.set(id, id);
    this.#groups.set(id, [id]);
    for (const { id: linked, chance } of links) {
      const other = this.#nodes.get(linked);
      if (other !== undefined && other !== id) this.#link({ one: id, other, chance });
    }
  }

  /** The same, and what becomes of the stories around. */
  add(arriving: Arriving): void {
    this.know(arriving);
    const near = around([arriving.id], { nearOf: (node) => this.#nearOf(node), most: MOST_AROUND });
    this.#regroup([...new Set(near.flatMap((node) => this.#groups.get(node) ?? [node]))]);
  }

  /** All at once: what a word kept apart on the way may belong elsewhere in the end. */
  settle(): void {
    const seen = new Set<Node>();
    for (const start of this.#groups.keys()) {
      if (seen.has(start)) continue;
      const nodes = around([start], { nearOf: (node) => this.#nearOf(node), most: Number.POSITIVE_INFINITY });
      for (const node of nodes) seen.add(node);
      this.#regroup(nodes);
    }
  }

  /** The articles that are one story with this one, itself among them. */
  storyWith(id: number): readonly number[] {
    const nodes = this.#groups.get(this.#nodes.get(id) ?? id) ?? [];
    return nodes.flatMap((node) => this.#kept.get(node) ?? [node]);
  }

  /** In the order of their first article; those in which none was judged are left out. */
  groups(): readonly Group[] {
    const groups = [...new Set(this.#groups.values())].flatMap((nodes) => {
      const ids = nodes.filter((node) => node >= 0);
      const kept = nodes.find((node) => node < 0);
      return ids.length === 0 ? [] : [{ ids, keptStory: kept === undefined ? undefined : -kept }];
    });
    return groups.toSorted(({ ids: [one = 0] }, { ids: [other = 0] }) => one - other);
  }

  /** What has to move, and where to, for the groups to be stories. @param storyOf the story of an article as it is stored */
  moves(storyOf: (id: number) => number | undefined): readonly (Regrouped & Group)[] {
    const taken = new Set([...this.#kept.keys()].map((node) => -node));
    return this.groups().map((group) => {
      const { ids, keptStory } = group;
      if (keptStory !== undefined) {
        const [beside] = this.#kept.get(-keptStory) ?? [];
        return { ...group, moving: ids.filter((id) => storyOf(id) !== keptStory), beside };
      }
      const beside = ids.find((id) => isFree(storyOf(id), taken));
      const story = beside === undefined ? undefined : storyOf(beside);
      if (story !== undefined) taken.add(story);
      return { ...group, moving: ids.filter((id) => beside === undefined || storyOf(id) !== story), beside };
    });
  }

  #link(link: StoryLink): void {
    for (const node of [link.one, link.other]) {
      const links = this.#links.get(node);
      if (links === undefined) this.#links.set(node, [link]);
      else links.push(link);
    }
  }

  #nearOf(node: Node): readonly Node[] {
    const alike = (this.#links.get(node) ?? [])
      .filter(({ chance }) => chance >= this.#borders.story)
      .map(({ one, other }) => (one === node ? other : one));
    const joined = this.#wordsOn(node).flatMap(({ kind, articleId, otherId }) =>
      kind === 'join' ? [articleId === node ? otherId : articleId] : [],
    );
    return [...alike, ...joined];
  }

  #regroup(nodes: readonly Node[]): void {
    const components = storiesOf({
      ids: nodes,
      // Each link stands at both of its nodes.
      links: nodes.flatMap((node) => (this.#links.get(node) ?? []).filter(({ one }) => one === node)),
      words: nodes.flatMap((node) => this.#wordsOn(node)),
      sizeOf: (node) => (node < 0 ? Math.max(1, this.#kept.get(node)?.length ?? 1) : 1),
      lengthOf: (node) => this.#lengths.get(node) ?? 0,
      compare: this.#compare === undefined ? undefined : (one, other) => this.#find(one, other),
      isFixed: (node) => node < 0,
      borders: this.#borders,
    });
    for (const component of components) for (const node of component) this.#groups.set(node, component);
  }

  /** Compared once, whatever becomes of the stories around. */
  #find(one: Node, other: Node): number | undefined {
    const chance = one < 0 || other < 0 ? undefined : this.#compare?.(one, other);
    if (chance === undefined) return undefined;
    const link = { one, other, chance };
    this.#link(link);
    this.#compared.push(link);
    return chance;
  }

  #wordsOn(node: Node): readonly StoryWord[] {
    return (node < 0 ? (this.#kept.get(node) ?? []) : [node])
      .flatMap((id) => this.#words.get(id) ?? [])
      .flatMap((word) => {
        const [articleId, otherId] = [this.#nodes.get(word.articleId), this.#nodes.get(word.otherId)];
        if (articleId === undefined || otherId === undefined || articleId === otherId) return [];
        return [{ ...word, articleId, otherId }];
      });
  }
}

/** A story that is stored and that no other group has taken. */
function isFree(story: number | undefined, taken: ReadonlySet<number>): boolean {
  return story !== undefined && !taken.has(story);
}

type Reach = { readonly nearOf: (id: number) => readonly number[]; readonly most: number };

/** All that hangs together with these, the nearest first, until there are too many. */
export function around(starts: readonly number[], { nearOf, most }: Reach): readonly number[] {
  const found = new Set(starts);
  // A set gives what is added while it is walked through.
  for (const id of found) {
    for (const near of nearOf(id)) {
      if (found.size >= most) return [...found];
      found.add(near);
    }
  }
  return [...found];
}
