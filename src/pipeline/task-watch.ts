// The time of one task in a worker thread: from the word of the thread that it begins, in processor time, so that neither the start of a
// thread nor a busy machine costs a page its article. A parser that hangs is always working: it never gets more than its limit.
import { MessageChannel } from 'node:worker_threads';

export type TaskLimits = {
  /** Of processor time, as far as this process can tell: what all its threads took together. */
  readonly limitMs: number;
  readonly beginLimitMs: number;
};

/** A thread that has had no processor for so many times its limit is not worth waiting for. */
const MOST_PATIENCE = 10;
/** How soon to look again at a task whose processor time is nearly used up. */
const LEAST_WAIT_MS = 50;
const MICROSECONDS_A_MS = 1_000;

export class TaskWatch {
  readonly #limits: TaskLimits;
  readonly #channel = new MessageChannel();
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout;
  hasBegun = false;

  constructor(limits: TaskLimits) {
    this.#limits = limits;
    this.#timer = setTimeout(() => this.#abort.abort(), limits.beginLimitMs);
    this.#channel.port1.once('message', () => {
      this.hasBegun = true;
      clearTimeout(this.#timer);
      this.#wait({ beganAt: performance.now(), usage: process.cpuUsage() }, limits.limitMs);
    });
  }

  /** For the thread, which says something there as its first act. */
  get port(): MessageChannel['port2'] {
    return this.#channel.port2;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#channel.port1.close();
  }

  /**
   * Of three seconds on the clock a thread had 0.3 on the processor where eighteen others wanted it (measured): every page was ended there
   * in the middle of honest work, twice, and was unreadable for good.
   */
  #wait(begin: Begin, afterMs: number): void {
    const { limitMs } = this.#limits;
    this.#timer = setTimeout(() => {
      const { user, system } = process.cpuUsage(begin.usage);
      const leftMs = limitMs - (user + system) / MICROSECONDS_A_MS;
      const isPatient = performance.now() - begin.beganAt < MOST_PATIENCE * limitMs;
      if (leftMs > 0 && isPatient) this.#wait(begin, Math.max(LEAST_WAIT_MS, leftMs));
      else this.#abort.abort();
    }, afterMs);
  }
}

type Begin = { readonly beganAt: number; readonly usage: NodeJS.CpuUsage };
