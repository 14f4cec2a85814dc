// Forums, threads and followed channels of the loopback Discord: posts with their tags, what is active and what archived, crossposts.
// A post has no nonce, as in Discord: the same request twice makes two.
import { z } from 'zod';
import { answerOf, refuse } from './discord-answers.ts';
import { checkThread } from './discord-limits.ts';
import type { Messages } from './discord-messages.ts';
import { postBody, type Message } from './discord-payload.ts';
import { PERMISSION, snowflake, type Channel, type Guild, type World } from './discord-world.ts';
import type { HttpAnswer } from './faults.ts';

/** Ten an hour and channel. */
const CROSSPOST_COUNT = 10;
const HOUR_MS = 3_600_000;
const CROSSPOSTED = 1 << 0;
const MOST_TAGS = 5;

export class Places {
  readonly #world: World;
  readonly #messages: Messages;
  /** Crossposts by channel. */
  readonly #published = new Map<string, { readonly messageId: string; readonly at: number }[]>();

  constructor(world: World, messages: Messages) {
    this.#world = world;
    this.#messages = messages;
  }

  /** POST /channels/:forum/threads: a post, whose first message has its id. */
  startPost(forum: Channel, raw: unknown): HttpAnswer {
    const parsed = postBody.safeParse(raw);
    const broken = parsed.success ? checkThread(parsed.data) : [`no post: ${parsed.error.message}`];
    this.#messages.noteViolation('post', broken, raw);
    if (!parsed.success || broken.length > 0) return refuse(50_035, broken.join('; '));
    if (!this.#may(forum, PERMISSION.viewChannel)) return refuse(50_001);
    if (!this.#may(forum, PERMISSION.sendMessages)) return refuse(50_013);
    const { name, message, applied_tags: applied = [] } = parsed.data;
    const wrong = this.#wrongTags(forum, applied);
    if (wrong !== undefined) return wrong;
    const id = snowflake();
    const written = this.#messages.starter(id, message);
    if (written.kind === 'refused') return written.refusal;
    const thread = this.#world.addThread(forum, id, name);
    return answerOf({ ...this.#world.wireChannel(thread), message: this.#messages.wire(written.message) }, 201);
  }

  #wrongTags({ forum }: Channel, applied: readonly string[]): HttpAnswer | undefined {
    if (forum?.isTagRequired === true && applied.length === 0) return refuse(40_067);
    const tags = applied.map((id) => forum?.tags.find((tag) => tag.id === id));
    if (tags.length > MOST_TAGS || tags.includes(undefined)) return refuse(50_035, 'applied_tags');
    return tags.some((tag) => tag?.isModerated === true) ? refuse(50_013) : undefined;
  }

  /** PATCH /channels/:thread: whoever may write there opens it again, unless it is locked. */
  modify(thread: Channel, raw: unknown): HttpAnswer {
    const parsed = z.strictObject({ archived: z.boolean() }).safeParse(raw);
    if (!parsed.success || thread.thread === undefined) {
      this.#messages.noteViolation('channel', ['only archived of a thread is built'], raw);
      return refuse(50_035);
    }
    if (!this.#may(thread, PERMISSION.viewChannel)) return refuse(50_001);
    const needed = thread.thread.isLocked ? PERMISSION.manageThreads : PERMISSION.sendInThreads;
    if (!this.#may(thread, needed)) return refuse(50_013);
    thread.thread.archivedAt = parsed.data.archived ? Date.now() : undefined;
    return answerOf(this.#world.wireChannel(thread));
  }

  /** GET /guilds/:id/threads/active: of all channels that the bot sees. */
  active(guild: Guild): HttpAnswer {
    const threads = this.#threads((thread) => thread.guild === guild && thread.thread?.archivedAt === undefined);
    return answerOf({
      threads: threads.filter((thread) => this.#may(thread, PERMISSION.viewChannel)).map(this.#wire),
      members: [],
    });
  }

  /** GET /channels/:id/threads/archived/public: the newest archived first. */
  archived(channel: Channel, query: URLSearchParams): HttpAnswer {
    if (!this.#may(channel, PERMISSION.viewChannel | PERMISSION.readHistory)) return refuse(50_001);
    const before = Date.parse(query.get('before') ?? '9999-01-01T00:00:00Z');
    const all = this.#threads(({ parent, thread }) => parent === channel && (thread?.archivedAt ?? before) < before);
    const sorted = all.toSorted((a, b) => (b.thread?.archivedAt ?? 0) - (a.thread?.archivedAt ?? 0));
    const limit = Number(query.get('limit') ?? 50);
    const threads = sorted.slice(0, limit).map(this.#wire);
    return answerOf({ threads, members: [], has_more: sorted.length > limit });
  }

  /** POST /channels/:id/messages/:id/crosspost. */
  crosspost(channel: Channel, message: Message): HttpAnswer {
    if (!this.#may(channel, PERMISSION.viewChannel)) return refuse(50_001);
    if (channel.kind !== 'announcement') return refuse(50_024);
    if (!this.#may(channel, PERMISSION.sendMessages)) return refuse(50_013);
    const published = this.#published.get(channel.id) ?? [];
    if (published.some(({ messageId }) => messageId === message.id)) return refuse(40_033);
    const recent = published.filter(({ at }) => at > Date.now() - HOUR_MS);
    if (recent.length >= CROSSPOST_COUNT) return limited((recent[0]?.at ?? Date.now()) + HOUR_MS - Date.now());
    this.#published.set(channel.id, [...published, { messageId: message.id, at: Date.now() }]);
    return answerOf({ ...this.#messages.wire(message), flags: (message.body.flags ?? 0) | CROSSPOSTED });
  }

  /** Ids of the messages that were published, in that order. */
  published(channelId: string): readonly string[] {
    return (this.#published.get(channelId) ?? []).map(({ messageId }) => messageId);
  }

  /** Posts of a forum, or threads of a channel, oldest first. */
  threadsOf(channel: Channel): readonly Channel[] {
    return this.#threads(({ parent }) => parent === channel);
  }

  #threads(fits: (thread: Channel) => boolean): readonly Channel[] {
    return [...this.#world.channels.values()].filter((channel) => channel.kind === 'thread' && fits(channel));
  }

  readonly #wire = (thread: Channel): object => this.#world.wireChannel(thread);

  /** All of them. */
  #may(channel: Channel, permissions: bigint): boolean {
    return (this.#world.permissionsOf(this.#world.bot.id, channel) & permissions) === permissions;
  }
}

function limited(afterMs: number): HttpAnswer {
  const seconds = Math.ceil(afterMs / 1_000);
  const answer = answerOf({ message: 'You are being rate limited.', retry_after: seconds, global: false }, 429);
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds), 'x-ratelimit-scope': 'user' } };
}
