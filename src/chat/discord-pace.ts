// When a request with the bot's token may leave: evenly spaced, under Discord's 50 in any one second, first come first served.
// Never lets two leave together to make up for a stall of more than a few places: what the server sees in one second is what counts.
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * 48.1 a second. Discord counts when a request arrives, so that one that is slower on its way than those behind it (a new connection, a
 * lost packet) arrives in their second.
 */
const SPACING_MS = 20.8;
/** Timers ring late on a busy machine: what they lose is made up for, up to six places. */
const MOST_LATE_MS = 6 * SPACING_MS;
/** However late they rang: 51 never leave within 1,038 ms, so that 38 may be lost on the way without a 429. */
const MOST_IN_WINDOW = 50;
const WINDOW_MS = 1_038;

/** Milliseconds that only grow; `performance.now` but in tests. */
export type Stopwatch = () => number;

/** The rule alone, without waiting. */
export class PaceRule {
  readonly #left: number[] = [];
  #dueAt = Number.NEGATIVE_INFINITY;
  #heldUntil = Number.NEGATIVE_INFINITY;

  /** How long until the next may leave; 0 when it may now. */
  waitMs(now: number): number {
    const [oldest = Number.NEGATIVE_INFINITY] = this.#left.length < MOST_IN_WINDOW ? [] : this.#left;
    return Math.max(0, this.#dueAt - now, oldest + WINDOW_MS - now, this.#heldUntil - now);
  }

  /** The server says that it was too fast all the same. */
  hold(until: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until);
  }

  /** `isAlone`: nobody else asked, so that no time was lost that must be made up for. */
  leave(now: number, isAlone: boolean): void {
    this.#dueAt = Math.max(this.#dueAt, isAlone ? now : now - MOST_LATE_MS) + SPACING_MS;
    this.#left.push(now);
    if (this.#left.length > MOST_IN_WINDOW) this.#left.shift();
  }
}

export class Pace {
  readonly #rule = new PaceRule();
  readonly #now: Stopwatch;
  #queue: Promise<void> = Promise.resolve();
  #asking = 0;

  constructor(now: Stopwatch = () => performance.now()) {
    this.#now = now;
  }

  /** Nothing leaves for so long; what waits already goes on waiting. */
  hold(ms: number): void {
    this.#rule.hold(this.#now() + ms);
  }

  /**
   * Resolves when this request may leave, at once when nothing left lately. The place is taken when it resolves, not when it is asked
   * for: after a stall of the program no two timers ring together.
   * @throws when the signal fires; the place then goes to the next
   */
  async turn(signal?: AbortSignal): Promise<void> {
    const before = this.#queue;
    let isAlone = this.#asking === 0;
    this.#asking += 1;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#queue = promise;
    try {
      await before;
      signal?.throwIfAborted();
      for (let waitMs = this.#rule.waitMs(this.#now()); waitMs > 0; waitMs = this.#rule.waitMs(this.#now())) {
        isAlone = false;
        await sleep(Math.ceil(waitMs), undefined, signal === undefined ? {} : { signal });
      }
      this.#rule.leave(this.#now(), isAlone);
    } finally {
      this.#asking -= 1;
      resolve();
    }
  }
}
