// Reads how a feed asks to be polled: ttl, skipHours and skipDays of RSS 2.0, the syndication module of RSS 1.0.
// Never believes a number that cannot be: what makes no sense is no wish.
import { DAY_MS, HOUR_MS } from '#src/time.ts';
import type { FeedWishes } from './feed-document.ts';

export const NO_WISHES: FeedWishes = {
  ttlMinutes: undefined,
  skipHours: [],
  skipDays: [],
  updatePeriodMs: undefined,
};

/** @param words of the feed, by name: `ttl`, `skipHours` (`0 1 24`), `skipDays` (`Saturday Sunday`), `updatePeriod`, `updateFrequency` */
export function readWishes(words: ReadonlyMap<string, string>): FeedWishes {
  return {
    ttlMinutes: positive(words.get('ttl')),
    skipHours: ascending(listOf(words.get('skipHours')).map(hourOf)),
    skipDays: ascending(listOf(words.get('skipDays')).map(dayOf)),
    updatePeriodMs: periodOf(words.get('updatePeriod'), words.get('updateFrequency')),
  };
}

function positive(word: string | undefined): number | undefined {
  const number = Number(word);
  return Number.isFinite(number) && number > 0 ? number : undefined;
}

/** A full list has 24 hours; some feeds say each twice. */
const MAX_LIST = 100;
const SEPARATORS = /[\s,;]+/;

function listOf(words: string | undefined): readonly string[] {
  return (words ?? '').split(SEPARATORS, MAX_LIST);
}

function ascending(numbers: readonly (number | undefined)[]): readonly number[] {
  const known = new Set(numbers.filter((number) => number !== undefined));
  return [...known].toSorted((one, other) => one - other);
}

/** RSS 0.91 counts 1 to 24, RSS 2.0 counts 0 to 23: 24 is midnight either way. */
function hourOf(word: string): number | undefined {
  return HOUR.test(word) ? Number(word) % 24 : undefined;
}

/** `0`, `07`, `24` */
const HOUR = /^(?:[01]?\d|2[0-4])$/;

function dayOf(word: string): number | undefined {
  const at = WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase());
  return at < 0 ? undefined : at + 1;
}

const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The module’s defaults: daily, once. */
function periodOf(period: string | undefined, frequency: string | undefined): number | undefined {
  if (period === undefined && frequency === undefined) return undefined;
  const periodMs = PERIODS_MS.get((period ?? 'daily').toLowerCase());
  return periodMs === undefined ? undefined : Math.round(periodMs / Math.max(1, positive(frequency) ?? 1));
}

const PERIODS_MS: ReadonlyMap<string, number> = new Map([
  ['hourly', HOUR_MS],
  ['daily', DAY_MS],
  ['weekly', 7 * DAY_MS],
  ['monthly', 30 * DAY_MS],
  ['yearly', 365 * DAY_MS],
]);
