import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { additionsOf, inStoryOrder, mostComplete, storyIdFor, type Member } from '#src/article/story.ts';
import type { Verdict } from '#src/model.ts';
import { cut, edited, RELEASES } from './releases.ts';

const verdict = (kind: Verdict['kind'], of: number | undefined): Verdict => ({
  kind,
  of,
  scores: undefined,
  reasons: [],
});

function member(id: number, publishedAt: number, body: string): Member {
  return { id, publishedAt, language: 'ko', paragraphs: body.split('\n') };
}

const [RELEASE] = RELEASES;
if (RELEASE === undefined) throw new Error('no releases');

describe('storyIdFor', () => {
  const stories = new Map([
    [1, 1],
    [2, 1],
  ]);
  const storyIdOf = (id: number) => stories.get(id);

  it('opens a story for a new article', () => {
    expect(storyIdFor(verdict('new', undefined), 7, storyIdOf)).toBe(7);
  });

  it.each(['copy', 'story', 'update'] as const)('lets a %s of a copy join the story of the original', (kind) => {
    expect(storyIdFor(verdict(kind, 2), 7, storyIdOf)).toBe(1);
  });

  it('opens a story when the article it follows is gone', () => {
    expect(storyIdFor(verdict('copy', 99), 7, storyIdOf)).toBe(7);
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

describe('additionsOf', () => {
  const lead = member(1, 1, RELEASE.body);

  it('gives all the lead tells, and nothing for its copies', () => {
    const additions = additionsOf([
      member(2, 2, cut(RELEASE.body, 0.5)),
      lead,
      member(3, 3, edited(RELEASE.body, '새벽일보', 2)),
    ]);
    expect(additions.map(({ id, sentences }) => [id, sentences.length > 0])).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ]);
    expect(additions[0]?.sentences.join(' ')).toContain('교차로 148곳');
  });

  it('names the sentence an outlet added', () => {
    const own = '그러나 시민단체는 영상 검지기가 차량 번호를 얼마나 오래 보관하는지 공개하라고 요구했다.';
    const [, second] = additionsOf([lead, member(2, 2, `${RELEASE.body}\n${own}`)]);
    expect(second?.sentences).toEqual([own]);
  });
});
