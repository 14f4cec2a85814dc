// What is asked of Discord, and what is not asked because it is known: limits foreseen and answered, permissions, bans.
import { REST, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { MOST_INVALID, WINDOW_MS } from '#src/chat/discord-breaker.ts';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { Wire } from '#src/chat/discord-wire.ts';
import { createLog } from '#src/log.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#src/time.ts';
import { delivery, subscription } from './card-fixtures.ts';
import { limited, refusal, sendJson, startMessages, TOKEN, type Trouble } from './discord-messages.ts';

const NEVER = new AbortController().signal;
const CHANNEL = subscription().channelId;
const OTHER = subscription({ channelId: '300000000000000002' });

async function setting({ deadlineMs = 2_000, timeoutMs = 1_000 } = {}) {
  const discord = await startMessages();
  const clock = { now: Date.now() };
  const missing = new Map<string, readonly string[]>();
  const log = createLog('silent');
  const wire = new Wire({ log, clock: () => clock.now, timeoutMs });
  const channel = new DiscordChannel({
    token: TOKEN,
    apiUrl: discord.apiUrl,
    log,
    clock: () => clock.now,
    deadlineMs,
    wire,
    knownMissing: (channelId) => missing.get(channelId) ?? [],
  });
  return {
    discord,
    clock,
    channel,
    wire,
    missing,
    send: (parts: Parameters<typeof delivery>[0] = {}) => channel.send(delivery(parts), NEVER),
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
    },
  };
}

/** The message is taken, and the last of its bucket. */
function lastOfBucket(resetSeconds: number): Trouble {
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': String(resetSeconds) };
  return {
    answer: (response) => {
      response.setHeaders(new Map(Object.entries({ ...headers, 'x-ratelimit-limit': '5' })));
      sendJson(response, 200, { id: '900000000000000000' });
    },
  };
}

/** A page of the network before Discord. */
function page(status: number, headers: Readonly<Record<string, string>> = {}): Trouble {
  const answer: Trouble['answer'] = (response) =>
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<html>1015');
  return { isCarriedOut: false, answer };
}

describe('a bucket that is empty', () => {
  it('lets its channel rest until it is full again, and no other', async () => {
    await using at = await setting();
    at.discord.next(lastOfBucket(4));
    await at.send();
    const { channels, allUntil } = at.channel.resting();
    expect([...channels.keys()]).toEqual([CHANNEL]);
    expect((channels.get(CHANNEL) ?? 0) - at.clock.now).toBeGreaterThanOrEqual(4 * SECOND_MS);
    expect(allUntil).toBeUndefined();
    at.clock.now += 5 * SECOND_MS;
    expect(at.channel.resting().channels.size).toBe(0);
  });

  it('is never waited for inside a delivery: that costs no try and no request', async () => {
    await using at = await setting();
    at.discord.next(lastOfBucket(600));
    await at.send();
    const startedAt = performance.now();
    expect(await at.send({ nonce: 'another' })).toMatchObject({ kind: 'retry', isUntried: true });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(at.discord.requests).toEqual(['POST']);
  });

  it('after an answered 429 rests as long as it says, and the try counts', async () => {
    await using at = await setting();
    at.discord.next(limited({ 'retry-after': '2', 'x-ratelimit-scope': 'user' }));
    const outcome = await at.send();
    expect(outcome).toMatchObject({ kind: 'retry', afterMs: 2_050 });
    expect(outcome).not.toHaveProperty('isUntried');
    expect(at.channel.resting().channels.has(CHANNEL)).toBe(true);
    expect(await at.send({ subscription: OTHER })).toMatchObject({ kind: 'sent' });
  });
});

it.each(['user', 'shared'])('a limit of %s scope stops its channel alone, however long it lasts', async (scope) => {
  await using at = await setting();
  at.discord.next(limited({ 'retry-after': '900', 'x-ratelimit-scope': scope }));
  const outcome = await at.send();
  expect(outcome).toMatchObject({ kind: 'retry', afterMs: 15 * MINUTE_MS + 50 });
  expect(at.channel.resting().allUntil).toBeUndefined();
  expect(await at.send({ subscription: OTHER })).toMatchObject({ kind: 'sent' });
});

describe('what stops everything', () => {
  it.each([
    ['a 429 as a page of the network before Discord', page(429), 15 * MINUTE_MS],
    ['one that says how long', page(429, { 'retry-after': '3600' }), HOUR_MS],
    ['a long one that names no scope', limited({ 'retry-after': '3600' }), HOUR_MS],
    ['a 403 as such a page', page(403), 15 * MINUTE_MS],
    ['code 40333', refusal(403, 40_333), 15 * MINUTE_MS],
    ['the global limit', limited({ 'retry-after': '3', 'x-ratelimit-global': 'true' }), 3 * SECOND_MS],
  ])('is %s', async (_, trouble, pausedMs) => {
    await using at = await setting();
    at.discord.next(trouble);
    expect(await at.send()).toMatchObject({ kind: 'retry' });
    const pausedUntil = at.channel.resting().allUntil ?? 0;
    expect(pausedUntil - at.clock.now).toBeGreaterThanOrEqual(pausedMs);
    expect(pausedUntil - at.clock.now).toBeLessThan(pausedMs + 100);
    expect(await at.send({ subscription: OTHER })).toMatchObject({ kind: 'retry', isUntried: true });
    expect(at.discord.requests).toEqual(['POST']);
    at.clock.now = pausedUntil;
    expect(await at.send({ subscription: OTHER })).toMatchObject({ kind: 'sent' });
  });

  it('is 1,000 invalid requests, of deliveries and of the client that answers people together', async () => {
    await using at = await setting();
    const client = new REST({ api: at.discord.apiUrl, retries: 0, makeRequest: at.wire.request }).setToken(TOKEN);
    at.discord.next(...Array.from({ length: 20 }, () => refusal(403, 50_001)));
    for (let count = 0; count < 10; count += 1) {
      const channelId = `30000000000000010${count}`;
      await at.send({ subscription: subscription({ channelId }) });
      await expect(client.get(Routes.channel(channelId))).rejects.toThrow('50001');
    }
    // The others as the wire itself would count them: a thousand real ones take 21 seconds.
    for (let count = 20; count < MOST_INVALID - 1; count += 1) at.wire.note({ status: 403, scope: undefined });
    expect(at.channel.resting().allUntil).toBeUndefined();
    at.discord.next(refusal(403, 50_001));
    await expect(client.get(Routes.channel(CHANNEL))).rejects.toThrow('50001');
    expect(at.channel.resting().allUntil).toBe(at.clock.now + WINDOW_MS);
    const asked = at.discord.requests.length;
    await expect(client.get(Routes.channel(CHANNEL))).rejects.toThrow('invalid requests');
    expect(await at.send()).toMatchObject({ kind: 'retry', isUntried: true });
    expect(at.discord.requests).toHaveLength(asked);
    // Answers to people have tokens of their own, and are no part of it.
    await client.post(Routes.webhook('100000000000000001', 'abc'), { body: {}, auth: false });
    expect(at.discord.requests).toHaveLength(asked + 1);
    client.clearHashSweeper();
    client.clearHandlerSweeper();
  });
});

describe('a permission that is known to be missing', () => {
  it('refuses without asking, with the same grace as Discord, and is given up after an hour', async () => {
    await using at = await setting();
    at.missing.set(CHANNEL, ['SendMessages']);
    const startedAt = at.clock.now;
    let outcome = await at.send();
    expect(outcome).toEqual({ kind: 'retry', afterMs: MINUTE_MS, error: 'missing: SendMessages', isUntried: true });
    while (outcome.kind === 'retry') {
      at.clock.now += outcome.afterMs ?? 0;
      outcome = await at.send();
    }
    expect(outcome).toEqual({ kind: 'dead', error: 'missing: SendMessages', disablesSubscription: true });
    expect(at.clock.now - startedAt).toBe(HOUR_MS);
    expect(at.discord.requests).toEqual([]);
  });

  it('is asked for no more once it is there', async () => {
    await using at = await setting();
    at.missing.set(CHANNEL, ['ViewChannel']);
    await at.send();
    at.missing.clear();
    at.clock.now += MINUTE_MS;
    expect(await at.send()).toMatchObject({ kind: 'sent' });
  });

  it('to send keeps no message from being edited; not to see the channel does', async () => {
    await using at = await setting();
    const edit = { kind: 'edit', target: { messageId: '900000000000000000', nonce: 'n' } } as const;
    at.missing.set(CHANNEL, ['SendMessages']);
    await at.send(edit);
    expect(at.discord.requests).toEqual(['PATCH']);
    at.missing.set(CHANNEL, ['ViewChannel']);
    expect(await at.send(edit)).toMatchObject({ kind: 'dead', disablesSubscription: false });
    expect(at.discord.requests).toEqual(['PATCH']);
  });
});

it('a body that stalls after its headers settles by itself, long before the deadline', async () => {
  await using at = await setting({ deadlineMs: 60_000, timeoutMs: 300 });
  at.discord.next({
    answer: (response) =>
      void response.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' }).write('{"id":"9'),
  });
  const startedAt = performance.now();
  expect(await at.send()).toMatchObject({ kind: 'retry' });
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(await at.send()).toMatchObject({ kind: 'sent' });
  expect(at.discord.messages).toHaveLength(1);
});
