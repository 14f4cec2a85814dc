// The worker pool: every untrusted byte is parsed there, with a limit of time and memory. A task that overruns is ended with its
// thread; it costs its feed or entry an error, nobody else anything.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { ParseError } from '#src/errors.ts';
import type { DumpReading, DumpTask, explainPage, ExplainTask, PageReading, PageTask } from './reading.ts';
import type { FeedReading, FeedTask } from './reading-feed.ts';
import { TaskWatch } from './task-watch.ts';
import { toTransferable } from './transferable.ts';

const WORKER_FILE = fileURLToPath(new URL('./reading-thread.ts', import.meta.url));
/** Of processor time, from the moment a thread begins the task; the parsers themselves need milliseconds. */
const FEED_LIMIT_MS = 2_000;
const PAGE_LIMIT_MS = 3_000;
/** Dumps are the program's own seeds, read by a cold thread at the first start: a slow or busy machine may take its time. */
const DUMP_LIMIT_MS = 30_000;
/** The start of a thread takes 0.3 to 1 s on a busy machine: one that has not begun after this long never will. */
const BEGIN_LIMIT_MS = 20_000;
/**
 * Of the thread's heap. Bytes outside it are not counted, but there is no more of them than what came in (8 MiB) and its text.
 * V8 ends the whole process when one array beyond the limit is asked for at once: that takes a text of 40 million characters.
 */
const OLD_MEMORY_LIMIT_MB = 256;
const YOUNG_MEMORY_LIMIT_MB = 32;
/** Threads that have nothing to do are let go: an idle bot holds little memory. */
const IDLE_MS = 20_000;

export type ReaderOptions = {
  readonly threads?: number;
  readonly feedLimitMs?: number;
  readonly pageLimitMs?: number;
  readonly beginLimitMs?: number;
  /** What the threads run: a module with the functions of `reading-thread.ts`. */
  readonly workerFile?: string;
};

export class Reader implements AsyncDisposable {
  readonly #pool: Piscina;
  /** No task waits inside the pool behind another. */
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #feedLimitMs: number;
  readonly #pageLimitMs: number;
  readonly #beginLimitMs: number;
  /** Of a thread that died without a task; what a task that never began has as its cause. */
  #threadFault: unknown;

  constructor({
    threads = Math.max(1, Math.min(4, availableParallelism())),
    feedLimitMs = FEED_LIMIT_MS,
    pageLimitMs = PAGE_LIMIT_MS,
    beginLimitMs = BEGIN_LIMIT_MS,
    workerFile = WORKER_FILE,
  }: ReaderOptions = {}) {
    this.#feedLimitMs = feedLimitMs;
    this.#pageLimitMs = pageLimitMs;
    this.#beginLimitMs = beginLimitMs;
    this.#limit = pLimit(threads);
    this.#pool = new Piscina({
      filename: workerFile,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: OLD_MEMORY_LIMIT_MB, maxYoungGenerationSizeMb: YOUNG_MEMORY_LIMIT_MB },
    });
    // Without a listener, a thread that runs out of memory while it is being ended would end the process.
    this.#pool.on('error', (error) => (this.#threadFault = error));
  }

  /**
   * Takes `task.bytes` away from the caller, for whom they are empty from then on: 8 MiB are never copied on the main thread.
   * @throws ParseError `task_killed` when the document takes too long or too much memory
   */
  readFeed(task: FeedTask): Promise<FeedReading> {
    const { value, transfer } = toTransferable(task.bytes);
    return this.#run('readFeed', { ...task, bytes: value }, { limitMs: this.#feedLimitMs, transfer });
  }

  /**
   * Takes `task.page.bytes` away from the caller, as `readFeed` does.
   * @throws ParseError `task_killed` when the page takes too long or too much memory
   */
  readPage(task: PageTask): Promise<PageReading> {
    const limitMs = this.#pageLimitMs;
    if (task.page === undefined) return this.#run('readPage', task, { limitMs, transfer: [] });
    const { value, transfer } = toTransferable(task.page.bytes);
    return this.#run('readPage', { ...task, page: { ...task.page, bytes: value } }, { limitMs, transfer });
  }

  /** @throws ParseError `task_killed`, as for a page, after ten times as long */
  readDump(task: DumpTask): Promise<DumpReading> {
    return this.#run('readDump', task, { limitMs: DUMP_LIMIT_MS, transfer: [] });
  }

  /** @throws ParseError, as for a page */
  explainPage(task: ExplainTask): Promise<ReturnType<typeof explainPage>> {
    return this.#run('explainPage', task, { limitMs: this.#pageLimitMs, transfer: [] });
  }

  #run<Result>(
    name: string,
    task: FeedTask | PageTask | DumpTask | ExplainTask,
    allowance: Allowance,
  ): Promise<Result> {
    return this.#limit(async () => {
      const { limitMs } = allowance;
      const watch = new TaskWatch({ limitMs, beginLimitMs: this.#beginLimitMs });
      try {
        // An array is what Piscina wants; its types read the list off an overload of postMessage that takes none.
        const transferList: object = [...allowance.transfer, watch.port];
        const result: Result = await this.#pool.run(
          { task, begun: watch.port },
          { name, signal: watch.signal, transferList },
        );
        return result;
      } catch (error) {
        throw this.#toParseError(error, watch, limitMs);
      } finally {
        watch.end();
      }
    });
  }

  #toParseError(error: unknown, watch: TaskWatch, limitMs: number): unknown {
    const memoryMb = OLD_MEMORY_LIMIT_MB;
    if (isOutOfMemory(error))
      return new ParseError('task_killed', `parsing took more than ${memoryMb} MB and was ended`, {
        facts: { memoryMb },
        cause: error,
      });
    if (!watch.signal.aborted) return error;
    if (watch.hasBegun)
      return new ParseError('task_killed', `parsing took longer than ${limitMs} ms and was ended`, {
        facts: { limitMs },
      });
    return new ParseError('task_killed', `no thread began to parse within ${this.#beginLimitMs} ms`, {
      facts: { beginLimitMs: this.#beginLimitMs },
      cause: this.#threadFault,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.destroy();
  }
}

type Allowance = { readonly limitMs: number; readonly transfer: readonly ArrayBuffer[] };

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
