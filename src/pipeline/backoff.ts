// When to try a page or a message again: soon at first, later and later, never never. Feeds have their own rules (src/feed/backoff.ts).
import { DAY_MS } from '#src/time.ts';

/** A page is tried again after a fifth of the interval: a minute, with 5 minutes between polls. */
const FIRST_PAGE_RETRY = 0.2;
/** 72 × 5 minutes = six hours. */
const LONGEST_PAGE_RETRY = 72;

export type PageFailure = {
  readonly minIntervalMs: number;
  readonly failedBefore: number;
  readonly retryAfterMs: number | undefined;
};

/** Milliseconds until a page is tried again: within minutes at first, hours apart at last. */
export function pageBackoff({ minIntervalMs, failedBefore, retryAfterMs }: PageFailure): number {
  const own = minIntervalMs * Math.min(LONGEST_PAGE_RETRY, FIRST_PAGE_RETRY * 2 ** failedBefore);
  return Math.max(own, Math.min(retryAfterMs ?? 0, DAY_MS));
}

const FIRST_SEND_RETRY_MS = 1_000;
const LONGEST_SEND_RETRY_MS = 600_000;

/** Milliseconds until a message is tried again when the platform names no time. */
export function sendBackoff(attempts: number): number {
  return Math.min(LONGEST_SEND_RETRY_MS, FIRST_SEND_RETRY_MS * 2 ** attempts);
}
