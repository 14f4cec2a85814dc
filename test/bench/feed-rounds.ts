// Polls a number of feeds in rounds with the real store, client, reader and rules, in a process of its own, and prints what it took.
// Arguments: feeds, rounds, port of the site, its addresses. A line on standard output before each round lets the site change.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { siteKeyOf } from '#src/feed/site-key.ts';
import { Lane } from '#src/pipeline/lane.ts';
import { openWeb } from '#src/pipeline/open-web.ts';
import { pollFeed } from '#src/pipeline/poll.ts';
import type { Step } from '#src/pipeline/step.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import type { FeedState } from '#src/store/polling.ts';
import { DAY_MS, MINUTE_MS } from '#src/time.ts';

const [feedCount = 0, rounds = 0, port = 0, addresses = 1] = process.argv.slice(2).map(Number);
const config = {
  allowPrivateHosts: ['127.0.0.0/8'],
  contactUrl: undefined,
  hostDelayMs: 0,
  pollMinIntervalMs: 5 * MINUTE_MS,
  alertMaxAgeMs: DAY_MS,
  rawKeepMs: 0,
};
const AT_ONCE = 8;
const LOOK_MS = 5;

const folder = mkdtempSync(path.join(tmpdir(), 'citybeat-bench-'));
const store = await openSqliteStore({ path: path.join(folder, 'bench.db') });
let now = Date.now();
/** Of this round. */
const settled = { count: 0 };
const clock = () => now;
const opened = openWeb(config, clock);
const log = pino({ level: 'silent' });
const context = {
  ...opened,
  siteRules: { current: async () => [] },
  store,
  clock,
  config,
  log,
  owners: [],
  onStep: (step: Step) => void (settled.count += Number(step === 'feed-settled')),
  signal: new AbortController().signal,
};
const feeds = Array.from({ length: feedCount }, (_, n) => ({
  id: `f-${n}`,
  outlet: `${n}번 신문`,
  url: `http://127.0.0.${(n % addresses) + 1}:${port}/feed/${n}`,
  kind: 'feed' as const,
  language: 'ko' as const,
  timeZone: 'Asia/Seoul',
  charset: undefined,
  pollIntervalMs: undefined,
}));
await store.addFeeds(feeds, now);

/** The lane of the real schedule, without the pages that new entries would lead to. */
const lane = new Lane<FeedState>({
  name: 'feeds',
  limit: AT_ONCE,
  claim: (limit, busySites) => store.claimDueFeeds({ now, limit, leaseMs: 5 * MINUTE_MS, busySites }),
  keyOf: ({ url }) => siteKeyOf(url),
  run: (feed) => pollFeed(feed, context),
  onDone: () => {},
  log,
});

const isUnderWay = () => settled.count < feedCount;

async function pollAll(): Promise<void> {
  settled.count = 0;
  lane.fill();
  while (isUnderWay()) await sleep(LOOK_MS);
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
await pollAll();
const cpu = process.cpuUsage();
const startedAt = performance.now();
let waitedMs = 0;
for (let round = 0; round < rounds; round += 1) {
  const asked = performance.now();
  console.log('round');
  await lines.next();
  waitedMs += performance.now() - asked;
  now += DAY_MS;
  await pollAll();
}
const seconds = (performance.now() - startedAt - waitedMs) / 1_000;
const { user, system } = process.cpuUsage(cpu);
const polls = feedCount * rounds;
const failing = (await store.counts()).failingFeeds;
console.log(
  JSON.stringify({
    perSecond: polls / seconds,
    cpuMsPerPoll: (user + system) / 1_000 / polls,
    peakMb: process.resourceUsage().maxRSS / 1_024,
    failing,
  }),
);
await lane.close();
await opened[Symbol.asyncDispose]();
await store[Symbol.asyncDispose]();
rmSync(folder, { recursive: true });
process.exit(0);
