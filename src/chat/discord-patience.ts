// Waiting with an end: what Discord gives three seconds for must not depend on anything slower.
import { setTimeout as sleep } from 'node:timers/promises';

/** The value when it comes within `ms`, else undefined. A rejection in time is thrown; a later one is for the caller's own await. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  const stopped = new AbortController();
  const timer = sleep(ms, undefined, { signal: stopped.signal }).catch(() => undefined);
  try {
    return await Promise.race([promise, timer]);
  } finally {
    stopped.abort();
  }
}

/** Waits `ms`, or shorter when the signal says to stop. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
