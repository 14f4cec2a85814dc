import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { inStoryOrder, mostComplete, withCopies, type Member } from '#src/article/story.ts';
import type { Verdict } from '#src/model.ts';
import { cut, RELEASES } from './releases.ts';

function member(id: number, publishedAt: number, body: string): Member {
  return { id, publishedAt, language: 'ko', paragraphs: body.split('\n') };
}

const [RELEASE] = RELEASES;
if (RELEASE === undefined) throw new Error('no releases');

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
