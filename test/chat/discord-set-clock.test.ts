// A clock that is set back by a day while a channel, or everything, is to be left alone for a while: nobody is silent for that day.
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { Breaker } from '#src/chat/discord-breaker.ts';
import { Buckets } from '#src/chat/discord-buckets.ts';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { Refusals } from '#src/chat/discord-refusals.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#src/time.ts';
import { delivery } from './card-fixtures.ts';
import { startMessages, TOKEN } from './discord-messages.ts';

const START = Date.UTC(2026, 10, 27);
const CHANNEL = '300000000000000001';

it('a pause of everything takes as long as it was to take', () => {
  const clock = { now: START + DAY_MS };
  const breaker = new Breaker(() => clock.now, pino({ level: 'silent' }));
  breaker.stop(15 * MINUTE_MS, 'blocked');
  clock.now = START;
  expect(breaker.pause).toMatchObject({ until: START + 15 * MINUTE_MS });
  clock.now += 15 * MINUTE_MS;
  expect(breaker.pause).toBeUndefined();
});

it('a channel whose bucket was empty is asked again', () => {
  const clock = { now: START + DAY_MS };
  const buckets = new Buckets(() => clock.now);
  const headers = new Headers({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '4' });
  buckets.note({
    method: 'POST',
    url: `https://discord.com/api/v10/channels/${CHANNEL}/messages`,
    status: 200,
    headers,
  });
  clock.now += SECOND_MS;
  expect([...buckets.resting().keys()]).toEqual([CHANNEL]);
  clock.now = START;
  expect([...buckets.resting().keys()]).toEqual([]);
});

it('a channel that turned us away is asked again, and given up after an hour of refusals', () => {
  const clock = { now: START + DAY_MS };
  const refusals = new Refusals(() => clock.now);
  refusals.refuse(CHANNEL, '403');
  clock.now = START;
  expect(refusals.waiting(CHANNEL)).toBeUndefined();
  for (let waitMs = refusals.refuse(CHANNEL, '403'); waitMs !== undefined; waitMs = refusals.refuse(CHANNEL, '403'))
    clock.now += waitMs;
  expect(clock.now - START).toBeGreaterThanOrEqual(HOUR_MS);
  expect(clock.now - START).toBeLessThan(2 * HOUR_MS);
});

it('what the client of Discord foresees by the wrong clock puts no message off for a day', async () => {
  const real = Date.now;
  let aheadMs: number = DAY_MS;
  using _ = vi.spyOn(Date, 'now').mockImplementation(() => real() + aheadMs);
  const empty = { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '4' };
  await using discord = await startMessages(() => empty);
  const log = pino({ level: 'silent' });
  await using channel = new DiscordChannel({ token: TOKEN, apiUrl: discord.apiUrl, log, clock: () => Date.now() });
  const never = new AbortController().signal;
  expect(await channel.send(delivery({ nonce: 'one' }), never)).toMatchObject({ kind: 'sent' });
  expect(await channel.send(delivery({ nonce: 'two' }), never)).toMatchObject({ kind: 'retry', isUntried: true });
  aheadMs = 0;
  expect(await channel.send(delivery({ nonce: 'two' }), never)).toMatchObject({ kind: 'sent' });
});
