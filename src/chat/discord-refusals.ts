// Remembers which channels turned us away, and decides when that is final: after an hour of refusals, because server
// admins edit permissions live. Until the next try nothing is asked: each 403 counts towards a ban of the address.
import type { Clock } from '#src/time.ts';
import { HOUR_MS, MINUTE_MS } from '#src/time.ts';

/** Pauses between tries; together an hour. */
const PAUSES_MS = [MINUTE_MS, 4 * MINUTE_MS, 15 * MINUTE_MS, 40 * MINUTE_MS] as const;

type Refusal = {
  readonly since: number;
  readonly lastAt: number;
  readonly count: number;
  readonly nextAt: number;
  readonly error: string;
};

export class Refusals {
  readonly #clock: Clock;
  readonly #channels = new Map<string, Refusal>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How long the channel is to be left alone; undefined when it may be asked. */
  waiting(channelId: string): { readonly afterMs: number; readonly error: string } | undefined {
    const refusal = this.#channels.get(channelId);
    const now = this.#clock();
    // A clock that was set back since does not tell how long ago it was.
    if (refusal === undefined || refusal.lastAt > now) return undefined;
    const afterMs = refusal.nextAt - now;
    return afterMs > 0 ? { afterMs, error: refusal.error } : undefined;
  }

  /** @returns when to ask again; undefined when it was refused often and long enough to give up */
  refuse(channelId: string, error: string): number | undefined {
    const now = this.#clock();
    const known = this.#channels.get(channelId);
    const since = Math.min(known?.since ?? now, now);
    const count = (known?.count ?? 0) + 1;
    if (count > PAUSES_MS.length && now - since >= HOUR_MS) {
      this.#channels.delete(channelId);
      return undefined;
    }
    const afterMs = PAUSES_MS[Math.min(count, PAUSES_MS.length) - 1] ?? HOUR_MS;
    this.#channels.set(channelId, { since, lastAt: now, count, nextAt: now + afterMs, error });
    return afterMs;
  }

  /** The channel took a message: earlier refusals are forgotten. */
  forget(channelId: string): void {
    this.#channels.delete(channelId);
  }
}
