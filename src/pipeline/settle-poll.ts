// How a poll ends: when the source is asked again, how it is now, and what its owners are told. One settlement, one transaction.
import { describeError, FetchError, ParseError } from '#src/errors.ts';
import { feedBackoff } from '#src/feed/backoff.ts';
import { healthOf } from '#src/feed/health.ts';
import { nextPollAt } from '#src/feed/interval.ts';
import type { FeedMemory } from '#src/feed/memory.ts';
import { movedTo } from '#src/feed/moved.ts';
import { rememberFailure } from '#src/feed/remember.ts';
import { siteKeyOf } from '#src/feed/site-key.ts';
import type { OwnerEvent } from '#src/model-notices.ts';
import type { FeedHealth } from '#src/model.ts';
import { isUnreachable } from '#src/source/web/fetch-failure.ts';
import type { FeedSettlement, FeedState, Telling } from '#src/store/polling.ts';
import { DAY_MS, seoulDay } from '#src/time.ts';
import type { ReadContext } from './context.ts';
import type { Judgement } from './outage.ts';

/** A poll that went well. */
export type Sound = {
  readonly outcome: Exclude<FeedSettlement['outcome'], { kind: 'failed' }>;
  readonly memory: FeedMemory;
  readonly freshForMs: number | undefined;
  readonly startedAt: number;
  /** Nothing of the document before was left in this one. */
  readonly gap?: { readonly entryCount: number } | undefined;
  /** New entries that found no room today. */
  readonly leftCount?: number;
};

export async function settleSound(feed: FeedState, sound: Sound, context: ReadContext): Promise<void> {
  const { store, clock, config, log } = context;
  const now = clock();
  const { freshForMs, startedAt, outcome } = sound;
  const url = movedTo(sound.memory.move, now);
  const memory = url === undefined ? sound.memory : { ...sound.memory, move: null };
  const { pollMinIntervalMs: minIntervalMs } = config;
  context.outage.reached(siteKeyOf(feed.url));
  const health = healthOf({ before: feed.health, errorCount: 0, isRead: true, memory, minIntervalMs, now });
  const events = [
    ...healthEvents(feed, { to: health, reason: undefined, at: now }),
    ...(url === undefined ? [] : [{ ...about(feed, now), kind: 'feed-moved', to: url } as const]),
    ...gapEvents(feed, sound, now),
    ...floodEvents(feed, sound, now),
  ];
  for (const event of events) log.warn({ feed: feed.id, event: event.kind }, 'owners are told');
  const plan = { feedId: feed.id, memory, freshForMs, startedAt, ownIntervalMs: feed.pollIntervalMs };
  const settlement = {
    outcome,
    memory,
    health,
    url,
    events,
    nextPollAt: Math.max(now, nextPollAt({ ...plan, minIntervalMs })),
  };
  await store.settleFeed(feed.id, settlement, { ...telling(context, now), now });
}

export async function settleFailure(
  feed: FeedState,
  { error, startedAt, memory: before = feed.memory }: Failed,
  context: ReadContext,
): Promise<void> {
  const { store, clock, config, log } = context;
  const { pollMinIntervalMs: minIntervalMs } = config;
  const judged = await judge(feed, { error, startedAt }, context);
  const isCounted = judged.whose === 'theirs';
  const now = clock();
  const facts = error instanceof FetchError ? error.facts : {};
  const status = typeof facts['status'] === 'number' ? facts['status'] : undefined;
  const retryAfterMs = typeof facts['retryAfterMs'] === 'number' ? facts['retryAfterMs'] : undefined;
  const isPatternGone = error instanceof ParseError && error.code === 'pattern_gone';
  const failedBefore = feed.errorCount;
  const memory = isCounted ? rememberFailure(before, { status, isPatternGone, failedBefore }, now) : feed.memory;
  const errorCount = failedBefore + Number(isCounted);
  const health = healthOf({ before: feed.health, errorCount, isRead: false, memory, minIntervalMs, now });
  const reason = describeError(error);
  const backoff = { feedId: feed.id, minIntervalMs, status, retryAfterMs, failedBefore: isCounted ? failedBefore : 0 };
  const settlement = {
    outcome: { kind: 'failed', error: reason, isCounted },
    memory,
    health: isCounted ? health : feed.health,
    url: undefined,
    events: isCounted ? healthEvents(feed, { to: health, reason, at: now }) : [],
    nextPollAt: now + feedBackoff(backoff),
  } as const;
  await store.settleFeed(feed.id, settlement, { ...telling(context, now), now });
  if (judged.whose === 'theirs') return;
  await store.forgiveFeeds(judged.forgive, now + minIntervalMs);
  log.warn({ feed: feed.id, forgiven: judged.forgive.length }, 'no site can be reached: our own network is down');
}

/** A poll that did not. */
type Failed = {
  readonly error: unknown;
  readonly startedAt: number;
  /** What was learned before it failed. */
  readonly memory?: FeedMemory;
};

async function judge(feed: FeedState, { error, startedAt }: Failed, { outage, web }: ReadContext): Promise<Judgement> {
  const site = siteKeyOf(feed.url);
  if (isUnreachable(error))
    return outage.judge({ site, startedAt, feedId: feed.id, isPublic: !web.isExempt(feed.url) });
  outage.reached(site);
  return { whose: 'theirs' };
}

function about({ id, outlet, url }: FeedState, at: number) {
  return { feedId: id, outlet, url, at };
}

type Change = { readonly to: FeedHealth; readonly reason: string | undefined; readonly at: number };

/** A source that has just been added and is fine is no news; everything else is, once. */
function healthEvents(feed: FeedState, { to, reason, at }: Change): readonly OwnerEvent[] {
  const isExpected = to === feed.health || to === 'new' || (feed.health === 'new' && to === 'ok');
  return isExpected ? [] : [{ ...about(feed, at), kind: 'feed-health', from: feed.health, to, reason }];
}

/** A gap may come every morning: once a week is enough to know of it. */
const GAP_QUIET_MS = 7 * DAY_MS;

function gapEvents(feed: FeedState, { gap }: Sound, now: number): readonly OwnerEvent[] {
  const { lastGapAt } = feed.memory;
  if (gap === undefined || (lastGapAt !== null && now - lastGapAt < GAP_QUIET_MS)) return [];
  return [{ ...about(feed, now), kind: 'feed-gap', entryCount: gap.entryCount }];
}

function floodEvents(feed: FeedState, { leftCount = 0 }: Sound, now: number): readonly OwnerEvent[] {
  if (leftCount === 0 || feed.memory.floodToldDay === seoulDay(now)) return [];
  return [{ ...about(feed, now), kind: 'feed-flood', leftCount }];
}

/** Events of the next minutes go into the same message: when a server falls over, its ten feeds are one piece of news. */
function telling({ owners, config }: ReadContext, now: number): Telling {
  return { recipients: owners, dueAt: now + config.pollMinIntervalMs };
}
