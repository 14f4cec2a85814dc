// How a feed is: new, fine, failing, silent, gone. Owners are told once when it changes; nothing here decides when to ask again.
import type { FeedHealth } from '#src/model.ts';
import { DAY_MS, seoulDay } from '#src/time.ts';
import { restsAtWeekends, usualRate } from './arrivals.ts';
import type { FeedMemory } from './memory.ts';

/** One bad answer is no news; three in a row (half an hour with the usual pause) are. */
const ERRORS_OF_A_FAILING_FEED = 3;
const DAYS_OF_A_GONE_FEED = 3;

/** So many entries are missing by the usual rate: by chance once in a million. Two a day: after a week. */
const MISSING_OF_A_SILENT_FEED = 14;
/** A desk of seven days a week; one that rests at weekends has five days in a row without work at Chuseok and Seollal. */
const FEWEST_SILENT_DAYS = 3;
const FEWEST_WHEN_RESTING = 6;

/** With the usual five minutes, an hour: a server that stumbles all day is one piece of news. */
const PAUSES_OF_RECOVERY = 12;

export type HealthFacts = {
  readonly before: FeedHealth;
  /** Failures in a row, this poll included. */
  readonly errorCount: number;
  readonly isRead: boolean;
  readonly memory: FeedMemory;
  readonly minIntervalMs: number;
  readonly now: number;
};

export function healthOf({ before, errorCount, isRead, memory, minIntervalMs, now }: HealthFacts): FeedHealth {
  if (memory.goneDays.length >= DAYS_OF_A_GONE_FEED) return 'gone';
  if (errorCount >= ERRORS_OF_A_FAILING_FEED) return 'failing';
  if (errorCount > 0 || !isRead) return before;
  // While the links of a list page are learned, nothing is known but that it answers.
  if (memory.pattern?.isProven === false) return before;
  if (before === 'failing' && now - (memory.soundSince ?? now) < PAUSES_OF_RECOVERY * minIntervalMs) return before;
  return isSilent(memory, now) ? 'silent' : 'ok';
}

/** Whether a feed that used to bring something has brought nothing for too long. */
export function isSilent({ arrivals, lastArrivalAt }: FeedMemory, now: number): boolean {
  const rate = usualRate(arrivals);
  if (rate === undefined || rate === 0 || lastArrivalAt === null) return false;
  const days = (now - lastArrivalAt) / DAY_MS;
  const fewest = restsAtWeekends(arrivals) ? FEWEST_WHEN_RESTING : FEWEST_SILENT_DAYS;
  return days >= fewest && days * rate >= MISSING_OF_A_SILENT_FEED;
}

/** Notes a 410: gone for good is believed on the third day, since a server that is being moved says it for an hour. */
export function noteGone({ goneDays }: FeedMemory, now: number): readonly number[] {
  return [...new Set([...goneDays, seoulDay(now)])];
}
