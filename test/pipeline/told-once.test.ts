// News is told, and once: shared addresses, late first answers, edited articles, lists that come back.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { serve, type Loopback } from '../source/loopback.ts';
import { boardOf, feedOf, openPollWorld, type PollWorld } from './poll-world.ts';

const START = Date.parse('2026-11-20T09:00:00+09:00');
let world: PollWorld;
let site: Loopback;
let answer: (response: ServerResponse, request: IncomingMessage) => void;
beforeEach(async () => {
  world = await openPollWorld(START);
  site = await serve((request, response) => answer(response, request));
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

it('daily briefings of one title under one shared address are news every day', async () => {
  const board = 'https://city.example/board/list.do';
  let days = 1;
  answer = (response) => {
    const items = Array.from({ length: days }, (_, day) => day).toReversed();
    response.end(
      `<rss version="2.0"><channel><title>시청</title><link>https://city.example/</link>${items
        .map(
          (day) =>
            `<item><title>시정 브리핑</title><link>${board}</link><description>${'가나다라마바사아자차'[day]} 사업을 시작한다</description><pubDate>${new Date(START + day * DAY_MS - HOUR_MS).toUTCString()}</pubDate></item>`,
        )
        .join('')}</channel></rss>`,
    );
  };
  const id = await world.add(`${site.origin}/rss`);
  await world.pollNext(id);
  await world.waiting();
  const told: number[] = [];
  for (days = 2; days <= 5; days += 1) {
    world.now = START + (days - 1) * DAY_MS;
    await world.pollNext(id);
    told.push((await world.waiting()).filter(([, isSilent]) => !isSilent).length);
  }
  // The second may count as another version of the first; from the third on, the feed is known to share its address.
  expect(told.slice(2)).toEqual([1, 1]);
});

it('news of a source whose first answer came late is told, though a source added later holds it back', async () => {
  const body = feedOf([{ n: 7, at: START + 15 * MINUTE_MS }]);
  let isDown = true;
  answer = (response, request) =>
    request.url === '/first' && isDown ? response.writeHead(503).end() : response.end(body);
  const first = await world.add(`${site.origin}/first`); // known here since 9:00, published at 9:15
  await world.poll();
  world.now = START + 30 * MINUTE_MS;
  isDown = false;
  await world.add(`${site.origin}/second`); // known here since 9:30: silent there
  // The later one is asked first.
  await world.store.settleFeed(
    first,
    {
      outcome: { kind: 'failed', error: 'x', isCounted: true },
      memory: (await world.feed(first)).memory,
      health: 'new',
      url: undefined,
      events: [],
      nextPollAt: START + 40 * MINUTE_MS,
    },
    { recipients: [], dueAt: 0, now: world.now },
  );
  await world.poll();
  await world.pollNext(first);
  expect(await world.waiting()).toEqual([['기사 7', false]]);
});

it('a feed that is emptied every night and filled every morning missed nothing', async () => {
  let body = feedOf([{ n: 1 }, { n: 2 }, { n: 3 }]);
  answer = (response) => response.end(body);
  const id = await world.add(`${site.origin}/rss`);
  await world.pollNext(id);
  body = feedOf([]);
  await world.pollNext(id);
  body = feedOf([{ n: 4 }, { n: 5 }]);
  await world.pollNext(id);
  expect((await world.told()).map(({ kind }) => kind)).toEqual([]);
});

it('an edited article whose id, title and text are the same is no new one, though address and date moved', async () => {
  const item = (link: string, at: number) =>
    `<rss version="2.0"><channel><title>하루신문</title><link>https://news.example/</link><item><title>세종시 스마트도시 조례를 고친다</title><link>${link}</link><guid isPermaLink="false">a-7</guid><description>세종시가 조례를 고친다고 밝혔다.</description><pubDate>${new Date(at).toUTCString()}</pubDate></item></channel></rss>`;
  let body = item('https://news.example/politics/7', START + MINUTE_MS);
  answer = (response) => response.end(body);
  const id = await world.add(`${site.origin}/rss`);
  await world.pollNext(id);
  await world.waiting();
  body = item('https://news.example/city/7', START + 2 * MINUTE_MS + 1_000);
  await world.pollNext(id);
  expect((await world.feed(id)).entryCount).toBe(1);
});

it('a page that showed another list during maintenance missed nothing when it is back', async () => {
  const own = boardOf([1004, 1003, 1002, 1001], '/news/view.do?nttId=');
  let page = own;
  answer = (response, request) =>
    request.url === '/robots.txt'
      ? response.writeHead(404).end()
      : response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  const id = await world.add(`${site.origin}/news/list.do`, { kind: 'page' });
  await world.pollNext(id);
  const before = await world.pollNext(id);
  page = boardOf([14, 13, 12, 11], '/help/read.do?seq=');
  for (let times = 0; times < 4; times += 1) await world.pollNext(id);
  page = own;
  const after = await world.pollNext(id);
  expect((await world.told()).map(({ kind }) => kind)).not.toContain('feed-gap');
  expect([before.memory.pattern?.isProven, after.memory.pattern?.isProven]).toEqual([true, true]);
});
