// Delivers a number of alerts with the real store, schedule and channel, in a process of its own, and prints what it took.
// Arguments: alerts in each channel, channels, port of the Discord.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { createLog } from '#src/log.ts';
import type { Step } from '#src/pipeline/step.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { openDelivering } from '../pipeline/delivering.ts';
import { requestOf } from '../store/readings.ts';
import { benchText } from './texts.ts';

const [alerts = 0, channels = 0, port = 0] = process.argv.slice(2).map(Number);
const BOT_ID = '100000000000000001';
const FIRST_CHANNEL = 300_000_000_000_000_000n;
const LOOK_MS = 20;

const folder = mkdtempSync(path.join(tmpdir(), 'citybeat-bench-'));
const store = await openSqliteStore({ path: path.join(folder, 'bench.db') });
const log = createLog('error');
const channel = new DiscordChannel({
  token: `${Buffer.from(BOT_ID).toString('base64')}.bench.token`,
  apiUrl: `http://127.0.0.1:${port}/api`,
  log,
});

for (let number = 0; number < channels; number += 1) {
  const wishes = { mode: 'instant', scope: 'all', city: undefined, topic: undefined, locale: 'ko' } as const;
  const channelId = String(FIRST_CHANNEL + BigInt(number));
  await store.subscribe({ ...wishes, guildId: '200000000000000001', channelId, now: Date.now() });
}
for (let number = 1; number <= alerts; number += 1) {
  const now = Date.now();
  const outcome = await store.recordArticle(requestOf(benchText(number * 13 + 1), number, { now, publishedAt: now }));
  if (outcome.kind !== 'recorded' || outcome.deliveryCount !== channels)
    throw new Error(`article ${number} is no alert`);
}

const settled = { count: 0 };
const onStep = (step: Step) => void (settled.count += Number(step === 'delivery-settled'));
const delivering = openDelivering({ store, channel, log, onStep });

const isUnderWay = async () => settled.count < alerts * channels || (await store.nextDueAt(Date.now())) !== undefined;
const megabytes = () => process.memoryUsage.rss() / 1_048_576;

const stalls = monitorEventLoopDelay({ resolution: 5 });
stalls.enable();
const cpu = process.cpuUsage();
const startedAt = performance.now();
delivering.schedule.tick();
let earlyMb = 0;
let peakMb = 0;
while (await isUnderWay()) {
  await sleep(LOOK_MS);
  peakMb = Math.max(peakMb, megabytes());
  if (earlyMb === 0 && settled.count > (alerts * channels) / 10) earlyMb = megabytes();
}
const seconds = (performance.now() - startedAt) / 1_000;
const { user, system } = process.cpuUsage(cpu);
const cpuShare = (user + system) / 1e6 / seconds;
const stallMs = stalls.max / 1e6;
console.log(JSON.stringify({ seconds, peakMb, growthMb: megabytes() - earlyMb, cpuShare, stallMs }));
await delivering[Symbol.asyncDispose]();
await channel[Symbol.asyncDispose]();
await store[Symbol.asyncDispose]();
rmSync(folder, { recursive: true });
process.exit(0);
