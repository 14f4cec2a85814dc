// What every store must do with alerts that are published to the servers that follow their channel.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '#src/model.ts';
import type { DeliveryOutcome, Store } from '#src/store/store.ts';
import { HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { EVERYTHING, claimAt, useStore } from './contract-world.ts';
import { BUSAN, NOW, requestOf, SEJONG } from './readings.ts';

const PUBLISHED = { ...EVERYTHING, channelKind: 'announcement', isCrossposted: true, now: NOW } as const;
const GONE = { kind: 'dead', error: '403 50024: wrong kind', disablesSubscription: true } as const;

const claim = (store: Store, now = NOW): Promise<readonly Delivery[]> =>
  store.claimDeliveries({ ...claimAt(now), busyChannels: [] });

/** Claims what is due and settles all of it alike. */
async function settleNext(store: Store, now = NOW, outcome?: DeliveryOutcome): Promise<readonly string[]> {
  const claimed = await claim(store, now);
  for (const one of claimed)
    await store.settleDelivery(one.id, outcome ?? { kind: 'sent', messageId: `m${one.id}` }, now);
  return claimed.map(({ kind }) => kind);
}

export function crosspostContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, an alert of an announcement channel`, () => {
    const given = useStore(open);
    const record = async (text: Parameters<typeof requestOf>[0], number: number) =>
      given.store.recordArticle(requestOf(text, number));
    const crosspostOf = async (number: number) =>
      (await given.store.trace(`news.example/${number}`))?.alerts[0]?.delivery?.crosspost;

    it('is published once it stands, under its message, and never again', async () => {
      const { store } = given;
      await store.subscribe(PUBLISHED);
      await record(SEJONG, 1);
      expect(await crosspostOf(1)).toBeUndefined();
      expect(await settleNext(store)).toEqual(['alert']);
      expect(await crosspostOf(1)).toEqual({ state: 'pending', error: undefined });
      expect(await store.nextDueAt(NOW)).toBe(NOW);
      const [crosspost] = await claim(store);
      expect(crosspost).toMatchObject({ kind: 'crosspost', target: { messageId: 'm1' }, articles: [{}] });
      await store.settleDelivery(crosspost?.id ?? 0, { kind: 'sent', messageId: 'm1' }, NOW);
      expect(await crosspostOf(1)).toEqual({ state: 'sent', error: undefined });
      expect(await settleNext(store, NOW + HOUR_MS)).toEqual([]);
      expect(await store.counts()).toMatchObject({ sentDeliveries: 1, pendingDeliveries: 0, deadDeliveries: 0 });
    });

    it.each([
      ['nobody asked for it', { isCrossposted: false }],
      ['the channel is none for announcements', { channelKind: 'text' }],
      ['it is a digest', { mode: 'hourly' }],
    ] as const)('is not published where %s', async (_, wishes) => {
      const { store } = given;
      await store.subscribe({ ...PUBLISHED, ...wishes });
      await record(SEJONG, 1);
      expect(await settleNext(store, NOW + HOUR_MS)).toHaveLength(1);
      expect(await settleNext(store, NOW + HOUR_MS)).toEqual([]);
    });

    it('is not published when it is only near the subject, was deleted, or was refused', async () => {
      const { store } = given;
      await store.subscribe(PUBLISHED);
      const request = requestOf(SEJONG, 1);
      const { reading } = request;
      const classification = { ...reading.classification, relevance: 'adjacent' } as const;
      await store.recordArticle({ ...request, reading: { ...reading, classification } });
      expect(await settleNext(store)).toEqual(['alert']);
      expect(await settleNext(store)).toEqual([]);
      await record(BUSAN, 2);
      expect(await settleNext(store, NOW, { kind: 'sent', messageId: 'deleted' })).toEqual(['alert']);
      expect(await settleNext(store)).toEqual([]);
    });

    it('goes back into the outbox with all others of its channel, and delays no alert', async () => {
      const { store } = given;
      await store.subscribe(PUBLISHED);
      await record(SEJONG, 1);
      await settleNext(store);
      await record(BUSAN, 2);
      // The alert comes first; its own crosspost joins the one that waits.
      expect(await settleNext(store)).toEqual(['alert']);
      const limited = { kind: 'retry', at: NOW + HOUR_MS, error: '429' } as const;
      const [first, second] = await claim(store);
      expect([first?.kind, second?.kind]).toEqual(['crosspost', 'crosspost']);
      await store.settleDelivery(first?.id ?? 0, limited, NOW);
      await store.settleDelivery(second?.id ?? 0, { kind: 'retry', at: NOW + MINUTE_MS, error: '502' }, NOW);
      expect(await store.nextDueAt(NOW)).toBe(NOW + MINUTE_MS);
      expect(await settleNext(store, NOW + MINUTE_MS, limited)).toEqual(['crosspost']);
      expect(await store.nextDueAt(NOW)).toBe(NOW + HOUR_MS);
      await record(
        { ...SEJONG, title: '새말시, 하수관에 감지기', paragraphs: ['새말시가 하수관 감지기를 단다.', '올해 끝난다.'] },
        3,
      );
      expect(await settleNext(store, NOW + MINUTE_MS)).toEqual(['alert']);
      expect(await settleNext(store, NOW + HOUR_MS)).toEqual(['crosspost', 'crosspost']);
    });

    it('is not published when that fails for two days', async () => {
      const { store } = given;
      await store.subscribe(PUBLISHED);
      await record(SEJONG, 1);
      await settleNext(store);
      const late = NOW + 48 * HOUR_MS;
      expect(await settleNext(store, NOW, { kind: 'retry', at: late, error: '429' })).toEqual(['crosspost']);
      expect(await settleNext(store, late)).toEqual([]);
      expect(await crosspostOf(1)).toEqual({
        state: 'dead',
        error: 'not published: the alert is older than 48 hours, or gone',
      });
    });

    it('keeps its subscription whatever is wrong with publishing it', async () => {
      const { store } = given;
      await store.subscribe(PUBLISHED);
      await record(SEJONG, 1);
      await settleNext(store);
      expect(await settleNext(store, NOW, GONE)).toEqual(['crosspost']);
      expect(await store.subscriptionOf('c')).toMatchObject({ state: 'active' });
      expect(await crosspostOf(1)).toMatchObject({ state: 'dead' });
    });

    it('is published after a crash in the middle of publishing it', async () => {
      const { store } = given;
      await store.subscribe(PUBLISHED);
      await record(SEJONG, 1);
      await settleNext(store);
      await claim(store);
      expect(await claim(store)).toEqual([]);
      await store.releaseLeases(NOW);
      expect(await settleNext(store)).toEqual(['crosspost']);
    });

    it('is not published any more when an admin turns that off while it waits', async () => {
      const { store } = given;
      await store.subscribe(PUBLISHED);
      await record(SEJONG, 1);
      await settleNext(store);
      await store.subscribe({ ...PUBLISHED, isCrossposted: false });
      expect(await settleNext(store)).toEqual([]);
      expect(await store.nextDueAt(NOW)).toBeUndefined();
      expect(await crosspostOf(1)).toEqual({ state: 'dead', error: 'not published: publishing was turned off' });
    });

    it('leaves places for alerts while crossposts hang', async () => {
      const { store } = given;
      for (const channelId of ['c', 'd', 'e']) await store.subscribe({ ...PUBLISHED, channelId });
      await record(SEJONG, 1);
      await settleNext(store);
      expect(await claim(store)).toHaveLength(2);
      expect(await claim(store)).toEqual([]);
      await record(BUSAN, 2);
      expect((await claim(store)).map(({ kind }) => kind)).toEqual(['alert', 'alert', 'alert']);
    });
  });
}
