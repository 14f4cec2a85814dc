import { describe, expect, it } from 'vitest';
import {
  HOUR_MS,
  instantOf,
  nextDigestAt,
  parseCalendarDate,
  quietUntil,
  toCalendarDate,
  toClockTime,
  toIsoWithOffset,
  type SendingHours,
} from '#src/time.ts';
import { fc } from './chance.ts';

const at = (iso: string) => Date.parse(iso);

describe('Korean calendar time', () => {
  it('reads wall time as Seoul time whatever zone the machine is in', () => {
    expect(instantOf({ year: 2018, month: 5, day: 29, hour: 23, minute: 22 })).toBe(at('2018-05-29T23:22:00+09:00'));
  });

  it('knows no 30 February', () => {
    expect(instantOf({ year: 2026, month: 2, day: 30 })).toBeUndefined();
    expect(parseCalendarDate('2026-02-30')).toBeUndefined();
    expect(parseCalendarDate('26-2-3')).toBeUndefined();
  });

  it('writes an instant with the offset of its zone', () => {
    expect(toIsoWithOffset(at('2018-05-29T14:22:00Z'))).toBe('2018-05-29T23:22:00+09:00');
    expect(toCalendarDate(at('2018-05-29T20:00:00Z'))).toBe('2018-05-30');
    expect(toClockTime(at('2018-05-29T14:22:59Z'))).toBe('2018-05-29 23:22');
  });
});

const SEOUL_HOURS: SendingHours = { timeZone: 'Asia/Seoul', digestHour: 9, quietHours: undefined };
const BERLIN: SendingHours = { ...SEOUL_HOURS, timeZone: 'Europe/Berlin' };
const NEW_YORK: SendingHours = { ...SEOUL_HOURS, timeZone: 'America/New_York' };
const NIGHT = { from: 22, to: 7 };

describe('the next digest', () => {
  it('comes at the full hour, at the digest hour, on Monday', () => {
    const saturday = at('2026-11-21T10:30:00+09:00');
    expect(nextDigestAt('hourly', saturday, SEOUL_HOURS)).toBe(at('2026-11-21T11:00:00+09:00'));
    expect(nextDigestAt('daily', saturday, SEOUL_HOURS)).toBe(at('2026-11-22T09:00:00+09:00'));
    expect(nextDigestAt('weekly', saturday, SEOUL_HOURS)).toBe(at('2026-11-23T09:00:00+09:00'));
    expect(nextDigestAt('daily', saturday, { ...SEOUL_HOURS, digestHour: 18 })).toBe(at('2026-11-21T18:00:00+09:00'));
  });

  it('is strictly later: at nine sharp the digest of tomorrow is next', () => {
    const nine = at('2026-11-23T09:00:00+09:00');
    expect(nextDigestAt('hourly', nine, SEOUL_HOURS)).toBe(at('2026-11-23T10:00:00+09:00'));
    expect(nextDigestAt('daily', nine, SEOUL_HOURS)).toBe(at('2026-11-24T09:00:00+09:00'));
    expect(nextDigestAt('weekly', nine, SEOUL_HOURS)).toBe(at('2026-11-30T09:00:00+09:00'));
  });

  it('counts the hours of zones that are half an hour or three quarters off', () => {
    const noon = at('2026-11-21T12:10:00Z');
    expect(nextDigestAt('hourly', noon, { ...SEOUL_HOURS, timeZone: 'Asia/Kolkata' })).toBe(at('2026-11-21T12:30:00Z'));
    expect(nextDigestAt('hourly', noon, { ...SEOUL_HOURS, timeZone: 'Asia/Kathmandu' })).toBe(
      at('2026-11-21T12:15:00Z'),
    );
    // Lord Howe Island: 02:00 becomes 02:30 in October, and 01:30 in April.
    const island = { ...SEOUL_HOURS, timeZone: 'Australia/Lord_Howe' };
    expect(nextDigestAt('hourly', at('2026-10-04T02:45:00+11:00'), island)).toBe(at('2026-10-04T03:00:00+11:00'));
    expect(nextDigestAt('hourly', at('2026-04-05T01:45:00+11:00'), island)).toBe(at('2026-04-05T02:00:00+10:30'));
  });

  it('comes an hour later on the day on which its hour does not exist, and at its hour again on the next', () => {
    const two = { ...BERLIN, digestHour: 2 };
    expect(nextDigestAt('daily', at('2026-03-29T01:30:00+01:00'), two)).toBe(at('2026-03-29T03:00:00+02:00'));
    expect(nextDigestAt('daily', at('2026-03-29T03:30:00+02:00'), two)).toBe(at('2026-03-30T02:00:00+02:00'));
  });

  it('comes once on the day on which its hour comes twice; an hourly one comes in both', () => {
    const one = { ...NEW_YORK, digestHour: 1 };
    expect(nextDigestAt('daily', at('2026-11-01T00:30:00-04:00'), one)).toBe(at('2026-11-01T01:00:00-04:00'));
    expect(nextDigestAt('daily', at('2026-11-01T01:30:00-04:00'), one)).toBe(at('2026-11-02T01:00:00-05:00'));
    expect(nextDigestAt('daily', at('2026-11-01T01:30:00-05:00'), one)).toBe(at('2026-11-02T01:00:00-05:00'));
    expect(nextDigestAt('hourly', at('2026-11-01T01:45:00-04:00'), one)).toBe(at('2026-11-01T01:00:00-05:00'));
    expect(nextDigestAt('hourly', at('2026-11-01T01:45:00-05:00'), one)).toBe(at('2026-11-01T02:00:00-05:00'));
  });

  it('waits for the end of quiet hours, and takes what comes until then', () => {
    const early = { ...SEOUL_HOURS, digestHour: 5, quietHours: NIGHT };
    const seven = at('2026-11-23T07:00:00+09:00');
    for (const now of ['2026-11-23T04:00:00+09:00', '2026-11-23T06:00:00+09:00'])
      for (const mode of ['hourly', 'daily', 'weekly'] as const) expect(nextDigestAt(mode, at(now), early)).toBe(seven);
    expect(nextDigestAt('daily', seven, early)).toBe(at('2026-11-24T07:00:00+09:00'));
    const late = { ...early, digestHour: 23 };
    expect(nextDigestAt('weekly', at('2026-11-22T12:00:00+09:00'), late)).toBe(at('2026-11-24T07:00:00+09:00'));
    expect(nextDigestAt('weekly', at('2026-11-24T06:59:00+09:00'), late)).toBe(at('2026-11-24T07:00:00+09:00'));
    expect(nextDigestAt('weekly', at('2026-11-24T07:00:00+09:00'), late)).toBe(at('2026-12-01T07:00:00+09:00'));
  });

  it('is later than now and never in quiet hours, in any zone, on any day', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const zones = [
      'Asia/Seoul',
      'Europe/Berlin',
      'America/Havana',
      'Australia/Lord_Howe',
      'Asia/Beirut',
      'Africa/Cairo',
    ];
    const hours = fc.record({
      timeZone: fc.constantFrom(...zones, 'America/New_York', 'Pacific/Chatham', 'America/Santiago'),
      digestHour: hour,
      quietHours: fc.option(fc.record({ from: hour, to: hour }), { nil: undefined }),
    });
    const instants = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') });
    fc.assert(
      fc.property(hours, instants, fc.constantFrom('hourly', 'daily', 'weekly'), (given, now, mode) => {
        const due = nextDigestAt(mode, now, given);
        expect(due).toBeGreaterThan(now);
        expect(quietUntil(due, given)).toBeUndefined();
        const longest = { hourly: 26, daily: 50, weekly: 8 * 24 + 2 }[mode];
        expect(due - now).toBeLessThanOrEqual(longest * HOUR_MS);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('quiet hours', () => {
  const quiet = { ...BERLIN, quietHours: NIGHT };

  it('span midnight, end at their hour, and are none where both hours are the same', () => {
    expect(quietUntil(at('2026-11-21T21:59:59+01:00'), quiet)).toBeUndefined();
    expect(quietUntil(at('2026-11-21T22:00:00+01:00'), quiet)).toBe(at('2026-11-22T07:00:00+01:00'));
    expect(quietUntil(at('2026-11-22T06:59:59+01:00'), quiet)).toBe(at('2026-11-22T07:00:00+01:00'));
    expect(quietUntil(at('2026-11-22T07:00:00+01:00'), quiet)).toBeUndefined();
    const day = { ...BERLIN, quietHours: { from: 12, to: 14 } };
    expect(quietUntil(at('2026-11-22T13:00:00+01:00'), day)).toBe(at('2026-11-22T14:00:00+01:00'));
    expect(quietUntil(at('2026-11-22T03:00:00+01:00'), { ...BERLIN, quietHours: { from: 3, to: 3 } })).toBeUndefined();
  });

  it('last an hour less in the night in which the clocks go forward, and an hour more when they go back', () => {
    expect(quietUntil(at('2026-03-28T22:00:00+01:00'), quiet)).toBe(at('2026-03-29T07:00:00+02:00'));
    expect(quietUntil(at('2026-10-24T22:00:00+02:00'), quiet)).toBe(at('2026-10-25T07:00:00+01:00'));
  });
});
