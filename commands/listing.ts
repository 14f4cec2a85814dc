// Keeps what a paged list shows, so that its buttons work after a restart too.
// The state is the invocation itself: each page is asked from the archive anew, nothing of the answer is stored.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Invocation, Paging } from '#src/chat/command.ts';
import type { PageRequest, PageResult } from '#src/store/paging.ts';
import type { CommandContext, Listing } from './command.ts';

const listingSchema = z.object({
  command: z.string(),
  options: z.record(z.string(), z.union([z.string(), z.number()])),
  locale: z.enum(['ko', 'en']),
  userId: z.string(),
  madeAt: z.number(),
  starts: z.array(z.string()).optional(),
});

/** Pages are counted from 0, as the platforms do it in `Paging`. */
export const FIRST_PAGE = 0;

type PagePlace = { readonly page: number; readonly pageCount: number };

/** The state of a list that is made now. */
export function newListing({ command, options }: Invocation, { caller, now }: CommandContext): Listing {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { command, options: Object.fromEntries(given), locale: caller.locale, userId: caller.userId, madeAt: now };
}

/**
 * Where a list stands; stores its state when there is a page to turn to.
 * @returns undefined when everything is on one page
 */
export async function rememberListing(
  listing: Listing,
  { page, pageCount }: PagePlace,
  { store, now }: CommandContext,
): Promise<Paging | undefined> {
  if (pageCount < 2) return undefined;
  // The key stays the same as pages are turned: buttons of every page find what the others have learnt.
  const { starts, ...made } = listing;
  const listingKey = createHash('sha256').update(JSON.stringify(made)).digest('base64url').slice(0, KEY_LENGTH);
  await store.remember(`${LISTING}${listingKey}`, JSON.stringify({ ...made, starts }), now);
  return { listingKey, page, pageCount };
}

/** 96 bits: url-safe, at most 24 characters, and no two lists meet by accident. */
const KEY_LENGTH = 16;
const LISTING = 'listing:';

/** The state behind a listing key; undefined when it was forgotten or never was. */
export async function recallListing(listingKey: string, { store }: CommandContext): Promise<Listing | undefined> {
  const state = await store.recall(`${LISTING}${listingKey}`);
  if (state === undefined) return undefined;
  const parsed = listingSchema.safeParse(parseJson(state));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Window = { readonly offset: number; readonly limit: number };

/**
 * One page of something that is counted only while it is read. A page past the end (rows have gone since) becomes the last one.
 * @param wanted number of the page, as in `Paging`
 */
export async function pagesOf<Result extends { readonly total: number }>(
  wanted: number,
  pageSize: number,
  read: (window: Window) => Promise<Result>,
): Promise<{ readonly page: PagePlace; readonly result: Result }> {
  const first = Math.max(FIRST_PAGE, Number.isSafeInteger(wanted) ? wanted : FIRST_PAGE);
  const windowOf = (page: number) => ({ offset: (page - FIRST_PAGE) * pageSize, limit: pageSize });
  const result = await read(windowOf(first));
  const pageCount = Math.max(1, Math.ceil(result.total / pageSize));
  const last = FIRST_PAGE + pageCount - 1;
  if (first <= last) return { page: { page: first, pageCount }, result };
  return { page: { page: last, pageCount }, result: await read(windowOf(last)) };
}

type Turned<Result> = { readonly page: PagePlace; readonly result: Result; readonly listing: Listing };
type Read<Result> = { readonly pageSize: number; readonly read: (request: PageRequest) => Promise<Result> };

/**
 * One page of something whose pages follow each other. A page that nobody has turned to yet becomes the last that was reached, and so does
 * one whose rows have gone since.
 * @returns `listing` knows where the next page begins
 */
export async function turnPages<
  Result extends PageResult & { readonly hits: readonly unknown[]; readonly reach?: number },
>(listing: Listing, wanted: number, { pageSize, read }: Read<Result>): Promise<Turned<Result>> {
  const starts = listing.starts ?? [];
  const sought = Math.max(FIRST_PAGE, Number.isSafeInteger(wanted) ? wanted : FIRST_PAGE);
  const page = Math.min(sought, FIRST_PAGE + starts.length);
  const result = await read({ after: starts[page - FIRST_PAGE - 1], limit: pageSize });
  const { hits, next, total, reach = total } = result;
  if (hits.length === 0 && page > FIRST_PAGE) return turnPages(listing, page - 1, { pageSize, read });
  const before = starts.slice(0, page - FIRST_PAGE);
  const pages = page - FIRST_PAGE + 1;
  if (next === undefined) return { page: { page, pageCount: pages }, result, listing: { ...listing, starts: before } };
  const pageCount = Math.max(pages + 1, Math.ceil(reach / pageSize));
  const known = [...before, next, ...starts.slice(pages)];
  return { page: { page, pageCount }, result, listing: { ...listing, starts: known } };
}
