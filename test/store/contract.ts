// What every store must do, whichever database is behind it. A second implementation runs the very same suite.
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { catchUpContract } from './contract-catch-up.ts';
import { copyContract } from './contract-copies.ts';
import { digestContract } from './contract-digests.ts';
import { crosspostContract } from './contract-crossposts.ts';
import { feedContract } from './contract-feeds.ts';
import { followUpContract } from './contract-follow-ups.ts';
import { historyContract } from './contract-history.ts';
import { keptBackContract } from './contract-kept-back.ts';
import { labelContract } from './contract-labels.ts';
import { oldAnswerContract } from './contract-old-answers.ts';
import { pageContract } from './contract-pages.ts';
import { reclusterContract } from './contract-recluster.ts';
import { ruleContract } from './contract-rules.ts';
import { refusedAlertContract } from './contract-refused-alerts.ts';
import { updateContract } from './contract-updates.ts';
import { searchContract } from './contract-search.ts';
import { serverContract } from './contract-servers.ts';
import { storyContract } from './contract-stories.ts';
import { storyEditContract } from './contract-story-edits.ts';
import { adminAt, all, claimAt, newEntry, queryOf, useStore } from './contract-world.ts';
import { BUSAN, entryOf, FEED, NOW, requestOf, SEJONG } from './readings.ts';

const claimEntriesAt = claimAt;
const claimDeliveriesAt = (now: number, busyChannels: readonly string[] = []) => ({ ...claimAt(now), busyChannels });
const wishes = {
  guildId: 'g',
  mode: 'instant',
  scope: 'all',
  city: undefined,
  topic: undefined,
  locale: 'ko',
  now: NOW,
} as const;

export function storeContract(name: string, open: () => Promise<Store>): void {
  feedContract(name, open);
  copyContract(name, open);
  pageContract(name, open);
  searchContract(name, open);
  updateContract(name, open);
  labelContract(name, open);
  serverContract(name, open);
  historyContract(name, open);
  followUpContract(name, open);
  refusedAlertContract(name, open);
  keptBackContract(name, open);
  storyContract(name, open);
  reclusterContract(name, open);
  storyEditContract(name, open);
  digestContract(name, open);
  catchUpContract(name, open);
  crosspostContract(name, open);
  oldAnswerContract(name, open);
  ruleContract(name, open);

  describe(`${name}, entries`, () => {
    const given = useStore(open, async (store) => void (await store.addFeeds([FEED], NOW)));
    const record = (numbers: readonly number[]) =>
      given.store.recordEntries(
        FEED.id,
        numbers.map((number) => ({
          entry: entryOf(number, { publishedAt: NOW - number }),
          urlKey: `k${number}`,
          isSilent: false,
          isFresh: true,
        })),
        all,
      );

    it('stores each address once, and gives back what is new', async () => {
      expect((await record([1, 2])).fresh.map((one) => one.urlKey)).toEqual(['k1', 'k2']);
      expect((await record([2, 3])).fresh.map((one) => one.urlKey)).toEqual(['k3']);
      expect((await given.store.listFeeds())[0]).toMatchObject({ entryCount: 3 });
    });

    it('gives the oldest first, one a site, none of a busy site', async () => {
      await record([1, 2, 3]);
      expect((await given.store.claimDueEntries(claimEntriesAt(NOW))).map((one) => one.urlKey)).toEqual(['k3']);
      expect(await given.store.claimDueEntries(claimEntriesAt(NOW, ['news.example']))).toEqual([]);
      expect((await given.store.claimDueEntries(claimEntriesAt(NOW))).map((one) => one.urlKey)).toEqual(['k2']);
    });

    it('brings an entry back when its next try is due, with the number of tries', async () => {
      await record([1]);
      const [waiting] = await given.store.claimDueEntries(claimEntriesAt(NOW));
      await given.store.settleEntry(
        waiting?.id ?? 0,
        { kind: 'retry', at: NOW + MINUTE_MS, reason: 'status 500', isCounted: true },
        NOW,
      );
      expect(await given.store.nextDueAt(NOW)).toBe(NOW + MINUTE_MS);
      expect(await given.store.claimDueEntries(claimEntriesAt(NOW + MINUTE_MS - 1))).toEqual([]);
      expect(await given.store.claimDueEntries(claimEntriesAt(NOW + MINUTE_MS))).toMatchObject([{ attempts: 1 }]);
    });

    it('does not count a try that our own network spoiled', async () => {
      await record([1]);
      const [waiting] = await given.store.claimDueEntries(claimEntriesAt(NOW));
      const spoiled = { kind: 'retry', at: NOW + MINUTE_MS, reason: 'network', isCounted: false } as const;
      await given.store.settleEntry(waiting?.id ?? 0, spoiled, NOW);
      expect(await given.store.claimDueEntries(claimEntriesAt(NOW + MINUTE_MS))).toMatchObject([{ attempts: 0 }]);
    });

    it('leaves new entries beyond the most, and takes them when they come again', async () => {
      const entries = [1, 2, 3].map((number) => newEntry(number));
      const first = await given.store.recordEntries(FEED.id, entries, { ...all, most: 2 });
      expect(first).toMatchObject({ fresh: [{ urlKey: 'k1' }, { urlKey: 'k2' }], leftCount: 1 });
      const next = await given.store.recordEntries(FEED.id, entries, { ...all, most: 2 });
      expect(next).toMatchObject({ fresh: [{ urlKey: 'k3' }], leftCount: 0 });
    });

    it('keeps what a feed said before it changed a title, and calls nothing new', async () => {
      const { store } = given;
      const said = async (title: string) => store.recordEntries(FEED.id, [newEntry(1, { title })], all);
      expect(await said('첫 제목')).toMatchObject({ fresh: [{}], revisedCount: 0 });
      expect(await said('[정정] 제목')).toMatchObject({ fresh: [], revisedCount: 1 });
      expect(await said('[정정] 제목')).toMatchObject({ fresh: [], revisedCount: 0 });
      expect(await store.trace('k1')).toMatchObject({
        title: '[정정] 제목',
        revisions: [{ title: '첫 제목', seenAt: NOW }],
      });
      const [waiting] = await store.claimDueEntries(claimEntriesAt(NOW));
      expect(waiting?.entry.title).toBe('[정정] 제목');
    });

    it('keeps no more than twenty revisions of an entry that changes at every poll', async () => {
      for (let count = 0; count < 30; count += 1)
        await given.store.recordEntries(FEED.id, [newEntry(1, { title: `조회 ${count}` })], all);
      expect((await given.store.trace('k1'))?.revisions).toHaveLength(20);
    });

    it('knows an entry under another address by its id, where its title or its date is the same', async () => {
      const { store } = given;
      const guid = 'https://wp.example/?p=7';
      await store.recordEntries(FEED.id, [newEntry(1, { guid })], all);
      const moved = {
        ...newEntry(1, { guid, url: 'https://news.example/new-slug' }),
        urlKey: 'https://news.example/new-slug',
      };
      expect(await store.recordEntries(FEED.id, [moved], all)).toMatchObject({ fresh: [], revisedCount: 1 });
      expect(await store.claimDueEntries(claimEntriesAt(NOW))).toMatchObject([
        { entry: { url: 'https://news.example/new-slug' } },
      ]);
      const other = newEntry(2, { guid, title: '다른 기사', publishedAt: NOW - 1 });
      expect(await store.recordEntries(FEED.id, [other], all)).toMatchObject({ fresh: [{ urlKey: 'k2' }] });
    });

    it('never takes tracking parameters for another address', async () => {
      const { store } = given;
      const url = 'https://news.example/articleView.html?idxno=4321';
      const seen = (tracking: string) =>
        store.recordEntries(
          FEED.id,
          [{ ...newEntry(1, { url: `${url}${tracking}` }), urlKey: canonicalUrl(url) ?? '' }],
          all,
        );
      await seen('&utm_source=a');
      expect(await seen('&utm_source=b')).toMatchObject({ fresh: [], revisedCount: 0 });
    });

    it('leaves alone what another source says of the same article', async () => {
      const { store } = given;
      await store.addFeeds([{ ...FEED, id: 'other', url: 'https://other.example/rss' }], NOW);
      await store.recordEntries(FEED.id, [newEntry(1, { title: '원래 제목' })], all);
      const other = await store.recordEntries('other', [newEntry(1, { title: '다른 제목' })], all);
      expect(other).toMatchObject({ fresh: [], revisedCount: 0 });
      expect(await store.trace('k1')).toMatchObject({ title: '원래 제목', revisions: [] });
    });

    it('never gives a settled entry again, and remembers why it ended', async () => {
      await record([1]);
      const [waiting] = await given.store.claimDueEntries(claimEntriesAt(NOW));
      await given.store.settleEntry(waiting?.id ?? 0, { kind: 'irrelevant', score: 0.4, reasons: ['증시'] }, NOW);
      expect(await given.store.claimDueEntries(claimEntriesAt(NOW + DAY_MS))).toEqual([]);
      expect(await given.store.trace('k1')).toMatchObject({
        state: 'irrelevant',
        reason: '증시',
        feed: { id: FEED.id },
      });
      expect((await record([1])).fresh).toEqual([]);
    });

    it('lets another source bring what waited when its source was removed', async () => {
      const { store } = given;
      await record([1]);
      await store.removeFeed(FEED.id, adminAt(NOW));
      expect(await store.claimDueEntries(claimEntriesAt(NOW))).toEqual([]);
      expect(await store.nextDueAt(NOW)).toBeUndefined();
      await store.addFeeds([FEED], NOW);
      expect((await record([1])).fresh).toHaveLength(1);
      expect(await store.claimDueEntries(claimEntriesAt(NOW))).toHaveLength(1);
    });

    it('lets a source known for long tell what a new one holds back, but not the new one itself at its next poll', async () => {
      const { store } = given;
      await store.addFeeds([{ ...FEED, id: 'other', url: 'https://other.example/rss' }], NOW);
      const silent = { entry: entryOf(1), urlKey: 'k1', isSilent: true, isFresh: false };
      await store.recordEntries(FEED.id, [silent], all);
      await store.recordEntries(FEED.id, [{ ...silent, isSilent: false }], all);
      expect(await store.claimDueEntries(claimEntriesAt(NOW))).toMatchObject([{ isSilent: true }]);
      await store.releaseLeases(NOW);
      await store.recordEntries('other', [{ ...silent, isSilent: false, isFresh: true }], all);
      expect(await store.claimDueEntries(claimEntriesAt(NOW))).toMatchObject([{ isSilent: false }]);
    });

    it('gives leased entries again after a restart', async () => {
      await record([1]);
      await given.store.claimDueEntries(claimEntriesAt(NOW));
      await given.store.releaseLeases(NOW);
      expect(await given.store.claimDueEntries(claimEntriesAt(NOW))).toHaveLength(1);
    });
  });

  describe(`${name}, articles`, () => {
    const given = useStore(open);

    it('stores an article with its entry settled in the same unit', async () => {
      const { store } = given;
      await store.addFeeds([FEED], NOW);
      await store.recordEntries(FEED.id, [{ entry: entryOf(1), urlKey: 'k1', isSilent: false, isFresh: true }], all);
      const [waiting] = await store.claimDueEntries(claimEntriesAt(NOW));
      const outcome = await store.recordArticle(requestOf(SEJONG, 1, { entryId: waiting?.id }));
      expect(outcome).toMatchObject({ kind: 'recorded', verdict: { kind: 'new' }, deliveryCount: 0 });
      expect(await store.trace('k1')).toMatchObject({
        state: 'article',
        article: { title: SEJONG.title, paragraphs: SEJONG.paragraphs },
      });
    });

    it('knows an address that another feed brought first', async () => {
      const { store } = given;
      const first = await store.recordArticle(requestOf(SEJONG, 1));
      expect(await store.recordArticle(requestOf(SEJONG, 1))).toEqual({ kind: 'seen', articleId: first.articleId });
    });

    it('gives articles ids in the order of their time, also within one second', async () => {
      const { store } = given;
      const first = await store.recordArticle(requestOf(SEJONG, 1));
      const next = await store.recordArticle(requestOf(BUSAN, 2));
      expect(next.articleId).toBe(first.articleId + 1);
      const later = await store.recordArticle(
        requestOf({ ...BUSAN, title: '다른 소식' }, 3, { publishedAt: NOW + 1_000 }),
      );
      expect(later.articleId).toBeGreaterThan(next.articleId);
    });

    it('recognises a copy at another address, and puts it into the story of the original', async () => {
      const { store } = given;
      const first = await store.recordArticle(requestOf(SEJONG, 1));
      const second = await store.recordArticle(
        requestOf(SEJONG, 2, { outlet: '이웃신문', publishedAt: NOW + HOUR_MS }),
      );
      expect(second).toMatchObject({ verdict: { kind: 'copy', of: first.articleId } });
      expect(await store.story(second.articleId)).toMatchObject({
        lead: { id: first.articleId },
        others: [{ outlet: '이웃신문' }],
      });
    });

    it('keeps a different event apart', async () => {
      await given.store.recordArticle(requestOf(SEJONG, 1));
      expect(await given.store.recordArticle(requestOf(BUSAN, 2))).toMatchObject({ verdict: { kind: 'new' } });
    });

    it('gives newest stories first, narrowed by city, outlet and time', async () => {
      const { store } = given;
      await store.recordArticle(requestOf(SEJONG, 1, { publishedAt: NOW - DAY_MS }));
      await store.recordArticle(requestOf(BUSAN, 2, { outlet: '이웃신문' }));
      const titles = async (filter: object) =>
        (await store.latest({ filter, limit: 5 })).hits.map((hit) => hit.article.title);
      expect(await titles({})).toEqual([BUSAN.title, SEJONG.title]);
      expect(await titles({ outlet: '이웃신문' })).toEqual([BUSAN.title]);
      expect(await titles({ before: NOW - HOUR_MS })).toEqual([SEJONG.title]);
      const city = (await store.trace('news.example/1'))?.article?.facts.places[0]?.id;
      expect(await titles({ city })).toEqual([SEJONG.title]);
    });

    it('finds articles by words in any form, and says how many', async () => {
      const { store } = given;
      await store.recordArticle(requestOf(SEJONG, 1));
      await store.recordArticle(requestOf(BUSAN, 2));
      const find = (text: string) =>
        store.search({ query: queryOf(text), filter: {}, sort: 'relevance', limit: 5, now: NOW });
      expect((await find('자율주행')).hits.map((hit) => hit.article.title)).toEqual([SEJONG.title]);
      expect((await find('물관리')).hits.map((hit) => hit.article.title)).toEqual([BUSAN.title]);
      expect(await find('스마트시티')).toMatchObject({ total: 2 });
      expect(await find('없는낱말이다')).toMatchObject({ total: 0, hits: [], suggestion: undefined });
      expect(await find('자율주헹')).toMatchObject({ total: 0, suggestion: [{ start: 0, end: 4, word: '자율주행' }] });
    });
  });

  describe(`${name}, alerts`, () => {
    const given = useStore(open, async (store) => void (await store.subscribe({ ...wishes, channelId: 'c' })));

    it('queues one delivery a subscription, and none for a copy', async () => {
      const { store } = given;
      expect(await store.recordArticle(requestOf(SEJONG, 1))).toMatchObject({ deliveryCount: 1 });
      expect(await store.recordArticle(requestOf(SEJONG, 2))).toMatchObject({
        verdict: { kind: 'copy' },
        deliveryCount: 0,
      });
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW))).toHaveLength(1);
    });

    it('queues nothing for what was there before, is too old, or is a seed, and keeps the reason', async () => {
      const outcome = await given.store.recordArticle(
        requestOf(SEJONG, 1, { alerting: { allowed: false, reason: 'first-poll' } }),
      );
      expect(outcome).toMatchObject({ deliveryCount: 0 });
      expect(await given.store.trace('news.example/1')).toMatchObject({ reason: 'first-poll', alerts: [] });
    });

    it('alerts nothing that was stored before the subscription', async () => {
      const { store } = given;
      await store.recordArticle(requestOf(SEJONG, 1));
      await store.subscribe({ ...wishes, channelId: 'later' });
      const channels = (await store.claimDeliveries(claimDeliveriesAt(NOW))).map((one) => one.subscription.channelId);
      expect(channels).toEqual(['c']);
    });

    it('sends under the same nonce after a restart, and never again once sent', async () => {
      const { store } = given;
      await store.recordArticle(requestOf(SEJONG, 1));
      const [first] = await store.claimDeliveries(claimDeliveriesAt(NOW));
      expect(first).toMatchObject({ startedAt: undefined, articles: [{ article: { title: SEJONG.title } }] });
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW))).toEqual([]);
      await store.releaseLeases(NOW + 1_000);
      const [again] = await store.claimDeliveries(claimDeliveriesAt(NOW + 1_000));
      expect(again).toMatchObject({ id: first?.id, nonce: first?.nonce, startedAt: NOW });
      expect(again?.nonce.length).toBeLessThanOrEqual(25);
      await store.settleDelivery(again?.id ?? 0, { kind: 'sent', messageId: 'm' }, NOW + 2_000);
      await store.releaseLeases(NOW + DAY_MS);
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW + DAY_MS))).toEqual([]);
      expect(await store.trace('news.example/1')).toMatchObject({
        alerts: [{ outcome: 'alerted', delivery: { state: 'sent', messageId: 'm' } }],
      });
    });

    it('keeps the order of a channel: a later alert waits while an earlier one is tried again', async () => {
      const { store } = given;
      await store.recordArticle(requestOf(SEJONG, 1));
      await store.recordArticle(requestOf(BUSAN, 2));
      const [first] = await store.claimDeliveries(claimDeliveriesAt(NOW));
      await store.settleDelivery(first?.id ?? 0, { kind: 'retry', at: NOW + MINUTE_MS, error: '503' }, NOW);
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW + 1_000))).toEqual([]);
      const [again] = await store.claimDeliveries(claimDeliveriesAt(NOW + MINUTE_MS));
      expect(again).toMatchObject({ id: first?.id, attempts: 1 });
      await store.settleDelivery(again?.id ?? 0, { kind: 'sent', messageId: 'm' }, NOW + MINUTE_MS);
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW + MINUTE_MS))).toMatchObject([
        { articles: [{ article: { title: BUSAN.title } }] },
      ]);
    });

    it('lets one broken channel hold up nobody else, and disables it', async () => {
      const { store } = given;
      await store.subscribe({ ...wishes, channelId: 'd' });
      await store.recordArticle(requestOf(SEJONG, 1));
      const claimed = await store.claimDeliveries(claimDeliveriesAt(NOW));
      expect(claimed.map((one) => one.subscription.channelId)).toEqual(['c', 'd']);
      await store.settleDelivery(
        claimed[0]?.id ?? 0,
        { kind: 'dead', error: '10003 Unknown Channel', disablesSubscription: true },
        NOW,
      );
      expect(await store.subscriptionOf('c')).toMatchObject({
        state: 'disabled',
        stateReason: '10003 Unknown Channel',
      });
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW + HOUR_MS))).toMatchObject([
        { subscription: { channelId: 'd' } },
      ]);
    });

    it('gathers a digest until its hour', async () => {
      const { store } = given;
      await store.subscribe({ ...wishes, channelId: 'c', mode: 'hourly' });
      await store.recordArticle(requestOf(SEJONG, 1));
      await store.recordArticle(requestOf(BUSAN, 2));
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW))).toEqual([]);
      const [digest] = await store.claimDeliveries(claimDeliveriesAt(NOW + HOUR_MS));
      expect(digest).toMatchObject({ kind: 'digest' });
      expect(digest?.articles).toHaveLength(2);
    });

    it('sends a refused digest again in halves, so that one unfit article costs no other', async () => {
      const { store } = given;
      await store.subscribe({ ...wishes, channelId: 'c', mode: 'hourly' });
      await store.recordArticle(requestOf(SEJONG, 1));
      await store.recordArticle(requestOf(BUSAN, 2));
      const [digest] = await store.claimDeliveries(claimDeliveriesAt(NOW + HOUR_MS));
      await store.settleDelivery(
        digest?.id ?? 0,
        { kind: 'dead', error: '50035', disablesSubscription: false },
        NOW + HOUR_MS,
      );
      const [first] = await store.claimDeliveries(claimDeliveriesAt(NOW + HOUR_MS));
      expect(first).toMatchObject({ kind: 'digest', articles: [{ article: { title: SEJONG.title } }] });
      expect(first?.articles).toHaveLength(1);
      await store.settleDelivery(
        first?.id ?? 0,
        { kind: 'dead', error: '50035', disablesSubscription: false },
        NOW + HOUR_MS,
      );
      const [second] = await store.claimDeliveries(claimDeliveriesAt(NOW + HOUR_MS));
      expect(second).toMatchObject({ articles: [{ article: { title: BUSAN.title } }] });
      await store.settleDelivery(second?.id ?? 0, { kind: 'sent', messageId: 'm' }, NOW + HOUR_MS);
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW + DAY_MS))).toEqual([]);
    });

    it('gives a new subscription nothing of the one it replaces, not even what was on its way', async () => {
      const { store } = given;
      await store.recordArticle(requestOf(SEJONG, 1));
      const [sending] = await store.claimDeliveries(claimDeliveriesAt(NOW));
      await store.unsubscribe('c', adminAt(NOW));
      await store.settleDelivery(sending?.id ?? 0, { kind: 'retry', at: NOW, error: '503' }, NOW);
      await store.subscribe({ ...wishes, channelId: 'c', now: NOW + DAY_MS });
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW + DAY_MS))).toEqual([]);
    });

    it('mutes by an exclude rule and names it, and counts how often a rule fired', async () => {
      const { store } = given;
      await store.addRule({ channelId: undefined, expression: '자율주행', kind: 'exclude' }, adminAt(NOW));
      expect(await store.recordArticle(requestOf(SEJONG, 1))).toMatchObject({ deliveryCount: 0 });
      expect(await store.recordArticle(requestOf(BUSAN, 2))).toMatchObject({ deliveryCount: 1 });
      expect(await store.trace('news.example/1')).toMatchObject({
        alerts: [{ outcome: 'excluded', detail: '자율주행' }],
      });
      expect(await store.listRules('g', undefined)).toMatchObject([{ expression: '자율주행', firedCount: 1 }]);
    });

    it('numbers rules one after another; a rule that is there already takes no number', async () => {
      const { store } = given;
      const add = async (expression: string) =>
        store.addRule({ channelId: undefined, expression, kind: 'include' }, adminAt(NOW));
      const first = await add('세종');
      expect(await add('세종')).toEqual({ rule: first.rule, isNew: false });
      expect((await add('부산')).rule.id).toBe(first.rule.id + 1);
    });

    it('judges each article by the rules of its moment', async () => {
      const { store } = given;
      const request = { channelId: undefined, kind: 'exclude' } as const;
      expect(await store.recordArticle(requestOf(SEJONG, 1))).toMatchObject({ deliveryCount: 1 });
      const { rule } = await store.addRule({ ...request, expression: '스마트도시' }, adminAt(NOW));
      expect(await store.recordArticle(requestOf(BUSAN, 2))).toMatchObject({ deliveryCount: 0 });
      await store.removeRule(rule.id, adminAt(NOW));
      while ((await store.prepareRules()) === 'more') continue;
      const { title, paragraphs } = BUSAN;
      const other = { title: `${title} 다음 날`, paragraphs: paragraphs.slice(1).toReversed() };
      const outcome = await store.recordArticle(requestOf(other, 3));
      expect(await store.trace('news.example/3')).toMatchObject({
        alerts: [{ outcome: expect.not.stringMatching('excluded') }],
      });
      expect(outcome).toMatchObject({ kind: 'recorded' });
    });

    it('drops what waits for a channel that unsubscribes, and tells it nothing more', async () => {
      const { store } = given;
      await store.recordArticle(requestOf(SEJONG, 1));
      expect(await store.unsubscribe('c', adminAt(NOW))).toBe(true);
      expect(await store.unsubscribe('c', adminAt(NOW))).toBe(false);
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW))).toEqual([]);
      expect(await store.recordArticle(requestOf(BUSAN, 2))).toMatchObject({ deliveryCount: 0 });
    });

    it('holds a paused channel until it is resumed', async () => {
      const { store } = given;
      await store.recordArticle(requestOf(SEJONG, 1));
      await store.setSubscriptionState('c', 'paused', adminAt(NOW));
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW))).toEqual([]);
      await store.setSubscriptionState('c', 'active', adminAt(NOW));
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW))).toHaveLength(1);
    });
  });

  describe(`${name}, small facts`, () => {
    const given = useStore(open);

    it('remembers, replaces and forgets', async () => {
      const { store } = given;
      await store.remember('listing:a', '1', NOW);
      await store.remember('hash', '2', NOW);
      await store.remember('hash', '3', NOW);
      expect(await store.recall('hash')).toBe('3');
      expect(await store.forgetOld(NOW + 1)).toBe(1);
      expect(await store.recall('listing:a')).toBeUndefined();
      expect(await store.recall('hash')).toBe('3');
    });
  });
}
