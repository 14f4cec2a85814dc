// What every store must do when an alert never stood, stands no more, or would not be wanted now, and others of its story came after it.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '#src/model.ts';
import type { DeliveryOutcome, RecordRequest, Store } from '#src/store/store.ts';
import { HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { RELEASES } from '../article/releases.ts';
import { EVERYTHING, claimAt, useStore } from './contract-world.ts';
import { NOW, requestOf } from './readings.ts';

const WISHES = { ...EVERYTHING, now: NOW };
const REFUSED = { kind: 'dead', error: '200000', disablesSubscription: false } as const;

const THIRD = {
  title: '김해 신호등 맡은 AI 관제센터 개소, 교차로 148곳부터',
  body: `인공지능에 신호를 맡긴 관제센터가 11일 김해시청 별관에서 업무를 시작했다. 대상은 교차로 148곳이고 예산은 72억원이다.
앞선 시험 운영에서 구급차가 2분 30초 먼저 도착했고 통행 시간은 17.4% 줄었다고 시는 설명했다. 개발은 가온신호와 한울데이터가 했다.
오서준 시장은 올해 장유와 진영의 교차로 95곳을 더하겠다고 했다.`,
};

/** The first release, and its event in others' words: one story, no copies. */
function requests(): { readonly printed: RecordRequest; readonly retold: readonly RecordRequest[] } {
  const [release] = RELEASES;
  if (release === undefined) throw new Error('there are releases');
  const { title, body, rewrite } = release;
  const of = (text: { readonly title: string; readonly body: string }, number: number) =>
    requestOf({ title: text.title, paragraphs: text.body.split('\n') }, number, {
      outlet: `신문 ${number}`,
      publishedAt: NOW + number * MINUTE_MS,
    });
  return { printed: of({ title, body }, 1), retold: [of(rewrite, 2), of(THIRD, 3)] };
}

async function settleNext(store: Store, outcome?: DeliveryOutcome, now = NOW): Promise<readonly Delivery[]> {
  const claimed = await store.claimDeliveries({ ...claimAt(now), busyChannels: [] });
  for (const one of claimed)
    await store.settleDelivery(one.id, outcome ?? { kind: 'sent', messageId: `m${one.id}` }, now);
  return claimed;
}

const outletsOf = (deliveries: readonly Delivery[]) =>
  deliveries.map(({ kind, articles }) => [kind, ...articles.map(({ article }) => article.outlet)]);

export function refusedAlertContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, an alert that is refused after others were silent because of it`, () => {
    const given = useStore(open);
    const { printed, retold } = requests();

    it('leaves its story to be told by the next report of it, where none is followed up', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, followUps: 'quiet' });
      await store.recordArticle(printed);
      for (const one of retold) expect(await store.recordArticle(one)).toMatchObject({ deliveryCount: 0 });
      expect(outletsOf(await settleNext(store, REFUSED))).toEqual([['alert', '신문 1']]);
      expect(outletsOf(await settleNext(store, REFUSED))).toEqual([['alert', '신문 2']]);
      expect(outletsOf(await settleNext(store))).toEqual([['alert', '신문 3']]);
      expect((await store.trace('news.example/2'))?.alerts).toMatchObject([
        { outcome: 'alerted', delivery: { state: 'dead' } },
      ]);
      expect(await settleNext(store)).toEqual([]);
    });

    it('leaves it to the next digest, where it was the only article of one', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, mode: 'hourly' });
      await store.recordArticle(printed);
      for (const one of retold) await store.recordArticle(one);
      expect(outletsOf(await settleNext(store, REFUSED, NOW + HOUR_MS))).toEqual([['digest', '신문 1']]);
      expect(outletsOf(await settleNext(store, undefined, NOW + 2 * HOUR_MS))).toEqual([['digest', '신문 2']]);
    });

    it('silences nothing more once it is posted', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, followUps: 'quiet' });
      await store.recordArticle(printed);
      for (const one of retold) await store.recordArticle(one);
      expect(outletsOf(await settleNext(store))).toEqual([['alert', '신문 1']]);
      expect(await settleNext(store)).toEqual([]);
    });
  });

  describe(`${name}, a further report for a channel that wants digests since its alert`, () => {
    const given = useStore(open, async (store) => void (await store.subscribe(WISHES)));

    it('is not told: the story was, and nothing comes between digests', async () => {
      const { store } = given;
      const { printed, retold } = requests();
      await store.recordArticle(printed);
      await settleNext(store);
      await store.subscribe({ ...WISHES, mode: 'daily' });
      for (const one of retold) expect(await store.recordArticle(one)).toMatchObject({ deliveryCount: 0 });
      expect((await store.trace('news.example/2'))?.alerts).toMatchObject([{ outcome: 'quiet' }]);
    });
  });

  describe(`${name}, follow-ups that wait for an alert that was deleted`, () => {
    const given = useStore(open, async (store) => void (await store.subscribe(WISHES)));

    it('are one alert and lines under it', async () => {
      const { store } = given;
      const { printed, retold } = requests();
      await store.recordArticle(printed);
      for (const one of retold)
        expect(await store.recordArticle(one)).toMatchObject({ verdict: { kind: 'story' }, deliveryCount: 1 });
      await settleNext(store, { kind: 'sent', messageId: 'deleted' });
      const [alert] = await settleNext(store);
      expect(alert).toMatchObject({ kind: 'alert', articles: [{ article: { outlet: '신문 2' } }] });
      expect(await settleNext(store)).toMatchObject([
        {
          kind: 'follow-up',
          target: { messageId: `m${alert?.id}` },
          articles: [{ article: { outlet: '신문 3' } }],
        },
      ]);
    });
  });
}
