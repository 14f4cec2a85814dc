// A gateway that does not do as it should: what the client makes of it, and what people notice.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '#src/chat/command.ts';
import { connectDiscord, DiscordClient, type DiscordOptions } from '#src/chat/discord.ts';
import { createLog } from '#src/log.ts';
import { LoopbackDiscord } from '../loopback/discord.ts';
import { until } from '../loopback/until.ts';
import { quietRouter } from './quiet-router.ts';

const words = { ko: '말', en: 'Words' };
const SAID: Reply = { kind: 'text', text: '들었습니다', isPrivate: true };
const router = quietRouter({
  definitions: [
    {
      name: 'help',
      nameKo: '도움말',
      description: words,
      access: 'anyone',
      anywhere: true,
      options: [],
      subcommands: [],
    },
  ],
  run: async () => SAID,
});

const discord = await LoopbackDiscord.start();
const { gateway } = discord;
const guild = discord.addGuild('도시 연구실');
const person = discord.person(discord.addUser(guild, '이시민', 'member'), discord.addChannel(guild, '뉴스'));
const away = discord.addGuild('멀리 있는 서버');
const fatal: string[] = [];
/** On a busy machine. */
const PATIENCE_MS = 25_000;

beforeEach(() => {
  gateway.clearFaults();
  fatal.length = 0;
});
afterAll(() => discord[Symbol.asyncDispose]());

const options: DiscordOptions = {
  token: discord.token,
  apiUrl: discord.apiUrl,
  guildId: undefined,
  router,
  ownerIds: [],
  log: createLog('silent'),
  recall: async () => undefined,
  remember: async () => undefined,
  onFatal: (error) => fatal.push(error.code),
};

const isAnswered = async (): Promise<boolean> =>
  person.slash('help').then(
    ({ text }) => text === SAID.text,
    () => false,
  );
const answered = () => until('an answer', isAnswered, PATIENCE_MS);

describe('at the start', () => {
  it('a gateway that takes no connection stops nobody, and is asked until it does', async () => {
    gateway.faults.refusesSockets = true;
    await using client = await connectDiscord({ ...options, startDeadlineMs: 400 });
    expect(client.isReady()).toBe(false);
    gateway.clearFaults();
    await until('the bot', () => client.isReady(), PATIENCE_MS);
    await answered();
  });

  it('a gateway that says nothing keeps nobody from stopping', async () => {
    gateway.faults.withholdsHello = true;
    const client = new DiscordClient({ ...options, startDeadlineMs: 400 });
    await client.start();
    const startedAt = performance.now();
    await client[Symbol.asyncDispose]();
    // Three seconds, and what a busy machine makes of them.
    expect(performance.now() - startedAt).toBeLessThan(4_500);
  });

  it('a server that Discord cannot reach delays nobody in another one past what Discord allows', async () => {
    gateway.faults.unavailableGuilds = new Set([away.id]);
    const before = gateway.identified.length;
    const connecting = connectDiscord({ ...options, startDeadlineMs: 20_000 });
    await until('the sign-in', () => gateway.identified.length > before, PATIENCE_MS);
    // Asked at once: an interaction that comes before the bot counts as ready waits for that moment.
    const seen = await person.slash('help');
    expect(seen.acknowledgedMs).toBeLessThan(3_000);
    await using client = await connecting;
    expect(client.isReady()).toBe(true);
  });

  it.each([
    [4004, 'discord_token', /DISCORD_TOKEN is refused/],
    [4014, 'discord_intents', /intents of this bot/],
  ] as const)('close code %i ends it with words for the operator', async (code, kind, message) => {
    gateway.faults.closesAtIdentify = code;
    await expect(connectDiscord({ ...options, startDeadlineMs: 20_000 })).rejects.toMatchObject({
      name: 'ConfigError',
      code: kind,
      message: expect.stringMatching(message),
    });
  });
});

describe('a connection that stands', () => {
  it.each([
    ['is cut', () => gateway.drop()],
    ['is to be made anew', () => gateway.askToReconnect()],
    ['has a session that is invalid and can be resumed', () => gateway.invalidate(true)],
    ['has a session that is invalid for good', () => gateway.invalidate(false)],
    ['is closed with 4000', () => gateway.closeWith(4000)],
    ['is closed with 4009', () => gateway.closeWith(4009)],
    ['is closed with 1001', () => gateway.closeWith(1001)],
  ])('and %s serves people again', async (_, trouble) => {
    await using client = await connectDiscord({ ...options, startDeadlineMs: 20_000 });
    await answered();
    trouble();
    await answered();
    expect(client.isReady()).toBe(true);
    expect(fatal).toEqual([]);
  });

  it('is left when no heartbeat is acknowledged, and resumed', async () => {
    gateway.heartbeatMs = 300;
    await using client = await connectDiscord({ ...options, startDeadlineMs: 20_000 });
    const before = gateway.resumedCount;
    gateway.faults.ignoresHeartbeats = true;
    await until('another connection', () => gateway.resumedCount > before, PATIENCE_MS);
    gateway.clearFaults();
    gateway.heartbeatMs = 41_250;
    await answered();
    expect(client.isReady()).toBe(true);
  });

  it.each([
    [4004, 'discord_token'],
    [4014, 'discord_intents'],
    [4011, 'discord_closed'],
  ] as const)('and is closed for good with %i tells the operator why', async (code, kind) => {
    await using client = await connectDiscord({ ...options, startDeadlineMs: 20_000 });
    await until('the bot', () => client.isReady(), PATIENCE_MS);
    gateway.closeWith(code);
    await until('the end', () => fatal.length > 0, PATIENCE_MS);
    expect(fatal).toEqual([kind]);
  });
});

describe('a single 401', () => {
  it('does not cost the bot its token: it registers and reconnects as before', async () => {
    discord.fault({ method: 'PUT', path: /commands$/, times: 1, fault: { kind: 'status', status: 401 } });
    const before = discord.requests('PUT', /commands$/).length;
    await using client = await connectDiscord({ ...options, startDeadlineMs: 400 });
    await until('a second registration', () => discord.requests('PUT', /commands$/).length > before + 1, PATIENCE_MS);
    await answered();
    gateway.invalidate(false);
    await answered();
    expect(client.isReady()).toBe(true);
  });
});

describe('an interaction that Discord counts as over', () => {
  it.each([
    [10_062, 404],
    [40_060, 400],
  ])('(%i) is answered no second time, and the next one is served', async (code, status) => {
    await using client = await connectDiscord({ ...options, startDeadlineMs: 20_000 });
    await answered();
    const before = discord.requests('POST', /callback/).length;
    const headers = { 'content-type': 'application/json' };
    const fault = { kind: 'status', status, headers, body: JSON.stringify({ code, message: 'over' }) } as const;
    discord.fault({ method: 'POST', path: /callback/, times: 1, fault });
    expect(await isAnswered()).toBe(false);
    expect(discord.requests('POST', /callback/)).toHaveLength(before + 1);
    await answered();
    expect(client.isReady()).toBe(true);
  });
});

it('kept to the rules of Discord all the time', () => {
  expect(discord.violations).toEqual([]);
});
