// An outlet changes what it published: a feed that says so, a page behind it, and the card that a channel has.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { Reader } from '#src/pipeline/reader.ts';
import { readAgain } from '#src/pipeline/reextract.ts';
import { HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { serve, type Loopback } from '../source/loopback.ts';
import { SEJONG } from '../store/readings.ts';
import { openPollWorld, type PollWorld } from './poll-world.ts';

const START = Date.parse('2026-11-20T09:00:00+09:00');
const PATH = '/news/articleView.html?idxno=4321';

/** Nothing hangs here; this machine may be busy. */
const reader = new Reader({ threads: 1, pageLimitMs: 20_000, feedLimitMs: 20_000 });
afterAll(() => reader[Symbol.asyncDispose]());

let world: PollWorld;
let site: Loopback;
let told: { feedTitle: string; teaser: string; title: string; paragraphs: readonly string[]; status: number };
beforeEach(async () => {
  told = { feedTitle: SEJONG.title, teaser: '', title: SEJONG.title, paragraphs: SEJONG.paragraphs, status: 200 };
  world = await openPollWorld(START, { reader });
  site = await serve(answer);
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

function answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
  if (url === '/robots.txt') response.end();
  else if (url.startsWith('/rss')) response.end(feedDocument(url.replace('/rss', '')));
  else {
    const body = told.paragraphs.map((text) => `<p>${text}</p>`).join('');
    response.writeHead(told.status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<html><head><title>${told.title}</title><meta property="og:title" content="${told.title}"><link rel="canonical" href="${site.origin}${PATH}"></head><body><h1>${told.title}</h1><div id="article-view-content-div">${body}</div></body></html>`,
    );
  }
}

/** @param path where this feed has the article, when it is another address */
function feedDocument(path: string): string {
  const link = `${site.origin}${path || PATH}`.replaceAll('&', '&amp;');
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>하루신문</title><link>https://news.example/</link><item><title>${told.feedTitle}</title><link>${link}</link><description>${told.teaser}</description><pubDate>${new Date(START + MINUTE_MS).toUTCString()}</pubDate></item></channel></rss>`;
}

const pageCount = () => site.requests.filter(({ url }) => url === PATH).length;
const trace = () => world.store.trace(`https://${site.origin.replace('http://', '')}${PATH}`);
const deliveries = () =>
  world.store.claimDeliveries({ now: world.now, limit: 9, leaseMs: MINUTE_MS, busyChannels: [] });

/** The feed is read, its article is stored and told. @returns the feed's id */
async function publish(): Promise<string> {
  const id = await world.add(`${site.origin}/rss`);
  const wishes = { guildId: 'g', channelId: 'c', mode: 'instant', scope: 'all', locale: 'ko' } as const;
  await world.store.subscribe({ ...wishes, city: undefined, topic: undefined, now: START });
  await world.pollNext(id);
  await world.read();
  for (const one of await deliveries())
    await world.store.settleDelivery(one.id, { kind: 'sent', messageId: 'm' }, world.now);
  return id;
}

async function pollAgain(id: string): Promise<number> {
  await world.pollNext(id);
  return world.read();
}

it('a headline that is corrected corrects the card, and is told to nobody again', async () => {
  const id = await publish();
  told = { ...told, feedTitle: `[정정] ${SEJONG.title}`, title: `[정정] ${SEJONG.title}` };
  expect(await pollAgain(id)).toBe(1);
  expect(await trace()).toMatchObject({
    article: { title: `[정정] ${SEJONG.title}` },
    updates: [{ title: SEJONG.title, changes: ['title'], isCorrection: true }],
    alerts: [{ outcome: 'alerted' }],
  });
  expect((await deliveries()).map(({ kind, target }) => [kind, target?.messageId])).toEqual([['edit', 'm']]);
  expect(await pollAgain(id)).toBe(0);
});

it('a figure that is corrected on the page is found when the feed says something else', async () => {
  const id = await publish();
  told = {
    ...told,
    teaser: '시는 150억원을 들여',
    paragraphs: SEJONG.paragraphs.map((text) => text.replace('120억원', '150억원')),
  };
  await pollAgain(id);
  expect((await trace())?.updates).toMatchObject([{ changes: ['figures', 'text'], isCorrection: true }]);
  expect(await deliveries()).toMatchObject([{ kind: 'edit' }]);
});

it('a counter in a feed costs one page, not one at every poll', async () => {
  const id = await publish();
  for (let views = 1; views < 6; views += 1) {
    told = { ...told, teaser: `조회 ${views}` };
    await pollAgain(id);
  }
  expect(pageCount()).toBe(2);
  expect((await trace())?.updates).toEqual([]);
});

it('a page that is gone, closed or about something else leaves the article as it was', async () => {
  const id = await publish();
  told = { ...told, teaser: '하나', status: 404 };
  await pollAgain(id);
  told = { ...told, teaser: '둘', status: 200, paragraphs: ['코스피가 3일째 올랐다. 개인이 주식을 샀다.'] };
  world.now += HOUR_MS;
  await pollAgain(id);
  expect(await trace()).toMatchObject({ state: 'article', article: { paragraphs: SEJONG.paragraphs }, updates: [] });
});

/** What `npm run reextract` makes of the page that is kept. */
async function reextracted() {
  const [page] = await world.store.keptPages({ after: 0, limit: 1, since: 0, host: undefined });
  if (page === undefined) throw new Error('no page is kept');
  return readAgain(page, { store: world.store, reader, ownRules: [], learned: undefined });
}

it.each([
  ['closed', ['로그인이 필요합니다.']],
  ['about something else', ['코스피가 3일째 올랐다. 개인이 주식을 샀다.', '지수는 어제보다 올라 장을 마쳤다.']],
  ['cut', SEJONG.paragraphs.slice(0, 1)],
] as const)('a page that is %s by now does not take the place of the one that is kept', async (_, paragraphs) => {
  const id = await publish();
  expect(await reextracted()).toEqual({ kind: 'same' });
  told = { ...told, teaser: '하나', paragraphs };
  expect(await pollAgain(id)).toBe(1);
  expect(await reextracted()).toEqual({ kind: 'same' });
});

it('a wall that brings another headline leaves the page that is kept, which does not bring the old headline back', async () => {
  const id = await publish();
  const title = `[정정] ${SEJONG.title}`;
  told = { ...told, feedTitle: title, title, paragraphs: SEJONG.paragraphs.slice(0, 1) };
  expect(await pollAgain(id)).toBe(1);
  expect(await trace()).toMatchObject({
    article: { title, paragraphs: SEJONG.paragraphs },
    updates: [{ changes: ['title'] }],
  });
  expect(await reextracted()).toEqual({ kind: 'same' });
});

it('the page of a changed article takes the place of the one that is kept', async () => {
  const id = await publish();
  told = {
    ...told,
    teaser: '하나',
    paragraphs: SEJONG.paragraphs.map((text) => text.replace('120억원', '150억원')),
  };
  expect(await pollAgain(id)).toBe(1);
  expect((await trace())?.updates).toHaveLength(1);
  expect(await reextracted()).toEqual({ kind: 'same' });
});

it('what another feed brings under another address of the article changes it in the same way', async () => {
  await publish();
  told = { ...told, title: `${SEJONG.title}(종합)` };
  const other = await world.add(`${site.origin}/rss/section/city/4321`);
  expect(await pollAgain(other)).toBe(1);
  expect((await world.store.counts()).articles).toBe(1);
  expect(await trace()).toMatchObject({
    article: { title: `${SEJONG.title}(종합)`, url: `${site.origin}${PATH}` },
    updates: [{ changes: ['title'], isCorrection: true }],
  });
  expect(await deliveries()).toMatchObject([{ kind: 'edit' }]);
});
