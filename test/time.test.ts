import { describe, expect, it } from 'vitest';
import { instantOf, nextDigestAt, parseCalendarDate, toCalendarDate, toClockTime, toIsoWithOffset } from '#src/time.ts';

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

  it('finds the next digest: the full hour, nine in the morning, Monday at nine', () => {
    const saturday = at('2026-11-21T10:30:00+09:00');
    expect(nextDigestAt('hourly', saturday)).toBe(at('2026-11-21T11:00:00+09:00'));
    expect(nextDigestAt('daily', saturday)).toBe(at('2026-11-22T09:00:00+09:00'));
    expect(nextDigestAt('weekly', saturday)).toBe(at('2026-11-23T09:00:00+09:00'));
  });

  it('is strictly later: at nine sharp the digest of tomorrow is next', () => {
    const nine = at('2026-11-23T09:00:00+09:00');
    expect(nextDigestAt('daily', nine)).toBe(at('2026-11-24T09:00:00+09:00'));
    expect(nextDigestAt('weekly', nine)).toBe(at('2026-11-30T09:00:00+09:00'));
  });
});
