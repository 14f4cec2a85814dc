// Stories built of links that come one by one: the same as of all links at once, and stories that stay as they are stay.
import { fc } from '../chance.ts';
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

/** What no link says anything of is not alike. */
const compare = (): number => 0;

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
        const grouping = new Regrouping({ compare });
        grouping.hear(words);
        arrive(grouping, all, order);
        expect(groupsOf(grouping)).toEqual(storiesOf({ ids, links: all, words, compare }));
        for (const group of groupsOf(grouping))
          for (const id of group) expect(grouping.storyWith(id).toSorted((a, b) => a - b)).toEqual(group);
        grouping.settle();
        expect(groupsOf(grouping)).toEqual(storiesOf({ ids, links: all, words, compare }));
      }),
    );
  });

  it('are one story where all are alike, though each is compared with few of those before it', () => {
    const reports = Array.from({ length: 60 }, (_, at) => at + 1);
    const order = fc.shuffledSubarray(reports, { minLength: reports.length });
    const kinds = fc.array(fc.constantFrom(1, 0.9), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(order, kinds, (arrivals, kindOf) => {
        // Those of the first kind repeat one text.
        const chanceOf = (one: number, other: number) => (kindOf[one - 1] === 1 && kindOf[other - 1] === 1 ? 1 : 0.9);
        const grouping = new Regrouping({ compare: chanceOf });
        for (const [at, id] of arrivals.entries()) {
          const seen = arrivals.slice(Math.max(0, at - 12), at);
          grouping.add({
            id,
            length: 1,
            links: seen.map((other) => ({ id: other, storyId: other, chance: chanceOf(id, other) })),
          });
        }
        expect(groupsOf(grouping)).toEqual([reports]);
      }),
      { numRuns: 20 },
    );
  });

  it('move to where they belong: what is stored then is what was found', () => {
    const stored = fc.tuple(...ids.map(() => fc.integer({ min: 1, max: COUNT })));
    fc.assert(
      fc.property(links, stored, (all, storyOf) => {
        const now = new Map(ids.map((id, index) => [id, storyOf[index] ?? id]));
        const grouping = new Regrouping({ compare });
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
    const grouping = new Regrouping({ compare });
    const like = (id: number, chance: number) => ({ id, storyId: id, chance });
    grouping.add({ id: 50, length: 1, links: [like(1, 0.9), like(2, 0.8)] });
    grouping.add({ id: 51, length: 1, links: [like(50, 0.9), like(1, 0.8)] });
    grouping.settle();
    expect(grouping.groups()).toEqual([{ ids: [50, 51], keptStory: 1 }]);
    expect(grouping.moves((id) => id)).toMatchObject([{ moving: [50, 51], beside: 1 }]);
    expect(grouping.storyWith(51)).toEqual([1, 50, 51]);
  });

  it('leave the number of a story that stays to it', () => {
    const grouping = new Regrouping({ compare });
    grouping.keepStory(7);
    grouping.add({ id: 50, length: 1, links: [] });
    expect(grouping.moves(() => 7)).toMatchObject([{ ids: [50], moving: [50], beside: undefined }]);
  });
});

function byFirst([one = 0]: readonly number[], [other = 0]: readonly number[]): number {
  return one - other;
}
