// The bot's life in Discord: signs in, keeps trying where Discord is out of reach, registers the commands, answers people.
// Alerts do not go through here (`discord-channel.ts`); a wrong token ends the start with words, nothing else does.
import { Client, Events, GatewayIntentBits, Options } from 'discord.js';
import { ConfigError, describeError } from '#src/errors.ts';
import type { Logger } from '#src/log.ts';
import { MINUTE_MS, SECOND_MS } from '#src/time.ts';
import type { ChannelKind } from '#src/model-channels.ts';
import type { CommandRouter } from './command.ts';
import { channelKindOf } from './discord-channel-kind.ts';
import { closedForGood, configErrorOf, isFinalClose, requirePrintableToken } from './discord-login.ts';
import { answerInteraction } from './discord-interactions.ts';
import { pause, within } from './discord-patience.ts';
import { knownMissing, missingPermissions, type MissingPermission, type Purpose } from './discord-permissions.ts';
import { recallCommandIds, registerCommands, type Memory } from './discord-register.ts';
import type { Wire } from './discord-wire.ts';
import { Welcome, type Servers } from './discord-welcome.ts';
import type { CommandIds } from './discord-words.ts';

export type DiscordOptions = Memory & {
  readonly token: string;
  /** Base address of the REST interface, without version; the gateway's comes from it. */
  readonly apiUrl: string;
  /** Registers the commands in this guild only (development). */
  readonly guildId: string | undefined;
  readonly router: CommandRouter;
  readonly ownerIds: readonly string[];
  /** What is remembered of the servers; without it none is greeted. */
  readonly servers?: Servers;
  readonly log: Logger;
  /** Shared with the deliveries: one pace, one count of invalid requests. Absent: discord.js's own. */
  readonly wire?: Wire;
  /** How long the start waits for Discord; after it the client goes on trying by itself. */
  readonly startDeadlineMs?: number;
  /** How long a reply may take before the interaction is acknowledged without it. */
  readonly patienceMs?: number;
  /** Told when Discord refuses the bot for good after the start: token changed, intents taken away. */
  readonly onFatal?: (error: ConfigError) => void;
};

/**
 * Signs in and registers the commands.
 * @returns when the bot is ready, or when `startDeadlineMs` is over (`isReady` tells which)
 * @throws ConfigError when Discord refuses the token or the intents
 */
export async function connectDiscord(options: DiscordOptions): Promise<DiscordClient> {
  const discord = new DiscordClient(options);
  await discord.start();
  return discord;
}

const PAUSES_MS = [SECOND_MS, 2 * SECOND_MS, 5 * SECOND_MS, 15 * SECOND_MS, MINUTE_MS] as const;

export class DiscordClient implements AsyncDisposable {
  readonly #options: DiscordOptions;
  readonly #closing = new AbortController();
  readonly #answering = new Set<Promise<void>>();
  readonly #welcome: Welcome | undefined;
  #client: Client | undefined;
  #commandIds: CommandIds = new Map();

  constructor(options: DiscordOptions) {
    this.#options = options;
    const { servers, recall, remember, log, guildId } = options;
    const memory = { recall, remember, log, guildId, commandIds: () => this.#commandIds };
    this.#welcome = servers === undefined ? undefined : new Welcome({ servers, ...memory });
  }

  /** Whether the gateway is connected: what `/status` tells. */
  isReady(): boolean {
    return this.#client?.isReady() ?? false;
  }

  /** What the bot lacks for a purpose in a channel; empty when nothing, or when Discord cannot be asked now. */
  async missingPermissions(channelId: string, purpose?: Purpose): Promise<readonly MissingPermission[]> {
    return this.#client?.isReady() === true ? missingPermissions(this.#client, channelId, purpose) : [];
  }

  /** What the bot is known to lack to post in a channel, without asking Discord. */
  knownMissing(channelId: string): readonly MissingPermission[] {
    return this.#client === undefined ? [] : knownMissing(this.#client, channelId);
  }

  /** What a channel is; `text` while Discord cannot be asked. */
  async channelKind(channelId: string): Promise<ChannelKind> {
    return this.#client?.isReady() === true ? channelKindOf(this.#client, channelId) : 'text';
  }

  async start(): Promise<void> {
    requirePrintableToken(this.#options.token);
    const { startDeadlineMs = 15 * SECOND_MS, onFatal, log } = this.#options;
    const connecting = this.#connect();
    let isWaiting = true;
    const watched = connecting.catch((error: unknown) => {
      if (isWaiting) throw error;
      log.fatal({ error: describeError(error) }, 'discord refuses the bot');
      if (error instanceof ConfigError) onFatal?.(error);
    });
    try {
      await within(watched, startDeadlineMs);
    } finally {
      isWaiting = false;
    }
    if (!this.isReady() && !this.#closing.signal.aborted) log.warn('discord is not ready yet, still trying');
  }

  /** Lets answers in progress finish, then leaves; never longer than three seconds (a client that waits for HELLO hangs). */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await within(Promise.allSettled(this.#answering), CLOSE_MS / 2);
    const leaving = this.#client?.destroy().catch(() => undefined);
    if (leaving !== undefined) await within(leaving, CLOSE_MS / 2);
  }

  async #connect(): Promise<void> {
    const { signal } = this.#closing;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        const client = await this.#signIn();
        await this.#welcome?.prepare(client);
        await this.#register(client);
        this.#welcome?.open();
        return;
      } catch (error) {
        const wrong = configErrorOf(error);
        if (wrong !== undefined) throw wrong;
        const afterMs = pauseAfter(attempt);
        this.#options.log.warn({ error: describeError(error), afterMs }, 'discord is out of reach');
        await pause(afterMs, signal);
      }
    }
  }

  /** A fresh client for every try: a failed login leaves the old one destroyed. */
  async #signIn(): Promise<Client<true>> {
    const client = createClient(this.#options.apiUrl, this.#options.wire);
    this.#client = client;
    this.#listen(client);
    const { promise, resolve } = Promise.withResolvers<Client<true>>();
    client.once(Events.ClientReady, resolve);
    await client.login(this.#options.token);
    return promise;
  }

  #listen(client: Client): void {
    const { log, router, ownerIds, patienceMs = 1_500, onFatal } = this.#options;
    const context = { router, ownerIds, log, patienceMs, commandIds: () => this.#commandIds };
    client.on(Events.InteractionCreate, (interaction) => {
      if (this.#closing.signal.aborted) return;
      const answering = answerInteraction(interaction, context);
      this.#answering.add(answering);
      void answering.finally(() => this.#answering.delete(answering));
    });
    for (const event of [Events.GuildCreate, Events.GuildAvailable] as const)
      client.on(event, (guild) => void this.#welcome?.see(guild));
    client.on(Events.GuildDelete, ({ id }) => void this.#welcome?.leave(id));
    client.on(Events.Error, (error) => log.warn({ error: describeError(error) }, 'discord client error'));
    client.on(Events.ShardError, (error) => log.warn({ error: describeError(error) }, 'discord gateway error'));
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (this.#closing.signal.aborted || !isFinalClose(code)) return;
      log.error({ code }, 'discord closed the gateway for good');
      if (client.readyTimestamp !== null) onFatal?.(closedForGood(code));
    });
    client.rest.on('response', (_request, { status }) => {
      // The library forgets the token at a single 401, which may have been a fault of a proxy: nothing would work until a restart.
      if (status === UNAUTHORIZED) setImmediate(() => client.rest.setToken(this.#options.token));
    });
  }

  /** Tries until Discord has the commands; meanwhile the ones of an earlier start work. */
  async #register(client: Client<true>): Promise<void> {
    const { guildId, router, recall, remember, log } = this.#options;
    const applicationId = client.application.id;
    this.#commandIds = await recallCommandIds({ recall }, applicationId, guildId);
    for (let attempt = 0; !this.#closing.signal.aborted; attempt += 1) {
      try {
        const request = {
          rest: client.rest,
          applicationId,
          guildId,
          definitions: router.definitions,
          messageCommands: router.messageCommands,
          recall,
          remember,
        };
        const { ids, outcome } = await registerCommands(request);
        this.#commandIds = ids;
        log.info({ outcome, count: ids.size }, 'discord commands registered');
        return;
      } catch (error) {
        const afterMs = pauseAfter(attempt + 2);
        log.error({ error: describeError(error), afterMs }, 'discord commands not registered');
        await pause(afterMs, this.#closing.signal);
      }
    }
  }
}

const CLOSE_MS = 3 * SECOND_MS;
const UNAUTHORIZED = 401;

function pauseAfter(attempt: number): number {
  return PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)] ?? MINUTE_MS;
}

/** Guilds is the only intent: nothing of what people write is ever received. */
function createClient(api: string, wire: Wire | undefined): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    // At the default of 15 s one unavailable guild delays every interaction past the three seconds Discord allows.
    waitGuildTimeout: SECOND_MS,
    rest: { api, timeout: 10 * SECOND_MS, ...(wire === undefined ? {} : { makeRequest: wire.request }) },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      ThreadMemberManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user?.id },
    }),
  });
}
