import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  componentsOf,
  inStoryOrder,
  mostComplete,
  MOST_IN_STORY,
  withCopies,
  type Member,
  type StoryLink,
  type StoryWord,
} from '#src/article/story.ts';
import type { Verdict } from '#src/model.ts';
import { cut, RELEASES } from './releases.ts';

function member(id: number, publishedAt: number, body: string): Member {
  return { id, publishedAt, language: 'ko', paragraphs: body.split('\n') };
}

const [RELEASE] = RELEASES;
if (RELEASE === undefined) throw new Error('no releases');

const link = (one: number, other: number, strength = 1): StoryLink => ({ one, other, strength });
const word = (pair: readonly [number, number], kind: StoryWord['kind'], decidedAt = 0): StoryWord => ({
  articleId: pair[0],
  otherId: pair[1],
  kind,
  decidedAt,
});
const IDS = Array.from({ length: 12 }, (_, id) => id);
const someLinks = fc.array(
  fc.record({ one: fc.nat(11), other: fc.nat(11), strength: fc.integer({ min: 1, max: 4 }) }),
  { maxLength: 30 },
);
const mirrored = ({ one, other, strength }: StoryLink): StoryLink => link(other, one, strength);

describe('componentsOf', () => {
  it('makes one story of all that hangs together, and leaves alone what nothing links', () => {
    const stories = componentsOf({ ids: [1, 2, 3, 4, 5], links: [link(3, 1), link(5, 3)], words: [] });
    expect(stories).toEqual([[1, 3, 5], [2], [4]]);
  });

  it('does not depend on the order of ids and links, nor on which side of a link is named first', () => {
    const shuffled = fc.shuffledSubarray(IDS, { minLength: IDS.length });
    fc.assert(
      fc.property(someLinks, shuffled, fc.infiniteStream(fc.nat()), (links, ids, dice) => {
        const order = links
          .map((one) => ({ one, key: dice.next().value ?? 0 }))
          .toSorted((one, other) => one.key - other.key)
          .map(({ one, key }) => (key % 2 === 0 ? one : mirrored(one)));
        const words = [word([0, 1], 'split'), word([2, 3], 'join'), word([1, 4], 'split', 1)];
        expect(componentsOf({ ids, links: order, words: words.toReversed() })).toEqual(
          componentsOf({ ids: IDS, links, words }),
        );
      }),
    );
  });

  it('is the same when articles arrive one by one, in any order', () => {
    fc.assert(
      fc.property(someLinks, fc.shuffledSubarray(IDS, { minLength: IDS.length }), (links, arrivals) => {
        expect(arriving(arrivals, links)).toEqual(componentsOf({ ids: IDS, links, words: [] }));
      }),
    );
  });

  it('respects every word of an owner, whatever is linked how strongly', () => {
    const groups = fc.array(fc.nat(3), { minLength: IDS.length, maxLength: IDS.length });
    const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 12 });
    fc.assert(
      fc.property(someLinks, groups, pairs, (links, groupOf, spoken) => {
        // Words that one clustering fulfils contradict each other nowhere.
        const words = spoken
          .filter(([one, other]) => one !== other)
          .map(([one, other], at) => word([one, other], groupOf[one] === groupOf[other] ? 'join' : 'split', at));
        const stories = componentsOf({ ids: IDS, links, words });
        for (const { articleId, otherId, kind } of words) {
          const isOne = stories.some((ids) => ids.includes(articleId) && ids.includes(otherId));
          expect({ articleId, otherId, isOne }).toEqual({ articleId, otherId, isOne: kind === 'join' });
        }
        expect(stories.flat().toSorted((one, other) => one - other)).toEqual(IDS);
      }),
    );
  });

  it('gives up the weakest link where a word keeps two apart that a chain would bring together', () => {
    const links = [link(1, 2, 0.9), link(2, 3, 0.4), link(3, 4, 0.8)];
    expect(componentsOf({ ids: [1, 2, 3, 4], links, words: [word([1, 4], 'split')] })).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('lets the newest of words that contradict each other win', () => {
    const words = [word([1, 2], 'join', 1), word([2, 3], 'join', 2), word([1, 3], 'split', 3)];
    expect(componentsOf({ ids: [1, 2, 3], links: [link(1, 3)], words })).toEqual([[1], [2, 3]]);
  });

  it('merges no two stories beyond the bound, but lets single articles join', () => {
    const ids = Array.from({ length: 2 * MOST_IN_STORY + 1 }, (_, id) => id);
    const first = ids.slice(1, MOST_IN_STORY).map((id) => link(0, id, 3));
    const second = ids.slice(MOST_IN_STORY + 1, -1).map((id) => link(MOST_IN_STORY, id, 3));
    const bridge = link(5, MOST_IN_STORY + 5, 2);
    const last = link(0, 2 * MOST_IN_STORY, 1);
    const sizes = componentsOf({ ids, links: [...first, ...second, bridge, last], words: [] }).map((one) => one.length);
    expect(sizes).toEqual([MOST_IN_STORY + 1, MOST_IN_STORY]);
  });

  it('counts stories that stand for many articles as such', () => {
    const sizeOf = (id: number) => (id === 0 ? 1 : MOST_IN_STORY - 10);
    expect(componentsOf({ ids: [0, 1, 2], links: [link(0, 1, 2), link(0, 2, 1)], words: [], sizeOf })).toEqual([
      [0, 1],
      [2],
    ]);
  });
});

/** The rule of the store: an article joins the stories of all that it is linked to among those that came before it. */
function arriving(arrivals: readonly number[], links: readonly StoryLink[]): readonly (readonly number[])[] {
  const stories: number[][] = [];
  for (const id of arrivals) {
    const near = new Set(
      links.flatMap(({ one, other }) => [...(one === id ? [other] : []), ...(other === id ? [one] : [])]),
    );
    const joined = stories.filter((story) => story.some((other) => near.has(other)));
    for (const story of joined) stories.splice(stories.indexOf(story), 1);
    stories.push([id, ...joined.flat()].toSorted((one, other) => one - other));
  }
  return stories.toSorted(([one = 0], [other = 0]) => one - other);
}

describe('withCopies', () => {
  it('takes copies of copies along, and nobody who only tells the same event', () => {
    const told = (id: number, kind: Verdict['kind'], of: number | undefined) => ({
      id,
      verdict: { kind, of, scores: undefined, reasons: [] },
    });
    const members = [
      told(4, 'copy', 3),
      told(1, 'new', undefined),
      told(3, 'copy', 2),
      told(2, 'story', 1),
      told(5, 'story', 2),
    ];
    expect(withCopies(2, members)).toEqual(new Set([2, 3, 4]));
    // Two that call each other a copy end nowhere.
    expect([...withCopies(1, [told(1, 'copy', 2), told(2, 'copy', 1)])]).toEqual([1, 2]);
  });
});

describe('the order of a story', () => {
  it('is led by the earliest, at the same instant by the most complete', () => {
    const members = [member(1, 20, '길고 긴 글'), member(2, 10, '짧은 글'), member(3, 10, '조금 더 긴 글')];
    expect(inStoryOrder(members).map(({ id }) => id)).toEqual([3, 2, 1]);
  });

  it('is the same however the members arrived', () => {
    const members = [1, 2, 3, 4].map((id) => member(id, id % 2, '가'.repeat(id % 3)));
    fc.assert(
      fc.property(fc.shuffledSubarray(members, { minLength: 4 }), (shuffled) => {
        expect(inStoryOrder(shuffled)).toEqual(inStoryOrder(members));
        expect(mostComplete(shuffled)).toEqual(mostComplete(members));
      }),
    );
  });

  it('knows which member to summarise', () => {
    expect(mostComplete([member(1, 1, cut(RELEASE.body, 0.2)), member(2, 2, RELEASE.body)])?.id).toBe(2);
    expect(mostComplete([])).toBeUndefined();
  });
});
