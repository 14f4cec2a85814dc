import { describe, expect, it } from 'vitest';
import { feedBackoff, pageBackoff, pollInterval } from '#src/pipeline/interval.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';

const MIN = 5 * MINUTE_MS;
const now = Date.parse('2026-11-22T00:00:00Z');

describe('when a feed is asked again', () => {
  it('is soon for a feed with news of today, later for one of this week, latest for an old one', () => {
    const of = (newestEntryAt: number | undefined) =>
      pollInterval({ feedId: 'a', minIntervalMs: MIN, newestEntryAt, now });
    expect(of(now - HOUR_MS)).toBeLessThan(of(now - 3 * DAY_MS));
    expect(of(now - 3 * DAY_MS)).toBeLessThan(of(now - 30 * DAY_MS));
    expect(of(undefined)).toBe(of(now - HOUR_MS));
    expect(of(now)).toBeGreaterThanOrEqual(MIN);
  });

  it('spreads feeds by a jitter that is the same at every start', () => {
    const of = (feedId: string) => pollInterval({ feedId, minIntervalMs: MIN, newestEntryAt: now, now });
    expect(of('a')).toBe(of('a'));
    expect(new Set(['a', 'b', 'c', 'd'].map(of)).size).toBe(4);
  });

  it('doubles after each failure, up to a day, and never ends', () => {
    const of = (failedBefore: number) => feedBackoff({ minIntervalMs: MIN, failedBefore, retryAfterMs: undefined });
    expect([of(0), of(1), of(2)]).toEqual([MIN, 2 * MIN, 4 * MIN]);
    expect(of(1_000)).toBe(DAY_MS);
  });

  it('waits as long as the server asks, but not for ever', () => {
    expect(feedBackoff({ minIntervalMs: MIN, failedBefore: 0, retryAfterMs: HOUR_MS })).toBe(HOUR_MS);
    expect(feedBackoff({ minIntervalMs: MIN, failedBefore: 0, retryAfterMs: 400 * DAY_MS })).toBe(DAY_MS);
  });

  it('tries a page again within minutes at first', () => {
    expect(pageBackoff({ minIntervalMs: MIN, failedBefore: 0, retryAfterMs: undefined })).toBe(MINUTE_MS);
    expect(pageBackoff({ minIntervalMs: MIN, failedBefore: 30, retryAfterMs: undefined })).toBe(6 * HOUR_MS);
  });
});
