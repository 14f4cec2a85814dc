// Articles taken from feed to outbox, beside the naive chain of the same packages in the same run:
// rss-parser parseString → fetch → jsdom + Readability → title compared with every stored one → insert.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { pino } from 'pino';
import RssParser from 'rss-parser';
import { openWeb } from '#src/pipeline/open-web.ts';
import { Schedule } from '#src/pipeline/schedule.ts';
import type { Step } from '#src/pipeline/step.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { until } from '../loopback/until.ts';
import { ratio, type Bench } from './bench.ts';
import { benchText, padded } from './texts.ts';

const SITES = 6;
const ARTICLES_EACH = 80;
const TOTAL = SITES * ARTICLES_EACH;
/** Both chains are measured with warm code: the first articles do not count. */
const WARM_UP_EACH = 20;
const Sqlite: typeof import('better-sqlite3') = createRequire(import.meta.url)('better-sqlite3');

export const intake: Bench = async () => {
  const sites = await Promise.all(Array.from({ length: SITES }, (_, index) => NewsSite.start(`매체${index + 1}`)));
  try {
    const ours = await measureOurs(sites);
    const naive = await measureNaive(sites);
    return [
      { what: 'feed → outbox, Citybeat (articles/s)', value: ours.toFixed(1) },
      { what: 'same pages, naive chain (articles/s)', value: naive.toFixed(1) },
      { what: 'ratio', value: ratio(ours, naive), target: '≥ 4 ×' },
    ];
  } finally {
    await Promise.all(sites.map((site) => site[Symbol.asyncDispose]()));
  }
};

async function publishAll(sites: readonly NewsSite[], from: number, count: number): Promise<void> {
  await Promise.all(sites.map((site, index) => publishOn(site, from + index * ARTICLES_EACH, count)));
}

/** Pages of a real outlet's size stand ready before the feed names them. */
async function publishOn(site: NewsSite, from: number, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const { pathname, search, href } = new URL(site.publish(benchText(from + n)));
    site.serve(`${pathname}${search}`, { body: padded(await (await fetch(href)).text()) });
  }
}

async function measureOurs(sites: readonly NewsSite[]): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'citybeat-bench-'));
  try {
    await using store = await openSqliteStore({ path: path.join(folder, 'bench.db') });
    const config = {
      allowPrivateHosts: ['127.0.0.1'],
      contactUrl: undefined,
      hostDelayMs: 0,
      pollMinIntervalMs: 200,
      alertMaxAgeMs: 172_800_000,
      // As it runs by default: every page is kept.
      rawKeepMs: 604_800_000,
    };
    await using opened = openWeb(config, Date.now);
    const stopping = new AbortController();
    let recorded = 0;
    const onStep = (step: Step): void => {
      if (step === 'article-recorded') recorded += 1;
    };
    const channel = {
      send: async () => ({ kind: 'retry', afterMs: 3_600_000, error: 'bench' }) as const,
      notify: async () => ({ kind: 'sent', messageId: 'bench' }) as const,
      [Symbol.asyncDispose]: async () => {},
    };
    const context = {
      ...opened,
      siteRules: { current: async () => [] },
      store,
      channel,
      owners: [],
      config,
      clock: Date.now,
      log: pino({ level: 'silent' }),
      onStep,
      signal: stopping.signal,
    };
    const feeds = sites.map(
      (site, index) =>
        ({
          id: `s${index}`,
          outlet: site.outlet,
          url: site.feedUrl,
          kind: 'feed',
          language: 'ko',
          timeZone: 'Asia/Seoul',
          charset: undefined,
          pollIntervalMs: undefined,
        }) as const,
    );
    await store.addFeeds(feeds, Date.now());
    await store.subscribe({
      guildId: 'g',
      channelId: 'c',
      mode: 'instant',
      scope: 'all',
      city: undefined,
      topic: undefined,
      locale: 'ko',
      now: Date.now(),
    });
    await using schedule = new Schedule(context);
    schedule.tick();
    await until('the first polls', async () =>
      (await store.listFeeds()).every((feed) => feed.firstReadAt !== undefined),
    );
    await publishAll(sites, 100_000, WARM_UP_EACH);
    const ticking = setInterval(() => schedule.tick(), 100);
    await until('the warm-up', () => recorded >= SITES * WARM_UP_EACH, 60_000);
    clearInterval(ticking);
    await publishAll(sites, 0, ARTICLES_EACH);
    const startedAt = performance.now();
    // Each chain asks each feed once.
    schedule.tick();
    await until('all articles', () => recorded >= SITES * WARM_UP_EACH + TOTAL, 120_000);
    const seconds = (performance.now() - startedAt) / 1_000;
    return TOTAL / seconds;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureNaive(sites: readonly NewsSite[]): Promise<number> {
  const db = new Sqlite(':memory:');
  db.exec('CREATE TABLE article(url TEXT PRIMARY KEY, title TEXT, text TEXT)');
  const titles: string[] = [];
  const parser = new RssParser();
  let count = 0;
  const takeSite = async (site: NewsSite, from: number, to: number) => {
    const feed = await parser.parseString(await (await fetch(site.feedUrl)).text());
    for (const entry of feed.items.slice(from, to)) {
      await takeEntry(entry.link ?? '');
      count += 1;
    }
  };
  const takeEntry = async (url: string) => {
    const html = await (await fetch(url)).text();
    const { window } = new JSDOM(html, { url, virtualConsole: new VirtualConsole() });
    const article = new Readability(window.document).parse();
    const title = article?.title ?? '';
    const isCopy = titles.some((other) => diceOf(other, title) > 0.8);
    titles.push(title);
    if (!isCopy)
      db.prepare('INSERT OR IGNORE INTO article VALUES (?, ?, ?)').run(url, title, article?.textContent ?? '');
    window.close();
  };
  await Promise.all(sites.map((site) => takeSite(site, ARTICLES_EACH, ARTICLES_EACH + WARM_UP_EACH)));
  count = 0;
  const startedAt = performance.now();
  await Promise.all(sites.map((site) => takeSite(site, 0, ARTICLES_EACH)));
  return count / ((performance.now() - startedAt) / 1_000);
}

/** Likeness of two titles by their character pairs, as title-keyed tools do. */
function diceOf(one: string, other: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
  const left = pairs(one);
  const right = pairs(other);
  return (2 * left.intersection(right).size) / Math.max(1, left.size + right.size);
}
