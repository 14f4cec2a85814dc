// What a source would bring, asked of real servers on loopback.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectAs, inspectSource, type InspectContext } from '#src/pipeline/inspect.ts';
import { openWeb } from '#src/pipeline/open-web.ts';
import { MINUTE_MS } from '#src/time.ts';
import { FEED } from '../store/readings.ts';
import { serve, type Loopback } from '../source/loopback.ts';
import { feedOf } from './poll-world.ts';

const NOW = Date.parse('2026-11-20T09:00:00+09:00');
const config = { allowPrivateHosts: ['127.0.0.1'], contactUrl: undefined, hostDelayMs: 0 };
const FEED_BODY = feedOf([
  { n: 3, title: '세종 스마트시티 통합플랫폼 착공', at: NOW - MINUTE_MS },
  { n: 2, title: '프로야구 개막전 결과', at: NOW - 2 * MINUTE_MS },
  { n: 1, title: '날씨 소식 모음', at: NOW - 3 * MINUTE_MS },
]);

let site: Loopback;
let opened: ReturnType<typeof openWeb>;
let context: InspectContext;
let pages: Readonly<Record<string, string>>;

beforeEach(async () => {
  pages = {};
  site = await serve((request, response) => {
    const body = pages[request.url ?? ''];
    if (body === undefined) return void response.writeHead(404).end();
    if (request.headers['if-none-match'] === '"v"') return void response.writeHead(304).end();
    const isFeed = body.startsWith('<?xml');
    response.setHeader('content-type', isFeed ? 'text/xml' : 'text/html; charset=utf-8');
    if (isFeed) response.setHeader('etag', '"v"');
    response.end(body);
  });
  opened = openWeb(config, () => NOW);
  context = {
    ...opened,
    clock: () => NOW,
    config: { pollMinIntervalMs: 5 * MINUTE_MS, alertMaxAgeMs: 1, rawKeepMs: 0 },
    signal: new AbortController().signal,
  };
});
afterEach(async () => {
  await opened[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

describe('a feed', () => {
  it('is told with what it would bring, the relevant first, and how it behaves', async () => {
    pages = { '/rss': FEED_BODY };
    expect(await inspectSource(`${site.origin}/rss`, context)).toMatchObject({
      kind: 'ok',
      feedUrl: `${site.origin}/rss`,
      sourceKind: 'feed',
      entryCount: 3,
      relevantCount: 1,
      samples: ['세종 스마트시티 통합플랫폼 착공', '프로야구 개막전 결과', '날씨 소식 모음'],
      newestAt: NOW - MINUTE_MS,
      windowMs: 2 * MINUTE_MS,
      recognition: 'not-modified',
      charset: 'utf-8',
      replacementCount: 0,
      language: 'ko',
      movedTo: undefined,
    });
  });

  it('says whether robots.txt lets its articles be read', async () => {
    const own = FEED_BODY.replaceAll('https://news.example', site.origin);
    pages = { '/rss': own, '/robots.txt': 'User-agent: *\nDisallow: /articleView.html' };
    expect(await inspectSource(`${site.origin}/rss`, context)).toMatchObject({ robots: 'disallowed' });
  });

  it('that cannot be read is told with the reason', async () => {
    expect(await inspectSource(`${site.origin}/gone`, context)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('404'),
    });
    pages = { '/rss': '<html><body>점검 중</body></html>' };
    expect(await inspectAs({ ...FEED, url: `${site.origin}/rss` }, context)).toMatchObject({
      kind: 'failed',
      reason: 'html',
    });
  });
});

describe('a site', () => {
  it('is looked through for its feeds: those it names, and what its index of feeds lists', async () => {
    pages = {
      '/': '<html><head><link rel="alternate" type="application/rss+xml" title="전체" href="/rss/all.xml"></head><body><a href="/rss">RSS</a></body></html>',
      '/rss':
        '<html><body><h1>RSS 서비스</h1><a href="/rss/all.xml">전체 기사 RSS</a><a href="/rss/city.xml">도시 RSS</a></body></html>',
      '/rss/all.xml': FEED_BODY,
      '/rss/city.xml': FEED_BODY.replace('하루신문', '하루신문 도시'),
    };
    const report = await inspectSource(`${site.origin}/`, context);
    expect(report).toMatchObject({
      kind: 'found',
      sources: [
        { feedUrl: `${site.origin}/rss/all.xml` },
        { feedUrl: `${site.origin}/rss/city.xml`, relevantCount: 1 },
      ],
    });
  });

  it('that names none has its usual addresses tried, one of which is enough', async () => {
    pages = { '/': '<html><body>첫 화면</body></html>', '/rss/allArticle.xml': FEED_BODY, '/feed/': FEED_BODY };
    expect(await inspectSource(`${site.origin}/`, context)).toMatchObject({
      kind: 'found',
      sources: [{ feedUrl: `${site.origin}/rss/allArticle.xml` }],
    });
  });

  it('of which a list was named is offered with that list beside its feeds', async () => {
    const rows = [104, 103, 102, 101].map(
      (n) => `<li><a href="/news/view.do?nttId=${n}">도시 소식 제${n}호 안내문</a></li>`,
    );
    pages = { '/list': `<html><body><ul>${rows.join('')}</ul></body></html>`, '/feed/': FEED_BODY };
    const report = await inspectSource(`${site.origin}/list`, context);
    expect(report).toMatchObject({
      sources: [{ sourceKind: 'feed' }, { sourceKind: 'page', feedUrl: `${site.origin}/list` }],
    });
    const asPage = await inspectAs({ url: `${site.origin}/list`, kind: 'page' }, context);
    expect(asPage).toMatchObject({ kind: 'ok', sourceKind: 'page' });
  });

  it('without any feed is a list of articles, if it is one', async () => {
    const rows = [104, 103, 102, 101].map(
      (n) => `<li><a href="/news/view.do?nttId=${n}">도시 소식 제${n}호 안내문</a></li>`,
    );
    pages = { '/list': `<html><head><title>소식</title></head><body><ul>${rows.join('')}</ul></body></html>` };
    expect(await inspectSource(`${site.origin}/list`, context)).toMatchObject({
      kind: 'ok',
      sourceKind: 'page',
      entryCount: 4,
      pattern: expect.stringContaining('nttId=#'),
    });
    pages = { '/list': '<html><body>빈 쪽</body></html>' };
    expect(await inspectSource(`${site.origin}/list`, context)).toMatchObject({ kind: 'failed' });
  });
});
