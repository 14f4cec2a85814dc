// One poll of one feed, top to bottom: fetch, parse, remember what is new, settle last. Never reads an article's page.
// Whatever goes wrong is this feed's recorded error; nothing leaves this file.
import { createHash } from 'node:crypto';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import { describeError, FetchError, ParseError } from '#src/errors.ts';
import type { Entry } from '#src/model.ts';
import type { FeedState, NewEntry } from '#src/store/store.ts';
import type { ReadContext } from './context.ts';
import { feedBackoff, pollInterval } from './interval.ts';

/** A feed that the store has leased to us. */
export async function pollFeed(feed: FeedState, context: ReadContext): Promise<void> {
  const { store, clock, onStep } = context;
  const startedAt = clock();
  const log = context.log.child({ feed: feed.id });
  onStep('feed-claimed');
  try {
    const document = await fetchFeed(feed, context);
    onStep('feed-fetched');
    if (document.kind === 'not-modified') {
      await store.settleFeed(
        feed.id,
        { kind: 'not-modified', nextPollAt: nextPoll(feed, feed.newestEntryAt, context) },
        clock(),
      );
      onStep('feed-settled');
      log.debug({ ms: clock() - startedAt }, 'feed unchanged');
      return;
    }
    const entries = await parseEntries(feed, document, context);
    const fresh = await store.recordEntries(feed.id, toNewEntries(feed, entries), clock());
    onStep('entries-recorded');
    const newestEntryAt =
      Math.max(feed.newestEntryAt ?? 0, ...entries.map((entry) => entry.publishedAt ?? 0)) || undefined;
    const nextPollAt = nextPoll(feed, newestEntryAt, context);
    // Last, when its entries are durable: a crash before this line only means that the feed is read once more.
    await store.settleFeed(feed.id, { kind: 'read', validators: document.validators, nextPollAt }, clock());
    onStep('feed-settled');
    log.info({ entries: entries.length, fresh: fresh.length, ms: clock() - startedAt }, 'feed read');
  } catch (error) {
    if (context.signal.aborted) return;
    await settleFailure(feed, error, context);
    log.warn({ error: describeError(error), failedBefore: feed.errorCount, ms: clock() - startedAt }, 'feed failed');
  }
}

type FetchedFeed =
  | { readonly kind: 'not-modified' }
  | {
      readonly kind: 'document';
      readonly bytes: Uint8Array;
      readonly contentType: string | undefined;
      readonly finalUrl: string;
      readonly validators: FeedState['validators'];
    };

async function fetchFeed(feed: FeedState, { web, gate, signal }: ReadContext): Promise<FetchedFeed> {
  const { etag, lastModified, bodyHash } = feed.validators;
  const answer = await gate.run(
    feed.url,
    () => web.fetchDocument(feed.url, { kind: 'feed', validators: { etag, lastModified }, signal }),
    signal,
  );
  if (answer.kind === 'not-modified') return answer;
  const hash = createHash('sha256').update(answer.bytes).digest('base64url');
  // Many servers send the same bytes with 200 for ever: unchanged bytes need no parsing.
  if (hash === bodyHash) return { kind: 'not-modified' };
  const validators = { etag: answer.etag, lastModified: answer.lastModified, bodyHash: hash };
  return {
    kind: 'document',
    bytes: answer.bytes,
    contentType: answer.contentType,
    finalUrl: answer.finalUrl,
    validators,
  };
}

async function parseEntries(
  feed: FeedState,
  document: FetchedFeed & { kind: 'document' },
  context: ReadContext,
): Promise<readonly Entry[]> {
  const { bytes, contentType, finalUrl } = document;
  const { kind, charset, timeZone } = feed;
  const reading = await context.reader.readFeed({
    bytes,
    url: finalUrl,
    contentType,
    kind,
    charset,
    timeZone,
    now: context.clock(),
  });
  if (reading.kind === 'not-a-feed') throw new ParseError('not_a_feed', `${feed.url} is no feed: ${reading.reason}`);
  return reading.entries;
}

/**
 * Each entry under its key, and whether it may be told. At the first poll only what was published after the feed became
 * known here may: the rest was there before anybody asked, and fifty cards at once help nobody.
 */
function toNewEntries(feed: FeedState, entries: readonly Entry[]): readonly NewEntry[] {
  const isFirst = feed.firstReadAt === undefined;
  return entries.flatMap((entry) => {
    const urlKey = canonicalUrl(entry.url);
    if (urlKey === undefined) return [];
    return [{ entry, urlKey, isSilent: isFirst && (entry.publishedAt ?? 0) < feed.createdAt }];
  });
}

function nextPoll(feed: FeedState, newestEntryAt: number | undefined, { clock, config }: ReadContext): number {
  const now = clock();
  return now + pollInterval({ feedId: feed.id, minIntervalMs: config.pollMinIntervalMs, newestEntryAt, now });
}

async function settleFailure(feed: FeedState, error: unknown, { store, clock, config }: ReadContext): Promise<void> {
  const retryAfterMs = error instanceof FetchError ? Number(error.facts['retryAfterMs'] ?? 0) : undefined;
  const delay = feedBackoff({ minIntervalMs: config.pollMinIntervalMs, failedBefore: feed.errorCount, retryAfterMs });
  await store.settleFeed(
    feed.id,
    { kind: 'failed', error: describeError(error), nextPollAt: clock() + delay },
    clock(),
  );
}
