// What every store must do with a channel that takes nothing for a while: keep what waits, tell its admins once, and catch up in one message.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '#src/model.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { RELEASES } from '../article/releases.ts';
import { adminAt, claim, EVERYTHING, LEASE, send, sendAll, useStore } from './contract-world.ts';
import { madeUp } from './made-up.ts';
import { NOW, requestOf } from './readings.ts';

const WISHES = { ...EVERYTHING, now: NOW };
const GONE = { kind: 'dead', error: '404 10003: Unknown Channel', disablesSubscription: true } as const;
const UNFIT = { kind: 'dead', error: '50035', disablesSubscription: false } as const;
const LATER = NOW + HOUR_MS;

const shapeOf = (deliveries: readonly Delivery[]) =>
  deliveries.map(({ kind, articles, catchUp }) =>
    catchUp === undefined ? `${kind} ${articles.length}` : `catch-up ${articles.length}+${catchUp.moreCount}`,
  );

const record = async (store: Store, numbers: readonly number[], now: number) => {
  for (const number of numbers)
    await store.recordArticle(madeUp(number, { now, publishedAt: NOW + number * MINUTE_MS }));
};

const notices = async (store: Store, now: number) =>
  store.claimNotices({ now, limit: 10, leaseMs: LEASE, busyRecipients: [] });

const stateOf = async (store: Store, number: number) => (await store.trace(`news.example/${number}`))?.alerts[0];

export function catchUpContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, a channel that is gone or closed`, () => {
    const given = useStore(open, async (store) => void (await store.subscribe(WISHES)));

    it('loses nothing: what waits stays, what comes joins it, and nothing of it is called due', async () => {
      const { store } = given;
      await record(store, [1, 2], NOW);
      await send(store, NOW, GONE);
      await record(store, [3], LATER);
      expect(await store.subscriptionOf('c')).toMatchObject({
        state: 'disabled',
        stateAt: NOW,
        stateReason: GONE.error,
      });
      expect(await claim(store, NOW + DAY_MS)).toEqual([]);
      expect(await store.counts()).toMatchObject({ pendingDeliveries: 0, heldDeliveries: 3, deadDeliveries: 0 });
      await send(store, NOW);
      for (const { id } of await notices(store, NOW))
        await store.settleNotice(id, { kind: 'sent', messageId: 'n' }, NOW);
      expect(await store.nextDueAt(NOW)).toBeUndefined();
      expect(await store.waitingArticles('c')).toBe(3);
      expect(await stateOf(store, 3)).toMatchObject({
        outcome: 'alerted',
        delivery: { isCatchUp: true, state: 'pending' },
      });
    });

    it('is told of in its server once, with the channels that take alerts', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, channelId: 'd', locale: 'en' });
      await store.servers.change({ language: 'en' }, adminAt(NOW));
      await record(store, [1], NOW);
      const [first] = await claim(store, NOW);
      await store.settleDelivery(first?.id ?? 0, GONE, NOW);
      await store.settleDelivery(first?.id ?? 0, GONE, NOW + 1);
      const told = await notices(store, NOW);
      expect(told).toMatchObject([
        {
          recipient: 'guild:g',
          guild: { id: 'g', locale: 'en', channelIds: ['d'] },
          events: [{ kind: 'channel-closed', channelId: 'c', reason: GONE.error, at: NOW }],
        },
      ]);
      for (const { id } of told) await store.settleNotice(id, { kind: 'sent', messageId: 'n' }, NOW);
      expect(await notices(store, NOW + DAY_MS)).toEqual([]);
    });

    it('is forgotten after 30 days that nobody repaired it', async () => {
      const { store } = given;
      await record(store, [1], NOW);
      await send(store, NOW, GONE);
      await record(store, [2], NOW + 30 * DAY_MS - 1);
      await record(store, [3], NOW + 30 * DAY_MS);
      expect((await store.trace('news.example/2'))?.alerts).toHaveLength(1);
      expect((await store.trace('news.example/3'))?.alerts).toEqual([]);
    });

    it('gets the message that failed as it was, and all else in one digest, when it is woken', async () => {
      const { store } = given;
      await record(store, [1, 2, 3], NOW);
      const [failed] = await send(store, NOW, GONE);
      await record(store, [4], LATER);
      await store.setSubscriptionState('c', 'active', adminAt(LATER));
      const sent = await sendAll(store, LATER);
      expect(sent[0]).toMatchObject({ id: failed?.id, nonce: failed?.nonce, startedAt: NOW });
      expect(shapeOf(sent)).toEqual(['alert 1', 'catch-up 3+0']);
      const titles = sent[1]?.articles.map(({ article }) => article.urlKey);
      expect(titles).toEqual(['news.example/4', 'news.example/3', 'news.example/2']);
      expect(await stateOf(store, 2)).toMatchObject({ delivery: { state: 'sent', isCatchUp: true } });
    });

    it('is tried again at once when it has taken a sample, but not in quiet hours', async () => {
      const { store } = given;
      await record(store, [1, 2], NOW);
      await send(store, NOW, { kind: 'retry', at: LATER, error: '403 50013' });
      await store.tryAgain('d', NOW);
      expect(await claim(store, NOW)).toEqual([]);
      await store.tryAgain('c', NOW);
      await store.servers.change({ timeZone: 'UTC', quietHours: { from: 0, to: 23 } }, adminAt(NOW));
      expect(await claim(store, NOW)).toEqual([]);
      await store.servers.change({ quietHours: undefined }, adminAt(NOW));
      await store.tryAgain('c', NOW);
      expect(shapeOf(await sendAll(store, NOW))[0]).toBe('alert 1');
    });

    it('stays ended when it unsubscribed meanwhile', async () => {
      const { store } = given;
      await record(store, [1], NOW);
      const [sending] = await claim(store, NOW);
      await store.unsubscribe('c', adminAt(NOW));
      await store.settleDelivery(sending?.id ?? 0, GONE, NOW);
      expect(await store.subscriptionOf('c')).toBeUndefined();
      expect(await notices(store, NOW)).toEqual([]);
      expect(await store.counts()).toMatchObject({ heldDeliveries: 0, deadDeliveries: 1 });
    });
  });

  describe(`${name}, a channel that takes alerts again`, () => {
    const given = useStore(open, async (store) => void (await store.subscribe(WISHES)));
    const pause = () => given.store.setSubscriptionState('c', 'paused', adminAt(NOW));
    const resume = (now = LATER) => given.store.setSubscriptionState('c', 'active', adminAt(now));

    it('catches up with what was queued before and what came meanwhile, whatever it was to be', async () => {
      const { store } = given;
      await record(store, [1, 2], NOW);
      await store.subscribe({ ...WISHES, mode: 'hourly' });
      await record(store, [3], NOW);
      await pause();
      await record(store, [4], NOW);
      await resume();
      expect(shapeOf(await sendAll(store, LATER))).toEqual(['catch-up 4+0']);
      expect(await claim(store, NOW + DAY_MS)).toEqual([]);
    });

    it('does so when it is subscribed anew, too; one that was active all the time has nothing to catch up with', async () => {
      const { store } = given;
      await record(store, [1], NOW);
      await store.subscribe({ ...WISHES, followUps: 'quiet' });
      expect(shapeOf(await sendAll(store, NOW))).toEqual(['alert 1']);
      await pause();
      await record(store, [2], NOW);
      await store.subscribe({ ...WISHES, now: LATER });
      expect(shapeOf(await sendAll(store, LATER))).toEqual(['catch-up 1+0']);
    });

    it('shows the newest of many and counts the others, each of which is told', async () => {
      const { store } = given;
      await pause();
      await record(store, [...Array(40).keys()], NOW);
      await resume();
      const sent = await sendAll(store, LATER);
      expect(shapeOf(sent)).toEqual(['catch-up 15+25']);
      expect(sent[0]?.articles[0]?.article.urlKey).toBe('news.example/39');
      expect(await stateOf(store, 0)).toMatchObject({ delivery: { state: 'sent' } });
    });

    it('loses none of many where one of them is refused', async () => {
      const { store } = given;
      await pause();
      await record(store, [...Array(20).keys()], NOW);
      await resume();
      const refused: string[] = [];
      for (let batch = await claim(store, LATER); batch.length > 0; batch = await claim(store, LATER))
        for (const one of batch) {
          const isUnfit = one.articles.some(({ article }) => article.urlKey === 'news.example/15');
          if (isUnfit) refused.push(shapeOf([one])[0] ?? '');
          await store.settleDelivery(one.id, isUnfit ? UNFIT : { kind: 'sent', messageId: 'm' }, LATER);
        }
      expect(refused).toEqual(['catch-up 15+5', 'catch-up 8+0', 'catch-up 4+0', 'catch-up 2+0', 'catch-up 1+0']);
      const states = await Promise.all([...Array(20).keys()].map((number) => stateOf(store, number)));
      expect(states.filter((alert) => alert?.delivery?.state === 'sent')).toHaveLength(19);
    });

    it('has each story once: a further report stands among the others only where its story does not', async () => {
      const { store } = given;
      const [first, second] = RELEASES;
      if (first === undefined || second === undefined) throw new Error('there are releases');
      const told = (text: { readonly title: string; readonly body: string }, number: number) =>
        store.recordArticle(
          requestOf({ title: text.title, paragraphs: text.body.split('\n') }, number, {
            outlet: `신문 ${number}`,
            publishedAt: NOW + number * MINUTE_MS,
          }),
        );
      await told(first, 1);
      await sendAll(store, NOW);
      await told(first.rewrite, 2); // waits to stand under its alert, which is posted
      await told(second, 3);
      await told(second.rewrite, 4); // waits behind its alert, which is not
      await pause();
      await resume();
      const sent = (await sendAll(store, LATER)).filter(({ kind }) => kind !== 'edit');
      expect(shapeOf(sent)).toEqual(['catch-up 2+0']);
      expect(await stateOf(store, 2)).toMatchObject({ outcome: 'alerted', delivery: { state: 'sent' } });
      expect(await stateOf(store, 4)).toMatchObject({ outcome: 'quiet', delivery: undefined });
    });

    it('waits for the end of quiet hours', async () => {
      const { store } = given;
      await store.servers.change({ quietHours: { from: 9, to: 12 } }, adminAt(NOW));
      await pause();
      await record(store, [1], NOW);
      await resume();
      expect(await claim(store, LATER)).toEqual([]);
      expect(await store.nextDueAt(NOW)).toBe(NOW + 3 * HOUR_MS);
      expect(shapeOf(await sendAll(store, NOW + 3 * HOUR_MS))).toEqual(['catch-up 1+0']);
    });

    it('gets under its own nonce what was on its way when it was paused', async () => {
      const { store } = given;
      await record(store, [1, 2], NOW);
      const [sending] = await claim(store, NOW);
      await pause();
      await store.settleDelivery(sending?.id ?? 0, { kind: 'retry', at: NOW + 1, error: 'no answer' }, NOW);
      await resume();
      const sent = await sendAll(store, LATER);
      expect(sent[0]).toMatchObject({ id: sending?.id, nonce: sending?.nonce, startedAt: NOW });
      expect(shapeOf(sent)).toEqual(['alert 1', 'catch-up 1+0']);
    });
  });
}
