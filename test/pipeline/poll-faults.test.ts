// Polls in odd hours: two sources of a site, maintenance, empty answers, a source that is removed or moved meanwhile.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { serve, type Loopback } from '../source/loopback.ts';
import { boardOf, feedOf, openPollWorld, type PollWorld } from './poll-world.ts';

const START = Date.parse('2026-11-20T09:00:00+09:00');
type Answer = (response: ServerResponse, request: IncomingMessage) => void;
let world: PollWorld;
let site: Loopback;
let answer: Answer;

beforeEach(async () => {
  world = await openPollWorld(START);
  site = await serve((request, response) => answer(response, request));
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

it('what two sources of a site had before they were known stays silent when the second changes', async () => {
  const old = Array.from({ length: 5 }, (_, n) => ({ n, at: START - HOUR_MS - n * MINUTE_MS }));
  let section = feedOf(old);
  answer = (response, request) => response.end(request.url === '/all' ? feedOf(old) : section);
  await world.add(`${site.origin}/all`);
  const second = await world.add(`${site.origin}/section`);
  await world.poll();
  await world.poll();
  // A new article arrives in the section; pages of the first poll are still being read (5 s each).
  section = feedOf([{ n: 99, at: START + MINUTE_MS }, ...old]);
  await world.pollNext(second);
  await world.pollNext(second);
  const loud = (await world.waiting()).filter(([, isSilent]) => !isSilent).map(([title]) => title);
  expect(loud).toEqual(['기사 99']);
});

it('a page source is not blamed for our outage whose robots.txt has to be read anew', async () => {
  const a = await world.add('http://a.lost.invalid/list', { kind: 'page' });
  const b = await world.add('http://b.gone.invalid/list', { kind: 'page' });
  const c = await world.add('http://c.away.invalid/rss');
  const d = await world.add('http://d.off.invalid/rss');
  for (let times = 0; times < 4; times += 1) {
    await world.poll();
    world.now += 3 * HOUR_MS;
  }
  const feeds = await Promise.all([a, b, c, d].map(world.feed));
  expect(feeds.map(({ errorCount, health }) => [errorCount, health])).toEqual(feeds.map(() => [0, 'new']));
});

it('what a page publishes while it is under maintenance for a quarter of an hour is told', async () => {
  let page = boardOf([1004, 1003, 1002, 1001]);
  answer = (response, request) =>
    request.url === '/robots.txt'
      ? response.writeHead(404).end()
      : response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  const id = await world.add(`${site.origin}/news/list.do`, { kind: 'page' });
  await world.pollNext(id);
  await world.pollNext(id);
  await world.waiting();
  page = '<html><body>시스템 점검 중입니다</body></html>';
  for (let times = 0; times < 3; times += 1) await world.pollNext(id);
  page = boardOf([1006, 1005, 1004, 1003]);
  await world.pollNext(id);
  await world.pollNext(id);
  expect((await world.waiting()).filter(([, isSilent]) => !isSilent).length).toBe(2);
});

it('a quiet feed is asked as a whole once a week, not at every poll after a week', async () => {
  const body = feedOf([{ n: 1, at: START }]);
  const asked: unknown[] = [];
  answer = (response, request) => {
    asked.push(request.headers['if-none-match']);
    if (request.headers['if-none-match'] === undefined) response.setHeader('etag', '"1"').end(body);
    else response.writeHead(304).end();
  };
  const id = await world.add(`${site.origin}/rss`);
  await world.pollNext(id);
  await world.pollNext(id);
  world.now += 7 * DAY_MS;
  for (let times = 0; times < 4; times += 1) await world.pollNext(id);
  expect(asked).toEqual([undefined, '"1"', undefined, '"1"', '"1"', '"1"']);
});

it('a burst after quiet days shows how fast the window rolls over', async () => {
  const items = (from: number) =>
    feedOf(Array.from({ length: 10 }, (_, n) => ({ n: from - n, at: START - 30 * DAY_MS })));
  let body = items(10);
  answer = (response) => response.end(body);
  const id = await world.add(`${site.origin}/rss`);
  await world.pollNext(id);
  for (let times = 0; times < 12; times += 1) await world.pollNext(id); // three days of looking, nothing new
  const lastLook = (await world.feed(id)).lastReadAt ?? 0;
  body = items(18); // eight of ten are new since the last look
  const feed = await world.pollNext(id);
  const looked = world.now - lastLook;
  expect(feed.memory.rollover?.ms).toBeLessThanOrEqual((10 * looked) / 8 + 1);
});

it('nobody is told of a move that does not happen, since the new address is a source already', async () => {
  answer = (response, request) =>
    request.url === '/old'
      ? response.writeHead(301, { location: '/new' }).end()
      : response.end(feedOf([{ n: 1, at: START }]));
  const id = await world.add(`${site.origin}/old`);
  await world.add(`${site.origin}/new`);
  for (let day = 0; day < 12; day += 1) {
    await world.pollNext(id);
    await world.pollNext(id);
    world.now += DAY_MS;
  }
  expect((await world.feed(id)).url).toBe(`${site.origin}/old`);
  expect((await world.told()).filter(({ kind }) => kind === 'feed-moved')).toEqual([]);
});

it('a source removed while it is polled leaves nothing behind', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  answer = (response) => void held.then(() => response.end(feedOf([{ n: 1, at: START + 1 }])));
  const id = await world.add(`${site.origin}/rss`);
  const polling = world.poll();
  await world.store.removeFeed(id, { guildId: '', userId: 'owner', at: world.now });
  release();
  await polling;
  expect.soft(await world.store.nextDueAt(START)).toBeUndefined();
  // Another source brings the same article: it is read.
  const other = await world.add(`${site.origin}/other`);
  await world.pollNext(other);
  expect((await world.waiting()).length).toBe(1);
});

it('a feed that is empty for one poll has not brought its whole window again', async () => {
  const full = feedOf(Array.from({ length: 50 }, (_, n) => ({ n, at: START - n * 6 * HOUR_MS })));
  let body = full;
  answer = (response) => response.end(body);
  const id = await world.add(`${site.origin}/rss`);
  const before = (await world.pollNext(id)).memory;
  body = feedOf([]);
  await world.pollNext(id);
  body = full;
  const after = (await world.pollNext(id)).memory;
  const sum = (memory: typeof after) => memory.arrivals.reduce((total, [, count]) => total + count, 0);
  expect([sum(after), after.lastArrivalAt]).toEqual([sum(before), before.lastArrivalAt]);
  expect(after.rollover?.ms ?? Infinity).toBeGreaterThan(DAY_MS);
});

it('a page whose links differ at every poll is asked less often in time, and its owner hears of it', async () => {
  let turn = 0;
  answer = (response, request) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end();
    turn += 1;
    const page =
      turn % 2 === 0 ? boardOf([1004, 1003, 1002, 1001]) : boardOf([1004, 1003, 1002, 1001], '/other/read.do?seq=');
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  };
  const id = await world.add(`${site.origin}/news/list.do`, { kind: 'page' });
  for (let times = 0; times < 60; times += 1) await world.pollNext(id);
  const feed = await world.feed(id);
  expect.soft((feed.nextPollAt - world.now) / MINUTE_MS).toBeGreaterThan(6);
  expect((await world.told()).length).toBe(1);
});
