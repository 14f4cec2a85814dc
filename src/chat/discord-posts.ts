// What is done in Discord for each kind of message, one try each: a post, an edit, a line in the thread of an earlier post, a crosspost.
// Throws what Discord's client throws; a message that an earlier try may have posted is looked for before it is posted again.
import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { Delivery } from '#src/model.ts';
import { MINUTE_MS, type Clock } from '#src/time.ts';
import { deliveryMessage, editedMessage, type MessageBody } from './card.ts';
import { followUpMessage, threadName } from './card-follow-up.ts';
import { Forum } from './discord-forum.ts';
import { messageOf, type Done, type Message, type Wait } from './discord-message.ts';
import { apiCodeOf, isTurnedAway, snowflakeAt, unlessTurnedAway } from './discord-outcome.ts';
import { findPosted, isCutBefore, MOST_LISTED, type OwnId } from './discord-read-back.ts';
import { orWithoutPicture } from './discord-picture.ts';
import { inOpenThread } from './discord-threads.ts';

/** Discord compares nonces of "the past few minutes" only. */
const NONCE_TRUSTED_MS = 2 * MINUTE_MS;
/** Looked at before the first try, too: our clock is not Discord's. */
const LOOKED_BACK_MS = MINUTE_MS;

export type PostsOptions = { readonly rest: REST; readonly ownId: OwnId; readonly clock: Clock };

type Target = NonNullable<Delivery['target']>;

export class Posts {
  readonly #rest: REST;
  readonly #ownId: OwnId;
  readonly #clock: Clock;
  readonly forum: Forum;

  constructor({ rest, ownId, clock }: PostsOptions) {
    this.#rest = rest;
    this.#ownId = ownId;
    this.#clock = clock;
    this.forum = new Forum({ rest, ownId, clock, messages: this });
  }

  /** An alert or a digest; a follow-up to its place under the alert, or in the channel when that alert is gone. */
  async send(delivery: Delivery, limit: AbortSignal): Promise<Done | Wait> {
    const { target } = delivery;
    if (isInForum(delivery)) {
      const isFollowUp = delivery.kind === 'follow-up' && target !== undefined;
      return isFollowUp ? this.forum.followUp(delivery, target.messageId, limit) : this.forum.send(delivery, limit);
    }
    if (delivery.kind === 'follow-up' && target !== undefined) return this.#followUp(delivery, target, limit);
    const message = messageOf(delivery, deliveryMessage(delivery));
    const { lostIn, subscription } = delivery;
    const earlier = lostIn === undefined ? undefined : await this.findEarlier(lostIn, message, limit);
    return { messageId: earlier ?? (await this.postOnce(subscription.channelId, message, limit)) };
  }

  /** What is done to a message that stands: the card as it is to be read now in its place, or published to other servers. */
  async change(delivery: Delivery, target: Target, limit: AbortSignal): Promise<Done> {
    return delivery.kind === 'crosspost'
      ? this.#crosspost(delivery.subscription.channelId, target.messageId, limit)
      : this.#edit(delivery, target, limit);
  }

  async #edit(delivery: Delivery, { messageId, nonce }: Target, signal: AbortSignal): Promise<Done> {
    // The first message of a post has the id of its thread.
    const threadId = isInForum(delivery) ? messageId : delivery.subscription.channelId;
    const path = Routes.channelMessage(threadId, messageId);
    try {
      const patch = (body: MessageBody) =>
        inOpenThread({ rest: this.#rest, threadId, signal }, () => this.#rest.patch(path, { body, signal }));
      await orWithoutPicture(editedMessage(delivery, nonce), patch);
    } catch (error) {
      if (!isInForum(delivery) || apiCodeOf(error) !== UNKNOWN_CHANNEL) throw error;
      return { messageId, isTargetGone: true };
    }
    return { messageId };
  }

  async #crosspost(channelId: string, messageId: string, signal: AbortSignal): Promise<Done> {
    try {
      await this.#rest.post(Routes.channelMessageCrosspost(channelId, messageId), { signal });
    } catch (error) {
      if (apiCodeOf(error) !== CROSSPOSTED) throw error;
    }
    return { messageId };
  }

  async postOnce(channelId: string, message: Message, limit: AbortSignal): Promise<string> {
    const earlier = this.#isNonceTrusted(message) ? undefined : await this.findEarlier(channelId, message, limit);
    return earlier ?? (await this.post(channelId, message.body, limit));
  }

  /** How long ago it was is unknown where the clock was set back since. */
  #isNonceTrusted({ startedAt }: Message): boolean {
    if (startedAt === undefined) return true;
    const ageMs = this.#clock() - startedAt;
    return ageMs >= 0 && ageMs < NONCE_TRUSTED_MS;
  }

  /** Also into a thread that was archived. */
  async post(channelId: string, body: MessageBody, signal: AbortSignal): Promise<string> {
    const path = Routes.channelMessages(channelId);
    const place = { rest: this.#rest, threadId: channelId, signal };
    const post = (sent: MessageBody) => inOpenThread(place, () => this.#rest.post(path, { body: sent, signal }));
    return withId.parse(await orWithoutPicture(body, post)).id;
  }

  /**
   * Reads a channel in which an earlier try may have posted: the newest, for the last try may be the one, and where much was written
   * since, what came right after the first. What forbids reading is left to the post to tell.
   */
  async findEarlier(channelId: string, message: Message, signal: AbortSignal): Promise<string | undefined> {
    const { startedAt } = message;
    if (startedAt === undefined) return undefined;
    const since = snowflakeAt(Math.min(startedAt, this.#clock()) - LOOKED_BACK_MS);
    const read = (from: { readonly after?: string }) => {
      const query = new URLSearchParams({ limit: String(MOST_LISTED), ...from });
      return unlessTurnedAway(this.#rest.get(Routes.channelMessages(channelId), { query, signal }));
    };
    const newest = await read({});
    const found = findPosted(newest, message, this.#ownId);
    if (found !== undefined || !isCutBefore(newest, since)) return found;
    return findPosted(await read({ after: since }), message, this.#ownId);
  }

  /** An earlier try may have ended in the thread or beside it, whatever is open now: both are looked at before anything is posted. */
  async #followUp(delivery: Delivery, { messageId }: Target, limit: AbortSignal): Promise<Done> {
    const { channelId } = delivery.subscription;
    const message = messageOf(delivery, followUpMessage(delivery));
    const places = [messageId, channelId].map((place) => this.findEarlier(place, message, limit));
    const earlier = (await Promise.all(places)).find((found) => found !== undefined);
    if (earlier !== undefined) return { messageId: earlier };
    const thread = await this.#openThread(delivery, messageId, limit);
    if (thread === 'no message') {
      return { messageId: await this.post(channelId, deliveryMessage(delivery), limit), isTargetGone: true };
    }
    const inThread = thread === 'open' ? await this.#postInThread(messageId, message.body, limit) : undefined;
    return { messageId: inThread ?? (await this.#reply(delivery, messageId, limit)) };
  }

  /** A message has one thread, whose id is the message's own. */
  async #openThread(delivery: Delivery, messageId: string, signal: AbortSignal): Promise<Thread> {
    const body = { name: threadName(delivery), auto_archive_duration: MINUTES_A_DAY };
    try {
      await this.#rest.post(Routes.threads(delivery.subscription.channelId, messageId), { body, signal });
      return 'open';
    } catch (error) {
      const code = apiCodeOf(error);
      if (code === THREAD_EXISTS) return 'open';
      if (code === UNKNOWN_MESSAGE) return 'no message';
      if (isTurnedAway(error)) return 'closed';
      throw error;
    }
  }

  /** @returns undefined when the thread was deleted, locked, or is closed to us */
  async #postInThread(threadId: string, body: MessageBody, limit: AbortSignal): Promise<string | undefined> {
    try {
      return await this.post(threadId, body, limit);
    } catch (error) {
      if (isTurnedAway(error) || apiCodeOf(error) === UNKNOWN_CHANNEL) return undefined;
      throw error;
    }
  }

  /** Who may not read the history may not reply either: then it stands alone, silent all the same. */
  async #reply(delivery: Delivery, messageId: string, limit: AbortSignal): Promise<string> {
    const { channelId } = delivery.subscription;
    try {
      return await this.post(channelId, followUpMessage(delivery, messageId), limit);
    } catch (error) {
      if (apiCodeOf(error) !== NO_HISTORY) throw error;
      return this.post(channelId, followUpMessage(delivery), limit);
    }
  }
}

/** `closed`: no thread is allowed or possible there. */
type Thread = 'open' | 'closed' | 'no message';

const MINUTES_A_DAY = 1_440;
const UNKNOWN_CHANNEL = 10_003;
const UNKNOWN_MESSAGE = 10_008;
const CROSSPOSTED = 40_033;
const NO_HISTORY = 160_002;
const THREAD_EXISTS = 160_004;

const withId = z.object({ id: z.string() });

function isInForum({ subscription }: Delivery): boolean {
  return subscription.channelKind === 'forum';
}
