// How every command-line tool opens the database: what an update leaves to be done there is told while it is done.
import type { Config } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import type { Store } from '#src/store/store.ts';

export function openStore({ databasePath, logLevel }: Pick<Config, 'databasePath' | 'logLevel'>): Promise<Store> {
  return openSqliteStore({ path: databasePath, log: createLog(logLevel) });
}
