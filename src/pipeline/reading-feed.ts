// The work of a worker thread on one source: the bytes of a feed or of a list page to its entries and what it says of itself.
// Imports only pure code; holds no state between two tasks.
import { classify } from '#src/article/classify.ts';
import type { FeedMemory } from '#src/feed/memory.ts';
import type { Entry, Feed } from '#src/model.ts';
import { decode, type Decoded } from '#src/source/decode.ts';
import { discoverFeeds, type FeedCandidate } from '#src/source/discover-feeds.ts';
import type { FeedHead } from '#src/source/feed-document/feed-document.ts';
import { parseFeed, toEntries } from '#src/source/parse-feed.ts';
import { parseList } from '#src/source/parse-list.ts';
import { boundEntries } from './bounds.ts';
import { keyEntries, type KeyedEntry } from './entry-key.ts';

export type FeedTask = {
  readonly bytes: Uint8Array;
  readonly url: string;
  /** Headers as received. */
  readonly contentType: string | undefined;
  readonly contentLocation: string | undefined;
  readonly contentLanguage: string | undefined;
  readonly kind: Feed['kind'];
  readonly charset: string | undefined;
  readonly timeZone: string;
  readonly now: number;
  /** Of a list page: the form of link that is known to be its articles'. */
  readonly pattern: string | undefined;
  /** Whether to say which entries look as if they were about smart cities: for people who think of adding the source. */
  readonly isPreview: boolean;
};

export type ReadFeed = {
  readonly kind: 'entries';
  readonly title: string;
  readonly charset: string;
  /** How many characters could not be decoded. */
  readonly replacementCount: number;
  readonly language: string | undefined;
  /** Oldest first, each under its keys. */
  readonly entries: readonly KeyedEntry[];
  /** Of a list page: the form of link its entries share. */
  readonly pattern: string | undefined;
  /** How it asks to be polled. */
  readonly wishes: Pick<FeedMemory, 'ttlMinutes' | 'skipHours' | 'skipDays' | 'hubUrl'>;
  /** Titles that look relevant, newest first; empty unless it is a preview. */
  readonly relevantTitles: readonly string[];
};

export type FeedReading =
  | ReadFeed
  | { readonly kind: 'not-a-feed'; readonly reason: string; readonly candidates: readonly FeedCandidate[] };

/** A fetched feed, or the list page of a `page` source. */
export async function readFeed(task: FeedTask): Promise<FeedReading> {
  return task.kind === 'feed' ? readDocument(task) : readList(task);
}

async function readDocument(task: FeedTask): Promise<FeedReading> {
  const { bytes, ...given } = task;
  const parsed = await parseFeed(bytes, given);
  if (parsed.kind === 'not-a-feed') return notAFeed(parsed.reason, task, textOf(task));
  const { feed, encoding, replacementCount } = parsed.document;
  const entries = boundEntries(toEntries(parsed.document, { feedUrl: task.url, now: task.now }));
  return {
    kind: 'entries',
    title: feed.title ?? '',
    charset: encoding,
    replacementCount,
    language: feed.language,
    entries: keyEntries(entries),
    pattern: undefined,
    wishes: wishesOf(feed),
    relevantTitles: task.isPreview ? relevantTitles(entries) : [],
  };
}

function readList(task: FeedTask): FeedReading {
  const { url, timeZone, now, pattern } = task;
  const decoded = textOf(task);
  const list = parseList({ html: decoded.text, url, timeZone, now, pattern });
  if (list.pattern === undefined) return notAFeed('no article links found on the page', task, decoded);
  return {
    kind: 'entries',
    title: list.title ?? '',
    charset: decoded.encoding,
    replacementCount: decoded.replacementCount,
    language: undefined,
    entries: keyEntries(boundEntries(list.entries)),
    pattern: list.pattern,
    wishes: NO_WISHES,
    relevantTitles: task.isPreview ? relevantTitles(list.entries) : [],
  };
}

function textOf({ bytes, contentType, charset }: FeedTask): Decoded {
  return decode(bytes, { contentType, hint: charset });
}

function notAFeed(reason: string, { url }: FeedTask, { text }: Decoded): FeedReading {
  return { kind: 'not-a-feed', reason, candidates: discoverFeeds({ html: text, url }) };
}

const NO_WISHES = { ttlMinutes: null, skipHours: [], skipDays: [], hubUrl: null } as const;

function wishesOf({ ttlMinutes, skipHours, skipDays, hubUrl }: FeedHead): ReadFeed['wishes'] {
  return { ttlMinutes: ttlMinutes ?? null, skipHours, skipDays, hubUrl: hubUrl ?? null };
}

/** A preview of a long feed needs no more. */
const MOST_PREVIEWED = 200;

function relevantTitles(entries: readonly Entry[]): readonly string[] {
  return entries
    .slice(-MOST_PREVIEWED)
    .toReversed()
    .filter(({ title, text }) => classify({ title, lead: text.slice(0, 500), body: text }).relevance !== 'no')
    .map(({ title }) => title);
}
