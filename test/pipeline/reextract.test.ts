// A page that is kept, read again: by a real store, a real worker, an extractor that knows more than the one before.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packPage } from '#src/pipeline/packed-page.ts';
import { Reader } from '#src/pipeline/reader.ts';
import { keepAgain, readAgain } from '#src/pipeline/reextract.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS } from '#src/time.ts';
import { all, newEntry } from '../store/contract-world.ts';
import { FEED, NOW, readingOf, requestOf, SEJONG } from '../store/readings.ts';

const URL_OF_PAGE = 'https://news.example/1';
const page = (paragraphs: readonly string[]) =>
  `<html><head><title>${SEJONG.title}</title></head><body><h1>${SEJONG.title}</h1><div class="doc">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div></body></html>`;
const RULE = {
  id: 'doc',
  version: 1,
  match: { hosts: ['news.example'] },
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

const WISHES = {
  guildId: '1',
  channelId: '2',
  mode: 'instant',
  scope: 'all',
  city: undefined,
  topic: undefined,
  locale: 'ko',
  now: NOW,
} as const;

let store: Store;
const reader = new Reader({ threads: 1 });
const parts = () => ({ store, reader, ownRules: [RULE], learned: undefined });
const keeping = () => ({ store, now: NOW, alertMaxAgeMs: 2 * DAY_MS });
const kept = async () => {
  const [one] = await store.keptPages({ after: 0, limit: 1, since: 0, host: undefined });
  if (one === undefined) throw new Error('no page is kept');
  return one;
};

beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' });
  await store.addFeeds([FEED], NOW);
  await store.recordEntries(FEED.id, [{ ...newEntry(1, { url: URL_OF_PAGE }), urlKey: 'news.example/1' }], all);
  const packed = packPage(Buffer.from(page(SEJONG.paragraphs)));
  const about = { entryId: 1, url: URL_OF_PAGE, contentType: 'text/html', fetchedAt: NOW, rule: undefined };
  await store.keepPage({ ...about, packed }, { recipients: [], dueAt: NOW, keepMs: DAY_MS });
});
afterEach(async () => store[Symbol.asyncDispose]());

describe('a page that is read again', () => {
  it('gives its article the text that was missed, and tells nobody', async () => {
    const cut = { title: SEJONG.title, paragraphs: SEJONG.paragraphs.slice(0, 1) };
    const { articleId } = await store.recordArticle({ ...requestOf(cut, 1), entryId: 1 });
    const again = await readAgain(await kept(), parts());
    expect(again).toMatchObject({ kind: 'changed', articleId });
    expect(again.kind === 'changed' ? again.fields : []).toContain('paragraphs');
    await keepAgain({ page: await kept(), again }, keeping());
    expect((await store.article(articleId))?.paragraphs).toEqual(SEJONG.paragraphs);
    expect((await store.counts()).pendingDeliveries).toBe(0);
    expect((await readAgain(await kept(), parts())).kind).toBe('same');
  });

  it('becomes an article when it could not be read before, and is told once while it is news', async () => {
    await store.subscribe(WISHES);
    await store.settleEntry(1, { kind: 'unreadable', reason: 'too-short' }, NOW);
    const again = await readAgain(await kept(), parts());
    expect(again.kind).toBe('found');
    expect(await keepAgain({ page: await kept(), again }, keeping())).toBe(1);
    expect(await keepAgain({ page: await kept(), again }, keeping())).toBe(0);
    expect(await store.counts()).toMatchObject({ articles: 1, unreadableEntries: 0, pendingDeliveries: 1 });
  });

  it('is stored in silence when it is no news any more, and is not believed when it is of next year', async () => {
    await store.subscribe(WISHES);
    await store.settleEntry(1, { kind: 'unreadable', reason: 'too-short' }, NOW);
    const page = { ...(await kept()), publishedAt: NOW + 400 * DAY_MS };
    const again = await readAgain(page, parts());
    expect(await keepAgain({ page, again }, { ...keeping(), alertMaxAgeMs: -1 })).toBe(0);
    const trace = await store.trace('news.example/1');
    expect(trace).toMatchObject({ state: 'article', reason: 'reread' });
    expect(trace?.article?.publishedAt).toBe(NOW);
  });

  it('keeps the longer text, and the author that only its feed named', async () => {
    const reading = readingOf(SEJONG, { url: URL_OF_PAGE, authors: ['한가람'], how: 'site-rule:doc' });
    await store.recordArticle({ ...requestOf(SEJONG, 1), reading, entryId: 1 });
    expect((await readAgain(await kept(), parts())).kind).toBe('same');
    const ownRules = [{ ...RULE, body: ['.doc p:first-child'] }];
    expect(await readAgain(await kept(), { ...parts(), ownRules })).toMatchObject({ kind: 'shorter' });
  });
});
