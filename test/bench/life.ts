// The life of the process, measured on the real program: start to ready, memory when idle with fifty feeds, publish to alert.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Scene } from '../e2e/scene.ts';
import { memoryOf } from '../loopback/memory.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { median, type Bench } from './bench.ts';
import { benchText } from './texts.ts';

const FEEDS = 50;
const STARTS = 5;
const ALERTS = 10;
/** Worker threads are let go after 20 s without work. */
const IDLE_AFTER_MS = 30_000;

/** Start to ready (Discord connected, commands registered), and resident memory at rest. */
export const life: Bench = async () => {
  await using site = await NewsSite.start('하루신문');
  const folder = mkdtempSync(path.join(tmpdir(), 'citybeat-bench-'));
  const feedsFile = path.join(folder, 'feeds.json');
  writeFileSync(feedsFile, JSON.stringify(Array.from({ length: FEEDS }, (_, index) => sourceOf(site, index))));
  try {
    await using scene = await Scene.set({
      env: { FEEDS_FILE: feedsFile, POLL_CRON: '* * * * *', POLL_MIN_INTERVAL_MS: '300000' },
    });
    const starts: number[] = [];
    let idleBytes = 0;
    for (let run = 0; run <= STARTS; run += 1) {
      const startedAt = performance.now();
      const program = await scene.start();
      starts.push(performance.now() - startedAt);
      if (run === STARTS) {
        await sleep(IDLE_AFTER_MS);
        idleBytes = memoryOf(program.pid).residentBytes;
      }
      await program.stop();
    }
    const [first = 0, ...later] = starts;
    return [
      { what: 'first start to ready, seeds read (s)', value: (first / 1_000).toFixed(2), target: '< 3' },
      { what: `start to ready, median of ${STARTS} (s)`, value: (median(later) / 1_000).toFixed(2), target: '< 3' },
      { what: `resident, idle with ${FEEDS} feeds (MB)`, value: (idleBytes / 1e6).toFixed(0), target: '< 200' },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** From the moment an article stands in the feed to its card in the channel, with a tick a second. */
export const alert: Bench = async () => {
  await using site = await NewsSite.start('하루신문');
  await using scene = await Scene.set({ sites: [site] });
  const program = await scene.start();
  await scene.admin.slash('subscribe', {});
  const times: number[] = [];
  for (let run = 0; run < ALERTS; run += 1) {
    const startedAt = performance.now();
    await scene.card(site.publish(benchText(run * 13 + 1)));
    times.push(performance.now() - startedAt);
  }
  await program.stop();
  return [
    { what: `publish to alert, median of ${ALERTS} (s)`, value: (median(times) / 1_000).toFixed(2), target: '< 5' },
    {
      what: `publish to alert, slowest of ${ALERTS} (s)`,
      value: (Math.max(...times) / 1_000).toFixed(2),
      target: '< 5',
    },
  ];
};

function sourceOf(site: NewsSite, index: number): object {
  const url = `${site.feedUrl}?n=${index}`;
  return {
    id: `feed-${index}`,
    outlet: site.outlet,
    url,
    kind: 'feed',
    language: 'ko',
    timeZone: 'Asia/Seoul',
    enabled: true,
    evidence: { state: 'unverified' },
  };
}
