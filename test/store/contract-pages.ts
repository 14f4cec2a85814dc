// What every store must do with pages as they came, and with what is noticed of site rules.
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#src/query/parse-query.ts';
import type { FetchedPage } from '#src/store/pages.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, HOUR_MS } from '#src/time.ts';
import { RELEASES } from '../article/releases.ts';
import { all, newEntry, useStore } from './contract-world.ts';
import { BUSAN, FEED, NOW, readingOf, requestOf, SEJONG } from './readings.ts';

const BYTES = new Uint8Array([1, 2, 3]);
const pageOf = (entryId: number, given: Partial<FetchedPage> = {}): FetchedPage => ({
  entryId,
  url: `https://news.example/${entryId}`,
  contentType: 'text/html',
  fetchedAt: NOW,
  packed: BYTES,
  rule: undefined,
  ...given,
});
const telling = { recipients: ['1'], dueAt: NOW, keepMs: 7 * DAY_MS };
const everything = { after: 0, limit: 10, since: 0, host: undefined };
const noticesAt = (now: number) => ({ now, limit: 10, leaseMs: HOUR_MS, busyRecipients: [] });

export function pageContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, pages`, () => {
    const given = useStore(open, async (store) => {
      await store.addFeeds([FEED], NOW);
      await store.recordEntries(FEED.id, [newEntry(1), newEntry(2), newEntry(3)], all);
    });

    it('keeps a page as it came, once an entry, and gives it back with what became of it', async () => {
      const { store } = given;
      await store.keepPage(pageOf(1), telling);
      await store.keepPage(pageOf(1, { packed: new Uint8Array([9]) }), telling);
      await store.keepPage(pageOf(2, { url: 'https://other.example/2' }), telling);
      await store.settleEntry(2, { kind: 'unreadable', reason: 'too-short' }, NOW);
      const pages = await store.keptPages(everything);
      expect(pages.map(({ entryId, state }) => [entryId, state])).toEqual([
        [1, 'waiting'],
        [2, 'unreadable'],
      ]);
      expect([...(pages[0]?.packed ?? [])]).toEqual([9]);
      expect(pages[0]).toMatchObject({ title: '기사 1', outlet: FEED.outlet });
      expect(await store.keptPages({ ...everything, host: 'other.example' })).toHaveLength(1);
      expect(await store.keptPages({ ...everything, after: 1 })).toHaveLength(1);
      expect(await store.keptPages({ ...everything, since: NOW + 1 })).toEqual([]);
    });

    it('forgets pages that are too old, and keeps none where none is wanted', async () => {
      const { store } = given;
      await store.keepPage(pageOf(1), telling);
      await store.keepPage(pageOf(2, { fetchedAt: NOW + 8 * DAY_MS }), telling);
      expect((await store.keptPages(everything)).map(({ entryId }) => entryId)).toEqual([2]);
      await store.keepPage(pageOf(3, { fetchedAt: NOW + 8 * DAY_MS + 1 }), { ...telling, keepMs: 0 });
      expect(await store.keptPages(everything)).toEqual([]);
    });

    it('tells the owners once that a rule has stopped reading a host, and once that it reads again', async () => {
      const { store } = given;
      let entryId = 0;
      const note = async (isHit: boolean, count: number) => {
        for (let n = 0; n < count; n += 1) {
          entryId += 1;
          const rule = { rule: { id: 'ndsoft', stamp: 'v1' }, isHit };
          await store.keepPage(pageOf(entryId, { rule, packed: undefined }), telling);
        }
      };
      await store.recordEntries(
        FEED.id,
        Array.from({ length: 90 }, (_, n) => newEntry(n + 4)),
        all,
      );
      await note(false, 9);
      expect(await store.failingRules()).toEqual([]);
      await note(false, 11);
      expect(await store.failingRules()).toEqual([{ host: 'news.example', rule: 'ndsoft' }]);
      await note(true, 60);
      expect(await store.failingRules()).toEqual([]);
      const [notice] = await store.claimNotices(noticesAt(NOW));
      expect(notice?.events).toMatchObject([
        { kind: 'site-rule', rule: 'ndsoft', host: 'news.example', to: 'failing', hitCount: 0, pageCount: 10 },
        { kind: 'site-rule', to: 'ok', hitCount: 48, pageCount: 50 },
      ]);
    });

    it('counts a page once for its rule, however often a crash makes it read again, and forgets a page without an entry', async () => {
      const { store } = given;
      const rule = { rule: { id: 'ndsoft', stamp: 'v1' }, isHit: false };
      for (let n = 0; n < 12; n += 1) {
        await store.keepPage(pageOf(1, { rule, packed: undefined }), telling);
        await store.keepPage(pageOf(2, { rule }), telling);
      }
      expect(await store.failingRules()).toEqual([]);
      await store.keepPage(pageOf(777, { rule }), telling);
      expect((await store.keptPages(everything)).map(({ entryId }) => entryId)).toEqual([2]);
    });

    it('gives back pages fetched while the clock was ahead as fetched now, so that they are forgotten like others', async () => {
      const { store } = given;
      await store.keepPage(pageOf(1, { fetchedAt: NOW + 3_650 * DAY_MS }), telling);
      await store.turnBack(3_650 * DAY_MS, NOW);
      expect((await store.keptPages(everything)).map(({ fetchedAt }) => fetchedAt)).toEqual([NOW]);
    });

    it('frees an article that was a copy by mistake, and keeps what only its feed knew', async () => {
      const { store } = given;
      const first = await store.recordArticle(requestOf(BUSAN, 1));
      const second = await store.recordArticle(
        requestOf(BUSAN, 2, {
          outlet: '다른신문',
          now: NOW + 1_000,
          reading: readingOf(BUSAN, { url: 'https://news.example/2', authors: ['한가람'] }),
        }),
      );
      expect(second).toMatchObject({ verdict: { kind: 'copy', of: first.articleId } });
      await store.rereadArticle(
        second.articleId,
        readingOf(SEJONG, { url: 'https://news.example/2', authors: [], outlet: undefined }),
        NOW,
      );
      const [lead, freed] = [await store.article(first.articleId), await store.article(second.articleId)];
      expect(freed).toMatchObject({ verdict: { kind: 'new' }, authors: ['한가람'], outlet: '다른신문' });
      expect(freed?.storyId).not.toBe(lead?.storyId);
      expect((await store.counts()).stories).toBe(2);
    });

    it('makes as many stories as there are events of pages that a broken layout gave one text', async () => {
      const { store } = given;
      const texts = [
        SEJONG,
        ...RELEASES.slice(0, 4).map(({ title, body }) => ({ title, paragraphs: body.split('\n') })),
      ];
      const ids: number[] = [];
      for (const number of texts.keys())
        ids.push((await store.recordArticle(requestOf(BUSAN, number, { outlet: `신문 ${number}` }))).articleId);
      expect((await store.counts()).stories).toBe(1);
      for (const [at, text] of texts.entries()) await store.rereadArticle(ids[at] ?? 0, readingOf(text), NOW);
      expect((await store.counts()).stories).toBe(texts.length);
    });

    it('replaces what was read of an article, and finds it by its new words only', async () => {
      const { store } = given;
      const outcome = await store.recordArticle(requestOf(SEJONG, 7));
      const before = await store.article(outcome.articleId);
      const better = { title: BUSAN.title, paragraphs: BUSAN.paragraphs };
      const reading = readingOf(better, { url: 'https://news.example/7', origin: '부산시', how: 'site-rule:new' });
      expect(await store.rereadArticle(outcome.articleId, reading, NOW)).toBe(true);
      const after = await store.article(outcome.articleId);
      expect(after).toMatchObject({ title: BUSAN.title, origin: '부산시', how: 'site-rule:new' });
      expect([after?.url, after?.publishedAt, after?.storyId]).toEqual([
        before?.url,
        before?.publishedAt,
        before?.storyId,
      ]);
      const idsFor = async (text: string) => {
        const query = parseQuery(text, { now: NOW });
        if (query.kind !== 'query') throw new Error(text);
        const found = await store.search({
          query: query.query,
          filter: {},
          sort: 'newest',

          limit: 5,
          now: NOW,
        });
        return found.hits.map(({ article }) => article.id);
      };
      expect(await idsFor(`"${BUSAN.title.slice(0, 8)}"`)).toEqual([outcome.articleId]);
      expect(await idsFor(`"${SEJONG.title.slice(0, 8)}"`)).toEqual([]);
      // A later copy of the new text is one of it, a later copy of the old text of nothing.
      expect(await store.recordArticle(requestOf(BUSAN, 8))).toMatchObject({
        verdict: { kind: 'copy', of: outcome.articleId },
      });
      expect(await store.recordArticle(requestOf(SEJONG, 9))).toMatchObject({ verdict: { kind: 'new' } });
      expect(await store.rereadArticle(1, reading, NOW)).toBe(false);
    });
  });
}
