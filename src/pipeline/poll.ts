// One poll of one source, top to bottom: ask, read, remember what is new, settle last. Never reads an article's page.
// Whatever goes wrong is this source's recorded error; nothing leaves this file.
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describeError, ParseError } from '#src/errors.ts';
import { conditionFor, isComparable, NO_VALIDATORS, READING_VERSION } from '#src/feed/conditional.ts';
import { isUnsteady, rememberTaken, rememberUnchanged, roomToday, type Lesson } from '#src/feed/remember.ts';
import type { FeedState, NewEntry, RecordedEntries } from '#src/store/polling.ts';
import { seoulDay } from '#src/time.ts';
import type { ReadContext } from './context.ts';
import type { KeyedEntry } from './entry-key.ts';
import { lessonOf } from './lesson.ts';
import type { ReadFeed } from './reading-feed.ts';
import { settleFailure, settleSound, type Sound } from './settle-poll.ts';

/** A source that the store has leased to us. */
export async function pollFeed(feed: FeedState, context: ReadContext): Promise<void> {
  const { clock, onStep } = context;
  const startedAt = clock();
  const log = context.log.child({ feed: feed.id });
  onStep('feed-claimed');
  try {
    const answer = await ask(feed, context);
    onStep('feed-fetched');
    if (answer.kind === 'unchanged') {
      const memory = rememberUnchanged(feed.memory, answer, clock());
      await settleSound(feed, { ...answer, memory, startedAt, outcome: { kind: 'not-modified' } }, context);
      onStep('feed-settled');
      log.debug({ ms: clock() - startedAt }, 'feed unchanged');
      return;
    }
    const reading = await read(feed, answer, context);
    const lesson = lessonOf(feed, { answer, reading, now: clock() });
    if (isUnsteady(lesson.memory)) {
      const error = new ParseError('unsteady', `the article links of ${feed.url} look different at every look`);
      return await settleFailure(feed, { error, startedAt, memory: lesson.memory }, context);
    }
    const taken = await take(feed, { news: reading.entries, lesson }, context);
    onStep('entries-recorded');
    // Last, when its entries are durable: a crash before this line only means that the feed is read once more.
    await settleSound(feed, toSound({ answer, lesson, taken, startedAt, now: clock() }), context);
    onStep('feed-settled');
    const { revisedCount, leftCount, fresh } = taken;
    log.info(
      { entries: reading.entries.length, fresh: fresh.length, revisedCount, leftCount, ms: clock() - startedAt },
      'feed read',
    );
  } catch (error) {
    if (context.signal.aborted) return;
    await settleFailure(feed, { error, startedAt }, context);
    log.warn({ error: describeError(error), failedBefore: feed.errorCount, ms: clock() - startedAt }, 'feed failed');
  }
}

type Unchanged = {
  readonly kind: 'unchanged';
  /** The same bytes again; false for a 304. */
  readonly isDocument: boolean;
  readonly permanentUrl: string | undefined;
  readonly freshForMs: number | undefined;
};
type Received = Omit<Unchanged, 'kind' | 'isDocument'> & {
  readonly kind: 'document';
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly contentLocation: string | undefined;
  readonly contentLanguage: string | undefined;
  readonly finalUrl: string;
  readonly validators: FeedState['validators'];
};

async function ask(feed: FeedState, context: ReadContext): Promise<Unchanged | Received> {
  const { web, gate, robots, signal, clock } = context;
  const { memory, validators, url, kind } = feed;
  const turn = kind === 'page' ? await pageTurn(url, context) : { signal };
  const condition = conditionFor(memory, validators, clock());
  const requireTarget = kind === 'page' ? robots.requireTarget : undefined;
  const answer = await gate.run(url, () => web.fetchDocument(url, { kind, condition, signal, requireTarget }), turn);
  if (answer.kind === 'not-modified') return { ...answer, kind: 'unchanged', isDocument: false };
  const bodyHash = createHash('sha256').update(answer.bytes).digest('base64url');
  // Many servers send the same bytes with 200 for ever: unchanged bytes need no parsing.
  if (bodyHash === validators.bodyHash && isComparable(memory))
    return { ...answer, kind: 'unchanged', isDocument: true };
  const { etag, lastModified } = answer;
  return { ...answer, validators: { etag, lastModified, bodyHash } };
}

/** A list page is read as its site allows pages to be read; a feed is there to be read. */
async function pageTurn(url: string, { robots, gate, signal }: ReadContext) {
  const { crawlDelayMs } = await robots.require(url, signal);
  return gate.pageTurn({ crawlDelayMs, signal });
}

async function read(feed: FeedState, answer: Received, context: ReadContext): Promise<ReadFeed> {
  const { bytes, contentType, contentLocation, contentLanguage, finalUrl: url } = answer;
  const { kind, charset, timeZone } = feed;
  const pattern = feed.memory.pattern?.isProven === true ? feed.memory.pattern.shape : undefined;
  const document = { bytes, url, contentType, contentLocation, contentLanguage };
  const known = { kind, charset, timeZone, pattern };
  const reading = await context.reader.readFeed({ ...document, ...known, now: context.clock(), isPreview: false });
  const hasEntries = reading.kind === 'entries' && reading.entries.length > 0;
  if (pattern !== undefined && !hasEntries)
    throw new ParseError('pattern_gone', `no link of the form ${pattern} is left on ${feed.url}`);
  if (reading.kind === 'not-a-feed') throw new ParseError('not_a_feed', `${feed.url} is no feed: ${reading.reason}`);
  return reading;
}

/** A transaction of so many rows takes some 15 ms; between two of them everything else has its turn. */
const ENTRIES_AT_ONCE = 100;

type Taking = { readonly news: readonly KeyedEntry[]; readonly lesson: Lesson };

async function take(
  feed: FeedState,
  { news, lesson }: Taking,
  { store, clock }: ReadContext,
): Promise<RecordedEntries> {
  const fresh: NewEntry[] = [];
  let revisedCount = 0;
  let leftCount = 0;
  if (lesson.memory.pattern?.isProven === false) return { fresh, revisedCount, leftCount };
  const now = clock();
  const room = roomToday(feed.memory, now);
  // What an older version read without a memory may all have stood there before.
  const isComparable = feed.memory.lastSeenAt > 0 || feed.firstReadAt === undefined;
  const marked = news.map((one) => ({
    ...one,
    isSilent: isOld(feed, one, lesson),
    // What stood here before is no news, though it is known elsewhere and silent there.
    isFresh: isComparable && lesson.arrived.has(one.windowKey),
  }));
  const present = new Set(news.map(({ urlKey }) => urlKey));
  // Where not all of them find room, the newest do.
  const ordered = marked.length > room ? marked.toReversed() : marked;
  for (let start = 0; start < ordered.length; start += ENTRIES_AT_ONCE) {
    const batch = ordered.slice(start, start + ENTRIES_AT_ONCE);
    await nextTurn();
    const recorded = await store.recordEntries(feed.id, batch, { now, most: room - fresh.length, present });
    fresh.push(...recorded.fresh);
    revisedCount += recorded.revisedCount;
    leftCount += recorded.leftCount;
  }
  return { fresh, revisedCount, leftCount };
}

/**
 * Whether an entry was there before anybody asked for this source: fifty cards at once help nobody. At the first poll that is what
 * was published before the source became known here; of a list page, what stood on it when its links were learned.
 */
function isOld(feed: FeedState, { entry, windowKey }: KeyedEntry, { arrived }: Lesson): boolean {
  const { memory, firstReadAt, lastReadAt, createdAt } = feed;
  if (memory.pattern?.isProven === false) return !arrived.has(windowKey);
  if (firstReadAt === undefined) return (entry.publishedAt ?? 0) < createdAt;
  // Another version of the program finds entries where the last one found none: they are no news.
  const isNewlyFound = memory.readingVersion !== READING_VERSION;
  return (
    isNewlyFound &&
    (entry.wordsKey !== undefined || (entry.publishedAt ?? Number.POSITIVE_INFINITY) < (lastReadAt ?? 0))
  );
}

type Ending = {
  readonly answer: Received;
  readonly lesson: Lesson;
  readonly taken: RecordedEntries;
  readonly startedAt: number;
  readonly now: number;
};

function toSound({ answer, lesson, taken, startedAt, now }: Ending): Sound {
  const { fresh, leftCount } = taken;
  const memory = rememberTaken(lesson.memory, fresh.length, now);
  // What was left is to be found again: the document counts as unread.
  const validators = leftCount > 0 ? NO_VALIDATORS : answer.validators;
  return {
    ...answer,
    startedAt,
    memory: leftCount > 0 ? { ...memory, floodToldDay: seoulDay(now) } : memory,
    outcome: { kind: 'read', validators },
    gap: lesson.isGap ? { entryCount: lesson.memory.window.length } : undefined,
    leftCount,
  };
}
