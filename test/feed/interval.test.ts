import { describe, expect, it } from 'vitest';
import { feedBackoff } from '#src/feed/backoff.ts';
import { isWindowTooShort, nextPollAt, pollInterval } from '#src/feed/interval.ts';
import { NO_MEMORY, type FeedMemory } from '#src/feed/memory.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, seoulDay } from '#src/time.ts';

const MIN = 5 * MINUTE_MS;
/** Sunday, 22 November 2026, midnight GMT. */
const now = Date.parse('2026-11-22T00:00:00Z');
const bringing = (count: number, given: Partial<FeedMemory> = {}): FeedMemory => ({
  ...NO_MEMORY,
  arrivals: [[seoulDay(now), count]],
  ...given,
});
const plan = (memory: FeedMemory, given: Partial<Parameters<typeof nextPollAt>[0]> = {}) =>
  nextPollAt({
    feedId: 'a',
    memory,
    ownIntervalMs: undefined,
    minIntervalMs: MIN,
    freshForMs: undefined,
    startedAt: now,
    ...given,
  }) - now;

describe('a sound feed is asked again', () => {
  it.each([
    ['once a pause when it brings much', 2_000, MIN],
    ['twice for each entry it brings', 84, HOUR_MS],
    ['after six hours at the latest', 1, 6 * HOUR_MS],
    ['after six hours when it brought nothing all week', 0, 6 * HOUR_MS],
  ])('%s', (_name, count, expected) => {
    expect(pollInterval(bringing(count), MIN, now)).toBe(expected);
  });

  it('before half of its window has rolled over', () => {
    const memory = bringing(1, { rollover: { ms: HOUR_MS, at: now } });
    expect(pollInterval(memory, MIN, now)).toBe(30 * MINUTE_MS);
    expect(isWindowTooShort(memory, MIN)).toBe(false);
    expect(isWindowTooShort({ ...memory, rollover: { ms: 6 * MINUTE_MS, at: now } }, MIN)).toBe(true);
  });

  it.each([
    ['a second', SECOND_MS, 2 * SECOND_MS],
    ['a minute', MINUTE_MS, 864 * SECOND_MS],
    ['five minutes', MIN, 6 * HOUR_MS],
    ['a day', DAY_MS, 2 * DAY_MS],
  ])('with a pause of %s, a quiet one accordingly', (_name, minIntervalMs, expected) => {
    expect(pollInterval(bringing(0), minIntervalMs, now)).toBe(expected);
  });

  it('with a jitter of up to a tenth that is its own at every start', () => {
    const of = (feedId: string) => plan(bringing(2_000), { feedId });
    expect(of('a')).toBe(of('a'));
    const waits = ['a', 'b', 'c', 'd'].map(of);
    expect(new Set(waits).size).toBe(4);
    expect(waits.every((wait) => wait >= MIN && wait <= MIN * 1.1)).toBe(true);
  });

  it('soon, while the links of a list page are not proven', () => {
    expect(pollInterval(bringing(0, { pattern: { shape: 's', isProven: false, looks: 1 } }), MIN, now)).toBe(MIN);
  });
});

describe('what a feed wishes', () => {
  it('is honoured: ttl, max-age, up to an hour', () => {
    const busy = bringing(2_000);
    expect(plan({ ...busy, ttlMinutes: 30 })).toBe(30 * MINUTE_MS);
    expect(plan(busy, { freshForMs: 20 * MINUTE_MS })).toBe(20 * MINUTE_MS);
    expect(plan({ ...busy, ttlMinutes: 1_440 }, { freshForMs: DAY_MS })).toBe(HOUR_MS);
  });

  it('never makes it be asked sooner', () => {
    expect(plan({ ...bringing(0), ttlMinutes: 1 })).toBeGreaterThanOrEqual(6 * HOUR_MS);
  });

  it('is honoured by the hour: the first that is not to be skipped', () => {
    const memory = bringing(2_000, { skipHours: [0, 1, 2] });
    expect(plan(memory)).toBe(3 * HOUR_MS);
    expect(plan(memory, { startedAt: now + 5 * HOUR_MS })).toBeLessThan(5 * HOUR_MS + 2 * MIN);
  });

  it('is honoured by the day: Sunday is skipped for Monday', () => {
    expect(plan(bringing(2_000, { skipDays: [7] }))).toBe(DAY_MS);
    expect(plan(bringing(2_000, { skipDays: [7], skipHours: [0] }))).toBe(DAY_MS + HOUR_MS);
  });

  it('is honoured for a weekend, not for a week', () => {
    expect(plan(bringing(2_000, { skipDays: [7, 1] }))).toBe(2 * DAY_MS);
    expect(plan(bringing(2_000, { skipDays: [7, 1, 2, 3, 4, 5] }))).toBe(2 * DAY_MS);
  });

  it('is not believed when it would be never', () => {
    const everyHour = Array.from({ length: 24 }, (_, hour) => hour);
    expect(plan(bringing(2_000, { skipHours: everyHour }))).toBeLessThan(2 * MIN);
    expect(plan(bringing(2_000, { skipDays: [1, 2, 3, 4, 5, 6, 7] }))).toBeLessThan(2 * MIN);
  });

  it('gives way to the owner’s own interval, like the rhythm', () => {
    const memory = { ...bringing(0), ttlMinutes: 60, skipHours: [0, 1, 2] };
    const wait = plan(memory, { ownIntervalMs: MINUTE_MS, freshForMs: HOUR_MS });
    expect(wait).toBeGreaterThanOrEqual(MINUTE_MS);
    expect(wait).toBeLessThanOrEqual(1.1 * MINUTE_MS);
  });
});

describe('a failing feed is asked again', () => {
  const failure = { feedId: 'a', minIntervalMs: MIN, failedBefore: 0, status: 500, retryAfterMs: undefined };
  const factor = (failedBefore: number, status = 500) =>
    Math.floor(feedBackoff({ ...failure, failedBefore, status }) / MIN);

  it('after a pause, doubled each time up to a day, and always again', () => {
    expect([0, 1, 2, 3].map((failedBefore) => factor(failedBefore))).toEqual([1, 2, 4, 8]);
    const longest = feedBackoff({ ...failure, failedBefore: 1_000 });
    expect(longest).toBeGreaterThanOrEqual(DAY_MS);
    expect(longest).toBeLessThanOrEqual(1.1 * DAY_MS);
  });

  it.each([401, 403, 404, 410])('once a day after five answers of %i', (status) => {
    expect(factor(3, status)).toBe(8);
    expect(factor(4, status)).toBeGreaterThanOrEqual(288);
  });

  it('when the server says, at most a day later', () => {
    expect(feedBackoff({ ...failure, retryAfterMs: 3 * HOUR_MS })).toBe(3 * HOUR_MS);
    expect(feedBackoff({ ...failure, retryAfterMs: 400 * DAY_MS })).toBe(DAY_MS);
  });
});
