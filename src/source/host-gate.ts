// Lets one request at a time through to each site, with a pause between the end of one and the start of the next, in the order asked.
// Feeds, pages and robots.txt stand in one line. Forgets a site as soon as nobody waits for it and its longest pause is over.
import { siteKeyOf } from '#src/feed/site-key.ts';

export type HostGateOptions = {
  /** Between two requests of any kind. */
  readonly delayMs: number;
};

export type Turn = {
  readonly signal?: AbortSignal | undefined;
  /** The gap this request keeps from the one before it, where it is longer than the usual one (a page, a Crawl-delay). */
  readonly gapMs?: number | undefined;
};

/** A page costs a server more than a feed, and there are more of them: 5 s where feeds keep 2. */
const PAGE_GAP_FACTOR = 2.5;

type Waiter = { readonly start: () => void; readonly gapMs: number };
type Site = { readonly waiters: Waiter[]; isBusy: boolean; freeSince: number; timer: NodeJS.Timeout | undefined };

export class HostGate {
  readonly #delayMs: number;
  readonly #sites = new Map<string, Site>();

  constructor({ delayMs }: HostGateOptions) {
    this.#delayMs = delayMs;
  }

  /** Sites that are busy or in their pause. */
  get size(): number {
    return this.#sites.size;
  }

  /** The turn of a page: its site is left alone longer, as long as its robots.txt wants. */
  pageTurn({
    crawlDelayMs = 0,
    signal,
  }: {
    readonly crawlDelayMs: number | undefined;
    readonly signal: AbortSignal | undefined;
  }): Turn {
    return { signal, gapMs: Math.max(this.#delayMs * PAGE_GAP_FACTOR, crawlDelayMs) };
  }

  /**
   * Runs `task` when it is its turn at the site of `url`. A signal takes it out of the line; a task that runs has to mind it itself.
   * @throws what the task throws; the signal's reason when it was aborted before its turn
   */
  async run<T>(url: string, task: () => Promise<T>, turn: Turn = {}): Promise<T> {
    const key = siteKeyOf(url);
    await this.#enter(key, turn);
    try {
      return await task();
    } finally {
      this.#leave(key);
    }
  }

  #enter(key: string, { signal, gapMs = 0 }: Turn): Promise<void> {
    signal?.throwIfAborted();
    const site = this.#sites.get(key) ?? this.#open(key);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const abandon = (): void => {
      site.waiters.splice(site.waiters.indexOf(waiter), 1);
      reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    const waiter: Waiter = {
      gapMs: Math.max(gapMs, this.#delayMs),
      start: () => {
        signal?.removeEventListener('abort', abandon);
        resolve();
      },
    };
    site.waiters.push(waiter);
    signal?.addEventListener('abort', abandon, { once: true });
    if (!site.isBusy) this.#schedule(key, site);
    return promise;
  }

  #open(key: string): Site {
    const site: Site = { waiters: [], isBusy: false, freeSince: Number.NEGATIVE_INFINITY, timer: undefined };
    this.#sites.set(key, site);
    return site;
  }

  #leave(key: string): void {
    const site = this.#sites.get(key);
    if (site === undefined) return;
    site.isBusy = false;
    site.freeSince = performance.now();
    this.#schedule(key, site);
  }

  /** Starts the first in line when its gap is over; forgets the site when nobody came until the longest usual gap was. */
  #schedule(key: string, site: Site): void {
    clearTimeout(site.timer);
    const [first] = site.waiters;
    const gapMs = first?.gapMs ?? this.#delayMs * PAGE_GAP_FACTOR;
    const waitMs = site.freeSince + gapMs - performance.now();
    if (first !== undefined && waitMs <= 0) return this.#start(site);
    site.timer = setTimeout(
      () => {
        if (site.waiters.length === 0) this.#sites.delete(key);
        else this.#schedule(key, site);
      },
      Math.max(0, waitMs),
    );
    // A pause nobody waits for keeps no process alive: a program that stops waits for requests, not for politeness.
    if (first === undefined) site.timer.unref();
  }

  #start(site: Site): void {
    site.isBusy = true;
    site.waiters.shift()?.start();
  }
}
