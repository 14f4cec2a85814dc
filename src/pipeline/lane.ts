// One kind of work, a bounded number at a time, one per key (feed, host, channel). What is claimed is run; when one ends, more is claimed.
// A hung task holds its own place only.
import { describeError } from '#src/errors.ts';
import type { Logger } from '#src/log.ts';

export type LaneOptions<Work> = {
  readonly name: string;
  readonly limit: number;
  /** After a work more is claimed when so many places are free, or all are: a claim of eight costs what a claim of one does. Default 1. */
  readonly atLeast?: number;
  /** At most `free` works, none for a key that is busy. */
  readonly claim: (free: number, busyKeys: readonly string[]) => Promise<readonly Work[]>;
  readonly keyOf: (work: Work) => string;
  readonly run: (work: Work) => Promise<void>;
  /** After each work. */
  readonly onDone: () => void;
  readonly log: Logger;
};

export class Lane<Work> {
  readonly #options: LaneOptions<Work>;
  readonly #running = new Map<string, Promise<void>>();
  #claiming: Promise<void> | undefined;
  #isWantedAgain = false;
  #isClosed = false;

  constructor(options: LaneOptions<Work>) {
    this.#options = options;
  }

  /** Claims and starts what is due, up to the limit. Calls that overlap become one more claim. */
  fill(): void {
    if (this.#isClosed) return;
    if (this.#claiming !== undefined) {
      this.#isWantedAgain = true;
      return;
    }
    this.#claiming = this.#claimAndStart().finally(() => {
      this.#claiming = undefined;
      if (!this.#isWantedAgain) return;
      this.#isWantedAgain = false;
      this.fill();
    });
  }

  /** Starts nothing more; resolves when all that runs has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#claiming;
    await Promise.all(this.#running.values());
  }

  async #claimAndStart(): Promise<void> {
    const { claim, limit, log, name } = this.#options;
    const free = limit - this.#running.size;
    if (free <= 0) return;
    try {
      const works = await claim(free, [...this.#running.keys()]);
      for (const work of works) this.#start(work);
    } catch (error) {
      log.error({ lane: name, error: describeError(error) }, 'claim failed');
    }
  }

  #start(work: Work): void {
    const { keyOf, run, onDone, log, name, limit, atLeast = 1 } = this.#options;
    const key = keyOf(work);
    const running = run(work)
      .catch((error: unknown) => log.error({ lane: name, key, error: describeError(error) }, 'work failed'))
      .finally(() => {
        this.#running.delete(key);
        onDone();
        if (this.#running.size === 0 || limit - this.#running.size >= atLeast) this.fill();
      });
    this.#running.set(key, running);
  }
}
