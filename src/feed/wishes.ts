// What a server and a feed ask for: not before so long, not in these hours, not on these days. Honoured within reason: a news feed
// that asks to be left alone for a day is asked after an hour all the same.
import { DAY_MS, HOUR_MS, MINUTE_MS, weekdayOfDay } from '#src/time.ts';
import type { FeedMemory } from './memory.ts';

/** Miniflux caps at 24 h; news of an hour ago is late already. */
const LONGEST_REST_MS = HOUR_MS;

/** The longest of ttl, max-age and Expires, at most an hour. */
export function restWished({ ttlMinutes }: Pick<FeedMemory, 'ttlMinutes'>, freshForMs: number | undefined): number {
  return Math.min(LONGEST_REST_MS, Math.max((ttlMinutes ?? 0) * MINUTE_MS, freshForMs ?? 0));
}

/** A weekend: longer than two days no news feed is left alone, whatever it forbids. */
const MOST_HOURS = 48;

/**
 * The first instant at or after `at` that lies in none of the hours (GMT) and days (GMT, 1 = Monday) the feed wants to be left alone in,
 * two days later at the latest.
 * @returns `at` itself when the feed forbids every hour, or every day: that is a mistake of its author
 */
export function afterSkipped({ skipHours, skipDays }: Pick<FeedMemory, 'skipHours' | 'skipDays'>, at: number): number {
  if (skipHours.length === 0 && skipDays.length === 0) return at;
  if (skipHours.length >= 24 || skipDays.length >= 7) return at;
  let tried = at;
  for (let step = 0; step < MOST_HOURS; step += 1) {
    const hour = Math.floor(tried / HOUR_MS);
    if (!skipHours.includes(hour % 24) && !skipDays.includes(weekdayOf(tried))) return tried;
    tried = (hour + 1) * HOUR_MS;
  }
  return tried;
}

function weekdayOf(at: number): number {
  return weekdayOfDay(Math.floor(at / DAY_MS));
}
