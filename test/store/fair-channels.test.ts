// Whose turn it is among many channels: nobody starves beside a channel with a thousand alerts, and each is told in its order.
import { expect, it } from 'vitest';
import { claimDeliveries } from '#src/store/sqlite/claim-deliveries.ts';
import { openDatabase, type Db } from '#src/store/sqlite/database.ts';
import { settleDelivery } from '#src/store/sqlite/settle-delivery.ts';
import { fc } from '../chance.ts';
import { NOW } from './readings.ts';

const LEASE_MS = 60_000;

/** An outbox in which channel n waits for `backlogs[n]` alerts; those of the first come first of all. */
function outboxOf(backlogs: readonly number[]): Db {
  const db = openDatabase(':memory:');
  const subscribe = db.raw.prepare(
    `INSERT INTO subscription (guild_id, channel_id, mode, scope, locale, state, created_at)
     VALUES ('g', ?, 'instant', 'all', 'ko', 'active', 0)`,
  );
  const enqueue = db.raw.prepare(
    `INSERT INTO delivery (subscription_id, channel_id, kind, nonce, state, due_at) VALUES (?, ?, 'alert', ?, 'pending', ?)`,
  );
  db.raw.transaction(() => {
    for (const [index, count] of backlogs.entries()) {
      const { lastInsertRowid } = subscribe.run(`c${index}`);
      for (let number = 0; number < count; number += 1)
        enqueue.run(lastInsertRowid, `c${index}`, `${index}-${number}`, NOW);
    }
  })();
  return db;
}

type Served = { readonly channelId: string; readonly nonce: string };

/** One round: at most `limit` are claimed, beside the busy ones, and posted. */
function serve(db: Db, { now, limit, busyChannels = [] }: { now: number; limit: number; busyChannels?: string[] }) {
  const claimed = claimDeliveries(db, { now, limit, leaseMs: LEASE_MS, busyChannels });
  for (const { id } of claimed) settleDelivery(db, id, { outcome: { kind: 'sent', messageId: 'm' }, now });
  return claimed.map(({ subscription, nonce }): Served => ({ channelId: subscription.channelId, nonce }));
}

it('the channel that was served longest ago comes first, and each channel keeps its order', () => {
  const backlogs = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 20, max: 40 })), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(backlogs, fc.integer({ min: 1, max: 5 }), (counts, limit) => {
      const db = outboxOf(counts);
      const left = new Map(counts.map((count, index) => [`c${index}`, count]));
      const servedAt = new Map<string, number>();
      const told: Served[] = [];
      for (let now = NOW; [...left.values()].some((count) => count > 0); now += 1) {
        const waiting = [...left].filter(([, count]) => count > 0).map(([channelId]) => channelId);
        const served = serve(db, { now, limit });
        expect(served).toHaveLength(Math.min(limit, waiting.length));
        const chosen = new Set(served.map(({ channelId }) => channelId));
        const passed = waiting.filter((channelId) => !chosen.has(channelId)).map((id) => servedAt.get(id) ?? 0);
        const latest = Math.max(...[...chosen].map((id) => servedAt.get(id) ?? 0));
        for (const at of passed) expect(at).toBeGreaterThanOrEqual(latest);
        for (const channelId of chosen) {
          servedAt.set(channelId, now);
          left.set(channelId, (left.get(channelId) ?? 0) - 1);
        }
        told.push(...served);
      }
      for (const [index, count] of counts.entries()) {
        const order = told.filter(({ channelId }) => channelId === `c${index}`).map(({ nonce }) => nonce);
        expect(order).toEqual(Array.from({ length: count }, (_, number) => `${index}-${number}`));
      }
      db.raw.close();
    }),
    { numRuns: 15 },
  );
});

it('a thousand alerts of one channel cost the only alert of another one place', () => {
  const db = outboxOf([1_000, 1]);
  const served = [1, 2].flatMap((turn) => serve(db, { now: NOW + turn, limit: 1 }));
  expect(served.map(({ nonce }) => nonce)).toEqual(['0-0', '1-0']);
  db.raw.close();
});

it('all of 1,200 channels get their turn, also those that come after 600 busy ones', () => {
  const db = outboxOf(Array.from({ length: 1_200 }, () => 2));
  const busyChannels = Array.from({ length: 600 }, (_, index) => `c${index}`);
  const first = serve(db, { now: NOW, limit: 700, busyChannels });
  expect(first.map(({ nonce }) => nonce)).toEqual(Array.from({ length: 600 }, (_, index) => `${index + 600}-0`));
  const second = serve(db, { now: NOW + 1, limit: 600 });
  expect(second.map(({ nonce }) => nonce)).toEqual(Array.from({ length: 600 }, (_, index) => `${index}-0`));
  db.raw.close();
});

it('what was not asked of the platform is no failed try, keeps its place and its first time', () => {
  const db = outboxOf([2]);
  const claimAt = (now: number) => claimDeliveries(db, { now, limit: 9, leaseMs: LEASE_MS, busyChannels: [] });
  const [first] = claimAt(NOW);
  const put = { kind: 'retry' as const, at: NOW + 5_000, error: '429 foreseen' };
  const settle = (startedAt: number | undefined) =>
    settleDelivery(db, first?.id ?? 0, { outcome: { ...put, untried: { startedAt } }, now: NOW });
  settle(first?.startedAt);
  expect(claimAt(NOW + 1_000)).toEqual([]);
  expect(claimAt(NOW + 5_000)).toMatchObject([{ nonce: '0-0', attempts: 0, startedAt: undefined }]);
  settle(NOW - 1);
  expect(claimAt(NOW + 5_000)).toMatchObject([{ nonce: '0-0', attempts: 0, startedAt: NOW - 1 }]);
  db.raw.close();
});
