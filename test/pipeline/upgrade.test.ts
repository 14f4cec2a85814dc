// What a database of the version before (83b68ce) holds: sources that were read, no memory of how, hosts with their www.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import { siteKeyOf } from '#src/feed/site-key.ts';
import { NO_MEMORY } from '#src/feed/memory.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { HOUR_MS } from '#src/time.ts';
import { serve, type Loopback } from '../source/loopback.ts';
import { FEED } from '../store/readings.ts';
import { openPollWorld, type PollWorld } from './poll-world.ts';

const START = Date.parse('2026-11-20T09:00:00+09:00');
let world: PollWorld;
let site: Loopback;
let body = '';
beforeEach(async () => {
  world = await openPollWorld(START);
  site = await serve((request: IncomingMessage, response: ServerResponse) =>
    request.url === '/robots.txt'
      ? void response.writeHead(404).end()
      : void response.setHeader('content-type', 'text/html; charset=utf-8').end(body),
  );
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

/** As the migration leaves it: read before, without a memory. */
async function upgraded(id: string): Promise<void> {
  const settlement = {
    outcome: { kind: 'read', validators: { etag: undefined, lastModified: undefined, bodyHash: 'old' } },
    memory: NO_MEMORY,
    health: 'ok',
    url: undefined,
    events: [],
    nextPollAt: START,
  } as const;
  await world.store.settleFeed(id, settlement, { recipients: [], dueAt: 0, now: START - HOUR_MS });
}

it('old notices without addresses, which the older version left out, are not news after the upgrade', async () => {
  const id = await world.add(`${site.origin}/rss`);
  await upgraded(id);
  const items = Array.from(
    { length: 5 },
    (_, n) => `<item><title>스마트시티 공고 ${n}</title><description>내용 ${n}</description></item>`,
  );
  body = `<rss version="2.0"><channel><title>시청</title><link>https://city.example/</link>${items.join('')}</channel></rss>`;
  await world.pollNext(id);
  expect((await world.waiting()).filter(([, isSilent]) => !isSilent)).toEqual([]);
});

it('what a page published around the upgrade is told', async () => {
  const id = await world.add(`${site.origin}/news/list.do`, { kind: 'page' });
  const entryOf = (n: number) => ({
    urlKey: canonicalUrl(`${site.origin}/news/view.do?nttId=${n}`) ?? '',
    isSilent: true,
    isFresh: false,
    entry: {
      url: `${site.origin}/news/view.do?nttId=${n}`,
      guid: undefined,
      title: `스마트도시 사업 소식 제${n}호 안내`,
      author: undefined,
      outlet: undefined,
      publishedAt: undefined,
      updatedAt: undefined,
      text: '',
    },
  });
  await world.store.recordEntries(id, [1001, 1002, 1003, 1004].map(entryOf), {
    now: START - HOUR_MS,
    most: 100,
    present: new Set(),
  });
  await world.waiting();
  await upgraded(id);
  const rows = [1006, 1005, 1004, 1003, 1002, 1001].map(
    (n) => `<tr><td><a href="/news/view.do?nttId=${n}">스마트도시 사업 소식 제${n}호 안내</a></td></tr>`,
  );
  body = `<html><body><table>${rows.join('')}</table></body></html>`;
  await world.pollNext(id);
  await world.pollNext(id);
  expect((await world.waiting()).filter(([, isSilent]) => !isSilent).length).toBe(2);
});

it('waiting entries of the older version are one a site', async () => {
  const file = path.join(tmpdir(), `citybeat-upgrade-${process.pid}.db`);
  rmSync(file, { force: true });
  const before = await openSqliteStore({ path: file });
  await before.addFeeds([{ ...FEED, id: 'a' }], START);
  const url = 'https://www.news.example/1';
  const entry = {
    url,
    guid: undefined,
    title: 't',
    author: undefined,
    outlet: undefined,
    publishedAt: undefined,
    updatedAt: undefined,
    text: '',
  };
  await before.recordEntries('a', [{ urlKey: url, isSilent: false, isFresh: true, entry }], {
    now: START,
    most: 9,
    present: new Set(),
  });
  await before[Symbol.asyncDispose]();
  const raw = new Sqlite(file);
  raw.prepare('UPDATE entry SET host = ?').run(new URL(url).host); // what 83b68ce stored
  raw.close();
  await using store = await openSqliteStore({ path: file });
  const claimed = await store.claimDueEntries({ now: START, limit: 8, leaseMs: 1, busySites: [siteKeyOf(url)] });
  expect(claimed).toEqual([]);
});
