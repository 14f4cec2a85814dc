// What a command makes due goes out at once, however rarely feeds are looked at: the real commands, schedule, store and channel.
import { expect, it } from 'vitest';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { createLog } from '#src/log.ts';
import { openWeb } from '#src/pipeline/open-web.ts';
import { Schedule } from '#src/pipeline/schedule.ts';
import { DAY_MS, MINUTE_MS } from '#src/time.ts';
import { article } from '../chat/card-fixtures.ts';
import { refusal, startMessages, TOKEN } from '../chat/discord-messages.ts';
import { NOW, openWorld, tell, words } from '../commands/world.ts';
import { until } from '../loopback/until.ts';

const config = {
  allowPrivateHosts: [],
  contactUrl: undefined,
  hostDelayMs: 0,
  pollMinIntervalMs: 5 * MINUTE_MS,
  alertMaxAgeMs: DAY_MS,
  rawKeepMs: 0,
};
const log = createLog('silent');
const clock = () => NOW;
const MISSING_PERMISSIONS = 50_013;

/** A clock that stands still, and no tick: what waits for a time waits for ever. */
async function openScene() {
  const discord = await startMessages();
  const channel = new DiscordChannel({ token: TOKEN, apiUrl: discord.apiUrl, log, clock });
  let schedule: Schedule | undefined;
  const world = await openWorld({
    onAnswered: () => schedule?.lookAgain(),
    sendSample: (channelId, look) => channel.sendSample({ channelId, ...look }, article()),
  });
  const { store } = world;
  const opened = openWeb(config, clock);
  const outside = { ...opened, siteRules: { current: async () => [] }, store, channel, owners: [] };
  const { signal } = new AbortController();
  schedule = new Schedule({ ...outside, clock, config, log, onStep: () => {}, signal });
  return {
    discord,
    world,
    schedule,
    async [Symbol.asyncDispose]() {
      for (const part of [schedule, opened, channel, world, discord]) await part?.[Symbol.asyncDispose]();
      expect(world.faults).toEqual([]);
    },
  };
}

it('a channel that is resumed catches up without a tick, as the answer says', { timeout: 30_000 }, async () => {
  await using scene = await openScene();
  const { discord, world } = scene;
  await world.run('subscribe');
  await world.run('subscriptions pause');
  await tell(world.store);
  expect(await world.store.nextDueAt(NOW)).toBeUndefined();
  expect(words(await world.run('subscriptions resume'))).toContain('그동안의 소식 1건은 지금 모아서 보냅니다');
  await until('the sample, and what was missed', () => discord.messages.length === 2, 10_000);
});

it(
  'an alert that was refused is there as soon as a sample shows that the channel is open',
  { timeout: 30_000 },
  async () => {
    await using scene = await openScene();
    const { discord, world, schedule } = scene;
    await world.run('subscribe');
    await tell(world.store);
    discord.next(refusal(403, MISSING_PERMISSIONS));
    schedule.wake();
    await until('the refusal', async () => (await world.store.nextDueAt(NOW)) === NOW + MINUTE_MS, 10_000);
    expect(words(await world.run('subscriptions test'))).toContain('견본 카드를 보냈습니다');
    await until('two samples and the alert', () => discord.messages.length === 3, 10_000);
  },
);
