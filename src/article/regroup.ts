// Builds the stories of articles that are judged again, one after another, as `componentsOf` says, and what has to move for them.
// What is not judged again stays in its story: such a story takes articles, but is never taken apart nor made one with another.
import { componentsOf, type StoryLink, type StoryWord } from './story.ts';

/** An article that another belongs together with, and its story as it is stored. */
export type LinkedTo = { readonly id: number; readonly storyId: number };

/** Articles that are one story. `beside`: they move into its story as it is stored then; into a new one when it is undefined. */
export type Regrouped = { readonly moving: readonly number[]; readonly beside: number | undefined };

export type Group = {
  /** Articles that were judged again, ascending. */
  readonly ids: readonly number[];
  /** The story among them that stays as it is. */
  readonly keptStory: number | undefined;
};

/** A node is an article that is judged again, or (below zero) a story that stays as it is. */
type Node = number;

export class Regrouping {
  readonly #nodes = new Map<number, Node>();
  /** Of each node that stays, the articles of it that something was said of. */
  readonly #kept = new Map<Node, number[]>();
  readonly #links = new Map<Node, readonly StoryLink[]>();
  readonly #groups = new Map<Node, readonly Node[]>();
  readonly #stories = new Map<number, number>();
  #words: ReadonlyMap<number, readonly StoryWord[]> = new Map();

  /** The story of each article that was judged again, under a number that is no other story's. */
  get stories(): ReadonlyMap<number, number> {
    return this.#stories;
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
  keep({ id, storyId }: LinkedTo): void {
    if (this.#nodes.has(id)) return;
    this.keepStory(storyId);
    this.#nodes.set(id, -storyId);
    this.#kept.get(-storyId)?.push(id);
  }

  keepStory(storyId: number): void {
    if (this.#kept.has(-storyId)) return;
    this.#kept.set(-storyId, []);
    this.#group([-storyId]);
  }

  /** @param links the strongest first, to articles that came before */
  add(id: number, links: readonly LinkedTo[]): void {
    for (const link of links) this.keep(link);
    this.#nodes.set(id, id);
    const nodes = links.flatMap((link) => this.#nodes.get(link.id) ?? []);
    // The best link of each article comes before the second of any.
    const given = nodes.map((other, rank) => ({ one: id, other, strength: -rank }));
    this.#links.set(id, given);
    const joined = (this.#words.get(id) ?? []).flatMap(({ kind, articleId, otherId }) =>
      kind === 'join' ? (this.#nodes.get(articleId === id ? otherId : articleId) ?? []) : [],
    );
    const near = [...nodes, ...joined].flatMap((node) => this.#groups.get(node) ?? []);
    this.#regroup([...new Set([id, ...near])]);
  }

  /** All at once: what a word kept apart on the way may belong elsewhere in the end. */
  settle(): void {
    this.#regroup([...this.#links.keys(), ...this.#kept.keys()]);
  }

  /** In the order of their first article; those in which none was judged again are left out. */
  groups(): readonly Group[] {
    return [...new Set(this.#groups.values())].flatMap((nodes) => {
      const ids = nodes.filter((node) => node >= 0);
      const kept = nodes.find((node) => node < 0);
      return ids.length === 0 ? [] : [{ ids, keptStory: kept === undefined ? undefined : -kept }];
    });
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
      const beside = ids.find((id) => !taken.has(storyOf(id) ?? id));
      const story = beside === undefined ? undefined : storyOf(beside);
      if (story !== undefined) taken.add(story);
      return { ...group, moving: ids.filter((id) => beside === undefined || storyOf(id) !== story), beside };
    });
  }

  #regroup(nodes: readonly Node[]): void {
    const components = componentsOf({
      ids: nodes,
      links: nodes.flatMap((node) => this.#links.get(node) ?? []),
      words: nodes.flatMap((node) => this.#wordsOn(node)),
      sizeOf: (node) => (node < 0 ? (this.#kept.get(node)?.length ?? 1) : 1),
      isFixed: (node) => node < 0,
    });
    for (const component of components) this.#group(component);
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

  #group(nodes: readonly Node[]): void {
    const kept = nodes.find((node) => node < 0);
    const story = kept === undefined ? -Math.min(...nodes) : -kept;
    for (const node of nodes) {
      this.#groups.set(node, nodes);
      if (node >= 0) this.#stories.set(node, story);
    }
  }
}
