// What every store must do with the hours of a server: digests at its local time, quiet hours, and a cap an hour for a channel.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '#src/model.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { RELEASES } from '../article/releases.ts';
import { adminAt, claim, EVERYTHING, send, sendAll, useStore } from './contract-world.ts';
import { madeUp } from './made-up.ts';
import { NOW, requestOf } from './readings.ts';

const WISHES = { ...EVERYTHING, now: NOW };
const at = (iso: string) => Date.parse(iso);

const shapeOf = (deliveries: readonly Delivery[]) =>
  deliveries.map(({ kind, articles }) => `${kind} ${articles.length}`);

const record = async (store: Store, numbers: readonly number[], now: number) => {
  for (const number of numbers) await store.recordArticle(madeUp(number, { now, publishedAt: now - MINUTE_MS }));
};

/** Of the first release, in a third outlet's own words. */
const THIRD_REPORT = {
  title: '교차로 148곳 신호를 AI가…김해 관제센터 가동',
  body: `김해 시내 교차로 148곳의 신호등을 이제 사람 대신 인공지능이 바꾼다. 부원동에 들어선 교통신호 관제센터가 11일 일을 시작했다.
시험 운영을 한 김해대로에서는 통행 시간이 평균 17.4% 줄었다. 응급 차량은 2분 30초 먼저 도착했다. 예산 72억원 가운데 36억원은 나라가 댔다.
장비는 가온신호가, 소프트웨어는 한울데이터가 맡았다. 장유와 진영의 교차로 95곳은 연말까지 연결된다.`,
};

export function digestContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, a digest`, () => {
    const given = useStore(open);

    it('comes at the digest hour of its server, on its clocks', async () => {
      const { store } = given;
      await store.servers.change({ timeZone: 'Europe/Berlin', digestHour: 18 }, adminAt(NOW));
      await store.subscribe({ ...WISHES, mode: 'daily' });
      await record(store, [1], NOW);
      expect(await store.nextDueAt(NOW)).toBe(at('2026-11-22T18:00:00+01:00'));
      const sent = await send(store, at('2026-11-22T18:00:00+01:00'));
      expect(shapeOf(sent)).toEqual(['digest 1']);
      expect(sent.map(({ timeZone }) => timeZone)).toEqual(['Europe/Berlin']);
    });

    it('moves to its new time when the server chooses another, and is sent once', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, mode: 'daily' });
      await store.subscribe({ ...WISHES, mode: 'daily', guildId: 'other', channelId: 'd' });
      await record(store, [1, 2], NOW);
      await store.servers.change({ digestHour: 20 }, adminAt(NOW + HOUR_MS));
      expect(await store.nextDueAt(NOW)).toBe(at('2026-11-22T20:00:00+09:00'));
      await store.servers.change({ timeZone: 'Asia/Kolkata' }, adminAt(NOW + HOUR_MS));
      expect(await store.nextDueAt(NOW)).toBe(at('2026-11-22T20:00:00+05:30'));
      await store.servers.change({ digestHour: 5, timeZone: 'Asia/Seoul' }, adminAt(NOW + HOUR_MS));
      expect(await store.nextDueAt(NOW)).toBe(at('2026-11-23T05:00:00+09:00'));
      expect(shapeOf(await sendAll(store, at('2026-11-23T05:00:00+09:00')))).toEqual(['digest 2']);
      expect((await sendAll(store, NOW + 3 * DAY_MS)).map(({ subscription }) => subscription.channelId)).toEqual(['d']);
    });

    it('stays where it is when something else is chosen, and goes out when it is due already', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, mode: 'weekly' });
      await record(store, [1], NOW);
      const monday = at('2026-11-23T09:00:00+09:00');
      await store.servers.change({ style: 'compact', language: 'en' }, adminAt(NOW));
      expect(await store.nextDueAt(NOW)).toBe(monday);
      await store.servers.change({ digestHour: 10 }, adminAt(monday));
      expect(shapeOf(await send(store, monday))).toEqual(['digest 1']);
    });

    it('waits no longer than for the next time of the mode that its channel chose since', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, mode: 'weekly' });
      const tuesday = at('2026-11-24T13:20:00+09:00');
      await record(store, [1], tuesday);
      await store.subscribe({ ...WISHES, mode: 'daily', now: tuesday });
      expect(await store.nextDueAt(tuesday)).toBe(at('2026-11-25T09:00:00+09:00'));
      await store.subscribe({ ...WISHES, mode: 'weekly', now: tuesday });
      expect(await store.nextDueAt(tuesday)).toBe(at('2026-11-25T09:00:00+09:00'));
      await store.subscribe({ ...WISHES, mode: 'instant', now: tuesday });
      expect(await store.nextDueAt(tuesday)).toBe(at('2026-11-24T14:00:00+09:00'));
      expect(shapeOf(await sendAll(store, at('2026-11-24T14:00:00+09:00')))).toEqual(['digest 1']);
    });

    it('never grows beyond its size where two of them move to the same time', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, mode: 'daily' });
      await record(store, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18], NOW);
      await store.servers.change({ digestHour: 12 }, adminAt(NOW));
      expect(shapeOf(await sendAll(store, at('2026-11-22T12:00:00+09:00')))).toEqual(['digest 15', 'digest 3']);
    });
  });

  describe(`${name}, quiet hours`, () => {
    const night = at('2026-11-22T23:00:00+09:00');
    const morning = at('2026-11-23T07:00:00+09:00');
    const given = useStore(open, async (store) => {
      await store.servers.change({ quietHours: { from: 22, to: 7 } }, adminAt(NOW));
      await store.subscribe(WISHES);
    });

    it('gather alerts in a digest at their end', async () => {
      const { store } = given;
      await record(store, [1, 2], night);
      await record(store, [3], night + 3 * HOUR_MS);
      expect(await claim(store, night + 5 * HOUR_MS)).toEqual([]);
      expect(await store.nextDueAt(NOW)).toBe(morning);
      expect(shapeOf(await sendAll(store, morning))).toEqual(['digest 3']);
      await record(store, [4], morning);
      expect(shapeOf(await sendAll(store, morning))).toEqual(['alert 1']);
    });

    it('hold back what was queued before them and could not go out', async () => {
      const { store } = given;
      await record(store, [1, 2, 3], night - 2 * HOUR_MS);
      expect(shapeOf(await send(store, night - 90 * MINUTE_MS, { kind: 'retry', at: night, error: '503' }))).toEqual([
        'alert 1',
      ]);
      expect(await claim(store, night)).toEqual([]);
      expect(await store.nextDueAt(NOW)).toBe(morning);
      // What may have been posted keeps its message; the others share one.
      expect(shapeOf(await sendAll(store, morning))).toEqual(['alert 1', 'digest 2']);
    });

    it('hold back what the process before left on its way, under its nonce', async () => {
      const { store } = given;
      await record(store, [1], night - 2 * HOUR_MS);
      const [first] = await claim(store, night - 2 * HOUR_MS);
      await store.releaseLeases(night);
      expect(await claim(store, night)).toEqual([]);
      expect(await send(store, morning)).toMatchObject([{ id: first?.id, nonce: first?.nonce, kind: 'alert' }]);
    });

    it('let edits and further reports go, which make no sound, but not one whose alert is gone', async () => {
      const { store } = given;
      const [release] = RELEASES;
      if (release === undefined) throw new Error('there are releases');
      const told = (text: { readonly title: string; readonly body: string }, number: number, now: number) =>
        requestOf({ title: text.title, paragraphs: text.body.split('\n') }, number, {
          outlet: `신문 ${number}`,
          publishedAt: NOW + number * MINUTE_MS,
          now,
        });
      await store.recordArticle(told(release, 1, night - HOUR_MS - 1));
      await sendAll(store, night - HOUR_MS - 1);
      await store.recordArticle(told(release.rewrite, 2, night));
      const [followUp] = await claim(store, night);
      expect(followUp).toMatchObject({ kind: 'follow-up' });
      await store.settleDelivery(followUp?.id ?? 0, { kind: 'sent', messageId: 'm', isTargetGone: true }, night);
      const next = told(THIRD_REPORT, 3, night);
      expect(await store.recordArticle(next)).toMatchObject({ kind: 'recorded', deliveryCount: 1 });
      expect((await sendAll(store, night)).filter(({ kind }) => kind === 'alert' || kind === 'digest')).toEqual([]);
    });

    it('end at once when the server chooses so', async () => {
      const { store } = given;
      await record(store, [1], night);
      await store.servers.change({ quietHours: undefined }, adminAt(night + MINUTE_MS));
      expect(shapeOf(await sendAll(store, night + HOUR_MS))).toEqual(['digest 1']);
    });

    it('are of their server alone', async () => {
      const { store } = given;
      await store.subscribe({ ...WISHES, guildId: 'other', channelId: 'd' });
      await record(store, [1], night);
      expect((await sendAll(store, night)).map(({ subscription }) => subscription.channelId)).toEqual(['d']);
    });
  });

  describe(`${name}, a cap of two alerts an hour`, () => {
    const noon = at('2026-11-22T12:10:00+09:00');
    const given = useStore(open, async (store) => void (await store.subscribe({ ...WISHES, hourlyCap: 2 })));

    it('gathers what is more in a digest at the next full hour', async () => {
      const { store } = given;
      await record(store, [1, 2, 3, 4], noon);
      expect(shapeOf(await sendAll(store, noon))).toEqual(['alert 1', 'alert 1']);
      await record(store, [5], noon + 20 * MINUTE_MS);
      expect(await store.nextDueAt(NOW)).toBe(at('2026-11-22T13:00:00+09:00'));
      expect(shapeOf(await sendAll(store, at('2026-11-22T13:00:00+09:00')))).toEqual(['digest 3']);
      await record(store, [6], noon + HOUR_MS);
      expect(shapeOf(await sendAll(store, noon + HOUR_MS))).toEqual(['alert 1']);
    });

    it('waits for the end of quiet hours where the hour ends in them, and holds fifteen in a message', async () => {
      const { store } = given;
      await store.servers.change({ quietHours: { from: 13, to: 15 } }, adminAt(NOW));
      await record(store, [...Array(19).keys()], noon);
      expect(shapeOf(await sendAll(store, noon))).toEqual(['alert 1', 'alert 1']);
      expect(await store.nextDueAt(NOW)).toBe(at('2026-11-22T15:00:00+09:00'));
      expect(shapeOf(await sendAll(store, at('2026-11-22T15:00:00+09:00')))).toEqual(['digest 15', 'digest 2']);
    });

    it('counts no alert that was refused', async () => {
      const { store } = given;
      await record(store, [1, 2], noon);
      for (let turn = 0; turn < 2; turn += 1)
        await send(store, noon, { kind: 'dead', error: '50035', disablesSubscription: false });
      await record(store, [3], noon);
      expect(shapeOf(await sendAll(store, noon))).toEqual(['alert 1']);
    });
  });
}
