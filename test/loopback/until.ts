// Waiting in tests: for a condition, with a deadline and words when it does not come. Never a sleep that hopes.
import { setTimeout as delay } from 'node:timers/promises';

/** Only tells never from late, also where a busy machine stands still for a while. */
const PATIENCE_MS = 60_000;

/**
 * Polls until `probe` gives something.
 * @param what named in the error when the deadline passes
 * @param probe undefined or false means not yet; a rejection is a failure at once
 */
export async function until<Found>(
  what: string,
  probe: () => Found | undefined | false | Promise<Found | undefined | false>,
  deadlineMs = PATIENCE_MS,
): Promise<Found> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`waited ${deadlineMs} ms in vain for ${what}`);
    await delay(25);
  }
}

/** A short quiet time in which something must not happen. */
export async function quiet(milliseconds: number): Promise<void> {
  await delay(milliseconds);
}
