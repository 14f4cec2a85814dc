// Builds everything, starts cron, stops gracefully. With platform.ts and cli/ the only floor that names SQLite, Discord or the terminal.
// Order of a start: environment → database → seeds and sources → platform → first tick → ready.
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import cron from 'node-cron';
import { commands } from '#commands/index.ts';
import { createRouter } from '#commands/router.ts';
import { parseConfig, type Config } from './config.ts';
import { ConfigError, describeError, StoreError } from './errors.ts';
import { createLog, type Logger } from './log.ts';
import { inspectAs, inspectSource } from '#src/pipeline/inspect.ts';
import { OwnSiteRules } from '#src/pipeline/own-site-rules.ts';
import { openWeb } from '#src/pipeline/open-web.ts';
import { plantFeeds } from '#src/pipeline/plant-feeds.ts';
import { Reader } from '#src/pipeline/reader.ts';
import { Schedule } from '#src/pipeline/schedule.ts';
import { plantSeeds } from '#src/pipeline/seed.ts';
import type { OnStep } from '#src/pipeline/step.ts';
import { openPlatform, type Platform } from './platform.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, SECOND_MS } from './time.ts';
import { VERSION } from './version.ts';

export type ProgramOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input?: Readable;
  readonly output?: Writable;
  /** Called after each step of an article's way; tests end the process there. */
  readonly onStep?: OnStep;
};

/** What is under way at a stop may take this long before it is cut short; its lease brings it back at the next start. */
const GRACE_MS = 3 * SECOND_MS;
/** Buttons of older lists answer that the list is gone. */
const MEMORY_LIFE_MS = 7 * DAY_MS;

/** Runs until a signal or, in the terminal, the end of input. @returns the exit code: 0 after a stop, 1 when it could not start or Discord will not have it any more */
export async function runProgram(options: ProgramOptions): Promise<number> {
  try {
    const config = parseConfig(options.env, (text) => cron.validate(text));
    const log = createLog(config.logLevel);
    await using store = await openSqliteStore({ path: config.databasePath, log });
    const siteRules = await OwnSiteRules.open(config.sitesFile, { clock: Date.now, log });
    await prepare(store, config, log);
    const { env, input = process.stdin, output = process.stdout } = options;
    await using platform = await openPlatform(config, { store, log, input, output, locale: localeOf(env) });
    await run({ config, log, store, platform, siteRules, onStep: options.onStep ?? (() => {}) });
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StoreError)) throw error;
    process.stderr.write(`citybeat: ${error.message}\n`);
    return 1;
  }
}

/** The terminal speaks Korean, English where the machine does. Example: `en_US.UTF-8`. */
function localeOf(env: ProgramOptions['env']): 'ko' | 'en' {
  return /^en/i.test(env['LC_ALL'] ?? env['LANG'] ?? '') ? 'en' : 'ko';
}

/** Brings an archive to life: nothing leased, the seeds and the starting sources there. */
async function prepare(store: Store, config: Config, log: Logger): Promise<void> {
  const now = Date.now();
  await store.releaseLeases(now);
  await store.forgetOld(now - MEMORY_LIFE_MS);
  await using reader = new Reader({ threads: 1 });
  const seeds = await plantSeeds(store, { reader, now });
  const feeds = await plantFeeds(store, { file: config.feedsFile, now });
  if (seeds + feeds > 0) log.info({ seeds, feeds }, 'archive prepared');
}

type Parts = {
  readonly config: Config;
  readonly log: Logger;
  readonly store: Store;
  readonly platform: Platform;
  readonly siteRules: OwnSiteRules;
  readonly onStep: OnStep;
};

async function run({ config, log, store, platform, siteRules, onStep }: Parts): Promise<void> {
  const startedAt = Date.now();
  const stopping = new AbortController();
  const { signal } = stopping;
  const clock = Date.now;
  const stopped = untilStopped(platform);
  await using opened = openWeb(config, clock);
  const { web, gate, robots, reader, outage } = opened;
  const { channel, owners } = platform;
  if (owners.length === 0) log.warn('nobody is told when a source fails: set BOT_OWNER_IDS');
  const outside = { web, gate, robots, reader, outage };
  const context = { store, channel, owners, ...outside, siteRules, clock, log, config, onStep, signal };
  const schedule = new Schedule(context);
  const router = createRouter(commands, {
    store,
    clock,
    inspectSource: (url, kind) =>
      kind === undefined ? inspectSource(url, context) : inspectAs({ url, kind }, context),
    inspectFeed: (feed) => inspectAs(feed, context),
    pollMinIntervalMs: config.pollMinIntervalMs,
    missingPermissions: (channelId, purpose) => platform.missingPermissions(channelId, purpose),
    channelKind: (channelId) => platform.channelKind(channelId),
    sendSample: (channelId, wish) => platform.sendSample(channelId, wish),
    runtime: () => ({
      version: VERSION,
      startedAt,
      platform: platform.name,
      isConnected: platform.isConnected(),
      memoryBytes: process.memoryUsage.rss(),
      lastTickAt: schedule.lastTickAt,
    }),
    onFault: (error, id) => logFault(log, error, id),
    onAnswered: () => schedule.lookAgain(),
  });
  const isStopped = await Promise.race([platform.start(router).then(() => false), stopped.then(() => true)]);
  // Stopped while it was signing in: it was never ready, and asks nobody anything.
  const task = isStopped ? undefined : cron.schedule(config.pollCron, () => schedule.tick());
  if (task !== undefined) {
    schedule.tick();
    log.info({ platform: platform.name, version: VERSION, ms: Math.round(process.uptime() * SECOND_MS) }, 'ready');
  }
  const because = await stopped;
  log.info({ because: because instanceof ConfigError ? because.message : because }, 'stopping');
  await task?.stop();
  await stopSchedule(schedule, stopping);
  log.info({ ms: clock() - startedAt }, 'stopped');
  if (because instanceof ConfigError) throw because;
}

function logFault(log: Logger, error: unknown, id: string): void {
  const stack = error instanceof Error ? error.stack : undefined;
  log.error({ fault: id, error: describeError(error), stack }, 'command failed');
}

/** Resolves with the reason to stop: a signal, or the platform's own end. */
function untilStopped(platform: Platform): Promise<string | ConfigError> {
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name));
    void platform.ended.then(resolve);
  });
}

/** Lets what is under way end, then cuts it short. */
async function stopSchedule(schedule: Schedule, stopping: AbortController): Promise<void> {
  const closed = schedule[Symbol.asyncDispose]();
  const isDone = await Promise.race([closed.then(() => true), sleep(GRACE_MS, false)]);
  if (isDone) return;
  stopping.abort(new Error('the program stops'));
  await Promise.race([closed, sleep(GRACE_MS)]);
}

if (import.meta.main) {
  process.on('uncaughtException', (error) => {
    // The outbox makes a restart safe; going on after an unknown fault is not.
    process.stderr.write(`citybeat: fault outside every boundary: ${describeError(error)}\n${error.stack ?? ''}\n`);
    process.exit(1);
  });
  process.exit(await runProgram({ env: process.env }));
}
