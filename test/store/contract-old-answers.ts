// What every store must do with answers that come late, and with what can never be claimed: nothing rises from the dead, nobody waits for it.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '#src/model.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { adminAt, claimAt, EVERYTHING, useStore } from './contract-world.ts';
import { madeUp } from './made-up.ts';
import { NOW } from './readings.ts';

const WISHES = { ...EVERYTHING, now: NOW };
const LATER = NOW + HOUR_MS;
const NO_ANSWER = { kind: 'retry', at: NOW + MINUTE_MS, error: 'no answer' } as const;
const GONE = { kind: 'dead', error: '404 10003: Unknown Channel', disablesSubscription: true } as const;

const claim = (store: Store, now = NOW): Promise<readonly Delivery[]> =>
  store.claimDeliveries({ ...claimAt(now), busyChannels: [] });

export function oldAnswerContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, a message that is on its way when its channel unsubscribes`, () => {
    const given = useStore(open, async (store) => void (await store.subscribe(WISHES)));
    const sending = async () => {
      await given.store.recordArticle(madeUp(1));
      const [only] = await claim(given.store);
      await given.store.unsubscribe('c', adminAt(NOW));
      return only?.id ?? 0;
    };

    it('is not tried again for the next subscription of the channel', async () => {
      const { store } = given;
      const id = await sending();
      await store.subscribe(WISHES);
      await store.settleDelivery(id, NO_ANSWER, NOW);
      expect(await claim(store, LATER)).toEqual([]);
      expect(await store.nextDueAt(NOW)).toBeUndefined();
    });

    it('ends with its try where there is no next one', async () => {
      const { store } = given;
      const id = await sending();
      await store.settleDelivery(id, NO_ANSWER, NOW);
      expect((await store.trace('news.example/1'))?.alerts[0]?.delivery).toMatchObject({ state: 'dead' });
      expect(await store.nextDueAt(NOW)).toBeUndefined();
    });

    it('does not close the next subscription of the channel', async () => {
      const { store } = given;
      const id = await sending();
      await store.subscribe(WISHES);
      await store.settleDelivery(id, GONE, NOW);
      expect(await store.subscriptionOf('c')).toMatchObject({ state: 'active' });
    });

    it('counts as sent when it was', async () => {
      const { store } = given;
      const id = await sending();
      await store.settleDelivery(id, { kind: 'sent', messageId: 'm' }, NOW);
      expect((await store.trace('news.example/1'))?.alerts[0]?.delivery).toMatchObject({ state: 'sent' });
    });
  });

  describe(`${name}, the time when to look again`, () => {
    const given = useStore(open, async (store) => void (await store.subscribe(WISHES)));

    it.each([
      ['paused', (store: Store) => store.setSubscriptionState('c', 'paused', adminAt(NOW))],
      ['unsubscribed', (store: Store) => store.unsubscribe('c', adminAt(NOW))],
    ])('is not that of what a crash cut off in a channel that is %s now', async (_, end) => {
      const { store } = given;
      await store.recordArticle(madeUp(1));
      await claim(store);
      await store.releaseLeases(NOW);
      await end(store);
      expect(await claim(store, NOW + DAY_MS)).toEqual([]);
      expect(await store.nextDueAt(NOW)).toBeUndefined();
    });
  });

  describe(`${name}, quiet hours that end before their time`, () => {
    const night = Date.parse('2026-11-22T23:00:00+09:00');
    const given = useStore(open, async (store) => void (await store.subscribe(WISHES)));

    it('let go at once what had been tried before them, and what waits behind it', async () => {
      const { store } = given;
      await store.servers.change({ quietHours: { from: 22, to: 7 } }, adminAt(NOW));
      await store.recordArticle(madeUp(1, { now: night - 2 * HOUR_MS }));
      const [first] = await claim(store, night - 2 * HOUR_MS);
      await store.settleDelivery(first?.id ?? 0, { ...NO_ANSWER, at: night }, night - 2 * HOUR_MS);
      expect(await claim(store, night)).toEqual([]);
      await store.servers.change({ quietHours: undefined }, adminAt(night + MINUTE_MS));
      await store.recordArticle(madeUp(2, { now: night + MINUTE_MS }));
      expect(await claim(store, night + HOUR_MS)).toMatchObject([{ id: first?.id }]);
    });
  });
}
