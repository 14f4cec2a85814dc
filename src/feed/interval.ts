// When to ask a sound feed again: by its own rhythm, before its window rolls over, as the server wishes, within POLL_MIN_INTERVAL_MS.
// Deterministic: the same feed at the same time gives the same answer on every machine.
import { createHash } from 'node:crypto';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { countArrivals } from './arrivals.ts';
import type { FeedMemory } from './memory.ts';
import { afterSkipped, restWished } from './wishes.ts';

const WEEK_MS = 7 * DAY_MS;
const WEEK_DAYS = 7;
/** Twice for each entry it brings: an entry waits half its distance to the next at most. */
const POLLS_AN_ENTRY = 2;
/** Half of the time in which the window rolls over leaves a whole poll to fail. */
const SHARE_OF_ROLLOVER = 0.5;
const USUAL_MIN_MS = 5 * MINUTE_MS;
const USUAL_MAX_MS = 6 * HOUR_MS;
const JITTER = 0.1;

export type PollPlan = {
  readonly feedId: string;
  readonly memory: FeedMemory;
  /** The owner's own interval: wins over rhythm and wishes. */
  readonly ownIntervalMs: number | undefined;
  readonly minIntervalMs: number;
  /** From the answer's Cache-Control or Expires. */
  readonly freshForMs: number | undefined;
  readonly startedAt: number;
};

/** Epoch ms of the next poll. Counted from the start of the last one, so that a slow server is not asked less often. */
export function nextPollAt({ feedId, memory, ownIntervalMs, minIntervalMs, freshForMs, startedAt }: PollPlan): number {
  const rhythm = ownIntervalMs ?? pollInterval(memory, minIntervalMs, startedAt);
  const jittered = Math.round(rhythm * (1 + JITTER * shareOf(feedId)));
  if (ownIntervalMs !== undefined) return startedAt + jittered;
  return afterSkipped(memory, startedAt + Math.max(jittered, restWished(memory, freshForMs)));
}

/** Milliseconds between two polls that a feed's own rhythm and window ask for, before jitter and wishes. */
export function pollInterval(memory: FeedMemory, minIntervalMs: number, now: number): number {
  // A list page is not followed until its links are proven by a second look: that look comes soon.
  if (memory.pattern?.isProven === false) return minIntervalMs;
  const weekly = Math.max(1, countArrivals(memory.arrivals, WEEK_DAYS, now));
  const byRhythm = WEEK_MS / (weekly * POLLS_AN_ENTRY);
  const byWindow = (memory.rollover?.ms ?? Number.POSITIVE_INFINITY) * SHARE_OF_ROLLOVER;
  return Math.max(minIntervalMs, Math.min(longestInterval(minIntervalMs), byRhythm, byWindow));
}

/**
 * Six hours with the usual five minutes. Who asks for news sooner shortens the long end even more than the short one (a quarter of an
 * hour with a minute, two seconds with a second): an operator who wants to hear at once wants it of quiet feeds too.
 */
function longestInterval(minIntervalMs: number): number {
  const haste = Math.min(1, minIntervalMs / USUAL_MIN_MS);
  return Math.max(2 * minIntervalMs, USUAL_MAX_MS * haste * haste);
}

/** Entries may be lost between two polls even at the shortest pause: only more feeds (sections) or a shorter pause help. */
export function isWindowTooShort({ rollover }: FeedMemory, minIntervalMs: number): boolean {
  return rollover !== null && rollover.ms * SHARE_OF_ROLLOVER < minIntervalMs;
}

/** A number from 0 to 1 that belongs to the feed, so that a restart does not bunch the feeds. */
export function shareOf(feedId: string): number {
  return createHash('sha256').update(feedId).digest().readUInt16BE(0) / 0xff_ff;
}
