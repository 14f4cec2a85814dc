// What every store must do with a copy whose original a subscription was never told, because it did not match or its message was refused.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '#src/model.ts';
import type { DeliveryOutcome, RecordRequest, Store } from '#src/store/store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { RELEASES } from '../article/releases.ts';
import { adminAt, claimAt, EVERYTHING, useStore } from './contract-world.ts';
import { NOW, requestOf } from './readings.ts';

const WISHES = { ...EVERYTHING, now: NOW - DAY_MS };
const REFUSED = { kind: 'dead', error: '50035', disablesSubscription: false } as const;
/** Stands in the fuller text only. */
const FULLER = '드론박람회';

/** The first release as an outlet prints it; `isFuller`: with a paragraph more. */
function printed(number: number, given: Partial<RecordRequest> & { readonly isFuller?: boolean } = {}): RecordRequest {
  const { isFuller = false, ...rest } = given;
  const [{ title, body } = { title: '', body: '' }] = RELEASES;
  const paragraphs = [...body.split('\n'), ...(isFuller ? [`관제센터는 다음 달 ${FULLER} 손님에게도 문을 연다.`] : [])];
  return requestOf({ title, paragraphs }, number, {
    outlet: `신문 ${number}`,
    publishedAt: NOW + number * MINUTE_MS,
    ...rest,
  });
}

async function outcomes(store: Store, numbers: readonly number[]): Promise<readonly (string | undefined)[]> {
  const traces = await Promise.all(numbers.map((number) => store.trace(`news.example/${number}`)));
  return traces.map((trace) => trace?.alerts[0]?.outcome);
}

async function settleNext(store: Store, outcome?: DeliveryOutcome, now = NOW): Promise<readonly Delivery[]> {
  const claimed = await store.claimDeliveries({ ...claimAt(now), busyChannels: [] });
  for (const one of claimed)
    await store.settleDelivery(one.id, outcome ?? { kind: 'sent', messageId: `m${one.id}` }, now);
  return claimed;
}

export function keptBackContract(name: string, open: () => Promise<Store>): void {
  const include = { channelId: undefined, expression: FULLER, kind: 'include' } as const;

  describe(`${name}, a copy that matches where its original did not`, () => {
    const given = useStore(open, async (store) => {
      await store.subscribe(WISHES);
      await store.addRule(include, adminAt(NOW));
    });

    it('is told, once', async () => {
      const { store } = given;
      for (const [number, isFuller] of [false, false, true, true].entries())
        await store.recordArticle(printed(number, { isFuller }));
      expect(await outcomes(store, [0, 1, 2, 3])).toEqual(['no-include', 'no-include', 'alerted', 'copy']);
      expect(await settleNext(store)).toMatchObject([{ kind: 'alert', articles: [{ article: { outlet: '신문 2' } }] }]);
      await store.recordArticle(printed(4, { isFuller: true, now: NOW + HOUR_MS }));
      expect(await outcomes(store, [4])).toEqual(['copy']);
    });

    it('counts the rule that let it in, not one that a silent copy meets', async () => {
      const { store } = given;
      for (const [number, isFuller] of [false, true, true].entries())
        await store.recordArticle(printed(number, { isFuller }));
      expect(await store.listRules('g', undefined)).toMatchObject([{ firedCount: 1 }]);
    });

    it('goes into the digest where one is wanted', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, mode: 'hourly' });
      for (const [number, isFuller] of [false, true].entries())
        await store.recordArticle(printed(number, { isFuller }));
      expect(await settleNext(store, undefined, NOW + HOUR_MS)).toMatchObject([
        { kind: 'digest', articles: [{ article: { outlet: '신문 1' } }] },
      ]);
    });

    it.each(['first-poll', 'too-old'] as const)(
      'is silent when the original was silent for all (%s)',
      async (reason) => {
        const { store } = given;
        await store.recordArticle(printed(1, { alerting: { allowed: false, reason } }));
        await store.recordArticle(printed(2, { isFuller: true }));
        expect(await outcomes(store, [2])).toEqual(['copy']);
        // Nor does a copy of that copy find a way around it.
        await store.recordArticle(printed(3, { isFuller: true }));
        expect(await outcomes(store, [3])).toEqual(['copy']);
      },
    );

    it('is silent when the original is a seed', async () => {
      const { store } = given;
      await store.recordArticle(printed(1, { isSeed: true, alerting: { allowed: false, reason: 'seed' } }));
      await store.recordArticle(printed(2, { isFuller: true }));
      expect(await outcomes(store, [2])).toEqual(['copy']);
    });

    it('is silent a week after the original', async () => {
      const { store } = given;
      await store.recordArticle(printed(1));
      await store.recordArticle(printed(2, { isFuller: true, now: NOW + 7 * DAY_MS + 1 }));
      expect(await outcomes(store, [2])).toEqual(['copy']);
    });

    it('is told when the channel was paused as the original came: that was judged like any other', async () => {
      const { store } = given;
      await store.setSubscriptionState('c', 'paused', adminAt(NOW));
      await store.recordArticle(printed(1));
      await store.setSubscriptionState('c', 'active', adminAt(NOW));
      await store.recordArticle(printed(2, { isFuller: true }));
      expect(await outcomes(store, [1, 2])).toEqual(['no-include', 'alerted']);
    });

    it('is silent when the subscription is younger than the original, also one that was there before', async () => {
      const { store } = given;
      await store.recordArticle(printed(1));
      await store.unsubscribe('c', adminAt(NOW));
      await store.subscribe({ ...WISHES, now: NOW + HOUR_MS });
      await store.subscribe({ ...WISHES, channelId: 'd', now: NOW + HOUR_MS });
      await store.recordArticle(printed(2, { isFuller: true, now: NOW + HOUR_MS }));
      expect((await store.trace('news.example/2'))?.alerts.map(({ outcome }) => outcome)).toEqual(['copy', 'copy']);
    });
  });

  describe(`${name}, a copy that does not match either`, () => {
    const given = useStore(open, async (store) => void (await store.subscribe(WISHES)));

    it('is muted by what muted the original', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, city: 'kr-busan' });
      for (const number of [1, 2]) await store.recordArticle(printed(number));
      expect(await outcomes(store, [1, 2])).toEqual(['city', 'city']);
    });
  });

  describe(`${name}, a copy of what was refused`, () => {
    const given = useStore(open, async (store) => void (await store.subscribe(WISHES)));

    it('is told when it comes after the refusal', async () => {
      const { store } = given;
      await store.recordArticle(printed(1));
      await settleNext(store, REFUSED);
      await store.recordArticle(printed(2));
      expect(await outcomes(store, [2])).toEqual(['alerted']);
      expect(await settleNext(store)).toMatchObject([{ articles: [{ article: { outlet: '신문 2' } }] }]);
    });

    it('is told when it came before it, and nothing is told twice', async () => {
      const { store } = given;
      for (const number of [1, 2, 3]) await store.recordArticle(printed(number));
      expect(await outcomes(store, [1, 2, 3])).toEqual(['alerted', 'copy', 'copy']);
      await settleNext(store, REFUSED);
      expect(await settleNext(store)).toMatchObject([{ kind: 'alert', articles: [{ article: { outlet: '신문 2' } }] }]);
      expect(await settleNext(store)).toEqual([]);
      expect(await outcomes(store, [1, 2, 3])).toEqual(['alerted', 'alerted', 'copy']);
    });

    it('is silent when somebody deleted the alert: it was read', async () => {
      const { store } = given;
      await store.recordArticle(printed(1));
      await settleNext(store, { kind: 'sent', messageId: 'deleted' });
      await store.recordArticle(printed(2));
      expect(await outcomes(store, [2])).toEqual(['copy']);
    });
  });
}
