// The one way to Discord's HTTP interface, for deliveries and for answers to people: own connections with own deadlines, one pace, one
// breaker. Knows nothing of messages; never asks twice by itself.
import { STATUS_CODES } from 'node:http';
import type { RESTOptions } from 'discord.js';
import { Agent, request } from 'undici';
import { DeliveryError } from '#src/errors.ts';
import type { Logger } from '#src/log.ts';
import { SECOND_MS, type Clock } from '#src/time.ts';
import { Breaker, type Answered, type Pause } from './discord-breaker.ts';
import { Buckets } from './discord-buckets.ts';
import { answeredLimit, LONGEST_HOLD_MS, pausedError } from './discord-outcome.ts';
import { Pace } from './discord-pace.ts';

export type WireOptions = {
  readonly log: Logger;
  readonly clock?: Clock;
  /** Until the headers of an answer are here, and between two pieces of its body. */
  readonly timeoutMs?: number;
};

type MakeRequest = RESTOptions['makeRequest'];
type Request = Parameters<MakeRequest>[1];
type Answer = Awaited<ReturnType<MakeRequest>>;

/** More than deliveries and answers ever have under way at once. */
const MOST_CONNECTIONS = 64;
/** Discord closes idle ones itself; a request on a closed one fails. */
const KEEP_ALIVE_MS = 30 * SECOND_MS;

export class Wire implements AsyncDisposable {
  readonly #agent: Agent;
  readonly #pace = new Pace();
  readonly #breaker: Breaker;
  readonly #buckets: Buckets;

  constructor({ log, clock = Date.now, timeoutMs = 10 * SECOND_MS }: WireOptions) {
    this.#breaker = new Breaker(clock, log);
    this.#buckets = new Buckets(clock);
    this.#agent = new Agent({
      connections: MOST_CONNECTIONS,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectTimeout: timeoutMs,
      headersTimeout: timeoutMs,
      // Without it a body that stalls after its headers never settles: discord.js takes its own timer away when they are here.
      bodyTimeout: timeoutMs,
    });
  }

  /** Why and how long everything waits; undefined when it does not. */
  get pause(): Pause | undefined {
    return this.#breaker.pause;
  }

  /** Channels that take no message now, with the time from which they do. */
  resting(): ReadonlyMap<string, number> {
    return this.#buckets.resting();
  }

  stop(afterMs: number, error: string): void {
    this.#breaker.stop(afterMs, error);
  }

  /** Counts an answer to a request with the bot's token. */
  note(answered: Answered): void {
    this.#breaker.count(answered);
  }

  /** For `rest.makeRequest` of a client that answers people: discord.js waits and asks again as it does. */
  readonly request: MakeRequest = async (url, init) => {
    if (UNCOUNTED.test(url)) return this.#exchange(url, init);
    this.#requireNoPause();
    await this.#pace.turn(init.signal ?? undefined);
    this.#requireNoPause();
    const answer = await this.#exchange(url, init);
    const { status, headers } = answer;
    this.note({ status, scope: headers.get('x-ratelimit-scope') ?? undefined });
    this.#buckets.note({ method: init.method ?? 'GET', url, status, headers });
    if (headers.get('x-ratelimit-global') !== null) this.#hold(Number(headers.get('retry-after') ?? 0) * SECOND_MS);
    return answer;
  };

  /** For deliveries: an answered 429 is thrown, so that discord.js neither waits nor asks again. The outbox does, and it survives a crash. */
  readonly requestOnce: MakeRequest = async (url, init) => {
    const answer = await this.request(url, init);
    if (answer.status !== TOO_MANY) return answer;
    // Its connection is of use again only when it was read to its end.
    await answer.text();
    throw answeredLimit(url, answer.headers);
  };

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#agent.destroy();
  }

  #requireNoPause(): void {
    const { pause } = this.#breaker;
    if (pause !== undefined) throw pausedError(pause.error);
  }

  /** A longer one is a pause of everything, which whoever got the answer orders. */
  #hold(retryAfterMs: number): void {
    this.#pace.hold(Math.min(retryAfterMs, LONGEST_HOLD_MS));
  }

  async #exchange(url: string, init: Request): Promise<Answer> {
    const { statusCode, headers, body } = await request(url, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(Object.entries(init.headers ?? {}))),
      body: textOf(init.body),
      signal: init.signal ?? null,
      dispatcher: this.#agent,
    });
    return {
      body,
      arrayBuffer: () => body.arrayBuffer(),
      json: () => body.json(),
      text: () => body.text(),
      get bodyUsed() {
        return body.bodyUsed;
      },
      headers: new Headers(Object.entries(headers).flatMap(([name, value]) => pairsOf(name, value))),
      status: statusCode,
      statusText: STATUS_CODES[statusCode] ?? '',
      ok: statusCode >= 200 && statusCode < 300,
    };
  }
}

const TOO_MANY = 429;

/**
 * Answers to interactions carry a token of their own: no part of the bot's 50 a second, and not paused with it. Signing in tells whether
 * the token is right: it is never put off. Example: `https://discord.com/api/v10/webhooks/1/abc/messages/@original`.
 */
const UNCOUNTED = /\/v\d+\/(?:interactions|webhooks|gateway)\//;

/** Citybeat sends JSON and no files. @throws DeliveryError for anything else */
function textOf(body: Request['body']): string | null {
  if (body === null || body === undefined || typeof body === 'string') return body ?? null;
  throw new DeliveryError('unsupported_body', 'only JSON can be sent to Discord');
}

function pairsOf(name: string, value: string | readonly string[] | undefined): readonly [string, string][] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]);
}
