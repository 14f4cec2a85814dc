// The way of a feed through the real parts: a server on loopback, the web client, the worker pool, entries.
// What a row costs is measured while all of it runs.
import type { ServerResponse } from 'node:http';
import { FetchError, ParseError } from '#src/errors.ts';
import type { Entry } from '#src/model.ts';
import { Reader } from '#src/pipeline/reader.ts';
import type { PageReading } from '#src/pipeline/reading.ts';
import type { FeedReading } from '#src/pipeline/reading-feed.ts';
import { WebClient, type DocumentKind, type FetchLimits, type WebClientOptions } from '#src/source/fetch.ts';
import { until } from '../loopback/until.ts';
import { serve } from '../source/loopback.ts';
import { quietest, type Watched } from './watch.ts';

export const NOW = Date.UTC(2026, 8, 12);

/** Nobody waits longer for a heartbeat. */
export const MOST_DELAY_MS = 100;
/** Where a thread would be ended; most rows need a twentieth of it. */
const MOST_CPU_MS = 2_000;
/** A thread that parses the largest feed, its heap's limit of 256 MB included. */
const MOST_RSS_GROWTH = 250_000_000;
/** The body while it is gathered, joined, and on its way through zlib. */
const MOST_BUFFER_GROWTH = 40_000_000;

type Failed = { readonly kind: 'failed'; readonly error: FetchError | ParseError };
export type Outcome = FeedReading | Failed;
export type PageOutcome = PageReading | Failed;

export type Answer = (response: ServerResponse) => unknown;

export type SceneOptions = {
  readonly limits?: Partial<FetchLimits>;
  readonly web?: Partial<WebClientOptions>;
};

export class Scene implements AsyncDisposable {
  readonly web: WebClient;
  readonly reader: Reader;

  constructor({ limits = {}, web = {} }: SceneOptions = {}) {
    this.web = new WebClient({ version: '9.9', allowPrivateHosts: ['127.0.0.1'], limits, clock: () => NOW, ...web });
    // The limit of time has tests of its own; here a machine that is busy with other things must not end honest work.
    this.reader = new Reader({ threads: 1, feedLimitMs: 30_000, pageLimitMs: 30_000 });
  }

  /** Fetches and parses what a server answers, watched: the quietest of up to three times. */
  calmly(answer: Answer, kind: DocumentKind = 'feed'): Promise<Watched<Outcome>> {
    return this.#watch(() => this.#once(answer, kind, (...document) => this.#read(...document)));
  }

  /** The same with an article's page. */
  calmlyPage(answer: Answer): Promise<Watched<PageOutcome>> {
    return this.#watch(() => this.#once(answer, 'page', (...document) => this.#readPage(...document)));
  }

  /** The entries of a feed with that body. @throws when it is none */
  async entriesOf(body: string | Uint8Array, contentType = 'application/rss+xml'): Promise<readonly Entry[]> {
    const { result } = await this.calmly(sending(body, contentType));
    if (result.kind !== 'entries')
      throw new Error(result.kind === 'failed' ? result.error.message : `no feed: ${result.reason}`);
    return result.entries.map(({ entry }) => entry);
  }

  /** Why a body is no feed: the reason, or the code of the error. */
  async reasonOf(body: string | Uint8Array, contentType = 'text/html'): Promise<string> {
    const { result } = await this.calmly(sending(body, contentType));
    if (result.kind === 'entries') throw new Error(`a feed of ${result.entries.length} entries`);
    return result.kind === 'failed' ? result.error.code : result.reason;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.web[Symbol.asyncDispose]();
    await this.reader[Symbol.asyncDispose]();
  }

  async #watch<Result>(run: () => Promise<Result>): Promise<Watched<Result>> {
    // The start of a thread and its modules are no cost of a row.
    await this.#read(Buffer.from('<rss/>'), undefined);
    const seen = await quietest(run, { enoughMs: MOST_DELAY_MS });
    requireCalm(seen);
    return seen;
  }

  async #once<Reading>(
    answer: Answer,
    kind: DocumentKind,
    read: (bytes: Uint8Array, contentType: string | undefined) => Promise<Reading>,
  ): Promise<Reading | Failed> {
    await using site = await serve((_request, response) => void answer(response));
    try {
      const document = await this.web.fetchDocument(`${site.origin}/rss`, { kind });
      if (document.kind === 'not-modified') throw new Error('nobody asked whether it is modified');
      return await read(document.bytes, document.contentType);
    } catch (error) {
      if (error instanceof FetchError || error instanceof ParseError) return { kind: 'failed', error };
      throw error;
    } finally {
      await until('every socket to be closed', () => site.sockets.size === 0);
    }
  }

  #read(bytes: Uint8Array, contentType: string | undefined): Promise<FeedReading> {
    const url = 'https://www.hanbit-news.co.kr/rss/allArticle.xml';
    return this.reader.readFeed({
      bytes,
      url,
      contentType,
      kind: 'feed',
      charset: undefined,
      timeZone: 'Asia/Seoul',
      now: NOW,
      contentLocation: undefined,
      contentLanguage: undefined,
      pattern: undefined,
      isPreview: false,
    });
  }

  #readPage(bytes: Uint8Array, contentType: string | undefined): Promise<PageReading> {
    const url = 'https://www.hanbit-news.co.kr/news/articleView.html?idxno=1';
    return this.reader.readPage({
      page: { bytes, contentType, finalUrl: url },
      entry: { ...ENTRY, url },
      feed: { outlet: '한빛신문', language: 'ko', charset: undefined },
      now: NOW,
      ownRules: [],
      isKept: true,
    });
  }
}

const ENTRY = {
  guid: undefined,
  title: '새벽시 가로등 이야기',
  author: undefined,
  outlet: undefined,
  publishedAt: NOW,
  updatedAt: undefined,
  text: '',
} as const;

/** @throws naming the bound that was broken */
function requireCalm(seen: Watched<unknown>): void {
  const bounds = [
    ['longestDelayMs', MOST_DELAY_MS],
    ['cpuMs', MOST_CPU_MS],
    ['rssGrowth', MOST_RSS_GROWTH],
    ['bufferGrowth', MOST_BUFFER_GROWTH],
  ] as const;
  for (const [name, most] of bounds)
    if (seen[name] > most) throw new Error(`${name} ${Math.round(seen[name])}, at most ${most}`);
}

export function sending(body: string | Uint8Array, contentType = 'application/rss+xml'): Answer {
  return (response) => response.setHeader('content-type', contentType).end(body);
}

/** An entry that must survive whatever stands before it. */
export const LAST = '<item><title>끝 기사</title><link>https://www.hanbit-news.co.kr/last</link></item>';
export const LAST_URL = 'https://www.hanbit-news.co.kr/last';

export function urlsOf(entries: readonly Entry[]): readonly string[] {
  return entries.map(({ url }) => url);
}
