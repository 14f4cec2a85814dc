// When to ask a failing feed again: later and later, never never.
import { DAY_MS } from '#src/time.ts';
import { shareOf } from './interval.ts';

/** 288 × 5 minutes = a day. */
const LONGEST_BACKOFF = 288;
/** Gone, forbidden or not to be found so many times: once a day is often enough to see it come back. */
const REFUSALS_BEFORE_DAILY = 5;
const REFUSED: ReadonlySet<number> = new Set([401, 403, 404, 410]);
const JITTER = 0.1;

export type FeedFailure = {
  readonly feedId: string;
  readonly minIntervalMs: number;
  /** Earlier failures in a row. */
  readonly failedBefore: number;
  /** HTTP status of the answer, if there was one. */
  readonly status: number | undefined;
  /** The server's Retry-After. */
  readonly retryAfterMs: number | undefined;
};

/** Milliseconds until a failed feed is asked again: one pause, doubled each time up to a day; later when the server says so. */
export function feedBackoff({ feedId, minIntervalMs, failedBefore, status, retryAfterMs }: FeedFailure): number {
  const isRefused = REFUSED.has(status ?? 0) && failedBefore + 1 >= REFUSALS_BEFORE_DAILY;
  const factor = isRefused ? LONGEST_BACKOFF : Math.min(LONGEST_BACKOFF, 2 ** failedBefore);
  // A day at the latest, unless the operator's own shortest pause is longer.
  const doubled = Math.min(minIntervalMs * factor, Math.max(DAY_MS, minIntervalMs));
  const own = doubled * (1 + JITTER * shareOf(feedId));
  return Math.round(Math.max(own, Math.min(retryAfterMs ?? 0, DAY_MS)));
}
