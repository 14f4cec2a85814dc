// `npm run doctor`: is everything well? The database, then every source asked once; nothing is stored or sent.
import pLimit from 'p-limit';
import { inspectSource } from '#src/pipeline/inspect.ts';
import { openWeb } from '#src/pipeline/open-web.ts';
import { plantFeeds } from '#src/pipeline/plant-feeds.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import type { FeedState } from '#src/store/store.ts';
import { toClockTime } from '#src/time.ts';
import { runCli } from './run-cli.ts';

const AT_ONCE = 8;

await runCli(async ({ config }) => {
  // Opening checks the file and names what is wrong with it.
  await using store = await openSqliteStore({ path: config.databasePath });
  await plantFeeds(store, { file: config.feedsFile, now: Date.now() });
  const counts = await store.counts();
  console.log(
    `database  ${config.databasePath}: sound, ${counts.articles} articles, ${counts.subscriptions} subscriptions, ${counts.pendingDeliveries} alerts waiting, ${counts.deadDeliveries} refused`,
  );
  console.log(
    `discord   ${config.discordToken === undefined ? 'no DISCORD_TOKEN: the bot runs in the terminal' : 'DISCORD_TOKEN is set'}`,
  );
  await using opened = openWeb(config, Date.now);
  const context = { ...opened, clock: Date.now, signal: new AbortController().signal };
  const feeds = await store.listFeeds();
  const limit = pLimit(AT_ONCE);
  const isSound = await Promise.all(feeds.map((feed) => limit(() => examine(feed, context))));
  const failing = isSound.filter((sound) => !sound).length;
  console.log(
    `${feeds.length} sources, ${failing} of them cannot be read${failing > 0 ? ': mend or remove them with /sources' : ''}`,
  );
  return failing > 0 ? 1 : 0;
});

async function examine(feed: FeedState, context: Parameters<typeof inspectSource>[1]): Promise<boolean> {
  const report = await inspectSource(feed.url, context);
  if (report.kind === 'failed') {
    console.log(`FAILS     ${feed.id.padEnd(28)} ${feed.url}\n          ${report.reason}`);
    return false;
  }
  const newest = report.newestAt === undefined ? 'no dates' : `newest ${toClockTime(report.newestAt)}`;
  console.log(`ok        ${feed.id.padEnd(28)} ${report.entryCount} entries, ${newest}, ${report.charset}`);
  return true;
}
