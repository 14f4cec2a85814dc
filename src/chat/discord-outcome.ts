// What an answer of Discord means for a delivery: posted, later, or never. One table, by Discord's error codes.
// In doubt it says later: the nonce makes a second try safe, a message given up is lost.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { DeliveryError, describeError } from '#src/errors.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#src/time.ts';
import type { SampleOutcome } from './channel.ts';

export type Fault =
  /** Not now; `pausesAll` when no other channel would fare better, `isUntried` when no request was made, `isAnswered` when Discord says that it failed. */
  | {
      readonly kind: 'later';
      readonly afterMs: number | undefined;
      readonly pausesAll: boolean;
      readonly isUntried?: true;
      readonly isAnswered?: true;
      readonly error: string;
    }
  /** The token is refused: nothing can be sent until somebody acts. */
  | { readonly kind: 'unauthorized'; readonly afterMs: number; readonly error: string }
  /** The channel is closed to us: permissions are edited live, so it is tried again before it counts. */
  | { readonly kind: 'refused'; readonly error: string }
  /** The channel is gone, or of a kind that takes no messages. */
  | { readonly kind: 'gone'; readonly error: string }
  /** Discord refuses this message as it is. */
  | { readonly kind: 'unfit'; readonly error: string }
  /** The message was posted, and deleted by somebody since: Discord knows the nonce (discord-api-docs#6647). */
  | { readonly kind: 'deleted' };

/** @param error whatever discord.js's REST client threw at a message: posted with an enforced nonce, or edited */
export function faultOf(error: unknown): Fault {
  if (error instanceof RateLimitError) return foreseen(error);
  if (error instanceof DeliveryError && error.code === RATE_LIMITED) return rateLimited(error);
  if (error instanceof DeliveryError && error.code === PAUSED)
    return { ...later(undefined, error.message), ...UNTRIED };
  if (error instanceof HTTPError) return { ...later(undefined, `http ${error.status}`), ...ANSWERED };
  if (error instanceof DiscordAPIError) return apiFault(error);
  // Our own finding: there is nowhere to post it, now or later.
  if (error instanceof DeliveryError) return { kind: 'unfit', error: describeError(error) };
  return later(undefined, describeError(error));
}

/** Discord's own code for what went wrong, e.g. 10008 (Unknown Message); undefined when it was not Discord that answered. */
export function apiCodeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : undefined;
}

/** Discord itself says that this cannot be done there, by us, now or later. */
export function isTurnedAway(error: unknown): boolean {
  const code = apiCodeOf(error);
  if (code === undefined || code === BLOCKED || !(error instanceof DiscordAPIError)) return false;
  return error.status === 400 || error.status === 403;
}

/**
 * What is read, or undefined where Discord says that it may not be read by us, or is not there.
 * @throws where it does not say: no answer, too many requests, a refused token
 */
export async function unlessTurnedAway<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    const { kind } = faultOf(error);
    if (kind === 'later' || kind === 'unauthorized') throw error;
    return undefined;
  }
}

const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** The id a message or thread posted at `at` would have: milliseconds since 2015, shifted by 22 bits. */
export function snowflakeAt(at: number): string {
  return String(BigInt(Math.max(0, at - DISCORD_EPOCH_MS)) << 22n);
}

/** What a person is told who asked for a sample card. */
export function sampleFailureOf(error: unknown): Exclude<SampleOutcome, 'sent'> {
  const code = apiCodeOf(error);
  if (code === 40_067) return 'needs-tag';
  if (code === 50_083 || code === 160_005) return 'locked';
  const { kind } = faultOf(error);
  return kind === 'refused' || kind === 'gone' ? kind : 'failed';
}

/** A page of the network before Discord, also where it comes as JSON. */
const BLOCKED = 40_333;

/** discord.js knows that a bucket is empty, and has not asked. What was answered is in `rateLimited`. */
function foreseen({ timeToReset, scope }: RateLimitError): Fault {
  const error = `429 foreseen (${scope})`;
  return { kind: 'later', afterMs: timeToReset, pausesAll: false, ...UNTRIED, error };
}

const UNTRIED = { isUntried: true } as const;
const ANSWERED = { isAnswered: true } as const;
const PAUSED = 'paused';

/** Everything waits, and so this was not asked either. */
export function pausedError(reason: string): DeliveryError {
  return new DeliveryError(PAUSED, reason);
}

const RATE_LIMITED = 'rate_limited';

/**
 * An answered 429, as its headers tell it. A page of the network before Discord says 429 as well (then no header of Discord's is there):
 * the whole address is turned away.
 */
export function answeredLimit(url: string, headers: { get(name: string): string | null }): DeliveryError {
  const named = Number(headers.get('retry-after') ?? 0) * SECOND_MS;
  const isOfDiscord = headers.get('content-type')?.includes('json') === true;
  const said = headers.get('x-ratelimit-scope');
  const scope = isOfDiscord ? (said ?? 'user') : 'page of the network';
  const isGlobal = headers.get('x-ratelimit-global') !== null || scope === 'global';
  const isHeld = isGlobal && isOfDiscord && named > 0 && named <= LONGEST_HOLD_MS;
  const isBan = named >= BAN_MS && said === null && !HOURLY_ROUTE.test(url);
  const facts = { named, pausesAll: (isGlobal && !isHeld) || !isOfDiscord || isBan, isOfDiscord };
  return new DeliveryError(RATE_LIMITED, `429 (${scope})`, { facts });
}

function rateLimited({ message, facts }: DeliveryError): Fault {
  const named = Number(facts['named']);
  const unnamedMs = facts['isOfDiscord'] === true ? UNNAMED_PAUSE_MS : BLOCK_MS;
  const afterMs = named > 0 ? named + LATE_MS : unnamedMs;
  const error = `${message}, ${Math.ceil(afterMs / SECOND_MS)} s`;
  return { kind: 'later', afterMs, pausesAll: facts['pausesAll'] === true, error };
}

/** A 429 without Retry-After would be asked again at once: 50 requests in 500 ms, all counted towards a ban. */
const UNNAMED_PAUSE_MS = 5 * SECOND_MS;
/** Discord's clock and ours do not ring together. */
const LATE_MS = 50;
/** Where Discord does not say whose limit it is, no other lasts so long: the whole address is banned (Cloudflare, one hour). */
const BAN_MS = 10 * MINUTE_MS;
/** So long the pace holds back what waits for its place already (discord-wire.ts): nobody else has to come back for it. */
export const LONGEST_HOLD_MS = SECOND_MS;
const BLOCK_MS = 15 * MINUTE_MS;
/** Ten messages an hour and channel are published. Example: `/channels/1/messages/2/crosspost` */
const HOURLY_ROUTE = /\/crosspost$/;

function apiFault(error: DiscordAPIError): Fault {
  const words = wordsOf(error);
  if (error.status === 401) return { kind: 'unauthorized', afterMs: 10 * MINUTE_MS, error: words };
  const code = apiCodeOf(error);
  if (code === 10_008) return { kind: 'deleted' };
  if (code === undefined || code === BLOCKED) return blocked(error, words, code === BLOCKED);
  if (GONE.has(code)) return { kind: 'gone', error: words };
  if (UNFIT.has(code)) return { kind: 'unfit', error: words };
  const pauseMs = PAUSES_MS.get(code);
  if (pauseMs !== undefined) return later(pauseMs, words);
  if (error.status === 403 || CLOSED.has(code)) return { kind: 'refused', error: words };
  if (error.status === 400) return { kind: 'unfit', error: words };
  return { ...later(undefined, words), ...ANSWERED };
}

/** Unknown Channel, Guild, Webhook, invalid webhook token; not a text channel, wrong channel type, forum without a post. */
const GONE = new Set([10_003, 10_004, 10_015, 50_027, 50_008, 50_024, 40_058]);
/** A forum that wants a tag and has none for us, a locked thread, an archived one that we may not open: an admin can change it, like permissions. */
const CLOSED = new Set([40_067, 160_005, 50_083]);
/** Invalid form, empty message, AutoMod (twice), harmful link, explicit content. */
const UNFIT = new Set([50_035, 50_006, 200_000, 200_001, 240_000, 20_009]);
/** Write limits, resource busy, too many threads. */
const PAUSES_MS: ReadonlyMap<number, number> = new Map([
  [20_028, MINUTE_MS],
  [20_029, MINUTE_MS],
  [40_062, MINUTE_MS],
  [160_006, HOUR_MS],
]);

/** No JSON, or 40333: the network before Discord speaks. A 403 of it means that all our requests are turned away. */
function blocked({ status }: DiscordAPIError, error: string, isNamed: boolean): Fault {
  const pausesAll = isNamed || status === 403;
  return { kind: 'later', afterMs: pausesAll ? BLOCK_MS : undefined, pausesAll, error };
}

function later(afterMs: number | undefined, error: string): Fault {
  return { kind: 'later', afterMs, pausesAll: false, error };
}

function wordsOf({ status, code, message }: DiscordAPIError): string {
  return `${status} ${code ?? 'without code'}: ${message.replaceAll(/\s+/g, ' ').slice(0, 200)}`;
}
