// The instant at which clocks somewhere show a time, for the thousands of dates of a feed. As exact as `instantOf`, which it asks
// whenever a change of the clocks is near; in between it remembers the offset (2.9 µs a date through Temporal, 0.2 µs so).
import { DAY_MS, HOUR_MS, instantOf, MINUTE_MS, SECOND_MS, type WallTime } from '#src/time.ts';

/** Where a date that names no zone is meant: an IANA zone, or a fixed offset from UTC in minutes. */
export type DefaultZone = { readonly timeZone: string } | { readonly offsetMinutes: number };

/** @returns epoch milliseconds; undefined when there is no such date (30 February), time (25:00) or zone */
export function wallInstant(wall: WallTime, zone: DefaultZone): number | undefined {
  const utc = utcOf(wall);
  if (utc === undefined) return undefined;
  return 'timeZone' in zone ? inZone(wall, utc, zone.timeZone) : utc - zone.offsetMinutes * MINUTE_MS;
}

/** The time as if it were UTC’s. */
function utcOf({ year, month, day, hour = 0, minute = 0, second = 0 }: WallTime): number | undefined {
  if (day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59) return undefined;
  return Date.UTC(year, month - 1, day) + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return LONG_MONTHS.has(month) ? 31 : 30;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

const LONG_MONTHS: ReadonlySet<number> = new Set([1, 3, 5, 7, 8, 10, 12]);

/** An unbroken time between two changes of a zone’s clocks. */
type Span = { readonly from: number; readonly until: number; readonly offsetMs: number };

/** The latest span of each zone: a feed’s dates lie together. Zones are few; the bound is for safety. */
const spans = new Map<string, Span>();
const MAX_SPANS = 100;

function inZone(wall: WallTime, utc: number, timeZone: string): number | undefined {
  const span = spans.get(timeZone);
  const at = utc - (span?.offsetMs ?? 0);
  // No change moves the clocks by more than a day: further inside a span than that, a wall time means one instant.
  if (span !== undefined && at - DAY_MS >= span.from && at + DAY_MS < span.until) return at;
  const exact = instantOf(wall, timeZone);
  if (exact === undefined) return undefined;
  if (spans.size < MAX_SPANS || span !== undefined) spans.set(timeZone, spanAround(exact, timeZone));
  return exact;
}

function spanAround(at: number, timeZone: string): Span {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const before = zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const after = zoned.getTimeZoneTransition('next');
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: zoned.offsetNanoseconds / 1e6,
  };
}
