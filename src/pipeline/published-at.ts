// When an article was published, of all who say so.
import { DAY_MS } from '#src/time.ts';

/** The first that says it: the page's own time, its feed's. A time in the future is a mistake: then, and when nobody says it, `now`. */
export function publishedAtOf(claims: readonly (number | undefined)[], now: number): number {
  const claimed = claims.find((claim) => claim !== undefined) ?? now;
  return claimed > now + DAY_MS ? now : claimed;
}
