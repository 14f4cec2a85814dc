// A poll from the server's answer to what is stored, when it is asked again, and what the owners are told.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { serve, type Loopback } from '../source/loopback.ts';
import { feedOf, openPollWorld, type PollWorld } from './poll-world.ts';

const START = Date.parse('2026-11-20T09:00:00+09:00');
const MIN = 5 * MINUTE_MS;

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const plain =
  (body: string): Answer =>
  (response) =>
    response.end(body);
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end();

let world: PollWorld;
let site: Loopback;
let answer: Answer;
let id: string;

beforeEach(async () => {
  world = await openPollWorld(START);
  site = await serve((request, response) => answer(response, request));
  id = await world.add(`${site.origin}/rss`);
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

/** Polls once with this answer. */
async function pollWith(next: Answer) {
  answer = next;
  return world.pollNext(id);
}

describe('what a poll stores', () => {
  it('is what is new; what was there before the source was known stays silent', async () => {
    await pollWith(
      plain(
        feedOf([
          { n: 2, at: START + MINUTE_MS },
          { n: 1, at: START - HOUR_MS },
        ]),
      ),
    );
    expect(await world.waiting()).toEqual([
      ['기사 2', false],
      ['기사 1', true],
    ]);
    await pollWith(
      plain(
        feedOf([
          { n: 3, at: START - HOUR_MS },
          { n: 2, at: START + MINUTE_MS },
        ]),
      ),
    );
    expect(await world.waiting()).toEqual([['기사 3', false]]);
  });

  it('is a revision, no second entry, when a feed changes a title', async () => {
    await pollWith(plain(feedOf([{ n: 1, title: '첫 제목' }])));
    await pollWith(plain(feedOf([{ n: 1, title: '고친 제목' }])));
    // Still silent: the same feed has not brought it as news.
    expect(await world.waiting()).toEqual([['고친 제목', true]]);
    expect(await world.store.trace('https://news.example/articleView.html?idxno=1')).toMatchObject({
      revisions: [{ title: '첫 제목' }],
    });
    expect(await world.feed(id)).toMatchObject({ entryCount: 1 });
  });

  it('is the words of an entry that names no address, under the address of its outlet, once', async () => {
    const notice = '<item><title>스마트도시 조례 공고</title><description>시는 조례를 공고한다.</description></item>';
    const body = feedOf([]).replace('</channel>', `${notice}</channel>`);
    await pollWith(plain(body));
    await pollWith(plain(`${body} `));
    expect(await world.waiting()).toEqual([['스마트도시 조례 공고', true]]);
  });

  it('is at most three thousand new entries a day; the owner hears of it, and nothing is forgotten', async () => {
    const page = (from: number) => feedOf(Array.from({ length: 2_000 }, (_, index) => ({ n: from + index })));
    await pollWith(plain(page(0)));
    expect(await pollWith(plain(page(2_000)))).toMatchObject({
      entryCount: 3_000,
      validators: { bodyHash: undefined },
    });
    expect(await world.told()).toMatchObject([{ kind: 'feed-gap' }, { kind: 'feed-flood', leftCount: 1_000 }]);
    await pollWith(plain(page(2_000)));
    expect(await world.told()).toEqual([]);
    world.now += DAY_MS;
    expect(await pollWith(plain(page(2_000)))).toMatchObject({ entryCount: 4_000 });
  });
});

describe('an unchanged feed', () => {
  const body = feedOf([{ n: 1, at: START }]);

  it('is asked for with the validators it gave, echoed', async () => {
    await pollWith((response) => response.setHeader('etag', 'W/"a b"').end(body));
    const feed = await pollWith((response, request) =>
      response.writeHead(request.headers['if-none-match'] === 'W/"a b"' ? 304 : 500).end(),
    );
    expect(feed).toMatchObject({ errorCount: 0, lastReadAt: world.now, health: 'ok' });
  });

  it('is known by its bytes where the server gives no validators', async () => {
    await pollWith(plain(body));
    await pollWith(plain(body));
    expect(await world.feed(id)).toMatchObject({ entryCount: 1, memory: { lastDocumentAt: world.now } });
  });

  it('is asked for as a whole once a week', async () => {
    const asked: unknown[] = [];
    const conditional: Answer = (response, request) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === undefined) response.setHeader('etag', '"1"').end(body);
      else response.writeHead(304).end();
    };
    await pollWith(conditional);
    await pollWith(conditional);
    world.now += 7 * DAY_MS;
    await pollWith(conditional);
    expect(asked).toEqual([undefined, '"1"', undefined]);
  });
});

describe('what is no feed', () => {
  it.each([
    ['an error page', '<html><body>점검 중</body></html>'],
    ['JSON', '{"error":1}'],
    ['nothing', ''],
  ])('(%s) is an error, and its validators are not kept', async (_name, body) => {
    const feed = await pollWith((response) => response.setHeader('etag', '"bad"').end(body));
    expect(feed).toMatchObject({ errorCount: 1, validators: { etag: undefined, bodyHash: undefined } });
    expect(feed.lastError).toContain('no feed');
  });
});

describe('when it is asked again', () => {
  it('is as the server wishes: max-age, at most an hour', async () => {
    const busy = feedOf(Array.from({ length: 50 }, (_, n) => ({ n, at: START - n * MINUTE_MS })));
    const feed = await pollWith((response) => response.setHeader('cache-control', 'max-age=86400').end(busy));
    expect(feed.nextPollAt).toBeGreaterThanOrEqual(START + HOUR_MS);
  });

  it('is as a refusing server wishes: Retry-After of 429 and 503', async () => {
    expect((await pollWith(status(503, { 'retry-after': '7200' }))).nextPollAt).toBe(world.now + 2 * HOUR_MS);
    expect((await pollWith(status(429, { 'retry-after': '600' }))).nextPollAt).toBeGreaterThanOrEqual(
      world.now + 2 * MIN,
    );
  });

  it('is soon after one bad answer', async () => {
    expect((await pollWith(status(500))).nextPollAt - world.now).toBeLessThanOrEqual(1.1 * MIN);
  });
});

describe('the owners', () => {
  const body = feedOf([{ n: 1, at: START }]);

  it('are told once that a feed fails, and once that it is back', async () => {
    await pollWith(plain(body));
    for (let times = 0; times < 5; times += 1) await pollWith(status(500));
    expect(await world.told()).toMatchObject([
      { kind: 'feed-health', from: 'ok', to: 'failing', reason: expect.stringContaining('500') },
    ]);
    await pollWith(plain(body));
    await pollWith(plain(body));
    expect(await world.told()).toMatchObject([{ kind: 'feed-health', from: 'failing', to: 'ok' }]);
  });

  it('are not told of a hiccup, nor of a source that has just been added and is fine', async () => {
    await pollWith(plain(body));
    await pollWith(status(500));
    await pollWith(status(500));
    await pollWith(plain(body));
    expect(await world.told()).toEqual([]);
  });

  it('are told that a feed has fallen silent, and that it speaks again', async () => {
    const past = Array.from({ length: 50 }, (_, index) => ({ n: 100 - index, at: START - index * 12 * HOUR_MS }));
    await pollWith(plain(feedOf(past)));
    world.now += 6 * DAY_MS;
    await pollWith(plain(feedOf(past)));
    expect(await world.told()).toEqual([]);
    world.now += 2 * DAY_MS;
    expect((await pollWith(plain(feedOf(past)))).health).toBe('silent');
    expect(await world.told()).toMatchObject([{ kind: 'feed-health', from: 'ok', to: 'silent' }]);
    await pollWith(plain(feedOf([{ n: 200, at: world.now }, ...past.slice(1)])));
    expect(await world.told()).toMatchObject([{ kind: 'feed-health', from: 'silent', to: 'ok' }]);
  });

  it('are told when everything in a feed is new: something may have been missed', async () => {
    await pollWith(plain(feedOf([{ n: 2 }, { n: 1 }])));
    const feed = await pollWith(plain(feedOf([{ n: 9 }, { n: 8 }])));
    expect(feed.memory.gapCount).toBe(1);
    expect(await world.told()).toMatchObject([{ kind: 'feed-gap', entryCount: 2 }]);
    await pollWith(plain(feedOf([{ n: 19 }, { n: 18 }])));
    expect(await world.told()).toEqual([]);
  });

  it('are told that a feed is gone after 410 on three days; it is not asked again', async () => {
    for (let day = 0; day < 3; day += 1) {
      await pollWith(status(410));
      await pollWith(status(410));
      world.now += DAY_MS;
    }
    expect((await world.feed(id)).health).toBe('gone');
    const events = await world.told();
    expect(events.at(-1)).toMatchObject({ kind: 'feed-health', to: 'gone' });
    const asked = site.requests.length;
    world.now += 30 * DAY_MS;
    await world.poll();
    expect(site.requests).toHaveLength(asked);
  });
});

describe('a feed that has moved for good', () => {
  it('is asked at its new address after three polls over three days', async () => {
    const moved: Answer = (response, request) => {
      if (request.url === '/rss') response.writeHead(301, { location: '/new' }).end();
      else response.end(feedOf([{ n: 1, at: START }]));
    };
    for (let day = 0; day < 3; day += 1) {
      await pollWith(moved);
      expect((await world.feed(id)).url).toBe(`${site.origin}/rss`);
      world.now += DAY_MS;
    }
    expect((await pollWith(moved)).url).toBe(`${site.origin}/new`);
    expect(await world.told()).toMatchObject([{ kind: 'feed-moved', to: `${site.origin}/new` }]);
  });

  it('stays where it is when the redirect is temporary', async () => {
    for (let day = 0; day < 5; day += 1) {
      await pollWith((response, request) => {
        if (request.url === '/rss') response.writeHead(302, { location: '/new' }).end();
        else response.end(feedOf([{ n: 1 }]));
      });
      world.now += DAY_MS;
    }
    expect((await world.feed(id)).url).toBe(`${site.origin}/rss`);
  });
});

describe('our own network', () => {
  const lostName = (n: number) => `http://lost-${n}.invalid/rss`;

  it('down, counts against no feed, also not against the first', async () => {
    await using other = await openPollWorld(START);
    const ids = [await other.add(lostName(1)), await other.add(lostName(2)), await other.add(lostName(3))];
    for (let times = 0; times < 4; times += 1) {
      await other.poll();
      other.now += MIN * 2;
    }
    const feeds = await Promise.all(ids.map(other.feed));
    expect(feeds.map(({ errorCount, health }) => [errorCount, health])).toEqual(ids.map(() => [0, 'new']));
    expect(feeds[0]?.lastError).toContain('cannot be reached');
    expect(await other.told()).toEqual([]);
  });

  it('up, which one answer proves, lets failures count', async () => {
    const lost = [await world.add(lostName(1)), await world.add(lostName(2))];
    for (let times = 0; times < 3; times += 1) {
      answer = (response) => setTimeout(() => response.end(feedOf([{ n: times }])), 50);
      // The sound answer comes after the others have failed.
      world.now = Math.max(
        world.now,
        ...(await Promise.all([id, ...lost].map(async (one) => (await world.feed(one)).nextPollAt))),
      );
      await world.poll();
    }
    expect(await Promise.all(lost.map(async (one) => (await world.feed(one)).health))).toEqual(['failing', 'failing']);
  });
});
