// Which channels take no message now, as the headers of Discord's answers foresee it. Only what concerns posting: edits, threads and
// read-backs have buckets of their own.
import { SECOND_MS, type Clock } from '#src/time.ts';

/** Discord's clock and ours do not ring together; asking too early costs a 429. */
const MARGIN_MS = 60;

/** Example: `https://discord.com/api/v10/channels/300000000000000001/messages`. */
const POST_OF_CHANNEL = /\/channels\/(\d+)\/messages$/;

type Headers = { get(name: string): string | null };
export type BucketAnswer = {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
};

export class Buckets {
  readonly #clock: Clock;
  readonly #restingUntil = new Map<string, number>();
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Channels by id, and until when each is to be left alone. */
  resting(): ReadonlyMap<string, number> {
    const now = this.#clock();
    // The clock was set back: nobody rests for that long. Asking too early costs a 429.
    if (now < this.#askedAt) this.#restingUntil.clear();
    this.#askedAt = now;
    for (const [channelId, until] of this.#restingUntil) if (until <= now) this.#restingUntil.delete(channelId);
    return this.#restingUntil;
  }

  note({ method, url, status, headers }: BucketAnswer): void {
    const channelId = method === 'POST' ? POST_OF_CHANNEL.exec(url)?.[1] : undefined;
    if (channelId === undefined) return;
    const seconds = status === 429 ? headers.get('retry-after') : emptyFor(headers);
    const restMs = Number(seconds ?? 0) * SECOND_MS;
    if (restMs > 0) this.#restingUntil.set(channelId, this.#clock() + restMs + MARGIN_MS);
  }
}

function emptyFor(headers: Headers): string | null {
  return headers.get('x-ratelimit-remaining') === '0' ? headers.get('x-ratelimit-reset-after') : null;
}
