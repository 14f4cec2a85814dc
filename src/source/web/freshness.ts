// How long a server calls its answer fresh, from Cache-Control and Expires (RFC 9111). A wish, not a rule: the caller caps it.
import { SECOND_MS } from '#src/time.ts';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** @returns milliseconds from `now`; undefined when nothing is said, or nothing that can be read */
export function freshFor(headers: Headers, now: number): number | undefined {
  const control = textOf(headers['cache-control']).toLowerCase();
  if (NO_REUSE.test(control)) return undefined;
  const seconds = MAX_AGE.exec(control)?.[1];
  if (seconds !== undefined) return Math.max(0, (Number(seconds) - ageOf(headers)) * SECOND_MS);
  const expires = Date.parse(textOf(headers['expires']));
  const date = Date.parse(textOf(headers['date']));
  // Against the server's own clock, which may be wrong by hours.
  return Number.isNaN(expires) ? undefined : Math.max(0, expires - (Number.isNaN(date) ? now : date));
}

/** `no-store`, `no-cache`: made for browsers; says nothing about when to come back. */
const NO_REUSE = /\bno-(?:store|cache)\b/;

/** `max-age=600`, not `s-maxage=600` */
const MAX_AGE = /(?:^|[\s,])max-age\s?=\s?"?(\d{1,10})/;

/** Seconds a cache on the way has held the answer already. */
function ageOf(headers: Headers): number {
  const age = Number(textOf(headers['age']));
  return Number.isFinite(age) ? Math.max(0, age) : 0;
}

function textOf(header: string | string[] | undefined): string {
  return (typeof header === 'string' ? header : (header?.[0] ?? '')).slice(0, 1_000);
}
