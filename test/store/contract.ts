// What every store must do, whichever database is behind it. A second implementation runs the very same suite.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { parseQuery } from '#src/query/parse-query.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { BUSAN, entryOf, FEED, NOW, requestOf, SEJONG } from './readings.ts';

const LEASE = 5 * MINUTE_MS;
const claimAt = (now: number, busyHosts: readonly string[] = []) => ({ now, limit: 10, leaseMs: LEASE, busyHosts });
const claimEntriesAt = (now: number, busyHosts: readonly string[] = []) => ({ ...claimAt(now), busyHosts });
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

const queryOf = (text: string) => {
  const parsed = parseQuery(text, { now: NOW });
  if (parsed.kind !== 'query') throw new Error(`${text} is no query`);
  return parsed.query;
};

export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, feeds`, () => {
    const given = useStore(open);

    it('adds a feed once, by id and by address', async () => {
      const { store } = given;
      expect(await store.addFeeds([FEED, { ...FEED, id: 'other' }], NOW)).toBe(1);
      expect(await store.addFeeds([FEED], NOW)).toBe(0);
      expect(await store.listFeeds()).toHaveLength(1);
    });

    it('leases a due feed to one claimer, and again when the lease has run out', async () => {
      const { store } = given;
      await store.addFeeds([FEED], NOW);
      expect(await store.claimDueFeeds(claimAt(NOW))).toHaveLength(1);
      expect(await store.claimDueFeeds(claimAt(NOW + LEASE - 1))).toHaveLength(0);
      expect(await store.claimDueFeeds(claimAt(NOW + LEASE))).toHaveLength(1);
    });

    it('gives one feed a host, none of a busy host, so that a hung host holds one place', async () => {
      const { store } = given;
      const urls = ['https://a.example/1', 'https://a.example/2', 'https://b.example/1'];
      await store.addFeeds(
        urls.map((url) => ({ ...FEED, id: url, url })),
        NOW,
      );
      expect((await store.claimDueFeeds(claimAt(NOW))).map((feed) => feed.url)).toEqual([urls[0], urls[2]]);
      expect(await store.claimDueFeeds(claimAt(NOW, ['a.example']))).toEqual([]);
      expect((await store.claimDueFeeds(claimAt(NOW))).map((feed) => feed.url)).toEqual([urls[1]]);
    });

    it('keeps a settled feed back until it is due, and remembers what was read', async () => {
      const { store } = given;
      await store.addFeeds([FEED], NOW);
      await store.claimDueFeeds(claimAt(NOW));
      const validators = { etag: '"a"', lastModified: undefined, bodyHash: 'h' };
      await store.settleFeed(FEED.id, { kind: 'read', validators, nextPollAt: NOW + HOUR_MS }, NOW);
      expect(await store.claimDueFeeds(claimAt(NOW + HOUR_MS - 1))).toHaveLength(0);
      const [feed] = await store.claimDueFeeds(claimAt(NOW + HOUR_MS));
      expect(feed).toMatchObject({ validators, firstReadAt: NOW, lastReadAt: NOW, errorCount: 0 });
    });

    it('counts failures in a row, and forgets them after a success', async () => {
      const { store } = given;
      await store.addFeeds([FEED], NOW);
      for (let times = 0; times < 2; times += 1)
        await store.settleFeed(FEED.id, { kind: 'failed', error: 'timeout', nextPollAt: NOW }, NOW);
      expect((await store.listFeeds())[0]).toMatchObject({
        errorCount: 2,
        lastError: 'timeout',
        firstReadAt: undefined,
      });
      await store.settleFeed(FEED.id, { kind: 'not-modified', nextPollAt: NOW }, NOW);
      expect((await store.listFeeds())[0]).toMatchObject({ errorCount: 0, lastError: undefined });
    });
  });

  describe(`${name}, entries`, () => {
    const given = useStore(open, async (store) => void (await store.addFeeds([FEED], NOW)));
    const record = (numbers: readonly number[]) =>
      given.store.recordEntries(
        FEED.id,
        numbers.map((number) => ({
          entry: entryOf(number, { publishedAt: NOW - number }),
          urlKey: `k${number}`,
          isSilent: false,
        })),
        NOW,
      );

    it('stores each address once, and gives back what is new', async () => {
      expect((await record([1, 2])).map((one) => one.urlKey)).toEqual(['k1', 'k2']);
      expect((await record([2, 3])).map((one) => one.urlKey)).toEqual(['k3']);
      expect((await given.store.listFeeds())[0]).toMatchObject({ entryCount: 3 });
    });

    it('gives the oldest first, one a host, none of a busy host', async () => {
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
        { kind: 'retry', at: NOW + MINUTE_MS, reason: 'status 500' },
        NOW,
      );
      expect(await given.store.nextDueAt()).toBe(NOW + MINUTE_MS);
      expect(await given.store.claimDueEntries(claimEntriesAt(NOW + MINUTE_MS - 1))).toEqual([]);
      expect(await given.store.claimDueEntries(claimEntriesAt(NOW + MINUTE_MS))).toMatchObject([{ attempts: 1 }]);
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
      expect(await record([1])).toEqual([]);
    });

    it('lets another source bring what waited when its source was removed', async () => {
      const { store } = given;
      await record([1]);
      await store.removeFeed(FEED.id);
      expect(await store.claimDueEntries(claimEntriesAt(NOW))).toEqual([]);
      expect(await store.nextDueAt()).toBeUndefined();
      await store.addFeeds([FEED], NOW);
      expect(await record([1])).toHaveLength(1);
      expect(await store.claimDueEntries(claimEntriesAt(NOW))).toHaveLength(1);
    });

    it('lets a source known for long tell what a new one holds back', async () => {
      const { store } = given;
      const silent = { entry: entryOf(1), urlKey: 'k1', isSilent: true };
      await store.recordEntries(FEED.id, [silent], NOW);
      await store.recordEntries(FEED.id, [{ ...silent, isSilent: false }], NOW);
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
      await store.recordEntries(FEED.id, [{ entry: entryOf(1), urlKey: 'k1', isSilent: false }], NOW);
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
      expect(await store.recordArticle(requestOf(SEJONG, 1))).toEqual({ kind: 'known', articleId: first.articleId });
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
        (await store.latest({ filter, offset: 0, limit: 5 })).hits.map((hit) => hit.article.title);
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
        store.search({ query: queryOf(text), filter: {}, sort: 'relevance', offset: 0, limit: 5, now: NOW });
      expect((await find('자율주행')).hits.map((hit) => hit.article.title)).toEqual([SEJONG.title]);
      expect((await find('물관리')).hits.map((hit) => hit.article.title)).toEqual([BUSAN.title]);
      expect(await find('스마트시티')).toMatchObject({ total: 2 });
      expect(await find('없는낱말이다')).toMatchObject({ total: 0, hits: [], suggestion: undefined });
      expect(await find('자율주헹')).toMatchObject({ total: 0, suggestion: '자율주행' });
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
      expect(await store.recordArticle(requestOf(BUSAN, 2))).toMatchObject({ deliveryCount: 1 });
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
      await store.unsubscribe('c');
      await store.settleDelivery(sending?.id ?? 0, { kind: 'retry', at: NOW, error: '503' }, NOW);
      await store.subscribe({ ...wishes, channelId: 'c', now: NOW + DAY_MS });
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW + DAY_MS))).toEqual([]);
    });

    it('mutes by an exclude rule and names it, and counts how often a rule fired', async () => {
      const { store } = given;
      await store.addRule({ guildId: 'g', channelId: undefined, expression: '자율주행', kind: 'exclude', now: NOW });
      expect(await store.recordArticle(requestOf(SEJONG, 1))).toMatchObject({ deliveryCount: 0 });
      expect(await store.recordArticle(requestOf(BUSAN, 2))).toMatchObject({ deliveryCount: 1 });
      expect(await store.trace('news.example/1')).toMatchObject({
        alerts: [{ outcome: 'excluded', detail: '자율주행' }],
      });
      expect(await store.listRules('g', undefined)).toMatchObject([{ expression: '자율주행', firedCount: 1 }]);
    });

    it('drops what waits for a channel that unsubscribes, and tells it nothing more', async () => {
      const { store } = given;
      await store.recordArticle(requestOf(SEJONG, 1));
      expect(await store.unsubscribe('c')).toBe(true);
      expect(await store.unsubscribe('c')).toBe(false);
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW))).toEqual([]);
      expect(await store.recordArticle(requestOf(BUSAN, 2))).toMatchObject({ deliveryCount: 0 });
    });

    it('holds a paused channel until it is resumed', async () => {
      const { store } = given;
      await store.recordArticle(requestOf(SEJONG, 1));
      await store.setSubscriptionState('c', 'paused', NOW);
      expect(await store.claimDeliveries(claimDeliveriesAt(NOW))).toEqual([]);
      await store.setSubscriptionState('c', 'active', NOW);
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
      expect(await store.forgetListings(NOW + 1)).toBe(1);
      expect(await store.recall('listing:a')).toBeUndefined();
      expect(await store.recall('hash')).toBe('3');
    });
  });
}

function useStore(
  open: () => Promise<Store>,
  prepare: (store: Store) => Promise<void> = async () => {},
): { readonly store: Store } {
  let opened: Store | undefined;
  beforeEach(async () => {
    opened = await open();
    await prepare(opened);
  });
  afterEach(async () => {
    await opened?.[Symbol.asyncDispose]();
  });
  return {
    get store() {
      if (opened === undefined) throw new Error('the store is open inside a test only');
      return opened;
    },
  };
}
