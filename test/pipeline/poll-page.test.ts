// A page without a feed, polled like one: its links are learned and proven before anything goes live.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '#src/time.ts';
import { serve, type Loopback } from '../source/loopback.ts';
import { boardOf, openPollWorld, type PollWorld } from './poll-world.ts';

const START = Date.parse('2026-11-20T09:00:00+09:00');
const MIN = 5 * MINUTE_MS;

let world: PollWorld;
let site: Loopback;
let page = '';
let robots = '';
let id: string;

beforeEach(async () => {
  world = await openPollWorld(START);
  site = await serve((request, response) => {
    if (request.url === '/robots.txt') response.end(robots);
    else response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('etag', `"${page.length}"`).end(page);
  });
  robots = '';
  id = await world.add(`${site.origin}/news/list.do`, { kind: 'page' });
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

/** A board of a city, newest first. */
it('is learned at the first poll, proven at the second, and only then are its articles taken, silently', async () => {
  page = boardOf([1004, 1003, 1002, 1001]);
  expect(await world.pollNext(id)).toMatchObject({ health: 'new', memory: { pattern: { isProven: false } } });
  expect(await world.waiting()).toEqual([]);
  expect((await world.feed(id)).nextPollAt - START).toBeLessThanOrEqual(1.1 * MIN);
  expect(await world.pollNext(id)).toMatchObject({ health: 'ok', memory: { pattern: { isProven: true } } });
  expect((await world.waiting()).map(([, isSilent]) => isSilent)).toEqual([true, true, true, true]);
  page = boardOf([1005, 1004, 1003, 1002]);
  await world.pollNext(id);
  expect(await world.waiting()).toEqual([['스마트도시 사업 소식 제1005호 안내', false]]);
});

it('tells what appeared between the two polls that proved it', async () => {
  page = boardOf([1004, 1003, 1002, 1001]);
  await world.pollNext(id);
  page = boardOf([1005, 1004, 1003, 1002]);
  await world.pollNext(id);
  expect((await world.waiting()).filter(([, isSilent]) => !isSilent)).toEqual([
    ['스마트도시 사업 소식 제1005호 안내', false],
  ]);
});

it('is not followed while its links look different at every poll', async () => {
  page = boardOf([1004, 1003, 1002, 1001]);
  await world.pollNext(id);
  page = boardOf([1004, 1003, 1002, 1001], '/other/read.do?seq=');
  await world.pollNext(id);
  expect(await world.waiting()).toEqual([]);
  expect((await world.feed(id)).memory.pattern?.isProven).toBe(false);
});

it('fails when the learned links are gone, and is learned anew; the owner hears of both', async () => {
  page = boardOf([1004, 1003, 1002, 1001]);
  await world.pollNext(id);
  await world.pollNext(id);
  await world.waiting();
  page = boardOf([904, 903, 902, 901], '/renewed/read.do?seq=');
  for (let times = 0; times < 3; times += 1) await world.pollNext(id);
  expect(await world.told()).toMatchObject([
    { kind: 'feed-health', to: 'failing', reason: expect.stringContaining('no link of the form') },
  ]);
  await world.pollNext(id);
  expect(await world.waiting()).toEqual([]);
  for (let times = 0; times < 12; times += 1) await world.pollNext(id);
  expect(await world.feed(id)).toMatchObject({ health: 'ok' });
  expect(await world.told()).toMatchObject([{ kind: 'feed-health', from: 'failing', to: 'ok' }]);
  expect((await world.waiting()).every(([, isSilent]) => isSilent)).toBe(true);
});

it('is read as the robots.txt of its site allows, and asked for with its validators once it is proven', async () => {
  robots = 'User-agent: *\nDisallow: /news/list.do';
  page = boardOf([1004, 1003, 1002, 1001]);
  expect((await world.pollNext(id)).lastError).toContain('robots.txt forbids');
  expect(site.requests.map(({ url }) => url)).toEqual(['/robots.txt']);
  robots = '';
  world.now += DAY_MS;
  await world.pollNext(id);
  await world.pollNext(id);
  await world.pollNext(id);
  const asked = site.requests
    .filter(({ url }) => url === '/news/list.do')
    .map(({ headers }) => headers['if-none-match']);
  expect(asked).toEqual([undefined, undefined, `"${page.length}"`]);
});
