// `npm run seed`: makes the database, the starting sources and the seed articles, without polling anything.
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { plantFeeds } from '#src/pipeline/plant-feeds.ts';
import { plantSeeds } from '#src/pipeline/seed.ts';
import { runCli } from './run-cli.ts';

await runCli(async ({ config }) => {
  await using store = await openSqliteStore({ path: config.databasePath });
  const now = Date.now();
  const feeds = await plantFeeds(store, { file: config.feedsFile, now });
  const seeds = await plantSeeds(store, { now });
  const counts = await store.counts();
  console.log(
    `${config.databasePath}: ${seeds} seed articles added (${counts.seeds} in all), ${feeds} sources added (${counts.feeds} in all)`,
  );
  return 0;
});
