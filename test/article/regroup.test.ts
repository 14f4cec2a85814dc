// Stories built of links that come one by one: the same as of all links at once, and stories that stay as they are stay.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Regrouping } from '#src/article/regroup.ts';
import { componentsOf, type StoryWord } from '#src/article/story.ts';

const COUNT = 12;
const ids = Array.from({ length: COUNT }, (_, index) => index + 1);
/** Of each article, those before it that it is linked to. */
const links = fc.tuple(
  ...ids.map((id) => fc.uniqueArray(fc.integer({ min: 1, max: Math.max(1, id - 1) }), { maxLength: 3 })),
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

describe('articles that are judged again', () => {
  it('end in the stories that all links and words make at once', () => {
    fc.assert(
      fc.property(links, fc.array(word, { maxLength: 4 }), (of, words) => {
        const grouping = new Regrouping();
        grouping.hear(words);
        for (const [index, id] of ids.entries())
          grouping.add(
            id,
            (of[index] ?? []).filter((other) => other < id).map((other) => ({ id: other, storyId: other })),
          );
        grouping.settle();
        const all = ids.flatMap((id, index) =>
          (of[index] ?? []).filter((other) => other < id).map((other, rank) => ({ one: id, other, strength: -rank })),
        );
        expect(
          grouping
            .groups()
            .map((group) => group.ids)
            .toSorted(byFirst),
        ).toEqual(componentsOf({ ids, links: all, words }));
      }),
    );
  });

  it('move to where they belong: what is stored then is what was found', () => {
    const stored = fc.tuple(...ids.map(() => fc.integer({ min: 1, max: COUNT })));
    fc.assert(
      fc.property(links, stored, (of, storyOf) => {
        const now = new Map(ids.map((id, index) => [id, storyOf[index] ?? id]));
        const grouping = new Regrouping();
        for (const [index, id] of ids.entries())
          grouping.add(
            id,
            (of[index] ?? []).filter((other) => other < id).map((other) => ({ id: other, storyId: other })),
          );
        let unused = COUNT;
        for (const { moving, beside } of grouping.moves((id) => now.get(id))) {
          const target = beside === undefined ? (unused += 1) : (now.get(beside) ?? 0);
          for (const id of moving) now.set(id, target);
        }
        const found = [...Map.groupBy(ids, (id) => now.get(id)).values()];
        expect(found).toEqual(
          grouping
            .groups()
            .map((group) => group.ids)
            .toSorted(byFirst),
        );
      }),
    );
  });

  it('never bring two stories together that stay as they are, and join the better one', () => {
    const grouping = new Regrouping();
    grouping.add(50, [
      { id: 1, storyId: 1 },
      { id: 2, storyId: 2 },
    ]);
    grouping.add(51, [{ id: 50, storyId: 50 }]);
    grouping.settle();
    expect(grouping.groups()).toEqual([{ ids: [50, 51], keptStory: 1 }]);
    expect(grouping.moves((id) => id)).toMatchObject([{ moving: [50, 51], beside: 1 }]);
    expect(grouping.stories.get(51)).toBe(1);
  });

  it('leave the number of a story that stays to it', () => {
    const grouping = new Regrouping();
    grouping.keepStory(7);
    grouping.add(50, []);
    expect(grouping.moves(() => 7)).toMatchObject([{ ids: [50], moving: [50], beside: undefined }]);
  });
});

function byFirst([one = 0]: readonly number[], [other = 0]: readonly number[]): number {
  return one - other;
}
