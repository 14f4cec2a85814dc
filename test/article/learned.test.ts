import { describe, expect, it } from 'vitest';
import { judgementOf, marginOf, parseLearned, withLearned, type Learned } from '#src/article/learned.ts';
import type { Classification } from '#src/model.ts';

const TOWER: Classification = {
  relevance: 'core',
  score: 5.2,
  topics: ['housing'],
  reasons: [
    { text: '스마트시티 ×2 (+6)', weight: 6, signal: 'smart-city' },
    { text: '모델하우스 ×1 (−1.5)', weight: -1.5, signal: 'estate' },
    { text: '가람시 (+0.8)', weight: 0.8, signal: 'city' },
  ],
};
const learned = (points: Learned['points'], bias = 0): Learned => ({
  version: 1,
  trainedAt: 0,
  labelCount: 200,
  bias,
  points,
});

describe('what was learned', () => {
  it('says nothing where there is nothing', () => {
    expect(withLearned(TOWER, undefined)).toBe(TOWER);
  });

  it('turns an article away, and lists each of its points as a reason', () => {
    const told = withLearned(TOWER, learned({ estate: 7, 'smart-city': 0.5 }, -1));
    expect(told.relevance).toBe('no');
    expect(told.score).toBe(1.7);
    expect(told.reasons.map(({ text }) => text)).toEqual([
      '스마트시티 ×2 (+6)',
      '👎 모델하우스 (−3.5)',
      '모델하우스 ×1 (−1.5)',
      '👍 스마트시티 (+1)',
      '👎 (−1)',
      '가람시 (+0.8)',
    ]);
  });

  it('takes in an article that the lexicon turned away, as one near the subject', () => {
    const turnedAway: Classification = { ...TOWER, relevance: 'no', score: 1.4 };
    expect(withLearned(turnedAway, learned({ 'smart-city': 0.2 })).relevance).toBe('no');
    expect(withLearned(turnedAway, learned({ 'smart-city': 1 })).relevance).toBe('adjacent');
  });

  it('needs a point even where the lexicon turned an article away in spite of its points', () => {
    expect(marginOf({ relevance: 'no', score: 6 })).toBe(-1);
    expect(marginOf({ relevance: 'adjacent', score: 1.5 })).toBe(0);
    expect(marginOf({ relevance: 'core', score: 6 })).toBe(4);
  });

  it('leaves out what is too small to be shown', () => {
    expect(withLearned(TOWER, learned({ estate: 0.01 })).reasons).toHaveLength(3);
  });

  it('is never learned from again: a judgement is the lexicon’s alone', () => {
    const told = withLearned(TOWER, learned({ estate: 1 }, 0.5));
    expect(judgementOf(told).points).toEqual({ 'smart-city': 6, estate: -1.5, city: 0.8 });
  });
});

describe('a stored layer', () => {
  it('is read as it was written', () => {
    const layer = learned({ estate: 1.5 });
    expect(parseLearned(JSON.stringify(layer))).toEqual(layer);
  });

  it.each([undefined, '', '{', '[]', '{"version":2}', '{"version":1,"bias":"x"}'])(
    'that is none or of another version leaves the lexicon alone: %s',
    (stored) => {
      expect(parseLearned(stored)).toBeUndefined();
    },
  );
});
