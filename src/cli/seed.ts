// `npm run seed`: makes the database, the starting sources and the seed articles, without polling anything.
import { plantFeeds } from '#src/pipeline/plant-feeds.ts';
import { Reader } from '#src/pipeline/reader.ts';
import { plantSeeds } from '#src/pipeline/seed.ts';
import { openStore } from './open-store.ts';
import { runCli } from './run-cli.ts';

await runCli(async ({ config }) => {
  await using store = await openStore(config);
  const now = Date.now();
  const feeds = await plantFeeds(store, { file: config.feedsFile, now });
  await using reader = new Reader({ threads: 1 });
  const seeds = await plantSeeds(store, { reader, now });
  const counts = await store.counts();
  console.log(
    `${config.databasePath}: ${seeds} seed articles added (${counts.seeds} in all), ${feeds} sources added (${counts.feeds} in all)`,
  );
  return 0;
});
