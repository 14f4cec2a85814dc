// Posts alerts and owners' notices to Discord over its own REST client, one request a try: retries belong to the outbox, which survives a crash.
// Never throws for what Discord can answer, and never lets one slow or silent answer hold a delivery longer than its deadline.
import { REST, Routes } from 'discord.js';
import { z } from 'zod';
import { describeError } from '#src/errors.ts';
import { linkSignals } from '#src/linked-signal.ts';
import type { Logger } from '#src/log.ts';
import type { Notice } from '#src/model-notices.ts';
import type { Article, Delivery, Language } from '#src/model.ts';
import { SECOND_MS, type Clock } from '#src/time.ts';
import { sampleMessage } from './card.ts';
import { noticeMessage } from './card-notice.ts';
import type { Channel, SendOutcome } from './channel.ts';
import { faultOf, type Fault } from './discord-outcome.ts';
import { Posts, type Done } from './discord-posts.ts';
import { ownIdOf } from './discord-read-back.ts';
import { Refusals } from './discord-refusals.ts';

export type DiscordChannelOptions = {
  readonly token: string;
  /** Base address of the REST interface, without version. */
  readonly apiUrl: string;
  readonly log: Logger;
  readonly clock?: Clock;
  /** Until the answer's headers are here. */
  readonly timeoutMs?: number;
  /** For a whole delivery, reading back included: a body that stalls after its headers settles nothing by itself. */
  readonly deadlineMs?: number;
};

export class DiscordChannel implements Channel {
  readonly #rest: REST;
  readonly #posts: Posts;
  readonly #token: string;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #deadlineMs: number;
  readonly #refusals: Refusals;
  #pausedUntil = 0;
  #pauseReason = '';

  constructor({
    token,
    apiUrl,
    log,
    clock = Date.now,
    timeoutMs = 10 * SECOND_MS,
    deadlineMs = 15 * SECOND_MS,
  }: DiscordChannelOptions) {
    this.#token = token;
    this.#log = log;
    this.#clock = clock;
    this.#deadlineMs = deadlineMs;
    this.#refusals = new Refusals(clock);
    this.#rest = new REST({ api: apiUrl, retries: 0, timeout: timeoutMs, rejectOnRateLimit: isLongWait }).setToken(
      token,
    );
    this.#posts = new Posts({ rest: this.#rest, ownId: ownIdOf(token), clock });
    this.#rest.on('invalidRequestWarning', ({ count }) => log.warn({ count }, 'discord counts invalid requests'));
  }

  async send(delivery: Delivery, signal: AbortSignal): Promise<SendOutcome> {
    const { channelId } = delivery.subscription;
    if (delivery.kind === 'edit') return this.#edit(delivery, signal);
    return this.#post(channelId, signal, (limit) => this.#posts.send(delivery, limit));
  }

  async notify(notice: Notice, locale: Language, signal: AbortSignal): Promise<SendOutcome> {
    const { recipient, nonce, startedAt } = notice;
    const message = { nonce, startedAt, urls: [], body: noticeMessage(notice, locale) };
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

  /** What is wrong with an edit costs that edit alone: the next alert will tell whether the channel is closed. */
  async #edit(delivery: Delivery, signal: AbortSignal): Promise<SendOutcome> {
    const { target, subscription } = delivery;
    if (target === undefined) return { kind: 'dead', error: 'no message to edit', disablesSubscription: false };
    const key = subscription.channelId;
    const onFault = (fault: Fault): SendOutcome => {
      if (fault.kind === 'deleted') return { kind: 'sent', messageId: 'deleted', isTargetGone: true };
      if (fault.kind === 'later' || fault.kind === 'unauthorized') return this.#settle(fault, key);
      return { kind: 'dead', error: fault.error, disablesSubscription: false };
    };
    return this.#attempt({ key, signal, work: (limit) => this.#posts.edit(delivery, target, limit), onFault });
  }

  /** One try under the deadline. */
  async #attempt({ key, signal, work, onFault }: Attempt): Promise<SendOutcome> {
    const pausedMs = this.#pausedUntil - this.#clock();
    if (pausedMs > 0) return { kind: 'retry', afterMs: pausedMs, error: this.#pauseReason };
    const refused = this.#refusals.waiting(key);
    if (refused !== undefined) return { kind: 'retry', ...refused };
    try {
      return { kind: 'sent', ...(await this.#within(signal, work)) };
    } catch (error) {
      return onFault(faultOf(error));
    }
  }

  /** Posts a sample card. Its answer proves that the bot can write there. */
  async sendSample(channelId: string, article: Article, locale: Language): Promise<'sent' | 'failed'> {
    try {
      await this.#within(undefined, (limit) => this.#posts.post(channelId, sampleMessage(article, locale), limit));
      this.#refusals.forget(channelId);
      return 'sent';
    } catch (error) {
      this.#log.warn({ channelId, error: describeError(error) }, 'sample card was not posted');
      return 'failed';
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#rest.clearHashSweeper();
    this.#rest.clearHandlerSweeper();
  }

  /** Runs `work` until the deadline or the caller's signal. The race settles even where an aborted body does not. */
  async #within<T>(signal: AbortSignal | undefined, work: (limit: AbortSignal) => Promise<T>): Promise<T> {
    const deadline = AbortSignal.timeout(this.#deadlineMs);
    using linked = linkSignals([signal, deadline]);
    const limit = linked.signal;
    limit.throwIfAborted();
    // The client forgets its token after a single 401; a refused token may have been a fault of a proxy.
    this.#rest.setToken(this.#token);
    const { promise, reject } = Promise.withResolvers<never>();
    const onAbort = (): void => reject(limit.reason);
    limit.addEventListener('abort', onAbort, { once: true });
    try {
      return await Promise.race([work(limit), promise]);
    } finally {
      limit.removeEventListener('abort', onAbort);
    }
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
        return { kind: 'retry', afterMs: fault.afterMs, error: fault.error };
    }
  }

  #refuse(channelId: string, error: string): SendOutcome {
    const afterMs = this.#refusals.refuse(channelId, error);
    if (afterMs === undefined) return { kind: 'dead', error, disablesSubscription: true };
    return { kind: 'retry', afterMs, error };
  }

  /** Nothing is asked of Discord for a while: every further request would prolong a ban. */
  #pause(afterMs: number, error: string): SendOutcome {
    this.#pausedUntil = this.#clock() + afterMs;
    this.#pauseReason = error;
    this.#log.warn({ afterMs, error }, 'deliveries to discord are paused');
    return { kind: 'retry', afterMs, error };
  }
}

const withId = z.object({ id: z.string() });

type Work = (limit: AbortSignal) => Promise<Done>;

type Attempt = {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly work: Work;
  readonly onFault: (fault: Fault) => SendOutcome;
};

/**
 * Whether a rate limit is handed back to the outbox. A known bucket that refills soon is waited for;
 * an answered 429 never is: without Retry-After the client would ask again at once.
 */
function isLongWait({
  retryAfter,
  timeToReset,
}: {
  readonly retryAfter: number;
  readonly timeToReset: number;
}): boolean {
  const isForeseen = retryAfter === timeToReset && retryAfter > 0;
  return !isForeseen || timeToReset > LONGEST_WAIT_MS;
}

const LONGEST_WAIT_MS = 3 * SECOND_MS;
