// Opens the SQLite store: brings the file to this version, and does what an update leaves to be done before anything else is.
import type { Logger } from '#src/log.ts';
import type { Store } from '#src/store/store.ts';
import type { Clock } from '#src/time.ts';
import { explainSqliteError, openDatabase } from './database.ts';
import { fillSites } from './feeds.ts';
import { fillFingerprints } from './fill-fingerprints.ts';
import { SqliteStore } from './sqlite-store.ts';

export type Opening = {
  readonly path: string;
  /** Told of the work that follows an update, which may take minutes. */
  readonly log?: Logger;
  readonly clock?: Clock;
};

/**
 * Opens the file, or a database in memory (`:memory:`), and brings it to this version.
 * @throws StoreError `newer_version`, `foreign`, `damaged`, `unreachable`: nothing was changed; `locked`, `full`, `readonly`, `io`: what
 * was not done is done at the next opening
 */
export async function openSqliteStore({ path, log, clock = Date.now }: Opening): Promise<Store> {
  const db = openDatabase(path);
  try {
    fillSites(db);
    fillFingerprints(db, { log, clock });
  } catch (error) {
    db.raw.close();
    throw explainSqliteError(error, path);
  }
  return new SqliteStore(db, path);
}
