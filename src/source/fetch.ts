// The one way out to the web: bounded in size, time, hops and addresses. Every answer is a document, "not modified", or a FetchError.
// Must never follow a redirect unchecked, never reach a private address, never leave a socket open behind it.
import { Agent, request, type Dispatcher } from 'undici';
import { FetchError } from '#src/errors.ts';
import { SECOND_MS, type Clock } from '#src/time.ts';
import { AddressGuard } from './address-guard.ts';
import { CookieJar } from './cookie-jar.ts';
import { charsetOf } from './decode.ts';
import { statusError, toFetchError } from './fetch-failure.ts';
import { createGuardedConnect } from './guarded-connect.ts';
import { readBody } from './read-body.ts';
import { requireRedirect, requireWebUrl } from './redirect.ts';

export type DocumentKind = 'feed' | 'page' | 'robots';

export type FetchRequest = {
  readonly kind: DocumentKind;
  /** As the server gave them, echoed byte for byte. */
  readonly validators?: { readonly etag?: string | undefined; readonly lastModified?: string | undefined } | undefined;
  readonly signal?: AbortSignal | undefined;
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
    }
  | { readonly kind: 'not-modified' };

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
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();

  constructor({ version, contactUrl, allowPrivateHosts = [], limits = {}, clock = Date.now }: WebClientOptions) {
    this.userAgent = `Citybeat/${version}${contactUrl === undefined ? '' : ` (+${contactUrl})`}`;
    this.#guard = new AddressGuard(allowPrivateHosts);
    this.#limits = { ...LIMITS, ...limits };
    this.#clock = clock;
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
    const signal = AbortSignal.any([deadline.signal, ...outside]);
    const connection = createGuardedConnect(this.#guard, this.#limits.connectMs);
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
    for (let hops = 0; hops <= this.#limits.redirects; hops += 1) {
      const cookie = cookies.headerFor(url.host);
      // A redirect to itself is a loop, unless it came with a new cookie.
      const visit = `${url.href} ${cookie ?? ''}`;
      if (visited.has(visit)) throw new FetchError('redirects', 'redirects in a circle', { facts: { url: url.href } });
      visited.add(visit);
      const answer = await this.#request(url, asked, cookie);
      // A body that nobody reads is broken off with the connection; that is no error of the program.
      answer.body.on('error', () => {});
      cookies.take(url.host, listOf(answer.headers['set-cookie']));
      const location = locationOf(answer);
      if (location === undefined) return this.#receive(answer, url, asked);
      answer.body.destroy();
      url = requireRedirect(location, url);
    }
    throw new FetchError('redirects', 'redirects too often', { facts: { url: start } });
  }

  #request(url: URL, { agent, signal, kind, validators }: Hop, cookie: string | undefined): Promise<Answer> {
    const headers = {
      'user-agent': this.userAgent,
      accept: ACCEPT[kind],
      'accept-encoding': 'gzip, deflate, br',
      ...(cookie === undefined ? {} : { cookie }),
      ...(validators?.etag === undefined ? {} : { 'if-none-match': validators.etag }),
      ...(validators?.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
    };
    const { headersMs, idleMs } = this.#limits;
    const timeouts = { headersTimeout: headersMs, bodyTimeout: idleMs };
    return request(url, { dispatcher: agent, method: 'GET', headers, signal, ...timeouts });
  }

  async #receive(answer: Answer, url: URL, { kind, validators }: Hop): Promise<FetchedDocument> {
    const { statusCode, headers, body } = answer;
    const isConditional = validators?.etag !== undefined || validators?.lastModified !== undefined;
    if (statusCode === 304 && isConditional) return { kind: 'not-modified' };
    if (statusCode < 200 || statusCode > 299)
      throw statusError(statusCode, listOf(headers['retry-after'])[0], this.#clock());
    const header = (name: string): string | undefined => listOf(headers[name])[0];
    const contentType = header('content-type');
    requireReadable(kind, contentType);
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
    };
  }
}

type Answer = Dispatcher.ResponseData;
type Hop = FetchRequest & { readonly agent: Agent; readonly signal: AbortSignal };

const ACCEPT: Readonly<Record<DocumentKind, string>> = {
  feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
  page: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  robots: 'text/plain, */*;q=0.5',
};

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where an answer sends us; undefined when it is the answer itself. */
function locationOf({ statusCode, headers }: Answer): string | undefined {
  return REDIRECTS.has(statusCode) ? listOf(headers['location'])[0] : undefined;
}

/** Pictures, films and archives are no articles; they are refused before a byte of them is read. */
function requireReadable(kind: DocumentKind, contentType: string | undefined): void {
  if (kind === 'robots' || contentType === undefined || !UNREADABLE.test(contentType.trim())) return;
  throw new FetchError('content_type', 'no text', { facts: { contentType: contentType.slice(0, 100) } });
}

/** `image/png`, `application/pdf`, `application/vnd.openxmlformats-…`; octet-stream is what careless servers call a feed. */
const UNREADABLE =
  /^(?:image\/(?!svg)|video\/|audio\/|font\/|application\/(?:pdf|zip|x-zip|gzip|x-gzip|x-hwp|haansofthwp|msword|vnd\.(?:ms-|openxml|hancom)|java-archive))/i;

function listOf(header: string | string[] | undefined): readonly string[] {
  if (header === undefined) return [];
  return typeof header === 'string' ? [header] : header;
}
