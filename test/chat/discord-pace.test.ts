import { describe, expect, it } from 'vitest';
import { Pace, PaceRule } from '#src/chat/discord-pace.ts';
import { fc } from '../chance.ts';

const DISCORD_ALLOWS = 50;

/** The most of the times within any second, wherever it begins. */
function fullestSecond(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
}

/** When each of `count` requests leaves that all wait from the beginning; before each the timer rings late by one of `lateMs`. */
function departures(count: number, lateMs: readonly number[]): readonly number[] {
  const rule = new PaceRule();
  const times: number[] = [];
  let now = 0;
  while (times.length < count) {
    const waitMs = rule.waitMs(now);
    if (waitMs > 0) {
      now += Math.ceil(waitMs) + (lateMs[times.length % lateMs.length] ?? 0);
      continue;
    }
    rule.leave(now, times.length === 0);
    times.push(now);
  }
  return times;
}

describe('the pace of requests', () => {
  it('never lets more than 50 arrive in any second, however late timers ring and however much slower some are on their way', () => {
    const late = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 900 })), { minLength: 1 });
    const ways = fc.array(fc.integer({ min: 80, max: 110 }), { minLength: 1 });
    fc.assert(
      fc.property(late, ways, (lateMs, wayMs) => {
        const arrivals = departures(200, lateMs).map((at, index) => at + (wayMs[index % wayMs.length] ?? 0));
        expect(fullestSecond(arrivals)).toBeLessThanOrEqual(DISCORD_ALLOWS);
      }),
    );
  });

  it('reaches 96 of a hundred that Discord allows, also with timers that ring some milliseconds late', () => {
    const times = departures(1_001, [0, 1, 3, 0, 2, 7]);
    const aSecond = (1_000 * 1_000) / (times.at(-1) ?? 0);
    expect(aSecond).toBeGreaterThan(0.96 * DISCORD_ALLOWS);
  });

  it('spaces them evenly: no gap but the usual one where timers ring in time', () => {
    const times = departures(100, [0]);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(19);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(22);
  });

  it('lets the first leave at once, and the others in the order in which they asked', async () => {
    const pace = new Pace();
    const left: number[] = [];
    await Promise.all([1, 2, 3].map(async (number) => pace.turn().then(() => left.push(number))));
    expect(left).toEqual([1, 2, 3]);
  });

  it('gives the place of one that gave up to the next', async () => {
    const pace = new Pace();
    const given = new AbortController();
    await pace.turn();
    const second = pace.turn(given.signal);
    const third = pace.turn();
    given.abort(new Error('too late'));
    await expect(second).rejects.toThrow('too late');
    await expect(third).resolves.toBeUndefined();
  });
});
