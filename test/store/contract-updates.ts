// What every store must do when an outlet changes an article: read it again, keep what it said, edit what was posted, alert nobody.
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#src/query/parse-query.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { adminAt, all, claimAt, newEntry, useStore } from './contract-world.ts';
import { BUSAN, FEED, NOW, readingOf, requestOf, SEJONG } from './readings.ts';

type Said = { readonly title: string; readonly paragraphs: readonly string[] };

const KEY = 'news.example/1';
const LATER = NOW + HOUR_MS;
const figures = { ...SEJONG, paragraphs: SEJONG.paragraphs.map((text) => text.replace('120억원', '150억원')) };
const reworded = { ...SEJONG, paragraphs: SEJONG.paragraphs.map((text) => text.replace('밤에도', '늦은 밤에도')) };
const retitled = { ...SEJONG, title: `[정정] ${SEJONG.title}` };
const channel = { guildId: 'g', channelId: 'c', mode: 'instant', scope: 'all', locale: 'ko' } as const;

export function updateContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, an article that its outlet changes`, () => {
    const given = useStore(open, async (store) => {
      await store.addFeeds([FEED], NOW);
      await store.subscribe({ ...channel, city: undefined, topic: undefined, now: NOW });
    });
    const record = (text: Said, more: object = {}) =>
      given.store.recordArticle(requestOf(text, 1, { now: LATER, ...more }));
    const first = () => record(SEJONG, { now: NOW });
    const claim = (now: number) => given.store.claimDeliveries({ ...claimAt(now), busyChannels: [] });
    const post = async () => {
      const [alert] = await claim(NOW);
      await given.store.settleDelivery(alert?.id ?? 0, { kind: 'sent', messageId: 'm' }, NOW);
    };
    const find = async (words: string) => {
      const parsed = parseQuery(words, { now: NOW });
      if (parsed.kind !== 'query') throw new Error(`${words} is no query`);
      const request = { filter: {}, sort: 'newest', limit: 5, now: NOW } as const;
      return (await given.store.search({ query: parsed.query, ...request })).total;
    };

    it('keeps what was said, and says what is said now everywhere', async () => {
      const { articleId } = await first();
      expect(await record(figures)).toEqual({
        kind: 'updated',
        articleId,
        changes: ['figures', 'text'],
        isCorrection: true,
        editCount: 0,
      });
      expect(await given.store.article(articleId)).toMatchObject({
        paragraphs: figures.paragraphs,
        storedAt: NOW,
        verdict: { kind: 'new' },
        facts: { money: expect.arrayContaining([expect.objectContaining({ value: 15_000_000_000 })]) },
      });
      expect(await given.store.trace(KEY)).toMatchObject({
        state: 'article',
        updates: [{ seenAt: LATER, title: SEJONG.title, changes: ['figures', 'text'], isCorrection: true }],
      });
      expect([await find('150억원'), await find('120억원')]).toEqual([1, 0]);
    });

    it('edits the posted card for a correction, once, and alerts nobody', async () => {
      await first();
      await post();
      expect(await record(figures)).toMatchObject({ kind: 'updated', editCount: 1 });
      expect(await record(figures)).toMatchObject({ kind: 'seen' });
      expect(await claim(LATER)).toMatchObject([
        {
          kind: 'edit',
          target: { messageId: 'm' },
          articles: [{ article: { paragraphs: figures.paragraphs }, story: { correctedAt: LATER } }],
        },
      ]);
      expect((await given.store.counts()).sentDeliveries).toBe(1);
    });

    it('edits nothing for other words', async () => {
      await first();
      await post();
      expect(await record(reworded)).toMatchObject({ changes: ['text'], isCorrection: false, editCount: 0 });
      expect(await claim(LATER)).toEqual([]);
      expect((await given.store.trace(KEY))?.updates).toMatchObject([{ isCorrection: false }]);
    });

    it('finds its copies by the text it has now', async () => {
      const { articleId } = await first();
      const rewritten = { title: SEJONG.title, paragraphs: BUSAN.paragraphs };
      await record(rewritten);
      const edited = { title: BUSAN.title, paragraphs: [...BUSAN.paragraphs.slice(0, 2), '문은 24시간 열려 있다.'] };
      const copy = requestOf(edited, 2, { outlet: '이웃신문', now: LATER });
      expect(await given.store.recordArticle(copy)).toMatchObject({ verdict: { kind: 'copy', of: articleId } });
      const old = requestOf({ ...SEJONG, title: '버스 노선 는다' }, 3, { outlet: '저녁신문', now: LATER });
      expect(await given.store.recordArticle(old)).not.toMatchObject({ verdict: { kind: 'copy' } });
    });

    it('stays a copy in its story, whatever its outlet makes of it', async () => {
      const original = await given.store.recordArticle(requestOf(SEJONG, 2, { outlet: '이웃신문' }));
      const copy = await record(SEJONG);
      await record(figures);
      expect(await given.store.article(copy.articleId)).toMatchObject({
        storyId: original.articleId,
        verdict: { kind: 'copy', of: original.articleId },
      });
    });

    it('keeps its text against a worse one, and takes the headline', async () => {
      const { articleId } = await first();
      const wall = { title: retitled.title, paragraphs: [SEJONG.paragraphs[0].slice(0, 40)] };
      expect(await record(wall)).toMatchObject({ kind: 'updated', changes: ['title'], isCorrection: true });
      expect(await given.store.article(articleId)).toMatchObject({
        title: retitled.title,
        paragraphs: SEJONG.paragraphs,
        how: 'text-dump',
      });
      expect([await find('정정'), await find('자율주행')]).toEqual([1, 1]);
    });

    it('is the same for another feed that brings it, which takes a feed’s own headline for nothing', async () => {
      await first();
      const other = { ...SEJONG, title: '세종 자율주행 버스 늘린다 — 구독하세요' };
      const ofFeed = { reading: readingOf(other, { how: 'feed' }) };
      expect(await record(SEJONG, ofFeed)).toMatchObject({ kind: 'seen' });
      expect(await record(figures)).toMatchObject({ kind: 'updated' });
    });

    it('leaves a seed, and what is stored when an older page is read again', async () => {
      await first();
      expect(await record(figures, { isKeptPage: true })).toMatchObject({ kind: 'seen' });
      await given.store.recordArticle(requestOf(BUSAN, 2, { isSeed: true }));
      const other = requestOf({ ...BUSAN, title: '다른 제목' }, 2);
      expect(await given.store.recordArticle(other)).toMatchObject({ kind: 'seen' });
    });

    it('keeps twenty revisions of an article that changes for ever', async () => {
      await first();
      for (let count = 0; count < 22; count += 1) await record({ ...SEJONG, title: `${SEJONG.title} ${count}보` });
      const { updates, title } = (await given.store.trace(KEY)) ?? {};
      expect([updates?.length, title]).toEqual([20, `${SEJONG.title} 21보`]);
    });
  });

  describe(`${name}, an entry that its feed changes`, () => {
    const given = useStore(open, async (store) => void (await store.addFeeds([FEED], NOW)));
    const say = (title: string, now = LATER, text = '') =>
      given.store.recordEntries(FEED.id, [newEntry(1, { title, text })], { ...all, now });
    const claim = async (now: number) => (await given.store.claimDueEntries(claimAt(now)))[0];
    const record = (entryId: number | undefined, text: Said = SEJONG) =>
      given.store.recordArticle(requestOf(text, 1, { entryId, now: LATER }));
    const become = async (publishedAt = NOW) => {
      await say('첫 제목', NOW);
      const waiting = await claim(NOW);
      return given.store.recordArticle(requestOf(SEJONG, 1, { entryId: waiting?.id, publishedAt }));
    };
    const readAgain = async (title: string, now: number) => {
      await say(title, now);
      const waiting = await claim(now);
      if (waiting !== undefined) await record(waiting.id);
      return waiting !== undefined;
    };

    it('is read again when it is an article, and never waits for its first reading', async () => {
      const { store } = given;
      const { articleId } = await become();
      expect(await store.nextDueAt(NOW)).toBeUndefined();
      expect(await say('[정정] 제목')).toMatchObject({ fresh: [], revisedCount: 1 });
      expect(await store.nextDueAt(NOW)).toBe(LATER);
      expect((await store.counts()).waitingEntries).toBe(0);
      expect(await store.trace('k1')).toMatchObject({ state: 'article', attempts: 0, retryAt: undefined });
      const waiting = await claim(LATER);
      expect(waiting).toMatchObject({ articleId, urlKey: 'k1', entry: { title: '[정정] 제목' } });
      expect(await record(waiting?.id, retitled)).toMatchObject({ kind: 'updated', articleId, changes: ['title'] });
      expect(await store.nextDueAt(NOW)).toBeUndefined();
      expect(await claim(LATER + DAY_MS)).toBeUndefined();
    });

    it.each([50, 520])('is read after what is new on its site, however many there are (%i)', async (count) => {
      const { store } = given;
      const touch = (title: string, now: number) => {
        const entries = Array.from({ length: count }, (_, n) => newEntry(n + 1, { title: `${title} ${n}` }));
        return store.recordEntries(FEED.id, entries, { ...all, now });
      };
      await touch('첫 제목', NOW);
      for (let entryId = 1; entryId <= count; entryId += 1) await record(entryId);
      expect(await claim(LATER)).toBeUndefined();
      await touch('새 제목', LATER);
      await store.recordEntries(FEED.id, [newEntry(1_000, { publishedAt: LATER })], { ...all, now: LATER });
      const elsewhere = newEntry(1_001, { publishedAt: LATER, url: 'https://other.example/1' });
      await store.recordEntries(FEED.id, [elsewhere], { ...all, now: LATER });
      const first = await store.claimDueEntries(claimAt(LATER));
      expect(first.map(({ urlKey }) => urlKey)).toEqual(['k1000', 'k1001']);
      expect(await store.claimDueEntries(claimAt(LATER))).toMatchObject([
        { urlKey: 'k1', articleId: expect.any(Number) },
      ]);
    });

    it('stays its article when it has moved to another address', async () => {
      const { articleId } = await become();
      const moved = { ...newEntry(1, { title: '새 제목', url: 'https://news.example/new' }), urlKey: 'k1' };
      await given.store.recordEntries(FEED.id, [moved], { ...all, now: LATER });
      const waiting = await claim(LATER);
      expect(waiting?.entry.url).toBe('https://news.example/new');
      const elsewhere = requestOf(retitled, 1, { urlKey: 'news.example/new', entryId: waiting?.id, now: LATER });
      expect(await given.store.recordArticle(elsewhere)).toMatchObject({ kind: 'updated', articleId });
      expect((await given.store.counts()).articles).toBe(1);
    });

    it.each([
      { kind: 'unreadable', reason: 'no text' },
      { kind: 'irrelevant', score: 0.1, reasons: ['증시'] },
    ] as const)('is an article again when its page is $kind now', async (outcome) => {
      const { articleId } = await become();
      await say('새 제목');
      const waiting = await claim(LATER);
      await given.store.settleEntry(waiting?.id ?? 0, outcome, LATER);
      expect(await given.store.trace('k1')).toMatchObject({
        state: 'article',
        reason: undefined,
        article: { id: articleId, title: SEJONG.title },
        updates: [],
      });
      expect(await given.store.nextDueAt(NOW)).toBeUndefined();
    });

    it('is tried again when its page fails, four times in all, and is an article then', async () => {
      await become();
      await say('새 제목');
      let now = LATER;
      let tries = 0;
      for (let waiting = await claim(now); waiting !== undefined; waiting = await claim(now)) {
        tries += 1;
        now += MINUTE_MS;
        const failed = { kind: 'retry', at: now, reason: 'status 503', isCounted: true } as const;
        await given.store.settleEntry(waiting.id, failed, now);
      }
      expect(tries).toBe(4);
      expect(await given.store.trace('k1')).toMatchObject({ state: 'article', reason: undefined });
    });

    it('is read no more than four times again', async () => {
      await become();
      const read: boolean[] = [];
      for (let count = 1; count < 7; count += 1) read.push(await readAgain(`제목 ${count}`, LATER + count));
      expect(read).toEqual([true, true, true, true, false, false]);
    });

    it('is left when only its text goes on changing and its page said nothing new, until its title changes', async () => {
      await become();
      const read = async (title: string, text: string, now: number) => {
        await say(title, now, text);
        const waiting = await claim(now);
        if (waiting !== undefined) await record(waiting.id);
        return waiting !== undefined;
      };
      expect(await read('첫 제목', '조회 1', LATER)).toBe(true);
      expect(await read('첫 제목', '조회 2', LATER + 1)).toBe(false);
      expect(await read('다른 제목', '조회 2', LATER + 2)).toBe(true);
      expect(await read('다른 제목', '조회 3', LATER + 3)).toBe(false);
    });

    it('is left when its article is older than a week', async () => {
      await become(NOW - 8 * DAY_MS);
      await say('새 제목');
      expect(await claim(LATER)).toBeUndefined();
    });

    it('takes the feed’s new headline where page and feed had agreed, and the page cannot be had', async () => {
      await say(SEJONG.title, NOW);
      await record((await claim(NOW))?.id);
      await say(retitled.title);
      const waiting = await claim(LATER);
      const reading = readingOf({ title: retitled.title, paragraphs: ['세종시가'] }, { how: 'feed' });
      const outcome = given.store.recordArticle({ ...requestOf(SEJONG, 1), reading, entryId: waiting?.id, now: LATER });
      expect(await outcome).toMatchObject({ kind: 'updated', changes: ['title'], isCorrection: true });
    });

    it('is an article again when its source is removed', async () => {
      const { store } = given;
      const { articleId } = await become();
      await say('새 제목');
      await store.removeFeed(FEED.id, adminAt(NOW));
      expect(await store.trace('k1')).toMatchObject({ state: 'article', article: { id: articleId } });
      expect(await store.nextDueAt(NOW)).toBeUndefined();
    });

    it('is read again after a crash in between', async () => {
      await become();
      await say('새 제목');
      await claim(LATER);
      await given.store.releaseLeases(LATER);
      expect(await claim(LATER)).toMatchObject({ entry: { title: '새 제목' } });
    });
  });
}
