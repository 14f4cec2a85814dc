// A channel was closed: the admins of its server are told once, in the server, in its language, with what to do. Never a person.
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { closedChannelWords } from '#src/chat/closed-channel-words.ts';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { TerminalChannel } from '#src/chat/terminal.ts';
import { createLog } from '#src/log.ts';
import type { Notice } from '#src/model-notices.ts';
import { LoopbackDiscord, text } from '../loopback/discord.ts';
import { PERMISSION } from '../loopback/discord-world.ts';
import { MINUTE_MS } from '#src/time.ts';

const NEVER = new AbortController().signal;
const CLOSED = '403 50013: Missing Permissions';

async function setting() {
  const discord = await LoopbackDiscord.start();
  const guild = discord.addGuild('도시 연구실');
  const closed = discord.addChannel(guild, '소식');
  const clock = { now: Date.now() };
  const channel = new DiscordChannel({
    token: discord.token,
    apiUrl: discord.apiUrl,
    log: createLog('silent'),
    clock: () => clock.now,
  });
  return {
    discord,
    guild,
    closed,
    clock,
    channel,
    tell: (parts: Partial<Notice> = {}, channelIds: readonly string[] = []) =>
      channel.notify(
        {
          id: 1,
          recipient: `guild:${guild.id}`,
          nonce: 'nonce-of-the-notice',
          attempts: 0,
          startedAt: undefined,
          events: [{ kind: 'channel-closed', channelId: closed.id, reason: CLOSED, at: 0 }],
          guild: { id: guild.id, locale: 'ko', channelIds },
          ...parts,
        },
        'ko',
        NEVER,
      ),
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]();
      expect(discord.violations).toEqual([]);
      await discord[Symbol.asyncDispose]();
    },
  };
}

describe('the notice of a closed channel', () => {
  it('stands where moderators read, and says which channel, why and what to do', async () => {
    await using at = await setting();
    const [moderators, system] = [at.discord.addChannel(at.guild, '운영'), at.discord.addChannel(at.guild, '안내')];
    Object.assign(at.guild, { publicUpdatesChannelId: moderators.id, systemChannelId: system.id });
    expect(await at.tell()).toMatchObject({ kind: 'sent' });
    const [posted] = at.discord.posted(moderators);
    const words = posted === undefined ? '' : text(posted);
    expect(words).toContain('소식이 멈춘 채널이 있습니다');
    expect(words).toContain(`<#${at.closed.id}> 채널에 소식을 보내지 못합니다: 봇이 채널에 글을 쓸 수 없습니다`);
    expect(words).toContain('메시지 보내기');
    expect(words).toContain('/subscriptions resume');
    expect(at.discord.posted(system)).toEqual([]);
    expect(at.discord.requests('POST', /^\/users/)).toEqual([]);
  });

  it('goes to the next place where one is closed, and at last to another subscribed channel, never to the closed one', async () => {
    await using at = await setting();
    const [moderators, other] = [at.discord.addChannel(at.guild, '운영'), at.discord.addChannel(at.guild, '다른 소식')];
    Object.assign(at.guild, { publicUpdatesChannelId: moderators.id, systemChannelId: at.closed.id });
    at.discord.deny(moderators, PERMISSION.sendMessages);
    expect(await at.tell({}, [at.closed.id, other.id])).toMatchObject({ kind: 'sent' });
    expect([moderators, at.closed, other].map((place) => at.discord.posted(place).length)).toEqual([0, 0, 1]);
  });

  it('is given up where no place takes it', async () => {
    await using at = await setting();
    at.discord.deny(at.closed, PERMISSION.sendMessages);
    expect(await at.tell()).toMatchObject({ kind: 'dead', error: expect.stringContaining('no channel of server') });
  });

  it('is given up where the bot was thrown out of the server', async () => {
    await using at = await setting();
    const gone = { id: '100000000000000009', locale: 'ko', channelIds: ['100000000000000008'] } as const;
    expect(await at.tell({ guild: gone })).toMatchObject({ kind: 'dead' });
  });

  it('waits where Discord does not answer, and stands there once', async () => {
    await using at = await setting();
    const system = at.discord.addChannel(at.guild, '안내');
    at.guild.systemChannelId = system.id;
    at.discord.fault({ method: 'POST', path: /messages$/, times: 1, fault: { kind: 'reset', isCarriedOut: true } });
    expect(await at.tell()).toMatchObject({ kind: 'retry' });
    const startedAt = at.clock.now;
    at.clock.now += 10 * MINUTE_MS;
    at.discord.forgetNonces();
    expect(await at.tell({ startedAt })).toMatchObject({ kind: 'sent' });
    expect(at.discord.posted(system)).toHaveLength(1);
  });
});

it('is printed in the terminal', async () => {
  const chunks: string[] = [];
  const output = new Writable({ write: (chunk, _encoding, done) => (chunks.push(String(chunk)), done()) });
  const channel = new TerminalChannel({ output });
  const event = { kind: 'channel-closed', channelId: 'terminal', reason: '404 10003: Unknown Channel', at: 0 } as const;
  const guild = { id: 'terminal', locale: 'en', channelIds: [] } as const;
  const notice = { id: 1, recipient: 'guild:terminal', nonce: 'n', attempts: 0, startedAt: undefined, guild };
  await channel.notify({ ...notice, events: [event] }, 'en', NEVER);
  expect(chunks.join('')).toBe(
    '── A channel gets no news any more\n  News cannot be posted in #terminal: the channel was deleted. To mend it, run /subscribe in the channel that is to get the news instead.\n',
  );
});

it.each([
  ['404 10003: Unknown Channel', 'the channel was deleted'],
  ['50001: Missing Access', 'the bot cannot see the channel'],
  [CLOSED, 'the bot may not write in the channel'],
  // What is known before anything is asked, as `DiscordChannel` says it.
  ['missing: SendMessages', 'the bot may not write in the channel'],
  ['missing: ViewChannel, SendMessages', 'the bot cannot see the channel'],
  ['400 50083: Thread is archived', 'the thread is locked'],
  ['403 160005: Thread is locked', 'the thread is locked'],
  ['400 50008: Cannot send messages in a non-text channel', 'it is a kind of channel that takes no messages'],
  ['something new', 'something new'],
])('%s is %s in plain words', (reason, words) => {
  expect(closedChannelWords(reason).why.en).toBe(words);
});
