// Posts alerts and owners' notices to Discord over its own REST client, one request a try: retries belong to the outbox, which survives a crash.
// Never throws for what Discord can answer, and never lets one slow or silent answer hold a delivery longer than its deadline.
import { REST, Routes } from 'discord.js';
import { z } from 'zod';
import { describeError } from '#src/errors.ts';
import { linkSignals } from '#src/linked-signal.ts';
import type { Logger } from '#src/log.ts';
import type { Notice } from '#src/model-notices.ts';
import type { Article, Delivery, Language, Subscription } from '#src/model.ts';
import { SECOND_MS, type Clock } from '#src/time.ts';
import { sampleMessage, type Look } from './card.ts';
import { noticeMessage } from './card-notice.ts';
import type { Channel, Resting, SampleOutcome, SendOutcome } from './channel.ts';
import type { Pause } from './discord-breaker.ts';
import { postGuildNotice } from './discord-guild-notice.ts';
import { samplePost } from './card-post.ts';
import { isHopeless } from './discord-hopeless.ts';
import type { Done, Wait } from './discord-message.ts';
import { faultOf, sampleFailureOf, type Fault } from './discord-outcome.ts';
import { Posts } from './discord-posts.ts';
import { ownIdOf } from './discord-read-back.ts';
import { Refusals } from './discord-refusals.ts';
import { Wire } from './discord-wire.ts';

export type KnownMissing = (channelId: string) => readonly string[];

export type DiscordChannelOptions = {
  readonly token: string;
  /** Base address of the REST interface, without version. */
  readonly apiUrl: string;
  readonly log: Logger;
  readonly clock?: Clock;
  /** Until the answer's headers are here. */
  readonly timeoutMs?: number;
  /** For a whole delivery, reading back included. */
  readonly deadlineMs?: number;
  /** Shared with the client that answers people; an own one when absent. */
  readonly wire?: Wire;
  /** What the bot is known to lack in a channel, without asking anybody; empty when nothing is known. */
  readonly knownMissing?: KnownMissing;
};

export class DiscordChannel implements Channel {
  readonly #rest: REST;
  readonly #posts: Posts;
  readonly #token: string;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #deadlineMs: number;
  readonly #refusals: Refusals;
  readonly #wire: Wire;
  readonly #knownMissing: KnownMissing;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor({
    token,
    apiUrl,
    log,
    clock = Date.now,
    timeoutMs = 10 * SECOND_MS,
    deadlineMs = 15 * SECOND_MS,
    wire = new Wire({ log, clock, timeoutMs }),
    knownMissing = () => [],
  }: DiscordChannelOptions) {
    this.#token = token;
    this.#log = log;
    this.#clock = clock;
    this.#deadlineMs = deadlineMs;
    this.#refusals = new Refusals(clock);
    this.#wire = wire;
    this.#knownMissing = knownMissing;
    this.#rest = new REST({
      api: apiUrl,
      retries: 0,
      // The wire has its own deadlines, after its place in the pace.
      timeout: deadlineMs,
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      // A bucket that is known to be empty goes back to the outbox at once.
      rejectOnRateLimit: () => true,
      // The wire's own margin is longer (discord-buckets.ts).
      offset: 0,
      makeRequest: wire.requestOnce,
    }).setToken(token);
    this.#posts = new Posts({ rest: this.#rest, ownId: ownIdOf(token), clock });
  }

  resting(): Resting {
    return { allUntil: this.#wire.pause?.until, channels: this.#wire.resting() };
  }

  async send(delivery: Delivery, signal: AbortSignal): Promise<SendOutcome> {
    const { channelId } = delivery.subscription;
    if (delivery.kind === 'edit' || delivery.kind === 'crosspost') return this.#change(delivery, signal);
    const outcome = await this.#post(channelId, signal, (limit) => this.#posts.send(delivery, limit));
    const isRefused = isHopeless(delivery, outcome, this.#clock()) && (await this.#isShown(channelId, signal));
    return isRefused ? { kind: 'dead', error: outcome.error, disablesSubscription: false } : outcome;
  }

  /** Whether Discord answers as it should where the channel is concerned. */
  async #isShown(channelId: string, signal: AbortSignal): Promise<boolean> {
    try {
      await this.#within(signal, (limit) => this.#rest.get(Routes.channel(channelId), { signal: limit }));
      return true;
    } catch {
      return false;
    }
  }

  async notify(notice: Notice, locale: Language, signal: AbortSignal): Promise<SendOutcome> {
    const { recipient, nonce, startedAt, guild, events } = notice;
    const message = { nonce, startedAt, urls: [], body: noticeMessage(notice, locale) };
    if (guild !== undefined) {
      const closed = events.flatMap((event) => (event.kind === 'channel-closed' ? [event.channelId] : []));
      const given = { rest: this.#rest, posts: this.#posts, guild, closed, message };
      return this.#post(recipient, signal, (limit) => postGuildNotice(given, limit));
    }
    return this.#post(recipient, signal, async (limit) => {
      // Discord gives the same channel for the same person, however often it is asked.
      const opened = await this.#rest.post(Routes.userChannels(), { body: { recipient_id: recipient }, signal: limit });
      return { messageId: await this.#posts.postOnce(withId.parse(opened).id, message, limit) };
    });
  }

  /** Whom it concerns (`key`: a channel or a person) is left alone while he refuses. */
  async #post(key: string, signal: AbortSignal, work: Work): Promise<SendOutcome> {
    const outcome = await this.#attempt({ key, signal, work, onFault: (fault) => this.#settle(fault, key) });
    if (outcome.kind === 'sent') this.#refusals.forget(key);
    return outcome;
  }

  /** What is wrong with an edit or a crosspost costs that one alone: the next alert will tell whether the channel is closed. */
  async #change(delivery: Delivery, signal: AbortSignal): Promise<SendOutcome> {
    const { target, subscription } = delivery;
    if (target === undefined) return { kind: 'dead', error: 'no message to change', disablesSubscription: false };
    const key = subscription.channelId;
    const onFault = (fault: Fault): SendOutcome => {
      if (fault.kind === 'deleted') return { kind: 'sent', messageId: 'deleted', isTargetGone: true };
      if (fault.kind === 'later' || fault.kind === 'unauthorized') return this.#settle(fault, key);
      return { kind: 'dead', error: fault.error, disablesSubscription: false };
    };
    const work: Work = (limit) => this.#posts.change(delivery, target, limit);
    return this.#attempt({ key, signal, work, onFault, needs: TO_EDIT });
  }

  /** One try under the deadline. What is known to fail is not asked: each 401, 403 and 429 counts towards a ban of the address. */
  async #attempt({ key, signal, work, onFault, needs }: Attempt): Promise<SendOutcome> {
    const waiting = this.#wire.pause === undefined ? this.#refusals.waiting(key) : this.#pausing(this.#wire.pause);
    if (waiting !== undefined) return { kind: 'retry', isUntried: true, ...waiting };
    const missing = this.#knownMissing(key).filter((name) => needs?.includes(name) ?? true);
    if (missing.length > 0) return untried(onFault({ kind: 'refused', error: `missing: ${missing.join(', ')}` }));
    try {
      const done = await this.#within(signal, work);
      return 'afterMs' in done ? { kind: 'retry', ...done } : { kind: 'sent', ...done };
    } catch (error) {
      return onFault(faultOf(error));
    }
  }

  /** Posts a sample card, in a forum as a post. Its answer proves that the bot can write there, or tells what it lacks. */
  async sendSample({ channelId, channelKind, ...look }: SamplePlace, article: Article): Promise<SampleOutcome> {
    try {
      await this.#within(undefined, (limit) =>
        channelKind === 'forum'
          ? this.#posts.forum.create(channelId, samplePost(article, look), limit)
          : this.#posts.post(channelId, sampleMessage(article, look), limit),
      );
      this.#refusals.forget(channelId);
      return 'sent';
    } catch (error) {
      this.#log.warn({ channelId, error: describeError(error) }, 'sample card was not posted');
      return sampleFailureOf(error);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#rest.clearHashSweeper();
    this.#rest.clearHandlerSweeper();
    await this.#wire[Symbol.asyncDispose]();
  }

  /** Runs `work` until the deadline or the caller's signal. The race settles even where an aborted body does not. */
  async #within<T>(signal: AbortSignal | undefined, work: (limit: AbortSignal) => Promise<T>): Promise<T> {
    const deadline = AbortSignal.timeout(this.#deadlineMs);
    using linked = linkSignals([signal, deadline]);
    const limit = linked.signal;
    limit.throwIfAborted();
    // The client forgets its token after a single 401; a refused token may have been a fault of a proxy.
    this.#rest.setToken(this.#token);
    this.#forgetLimitsOfWrongClock();
    const { promise, reject } = Promise.withResolvers<never>();
    const onAbort = (): void => reject(limit.reason);
    limit.addEventListener('abort', onAbort, { once: true });
    try {
      return await Promise.race([work(limit), promise]);
    } finally {
      limit.removeEventListener('abort', onAbort);
    }
  }

  /** The client keeps by the clock until when a bucket is empty: where that was set back, for as long as it was wrong. */
  #forgetLimitsOfWrongClock(): void {
    const now = this.#clock();
    if (now < this.#askedAt) this.#rest.handlers.clear();
    this.#askedAt = now;
  }

  #pausing({ until, error }: Pause): Waiting {
    return { afterMs: until - this.#clock(), error };
  }

  #settle(fault: Fault, channelId: string): SendOutcome {
    switch (fault.kind) {
      case 'deleted':
        return { kind: 'sent', messageId: 'deleted' };
      case 'unfit':
        return { kind: 'dead', error: fault.error, disablesSubscription: false };
      case 'gone':
        return { kind: 'dead', error: fault.error, disablesSubscription: true };
      case 'refused':
        return this.#refuse(channelId, fault.error);
      case 'unauthorized':
        this.#log.error({ error: fault.error }, 'discord refuses the bot token');
        return this.#pause(fault.afterMs, fault.error);
      case 'later':
        if (fault.pausesAll && fault.afterMs !== undefined) return this.#pause(fault.afterMs, fault.error);
        return laterOf(fault);
    }
  }

  #refuse(channelId: string, error: string): SendOutcome {
    const afterMs = this.#refusals.refuse(channelId, error);
    if (afterMs === undefined) return { kind: 'dead', error, disablesSubscription: true };
    return { kind: 'retry', afterMs, error };
  }

  #pause(afterMs: number, error: string): SendOutcome {
    this.#wire.stop(afterMs, error);
    return { kind: 'retry', afterMs, error };
  }
}

const withId = z.object({ id: z.string() });

type Work = (limit: AbortSignal) => Promise<Done | Wait>;

/** Where a sample card is wanted. */
type SamplePlace = Pick<Subscription, 'channelId' | 'channelKind'> & Look;

type Attempt = {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly work: Work;
  readonly onFault: (fault: Fault) => SendOutcome;
  /** The permissions without which it is refused; all that are known to be missing when absent. */
  readonly needs?: readonly string[];
};

type Waiting = { readonly afterMs: number; readonly error: string };

/** An edit of an own message is refused for nothing else. */
const TO_EDIT: readonly string[] = ['ViewChannel'];

function laterOf({ afterMs, error, isUntried, isAnswered }: Extract<Fault, { kind: 'later' }>): SendOutcome {
  return {
    kind: 'retry',
    afterMs,
    error,
    ...(isUntried === true ? { isUntried } : {}),
    ...(isAnswered === true ? { isAnswered } : {}),
  };
}

function untried(outcome: SendOutcome): SendOutcome {
  return outcome.kind === 'retry' ? { ...outcome, isUntried: true } : outcome;
}
