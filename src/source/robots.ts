// Asks a site's robots.txt whether a page may be read (RFC 9309). For pages and crawled lists; a feed an admin named is not asked about.
// Must never treat a failing server as permission, and never remember a failure for long.
import robotsModule from 'robots-parser';
import { z } from 'zod';
import { FetchError } from '#src/errors.ts';
import { DAY_MS, SECOND_MS, type Clock } from '#src/time.ts';
import { decode } from './decode.ts';
import { ROBOTS_BYTES, type WebClient } from './fetch.ts';
import type { HostGate } from './host-gate.ts';

export type RobotsOptions = {
  readonly web: Pick<WebClient, 'fetchDocument' | 'userAgent'>;
  /** Where requests to one host wait for each other; without it they do not. */
  readonly gate?: HostGate | undefined;
  readonly clock?: Clock;
};

type Rules = {
  readonly expiresAt: number;
  readonly isKnown: boolean;
  readonly allows: (url: string) => boolean;
  readonly crawlDelayMs: number | undefined;
};

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
  async permission(url: string, signal?: AbortSignal): Promise<'allowed' | 'disallowed' | 'unknown'> {
    const rules = await this.#rulesFor(url, signal);
    if (rules === undefined) return 'disallowed';
    if (!rules.isKnown) return 'unknown';
    return rules.allows(url) ? 'allowed' : 'disallowed';
  }

  /** The gap between two requests the site asks for, at most a minute; undefined when it asks for none. */
  async crawlDelayMs(url: string, signal?: AbortSignal): Promise<number | undefined> {
    return (await this.#rulesFor(url, signal))?.crawlDelayMs;
  }

  async #rulesFor(url: string, signal: AbortSignal | undefined): Promise<Rules | undefined> {
    const origin = URL.parse(url)?.origin;
    if (origin === undefined || origin === 'null') return undefined;
    const held = this.#rules.get(origin);
    const known = await held?.catch(() => undefined);
    const isFresh = known !== undefined && known.expiresAt > this.#clock();
    // While this call waited, another may have begun to fetch: its answer is this one's too.
    const newer = this.#rules.get(origin);
    const rules = (isFresh ? held : undefined) ?? (newer === held ? undefined : newer) ?? this.#fetch(origin, signal);
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

  async #fetch(origin: string, signal: AbortSignal | undefined): Promise<Rules> {
    const url = `${origin}/robots.txt`;
    const ask = (): ReturnType<WebClient['fetchDocument']> => this.#web.fetchDocument(url, { kind: 'robots', signal });
    try {
      const answer = await (this.#gate === undefined ? ask() : this.#gate.run(url, ask, signal));
      return this.#parse(url, answer.kind === 'document' ? linesOf(answer.bytes) : []);
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
    return { expiresAt, isKnown: isAbsent, allows: () => isAbsent, crawlDelayMs: undefined };
  }
}

/** The rule in which a long file was cut would forbid more than it says. */
function linesOf(bytes: Uint8Array): readonly string[] {
  const lines = decode(bytes).text.split(LINE_END);
  if (bytes.length >= ROBOTS_BYTES) lines.pop();
  let wildcards = 0;
  return lines.filter((line) => {
    if (line.includes('*')) wildcards += 1;
    return line.length <= MAX_LINE && (wildcards <= MAX_WILDCARDS || !line.includes('*'));
  });
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

const PRODUCT = 'Citybeat';
/** Shorter than the first pause before a page is tried again. */
const UNKNOWN_MS = SECOND_MS;
const MAX_ORIGINS = 500;
const LINE_END = /\r\n|\r|\n/;

/**
 * The parser's matching of a rule with wildcards costs its length times the address's: half a megabyte of them took 2 s an address.
 * Nothing honest is longer or has more of them.
 */
const MAX_LINE = 500;
const MAX_WILDCARDS = 300;
const MAX_ADDRESS = 2_000;
