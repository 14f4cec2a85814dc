// Lets one request at a time through to each host, with a pause between the end of one and the start of the next, in the order asked.
// Forgets a host as soon as nobody waits for it and its pause is over.

export type HostGateOptions = { readonly delayMs: number };

type Waiter = { readonly start: () => void };
type Host = { readonly waiters: Waiter[]; pause: NodeJS.Timeout | undefined };

export class HostGate {
  readonly #delayMs: number;
  readonly #hosts = new Map<string, Host>();

  constructor({ delayMs }: HostGateOptions) {
    this.#delayMs = delayMs;
  }

  /** Hosts that are busy or in their pause. */
  get size(): number {
    return this.#hosts.size;
  }

  /**
   * Runs `task` when it is its turn at the host of `url`. A signal takes it out of the line; a task that runs has to mind it itself.
   * @throws what the task throws; the signal's reason when it was aborted before its turn
   */
  async run<T>(url: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const key = URL.parse(url)?.host ?? url;
    await this.#enter(key, signal);
    try {
      return await task();
    } finally {
      this.#pause(key);
    }
  }

  #enter(key: string, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    const host = this.#hosts.get(key);
    if (host === undefined) {
      this.#hosts.set(key, { waiters: [], pause: undefined });
      return Promise.resolve();
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = (): void => {
      host.waiters.splice(host.waiters.indexOf(waiter), 1);
      reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    const waiter: Waiter = {
      start: () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      },
    };
    host.waiters.push(waiter);
    // Somebody waits now: the pause has to end before the process may.
    host.pause?.ref();
    signal?.addEventListener('abort', leave, { once: true });
    return promise;
  }

  /** The pause keeps no process alive: a program that stops waits for requests, not for politeness. */
  #pause(key: string): void {
    const host = this.#hosts.get(key);
    if (host === undefined) return;
    host.pause = setTimeout(() => this.#next(key), this.#delayMs);
    if (host.waiters.length === 0) host.pause.unref();
  }

  #next(key: string): void {
    const host = this.#hosts.get(key);
    const waiter = host?.waiters.shift();
    if (host !== undefined) host.pause = undefined;
    if (waiter === undefined) this.#hosts.delete(key);
    else waiter.start();
  }
}
