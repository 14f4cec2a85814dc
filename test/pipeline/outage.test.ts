// Whose fault it is that nothing answers: dead names, a network that is down, a source in our own house, a clock that was wrong.
import { expect, it } from 'vitest';
import { feedBackoff } from '#src/feed/backoff.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { openPollWorld, feedOf } from './poll-world.ts';
import { serve } from '../source/loopback.ts';

it('two names that died are failing within hours, though nothing else is asked in the same seconds', async () => {
  await using world = await openPollWorld(Date.parse('2026-11-20T09:00:00+09:00'));
  await using site = await serve(
    (_, response) => void response.end(feedOf([{ n: 1, at: Date.parse('2026-11-19T00:00:00Z') }])),
  );
  const sound = await world.add(`${site.origin}/rss`);
  await world.poll();
  const dead = [
    await world.add('http://old-city-news.invalid/rss'),
    await world.add('http://closed-paper.invalid/rss'),
  ];
  const start = world.now;
  let polls = 0;
  while (world.now < start + 5 * HOUR_MS) {
    await world.poll();
    world.now += MINUTE_MS;
    polls += 1;
    if ((await world.feed(sound)).nextPollAt <= world.now) break;
  }
  const feeds = await Promise.all(dead.map(world.feed));
  expect(feeds.map(({ health }) => health)).toEqual(['failing', 'failing']);
});

it('a source in our own house that answers does not make the world outside guilty', async () => {
  await using world = await openPollWorld(Date.parse('2026-11-20T09:00:00+09:00'), { loopbackCounts: false });
  let n = 0;
  await using own = await serve((_, response) => void setTimeout(() => response.end(feedOf([{ n: (n += 1) }])), 300));
  await world.add(`${own.origin}/rss`, { pollIntervalMs: 60_000 });
  const out = [
    await world.add('http://one.invalid/rss'),
    await world.add('http://two.invalid/rss'),
    await world.add('http://three.invalid/rss'),
  ];
  for (let times = 0; times < 30; times += 1) {
    await world.poll();
    world.now += 2 * MINUTE_MS;
  }
  expect((await Promise.all(out.map(world.feed))).map(({ health }) => health)).toEqual(['new', 'new', 'new']);
});

it('a failing feed is asked once a day at least, whatever the shortest pause', () => {
  expect(
    feedBackoff({ feedId: 'x', minIntervalMs: 30 * MINUTE_MS, failedBefore: 12, status: 500, retryAfterMs: undefined }),
  ).toBeLessThanOrEqual(1.1 * DAY_MS);
});

it('a clock that was a year ahead for a minute does not cost a feed a year', async () => {
  const start = Date.parse('2026-11-20T09:00:00+09:00');
  await using world = await openPollWorld(start + 365 * DAY_MS);
  await using site = await serve((_, response) => void response.end(feedOf([{ n: 1 }])));
  await world.add(`${site.origin}/rss`);
  await world.poll();
  world.now = start;
  await world.store.releaseLeases(start);
  for (let day = 0; day < 30; day += 1) {
    world.now += DAY_MS;
    await world.poll();
  }
  expect(site.requests.length).toBeGreaterThan(1);
});
