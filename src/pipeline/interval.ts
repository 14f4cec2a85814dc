// When to ask again: a feed by its own rhythm, a failed one later and later, never never. All of it scales with POLL_MIN_INTERVAL_MS.
import { createHash } from 'node:crypto';
import { DAY_MS } from '#src/time.ts';

/** A sound feed is asked once, twice or four intervals apart: news of today, of this week, older. */
const FACTOR_TODAY = 1;
const FACTOR_THIS_WEEK = 2;
const FACTOR_OLDER = 4;
const WEEK_MS = 7 * DAY_MS;

/** 288 × 5 minutes = a day. */
const LONGEST_BACKOFF = 288;
/** A page is tried again after a fifth of the interval: a minute, with 5 minutes between polls. */
const FIRST_PAGE_RETRY = 0.2;
/** 72 × 5 minutes = six hours. */
const LONGEST_PAGE_RETRY = 72;
const JITTER = 0.1;

export type Rhythm = {
  readonly feedId: string;
  readonly minIntervalMs: number;
  readonly newestEntryAt: number | undefined;
  readonly now: number;
};

/** Milliseconds until a sound feed is asked again, with a stable jitter so that a restart does not bunch the feeds. */
export function pollInterval({ feedId, minIntervalMs, newestEntryAt, now }: Rhythm): number {
  return Math.round(minIntervalMs * factorOf(newestEntryAt, now) * (1 + JITTER * shareOf(feedId)));
}

function factorOf(newestEntryAt: number | undefined, now: number): number {
  if (newestEntryAt === undefined || now - newestEntryAt < DAY_MS) return FACTOR_TODAY;
  return now - newestEntryAt < WEEK_MS ? FACTOR_THIS_WEEK : FACTOR_OLDER;
}

/** A number from 0 to 1 that belongs to the feed. */
function shareOf(feedId: string): number {
  return createHash('sha256').update(feedId).digest().readUInt16BE(0) / 0xff_ff;
}

export type Failure = {
  readonly minIntervalMs: number;
  readonly failedBefore: number;
  readonly retryAfterMs: number | undefined;
};

/** Milliseconds until a failed feed is asked again: doubled each time up to a day, later when the server says so. */
export function feedBackoff({ minIntervalMs, failedBefore, retryAfterMs }: Failure): number {
  const own = minIntervalMs * Math.min(LONGEST_BACKOFF, 2 ** failedBefore);
  return Math.max(own, Math.min(retryAfterMs ?? 0, DAY_MS));
}

/** Milliseconds until a page is tried again: within minutes at first, hours apart at last. */
export function pageBackoff({ minIntervalMs, failedBefore, retryAfterMs }: Failure): number {
  const own = minIntervalMs * Math.min(LONGEST_PAGE_RETRY, FIRST_PAGE_RETRY * 2 ** failedBefore);
  return Math.max(own, Math.min(retryAfterMs ?? 0, DAY_MS));
}

const FIRST_SEND_RETRY_MS = 1_000;
const LONGEST_SEND_RETRY_MS = 600_000;

/** Milliseconds until a message is tried again when the platform names no time. */
export function sendBackoff(attempts: number): number {
  return Math.min(LONGEST_SEND_RETRY_MS, FIRST_SEND_RETRY_MS * 2 ** attempts);
}
