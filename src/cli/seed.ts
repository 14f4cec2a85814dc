// `npm run seed`: makes the database, the starting sources and the seed articles, without polling anything.
import { plantFeeds } from '#src/pipeline/plant-feeds.ts';
import { Reader } from '#src/pipeline/reader.ts';
import { plantSeeds } from '#src/pipeline/seed.ts';
import { openStore } from './open-store.ts';
import { readTyped, runAsked } from './run-cli.ts';

const HELP = `Makes the database (DATABASE_URL) with the starting sources (FEEDS_FILE) and the five seed articles. Asks no server.

  npm run seed     adds what is missing; what is there stays as it is

The bot does the same at its start.`;

await runAsked(readTyped([], 0), HELP, async (_typed, config) => {
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
