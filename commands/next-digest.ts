// When the next digest of a server comes, as it is to be told to people: on its own clocks.
import type { ServerSettings } from '#src/model-servers.ts';
import { nextDigestAt, toClockTime } from '#src/time.ts';

/** `2026-11-21 09:00`, on the clocks of the server. */
export function nextDigestClock(mode: 'daily' | 'weekly', settings: ServerSettings, now: number): string {
  return toClockTime(nextDigestAt(mode, now, settings), settings.timeZone);
}
