// The fast way from a wall clock to an instant says the same as Temporal, also around the changes of the clocks.
import { fc } from '../chance.ts';
import { expect, it } from 'vitest';
import { wallInstant } from '#src/source/feed-document/wall-clock.ts';
import { HOUR_MS, instantOf, type WallTime } from '#src/time.ts';

const ZONES = ['Asia/Seoul', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];

it.each(ZONES)('every time in %s, whatever was asked before', (timeZone) => {
  const wall = fc.record({
    year: fc.integer({ min: 1970, max: 2199 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    hour: fc.integer({ min: 0, max: 24 }),
    minute: fc.integer({ min: 0, max: 60 }),
    second: fc.integer({ min: 0, max: 59 }),
  });
  fc.assert(
    fc.property(fc.array(wall, { minLength: 1, maxLength: 5 }), (walls) => {
      for (const each of walls) expect(wallInstant(each, { timeZone })).toBe(instantOf(each, timeZone));
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['America/New_York', { year: 2026, month: 3, day: 6 }],
  ['America/New_York', { year: 2026, month: 10, day: 30 }],
  ['Europe/London', { year: 2026, month: 10, day: 23 }],
  ['Australia/Lord_Howe', { year: 2026, month: 4, day: 3 }],
  ['Asia/Seoul', { year: 1988, month: 5, day: 6 }],
  ['Pacific/Apia', { year: 2011, month: 12, day: 28 }],
])('every half hour of the days around a change in %s, forwards and backwards', (timeZone, first) => {
  const walls: WallTime[] = Array.from({ length: 5 * 48 }, (_, at) => ({
    ...first,
    day: first.day + Math.floor(at / 48),
    hour: Math.floor((at % 48) / 2),
    minute: (at % 2) * 30,
  })).filter(({ day }) => day <= 30);
  const exact = walls.map((wall) => instantOf(wall, timeZone));
  expect(walls.map((wall) => wallInstant(wall, { timeZone }))).toEqual(exact);
  expect(walls.toReversed().map((wall) => wallInstant(wall, { timeZone }))).toEqual(exact.toReversed());
});

it('knows no 30 February, no 25 o’clock and no zone in the sea', () => {
  const day = { year: 2026, month: 2, day: 28 };
  expect(wallInstant({ ...day, day: 29 }, { offsetMinutes: 0 })).toBeUndefined();
  expect(wallInstant({ ...day, year: 2028, day: 29 }, { offsetMinutes: 0 })).toBe(Date.UTC(2028, 1, 29));
  expect(wallInstant({ ...day, hour: 25 }, { offsetMinutes: 0 })).toBeUndefined();
  expect(wallInstant(day, { timeZone: 'Atlantis/Centre' })).toBeUndefined();
  expect(wallInstant(day, { offsetMinutes: 540 })).toBe(Date.UTC(2026, 1, 28) - 9 * HOUR_MS);
});
