// The messages of the loopback Discord: posting, editing, deleting, and the nonce that makes a repeated request harmless.
// Every body is held against Discord's limits; what breaks one is noted and refused.
import { answerOf, refuse, threadRefusal, type Refusal } from './discord-answers.ts';
import { checkEdit, checkMessage, checkThread, FLAG, type BodyKind } from './discord-limits.ts';
import { messageBody, threadBody, type Component, type Message, type MessageBody } from './discord-payload.ts';
import { PERMISSION, snowflake, type Channel, type User, type World } from './discord-world.ts';
import type { HttpAnswer } from './faults.ts';

/** Discord says "the past few minutes"; the bot must not count on more. */
const NONCE_WINDOW_MS = 5 * 60_000;

export type Violation = { readonly where: string; readonly broken: readonly string[]; readonly body: unknown };

type Standing = Message & { readonly isDeferred: boolean };
/** `id`: of a post's first message, which has that of its thread. */
type Made = Pick<Standing, 'body' | 'asked' | 'isDeferred'> & {
  readonly channel: Pick<Channel, 'id'>;
  readonly id?: string;
};
type Reading = { readonly kind: BodyKind; readonly standing: Standing | undefined };
type Refused = { readonly kind: 'refused'; readonly refusal: Refusal };
type Read = { readonly kind: 'accepted'; readonly body: MessageBody } | Refused;
export type Written = { readonly kind: 'written'; readonly message: Message } | Refused;

export class Messages {
  readonly violations: Violation[] = [];
  readonly #world: World;
  readonly #standing = new Map<string, Standing>();
  readonly #nonces = new Map<string, { readonly messageId: string; readonly at: number }>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Public messages of the bot's own accord in a channel (answers to interactions apart), oldest first. */
  posted(channelId: string): readonly Message[] {
    return [...this.#standing.values()].filter(
      ({ channelId: place, authorId, asked }) =>
        place === channelId && asked === undefined && authorId === this.#world.bot.id,
    );
  }

  /** People write in a channel. */
  talk(channel: Channel, user: User, count: number): void {
    for (let left = count; left > 0; left -= 1) {
      const message = this.#add({ channel, body: { content: '네' }, asked: undefined, isDeferred: false });
      this.#standing.set(message.id, { ...message, authorId: user.id });
    }
  }

  forget(): void {
    this.#standing.clear();
    this.#nonces.clear();
  }

  /** As after some minutes. */
  forgetNonces(): void {
    this.#nonces.clear();
  }

  find(id: string): Message | undefined {
    return this.#standing.get(id);
  }

  /** POST /channels/:id/messages. With enforce_nonce the first message of the same nonce is answered again. */
  post(channel: Channel, raw: unknown): HttpAnswer {
    if (channel.kind === 'forum') {
      this.noteViolation('message', ['a forum takes posts, no messages'], raw);
      return refuse(50_008);
    }
    const closed = this.#closed(channel);
    if (closed !== undefined) return closed;
    const read = this.#read(raw, { kind: 'message', standing: undefined });
    if (read.kind === 'refused') return read.refusal;
    const misfit = this.#misfit(channel, read.body);
    if (misfit !== undefined) return misfit;
    const nonce = read.body.nonce === null || read.body.nonce === undefined ? undefined : String(read.body.nonce);
    const earlier = nonce !== undefined && read.body.enforce_nonce === true ? this.#nonces.get(nonce) : undefined;
    if (earlier !== undefined && Date.now() - earlier.at < NONCE_WINDOW_MS) {
      const first = this.#standing.get(earlier.messageId);
      return first === undefined ? refuse(10_008) : answerOf(this.wire(first));
    }
    const message = this.#add({ channel, body: read.body, asked: undefined, isDeferred: false });
    if (nonce !== undefined) this.#nonces.set(nonce, { messageId: message.id, at: message.postedAt });
    return answerOf(this.wire(message));
  }

  /** The first message of a post, whose id it has. */
  starter(id: string, raw: unknown): Written {
    const read = this.#read(raw, { kind: 'message', standing: undefined });
    if (read.kind === 'refused') return read;
    const misplaced = ['nonce', 'enforce_nonce', 'message_reference'].filter((key) => key in read.body);
    this.noteViolation(
      'post',
      misplaced.map((key) => `the first message of a post has no ${key}`),
      raw,
    );
    if (misplaced.length > 0) return { kind: 'refused', refusal: refuse(50_035, misplaced.join(', ')) };
    const message = this.#add({ channel: { id }, id, body: read.body, asked: undefined, isDeferred: false });
    return { kind: 'written', message };
  }

  /** A whole answer to an interaction. */
  reply(channel: Channel, asked: Message['asked'], raw: unknown): Written {
    const read = this.#read(raw, { kind: 'reply', standing: undefined });
    if (read.kind === 'refused') return read;
    return { kind: 'written', message: this.#add({ channel, body: read.body, asked, isDeferred: false }) };
  }

  /** An answer announced, to be filled by an edit. */
  defer(channel: Channel, asked: Message['asked'], flags: number): Message {
    return this.#add({ channel, body: { flags }, asked, isDeferred: true });
  }

  /** PATCH /channels/:id/messages/:id: the bot's own messages, in channels that it sees. */
  patch(channel: Channel, message: Message, raw: unknown): HttpAnswer {
    if (!this.#may(channel, PERMISSION.viewChannel)) return refuse(50_001);
    if (message.authorId !== this.#world.bot.id) return refuse(50_005);
    const closed = threadRefusal(channel);
    if (closed !== undefined) return closed;
    const written = this.edit(message.id, raw, 'edit');
    return written.kind === 'refused' ? written.refusal : answerOf(this.wire(written.message));
  }

  /** POST /channels/:id/messages/:id/threads: one thread a message, none in a thread. */
  startThread(channel: Channel, message: Message, raw: unknown): HttpAnswer {
    const parsed = threadBody.safeParse(raw);
    const broken = parsed.success ? checkThread(parsed.data) : [`no thread: ${parsed.error.message}`];
    this.noteViolation('thread', broken, raw);
    if (!parsed.success || broken.length > 0) return refuse(50_035, broken.join('; '));
    if (!this.#may(channel, PERMISSION.viewChannel)) return refuse(50_001);
    if (channel.kind === 'thread' || channel.kind === 'direct') return refuse(50_024);
    if (!this.#may(channel, PERMISSION.createThreads)) return refuse(50_013);
    if (this.#world.channels.has(message.id)) return refuse(160_004);
    return answerOf(this.#world.wireChannel(this.#world.addThread(channel, message.id, parsed.data.name)), 201);
  }

  /** Changes a message; a deferred one is filled. Keys the body does not name stay as they were. */
  edit(id: string, raw: unknown, kind: 'edit' | 'reply' = 'reply'): Written {
    const standing = this.#standing.get(id);
    if (standing === undefined) return { kind: 'refused', refusal: refuse(10_008) };
    const read = this.#read(raw, { kind, standing });
    if (read.kind === 'refused') return read;
    const flags = (standing.body.flags ?? 0) | (read.body.flags ?? 0);
    const body = { ...standing.body, ...read.body, flags };
    const message = { ...standing, body, isDeferred: false, editedAt: Date.now() };
    this.#standing.set(id, message);
    return { kind: 'written', message };
  }

  remove(id: string): HttpAnswer {
    return this.#standing.delete(id) ? { status: 204 } : refuse(10_008);
  }

  /** GET /channels/:id/messages/:id. */
  read(channel: Channel, message: Message): HttpAnswer {
    const isReadable = this.#may(channel, PERMISSION.viewChannel) && this.#may(channel, PERMISSION.readHistory);
    return isReadable ? answerOf(this.wire(message)) : refuse(50_001);
  }

  /** GET /channels/:id/messages: public messages, newest first; with `after` those that came next after that id. */
  list(channel: Channel, query: URLSearchParams): HttpAnswer {
    if (!this.#may(channel, PERMISSION.viewChannel)) return refuse(50_001);
    if (!this.#may(channel, PERMISSION.readHistory)) return answerOf([]);
    const messages = [...this.#standing.values()].filter(
      (message) => message.channelId === channel.id && !message.isPrivate && !message.isDeferred,
    );
    const [limit, after] = [Number(query.get('limit') ?? 50), query.get('after')];
    const listed =
      after === null ? messages.slice(-limit) : messages.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
    return answerOf(listed.toReversed().map((message) => this.wire(message)));
  }

  wire(message: Message): object {
    const { body } = message;
    const author = this.#world.users.get(message.authorId) ?? this.#world.bot;
    let componentCount = 0;
    const numbered = (part: Component): object => {
      componentCount += 1;
      const inner = part.components === undefined ? {} : { components: part.components.map(numbered) };
      const accessory = part.accessory === undefined ? {} : { accessory: numbered(part.accessory) };
      return { id: componentCount, ...part, ...inner, ...accessory };
    };
    return {
      id: message.id,
      type: message.asked === undefined ? typeOf(body) : 20,
      channel_id: message.channelId,
      author: this.#world.wireUser(author),
      content: body.content ?? '',
      embeds: (body.embeds ?? []).map((embed) => ({ type: 'rich', ...embed })),
      components: (body.components ?? []).map(numbered),
      timestamp: new Date(message.postedAt).toISOString(),
      edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      pinned: false,
      flags: (body.flags ?? 0) | (this.#world.channels.has(message.id) ? HAS_THREAD : 0),
      ...(body.message_reference ? { message_reference: body.message_reference } : {}),
      ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
      ...this.#wireAsked(message.asked),
    };
  }

  #wireAsked(asked: Message['asked']): object {
    if (asked === undefined) return {};
    const user = this.#world.wireUser(asked.user);
    return {
      application_id: this.#world.bot.id,
      webhook_id: this.#world.bot.id,
      interaction_metadata: { id: asked.interactionId, type: asked.type, user, authorizing_integration_owners: {} },
    };
  }

  noteViolation(where: string, broken: readonly string[], body: unknown): void {
    if (broken.length > 0) this.violations.push({ where, broken, body });
  }

  #add(made: Made): Standing {
    const { channel, ...rest } = made;
    const message: Standing = {
      ...rest,
      id: made.id ?? snowflake(),
      channelId: channel.id,
      authorId: this.#world.bot.id,
      isPrivate: ((made.body.flags ?? 0) & FLAG.ephemeral) !== 0,
      postedAt: Date.now(),
      editedAt: undefined,
    };
    this.#standing.set(message.id, message);
    return message;
  }

  #read(raw: unknown, { kind, standing }: Reading): Read {
    const parsed = messageBody.safeParse(raw);
    const kept = standing === undefined || standing.isDeferred ? {} : standing.body;
    const broken = parsed.success
      ? checkMessage(
          { ...kept, ...parsed.data, allowed_mentions: parsed.data.allowed_mentions },
          kind,
          standing?.body.flags ?? 0,
        ).concat(kind === 'edit' ? checkEdit(parsed.data) : [])
      : [`not a message: ${parsed.error.message}`];
    this.noteViolation(kind, broken, raw);
    if (parsed.success && broken.length === 0) return { kind: 'accepted', body: parsed.data };
    const code = broken.some((words) => words.startsWith('50006')) ? 50_006 : 50_035;
    return { kind: 'refused', refusal: refuse(code, broken.join('; ')) };
  }

  #closed(channel: Channel): HttpAnswer | undefined {
    if (!this.#may(channel, PERMISSION.viewChannel)) return refuse(50_001);
    const send = channel.kind === 'thread' ? PERMISSION.sendInThreads : PERMISSION.sendMessages;
    return this.#may(channel, send) ? threadRefusal(channel) : refuse(50_013);
  }

  /** A reply to what it may not read, or to nothing. */
  #misfit(channel: Channel, { message_reference: reference }: MessageBody): HttpAnswer | undefined {
    if (reference === undefined || reference === null) return undefined;
    if (!this.#may(channel, PERMISSION.readHistory)) return refuse(160_002);
    const isThere = this.#standing.get(reference.message_id)?.channelId === channel.id;
    return isThere || reference.fail_if_not_exists === false ? undefined : refuse(50_035, 'Unknown message');
  }

  #may(channel: Channel, permission: bigint): boolean {
    return (this.#world.permissionsOf(this.#world.bot.id, channel) & permission) !== 0n;
  }
}

/** Message flag: a thread was started from it. */
const HAS_THREAD = 1 << 5;

/** 19: a reply. */
function typeOf({ message_reference: reference }: MessageBody): 0 | 19 {
  return reference === undefined || reference === null ? 0 : 19;
}
