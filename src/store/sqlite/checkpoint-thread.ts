// What runs in the thread of `checkpoints.ts`: writes what the log of a database holds into its file, while others go on writing the log.
import { createRequire } from 'node:module';
import { workerData } from 'node:worker_threads';

const Sqlite: typeof import('better-sqlite3') = createRequire(import.meta.url)('better-sqlite3');

const raw = new Sqlite(String(workerData), { fileMustExist: true });
try {
  raw.pragma('wal_checkpoint(PASSIVE)');
} finally {
  raw.close();
}
