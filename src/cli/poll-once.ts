// `npm run poll`: asks every source once, reads what is new, stores it. Sends nothing: alerts wait in the outbox for the bot.
import pLimit from 'p-limit';
import { createLog } from '#src/log.ts';
import type { ReadContext } from '#src/pipeline/context.ts';
import { ingestEntry } from '#src/pipeline/ingest.ts';
import { OwnSiteRules } from '#src/pipeline/own-site-rules.ts';
import { openWeb } from '#src/pipeline/open-web.ts';
import { plantFeeds } from '#src/pipeline/plant-feeds.ts';
import { pollFeed } from '#src/pipeline/poll.ts';
import { plantSeeds } from '#src/pipeline/seed.ts';
import { ownersOf } from '#src/platform.ts';
import { MINUTE_MS } from '#src/time.ts';
import { openStore } from './open-store.ts';
import { readTyped, runAsked } from './run-cli.ts';

const AT_ONCE = 8;
const LEASE_MS = 5 * MINUTE_MS;

const HELP = `Asks every source once, reads the new articles and stores them. Posts nothing: what is to be alerted waits for the bot.

  npm run poll     each source is asked, due or not; pages that cannot be read now are left for the bot`;

await runAsked(readTyped([], 0), HELP, async (_typed, config) => {
  await using store = await openStore(config);
  await using opened = openWeb(config, Date.now);
  const { web, gate, robots, reader, outage } = opened;
  const { signal } = new AbortController();
  const siteRules = await OwnSiteRules.open(config.sitesFile, { clock: Date.now });
  const context: ReadContext = {
    store,
    web,
    gate,
    robots,
    reader,
    outage,
    siteRules,
    owners: ownersOf(config),
    clock: Date.now,
    log: createLog(config.logLevel),
    config,
    onStep: () => {},
    signal,
  };
  await plantSeeds(store, { reader, now: Date.now() });
  await plantFeeds(store, { file: config.feedsFile, now: Date.now() });
  const before = await store.counts();
  const feeds = await store.listFeeds();
  const limit = pLimit(AT_ONCE);
  const readable = feeds.filter(({ health }) => health !== 'gone');
  await Promise.all(readable.map((feed) => limit(() => pollFeed(feed, context))));
  await readWaiting(context);
  const after = await store.counts();
  console.log(
    `${feeds.length} sources asked (${after.failingFeeds} failing), ${after.articles - before.articles} new articles, ${after.waitingEntries} pages to try again`,
  );
  return 0;
});

/** Until nothing is due: what failed waits for its own time. */
async function readWaiting(context: ReadContext): Promise<void> {
  for (;;) {
    const waiting = await context.store.claimDueEntries({
      now: Date.now(),
      limit: AT_ONCE,
      leaseMs: LEASE_MS,
      busySites: [],
    });
    if (waiting.length === 0) return;
    await Promise.all(waiting.map((one) => ingestEntry(one, context)));
  }
}
