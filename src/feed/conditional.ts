// Whether to ask "only if it changed", and whether a server's "not modified" can be believed.
// Validators are echoed byte for byte, to the address that gave them, to the code that read what they stand for.
import { DAY_MS } from '#src/time.ts';
import type { FeedMemory } from './memory.ts';

/** Raised when parsing gives other entries for the same bytes: then every feed is read anew once. */
export const READING_VERSION = 1;

/** Some servers answer 304 for ever: once a week a whole document is asked for. */
const LONGEST_WITHOUT_DOCUMENT_MS = 7 * DAY_MS;

export type Validators = {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly bodyHash: string | undefined;
};

export const NO_VALIDATORS: Validators = { etag: undefined, lastModified: undefined, bodyHash: undefined };

export type Condition = {
  readonly url: string;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
};

/** What to send along; undefined for a request without conditions. */
export function conditionFor(memory: FeedMemory, validators: Validators, now: number): Condition | undefined {
  const { etag, lastModified } = validators;
  if (!isComparable(memory) || memory.isValidatorDistrusted || memory.validatorUrl === null) return undefined;
  if (now - memory.lastDocumentAt >= LONGEST_WITHOUT_DOCUMENT_MS) return undefined;
  if (etag === undefined && lastModified === undefined) return undefined;
  return { url: memory.validatorUrl, etag, lastModified };
}

/** Whether what was read before says anything about what would be read now: another parser, or links that are still being learned, need the document. */
export function isComparable(memory: FeedMemory): boolean {
  return memory.readingVersion === READING_VERSION && memory.pattern?.isProven !== false;
}

/** The same validators, another document with something new in it: such a server would have said "not modified". */
export function hasLied(
  before: Validators,
  after: Validators,
  { arrivedCount, isFirst }: { readonly arrivedCount: number; readonly isFirst: boolean },
): boolean {
  if (isFirst || arrivedCount === 0 || before.bodyHash === after.bodyHash) return false;
  if (before.etag !== undefined || after.etag !== undefined) return before.etag === after.etag;
  return before.lastModified !== undefined && before.lastModified === after.lastModified;
}
