// Posts of a forum: one a story, its further reports inside. A post has no nonce, so that Discord would take a second try for a
// second post: whatever may have been posted before is looked for first, and not before it would be seen.
import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { Delivery } from '#src/model.ts';
import { MINUTE_MS, SECOND_MS, type Clock } from '#src/time.ts';
import type { MessageBody } from './card.ts';
import { followUpMessage } from './card-follow-up.ts';
import { deliveryPost, type NewPost } from './card-post.ts';
import { findPost } from './discord-forum-read-back.ts';
import { messageOf, type Done, type Message, type Wait } from './discord-message.ts';
import { apiCodeOf } from './discord-outcome.ts';
import { orWithoutPicture } from './discord-picture.ts';
import type { OwnId } from './discord-read-back.ts';
import { isThreadClosed } from './discord-threads.ts';

/**
 * How long after a try its post may still come into being, or into the lists: a request that we gave up after ten seconds goes on
 * inside Discord, and what a crash cut off is on its way for a moment. Measured from the end of the try, or from our start.
 */
const UNSETTLED_MS = 20 * SECOND_MS;
/** Posts made a little before the first try are looked at too: Discord's clock is not ours. */
const LOOKED_BACK_MS = 10 * MINUTE_MS;

/** Messages of any channel, as they are posted under a nonce and looked for. */
export type PlainMessages = {
  post(channelId: string, body: Message['body'], signal: AbortSignal): Promise<string>;
  findEarlier(channelId: string, message: Message, signal: AbortSignal): Promise<string | undefined>;
};

export type ForumOptions = {
  readonly rest: REST;
  readonly ownId: OwnId;
  readonly clock: Clock;
  readonly messages: PlainMessages;
};

export class Forum {
  readonly #options: ForumOptions;
  #openedAt: number;
  /** When a try of a delivery ended without an answer that says what became of it, by nonce. */
  readonly #lost = new Map<string, number>();

  constructor(options: ForumOptions) {
    this.#options = options;
    this.#openedAt = options.clock();
  }

  /** An alert or a digest as a post of its own. */
  async send(delivery: Delivery, signal: AbortSignal): Promise<Done | Wait> {
    const { nonce, startedAt, subscription } = delivery;
    const at = startedAt ?? this.#options.clock();
    const post = deliveryPost(delivery, at);
    if (startedAt !== undefined) {
      const afterMs = this.#unsettledMs(nonce, startedAt);
      if (afterMs > 0) return { afterMs, error: 'an earlier try may still become a post' };
      const earlier = await this.#findEarlier(delivery, post, signal);
      if (earlier !== undefined) return this.#settled(nonce, earlier);
    }
    try {
      return this.#settled(nonce, await this.create(subscription.channelId, post, signal));
    } catch (error) {
      this.#remember(nonce);
      throw error;
    }
  }

  /** Into the post of its story; a post of its own, where that was deleted, or locked by somebody: no report is lost to it. */
  async followUp(delivery: Delivery, postId: string, signal: AbortSignal): Promise<Done | Wait> {
    const { messages } = this.#options;
    const message = messageOf(delivery, followUpMessage(delivery));
    const inside = await messages.findEarlier(postId, message, signal);
    if (inside !== undefined) return { messageId: inside };
    // The post may have been closed then, and be open now.
    const own = await this.#findEarlier(delivery, deliveryPost(delivery, 0), signal);
    if (own !== undefined) return { messageId: own, isTargetGone: true };
    try {
      return { messageId: await messages.post(postId, message.body, signal) };
    } catch (error) {
      if (!isThreadClosed(error)) throw error;
      const done = await this.send(delivery, signal);
      return 'messageId' in done ? { ...done, isTargetGone: true } : done;
    }
  }

  /** @throws what Discord's client throws, also where a tag is needed and there is none that we may set */
  async create(channelId: string, { name, body }: NewPost, signal: AbortSignal): Promise<string> {
    const { rest } = this.#options;
    const path = Routes.threads(channelId);
    const post = async (tags: { readonly applied_tags?: readonly string[] }) => {
      const sent = (message: MessageBody) => rest.post(path, { body: { name, message, ...tags }, signal });
      return withId.parse(await orWithoutPicture(body, sent)).id;
    };
    try {
      return await post({});
    } catch (error) {
      if (apiCodeOf(error) !== TAG_REQUIRED) throw error;
      const tag = await this.#firstTag(channelId, signal);
      if (tag === undefined) throw error;
      return post({ applied_tags: [tag] });
    }
  }

  /** Only moderators set a moderated tag. */
  async #firstTag(channelId: string, signal: AbortSignal): Promise<string | undefined> {
    const forum = withTags.parse(await this.#options.rest.get(Routes.channel(channelId), { signal }));
    return forum.available_tags.find(({ moderated }) => !moderated)?.id;
  }

  async #findEarlier(delivery: Delivery, { name }: NewPost, signal: AbortSignal): Promise<string | undefined> {
    const { kind, nonce, startedAt, articles, subscription: forum } = delivery;
    if (startedAt === undefined) return undefined;
    const { rest, ownId } = this.#options;
    const urls = articles.map(({ article }) => article.url);
    // A clock that was ahead when it was tried has been set back since.
    const since = Math.min(startedAt, this.#options.clock()) - LOOKED_BACK_MS;
    // A follow-up may have its alert's headline, and two digests have one name.
    const lost = { nonce, urls, name: kind === 'alert' ? name : undefined, since };
    return findPost({ rest, ownId, forum, signal }, lost);
  }

  #unsettledMs(nonce: string, startedAt: number): number {
    const now = this.#options.clock();
    // Times that lie ahead are those of a clock that has been set back since: they count from now on.
    const isAhead = startedAt > now;
    const lostAt = Math.min(now, this.#lost.get(nonce) ?? (isAhead ? now : 0));
    if (lostAt > 0) this.#lost.set(nonce, lostAt);
    this.#openedAt = Math.min(now, this.#openedAt);
    return Math.max(isAhead ? 0 : startedAt, this.#openedAt, lostAt) + UNSETTLED_MS - now;
  }

  #remember(nonce: string): void {
    const now = this.#options.clock();
    for (const [known, at] of this.#lost) if (now - at >= UNSETTLED_MS) this.#lost.delete(known);
    this.#lost.set(nonce, now);
  }

  #settled(nonce: string, messageId: string): Done {
    this.#lost.delete(nonce);
    return { messageId };
  }
}

const TAG_REQUIRED = 40_067;

const withId = z.object({ id: z.string() });
const withTags = z.object({
  available_tags: z.array(z.object({ id: z.string(), moderated: z.boolean().default(false) })).default([]),
});
