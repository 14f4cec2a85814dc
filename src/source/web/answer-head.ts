// What the head of an answer says before a byte of its body is read: where it sends us, and whether it can be text at all.
import type { Dispatcher } from 'undici';
import { FetchError } from '#src/errors.ts';

type Head = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'>;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** Where an answer sends us; undefined when it is the answer itself. */
export function locationOf({ statusCode, headers }: Head): string | undefined {
  return REDIRECTS.has(statusCode) ? listOf(headers['location'])[0] : undefined;
}

export function isPermanentRedirect(statusCode: number): boolean {
  return PERMANENT.has(statusCode);
}

/**
 * Pictures, films and archives are no articles; they are refused before a byte of them is read.
 * @throws FetchError `content_type`
 */
export function requireReadable(contentType: string | undefined): void {
  if (contentType === undefined || !UNREADABLE.test(contentType.trim())) return;
  throw new FetchError('content_type', 'no text', { facts: { contentType: contentType.slice(0, 100) } });
}

/** `image/png`, `application/pdf`, `application/vnd.openxmlformats-…`; octet-stream is what careless servers call a feed. */
const UNREADABLE =
  /^(?:image\/(?!svg)|video\/|audio\/|font\/|application\/(?:pdf|zip|x-zip|gzip|x-gzip|x-hwp|haansofthwp|msword|vnd\.(?:ms-|openxml|hancom)|java-archive))/i;

/** A header that may stand in an answer several times. */
export function listOf(header: string | string[] | undefined): readonly string[] {
  if (header === undefined) return [];
  return typeof header === 'string' ? [header] : header;
}
