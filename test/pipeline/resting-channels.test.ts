// A channel whose bucket is empty takes no place from others, and goes on by itself when it is full again: the real schedule, store and channel.
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { startMessages, TOKEN } from '../chat/discord-messages.ts';
import { until } from '../loopback/until.ts';
import { EVERYTHING } from '../store/contract-world.ts';
import { BUSAN, requestOf, SEJONG } from '../store/readings.ts';
import { openDelivering } from './delivering.ts';

const log = pino({ level: 'silent' });
/** More than there are places, each with two alerts, so that waiting inside a delivery would hold all of them. */
const BUSY = Array.from({ length: 40 }, (_, index) => String(300_000_000_000_000_000n + BigInt(index)));
const QUIET = '300000000000000900';
const REST_SECONDS = 2;

it('posts to a quiet channel while forty others rest, then goes on with them without a failed try', async () => {
  const empty = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': String(REST_SECONDS) };
  await using discord = await startMessages((path) => (path.includes(QUIET) ? {} : empty));
  await using store = await openSqliteStore({ path: ':memory:' });
  await using channel = new DiscordChannel({ token: TOKEN, apiUrl: discord.apiUrl, log });
  for (const channelId of BUSY) await store.subscribe({ ...EVERYTHING, channelId, now: Date.now() });
  await store.recordArticle(requestOf(SEJONG, 1, { now: Date.now() }));
  const steps: string[] = [];
  await using delivering = openDelivering({ store, channel, log, onStep: (step) => void steps.push(step) });
  const { schedule } = delivering;
  const settledCount = () => steps.filter((step) => step === 'delivery-settled').length;
  schedule.wake();
  await until('the first of each', () => settledCount() === BUSY.length);
  await store.subscribe({ ...EVERYTHING, channelId: QUIET, now: Date.now() });
  await store.recordArticle(requestOf(BUSAN, 2, { now: Date.now() }));
  schedule.tick();
  await until('the quiet channel', () => discord.paths.some((path) => path.includes(QUIET)));
  await until('the second of each', () => settledCount() === 2 * BUSY.length + 1);
  expect(discord.messages).toHaveLength(2 * BUSY.length + 1);
  expect(discord.requests).toHaveLength(2 * BUSY.length + 1);
  // Claimed once each: what rests is not even taken from the outbox.
  expect(steps.filter((step) => step === 'delivery-claimed')).toHaveLength(2 * BUSY.length + 1);
  expect(await store.nextDueAt(Date.now())).toBeUndefined();
});
