// What every store must do with feeds and with what their owners are told.
import { describe, expect, it } from 'vitest';
import { NO_MEMORY } from '#src/feed/memory.ts';
import type { OwnerEvent } from '#src/model-notices.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { claimAt, LEASE, settled, useStore } from './contract-world.ts';
import { FEED, NOW } from './readings.ts';

const claimNoticesAt = (now: number, busyRecipients: readonly string[] = []) => ({ ...claimAt(now), busyRecipients });
const nobody = { now: NOW, recipients: [], dueAt: NOW };
const failed = { kind: 'failed', error: 'timeout', isCounted: true } as const;

export function feedContract(name: string, open: () => Promise<Store>): void {
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

    it('gives one feed a site, none of a busy site, so that a hung site holds one place', async () => {
      const { store } = given;
      const urls = ['https://a.example/1', 'https://www.a.example/2', 'https://b.example/1'];
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
      const settlement = { ...settled({ kind: 'read', validators }), nextPollAt: NOW + HOUR_MS };
      await store.settleFeed(FEED.id, settlement, nobody);
      expect(await store.claimDueFeeds(claimAt(NOW + HOUR_MS - 1))).toHaveLength(0);
      const [feed] = await store.claimDueFeeds(claimAt(NOW + HOUR_MS));
      expect(feed).toMatchObject({ validators, firstReadAt: NOW, lastReadAt: NOW, errorCount: 0 });
    });

    it('counts failures in a row, and forgets them after a success', async () => {
      const { store } = given;
      await store.addFeeds([FEED], NOW);
      for (let times = 0; times < 2; times += 1) await store.settleFeed(FEED.id, settled(failed), nobody);
      expect((await store.listFeeds())[0]).toMatchObject({
        errorCount: 2,
        lastError: 'timeout',
        firstReadAt: undefined,
      });
      await store.settleFeed(FEED.id, settled({ kind: 'not-modified' }), nobody);
      expect((await store.listFeeds())[0]).toMatchObject({ errorCount: 0, lastError: undefined });
    });

    it('does not count a failure of our own network, and takes counted ones back', async () => {
      const { store } = given;
      await store.addFeeds([FEED], NOW);
      const errorCount = async () => (await store.listFeeds())[0]?.errorCount;
      await store.settleFeed(FEED.id, settled({ ...failed, isCounted: false }), nobody);
      expect(await errorCount()).toBe(0);
      await store.settleFeed(FEED.id, { ...settled(failed), nextPollAt: NOW + DAY_MS }, nobody);
      await store.forgiveFeeds([FEED.id, 'unknown'], NOW + MINUTE_MS);
      expect((await store.listFeeds())[0]).toMatchObject({ errorCount: 0, nextPollAt: NOW + MINUTE_MS });
      await store.forgiveFeeds([FEED.id], NOW + MINUTE_MS);
      expect(await errorCount()).toBe(0);
    });

    it('keeps what polling remembers, and when its health changed', async () => {
      const { store } = given;
      await store.addFeeds([FEED], NOW);
      const memory = { ...NO_MEMORY, window: ['abc'], arrivals: [[20_000, 3]] as const, ttlMinutes: 30 };
      const settlement = { ...settled({ kind: 'not-modified' }), memory, health: 'ok' } as const;
      await store.settleFeed(FEED.id, settlement, nobody);
      await store.settleFeed(FEED.id, settlement, { ...nobody, now: NOW + HOUR_MS });
      expect((await store.listFeeds())[0]).toMatchObject({ memory, health: 'ok', healthAt: NOW });
    });

    it('never asks a feed that is gone', async () => {
      const { store } = given;
      await store.addFeeds([FEED], NOW);
      await store.settleFeed(FEED.id, { ...settled(failed), health: 'gone' }, nobody);
      expect(await store.claimDueFeeds(claimAt(NOW + 365 * DAY_MS))).toEqual([]);
    });

    it('moves a feed to another address, unless another feed has it', async () => {
      const { store } = given;
      const other = { ...FEED, id: 'other', url: 'https://other.example/rss' };
      await store.addFeeds([FEED, other], NOW);
      const move = (url: string) => store.settleFeed(FEED.id, { ...settled({ kind: 'not-modified' }), url }, nobody);
      await move('https://new.example/rss');
      expect((await store.listFeeds()).find(({ id }) => id === FEED.id)?.url).toBe('https://new.example/rss');
      await move(other.url);
      expect((await store.listFeeds()).find(({ id }) => id === FEED.id)?.url).toBe('https://new.example/rss');
    });
  });

  describe(`${name}, notices`, () => {
    const given = useStore(open, async (store) => void (await store.addFeeds([FEED], NOW)));
    const about = { feedId: FEED.id, outlet: FEED.outlet, url: FEED.url };
    const gapAt = (at: number) => ({ ...about, kind: 'feed-gap', entryCount: 10, at }) as const;
    const tell = (events: readonly OwnerEvent[], recipients: readonly string[] = ['owner']) =>
      given.store.settleFeed(
        FEED.id,
        { ...settled({ kind: 'not-modified' }), events },
        { now: NOW, recipients, dueAt: NOW + MINUTE_MS },
      );

    it('tells every owner what happened until one is told, in one message, once', async () => {
      const { store } = given;
      await tell([gapAt(1)], ['one', 'two']);
      await tell([gapAt(2)], ['one']);
      await tell([gapAt(2)], ['one']);
      expect(await store.nextDueAt(NOW)).toBe(NOW + MINUTE_MS);
      expect(await store.claimNotices(claimNoticesAt(NOW + MINUTE_MS - 1))).toEqual([]);
      const claimed = await store.claimNotices(claimNoticesAt(NOW + MINUTE_MS));
      expect(claimed).toMatchObject([
        { recipient: 'one', events: [gapAt(1), gapAt(2)], startedAt: undefined, attempts: 0 },
        { recipient: 'two', events: [gapAt(1)] },
      ]);
      expect(await store.claimNotices(claimNoticesAt(NOW + MINUTE_MS))).toEqual([]);
    });

    it('tries again as the same message after a restart, and never again once it was sent', async () => {
      const { store } = given;
      await tell([gapAt(1)]);
      const [first] = await store.claimNotices(claimNoticesAt(NOW + MINUTE_MS));
      await tell([gapAt(2)]);
      await store.releaseLeases(NOW + HOUR_MS);
      const [again] = await store.claimNotices(claimNoticesAt(NOW + HOUR_MS));
      expect(again).toEqual({ ...first, startedAt: NOW + MINUTE_MS });
      await store.settleNotice(again?.id ?? 0, { kind: 'retry', at: NOW + DAY_MS, error: '503' }, NOW + HOUR_MS);
      expect(await store.claimNotices(claimNoticesAt(NOW + HOUR_MS))).toEqual([]);
      const [third] = await store.claimNotices(claimNoticesAt(NOW + DAY_MS));
      expect(third).toMatchObject({ nonce: first?.nonce, attempts: 1, events: [gapAt(1)] });
      await store.settleNotice(third?.id ?? 0, { kind: 'sent', messageId: 'm' }, NOW + DAY_MS);
      const [next] = await store.claimNotices(claimNoticesAt(NOW + DAY_MS));
      expect(next).toMatchObject({ events: [gapAt(2)] });
      await store.settleNotice(next?.id ?? 0, { kind: 'dead', error: '50007', disablesSubscription: true }, NOW);
      expect(await store.claimNotices(claimNoticesAt(NOW + 9 * DAY_MS))).toEqual([]);
      expect(await store.forgetOld(NOW)).toBe(0);
      expect(await store.forgetOld(NOW + 9 * DAY_MS)).toBe(2);
    });

    it('writes one message a person at a time', async () => {
      await tell([gapAt(1)], ['one', 'two']);
      const claimed = await given.store.claimNotices(claimNoticesAt(NOW + MINUTE_MS, ['one']));
      expect(claimed.map(({ recipient }) => recipient)).toEqual(['two']);
    });
  });
}
