// What every store must do when a story goes on after a channel was told of it: follow-ups, and edits of what was posted.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '#src/model.ts';
import type { DeliveryOutcome, RecordRequest, Store } from '#src/store/store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { RELEASES } from '../article/releases.ts';
import { adminAt, claimAt, EVERYTHING, useStore } from './contract-world.ts';
import { BUSAN, NOW, requestOf } from './readings.ts';

const WISHES = { ...EVERYTHING, now: NOW };

const RELEASE = requireRelease();
const textOf = ({ title, body }: { readonly title: string; readonly body: string }) => ({
  title,
  paragraphs: body.split('\n'),
});

function requireRelease(): (typeof RELEASES)[number] {
  const [release] = RELEASES;
  if (release === undefined) throw new Error('there are releases');
  return release;
}

/** The release, as `outlet` prints it. */
const printed = (number: number, outlet: string, given: Partial<RecordRequest> = {}) =>
  requestOf(textOf(RELEASE), number, { outlet, publishedAt: NOW + number * MINUTE_MS, ...given });
/** The same event in an outlet's own words. */
const retold = (number: number, outlet: string, given: Partial<RecordRequest> = {}) =>
  requestOf(textOf(RELEASE.rewrite), number, { outlet, publishedAt: NOW + number * MINUTE_MS, ...given });

async function claim(store: Store, now: number, busyChannels: readonly string[] = []): Promise<readonly Delivery[]> {
  return store.claimDeliveries({ ...claimAt(now), busyChannels });
}

async function settleAll(store: Store, now: number, outcome?: DeliveryOutcome): Promise<readonly Delivery[]> {
  const claimed = await claim(store, now);
  for (const one of claimed)
    await store.settleDelivery(one.id, outcome ?? { kind: 'sent', messageId: `m${one.id}` }, now);
  return claimed;
}

const DEAD = { kind: 'dead', error: '50035', disablesSubscription: false } as const;
const RETRY = (at: number) => ({ kind: 'retry', at, error: '503' }) as const;

async function outcomeOf(store: Store, number: number): Promise<string | undefined> {
  return (await store.trace(`news.example/${number}`))?.alerts[0]?.outcome;
}

export function followUpContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, a further report of a story that was told`, () => {
    const given = useStore(open, async (store) => void (await store.subscribe(WISHES)));

    it('goes out after the alert, to a place under it', async () => {
      const { store } = given;
      await store.recordArticle(printed(1, '가나일보'));
      expect(await store.recordArticle(retold(2, '다라신문'))).toMatchObject({
        verdict: { kind: 'story' },
        deliveryCount: 1,
      });
      const [alert] = await settleAll(store, NOW);
      expect(alert).toMatchObject({
        kind: 'alert',
        target: undefined,
        articles: [{ article: { title: RELEASE.title } }],
      });
      expect(await settleAll(store, NOW)).toMatchObject([
        {
          kind: 'follow-up',
          target: { messageId: `m${alert?.id}`, nonce: alert?.nonce },
          articles: [{ article: { title: RELEASE.rewrite.title } }],
        },
      ]);
      expect(await outcomeOf(store, 2)).toBe('threaded');
      expect(await claim(store, NOW + DAY_MS)).toEqual([]);
    });

    it('waits while its alert is tried again, and keeps its place among other alerts', async () => {
      const { store } = given;
      await store.recordArticle(printed(1, '가나일보'));
      await store.recordArticle(retold(2, '다라신문'));
      await store.recordArticle(requestOf(BUSAN, 3));
      await settleAll(store, NOW, RETRY(NOW + MINUTE_MS));
      expect(await claim(store, NOW + 1_000)).toEqual([]);
      const kinds: string[] = [];
      for (let turn = 0; turn < 4; turn += 1)
        kinds.push(...(await settleAll(store, NOW + MINUTE_MS)).map((one) => one.kind));
      expect(kinds).toEqual(['alert', 'follow-up', 'alert']);
    });

    it.each([
      ['was refused', DEAD],
      ['was deleted', { kind: 'sent', messageId: 'deleted' }],
    ] as const)('is an alert of its own when the first one %s', async (_, outcome) => {
      const { store } = given;
      await store.recordArticle(printed(1, '가나일보'));
      await store.recordArticle(retold(2, '다라신문'));
      await settleAll(store, NOW, outcome);
      expect(await settleAll(store, NOW)).toMatchObject([
        { kind: 'alert', target: undefined, articles: [{ article: { outlet: '다라신문' } }] },
      ]);
      expect(await outcomeOf(store, 2)).toBe('alerted');
    });

    it('is the alert of its story from then on, when the channel finds the first one deleted', async () => {
      const { store } = given;
      await store.recordArticle(printed(1, '가나일보'));
      await store.recordArticle(retold(2, '다라신문'));
      await settleAll(store, NOW);
      await settleAll(store, NOW, { kind: 'sent', messageId: 'own', isTargetGone: true });
      expect(await outcomeOf(store, 2)).toBe('alerted');
      await store.recordArticle(printed(3, '마바저널', { now: NOW + HOUR_MS }));
      expect(await settleAll(store, NOW + HOUR_MS)).toMatchObject([{ kind: 'edit', target: { messageId: 'own' } }]);
    });

    it('knows where an earlier try of it may stand, when its alert is found deleted after that', async () => {
      const { store } = given;
      await store.recordArticle(printed(1, '가나일보'));
      const [alert] = await settleAll(store, NOW);
      await store.recordArticle(retold(2, '다라신문'));
      await settleAll(store, NOW, RETRY(NOW + MINUTE_MS));
      const [edit] = await claim(store, NOW);
      expect(edit).toMatchObject({ kind: 'edit' });
      await store.settleDelivery(edit?.id ?? 0, { kind: 'sent', messageId: 'deleted', isTargetGone: true }, NOW);
      const posted = `m${alert?.id}`;
      expect(await settleAll(store, NOW + MINUTE_MS)).toMatchObject([
        {
          kind: 'alert',
          target: undefined,
          startedAt: NOW,
          lostIn: posted,
          articles: [{ article: { outlet: '다라신문' } }],
        },
      ]);
    });

    it('is not told where the channel does not want it', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, followUps: 'quiet' });
      expect(await store.subscriptionOf('c')).toMatchObject({ followUps: 'quiet' });
      await store.recordArticle(printed(1, '가나일보'));
      expect(await store.recordArticle(retold(2, '다라신문'))).toMatchObject({ deliveryCount: 0 });
      expect(await outcomeOf(store, 2)).toBe('quiet');
    });

    it.each([
      ['was refused', DEAD],
      ['was deleted', { kind: 'sent', messageId: 'deleted' }],
    ] as const)('is told even there, when the alert %s', async (_, outcome) => {
      const { store } = given;
      await store.subscribe({ ...WISHES, followUps: 'quiet' });
      await store.recordArticle(printed(1, '가나일보'));
      await settleAll(store, NOW, outcome);
      expect(await store.recordArticle(retold(2, '다라신문'))).toMatchObject({ deliveryCount: 1 });
      expect(await outcomeOf(store, 2)).toBe('alerted');
    });

    it('waits for its alert also when a clock that was a little ahead queued that one', async () => {
      const { store } = given;
      await store.recordArticle(printed(1, '가나일보', { now: NOW + 30_000 }));
      await store.recordArticle(retold(2, '다라신문'));
      expect(await claim(store, NOW)).toEqual([]);
      expect(await settleAll(store, NOW + 30_000)).toMatchObject([{ kind: 'alert' }]);
      expect(await settleAll(store, NOW + 30_000)).toMatchObject([{ kind: 'follow-up' }]);
    });

    it('is news again a week after the alert', async () => {
      const { store } = given;
      await store.recordArticle(printed(1, '가나일보'));
      await settleAll(store, NOW);
      await store.recordArticle(retold(2, '다라신문', { now: NOW + 7 * DAY_MS + 1 }));
      expect(await outcomeOf(store, 2)).toBe('alerted');
    });

    it('is told to a channel that was not told of the story', async () => {
      const { store } = given;
      await store.addRule({ channelId: undefined, expression: '부원동', kind: 'exclude' }, adminAt(NOW));
      await store.recordArticle(printed(1, '가나일보'));
      await store.recordArticle(retold(2, '다라신문'));
      expect([await outcomeOf(store, 1), await outcomeOf(store, 2)]).toEqual(['excluded', 'alerted']);
    });

    it('is muted by what mutes any article', async () => {
      const { store } = given;
      await store.recordArticle(printed(1, '가나일보'));
      await store.addRule({ channelId: undefined, expression: '경남', kind: 'exclude' }, adminAt(NOW));
      await store.recordArticle(retold(2, '다라신문'));
      expect(await outcomeOf(store, 2)).toBe('excluded');
    });

    it.each(['open', 'sent'])('is not told when a digest has the story (%s)', async (state) => {
      const { store } = given;
      await store.subscribe({ ...WISHES, mode: 'hourly' });
      await store.recordArticle(printed(1, '가나일보'));
      if (state === 'sent') await settleAll(store, NOW + HOUR_MS);
      expect(await store.recordArticle(retold(2, '다라신문', { now: NOW + HOUR_MS }))).toMatchObject({
        deliveryCount: 0,
      });
      expect(await outcomeOf(store, 2)).toBe('quiet');
      const [digest] = await settleAll(store, NOW + 2 * HOUR_MS);
      expect(digest?.articles.length ?? 0).toBe(state === 'open' ? 1 : 0);
    });

    it('comes forward with its alert when the clock was ahead', async () => {
      const { store } = given;
      await store.recordArticle(printed(1, '가나일보', { now: NOW + DAY_MS }));
      await store.recordArticle(retold(2, '다라신문', { now: NOW + DAY_MS }));
      await store.turnBack(DAY_MS, NOW);
      expect(await settleAll(store, NOW)).toMatchObject([{ kind: 'alert' }]);
      expect(await settleAll(store, NOW)).toMatchObject([{ kind: 'follow-up' }]);
    });
  });

  describe(`${name}, a posted alert whose story grows`, () => {
    const given = useStore(open, async (store) => {
      await store.subscribe(WISHES);
      await store.recordArticle(printed(1, '가나일보'));
    });
    const outlets = (deliveries: readonly Delivery[]) => deliveries[0]?.articles[0]?.story?.outlets;

    it('needs no edit before it is sent: it names all outlets then', async () => {
      const { store } = given;
      await store.recordArticle(printed(2, '다라신문'));
      await store.recordArticle(printed(3, '가나일보'));
      expect(outlets(await settleAll(store, NOW))).toEqual(['가나일보', '다라신문']);
      expect(await claim(store, NOW + HOUR_MS)).toEqual([]);
    });

    it('is edited once for all that came meanwhile, as the card it was', async () => {
      const { store } = given;
      const [alert] = await settleAll(store, NOW);
      await store.recordArticle(printed(2, '다라신문'));
      await store.recordArticle(printed(3, '마바저널'));
      expect(await store.nextDueAt(NOW)).toBe(NOW);
      const edits = await settleAll(store, NOW);
      expect(edits).toMatchObject([
        {
          kind: 'edit',
          target: { messageId: `m${alert?.id}`, nonce: alert?.nonce },
          articles: [{ article: { title: RELEASE.title }, because: alert?.articles[0]?.because }],
        },
      ]);
      expect(outlets(edits)).toEqual(['가나일보', '다라신문', '마바저널']);
      expect(await claim(store, NOW + HOUR_MS)).toEqual([]);
      expect(await store.counts()).toMatchObject({ sentDeliveries: 1, pendingDeliveries: 0, deadDeliveries: 0 });
    });

    it('is edited at most once in ten minutes', async () => {
      const { store } = given;
      await settleAll(store, NOW);
      await store.recordArticle(printed(2, '다라신문'));
      const [first] = await settleAll(store, NOW + 1_000);
      await store.recordArticle(printed(3, '마바저널', { now: NOW + MINUTE_MS }));
      expect(await claim(store, NOW + 10 * MINUTE_MS)).toEqual([]);
      expect(await store.nextDueAt(NOW)).toBe(NOW + 1_000 + 10 * MINUTE_MS);
      const [again] = await settleAll(store, NOW + 11 * MINUTE_MS);
      expect(again).toMatchObject({ kind: 'edit', id: first?.id, startedAt: undefined });
    });

    it('is edited again when the story grew while an edit was on its way', async () => {
      const { store } = given;
      await settleAll(store, NOW);
      await store.recordArticle(printed(2, '다라신문'));
      const [edit] = await claim(store, NOW);
      await store.recordArticle(printed(3, '마바저널', { now: NOW + 1_000 }));
      await store.settleDelivery(edit?.id ?? 0, { kind: 'sent', messageId: 'm' }, NOW + 2_000);
      expect(await claim(store, NOW + 9 * MINUTE_MS)).toEqual([]);
      expect(outlets(await settleAll(store, NOW + 11 * MINUTE_MS))).toEqual(['가나일보', '다라신문', '마바저널']);
      expect(await claim(store, NOW + HOUR_MS)).toEqual([]);
    });

    it('is edited after it arrived, when the story grew while it was being sent or tried again', async () => {
      const { store } = given;
      const [alert] = await claim(store, NOW);
      await store.recordArticle(printed(2, '다라신문'));
      await store.settleDelivery(alert?.id ?? 0, RETRY(NOW + MINUTE_MS), NOW);
      expect(await claim(store, NOW + 1_000)).toEqual([]);
      expect(await store.nextDueAt(NOW)).toBe(NOW + MINUTE_MS);
      expect(await settleAll(store, NOW + MINUTE_MS)).toMatchObject([{ kind: 'alert' }]);
      expect(await settleAll(store, NOW + MINUTE_MS)).toMatchObject([{ kind: 'edit' }]);
    });

    it('is left as it is 48 hours after it was sent, by an edit that is tried again late, too', async () => {
      const { store } = given;
      await settleAll(store, NOW);
      await store.recordArticle(printed(2, '다라신문', { now: NOW + 47 * HOUR_MS }));
      await settleAll(store, NOW + 47 * HOUR_MS, RETRY(NOW + 48 * HOUR_MS));
      expect(await claim(store, NOW + 48 * HOUR_MS)).toEqual([]);
      await store.recordArticle(printed(3, '마바저널', { now: NOW + 48 * HOUR_MS }));
      expect(await store.nextDueAt(NOW)).toBeUndefined();
    });

    it('holds back no other alert, whatever becomes of its edit', async () => {
      const { store } = given;
      await settleAll(store, NOW);
      await store.recordArticle(printed(2, '다라신문'));
      await store.recordArticle(requestOf(BUSAN, 3));
      expect(await settleAll(store, NOW)).toMatchObject([
        { kind: 'alert', articles: [{ article: { title: BUSAN.title } }] },
      ]);
      expect(await claim(store, NOW)).toMatchObject([{ kind: 'edit' }]);
      await store.recordArticle(
        requestOf({ ...BUSAN, title: '다른 소식', paragraphs: ['세종 스마트시티 소식이다.'] }, 4),
      );
      expect(await claim(store, NOW)).toMatchObject([{ kind: 'alert' }]);
    });

    it('has an edit on its way sent again after a restart, once, with all that came meanwhile', async () => {
      const { store } = given;
      await settleAll(store, NOW);
      await store.recordArticle(printed(2, '다라신문'));
      const [edit] = await claim(store, NOW);
      await store.recordArticle(printed(3, '마바저널'));
      await store.releaseLeases(NOW + 1_000);
      expect(await settleAll(store, NOW + 1_000)).toMatchObject([{ id: edit?.id, kind: 'edit' }]);
      expect(await claim(store, NOW + HOUR_MS)).toEqual([]);
    });

    it('leaves places for alerts: two edits are on their way at most', async () => {
      const { store } = given;
      for (const channelId of ['d', 'e']) await store.subscribe({ ...WISHES, channelId });
      await store.recordArticle(retold(2, '다라신문'));
      for (let turn = 0; turn < 3; turn += 1) await settleAll(store, NOW);
      await store.recordArticle(printed(3, '마바저널', { now: NOW + HOUR_MS }));
      expect((await claim(store, NOW + HOUR_MS)).map((one) => one.kind)).toEqual(['edit', 'edit']);
      expect(await claim(store, NOW + HOUR_MS)).toEqual([]);
    });

    it('keeps its subscription when an edit is refused, and is edited no more once it was deleted', async () => {
      const { store } = given;
      await settleAll(store, NOW);
      await store.recordArticle(printed(2, '다라신문'));
      await settleAll(store, NOW, { ...DEAD, disablesSubscription: true });
      expect(await store.subscriptionOf('c')).toMatchObject({ state: 'active' });
      await store.recordArticle(printed(3, '마바저널', { now: NOW + HOUR_MS }));
      await settleAll(store, NOW + HOUR_MS, { kind: 'sent', messageId: 'deleted', isTargetGone: true });
      await store.recordArticle(printed(4, '사아타임스', { now: NOW + 2 * HOUR_MS }));
      expect(await claim(store, NOW + 2 * HOUR_MS)).toEqual([]);
    });

    it('is edited for a channel that came back, though its edit was dropped', async () => {
      const { store } = given;
      await settleAll(store, NOW);
      await store.recordArticle(printed(2, '다라신문'));
      await store.unsubscribe('c', adminAt(NOW));
      await store.subscribe(WISHES);
      expect(await store.recordArticle(printed(3, '마바저널'))).toMatchObject({ kind: 'recorded' });
      expect(await settleAll(store, NOW)).toMatchObject([{ kind: 'edit' }]);
    });

    it('is left alone in a channel that unsubscribed', async () => {
      const { store } = given;
      await settleAll(store, NOW);
      await store.recordArticle(printed(2, '다라신문'));
      await store.unsubscribe('c', adminAt(NOW));
      await store.recordArticle(printed(3, '마바저널'));
      expect(await claim(store, NOW + HOUR_MS)).toEqual([]);
      expect(await store.nextDueAt(NOW)).toBeUndefined();
    });
  });
}
