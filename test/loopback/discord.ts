// A Discord of one process on 127.0.0.1: HTTP API v10 and gateway v10, enough for an unmodified discord.js client.
// It never leaves the loopback interface, and keeps everything a test may want to ask about.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { answerOf } from './discord-answers.ts';
import { Gateway } from './discord-gateway.ts';
import { Interactions } from './discord-interactions.ts';
import { Messages, type Violation } from './discord-messages.ts';
import type { Message } from './discord-payload.ts';
import { Person, type Desk } from './discord-people.ts';
import { Places } from './discord-places.ts';
import { Routes } from './discord-routes.ts';
import { snowflake, World, type Channel, type Guild, type Rank, type User } from './discord-world.ts';
import { answer, Faults, type FaultRule } from './faults.ts';

export { buttons, links, text } from './discord-payload.ts';
export type { Message } from './discord-payload.ts';
export type { Person } from './discord-people.ts';
export type { Channel, Guild, User } from './discord-world.ts';

export type RequestRecord = {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** Status sent, or what a fault made of it; undefined while it is open. */
  outcome: number | string | undefined;
};

const portOf = z.object({ port: z.number() });

export class LoopbackDiscord implements AsyncDisposable {
  readonly world = new World();
  /** The first part of a bot token is its id in base64. */
  readonly token = `${Buffer.from(this.world.bot.id).toString('base64')}.loopback.token`;
  /** What the bot sent against Discord's rules. A good run leaves it empty. */
  readonly violations: readonly Violation[];
  readonly gateway: Gateway;
  readonly #faults = new Faults();
  readonly #messages: Messages;
  readonly #places: Places;
  readonly #interactions: Interactions;
  readonly #routes: Routes;
  readonly #requests: RequestRecord[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #port = 0;

  private constructor() {
    this.gateway = new Gateway(this.world, this.token);
    this.#messages = new Messages(this.world);
    this.violations = this.#messages.violations;
    this.#places = new Places(this.world, this.#messages);
    this.#interactions = new Interactions(this.#messages);
    this.#routes = new Routes({
      world: this.world,
      messages: this.#messages,
      places: this.#places,
      interactions: this.#interactions,
      token: this.token,
      gatewayUrl: () => `ws://127.0.0.1:${this.#port}/gateway`,
      dispatch: (name, payload) => this.gateway.dispatch(name, payload),
    });
  }

  static async start(): Promise<LoopbackDiscord> {
    const discord = new LoopbackDiscord();
    discord.#server.listen(0, '127.0.0.1');
    await once(discord.#server, 'listening');
    discord.#port = portOf.parse(discord.#server.address()).port;
    discord.gateway.attach(discord.#server, `ws://127.0.0.1:${discord.#port}/gateway`);
    return discord;
  }

  /** For `DISCORD_API_URL` and `rest.api`. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  addGuild(name: string, locale = 'ko'): Guild {
    const guild = this.world.addGuild(name, locale);
    this.gateway.dispatch('GUILD_CREATE', this.world.wireGuildCreate(guild));
    return guild;
  }

  /** The bot is invited to a server that has a channel for greetings, or was there while it was off. @returns that channel */
  inviteTo(name: string, locale = 'ko'): { readonly guild: Guild; readonly channel: Channel } {
    const guild = this.world.addGuild(name, locale);
    const channel = this.world.addChannel({ guild, name: '일반', kind: 'text' });
    guild.systemChannelId = channel.id;
    this.gateway.dispatch('GUILD_CREATE', this.world.wireGuildCreate(guild));
    return { guild, channel };
  }

  /** Somebody takes the bot out of a server, or the server has an outage. */
  loseGuild(guild: Guild, because: 'removed' | 'outage'): void {
    const isOutage = because === 'outage';
    guild.hasBot = isOutage;
    guild.isDown = isOutage;
    this.gateway.dispatch('GUILD_DELETE', { id: guild.id, ...(isOutage ? { unavailable: true } : {}) });
  }

  /** The outage is over, or the bot is invited again. */
  regainGuild(guild: Guild): void {
    guild.hasBot = true;
    guild.isDown = false;
    this.gateway.dispatch('GUILD_CREATE', this.world.wireGuildCreate(guild));
  }

  /** A server where the bot is no member: people there have installed it for themselves. */
  foreignGuild(name: string, locale = 'ko'): { readonly guild: Guild; readonly channel: Channel } {
    const guild = this.world.addGuild(name, locale);
    guild.hasBot = false;
    return { guild, channel: this.world.addChannel({ guild, name: '잡담', kind: 'text' }) };
  }

  addChannel(guild: Guild, name: string, kind: 'text' | 'announcement' | 'forum' = 'text'): Channel {
    const channel = this.world.addChannel({ guild, name, kind });
    this.gateway.dispatch('CHANNEL_CREATE', this.world.wireChannel(channel));
    return channel;
  }

  addUser(guild: Guild, name: string, rank: Rank): User {
    const user = this.world.addUser(name);
    guild.ranks.set(user.id, rank);
    return user;
  }

  /** The direct conversation of a user with the bot. */
  directChannel(user: User): Channel {
    return this.world.directChannel(user);
  }

  /** Takes a permission from the bot in one channel, as an admin would. */
  deny(channel: Channel, permission: bigint): void {
    channel.denied |= permission;
    this.gateway.dispatch('CHANNEL_UPDATE', this.world.wireChannel(channel));
  }

  /** A user at their client, in a channel. */
  person(user: User, channel: Channel, locale = 'ko'): Person {
    const desk: Desk = {
      world: this.world,
      interactions: this.#interactions,
      commandsFor: (guildId) => this.#routes.commandsFor(guildId),
      wireMessage: (message) => this.#messages.wire(message),
      dispatch: (name, payload) => this.gateway.dispatch(name, payload),
    };
    return new Person(desk, { user, channel, locale });
  }

  /** What the bot wrote to a person alone, oldest first. */
  directMessages(user: User): readonly Message[] {
    return this.posted(this.directChannel(user));
  }

  /** The bot's own messages in a channel, oldest first; answers to interactions are not among them. */
  posted(channel: Channel): readonly Message[] {
    return this.#messages.posted(channel.id);
  }

  /** The thread of a message; undefined when none was started. */
  thread(message: Message): Channel | undefined {
    return this.world.channels.get(message.id);
  }

  /** Posts of a forum, or threads of a channel, oldest first. */
  threads(channel: Channel): readonly Channel[] {
    return this.#places.threadsOf(channel);
  }

  /** An admin makes tags for the posts of a forum; posts need one from now on. */
  requireTag(
    forum: Channel,
    tags: readonly { readonly name: string; readonly isModerated: boolean }[],
  ): readonly string[] {
    if (forum.forum === undefined) throw new Error(`${forum.name} is no forum`);
    forum.forum.isTagRequired = true;
    forum.forum.tags = tags.map((tag) => ({ ...tag, id: snowflake() }));
    return forum.forum.tags.map(({ id }) => id);
  }

  /** Somebody closes a thread or a post, and may lock it. */
  closeThread(thread: Channel, { isLocked }: { readonly isLocked: boolean }): void {
    if (thread.thread === undefined) throw new Error(`${thread.name} is no thread`);
    Object.assign(thread.thread, { archivedAt: Date.now(), isLocked });
  }

  deleteThread(thread: Channel): void {
    for (const message of this.posted(thread)) this.#messages.remove(message.id);
    this.world.channels.delete(thread.id);
  }

  /** Messages of an announcement channel that its followers have. */
  published(channel: Channel): readonly Message[] {
    const ids = this.#places.published(channel.id);
    return this.posted(channel).filter(({ id }) => ids.includes(id));
  }

  /** Somebody writes so many messages in a channel. */
  talk(channel: Channel, user: User, count: number): void {
    this.#messages.talk(channel, user, count);
  }

  /** Somebody deletes a message at their client. */
  deleteMessage(message: Message): void {
    this.#messages.remove(message.id);
  }

  requests(method?: string, path?: RegExp): readonly RequestRecord[] {
    return this.#requests.filter(
      (request) => (method === undefined || request.method === method) && (path?.test(request.path) ?? true),
    );
  }

  /** Names of the commands registered, for a guild and for everywhere. */
  commandNames(guild?: Guild): readonly string[] {
    return this.#routes.commandsFor(guild?.id).map((command) => command.name);
  }

  fault(rule: FaultRule): void {
    this.#faults.add(rule);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  /** Forgets messages and nonces, as if nothing had been posted yet. */
  forgetMessages(): void {
    this.#messages.forget();
  }

  /** Forgets nonces alone: what Discord does after a few minutes. */
  forgetNonces(): void {
    this.#messages.forgetNonces();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.gateway.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '/', 'http://loopback');
    const path = decodeURIComponent(url.pathname).replace(API_PREFIX, '');
    const method = request.method ?? 'GET';
    const record: RequestRecord = { at: Date.now(), method, path, body, outcome: undefined };
    this.#requests.push(record);
    const call = { method, path, query: url.searchParams, body, authorization: request.headers.authorization };
    const produce = () => this.#routes.carryOut(call) ?? notBuilt(method, path, this.#messages);
    record.outcome = await answer({ request, response, fault: this.#faults.take(method, path), produce });
  }
}

/** Example: `/api/v10/gateway/bot`. */
const API_PREFIX = /^\/api(?:\/v\d+)?/;

function notBuilt(method: string, path: string, messages: Messages): ReturnType<typeof answerOf> {
  messages.noteViolation('route', [`${method} ${path} is not part of the loopback server`], undefined);
  return answerOf({ message: 'not part of the loopback server', code: 0 }, 501);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}
