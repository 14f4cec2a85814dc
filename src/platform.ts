// Which platform: Discord with a token, else the terminal. Discord's library is loaded only when it is used (0.3 s, 60 MB).
import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import type { Channel, ChannelPurpose, SampleOutcome } from '#src/chat/channel.ts';
import type { Caller, CommandRouter } from '#src/chat/command.ts';
import type { Servers } from '#src/chat/discord-welcome.ts';
import { ownerLocaleKey } from '#src/chat/owner-locale.ts';
import { startTerminal, TerminalChannel, type Terminal } from '#src/chat/terminal.ts';
import type { Config } from './config.ts';
import type { ConfigError } from './errors.ts';
import type { Logger } from './log.ts';
import type { CardStyle, ChannelKind } from './model-channels.ts';
import type { Article, Language, Subscription } from './model.ts';
import type { Store } from '#src/store/store.ts';

export interface Platform extends AsyncDisposable {
  readonly name: 'discord' | 'terminal';
  readonly channel: Channel;
  /** Whom to tell when a source changes. */
  readonly owners: readonly string[];
  /** Resolves when the platform ends by itself: with a reason (the end of standard input), or with what the operator has to mend. */
  readonly ended: Promise<string | ConfigError>;
  /** Whether people can reach the bot now. */
  isConnected(): boolean;
  /** Begins to listen to people. */
  start(router: CommandRouter): Promise<void>;
  missingPermissions(channelId: string, purpose?: ChannelPurpose): Promise<readonly string[]>;
  /** What a channel is to whoever posts there. */
  channelKind(channelId: string): Promise<ChannelKind>;
  sendSample(channelId: string, wish: SampleWish): Promise<SampleOutcome | 'nothing-stored'>;
}

/** In which language and style a sample speaks, and whether it is a message or a post. */
type SampleWish = Pick<Subscription, 'locale' | 'channelKind'> & { readonly style: CardStyle };

export type PlatformParts = {
  readonly store: Store;
  readonly log: Logger;
  readonly input: Readable;
  readonly output: Writable;
  readonly locale: Language;
};

export async function openPlatform(config: Config, parts: PlatformParts): Promise<Platform> {
  return config.discordToken === undefined ? openTerminal(parts) : openDiscord(config, config.discordToken, parts);
}

async function openDiscord(config: Config, token: string, { store, log }: PlatformParts): Promise<Platform> {
  const { DiscordClient } = await import('#src/chat/discord.ts');
  const { DiscordChannel } = await import('#src/chat/discord-channel.ts');
  const { Wire } = await import('#src/chat/discord-wire.ts');
  const wire = new Wire({ log });
  const knownMissing = (channelId: string) => client?.knownMissing(channelId) ?? [];
  const channel = new DiscordChannel({ token, apiUrl: config.discordApiUrl, log, wire, knownMissing });
  const ended = Promise.withResolvers<string | ConfigError>();
  let client: InstanceType<typeof DiscordClient> | undefined;
  return {
    name: 'discord',
    channel,
    owners: ownersOf(config),
    ended: ended.promise,
    isConnected: () => client?.isReady() ?? false,
    async start(router) {
      // Known before it is connected: a stop meanwhile ends the attempt.
      client = new DiscordClient({
        token,
        apiUrl: config.discordApiUrl,
        guildId: config.discordGuildId,
        router,
        ownerIds: config.ownerIds,
        servers: serversOf(store),
        log,
        wire,
        recall: (key) => store.recall(key),
        remember: (key, value) => store.remember(key, value, Date.now()),
        onFatal: (error) => ended.resolve(error),
      });
      await client.start();
    },
    missingPermissions: async (channelId, purpose) => client?.missingPermissions(channelId, purpose) ?? [],
    channelKind: async (channelId) => client?.channelKind(channelId) ?? 'text',
    sendSample: (channelId, { locale, channelKind, style }) =>
      sampleOf(store, (article) => channel.sendSample({ channelId, locale, channelKind, style }, article)),
    async [Symbol.asyncDispose]() {
      await client?.[Symbol.asyncDispose]();
      await channel[Symbol.asyncDispose]();
    },
  };
}

/** Where channels are subscribed the bot needs no introduction. */
function serversOf(store: Store): Servers {
  return {
    async join(guildId) {
      const { isNew } = await store.servers.join(guildId, Date.now());
      return { isNew: isNew && (await store.listSubscriptions(guildId)).length === 0 };
    },
    leave: (guildId) => store.servers.leave(guildId),
    language: async (guildId) => (await store.servers.settingsOf(guildId)).language,
  };
}

/** One server, one channel, one person who may do everything. */
const HERE = 'terminal';

/** Whom to tell when a source changes: the bot's owners; without Discord, whoever sits at the terminal. */
export function ownersOf({ discordToken, ownerIds }: Pick<Config, 'discordToken' | 'ownerIds'>): readonly string[] {
  return discordToken === undefined ? [HERE] : ownerIds;
}

const TERMINAL_KNOWN = 'terminal-subscribed';

async function openTerminal({ store, input, output, locale }: PlatformParts): Promise<Platform> {
  const ended = Promise.withResolvers<string>();
  const isInteractive = isTerminal(input) && isTerminal(output);
  let terminal: Terminal | undefined;
  const channel = new TerminalChannel({ output, isBold: isInteractive, afterPrint: () => terminal?.refresh() });
  return {
    name: 'terminal',
    channel,
    owners: ownersOf({ discordToken: undefined, ownerIds: [] }),
    ended: ended.promise,
    isConnected: () => true,
    async start(router) {
      await subscribeTerminal(store, locale);
      await store.remember(ownerLocaleKey(HERE), locale, Date.now());
      output.write(`${WELCOME[locale]}\n`);
      terminal = startTerminal({ input, output, router, caller: terminalCaller(locale), isInteractive });
      void terminal.done.then(() => ended.resolve('end of input'));
    },
    missingPermissions: async () => [],
    channelKind: async () => 'text',
    sendSample: (channelId, { style }) =>
      sampleOf(store, (article) => printSample(article, { store, channel, channelId, style })),
    async [Symbol.asyncDispose]() {
      terminal?.close();
      await channel[Symbol.asyncDispose]();
    },
  };
}

function isTerminal(stream: object): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}

const WELCOME = {
  ko: 'Citybeat를 터미널에서 실행합니다. 새 소식은 여기에 표시됩니다. 명령은 /help, 끝내려면 exit.\nDiscord에서 쓰려면: discord.com/developers/applications 에서 봇을 만들고 토큰을 .env의 DISCORD_TOKEN에 넣으세요.',
  en: 'Citybeat runs in the terminal: alerts are shown here. Type /help for the commands, exit to end.\nFor Discord: make a bot at discord.com/developers/applications and put its token into .env as DISCORD_TOKEN.',
} as const;

type SampleParts = {
  readonly store: Store;
  readonly channel: TerminalChannel;
  readonly channelId: string;
  readonly style: CardStyle;
};

async function printSample(
  article: Article,
  { store, channel, channelId, style }: SampleParts,
): Promise<'sent' | 'failed'> {
  const subscription = await store.subscriptionOf(channelId);
  if (subscription === undefined) return 'failed';
  const { timeZone } = await store.servers.settingsOf(subscription.guildId);
  const sample = {
    id: 0,
    subscription,
    kind: 'alert',
    nonce: randomUUID(),
    attempts: 0,
    startedAt: undefined,
    articles: [{ article, because: [] }],
    style,
    timeZone,
  } as const;
  const outcome = await channel.sendSample(sample, new AbortController().signal);
  return outcome.kind === 'sent' ? 'sent' : 'failed';
}

/** The terminal shows alerts from the first start on; who unsubscribes stays unsubscribed. */
async function subscribeTerminal(store: Store, locale: Language): Promise<void> {
  if ((await store.recall(TERMINAL_KNOWN)) !== undefined) return;
  const now = Date.now();
  await store.subscribe({
    guildId: HERE,
    channelId: HERE,
    mode: 'instant',
    scope: 'core',
    city: undefined,
    topic: undefined,
    locale,
    now,
  });
  await store.remember(TERMINAL_KNOWN, 'yes', now);
}

function terminalCaller(locale: Language): Caller {
  return {
    userId: HERE,
    guildId: HERE,
    channelId: HERE,
    locale,
    guildLocale: locale,
    mayManageServer: true,
    isOwner: true,
  };
}

async function sampleOf(
  store: Store,
  send: (article: Article) => Promise<SampleOutcome>,
): Promise<SampleOutcome | 'nothing-stored'> {
  const { hits } = await store.latest({ filter: {}, limit: 1 });
  const newest = hits[0]?.article;
  return newest === undefined ? 'nothing-stored' : send(newest);
}
