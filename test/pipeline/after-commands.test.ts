// What a command makes due goes out at once, however rarely feeds are looked at: the real commands, schedule, store and channel.
import { expect, it } from 'vitest';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { createLog } from '#src/log.ts';
import { MINUTE_MS } from '#src/time.ts';
import { article } from '../chat/card-fixtures.ts';
import { refusal, startMessages, TOKEN } from '../chat/discord-messages.ts';
import { NOW, openWorld, tell, words } from '../commands/world.ts';
import { until } from '../loopback/until.ts';
import { openDelivering } from './delivering.ts';

const log = createLog('silent');
const clock = () => NOW;
const MISSING_PERMISSIONS = 50_013;

/** A clock that stands still, and no tick: what waits for a time waits for ever. */
async function openScene() {
  const discord = await startMessages();
  const channel = new DiscordChannel({ token: TOKEN, apiUrl: discord.apiUrl, log, clock });
  let lookAgain = () => {};
  const world = await openWorld({
    onAnswered: () => lookAgain(),
    sendSample: (channelId, look) => channel.sendSample({ channelId, ...look }, article()),
  });
  const delivering = openDelivering({ store: world.store, channel, log, clock });
  const { schedule } = delivering;
  lookAgain = () => schedule.lookAgain();
  return {
    discord,
    world,
    schedule,
    async [Symbol.asyncDispose]() {
      for (const part of [delivering, channel, world, discord]) await part[Symbol.asyncDispose]();
      expect(world.faults).toEqual([]);
    },
  };
}

it('a channel that is resumed catches up without a tick, as the answer says', async () => {
  await using scene = await openScene();
  const { discord, world } = scene;
  await world.run('subscribe');
  await world.run('subscriptions pause');
  await tell(world.store);
  expect(await world.store.nextDueAt(NOW)).toBeUndefined();
  expect(words(await world.run('subscriptions resume'))).toContain('그동안의 소식 1건은 지금 모아서 보냅니다');
  await until('the sample, and what was missed', () => discord.messages.length === 2);
});

it('an alert that was refused is there as soon as a sample shows that the channel is open', async () => {
  await using scene = await openScene();
  const { discord, world, schedule } = scene;
  await world.run('subscribe');
  await tell(world.store);
  discord.next(refusal(403, MISSING_PERMISSIONS));
  schedule.wake();
  await until('the refusal', async () => (await world.store.nextDueAt(NOW)) === NOW + MINUTE_MS);
  expect(words(await world.run('subscriptions test'))).toContain('견본 카드를 보냈습니다');
  await until('two samples and the alert', () => discord.messages.length === 3);
});
