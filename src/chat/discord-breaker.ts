// Whether anything may be asked of Discord now. Counts what Discord counts towards a ban of the address (10,000 in ten minutes), for
// deliveries and answers together, and stops at a tenth of it. Never asks anything itself.
import type { Logger } from '#src/log.ts';
import { MINUTE_MS, type Clock } from '#src/time.ts';

export const MOST_INVALID = 1_000;
export const WINDOW_MS = 10 * MINUTE_MS;

export type Pause = { readonly until: number; readonly error: string };

/** Of an answer: its status, and whose limit a 429 is about (`shared`: everybody's, which is nobody's fault). */
export type Answered = { readonly status: number; readonly scope: string | undefined };

export class Breaker {
  readonly #clock: Clock;
  readonly #log: Logger;
  #invalid: readonly number[] = [];
  #pause: Pause | undefined;
  #pausedAt = 0;

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Why and how long everything waits; undefined when it does not. */
  get pause(): Pause | undefined {
    const now = this.#clock();
    // The clock was set back: the pause takes no longer for that.
    if (this.#pause !== undefined && this.#pausedAt > now) {
      this.#pause = { ...this.#pause, until: now + this.#pause.until - this.#pausedAt };
      this.#pausedAt = now;
    }
    return this.#pause !== undefined && this.#pause.until > now ? this.#pause : undefined;
  }

  /** Nothing is asked of Discord for a while: every further request would prolong a ban. A longer pause stays. */
  stop(afterMs: number, error: string): void {
    const now = this.#clock();
    const until = now + afterMs;
    if (this.pause !== undefined && this.pause.until >= until) return;
    this.#pause = { until, error };
    this.#pausedAt = now;
    this.#log.warn({ afterMs, error }, 'requests to discord are paused');
  }

  /** Every answer to a request with the bot's token. */
  count({ status, scope }: Answered): void {
    const isInvalid = status === 401 || status === 403 || (status === 429 && scope !== 'shared');
    if (!isInvalid) return;
    const now = this.#clock();
    this.#invalid = [...this.#invalid.filter((at) => at > now - WINDOW_MS), now];
    if (this.#invalid.length < MOST_INVALID) return;
    this.#invalid = [];
    this.#log.error({ count: MOST_INVALID, pausedMs: WINDOW_MS, todo: TODO }, 'too many invalid requests to discord');
    this.stop(WINDOW_MS, `${MOST_INVALID} invalid requests (401, 403, 429) in ten minutes`);
  }
}

const TODO =
  'look for channels that refuse the bot (403 in the log) and for another program with the same token (429); nothing is lost meanwhile';
