// Decides when the log of the database is written back into its file, and has it done by a thread that lives as long as that takes: 16 MB
// are a fifth of a second on a busy disk, in which nothing else would be served. It must never hold up a unit, nor an end of the process.
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Db } from './database.ts';

const THREAD = new URL('./checkpoint-thread.ts', import.meta.url);
/** 16 MB of a log of pages. */
const ENOUGH_PAGES = 4_000;
/** Beyond it (64 MB) SQLite does it itself, at whatever transaction comes: threads cannot be had, or another process keeps the log from being emptied. */
const MOST_PAGES = 16_000;
const LOOK_MS = 250;

const logState = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]);

export class Checkpoints implements AsyncDisposable {
  readonly #db: Db;
  #lookAt = 0;
  #under: Promise<void> | undefined;

  constructor(db: Db) {
    this.#db = db;
    if (!db.raw.memory) db.raw.pragma(`wal_autocheckpoint = ${MOST_PAGES}`);
  }

  /** To be called after each unit: now and then it asks how long the log is (0.04 ms). */
  look(): void {
    const { raw } = this.#db;
    const at = performance.now();
    if (raw.memory || !raw.open || this.#under !== undefined || at < this.#lookAt) return;
    this.#lookAt = at + LOOK_MS;
    if (pagesToWrite(raw) < ENOUGH_PAGES) return;
    this.#under = writtenBack(raw.name).finally(() => (this.#under = undefined));
  }

  /** Resolves when no thread has the file open any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#under;
  }
}

/** None where SQLite cannot tell: the unit that has just ended must not fail for it. */
function pagesToWrite(raw: Db['raw']): number {
  try {
    const [{ log, checkpointed }] = logState.parse(raw.pragma('wal_checkpoint(NOOP)'));
    return log - checkpointed;
  } catch {
    return 0;
  }
}

/** What goes wrong there is no news: the log only grows until SQLite looks after it, and says what is wrong. */
function writtenBack(file: string): Promise<void> {
  return new Promise((resolve) => {
    const thread = new Worker(THREAD, { workerData: file });
    thread.on('error', () => undefined);
    thread.on('exit', () => resolve());
    thread.unref();
  });
}
