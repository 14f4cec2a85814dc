// The one way out to the web: bounded in size, time, hops and addresses. Every answer is a document, "not modified", or a FetchError.
// Must never follow a redirect unchecked, never reach a private address, never leave a socket open behind it.
import { Agent, request, type Dispatcher } from 'undici';
import { FetchError } from '#src/errors.ts';
import type { Condition } from '#src/feed/conditional.ts';
import { linkSignals } from '#src/linked-signal.ts';
import { SECOND_MS, type Clock } from '#src/time.ts';
import { AddressGuard, destinationOf } from '#src/source/web/address-guard.ts';
import { isPermanentRedirect, listOf, locationOf, requireReadable } from '#src/source/web/answer-head.ts';
import { CookieJar } from '#src/source/web/cookie-jar.ts';
import { freshFor } from '#src/source/web/freshness.ts';
import { statusError, toFetchError } from '#src/source/web/fetch-failure.ts';
import { createGuardedConnect, type Resolve } from '#src/source/web/guarded-connect.ts';
import { readBody } from '#src/source/web/read-body.ts';
import { requireRedirect, requireWebUrl } from '#src/source/web/redirect.ts';
import { charsetOf } from './decode.ts';

export type DocumentKind = 'feed' | 'page' | 'robots';

export type FetchRequest = {
  readonly kind: DocumentKind;
  /** As the server gave them, echoed byte for byte, and only to the address (after redirects) that gave them. */
  readonly condition?: Condition | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Asked before a redirect to another origin is followed; what it throws ends the fetch. */
  readonly requireTarget?: ((url: string, signal: AbortSignal) => Promise<void>) | undefined;
};

export type FetchedDocument =
  | {
      readonly kind: 'document';
      readonly bytes: Uint8Array;
      readonly contentType: string | undefined;
      readonly charset: string | undefined;
      readonly contentLocation: string | undefined;
      readonly contentLanguage: string | undefined;
      readonly finalUrl: string;
      readonly etag: string | undefined;
      readonly lastModified: string | undefined;
      /** Where it has moved for good: nothing but permanent redirects (301, 308) led there. */
      readonly permanentUrl: string | undefined;
      /** How long the server calls it fresh (Cache-Control, Expires); undefined when it says nothing. */
      readonly freshForMs: number | undefined;
    }
  | {
      readonly kind: 'not-modified';
      readonly permanentUrl: string | undefined;
      readonly freshForMs: number | undefined;
    };

export type FetchLimits = {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
  readonly redirects: number;
  /** Bytes after decompression. */
  readonly bytes: Readonly<Record<DocumentKind, number>>;
};

export type WebClientOptions = {
  readonly version: string;
  readonly contactUrl?: string | undefined;
  /** Hosts, `host:port`, addresses or CIDRs that may be private. */
  readonly allowPrivateHosts?: readonly string[];
  readonly limits?: Partial<FetchLimits>;
  readonly clock?: Clock;
  /** How names become addresses; the system's way unless a test has another. */
  readonly resolve?: Resolve | undefined;
};

const MEBIBYTE = 1_048_576;

/** RFC 9309 asks for at least 500 KiB; what is longer is cut there. */
export const ROBOTS_BYTES = MEBIBYTE / 2;

const LIMITS: FetchLimits = {
  connectMs: 10 * SECOND_MS,
  headersMs: 15 * SECOND_MS,
  idleMs: 10 * SECOND_MS,
  totalMs: 30 * SECOND_MS,
  redirects: 5,
  bytes: { feed: 8 * MEBIBYTE, page: 4 * MEBIBYTE, robots: ROBOTS_BYTES },
};

export class WebClient implements AsyncDisposable {
  /** `Citybeat/0.1.0 (+https://…)` */
  readonly userAgent: string;
  readonly #guard: AddressGuard;
  readonly #limits: FetchLimits;
  readonly #clock: Clock;
  readonly #resolve: Resolve | undefined;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #lastAnswerAt = { public: Number.NEGATIVE_INFINITY, anywhere: Number.NEGATIVE_INFINITY };

  constructor({
    version,
    contactUrl,
    allowPrivateHosts = [],
    limits = {},
    clock = Date.now,
    resolve,
  }: WebClientOptions) {
    this.userAgent = `Citybeat/${version}${contactUrl === undefined ? '' : ` (+${contactUrl})`}`;
    this.#guard = new AddressGuard(allowPrivateHosts);
    this.#limits = { ...LIMITS, ...limits };
    this.#clock = clock;
    this.#resolve = resolve;
  }

  /** When any server last answered anything: while one does, our own network is up. One in our own house says nothing of the world. */
  lastAnswerAt(from: 'public' | 'anywhere'): number {
    return this.#lastAnswerAt[from];
  }

  /** Whether the operator named this address's host as one that may be private. */
  isExempt(address: string): boolean {
    const url = URL.parse(address);
    return url !== null && this.#guard.isExempt(destinationOf(url));
  }

  /**
   * GETs a document, following redirects.
   * @throws FetchError with `code`: `status` (facts.status, facts.retryAfterMs), `timeout` (facts.stage where known), `too_large`,
   *   `refused_address`, `refused_scheme`, `redirects`, `downgrade`, `content_type`, `encoding`, `network`, `aborted`
   */
  async fetchDocument(url: string, asked: FetchRequest): Promise<FetchedDocument> {
    const job = this.#fetch(url, asked);
    this.#underWay.add(job);
    try {
      return await job;
    } finally {
      this.#underWay.delete(job);
    }
  }

  /** Breaks off what is under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#underWay);
  }

  async #fetch(url: string, asked: FetchRequest): Promise<FetchedDocument> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), this.#limits.totalMs);
    const outside = [this.#closing.signal, ...(asked.signal === undefined ? [] : [asked.signal])];
    using linked = linkSignals([deadline.signal, ...outside]);
    const { signal } = linked;
    const connection = createGuardedConnect(this.#guard, this.#limits.connectMs, this.#resolve);
    // undici notices an abort only once it is connected, so the socket that is still being opened is closed here.
    signal.addEventListener('abort', connection.destroy, { once: true });
    const agent = new Agent({ connect: connection.connect, pipelining: 0, allowH2: false });
    try {
      return await this.#follow(url, { ...asked, signal, agent });
    } catch (error) {
      if (outside.some(({ aborted }) => aborted)) throw new FetchError('aborted', 'broken off', { facts: { url } });
      if (!deadline.signal.aborted) throw toFetchError(error, url);
      throw new FetchError('timeout', 'took too long altogether', { facts: { url, stage: 'total' }, cause: error });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', connection.destroy);
      connection.destroy();
      await agent.destroy();
    }
  }

  async #follow(start: string, asked: Hop): Promise<FetchedDocument> {
    const cookies = new CookieJar();
    const visited = new Set<string>();
    let url = requireWebUrl(start);
    let isPermanent = true;
    for (let hops = 0; hops <= this.#limits.redirects; hops += 1) {
      const cookie = cookies.headerFor(url.host);
      // A redirect to itself is a loop, unless it came with a new cookie.
      const visit = `${url.href} ${cookie ?? ''}`;
      if (visited.has(visit)) throw new FetchError('redirects', 'redirects in a circle', { facts: { url: url.href } });
      visited.add(visit);
      const answer = await this.#request(url, asked, cookie);
      this.#noteAnswer(url);
      // A body that nobody reads is broken off with the connection; that is no error of the program.
      answer.body.on('error', () => {});
      cookies.take(url.host, listOf(answer.headers['set-cookie']));
      const location = locationOf(answer);
      const permanentUrl = hops > 0 && isPermanent ? url.href : undefined;
      if (location === undefined) return { ...(await this.#receive(answer, url, asked)), permanentUrl };
      answer.body.destroy();
      isPermanent &&= isPermanentRedirect(answer.statusCode);
      const target = requireRedirect(location, url);
      if (target.origin !== url.origin) await asked.requireTarget?.(target.href, asked.signal);
      url = target;
    }
    throw new FetchError('redirects', 'redirects too often', { facts: { url: start } });
  }

  #noteAnswer(url: URL): void {
    this.#lastAnswerAt.anywhere = this.#clock();
    if (!this.#guard.isExempt(destinationOf(url))) this.#lastAnswerAt.public = this.#clock();
  }

  #request(url: URL, { agent, signal, kind, condition }: Hop, cookie: string | undefined): Promise<Answer> {
    const known = condition?.url === url.href ? condition : undefined;
    const headers = {
      'user-agent': this.userAgent,
      accept: ACCEPT[kind],
      'accept-encoding': 'gzip, deflate, br',
      ...(cookie === undefined ? {} : { cookie }),
      ...(known?.etag === undefined ? {} : { 'if-none-match': known.etag }),
      ...(known?.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
    };
    const { headersMs, idleMs } = this.#limits;
    const timeouts = { headersTimeout: headersMs, bodyTimeout: idleMs };
    return request(url, { dispatcher: agent, method: 'GET', headers, signal, ...timeouts });
  }

  async #receive(
    answer: Answer,
    url: URL,
    { kind, condition }: Hop,
  ): Promise<OmitFrom<FetchedDocument, 'permanentUrl'>> {
    const { statusCode, headers, body } = answer;
    const header = (name: string): string | undefined => listOf(headers[name])[0];
    const freshForMs = freshFor(headers, this.#clock());
    if (statusCode === 304 && condition?.url === url.href) return { kind: 'not-modified', freshForMs };
    if (statusCode < 200 || statusCode > 299) throw statusError(statusCode, header, this.#clock());
    const contentType = header('content-type');
    if (kind !== 'robots') requireReadable(contentType);
    const limit = this.#limits.bytes[kind];
    const isTruncating = kind === 'robots';
    if (Number(header('content-length')) > limit && !isTruncating)
      throw new FetchError('too_large', 'more than we read', { facts: { url: url.href, limit } });
    const encoding = listOf(headers['content-encoding']).join(',');
    return {
      kind: 'document',
      bytes: await readBody(body, { encoding, limit, isTruncating }),
      contentType,
      charset: charsetOf(contentType),
      contentLocation: header('content-location'),
      contentLanguage: header('content-language'),
      finalUrl: url.href,
      etag: header('etag'),
      lastModified: header('last-modified'),
      freshForMs,
    };
  }
}

type Answer = Dispatcher.ResponseData;
/** Omit that keeps a union a union. */
type OmitFrom<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;
type Hop = FetchRequest & { readonly agent: Agent; readonly signal: AbortSignal };

const ACCEPT: Readonly<Record<DocumentKind, string>> = {
  feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
  page: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  robots: 'text/plain, */*;q=0.5',
};
