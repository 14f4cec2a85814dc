// Names what went wrong with a fetch. Every way to fail becomes one FetchError with a code; nothing else leaves the client.
import { FetchError } from '#src/errors.ts';
import { DAY_MS, SECOND_MS } from '#src/time.ts';

/** Anything thrown by undici, Node's sockets or zlib; a FetchError inside it is the reason and comes out. */
export function toFetchError(error: unknown, url: string): FetchError {
  const known = findFetchError(error);
  if (known !== undefined) return known;
  const code = codeOf(error);
  const facts = { url, cause: code };
  if (TIMEOUTS.has(code)) return new FetchError('timeout', 'no answer in time', { facts, cause: error });
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT') || code.startsWith('ERR_BROTLI'))
    return new FetchError('encoding', 'the body is damaged', { facts, cause: error });
  return new FetchError('network', 'the server cannot be reached', { facts, cause: error });
}

const TIMEOUTS: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

function findFetchError(error: unknown): FetchError | undefined {
  let at = error;
  for (let depth = 0; depth < 5; depth += 1) {
    if (at instanceof FetchError) return at;
    if (!(at instanceof Error)) return undefined;
    at = at.cause;
  }
  return undefined;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : error.name;
}

/**
 * An answer that is not the document: `facts.status`, and `facts.retryAfterMs` when the server says when to come back.
 * @param header of the answer, by lower-case name
 */
export function statusError(status: number, header: (name: string) => string | undefined, now: number): FetchError {
  const isChallenge = header('cf-mitigated') === 'challenge';
  const words = isChallenge ? ' and wants a browser (Cloudflare): ask the site to let Citybeat in' : '';
  return new FetchError('status', `the server answered ${status}${words}`, {
    facts: { status, retryAfterMs: parseRetryAfter(header('retry-after'), now) },
  });
}

/**
 * Whether a failure may be our own network's: nothing out there said a word. A refused connection is a word; a certificate that is
 * wrong may be that of a hotel's sign-in page, or seem wrong to a clock that is.
 */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof FetchError)) return false;
  if (error.code === 'robots_unknown') return isUnreachable(error.cause);
  return error.code === 'timeout' || (error.code === 'network' && UNREACHABLE.test(String(error.facts['cause'])));
}

/** `ENOTFOUND`, `EAI_AGAIN`, `ERR_TLS_CERT_ALTNAME_INVALID`, `CERT_NOT_YET_VALID` */
const UNREACHABLE =
  /^(?:ENOTFOUND|EAI_\w+|ENET(?:UNREACH|DOWN)|EHOST(?:UNREACH|DOWN)|EADDRNOTAVAIL|ERR_(?:TLS|SSL)_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;

/**
 * Retry-After in seconds or as a date.
 * @returns milliseconds from `now`, at most a day; undefined when the header is absent or unreadable
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const at = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  const wait = SECONDS.test(text) ? Number(text) * SECOND_MS : at - now;
  return Number.isNaN(wait) ? undefined : Math.min(DAY_MS, Math.max(0, wait));
}

/** `120` */
const SECONDS = /^\d{1,10}$/;

/** `Wed, 21 Oct 2026 07:28:00 GMT` */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
