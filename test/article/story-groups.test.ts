import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import type { StoryLink } from '#src/article/average-linkage.ts';
import { REPEATED } from '#src/article/copies/likeness.ts';
import * as groups from '#src/article/story-groups.ts';
import { MOST_IN_STORY, type Linked, type StoryWord } from '#src/article/story-groups.ts';

const link = (one: number, other: number, chance = 0.9): StoryLink => ({ one, other, chance });
const word = (pair: readonly [number, number], kind: StoryWord['kind'], decidedAt = 0): StoryWord => ({
  articleId: pair[0],
  otherId: pair[1],
  kind,
  decidedAt,
});
/** What no link says anything of is not alike, unless a test says otherwise. */
const storiesOf = (given: Linked) => groups.storiesOf({ compare: () => 0, ...given });
const IDS = Array.from({ length: 12 }, (_, id) => id);
const chance = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
const someLinks = fc.uniqueArray(fc.record({ one: fc.nat(11), other: fc.nat(11), chance }), {
  maxLength: 30,
  selector: ({ one, other }) => `${Math.min(one, other)} ${Math.max(one, other)}`,
});

describe('storiesOf', () => {
  it('makes one story of what is alike, and leaves alone what nothing is like', () => {
    expect(storiesOf({ ids: [1, 2, 3, 4], links: [link(3, 1)], words: [] })).toEqual([[1, 3], [2], [4]]);
  });

  it('asks all articles of a story, not the likest alone: a stranger that one of three resembles stays outside', () => {
    const event = [link(1, 2), link(1, 3), link(2, 3)];
    expect(storiesOf({ ids: [1, 2, 3, 4], links: [...event, link(4, 3, 0.6)], words: [] })).toEqual([[1, 2, 3], [4]]);
    const alike = [link(4, 1, 0.4), link(4, 2, 0.7), link(4, 3, 0.6)];
    expect(storiesOf({ ids: [1, 2, 3, 4], links: [...event, ...alike], words: [] })).toEqual([[1, 2, 3, 4]]);
  });

  it('takes an article to the story that it resembles more', () => {
    const links = [link(1, 2), link(3, 4), link(5, 1, 0.7), link(5, 2, 0.6), link(5, 3, 0.8), link(5, 4, 0.7)];
    expect(storiesOf({ ids: [1, 2, 3, 4, 5], links, words: [] })).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it('counts a text once, however many outlets print it', () => {
    const copies = Array.from({ length: 40 }, (_, at) => at + 10);
    const repeats = copies.slice(1).map((id) => link(10, id, 1));
    const ids = [1, 2, ...copies];
    // What one of them is like all of them are.
    const alike = (ofRelease: number) => (one: number, other: number) => (other >= 10 && one === 1 ? ofRelease : 0.6);
    const stories = (ofRelease: number) =>
      storiesOf({ ids, links: [...repeats, link(1, 2)], words: [], compare: alike(ofRelease) });
    expect(stories(0.9)).toEqual([ids]);
    expect(stories(0.3)).toEqual([[1, 2], copies]);
  });

  it('does not ask a cut copy what its original resembles', () => {
    const links = [link(1, 2), link(2, 3, 1), link(1, 3, 0.1)];
    const lengthOf = (id: number) => (id === 3 ? 100 : 900);
    expect(storiesOf({ ids: [1, 2, 3], links, words: [] })).toEqual([[1], [2, 3]]);
    expect(storiesOf({ ids: [1, 2, 3], links, words: [], lengthOf })).toEqual([[1, 2, 3]]);
  });

  it('keeps a copy with the article whose very text it has, where a word keeps that from one that was cut', () => {
    const links = [link(1, 2, REPEATED), link(1, 3, REPEATED), link(2, 3, 1)];
    expect(storiesOf({ ids: [1, 2, 3], links, words: [word([1, 2], 'split')] })).toEqual([[1], [2, 3]]);
  });

  it('compares what no link says anything of, and does without where that cannot be', () => {
    const links = [link(1, 2), link(2, 3, 0.8)];
    expect(storiesOf({ ids: [1, 2, 3], links, words: [], compare: () => 0.7 })).toEqual([[1, 2, 3]]);
    expect(storiesOf({ ids: [1, 2, 3], links, words: [], compare: () => 0.1 })).toEqual([[1, 2], [3]]);
    expect(storiesOf({ ids: [1, 2, 3], links, words: [], compare: undefined })).toEqual([[1, 2, 3]]);
  });

  it('wants at least one pair that is one event by itself', () => {
    expect(storiesOf({ ids: [1, 2], links: [link(1, 2, 0.52)], words: [] })).toEqual([[1], [2]]);
    const borders = { copy: 0.6, story: 0.5, support: 0.5 };
    expect(storiesOf({ ids: [1, 2], links: [link(1, 2, 0.52)], words: [], borders })).toEqual([[1, 2]]);
  });

  it('does not depend on the order of ids and links, nor on which side of a link is named first', () => {
    const shuffled = fc.shuffledSubarray(IDS, { minLength: IDS.length });
    fc.assert(
      fc.property(someLinks, shuffled, fc.infiniteStream(fc.nat()), (links, ids, dice) => {
        const order = links
          .map((one) => ({ one, key: dice.next().value ?? 0 }))
          .toSorted((one, other) => one.key - other.key)
          .map(({ one, key }) => (key % 2 === 0 ? one : link(one.other, one.one, one.chance)));
        const words = [word([0, 1], 'split'), word([2, 3], 'join'), word([1, 4], 'split', 1)];
        expect(storiesOf({ ids, links: order, words: words.toReversed() })).toEqual(
          storiesOf({ ids: IDS, links, words }),
        );
      }),
    );
  });

  it('respects every word of an owner, whatever is how much alike', () => {
    const groups = fc.array(fc.nat(3), { minLength: IDS.length, maxLength: IDS.length });
    const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 12 });
    fc.assert(
      fc.property(someLinks, groups, pairs, (links, groupOf, spoken) => {
        // Words that one clustering fulfils contradict each other nowhere.
        const words = spoken
          .filter(([one, other]) => one !== other)
          .map(([one, other], at) => word([one, other], groupOf[one] === groupOf[other] ? 'join' : 'split', at));
        const stories = storiesOf({ ids: IDS, links, words });
        for (const { articleId, otherId, kind } of words) {
          const isOne = stories.some((ids) => ids.includes(articleId) && ids.includes(otherId));
          expect({ articleId, otherId, isOne }).toEqual({ articleId, otherId, isOne: kind === 'join' });
        }
        expect(stories.flat().toSorted((one, other) => one - other)).toEqual(IDS);
      }),
    );
  });

  it('does not let a word of an owner water a story down: what resembles its own part still joins it', () => {
    const links = [link(1, 2), link(3, 4), link(5, 1, 0.7), link(5, 2, 0.7)];
    expect(storiesOf({ ids: [1, 2, 3, 4, 5], links, words: [word([2, 3], 'join')] })).toEqual([[1, 2, 3, 4, 5]]);
  });

  it('leaves the less alike outside where a word keeps two apart', () => {
    const links = [link(1, 2), link(1, 3, 0.7), link(2, 3, 0.6)];
    expect(storiesOf({ ids: [1, 2, 3], links, words: [word([2, 3], 'split')] })).toEqual([[1, 2], [3]]);
  });

  it('lets the newest of words that contradict each other win', () => {
    const words = [word([1, 2], 'join', 1), word([2, 3], 'join', 2), word([1, 3], 'split', 3)];
    expect(storiesOf({ ids: [1, 2, 3], links: [link(1, 3)], words })).toEqual([[1], [2, 3]]);
  });

  it('merges no two stories beyond the bound, but lets single articles join', () => {
    const ids = Array.from({ length: 2 * MOST_IN_STORY + 1 }, (_, id) => id);
    const first = ids.slice(1, MOST_IN_STORY).map((id) => link(0, id, 1));
    const second = ids.slice(MOST_IN_STORY + 1, -1).map((id) => link(MOST_IN_STORY, id, 1));
    const late = [link(5, MOST_IN_STORY + 5), link(0, 2 * MOST_IN_STORY)];
    const borders = { copy: 0.6, story: 0.5, support: 0 };
    const stories = storiesOf({ ids, links: [...first, ...second, ...late], words: [], borders, compare: undefined });
    const sizes = stories.map((one) => one.length);
    expect(sizes).toEqual([MOST_IN_STORY + 1, MOST_IN_STORY]);
  });

  it('counts stories that stand for many articles as such where it bounds them', () => {
    const sizeOf = (id: number) => (id === 1 ? 1 : MOST_IN_STORY - 10);
    const links = [link(1, 2), link(1, 3, 0.8)];
    expect(storiesOf({ ids: [1, 2, 3], links, words: [], sizeOf, compare: () => 0.8 })).toEqual([[1, 2], [3]]);
  });
});
