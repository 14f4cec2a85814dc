// `npm run backup [-- FILE]`: a consistent copy of the database while the bot runs.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { openStore } from './open-store.ts';
import { runCli } from './run-cli.ts';

await runCli(async ({ config }) => {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const target = process.argv[2] ?? path.join(path.dirname(config.databasePath), `citybeat-${stamp}.db`);
  if (existsSync(target)) {
    console.error(`${target} exists already: name another file. Nothing was written.`);
    return 1;
  }
  if (!existsSync(config.databasePath)) {
    console.error(`there is no database at ${config.databasePath} yet: start the bot first.`);
    return 1;
  }
  mkdirSync(path.dirname(path.resolve(target)), { recursive: true });
  await using store = await openStore(config);
  await store.backup(target);
  console.log(`${config.databasePath} → ${target}`);
  return 0;
});
