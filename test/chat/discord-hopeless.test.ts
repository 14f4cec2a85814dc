// A message to which Discord answers 500, always: it costs its picture, then itself, and never the channel. An outage costs nothing.
import { expect, it } from 'vitest';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { createLog } from '#src/log.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { LoopbackDiscord } from '../loopback/discord.ts';
import { article, delivery, subscription } from './card-fixtures.ts';

const NEVER = new AbortController().signal;
const FAILED = {
  kind: 'status',
  status: 500,
  headers: { 'content-type': 'application/json' },
  body: '{"message":"500: Internal Server Error","code":0}',
} as const;

async function scene(kind: 'text' | 'forum' = 'text') {
  const discord = await LoopbackDiscord.start();
  const guild = discord.addGuild('도시 연구실');
  const room = discord.addChannel(guild, '뉴스', kind);
  const clock = { now: Date.now() };
  const channel = new DiscordChannel({
    token: discord.token,
    apiUrl: discord.apiUrl,
    log: createLog('silent'),
    clock: () => clock.now,
  });
  // For some seconds after a start what the process before it posted may still come into being.
  clock.now += MINUTE_MS;
  const to = subscription({ guildId: guild.id, channelId: room.id, channelKind: kind });
  return {
    discord,
    room,
    now: clock.now,
    send: (given: Parameters<typeof delivery>[0]) => channel.send(delivery({ subscription: to, ...given }), NEVER),
    fail: (method: string, path: RegExp) => discord.fault({ method, path, times: 1, fault: FAILED }),
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
    },
  };
}

const POSTS = /^\/channels\/\d+\/(?:messages|threads)$/;

it.each(['text', 'forum'] as const)('is refused after half a day where Discord is well (%s)', async (kind) => {
  await using at = await scene(kind);
  at.fail('POST', POSTS);
  expect(await at.send({ attempts: 80, startedAt: at.now - 13 * HOUR_MS })).toEqual({
    kind: 'dead',
    error: 'http 500',
    disablesSubscription: false,
  });
  expect(await at.send({ nonce: 'next' })).toMatchObject({ kind: 'sent' });
});

it.each([
  ['before half a day is over', { attempts: 80, startedAt: HOUR_MS }],
  ['when the bot was switched off for a day, and tried it twice', { attempts: 2, startedAt: DAY_MS }],
])('is tried again %s', async (_, { attempts, startedAt }) => {
  await using at = await scene();
  at.fail('POST', POSTS);
  expect(await at.send({ attempts, startedAt: at.now - startedAt })).toMatchObject({ kind: 'retry' });
});

it('is tried again however long Discord does not even show the channel', async () => {
  await using at = await scene();
  at.fail('POST', POSTS);
  at.fail('GET', /^\/channels\/\d+$/);
  expect(await at.send({ attempts: 900, startedAt: at.now - 6 * DAY_MS })).toMatchObject({ kind: 'retry' });
});

it('is tried again however long it is not answered at all', async () => {
  await using at = await scene();
  at.discord.fault({ method: 'POST', path: POSTS, times: 1, fault: { kind: 'reset' } });
  expect(await at.send({ attempts: 900, startedAt: at.now - 6 * DAY_MS })).toMatchObject({ kind: 'retry' });
});

it('is tried without its picture when that was tried for a quarter of an hour', async () => {
  await using at = await scene();
  const articles = [{ article: article({ imageUrl: 'https://img.example/a.jpg' }), because: [] }];
  const posted = await at.send({ articles, nonce: 'soon', attempts: 5 });
  await at.send({ articles, nonce: 'late', attempts: 11 });
  const [soon, late] = at.discord.posted(at.room).map(({ body }) => JSON.stringify(body));
  expect(soon).toContain('img.example');
  expect(late).not.toContain('img.example');
  expect(late).toContain(articles[0]?.article.title);
  const target = { messageId: posted.kind === 'sent' ? posted.messageId : '', nonce: 'soon' };
  await at.send({ articles, kind: 'edit', target, attempts: 11 });
  expect(JSON.stringify(at.discord.posted(at.room)[0]?.body)).not.toContain('img.example');
});
