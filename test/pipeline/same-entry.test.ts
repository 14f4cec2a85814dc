import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOUR_MS, DAY_MS } from '#src/time.ts';
import { serve, type Loopback } from '../source/loopback.ts';
import { openPollWorld, type PollWorld } from './poll-world.ts';

const START = Date.parse('2026-11-20T09:00:00+09:00');
let world: PollWorld;
let site: Loopback;
let body = '';
beforeEach(async () => {
  world = await openPollWorld(START);
  site = await serve((_: IncomingMessage, response: ServerResponse) => void response.end(body));
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});
type Item = { title: string; link?: string; text?: string; guid?: string; at?: number };
const rss = (items: readonly Item[]) =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>하루신문</title><link>https://news.example/</link>${items
    .map(
      ({ title, link, text, guid, at }) =>
        `<item><title>${title}</title>${link === undefined ? '' : `<link>${link}</link>`}${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}<description>${text ?? ''}</description>${at === undefined ? '' : `<pubDate>${new Date(at).toUTCString()}</pubDate>`}</item>`,
    )
    .join('')}</channel></rss>`;

it('the third entry that shares an address does not make the first two new', async () => {
  const live = 'https://news.example/live/7';
  const own = [
    { title: '기사 1', link: 'https://news.example/1' },
    { title: '기사 2', link: 'https://news.example/2' },
  ];
  const id = await world.add(`${site.origin}/rss`);
  body = rss(own);
  await world.pollNext(id);
  await world.waiting();
  body = rss([{ title: '속보 가', link: live }, ...own]);
  await world.pollNext(id);
  body = rss([{ title: '속보 나', link: live }, { title: '속보 가', link: live }, ...own]);
  await world.pollNext(id);
  const first = await world.waiting();
  body = rss([
    { title: '속보 다', link: live },
    { title: '속보 나', link: live },
    { title: '속보 가', link: live },
    ...own,
  ]);
  await world.pollNext(id);
  const second = await world.waiting();
  expect([first, second]).toEqual([[['속보 나', false]], [['속보 다', false]]]);
});

it('an entry without address is one entry, though a counter in its text changes', async () => {
  const id = await world.add(`${site.origin}/rss`);
  for (let view = 0; view < 5; view += 1) {
    body = rss([{ title: '스마트도시 조례 공고', text: `공고 내용. 조회 ${view}` }]);
    await world.pollNext(id);
  }
  expect((await world.feed(id)).entryCount).toBe(1);
});

it('a daily column with one id and one title is a new article every day', async () => {
  const id = await world.add(`${site.origin}/rss`);
  const column = (n: number, at: number) => ({
    title: '오늘의 스마트도시 소식',
    link: `https://news.example/c/${n}`,
    guid: 'column',
    at,
  });
  body = rss([column(1, START - DAY_MS), { title: '기사', link: 'https://news.example/1', guid: '1' }]);
  await world.pollNext(id);
  await world.waiting();
  world.now = START + DAY_MS;
  body = rss([column(2, START + HOUR_MS), { title: '기사', link: 'https://news.example/1', guid: '1' }]);
  await world.pollNext(id);
  expect(await world.waiting()).toEqual([['오늘의 스마트도시 소식', false]]);
});

it('two articles of one feed at one minute with ids used again are two', async () => {
  const id = await world.add(`${site.origin}/rss`);
  body = rss([
    { title: '가', link: 'https://news.example/a', guid: '1', at: START },
    { title: '나', link: 'https://news.example/b', guid: '2', at: START },
  ]);
  await world.pollNext(id);
  await world.waiting();
  // Ids count the place in the feed.
  body = rss([
    { title: '다', link: 'https://news.example/c', guid: '1', at: START },
    { title: '가', link: 'https://news.example/a', guid: '2', at: START },
  ]);
  await world.pollNext(id);
  expect((await world.waiting()).map(([title]) => title)).toEqual(['다']);
});
