// A news site of one process on 127.0.0.1: feeds and pages that a test publishes, changes, withdraws and breaks at run time.
// It keeps a log of every request, so that a test can ask what was read and how often.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import iconv from 'iconv-lite';
import { z } from 'zod';
import { answer, Faults, type FaultRule, type HttpAnswer } from './faults.ts';
import { renderFeed, renderPage, type Published, type Site } from './news-page.ts';

export type Article = {
  readonly title: string;
  readonly author: string;
  readonly paragraphs: readonly string[];
  /** Now, when it is left out. */
  readonly publishedAt?: number;
  /** Query added to the address in the feed, as newsletters do: `utm_source=rss`. */
  readonly tracking?: string;
};

export type SiteRequest = {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly userAgent: string | undefined;
  /** Status sent, or what a fault made of it; undefined while it is open. */
  outcome: number | string | undefined;
};

const FEED_PATH = '/rss/allArticle.xml';
const FIRST_NUMBER = 100_001;
const portOf = z.object({ port: z.number() });

export class NewsSite implements AsyncDisposable {
  readonly outlet: string;
  readonly #charset: Site['charset'];
  readonly #faults = new Faults();
  readonly #requests: SiteRequest[] = [];
  readonly #raw = new Map<string, HttpAnswer>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #articles: readonly (Published & { readonly path: string })[] = [];
  #nextNumber = FIRST_NUMBER;
  #port = 0;

  private constructor(outlet: string, charset: Site['charset']) {
    this.outlet = outlet;
    this.#charset = charset;
  }

  /** `euc-kr` is written as CP949, as Korean sites do, and named in the documents alone, not in the headers. */
  static async start(outlet: string, charset: Site['charset'] = 'utf-8'): Promise<NewsSite> {
    const site = new NewsSite(outlet, charset);
    site.#server.listen(0, '127.0.0.1');
    await once(site.#server, 'listening');
    site.#port = portOf.parse(site.#server.address()).port;
    return site;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get feedUrl(): string {
    return `${this.origin}${FEED_PATH}`;
  }

  /** Puts an article online and at the top of the feed. @returns its address as the feed gives it */
  publish({ tracking, publishedAt = Date.now(), ...article }: Article): string {
    const number = this.#nextNumber;
    this.#nextNumber += 1;
    const path = `/news/articleView.html?idxno=${number}`;
    const url = `${this.origin}${path}${tracking === undefined ? '' : `&${tracking}`}`;
    this.#articles = [{ ...article, number, path, url, publishedAt }, ...this.#articles];
    return url;
  }

  /** The outlet corrects an article that is online. */
  revise(url: string, changes: Partial<Pick<Article, 'title' | 'paragraphs'>>): void {
    this.#articles = this.#articles.map((article) => (article.url === url ? { ...article, ...changes } : article));
  }

  /** Takes the page and its entry away. */
  unpublish(url: string): void {
    this.#articles = this.#articles.filter((article) => article.url !== url);
  }

  unpublishAll(): void {
    this.#articles = [];
  }

  /** Serves something of the test's own at a path, before anything else. */
  serve(path: string, { body, type = 'text/html' }: { readonly body: string | Buffer; readonly type?: string }): void {
    this.#raw.set(path, { status: 200, headers: { 'content-type': type }, body });
  }

  /** Serves the feed again as it is published. */
  mendFeed(): void {
    this.#raw.delete(FEED_PATH);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  /** Faults for the page of one article, whose address has a query. */
  faultPage(url: string, { times, fault }: Pick<FaultRule, 'times' | 'fault'>): void {
    const { search } = new URL(url);
    this.#faults.add({ path: new RegExp(`^/news/articleView\\.html${RegExp.escape(search)}$`), times, fault });
  }

  /** Faults for the pages of all articles. */
  faultPages({ times, fault }: Pick<FaultRule, 'times' | 'fault'>): void {
    this.#faults.add({ path: '/news/articleView.html', times, fault });
  }

  faultFeed({ times, fault }: Pick<FaultRule, 'times' | 'fault'>): void {
    this.#faults.add({ path: FEED_PATH, times, fault });
  }

  faultRobots({ times, fault }: Pick<FaultRule, 'times' | 'fault'>): void {
    this.#faults.add({ path: '/robots.txt', times, fault });
  }

  requests(part = ''): readonly SiteRequest[] {
    return this.#requests.filter((request) => request.url.includes(part));
  }

  /** How often the feed was asked for. */
  get pollCount(): number {
    return this.requests(FEED_PATH).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/';
    const method = request.method ?? 'GET';
    const userAgent = request.headers['user-agent'];
    const record: SiteRequest = { at: Date.now(), method, url, userAgent, outcome: undefined };
    this.#requests.push(record);
    request.resume();
    const produce = () => this.#answer(url, request.headers['if-none-match']);
    record.outcome = await answer({ request, response, fault: this.#faults.take(method, url), produce });
  }

  #answer(url: string, known: string | undefined): HttpAnswer {
    const raw = this.#raw.get(url);
    if (raw !== undefined) return raw;
    const site = { outlet: this.outlet, origin: this.origin, charset: this.#charset };
    if (url === FEED_PATH) return this.#document(renderFeed(site, this.#articles), 'text/xml', known);
    const { pathname, searchParams } = new URL(url, this.origin);
    const number = pathname === '/news/articleView.html' ? Number(searchParams.get('idxno')) : 0;
    const article = this.#articles.find((one) => one.number === number);
    if (article === undefined) return { status: 404, headers: { 'content-type': 'text/html' }, body: '없는 기사' };
    const neighbours = this.#articles.filter((one) => one !== article).slice(0, 3);
    return this.#document(renderPage(site, article, neighbours), 'text/html', undefined);
  }

  #document(text: string, type: string, known: string | undefined): HttpAnswer {
    const body = iconv.encode(text, this.#charset === 'euc-kr' ? 'cp949' : 'utf-8');
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
    if (known === etag) return { status: 304, headers: { etag } };
    const contentType = this.#charset === 'euc-kr' ? type : `${type}; charset=utf-8`;
    return { status: 200, headers: { 'content-type': contentType, etag }, body };
  }
}
