// How much a feed brings: arrivals a calendar day over the last weeks. The rhythm of polling and the silence alarm both stand on it.
import { seoulDay, weekdayOfDay } from '#src/time.ts';

/** As `seoulDay` counts them. */
export type CalendarDay = number;
export type Arrivals = readonly (readonly [day: CalendarDay, count: number])[];

/** Four weeks and the week that may be silent. */
export const CALENDAR_DAYS_KEPT = 40;

/**
 * Adds arrivals to the day they were published; without a date they count as of now.
 * A new feed brings its past at once: what it published last week counts for last week.
 */
export function addArrivals(arrivals: Arrivals, times: readonly number[], now: number): Arrivals {
  const today = seoulDay(now);
  const oldest = today - CALENDAR_DAYS_KEPT + 1;
  const counts = new Map(arrivals);
  for (const at of times) {
    const day = Math.min(today, seoulDay(at));
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts].filter(([day]) => day >= oldest && day <= today).sort(([one], [other]) => one - other);
}

/** Arrivals of the last `days` days, today included. */
export function countArrivals(arrivals: Arrivals, days: number, now: number): number {
  const first = seoulDay(now) - days + 1;
  return arrivals.reduce((sum, [day, count]) => (day >= first ? sum + count : sum), 0);
}

/** Days over which a rate is taken; fewer than a week of knowledge tells no rhythm. */
const RATE_DAYS = 28;
const FEWEST_DAYS = 7;

/**
 * Usual arrivals a day in the four weeks that ended with the last arrival.
 * @returns undefined while there is less than a week to judge by
 */
export function usualRate(arrivals: Arrivals): number | undefined {
  const first = arrivals[0]?.[0];
  const last = arrivals.at(-1)?.[0];
  if (first === undefined || last === undefined) return undefined;
  const days = Math.min(RATE_DAYS, last - first + 1);
  if (days < FEWEST_DAYS) return undefined;
  const sum = arrivals.reduce((total, [day, count]) => (day > last - days ? total + count : total), 0);
  return sum / days;
}

const SATURDAY = 6;
const isWeekend = (day: CalendarDay): boolean => weekdayOfDay(day) >= SATURDAY;

/** Whether it usually brings nothing on Saturdays and Sundays, as desks of five days a week do. */
export function restsAtWeekends(arrivals: Arrivals): boolean {
  const last = arrivals.at(-1)?.[0] ?? 0;
  const busy = new Set(arrivals.map(([day]) => day));
  const weekends = Array.from({ length: RATE_DAYS }, (_, index) => last - index).filter(isWeekend);
  const busyWeekends = weekends.filter((day) => busy.has(day));
  return busyWeekends.length * 2 < weekends.length;
}
