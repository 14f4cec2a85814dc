// What a command makes due goes out at once, however rarely feeds are looked at: the real commands, schedule, store and channel.
import { expect, it } from 'vitest';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { createLog } from '#src/log.ts';
import { openWeb } from '#src/pipeline/open-web.ts';
import { Schedule } from '#src/pipeline/schedule.ts';
import { DAY_MS, MINUTE_MS } from '#src/time.ts';
import { startMessages, TOKEN } from '../chat/discord-messages.ts';
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

it('a channel that is resumed catches up without a tick, as the answer says', { timeout: 30_000 }, async () => {
  await using discord = await startMessages();
  let schedule: Schedule | undefined;
  await using world = await openWorld({ onAnswered: () => schedule?.lookAgain() });
  await using opened = openWeb(config, clock);
  await using channel = new DiscordChannel({ token: TOKEN, apiUrl: discord.apiUrl, log, clock });
  const { store } = world;
  const outside = { ...opened, siteRules: { current: async () => [] }, store, channel, owners: [] };
  await using running = new Schedule({
    ...outside,
    clock,
    config,
    log,
    onStep: () => {},
    signal: new AbortController().signal,
  });
  schedule = running;
  await world.run('subscribe');
  await world.run('subscriptions pause');
  await tell(store);
  expect(await store.nextDueAt(NOW)).toBeUndefined();
  expect(words(await world.run('subscriptions resume'))).toContain('그동안의 소식 1건은 지금 모아서 보냅니다');
  await until('what was missed', () => discord.messages.length === 1, 10_000);
  expect(world.faults).toEqual([]);
});
