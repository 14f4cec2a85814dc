// A clock that was a year ahead and is set right: what waits for a wrong time comes forward, everything else stays as it is.
import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, SECOND_MS } from '#src/time.ts';
import { serve } from '../source/loopback.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { requestOf, SEJONG } from '../store/readings.ts';
import { feedOf, openPollWorld } from './poll-world.ts';

const START = Date.parse('2026-11-20T09:00:00+09:00');
const AHEAD = 365 * DAY_MS;

it('what the owner was to hear while the clock was ahead is told after it is set right, and so is what follows', async () => {
  await using world = await openPollWorld(START + AHEAD);
  await using site = await serve((_, response) => void response.writeHead(500).end());
  const id = await world.add(`${site.origin}/rss`);
  for (let times = 0; times < 3; times += 1) await world.pollNext(id);
  expect((await world.feed(id)).health).toBe('failing');
  await world.store.turnBack(AHEAD, world.now - AHEAD);
  world.now -= AHEAD;
  expect((await world.told()).length).toBe(1); // `told` looks a day ahead
});

it('a start after a wrong clock was mended leaves the pauses of all feeds alone', async () => {
  await using world = await openPollWorld(START + AHEAD);
  let isDown = false;
  await using site = await serve((request, response) =>
    request.url === '/dead' && isDown ? void response.writeHead(404).end() : void response.end(feedOf([{ n: 1 }])),
  );
  await world.add(`${site.origin}/dead`); // read once, while the clock was ahead; never again
  await world.poll();
  isDown = true;
  world.now = START;
  await world.store.releaseLeases(world.now);
  const sound = await world.add(`${site.origin}/sound`);
  for (let times = 0; times < 4; times += 1) await world.poll(); // one a site
  const before = (await world.feed(sound)).nextPollAt;
  expect(before - world.now).toBeGreaterThan(HOUR_MS);
  await world.store.releaseLeases(world.now); // the bot is started again
  expect((await world.feed(sound)).nextPollAt).toBe(before);
});

it('a feed that failed while the clock was ahead recovers when it is sound', async () => {
  await using world = await openPollWorld(START + AHEAD);
  let status = 500;
  await using site = await serve((_, response) => void response.writeHead(status).end(feedOf([{ n: 1 }])));
  const id = await world.add(`${site.origin}/rss`);
  for (let times = 0; times < 3; times += 1) await world.pollNext(id);
  status = 200;
  await world.pollNext(id);
  await world.store.turnBack(AHEAD, world.now - AHEAD);
  world.now -= AHEAD;
  for (let times = 0; times < 20; times += 1) await world.pollNext(id); // five days
  expect((await world.feed(id)).health).toBe('ok');
});

it.each(['instant', 'hourly'] as const)(
  'an %s alert that was queued while the clock was ahead is sent within a day after it is set right',
  async (mode) => {
    await using store = await openSqliteStore({ path: ':memory:' });
    const wrong = START + AHEAD;
    await store.subscribe({
      guildId: 'g',
      channelId: 'c',
      mode,
      scope: 'all',
      city: undefined,
      topic: undefined,
      locale: 'ko',
      now: wrong,
    });
    await store.recordArticle(requestOf(SEJONG, 1, { now: wrong, publishedAt: START }));
    await store.turnBack(AHEAD, START);
    const claim = { now: START + DAY_MS, limit: 10, leaseMs: 60_000, busyChannels: [] };
    expect((await store.claimDeliveries(claim)).length).toBe(1);
  },
);

it('a weekly digest that failed while the clock was ahead is tried again at once when it is set right', async () => {
  await using store = await openSqliteStore({ path: ':memory:' });
  const wrong = START + AHEAD;
  const channel = {
    guildId: 'g',
    channelId: 'c',
    scope: 'all',
    city: undefined,
    topic: undefined,
    locale: 'ko',
  } as const;
  await store.subscribe({ ...channel, mode: 'weekly', now: wrong });
  await store.recordArticle(requestOf(SEJONG, 1, { now: wrong, publishedAt: START }));
  const dueAt = (await store.nextDueAt(wrong)) ?? 0;
  const claim = { limit: 10, leaseMs: 60_000, busyChannels: [] };
  const [digest] = await store.claimDeliveries({ ...claim, now: dueAt });
  await store.settleDelivery(digest?.id ?? 0, { kind: 'retry', at: dueAt + SECOND_MS, error: '503' }, dueAt);
  await store.turnBack(AHEAD, dueAt - AHEAD);
  expect(await store.claimDeliveries({ ...claim, now: dueAt - AHEAD + SECOND_MS })).toMatchObject([{ id: digest?.id }]);
});
