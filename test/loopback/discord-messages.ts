// The messages of the loopback Discord: posting, editing, deleting, and the nonce that makes a repeated request harmless.
// Every body is held against Discord's limits; what breaks one is noted and refused.
import { answerOf, refuse, type Refusal } from './discord-answers.ts';
import { checkMessage, FLAG } from './discord-limits.ts';
import { messageBody, type Component, type Message, type MessageBody } from './discord-payload.ts';
import { PERMISSION, snowflake, type Channel, type World } from './discord-world.ts';
import type { HttpAnswer } from './faults.ts';

/** Discord says "the past few minutes"; the bot must not count on more. */
const NONCE_WINDOW_MS = 5 * 60_000;

export type Violation = { readonly where: string; readonly broken: readonly string[]; readonly body: unknown };

type Standing = Message & { readonly isDeferred: boolean };
type Reading = { readonly kind: 'message' | 'reply'; readonly standing: Standing | undefined };
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
      (message) => message.channelId === channelId && message.asked === undefined,
    );
  }

  forget(): void {
    this.#standing.clear();
    this.#nonces.clear();
  }

  find(id: string): Message | undefined {
    return this.#standing.get(id);
  }

  /** POST /channels/:id/messages. With enforce_nonce the first message of the same nonce is answered again. */
  post(channel: Channel, raw: unknown): HttpAnswer {
    const closed = this.#closed(channel);
    if (closed !== undefined) return closed;
    const read = this.#read(raw, { kind: 'message', standing: undefined });
    if (read.kind === 'refused') return read.refusal;
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

  /** Changes a message; a deferred one is filled. Keys the body does not name stay as they were. */
  edit(id: string, raw: unknown): Written {
    const standing = this.#standing.get(id);
    if (standing === undefined) return { kind: 'refused', refusal: refuse(10_008) };
    const read = this.#read(raw, { kind: 'reply', standing });
    if (read.kind === 'refused') return read;
    const flags = (standing.body.flags ?? 0) | (read.body.flags ?? 0);
    const message = { ...standing, body: { ...standing.body, ...read.body, flags }, isDeferred: false };
    this.#standing.set(id, message);
    return { kind: 'written', message };
  }

  remove(id: string): HttpAnswer {
    return this.#standing.delete(id) ? { status: 204 } : refuse(10_008);
  }

  /** GET /channels/:id/messages: public messages, newest first. */
  list(channel: Channel, limit: number): HttpAnswer {
    if (!this.#may(channel, PERMISSION.viewChannel)) return refuse(50_001);
    if (!this.#may(channel, PERMISSION.readHistory)) return answerOf([]);
    const messages = [...this.#standing.values()].filter(
      (message) => message.channelId === channel.id && !message.isPrivate && !message.isDeferred,
    );
    return answerOf(
      messages
        .toReversed()
        .slice(0, limit)
        .map((message) => this.wire(message)),
    );
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
      type: message.asked === undefined ? 0 : 20,
      channel_id: message.channelId,
      author: this.#world.wireUser(author),
      content: body.content ?? '',
      embeds: (body.embeds ?? []).map((embed) => ({ type: 'rich', ...embed })),
      components: (body.components ?? []).map(numbered),
      timestamp: new Date(message.postedAt).toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      pinned: false,
      flags: body.flags ?? 0,
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

  #add(made: Pick<Standing, 'body' | 'asked' | 'isDeferred'> & { readonly channel: Channel }): Standing {
    const { channel, ...rest } = made;
    const message: Standing = {
      ...rest,
      id: snowflake(),
      channelId: channel.id,
      authorId: this.#world.bot.id,
      isPrivate: ((made.body.flags ?? 0) & FLAG.ephemeral) !== 0,
      postedAt: Date.now(),
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
        )
      : [`not a message: ${parsed.error.message}`];
    this.noteViolation(kind, broken, raw);
    if (parsed.success && broken.length === 0) return { kind: 'accepted', body: parsed.data };
    const code = broken.some((words) => words.startsWith('50006')) ? 50_006 : 50_035;
    return { kind: 'refused', refusal: refuse(code, broken.join('; ')) };
  }

  #closed(channel: Channel): HttpAnswer | undefined {
    if (!this.#may(channel, PERMISSION.viewChannel)) return refuse(50_001);
    return this.#may(channel, PERMISSION.sendMessages) ? undefined : refuse(50_013);
  }

  #may(channel: Channel, permission: bigint): boolean {
    return (this.#world.permissionsOf(this.#world.bot.id, channel) & permission) !== 0n;
  }
}
