// Asks a site's robots.txt whether a page may be read (RFC 9309). For pages and crawled lists; a feed an admin named is not asked about.
// Must never treat a failing server as permission, and never remember a failure for long.
import robotsModule from 'robots-parser';
import { z } from 'zod';
import { FetchError } from '#src/errors.ts';
import { DAY_MS, SECOND_MS, type Clock } from '#src/time.ts';
import { ROBOTS_BYTES, type WebClient } from './fetch.ts';
import type { HostGate } from './host-gate.ts';
import { robotsLines } from '#src/source/web/robots-lines.ts';

export type RobotsOptions = {
  readonly web: Pick<WebClient, 'fetchDocument' | 'userAgent'>;
  /** Where requests to one host wait for each other; without it they do not. */
  readonly gate?: HostGate | undefined;
  readonly clock?: Clock;
};

export type Permission = {
  readonly verdict: 'allowed' | 'disallowed' | 'unknown';
  /** The gap between two requests the site asks for, at most a minute; undefined when it asks for none. */
  readonly crawlDelayMs: number | undefined;
  /** Why the rules are unknown. */
  readonly cause?: unknown;
};

type Rules = {
  readonly expiresAt: number;
  readonly isKnown: boolean;
  readonly cause?: unknown;
  readonly allows: (url: string) => boolean;
  readonly crawlDelayMs: number | undefined;
};

type Asking = { readonly signal: AbortSignal | undefined; readonly gate: HostGate | undefined };

export class Robots {
  readonly #web: RobotsOptions['web'];
  readonly #gate: HostGate | undefined;
  readonly #clock: Clock;
  /** By origin, the least recently asked first. */
  readonly #rules = new Map<string, Promise<Rules>>();

  constructor({ web, gate, clock = Date.now }: RobotsOptions) {
    this.#web = web;
    this.#gate = gate;
    this.#clock = clock;
  }

  /**
   * Whether a page may be read. `unknown` while the site does not answer for its rules: ask again later, read nothing meanwhile.
   * @throws FetchError `aborted` when the signal fires while robots.txt is fetched
   */
  async permission(url: string, signal?: AbortSignal): Promise<Permission> {
    const rules = await this.#rulesFor(url, signal);
    if (rules === undefined) return { verdict: 'disallowed', crawlDelayMs: undefined };
    return toPermission(rules, url);
  }

  /**
   * As `permission`, for who reads nothing without it.
   * @throws FetchError `robots` when the page is forbidden, `robots_unknown` while the rules are, `aborted`
   */
  async require(url: string, signal?: AbortSignal): Promise<Permission> {
    return requireAllowed(url, await this.permission(url, signal));
  }

  /**
   * Whether a page may be read to which another redirects. Asked within the turn of that other page, so it waits for nobody's turn:
   * the two may be of one site. Throws as `require` does.
   */
  readonly requireTarget = async (url: string, signal: AbortSignal): Promise<void> => {
    const { origin } = new URL(url);
    const held = this.#rules.get(origin);
    // What is being fetched by others may wait for the very turn we hold.
    const known = await Promise.race([held ?? NOTHING, NOTHING]).catch(() => undefined);
    const rules =
      known !== undefined && known.expiresAt > this.#clock()
        ? known
        : await this.#fetch(origin, { signal, gate: undefined });
    if (rules !== known && this.#rules.get(origin) === held) this.#remember(origin, Promise.resolve(rules));
    requireAllowed(url, toPermission(rules, url));
  };

  async #rulesFor(url: string, signal: AbortSignal | undefined): Promise<Rules | undefined> {
    const origin = URL.parse(url)?.origin;
    if (origin === undefined || origin === 'null') return undefined;
    const held = this.#rules.get(origin);
    const known = await held?.catch(() => undefined);
    const isFresh = known !== undefined && known.expiresAt > this.#clock();
    // While this call waited, another may have begun to fetch: its answer is this one's too.
    const newer = this.#rules.get(origin);
    const rules =
      (isFresh ? held : undefined) ??
      (newer === held ? undefined : newer) ??
      this.#fetch(origin, { signal, gate: this.#gate });
    this.#remember(origin, rules);
    return rules;
  }

  #remember(origin: string, rules: Promise<Rules>): void {
    this.#rules.delete(origin);
    this.#rules.set(origin, rules);
    rules.catch(() => this.#rules.delete(origin));
    const [oldest] = this.#rules.keys();
    if (this.#rules.size > MAX_ORIGINS && oldest !== undefined) this.#rules.delete(oldest);
  }

  async #fetch(origin: string, { signal, gate }: Asking): Promise<Rules> {
    const url = `${origin}/robots.txt`;
    const ask = (): ReturnType<WebClient['fetchDocument']> => this.#web.fetchDocument(url, { kind: 'robots', signal });
    try {
      const answer = await (gate === undefined ? ask() : gate.run(url, ask, { signal }));
      return this.#parse(
        url,
        answer.kind === 'document' ? robotsLines(answer.bytes, answer.bytes.length >= ROBOTS_BYTES) : [],
      );
    } catch (error) {
      if (signal?.aborted === true) throw error;
      return this.#failure(error);
    }
  }

  #parse(url: string, lines: readonly string[]): Rules {
    const robot = readRules(url, lines.join('\n'));
    const delay = robot.getCrawlDelay(PRODUCT);
    return {
      expiresAt: this.#clock() + DAY_MS,
      isKnown: true,
      allows: (page) => page.length <= MAX_ADDRESS && robot.isAllowed(page, PRODUCT) !== false,
      crawlDelayMs: delay === undefined || !(delay > 0) ? undefined : Math.min(delay, 60) * SECOND_MS,
    };
  }

  /** 4xx: there are no rules. 5xx or no answer: the rules are unknown; one bad answer must not cost an article, so it is soon forgotten. */
  #failure(error: unknown): Rules {
    const status = error instanceof FetchError && error.code === 'status' ? Number(error.facts['status']) : 0;
    const isAbsent = status >= 400 && status < 500;
    const expiresAt = this.#clock() + (isAbsent ? DAY_MS : UNKNOWN_MS);
    return { expiresAt, isKnown: isAbsent, cause: error, allows: () => isAbsent, crawlDelayMs: undefined };
  }
}

function toPermission({ isKnown, allows, crawlDelayMs, cause }: Rules, url: string): Permission {
  if (!isKnown) return { verdict: 'unknown', crawlDelayMs, cause };
  return { verdict: allows(url) ? 'allowed' : 'disallowed', crawlDelayMs };
}

function requireAllowed(url: string, permission: Permission): Permission {
  const facts = { url };
  const { verdict, cause } = permission;
  if (verdict === 'disallowed') throw new FetchError('robots', 'robots.txt forbids this page', { facts });
  if (verdict === 'unknown')
    throw new FetchError('robots_unknown', `robots.txt of ${new URL(url).host} cannot be read`, { facts, cause });
  return permission;
}

type Robot = {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
};

const robotShape = z.custom<Robot>((value) => typeof value === 'object' && value !== null && 'isAllowed' in value);

/** robots-parser's types describe an ES module, its code is CommonJS: what it exports is the function itself. */
function readRules(url: string, text: string): Robot {
  const parser: unknown = robotsModule;
  if (typeof parser !== 'function') throw new TypeError('robots-parser exports no function');
  return robotShape.parse(Reflect.apply(parser, undefined, [url, text]));
}

const NOTHING = Promise.resolve(undefined);
const PRODUCT = 'Citybeat';
/** Shorter than the first pause before a page is tried again. */
const UNKNOWN_MS = SECOND_MS;
const MAX_ORIGINS = 500;
/** Matching costs the length of the address, too. Nothing honest is longer. */
const MAX_ADDRESS = 1_500;
