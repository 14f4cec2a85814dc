import { describe, expect, it } from 'vitest';
import { addArrivals, countArrivals, usualRate } from '#src/feed/arrivals.ts';
import { healthOf, isSilent, noteGone } from '#src/feed/health.ts';
import { NO_MEMORY, type FeedMemory } from '#src/feed/memory.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';

const now = Date.parse('2026-11-22T09:00:00+09:00');

/** A feed that brought `perDay` entries each day for four weeks, until `daysAgo`. */
function once(perDay: number, daysAgo: number, everyDays = 1): FeedMemory {
  const times = Array.from({ length: Math.ceil(28 / everyDays) }, (_, index) =>
    Array.from({ length: perDay }, () => now - (daysAgo + index * everyDays) * DAY_MS),
  ).flat();
  return { ...NO_MEMORY, arrivals: addArrivals([], times, now), lastArrivalAt: now - daysAgo * DAY_MS };
}

const health = (given: Partial<Parameters<typeof healthOf>[0]>) =>
  healthOf({
    before: 'ok',
    errorCount: 0,
    isRead: true,
    memory: NO_MEMORY,
    minIntervalMs: 5 * MINUTE_MS,
    now,
    ...given,
  });

describe('silence', () => {
  it('is told of a feed that brought two a day and has brought none for a week', () => {
    expect(isSilent(once(2, 6.9), now)).toBe(false);
    expect(isSilent(once(2, 7.1), now)).toBe(true);
  });

  it('is told sooner of a busy feed, but not of a weekend and a holiday', () => {
    expect(isSilent(once(40, 2.9), now)).toBe(false);
    expect(isSilent(once(40, 3.1), now)).toBe(true);
  });

  it('is no news of a feed that brings something now and then', () => {
    expect(isSilent(once(1, 20, 7), now)).toBe(false);
  });

  it('is not known before a feed was seen for a week', () => {
    const young = {
      ...NO_MEMORY,
      arrivals: addArrivals([], [now - 20 * DAY_MS], now),
      lastArrivalAt: now - 20 * DAY_MS,
    };
    expect(isSilent(young, now)).toBe(false);
    expect(isSilent(NO_MEMORY, now)).toBe(false);
  });
});

describe('arrivals', () => {
  it('are counted on the day they were published, none in the future, for forty days', () => {
    const arrivals = addArrivals([], [now - 50 * DAY_MS, now - DAY_MS, now, now + 9 * DAY_MS], now);
    expect(arrivals.map(([, count]) => count)).toEqual([1, 2]);
    expect(countArrivals(arrivals, 7, now)).toBe(3);
    expect(countArrivals(arrivals, 1, now)).toBe(2);
  });

  it('give a rate over the four weeks before the last of them', () => {
    expect(usualRate(once(3, 10).arrivals)).toBeCloseTo(3, 0);
    expect(usualRate([])).toBeUndefined();
  });
});

describe('health', () => {
  it.each([
    ['fine after a good poll', {}, 'ok'],
    ['as it was after one or two errors', { errorCount: 2, isRead: false }, 'ok'],
    ['failing after three', { errorCount: 3, isRead: false }, 'failing'],
    ['failing, also one that was never read', { before: 'new', errorCount: 3, isRead: false }, 'failing'],
    ['failing still after one good poll', { before: 'failing', memory: { ...NO_MEMORY, soundSince: now } }, 'failing'],
    [
      'fine again after an hour of good polls',
      { before: 'failing', memory: { ...NO_MEMORY, soundSince: now - HOUR_MS } },
      'ok',
    ],
    ['silent when it brings nothing any more', { memory: once(5, 8) }, 'silent'],
    ['failing rather than silent when both', { memory: once(5, 8), errorCount: 3, isRead: false }, 'failing'],
    [
      'new while its links are learned',
      { before: 'new', memory: { ...NO_MEMORY, pattern: { shape: 's', isProven: false, looks: 1 } } },
      'new',
    ],
    [
      'gone after 410 on three days',
      { memory: { ...NO_MEMORY, goneDays: [1, 2, 3] }, errorCount: 3, isRead: false },
      'gone',
    ],
    ['not gone after two', { memory: { ...NO_MEMORY, goneDays: [1, 2] }, errorCount: 2, isRead: false }, 'ok'],
  ] as const)('is %s', (_name, facts, expected) => {
    expect(health(facts)).toBe(expected);
  });

  it('counts days of 410, not answers', () => {
    const once = { ...NO_MEMORY, goneDays: noteGone(NO_MEMORY, now) };
    expect(noteGone(once, now + HOUR_MS)).toHaveLength(1);
    expect(noteGone(once, now + DAY_MS)).toHaveLength(2);
  });
});
