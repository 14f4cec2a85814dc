// `npm run backup [-- FILE]`: a consistent copy of the database while the bot runs.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '#src/errors.ts';
import { openStore } from './open-store.ts';
import { readTyped, runAsked } from './run-cli.ts';

const HELP = `Writes a consistent copy of the database (DATABASE_URL). The bot may run meanwhile.

  npm run backup              beside the database, named by the hour (UTC)
  npm run backup -- FILE      to FILE, which must not exist yet; its folder is made when missing`;

await runAsked(readTyped([], 1), HELP, async ({ words }, config) => {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const target = words[0] ?? path.join(path.dirname(config.databasePath), `citybeat-${stamp}.db`);
  if (existsSync(target)) {
    console.error(`${target} exists already: name another file. Nothing was written.`);
    return 1;
  }
  if (!existsSync(config.databasePath)) {
    console.error(`there is no database at ${config.databasePath} yet: start the bot first.`);
    return 1;
  }
  makeFolderOf(target);
  await using store = await openStore(config);
  await store.backup(target);
  console.log(`${config.databasePath} → ${target}`);
  return 0;
});

function makeFolderOf(target: string): void {
  try {
    mkdirSync(path.dirname(path.resolve(target)), { recursive: true });
  } catch (cause) {
    throw new ConfigError('backup', `cannot make the folder of ${target}: name a place that can be written`, { cause });
  }
}
