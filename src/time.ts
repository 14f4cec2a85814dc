// Instants and Korean calendar time. The only file that knows Asia/Seoul; the rest of the program carries epoch milliseconds.
import type { ServerSettings } from './model-servers.ts';

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

/** Where and at which hour a server's digests come, and when nothing rings there. Two equal quiet hours are no time at all. */
export type SendingHours = Pick<ServerSettings, 'timeZone' | 'digestHour' | 'quietHours'>;

/**
 * When a digest is due that is opened at `at`: strictly later, at the next full hour of the zone, the next digest hour, or that of the
 * next Monday. One that would come in quiet hours waits for their end; until then it takes what still comes.
 */
export function nextDigestAt(mode: 'hourly' | 'daily' | 'weekly', at: number, hours: SendingHours): number {
  const loud = (slot: number): number => quietUntil(slot, hours) ?? slot;
  if (mode === 'hourly') return loud(nextFullHour(at, hours.timeZone));
  // The digest of the day before may be waiting for the end of the quiet hours still.
  const waiting = loud(nextSlot(mode, at - DAY_MS, hours));
  return waiting > at ? waiting : loud(nextSlot(mode, at, hours));
}

/** @returns the end of the quiet hours that `at` lies in; undefined when it lies in none */
export function quietUntil(at: number, { timeZone, quietHours }: SendingHours): number | undefined {
  if (quietHours === undefined) return undefined;
  const { from, to } = quietHours;
  const now = zonedAt(at, timeZone);
  const isQuiet = from < to ? now.hour >= from && now.hour < to : from !== to && (now.hour >= from || now.hour < to);
  if (!isQuiet) return undefined;
  const today = onDay(now.toPlainDate(), to, timeZone);
  return today > at ? today : onDay(now.toPlainDate().add({ days: 1 }), to, timeZone);
}

/** By the minutes that are left of the hour, not by the clock's face: an hour that comes twice has two beginnings. */
function nextFullHour(at: number, timeZone: string): number {
  const now = zonedAt(at, timeZone);
  const next = at - (at % MINUTE_MS) + (MINUTES_AN_HOUR - now.minute) * MINUTE_MS;
  // Lord Howe Island moves its clocks by half an hour.
  const { minute } = zonedAt(next, timeZone);
  return minute === 0 ? next : next + (MINUTES_AN_HOUR - minute) * MINUTE_MS;
}

const MINUTES_AN_HOUR = 60;

function nextSlot(mode: 'daily' | 'weekly', at: number, { timeZone, digestHour }: SendingHours): number {
  const today = zonedAt(at, timeZone).toPlainDate();
  const first = onDay(today, digestHour, timeZone) > at ? today : today.add({ days: 1 });
  const day = mode === 'daily' ? first : first.add({ days: (8 - first.dayOfWeek) % 7 });
  return onDay(day, digestHour, timeZone);
}

/** An hour that does not exist that day is the one after it, one that comes twice is the first. */
function onDay(day: Temporal.PlainDate, hour: number, timeZone: string): number {
  return day.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
}

function zonedAt(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}
