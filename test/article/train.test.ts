import { describe, expect, it } from 'vitest';
import { fit, isBetter, tryOut, type Example } from '#src/article/train.ts';

/** A hundred of each: towers that the lexicon takes and people do not, and news of cities that it takes rightly. */
const LABELS: readonly Example[] = Array.from({ length: 200 }, (_, number) => {
  const isTower = number % 2 === 0;
  const wobble = (number % 7) / 5;
  return {
    key: `news.example/${number}`,
    isRelevant: !isTower,
    judgement: isTower
      ? { relevance: 'core', score: 4 + wobble, points: { 'smart-city': 5 + wobble, estate: -1 - wobble / 2 } }
      : { relevance: 'core', score: 6 + wobble, points: { 'smart-city': 5 + wobble, council: 1 } },
  };
});

describe('learning from labels', () => {
  it('finds the signal that tells the two apart', () => {
    const { points } = fit(LABELS);
    // Points against are negative strengths: a positive weight on them takes points away.
    expect(points['estate']).toBeGreaterThan(2);
    expect(points['council']).toBeGreaterThan(0.5);
  });

  it('makes fewer mistakes on articles it has not seen', () => {
    const trial = tryOut(LABELS);
    expect(trial.before).toEqual({ right: 100, missed: 0, wronglyTaken: 100 });
    expect(trial.after.right).toBeGreaterThan(190);
    expect(isBetter(trial)).toBe(true);
  });

  it('gives the same weights for the same labels, in whatever order they come', () => {
    const one = fit(LABELS);
    const other = fit(LABELS.toReversed());
    for (const [signal, points] of Object.entries(one.points)) expect(other.points[signal]).toBeCloseTo(points, 8);
    expect(fit(LABELS)).toEqual(one);
  });

  it('leaves the lexicon as it is where people agree with it', () => {
    const content = LABELS.map((label) => ({ ...label, isRelevant: true }));
    expect(tryOut(content)).toMatchObject({ before: { right: 200 }, after: { right: 200 } });
    expect(isBetter(tryOut(content))).toBe(false);
  });

  it('does not learn from voices that say nothing', () => {
    const noise = LABELS.map((label, number) => ({ ...label, isRelevant: (number * 7919) % 13 < 7 }));
    const { after, before } = tryOut(noise);
    expect(after.right).toBeLessThan(before.right + 30);
  });

  it('learns nothing from nothing', () => {
    expect(fit([])).toEqual({ bias: 0, points: {} });
  });
});
