import { createLog } from '#src/log.ts';
import { describe, expect, it } from 'vitest';
import type { SendOutcome } from '#src/chat/channel.ts';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { article, delivery, subscription } from './card-fixtures.ts';
import { limited, refusal, sendJson, startMessages, TOKEN, type Trouble } from './discord-messages.ts';

const NEVER = new AbortController().signal;

async function setting() {
  const discord = await startMessages();
  const clock = { now: Date.now() };
  const channel = new DiscordChannel({
    token: TOKEN,
    apiUrl: discord.apiUrl,
    log: createLog('silent'),
    clock: () => clock.now,
    timeoutMs: 150,
    deadlineMs: 400,
  });
  return {
    discord,
    clock,
    channel,
    send: (parts: Parameters<typeof delivery>[0] = {}) => channel.send(delivery(parts), NEVER),
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
    },
  };
}

/** The request is carried out, and its answer gets lost like this. */
const LOST: Readonly<Record<string, Trouble>> = {
  'a 502': { answer: (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>') },
  'a silence': { answer: () => undefined },
  'a reset': { answer: (response) => response.socket?.resetAndDestroy() },
  'a closed connection': { answer: (response) => response.socket?.destroySoon() },
  'a cut body': {
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' }).write('{"id":"9');
      response.socket?.destroySoon();
    },
  },
  'a body that stalls': {
    answer: (response) =>
      void response.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' }).write('{"id":"9'),
  },
  'a body that is no message': { answer: (response) => sendJson(response, 200, { proxied: true }) },
};

describe('a delivery', () => {
  it('is posted once and tells the id of its message', async () => {
    await using at = await setting();
    expect(await at.send()).toEqual({ kind: 'sent', messageId: at.discord.messages[0]?.id });
    expect(at.discord.requests).toEqual(['POST']);
  });

  it.each(Object.entries(LOST))('that was answered by %s is tried again and posted once', async (_, trouble) => {
    await using at = await setting();
    at.discord.next(trouble);
    expect(await at.send()).toMatchObject({ kind: 'retry' });
    expect(at.discord.requests).toEqual(['POST']);
    expect(await at.send()).toMatchObject({ kind: 'sent' });
    expect(at.discord.messages).toHaveLength(1);
  });

  it('is not sent at all once the program stops', async () => {
    await using at = await setting();
    expect(await at.channel.send(delivery(), AbortSignal.abort(new Error('stopping')))).toMatchObject({
      kind: 'retry',
      error: 'stopping',
    });
    expect(at.discord.requests).toEqual([]);
  });

  it('counts as sent when somebody has deleted its message since', async () => {
    await using at = await setting();
    at.discord.next(refusal(404, 10_008));
    expect(await at.send()).toEqual({ kind: 'sent', messageId: 'deleted' });
  });
});

describe('a picture that Discord refuses', () => {
  const pictured = { articles: [{ article: article({ imageUrl: 'https://img.example/a.jpg' }), because: [] }] };
  const picturesIn = (message: unknown) => JSON.stringify(message).match(/img\.example/g)?.length ?? 0;

  it('costs the card its picture, not the alert', async () => {
    await using at = await setting();
    at.discord.next(refusal(400, 50_035));
    expect(await at.send(pictured)).toEqual({ kind: 'sent', messageId: at.discord.messages[0]?.id });
    expect(at.discord.requests).toEqual(['POST', 'POST']);
    const [message] = at.discord.messages;
    expect(message?.nonce).toBe('n0nce-of-this-delivery');
    expect(picturesIn(message)).toBe(0);
    expect(JSON.stringify(message)).toContain(article().title);
  });

  it('costs an edit and a sample no more than that', async () => {
    await using at = await setting();
    at.discord.next(refusal(400, 50_035));
    const target = { messageId: '900000000000000001', nonce: 'n' };
    expect(await at.send({ ...pictured, kind: 'edit', target })).toMatchObject({ kind: 'sent' });
    at.discord.next(refusal(400, 50_035));
    const [told] = pictured.articles;
    expect(
      await at.channel.sendSample(
        { channelId: '300000000000000001', channelKind: 'text', locale: 'ko', style: 'card' },
        told?.article ?? article(),
      ),
    ).toBe('sent');
    expect(at.discord.requests).toEqual(['PATCH', 'PATCH', 'POST', 'POST']);
  });

  it('is given up once: a message refused without its picture is refused', async () => {
    await using at = await setting();
    at.discord.next(refusal(400, 50_035), refusal(400, 50_035));
    expect(await at.send(pictured)).toMatchObject({ kind: 'dead', disablesSubscription: false });
    expect(at.discord.requests).toHaveLength(2);
  });

  it('is left where it is when something else was wrong', async () => {
    await using at = await setting();
    at.discord.next(refusal(403, 50_013));
    expect(await at.send(pictured)).toMatchObject({ kind: 'retry' });
    expect(at.discord.requests).toHaveLength(1);
    expect(await at.send()).toMatchObject({ kind: 'retry' });
  });

  it('is posted as it is where Discord takes it', async () => {
    await using at = await setting();
    await at.send(pictured);
    expect(picturesIn(at.discord.messages[0])).toBe(1);
  });
});

describe('a rate limit', () => {
  it('is waited for in the outbox, as long as Discord says', async () => {
    await using at = await setting();
    at.discord.next(limited({ 'retry-after': '30' }));
    const outcome = await at.send();
    expect(outcome).toMatchObject({ kind: 'retry' });
    expect(outcome.kind === 'retry' ? outcome.afterMs : 0).toBeGreaterThanOrEqual(30_000);
    expect(at.discord.requests).toHaveLength(1);
  });

  it('without Retry-After costs one request, not a loop of them', async () => {
    await using at = await setting();
    at.discord.next(limited({}));
    expect(await at.send()).toMatchObject({ kind: 'retry', afterMs: 5_000 });
    expect(at.discord.requests).toHaveLength(1);
  });

  it('for everything stops all channels', async () => {
    await using at = await setting();
    at.discord.next(limited({ 'retry-after': '2', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' }));
    await at.send();
    expect(await at.send({ subscription: subscription({ channelId: '300000000000000002' }) })).toMatchObject({
      kind: 'retry',
    });
    expect(at.discord.requests).toHaveLength(1);
  });

  it('by a page of the network before Discord stops all channels for a while', async () => {
    await using at = await setting();
    at.discord.next({
      isCarriedOut: false,
      answer: (response) => response.writeHead(403, { 'content-type': 'text/html' }).end('<html>1020'),
    });
    expect(await at.send()).toMatchObject({ kind: 'retry', afterMs: 15 * MINUTE_MS });
    await at.send();
    expect(at.discord.requests).toHaveLength(1);
    at.clock.now += 16 * MINUTE_MS;
    expect(await at.send()).toMatchObject({ kind: 'sent' });
  });
});

describe('a refusal', () => {
  it('of a channel that is gone ends its subscription at once', async () => {
    await using at = await setting();
    at.discord.next(refusal(404, 10_003));
    expect(await at.send()).toEqual({ kind: 'dead', error: '404 10003: refused 10003', disablesSubscription: true });
  });

  it('of the message itself gives up this message alone', async () => {
    await using at = await setting();
    at.discord.next(refusal(400, 50_035));
    expect(await at.send()).toMatchObject({ kind: 'dead', disablesSubscription: false });
  });

  it('for want of permission is final only after an hour of tries', async () => {
    await using at = await setting();
    const waits: number[] = [];
    const startedAt = at.clock.now;
    let outcome: SendOutcome;
    do {
      at.discord.next(refusal(403, 50_013));
      outcome = await at.send();
      const waitMs = outcome.kind === 'retry' ? (outcome.afterMs ?? 0) : 0;
      if (waitMs > 0) waits.push(waitMs);
      at.clock.now += waitMs;
    } while (outcome.kind === 'retry');
    expect(outcome).toMatchObject({ kind: 'dead', disablesSubscription: true });
    expect(waits).toEqual([1, 4, 15, 40].map((minutes) => minutes * MINUTE_MS));
    expect(at.clock.now - startedAt).toBe(HOUR_MS);
  });

  it('of a thread that was archived and locked is final after an hour, too: its admins are told', async () => {
    await using at = await setting();
    const startedAt = at.clock.now;
    let outcome: SendOutcome;
    do {
      at.discord.next(refusal(400, 50_083), refusal(403, 50_013));
      outcome = await at.send();
      at.clock.now += outcome.kind === 'retry' ? (outcome.afterMs ?? 0) : 0;
    } while (outcome.kind === 'retry' && at.clock.now < startedAt + 5 * HOUR_MS);
    expect(outcome).toMatchObject({ kind: 'dead', disablesSubscription: true });
    expect(at.clock.now - startedAt).toBe(HOUR_MS);
  });

  it('of a thread that cannot be opened while the server has too many is tried again for as long', async () => {
    await using at = await setting();
    at.discord.next(refusal(400, 50_083), refusal(400, 160_006));
    expect(await at.send()).toMatchObject({ kind: 'retry', afterMs: HOUR_MS });
  });

  it('is not asked for again before its time, by other deliveries neither', async () => {
    await using at = await setting();
    at.discord.next(refusal(403, 50_001));
    await at.send();
    at.clock.now += 20_000;
    expect(await at.send({ nonce: 'another' })).toMatchObject({ kind: 'retry', afterMs: 40_000 });
    expect(at.discord.requests).toHaveLength(1);
  });

  it('is forgotten when a sample card could be posted', async () => {
    await using at = await setting();
    at.discord.next(refusal(403, 50_013));
    await at.send();
    expect(await at.channel.sendSample({ ...subscription(), style: 'card' }, article())).toBe('sent');
    expect(await at.send()).toMatchObject({ kind: 'sent' });
  });

  it('of the token does not cost the token', async () => {
    await using at = await setting();
    at.discord.next(refusal(401, 0));
    expect(await at.send()).toMatchObject({ kind: 'retry', afterMs: 10 * MINUTE_MS });
    at.clock.now += 11 * MINUTE_MS;
    expect(await at.send()).toMatchObject({ kind: 'sent' });
  });
});

function longAgo(now: number) {
  return { startedAt: now - 10 * MINUTE_MS };
}

describe('a delivery whose earlier try is long past', () => {
  it('is found in the channel and not posted again, though Discord has forgotten the nonce', async () => {
    await using at = await setting();
    at.discord.next({ answer: () => undefined });
    await at.send();
    for (const message of at.discord.messages) delete message.nonce;
    expect(await at.send(longAgo(at.clock.now))).toEqual({ kind: 'sent', messageId: at.discord.messages[0]?.id });
    expect(at.discord.messages).toHaveLength(1);
  });

  it('is posted when it is not there', async () => {
    await using at = await setting();
    await at.send({ nonce: 'of-another-delivery' });
    expect(await at.send(longAgo(at.clock.now))).toMatchObject({ kind: 'sent' });
    expect(at.discord.messages).toHaveLength(2);
  });

  it('is not taken for the sample card of the same article', async () => {
    await using at = await setting();
    await at.channel.sendSample({ ...subscription(), style: 'card' }, article());
    await at.send(longAgo(at.clock.now));
    expect(at.discord.messages).toHaveLength(2);
  });

  it('waits when the channel cannot be read now', async () => {
    await using at = await setting();
    at.discord.next({ answer: (response) => response.writeHead(503).end() });
    expect(await at.send(longAgo(at.clock.now))).toMatchObject({ kind: 'retry' });
    expect(at.discord.messages).toHaveLength(0);
  });

  it('is posted where the bot may not read the history', async () => {
    await using at = await setting();
    at.discord.next(refusal(403, 50_001));
    expect(await at.send(longAgo(at.clock.now))).toMatchObject({ kind: 'sent' });
  });
});

it('a sample that cannot be posted says so', async () => {
  await using at = await setting();
  at.discord.next(refusal(403, 50_013));
  expect(await at.channel.sendSample({ ...subscription(), style: 'card' }, article())).toBe('refused');
});
