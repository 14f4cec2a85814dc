// A message whose answer was lost is found again, whatever the channel and the clocks did between the tries: it is posted once.
import { expect, it } from 'vitest';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { createLog } from '#src/log.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#src/time.ts';
import { LoopbackDiscord } from '../loopback/discord.ts';
import { article, delivery, subscription } from './card-fixtures.ts';

const NEVER = new AbortController().signal;
const LOST = { kind: 'status', status: 502, isCarriedOut: true } as const;

/** @param aheadMs how far the bot's clock is ahead of Discord's */
async function scene(kind: 'text' | 'forum', aheadMs = 0) {
  const discord = await LoopbackDiscord.start();
  const guild = discord.addGuild('도시 연구실');
  const user = discord.addUser(guild, '누리', 'member');
  const room = discord.addChannel(guild, '뉴스', kind);
  const clock = { now: Date.now() + aheadMs };
  const channel = new DiscordChannel({
    token: discord.token,
    apiUrl: discord.apiUrl,
    log: createLog('silent'),
    clock: () => clock.now,
  });
  const to = subscription({ guildId: guild.id, channelId: room.id, channelKind: kind });
  return {
    discord,
    user,
    room,
    clock,
    send: (given: Parameters<typeof delivery>[0]) => channel.send(delivery({ subscription: to, ...given }), NEVER),
    /** The next request that posts is carried out, and its answer is lost. */
    lose: () => discord.fault({ method: 'POST', path: /^\/channels\//, times: 1, fault: LOST }),
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
      expect(discord.violations).toEqual([]);
    },
  };
}

it('a late try is found where people wrote much after the first', async () => {
  await using at = await scene('text');
  const startedAt = at.clock.now;
  at.discord.talk(at.room, at.user, 150);
  at.lose();
  expect(await at.send({ startedAt })).toMatchObject({ kind: 'retry' });
  at.discord.forgetNonces();
  at.clock.now += HOUR_MS;
  expect(await at.send({ startedAt })).toMatchObject({ kind: 'sent' });
  expect(at.discord.posted(at.room)).toHaveLength(1);
});

it('the first try is found where people wrote much after it', async () => {
  await using at = await scene('text');
  const startedAt = at.clock.now;
  at.lose();
  await at.send({});
  at.discord.talk(at.room, at.user, 150);
  at.discord.forgetNonces();
  at.clock.now += HOUR_MS;
  expect(await at.send({ startedAt })).toMatchObject({ kind: 'sent' });
  expect(at.discord.posted(at.room)).toHaveLength(1);
});

it('the first try is found by a bot whose clock is ahead of that of Discord', async () => {
  await using at = await scene('text', 5 * MINUTE_MS);
  const startedAt = at.clock.now;
  at.lose();
  await at.send({});
  at.discord.forgetNonces();
  at.clock.now += 10 * MINUTE_MS;
  expect(await at.send({ startedAt })).toMatchObject({ kind: 'sent' });
  expect(at.discord.posted(at.room)).toHaveLength(1);
});

it('the first try is found when the clock was set back since', async () => {
  await using at = await scene('text', 24 * HOUR_MS);
  const startedAt = at.clock.now;
  at.lose();
  await at.send({});
  at.discord.forgetNonces();
  at.clock.now = Date.now() + 10 * MINUTE_MS;
  expect(await at.send({ startedAt })).toMatchObject({ kind: 'sent' });
  expect(at.discord.posted(at.room)).toHaveLength(1);
});

it('the digest of a forum is found behind many posts of ours', async () => {
  await using at = await scene('forum');
  for (let count = 0; count < 30; count += 1)
    expect(await at.send({ nonce: `n${count}` })).toMatchObject({ kind: 'sent' });
  const startedAt = at.clock.now;
  at.lose();
  const articles = [1, 2].map((id) => ({ article: article({ id, url: `https://news.example/${id}` }), because: [] }));
  await at.send({ kind: 'digest', articles });
  at.clock.now += 30 * SECOND_MS;
  expect(await at.send({ kind: 'digest', articles, startedAt })).toMatchObject({ kind: 'sent' });
  expect(at.discord.threads(at.room)).toHaveLength(31);
});
