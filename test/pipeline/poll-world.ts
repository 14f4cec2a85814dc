// A world for polls: a real store in memory, the real client, gate, reader and rules, sites on loopback, and a clock that the test turns.
import pino from 'pino';
import type { ReadContext } from '#src/pipeline/context.ts';
import { ingestEntry } from '#src/pipeline/ingest.ts';
import { openWeb } from '#src/pipeline/open-web.ts';
import { Outage } from '#src/pipeline/outage.ts';
import { pollFeed } from '#src/pipeline/poll.ts';
import type { Reader } from '#src/pipeline/reader.ts';
import type { Notice } from '#src/model-notices.ts';
import type { Feed } from '#src/model.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import type { FeedState } from '#src/store/polling.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, MINUTE_MS } from '#src/time.ts';
import { FEED } from '../store/readings.ts';

const config = {
  allowPrivateHosts: ['127.0.0.1'],
  contactUrl: undefined,
  hostDelayMs: 0,
  pollMinIntervalMs: 5 * MINUTE_MS,
  alertMaxAgeMs: 2 * DAY_MS,
  rawKeepMs: 7 * DAY_MS,
};

export type PollWorld = AsyncDisposable & {
  readonly store: Store;
  /** Epoch ms; the test turns it. */
  now: number;
  readonly add: (url: string, given?: Partial<Feed>) => Promise<string>;
  /** Polls every feed that is due, all at once. */
  readonly poll: () => Promise<void>;
  /** Turns the clock to the next poll of the feed and polls. */
  readonly pollNext: (id: string) => Promise<FeedState>;
  /** Reads the pages of all entries that are due. @returns how many */
  readonly read: () => Promise<number>;
  readonly feed: (id: string) => Promise<FeedState>;
  /** What the owner is told by now; each event once. */
  readonly told: () => Promise<Notice['events']>;
  /** Titles of the entries that wait to be read, each with whether it will be told. */
  readonly waiting: () => Promise<readonly (readonly [title: string, isSilent: boolean])[]>;
};

type Setting = {
  /** Whether the sites on loopback stand for public ones; else they are the operator's own, which say nothing of the world. */
  readonly loopbackCounts?: boolean;
  /** One that several tests share; it stays open. */
  readonly reader?: Reader;
};

export async function openPollWorld(now: number, { loopbackCounts = true, reader }: Setting = {}): Promise<PollWorld> {
  const store = await openSqliteStore({ path: ':memory:' });
  const clock = () => world.now;
  const opened = openWeb(config, clock);
  const outage = new Outage({
    clock,
    lastAnswerAt: (from) => opened.web.lastAnswerAt(loopbackCounts ? 'anywhere' : from),
    graceMs: 400,
  });
  const context: ReadContext = {
    ...opened,
    ...(reader === undefined ? {} : { reader }),
    outage,
    siteRules: { current: async () => [] },
    store,
    clock,
    config,
    owners: ['owner'],
    log: pino({ level: 'silent' }),
    onStep: () => {},
    signal: new AbortController().signal,
  };
  let count = 0;
  const feedOf = async (id: string): Promise<FeedState> => {
    const found = (await store.listFeeds()).find((feed) => feed.id === id);
    if (found === undefined) throw new Error(`no feed ${id}`);
    return found;
  };
  const world: PollWorld = {
    store,
    now,
    async add(url, given = {}) {
      count += 1;
      const id = `feed-${count}`;
      await store.addFeeds([{ ...FEED, id, url, ...given }], world.now);
      return id;
    },
    async poll() {
      const due = { now: world.now, limit: 100, leaseMs: MINUTE_MS, busySites: [] };
      const feeds = await store.claimDueFeeds(due);
      await Promise.all(feeds.map((feed) => pollFeed(feed, context)));
    },
    async pollNext(id) {
      world.now = Math.max(world.now, (await feedOf(id)).nextPollAt);
      await world.poll();
      return feedOf(id);
    },
    async read() {
      const due = () => store.claimDueEntries({ now: world.now, limit: 1, leaseMs: MINUTE_MS, busySites: [] });
      let count = 0;
      for (let [one] = await due(); one !== undefined; [one] = await due()) {
        await ingestEntry(one, context);
        count += 1;
      }
      return count;
    },
    feed: feedOf,
    async told() {
      const claim = { now: world.now + DAY_MS, limit: 100, leaseMs: MINUTE_MS, busyRecipients: [] };
      const notices = await store.claimNotices(claim);
      for (const { id } of notices) await store.settleNotice(id, { kind: 'sent', messageId: 'm' }, world.now);
      return notices.flatMap(({ events }) => events);
    },
    async waiting() {
      const claim = { now: world.now, limit: 1, leaseMs: 365 * DAY_MS, busySites: [] };
      const found: (readonly [string, boolean])[] = [];
      for (
        let [one] = await store.claimDueEntries(claim);
        one !== undefined;
        [one] = await store.claimDueEntries(claim)
      )
        found.push([one.entry.title, one.isSilent]);
      return found;
    },
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
  return world;
}

/** A feed of these entries, newest first. */
export function feedOf(
  entries: readonly { readonly n: number | string; readonly title?: string; readonly at?: number }[],
): string {
  const items = entries.map(
    ({ n, title = `기사 ${n}`, at }) =>
      `<item><title>${title}</title><link>https://news.example/articleView.html?idxno=${n}</link>${at === undefined ? '' : `<pubDate>${new Date(at).toUTCString()}</pubDate>`}</item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>하루신문</title><link>https://news.example</link>${items.join('')}</channel></rss>`;
}

/** A list page of these articles, newest first, beside a menu. */
export function boardOf(numbers: readonly number[], path = '/news/view.do?nttId='): string {
  const rows = numbers.map(
    (n) =>
      `<tr><td>${n}</td><td><a href="${path}${n}">스마트도시 사업 소식 제${n}호 안내</a></td><td>2026-11-20</td></tr>`,
  );
  return `<html><head><title>시정 소식</title></head><body><div class="gnb"><a href="/intro">시청 소개</a></div><table class="board">${rows.join('')}</table></body></html>`;
}
