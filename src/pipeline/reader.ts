// The worker pool: every untrusted byte is parsed there, with a limit of time and memory. A task that overruns is ended with its
// thread; it costs its feed or entry an error, nobody else anything.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { ParseError } from '#src/errors.ts';
import type { DumpTask, FeedReading, FeedTask, PageReading, PageTask } from './reading.ts';

const WORKER_FILE = fileURLToPath(new URL('./reading.ts', import.meta.url));
/** Includes the start of a thread (0.3 to 1 s on a busy machine); the parsers themselves need milliseconds. */
const FEED_LIMIT_MS = 5_000;
const PAGE_LIMIT_MS = 6_000;
const MEMORY_LIMIT_MB = 256;
/** Threads that have nothing to do are let go: an idle bot holds little memory. */
const IDLE_MS = 20_000;

export type ReaderOptions = { readonly threads?: number; readonly feedLimitMs?: number; readonly pageLimitMs?: number };

export class Reader implements AsyncDisposable {
  readonly #pool: Piscina;
  /** No task waits inside the pool: its time starts when a thread takes it. */
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #feedLimitMs: number;
  readonly #pageLimitMs: number;

  constructor({
    threads = Math.max(1, Math.min(4, availableParallelism())),
    feedLimitMs = FEED_LIMIT_MS,
    pageLimitMs = PAGE_LIMIT_MS,
  }: ReaderOptions = {}) {
    this.#feedLimitMs = feedLimitMs;
    this.#pageLimitMs = pageLimitMs;
    this.#limit = pLimit(threads);
    this.#pool = new Piscina({
      filename: WORKER_FILE,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    });
  }

  /** @throws ParseError `task_killed` when the document takes too long or too much memory */
  readFeed(task: FeedTask): Promise<FeedReading> {
    return this.#run('readFeed', task, this.#feedLimitMs);
  }

  /** @throws ParseError `task_killed` when the page takes too long or too much memory */
  readPage(task: PageTask): Promise<PageReading> {
    return this.#run('readPage', task, this.#pageLimitMs);
  }

  /** @throws ParseError `task_killed`, as for a page */
  readDump(task: DumpTask): Promise<PageReading> {
    return this.#run('readDump', task, this.#pageLimitMs);
  }

  #run<Result>(name: string, task: FeedTask | PageTask | DumpTask, limitMs: number): Promise<Result> {
    return this.#limit(async () => {
      const signal = AbortSignal.timeout(limitMs);
      try {
        const result: Result = await this.#pool.run(task, { name, signal });
        return result;
      } catch (error) {
        if (signal.aborted)
          throw new ParseError('task_killed', `parsing took longer than ${limitMs} ms and was ended`, {
            facts: { limitMs },
          });
        if (isOutOfMemory(error))
          throw new ParseError('task_killed', `parsing took more than ${MEMORY_LIMIT_MB} MB and was ended`, {
            cause: error,
          });
        throw error;
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.destroy();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
