// An entry's page on loopback, fetched, read by a real worker and stored by a real store.
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteRule } from '#src/page/site-rules.ts';
import type { ReadContext } from '#src/pipeline/context.ts';
import { ingestEntry } from '#src/pipeline/ingest.ts';
import { openWeb } from '#src/pipeline/open-web.ts';
import { keepLearned } from '#src/pipeline/learning.ts';
import { Reader } from '#src/pipeline/reader.ts';
import { Outage } from '#src/pipeline/outage.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, MINUTE_MS } from '#src/time.ts';
import { serve, type Loopback } from '../source/loopback.ts';
import { all, claimAt, newEntry } from '../store/contract-world.ts';
import { FEED, NOW, SEJONG } from '../store/readings.ts';

const RULE: SiteRule = {
  id: 'own',
  version: 1,
  match: {},
  title: [],
  subtitle: [],
  date: [],
  updated: [],
  author: [],
  caption: [],
  drop: [],
  outlet: [],
  body: ['.doc'],
};
const PAGE = `<html><head><title>${SEJONG.title}</title><meta property="og:image" content="/img/bus.jpg"></head><body><h1>${SEJONG.title}</h1><div class="doc">${SEJONG.paragraphs.map((text) => `<p>${text}</p>`).join('')}</div></body></html>`;

let store: Store;
let site: Loopback;
beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' });
  site = await serve((request, response) => {
    if (request.url === '/robots.txt') response.end();
    else if (request.url?.startsWith('/go/') === true)
      response.writeHead(302, { location: '/smart-city-of-sejong-doubles-its-bus-lines/1' }).end();
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
  });
});
afterEach(async () => {
  await site[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
});

/** Reads one entry as the program does. @param pageLimitMs more than the program allows where nothing hangs: this machine may be busy */
async function ingest(path: string, rule: SiteRule, pageLimitMs = 15_000): Promise<void> {
  const config = {
    allowPrivateHosts: ['127.0.0.1'],
    contactUrl: undefined,
    hostDelayMs: 0,
    pollMinIntervalMs: MINUTE_MS,
    alertMaxAgeMs: 2 * DAY_MS,
    rawKeepMs: DAY_MS,
  };
  await using opened = openWeb(config, () => NOW);
  await using reader = new Reader({ threads: 1, pageLimitMs });
  const context: ReadContext = {
    ...opened,
    reader,
    outage: new Outage({ clock: () => NOW, lastAnswerAt: (from) => opened.web.lastAnswerAt(from), graceMs: 400 }),
    siteRules: { current: async () => [rule] },
    store,
    config,
    clock: () => NOW,
    owners: ['owner'],
    log: pino({ level: 'silent' }),
    onStep: () => {},
    signal: new AbortController().signal,
  };
  await store.addFeeds([FEED], NOW);
  const url = `${site.origin}${path}`;
  await store.recordEntries(FEED.id, [{ ...newEntry(1, { url }), urlKey: 'a/1' }], all);
  for (const waiting of await store.claimDueEntries(claimAt(NOW))) await ingestEntry(waiting, context);
}

const articleOf = async () => (await store.trace('a/1'))?.article;
const kept = () => store.keptPages({ after: 0, limit: 5, since: 0, host: undefined });

describe('an article’s page', () => {
  it('is read without the operator’s rules when one of them hangs, and is kept', async () => {
    const hangs = { ...RULE, match: { urlPattern: '^https?://([\\w.:/-]+)+/articleView\\.html' } };
    await ingest('/smart-city-of-sejong-doubles-its-self-driving-bus-lines/2026112200123', hangs, 5_000);
    expect(await articleOf()).toMatchObject({ paragraphs: SEJONG.paragraphs, how: 'readability' });
    expect(await kept()).toHaveLength(1);
  });

  it('that was redirected to is read by the rule of where it stands, and keeps its published address', async () => {
    await ingest('/go/1', { ...RULE, match: { urlPattern: '/smart-city-of-sejong' } });
    expect(await articleOf()).toMatchObject({
      url: `${site.origin}/go/1`,
      how: 'site-rule:own',
      imageUrl: `${site.origin}/img/bus.jpg`,
    });
    expect((await kept())[0]).toMatchObject({ entryUrl: `${site.origin}/go/1`, state: 'article' });
  });

  it('is turned away by what people have taught, says so, and keeps what the lexicon alone said', async () => {
    const learned = { version: 1, trainedAt: NOW, labelCount: 200, bias: -40, points: {} } as const;
    await keepLearned(store, learned, NOW);
    await ingest('/view/1', { ...RULE, match: { urlPattern: '/view' } });
    expect(await store.trace('a/1')).toMatchObject({
      state: 'irrelevant',
      reason: expect.stringContaining('👎 (−40)'),
    });
    await store.labelRelevance({ urlKey: 'a/1', userId: 'reader', guildId: undefined, isRelevant: true, now: NOW });
    const [text] = await store.labelledTexts(1);
    expect(text?.judgement).toMatchObject({ relevance: 'core', points: { 'smart-city': expect.any(Number) } });
    expect(text?.judgement?.score).toBeGreaterThan(2);
  });
});
