// Instants and Korean calendar time. The only file that knows Asia/Seoul; the rest of the program carries epoch milliseconds.

export const SEOUL = 'Asia/Seoul';
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The clock as a plain parameter: epoch milliseconds now. */
export type Clock = () => number;

export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
};

/**
 * The instant at which clocks in `timeZone` show `wall`.
 * @returns epoch milliseconds; undefined when there is no such date (30 February) or zone
 */
export function instantOf(wall: WallTime, timeZone: string = SEOUL): number | undefined {
  try {
    return Temporal.ZonedDateTime.from({ ...wall, timeZone }, { overflow: 'reject' }).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** ISO-8601 with the zone's offset, whole seconds: `2018-05-29T23:22:00+09:00`. */
export function toIsoWithOffset(at: number, timeZone: string = SEOUL): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** `2018-05-29` on the calendar of `timeZone`. */
export function toCalendarDate(at: number, timeZone: string = SEOUL): string {
  return zonedAt(at, timeZone).toPlainDate().toString();
}

/** `2018-05-29 23:22` on the clocks of `timeZone`. */
export function toClockTime(at: number, timeZone: string = SEOUL): string {
  const zoned = zonedAt(at, timeZone);
  return `${zoned.toPlainDate().toString()} ${zoned.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** The calendar fields an instant has in `timeZone`. */
export function wallTimeOf(at: number, timeZone: string = SEOUL): Required<WallTime> {
  const { year, month, day, hour, minute, second } = zonedAt(at, timeZone);
  return { year, month, day, hour, minute, second };
}

/**
 * Midnight that starts a `YYYY-MM-DD` day.
 * @returns epoch milliseconds; undefined when the text is no such date
 */
export function parseCalendarDate(text: string, timeZone: string = SEOUL): number | undefined {
  const match = CALENDAR_DATE.exec(text.trim());
  if (match === null) return undefined;
  return instantOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }, timeZone);
}

/** Example: `2018-05-29`. */
const CALENDAR_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Korea has kept this offset, without summer time, since 1988. */
const SEOUL_OFFSET_MS = 9 * HOUR_MS;

/** Days since 1970 on Seoul's calendar: desks rest on its weekends, not on Greenwich's. */
export function seoulDay(at: number): number {
  return Math.floor((at + SEOUL_OFFSET_MS) / DAY_MS);
}

/** 1 = Monday … 7 = Sunday, of a day as `seoulDay` counts them: 1 January 1970 was a Thursday. */
export function weekdayOfDay(day: number): number {
  return ((day + 3) % 7) + 1;
}

/** The next full hour, the next 09:00 of a day, or the next Monday 09:00, strictly after `at`: when a digest is due. */
export function nextDigestAt(mode: 'hourly' | 'daily' | 'weekly', at: number, timeZone: string = SEOUL): number {
  const now = zonedAt(at, timeZone);
  if (mode === 'hourly')
    return now.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 1 }).epochMilliseconds;
  const today = now.withPlainTime({ hour: DIGEST_HOUR });
  const daily = Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 });
  if (mode === 'daily') return daily.epochMilliseconds;
  return daily.add({ days: (8 - daily.dayOfWeek) % 7 }).epochMilliseconds;
}

const DIGEST_HOUR = 9;

function zonedAt(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}
