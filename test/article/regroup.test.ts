// Stories built of links that come one by one: the same as of all links at once, and stories that stay as they are stay.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Regrouping } from '#src/article/regroup.ts';
import { storiesOf, type StoryWord } from '#src/article/story-groups.ts';

const COUNT = 12;
const ids = Array.from({ length: COUNT }, (_, index) => index + 1);
type Link = { readonly one: number; readonly other: number; readonly chance: number };
/** Of each pair at most one. */
const links = fc.uniqueArray(
  fc
    .record({
      pair: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 2 }),
      chance: fc.integer({ min: 2, max: 10 }).map((tenths) => tenths / 10),
    })
    .map(({ pair: [one = 0, other = 0], chance }): Link => ({ one, other, chance })),
  { maxLength: 30, selector: ({ one, other }) => `${Math.min(one, other)} ${Math.max(one, other)}` },
);
const word = fc
  .record({
    pair: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 2 }),
    kind: fc.constantFrom('split' as const, 'join' as const),
    decidedAt: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ pair: [articleId = 0, otherId = 0], kind, decidedAt }): StoryWord => ({
    articleId,
    otherId,
    kind,
    decidedAt,
  }));
const anyOrder = fc.shuffledSubarray(ids, { minLength: COUNT });

/** Each article comes with its links to those before it. */
function arrive(grouping: Regrouping, all: readonly Link[], order: readonly number[] = ids): void {
  const there = new Set<number>();
  for (const id of order) {
    const near = all.flatMap(({ one, other, chance }) => {
      const linked = one === id ? other : one;
      return (one === id || other === id) && there.has(linked) ? [{ id: linked, storyId: linked, chance }] : [];
    });
    grouping.add({ id, length: 1, links: near });
    there.add(id);
  }
}

function groupsOf(grouping: Regrouping): readonly (readonly number[])[] {
  return grouping
    .groups()
    .map((group) => group.ids)
    .toSorted(byFirst);
}

describe('articles that come or are judged again', () => {
  it('are in the stories that all links and words make at once, in whatever order they come, and are told so', () => {
    fc.assert(
      fc.property(links, fc.array(word, { maxLength: 4 }), anyOrder, (all, words, order) => {
        const grouping = new Regrouping();
        grouping.hear(words);
        arrive(grouping, all, order);
        expect(groupsOf(grouping)).toEqual(storiesOf({ ids, links: all, words }));
        for (const group of groupsOf(grouping))
          for (const id of group) expect(grouping.storyWith(id).toSorted((a, b) => a - b)).toEqual(group);
        grouping.settle();
        expect(groupsOf(grouping)).toEqual(storiesOf({ ids, links: all, words }));
      }),
    );
  });

  it('move to where they belong: what is stored then is what was found', () => {
    const stored = fc.tuple(...ids.map(() => fc.integer({ min: 1, max: COUNT })));
    fc.assert(
      fc.property(links, stored, (all, storyOf) => {
        const now = new Map(ids.map((id, index) => [id, storyOf[index] ?? id]));
        const grouping = new Regrouping();
        arrive(grouping, all);
        let unused = COUNT;
        for (const { moving, beside } of grouping.moves((id) => now.get(id))) {
          const target = beside === undefined ? (unused += 1) : (now.get(beside) ?? 0);
          for (const id of moving) now.set(id, target);
        }
        const found = [...Map.groupBy(ids, (id) => now.get(id)).values()];
        expect(found).toEqual(groupsOf(grouping));
      }),
    );
  });

  it('never bring two stories together that stay as they are, and join the better one', () => {
    const grouping = new Regrouping();
    const like = (id: number, chance: number) => ({ id, storyId: id, chance });
    grouping.add({ id: 50, length: 1, links: [like(1, 0.9), like(2, 0.8)] });
    grouping.add({ id: 51, length: 1, links: [like(50, 0.9), like(1, 0.8)] });
    grouping.settle();
    expect(grouping.groups()).toEqual([{ ids: [50, 51], keptStory: 1 }]);
    expect(grouping.moves((id) => id)).toMatchObject([{ moving: [50, 51], beside: 1 }]);
    expect(grouping.storyWith(51)).toEqual([1, 50, 51]);
  });

  it('leave the number of a story that stays to it', () => {
    const grouping = new Regrouping();
    grouping.keepStory(7);
    grouping.add({ id: 50, length: 1, links: [] });
    expect(grouping.moves(() => 7)).toMatchObject([{ ids: [50], moving: [50], beside: undefined }]);
  });
});

function byFirst([one = 0]: readonly number[], [other = 0]: readonly number[]): number {
  return one - other;
}
