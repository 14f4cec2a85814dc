// When things happen: a cron tick starts due feeds; what they bring is read at once; what is recorded is sent at once.
// Between ticks a timer wakes the entries and deliveries that wait for another try. No detail of any stage stands here.
import { setImmediate } from 'node:timers/promises';
import { describeError } from '#src/errors.ts';
import { siteKeyOf } from '#src/feed/site-key.ts';
import type { Notice } from '#src/model-notices.ts';
import type { Delivery } from '#src/model.ts';
import { hasOrder } from '#src/store/delivery-order.ts';
import type { FeedState, WaitingEntry } from '#src/store/polling.ts';
import { MINUTE_MS } from '#src/time.ts';
import { claimMessages, restEndsAt } from './claim-messages.ts';
import type { PipelineContext } from './context.ts';
import { deliver } from './deliver.ts';
import { ingestEntry } from './ingest.ts';
import { Lane } from './lane.ts';
import { notify } from './notify.ts';
import { pollFeed } from './poll.ts';

const FEEDS_AT_ONCE = 8;
const PAGES_AT_ONCE = 8;
/** 50 a second that take 200 ms each are ten at once; as many again render, wait for their place in the pace, are settled. */
const MESSAGES_AT_ONCE = 32;
const MESSAGES_CLAIMED = 8;
const NOTICES_AT_ONCE = 2;
/** Longer than any work lives (fetch 30 s, parse 6 s, send 15 s), so that a lease never ends under its owner. */
const LEASE_MS = 5 * MINUTE_MS;
const LONGEST_SLEEP_MS = MINUTE_MS;
/** What is due already but cannot be claimed (its host is busy) is looked at again at this pace. */
const SHORTEST_SLEEP_MS = 250;
/** A channel that may be asked again loses as much of its own pace at most: 5 in 5 s become 5 in 5.05 s. */
const SHORTEST_REST_MS = 50;

const NOTHING_RESTS = { allUntil: undefined, channels: new Map<string, number>() };

export class Schedule implements AsyncDisposable {
  readonly #context: PipelineContext;
  readonly #feeds: Lane<FeedState>;
  readonly #entries: Lane<WaitingEntry>;
  readonly #deliveries: Lane<Delivery>;
  readonly #notices: Lane<Notice>;
  #timer: NodeJS.Timeout | undefined;
  #ringsAt = 0;
  #isClosed = false;
  #isBusyBehind = false;
  #lastTickAt: number | undefined;

  constructor(context: PipelineContext) {
    this.#context = context;
    const { store, clock, log } = context;
    this.#feeds = new Lane<FeedState>({
      name: 'feeds',
      limit: FEEDS_AT_ONCE,
      claim: (limit, busySites) => store.claimDueFeeds({ now: clock(), limit, leaseMs: LEASE_MS, busySites }),
      keyOf: (feed) => siteKeyOf(feed.url),
      run: (feed) => pollFeed(feed, context),
      onDone: () => this.#afterPoll(),
      log,
    });
    this.#entries = new Lane<WaitingEntry>({
      name: 'entries',
      limit: PAGES_AT_ONCE,
      claim: (limit, busySites) => store.claimDueEntries({ now: clock(), limit, leaseMs: LEASE_MS, busySites }),
      keyOf: (waiting) => siteKeyOf(waiting.entry.url),
      run: (waiting) => ingestEntry(waiting, context),
      onDone: () => this.#afterWork(),
      log,
    });
    this.#deliveries = new Lane<Delivery>({
      name: 'deliveries',
      limit: MESSAGES_AT_ONCE,
      atLeast: MESSAGES_CLAIMED,
      claim: (limit, busyChannels) => claimMessages(context, { now: clock(), limit, leaseMs: LEASE_MS, busyChannels }),
      // A channel is not busy with what has no order.
      keyOf: ({ id, kind, subscription }) => (hasOrder(kind) ? subscription.channelId : `${kind} ${id}`),
      run: (delivery) => deliver(delivery, context),
      onDone: () => this.#armTimer(),
      log,
    });
    this.#notices = new Lane<Notice>({
      name: 'notices',
      limit: NOTICES_AT_ONCE,
      claim: (limit, busyRecipients) => store.claimNotices({ now: clock(), limit, leaseMs: LEASE_MS, busyRecipients }),
      keyOf: (notice) => notice.recipient,
      run: (notice) => notify(notice, context),
      onDone: () => this.#armTimer(),
      log,
    });
  }

  get lastTickAt(): number | undefined {
    return this.#lastTickAt;
  }

  /** What cron calls. Returns at once. */
  tick(): void {
    const now = this.#context.clock();
    const byMs = (this.#lastTickAt ?? now) - now;
    this.#lastTickAt = now;
    void this.#start(byMs, now);
  }

  /** Where the clock was set back, what waits for a time that lies ahead by mistake comes forward first. */
  async #start(byMs: number, now: number): Promise<void> {
    const { store, log } = this.#context;
    try {
      if (byMs > MINUTE_MS) await store.turnBack(byMs, now);
    } catch (error) {
      log.error({ error: describeError(error) }, 'the clock was set back: what waits could not be brought forward');
    }
    this.#deliveries.fill();
    await this.#prepareRules();
    this.#feeds.fill();
    this.wake();
    this.#armTimer();
    await this.#doInBackground();
  }

  /** Before anything is read: an article that is there first would have to wait for all rules at once. */
  async #prepareRules(): Promise<void> {
    const { store, log } = this.#context;
    try {
      while (!this.#isClosed && (await store.prepareRules()) === 'more') await setImmediate();
    } catch (error) {
      log.error({ error: describeError(error) }, 'keyword rules could not be prepared: the next article does it');
    }
  }

  /** Some articles at a time, with everything else in between; most ticks find nothing to do. */
  async #doInBackground(): Promise<void> {
    const { store, clock, log } = this.#context;
    if (this.#isBusyBehind) return;
    this.#isBusyBehind = true;
    try {
      while (!this.#isClosed && (await store.countPairs(clock())) === 'more') await setImmediate();
      while (!this.#isClosed && (await store.rebuildIndex(clock())) === 'more') await setImmediate();
    } catch (error) {
      log.error({ error: describeError(error) }, 'counting character pairs or indexing articles anew went wrong');
    } finally {
      this.#isBusyBehind = false;
    }
  }

  /** Reads, sends and tells what is due, without asking any feed. */
  wake(): void {
    this.#entries.fill();
    this.#deliveries.fill();
    this.#notices.fill();
  }

  /** Something was changed from outside, by a command: what it made due does not wait for the next tick. */
  lookAgain(): void {
    this.#armTimer();
  }

  #afterPoll(): void {
    this.#entries.fill();
    this.#armTimer();
  }

  #afterWork(): void {
    this.#deliveries.fill();
    this.#armTimer();
  }

  /** Sleeps until the next try is due. A call replaces an earlier one that sleeps longer: work that ends all the time must not put it off. */
  #armTimer(): void {
    if (!this.#isClosed) void this.#sleepUntilDue();
  }

  async #sleepUntilDue(): Promise<void> {
    const { store, clock, log } = this.#context;
    // In a flood every message that ends asks; no answer could make it ring sooner.
    if (this.#timer !== undefined && this.#ringsAt <= clock() + SHORTEST_SLEEP_MS) return;
    try {
      const dueAt = await store.nextDueAt(clock());
      if (this.#isClosed || dueAt === undefined) return;
      const sleepMs = this.#sleepMs(dueAt);
      const ringsAt = clock() + sleepMs;
      if (this.#timer !== undefined && this.#ringsAt <= ringsAt) return;
      clearTimeout(this.#timer);
      this.#ringsAt = ringsAt;
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.wake();
        this.#armTimer();
      }, sleepMs);
    } catch (error) {
      log.error({ error: describeError(error) }, 'next due time unknown');
    }
  }

  /** What is due but rests is looked at again when its rest is over. */
  #sleepMs(dueAt: number): number {
    const { channel, clock } = this.#context;
    const now = clock();
    const restMs = (restEndsAt(channel.resting?.() ?? NOTHING_RESTS) ?? Number.POSITIVE_INFINITY) - now;
    const dueMs = Math.max(SHORTEST_SLEEP_MS, dueAt - now);
    return Math.min(LONGEST_SLEEP_MS, dueMs, dueAt > now ? dueMs : Math.max(SHORTEST_REST_MS, restMs));
  }

  /** Starts nothing more and waits for what is under way; the context's signal cuts that short. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await Promise.all([this.#feeds.close(), this.#entries.close(), this.#deliveries.close(), this.#notices.close()]);
  }
}
