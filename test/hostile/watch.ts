// The instrument of the hostile tests: how long this thread's event loop stood still while something ran, and what that cost.
// Must see every block, and must not take for one that other processes had the processors.
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

export type Watched<Result> = {
  /** The longest time in which no other event was served for a reason of our own: Discord's heartbeats wait that long. */
  readonly longestDelayMs: number;
  /** Processor time of all threads: what the work costs, however busy the machine is. */
  readonly cpuMs: number;
  /** Bytes the process grew by at its highest, all threads included. */
  readonly rssGrowth: number;
  /** Bytes outside the heap at their highest, of this thread. */
  readonly bufferGrowth: number;
  readonly result: Result;
};

const RESOLUTION_MS = 2;
const MEMORY_EVERY_MS = 10;
const NANOSECONDS = 1e6;
const MICROSECONDS = 1e3;

/** Runs once and measures. */
export async function watched<Result>(run: () => Promise<Result>): Promise<Watched<Result>> {
  const delays = new DelayWatch();
  const memory = new MemoryWatch();
  try {
    // A tick before and one after, or a run that never gives way would not be seen.
    await delays.ticked();
    const before = process.cpuUsage();
    const result = await run();
    const { user, system } = process.cpuUsage(before);
    await delays.ticked();
    return { longestDelayMs: delays.longestMs(), cpuMs: (user + system) / MICROSECONDS, ...memory.growth(), result };
  } finally {
    delays.stop();
    memory.stop();
  }
}

/**
 * The quietest of up to `most` runs, with the memory of the greediest: what is left of a busy machine (a garbage collection, a cold
 * cache) delays some runs, a blocker delays every run. Ends at the first run that is quiet enough.
 */
export async function quietest<Result>(
  run: () => Promise<Result>,
  { enoughMs, most = 5 }: { readonly enoughMs: number; readonly most?: number },
): Promise<Watched<Result>> {
  let best = await watched(run);
  for (let runs = 1; runs < most && best.longestDelayMs > enoughMs; runs += 1) {
    const next = await watched(run);
    const rssGrowth = Math.max(best.rssGrowth, next.rssGrowth);
    const bufferGrowth = Math.max(best.bufferGrowth, next.bufferGrowth);
    best = { ...(next.longestDelayMs < best.longestDelayMs ? next : best), rssGrowth, bufferGrowth };
  }
  return best;
}

/**
 * Node's own histogram counts every delay. On a machine whose processors others use it counts those, too: the gap between two ticks is
 * therefore taken as well, without the time in which the system let this thread wait for a processor. The smaller of the two is ours.
 */
export class DelayWatch {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #timer = setInterval(() => this.#tick(), RESOLUTION_MS);
  #lastAt = performance.now();
  #lastWaitMs = processorWaitMs();
  #longestMs = 0;

  constructor() {
    this.#histogram.enable();
  }

  /** On a busy machine a short sleep and the histogram's tick may come in one turn of the loop, in either order. */
  async ticked(): Promise<void> {
    const { count } = this.#histogram;
    do await sleep(5 * RESOLUTION_MS);
    while (this.#histogram.count === count);
  }

  longestMs(): number {
    this.#tick();
    return Math.min(this.#histogram.max / NANOSECONDS, this.#longestMs);
  }

  stop(): void {
    this.#histogram.disable();
    clearInterval(this.#timer);
  }

  #tick(): void {
    const at = performance.now();
    const waitMs = processorWaitMs();
    this.#longestMs = Math.max(this.#longestMs, at - this.#lastAt - (waitMs - this.#lastWaitMs));
    this.#lastAt = at;
    this.#lastWaitMs = waitMs;
  }
}

/** How long this thread has been ready without a processor, in all: Linux tells (running ns, waiting ns, slices), others do not. */
function processorWaitMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[1] ?? 0) / NANOSECONDS;
  } catch {
    return 0;
  }
}

class MemoryWatch {
  readonly #start = process.memoryUsage();
  readonly #timer = setInterval(() => this.#look(), MEMORY_EVERY_MS);
  #rss = this.#start.rss;
  #buffers = this.#start.arrayBuffers;

  growth(): { readonly rssGrowth: number; readonly bufferGrowth: number } {
    this.#look();
    return { rssGrowth: this.#rss - this.#start.rss, bufferGrowth: this.#buffers - this.#start.arrayBuffers };
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { rss, arrayBuffers } = process.memoryUsage();
    this.#rss = Math.max(this.#rss, rss);
    this.#buffers = Math.max(this.#buffers, arrayBuffers);
  }
}
