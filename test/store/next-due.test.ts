// When the program looks again: never late for a message, and never at a time at which there is nothing to do.
import { afterAll, expect, it } from 'vitest';
import { claimDeliveries } from '#src/store/sqlite/claim-deliveries.ts';
import { inTransaction, openDatabase } from '#src/store/sqlite/database.ts';
import { settleDelivery } from '#src/store/sqlite/settle-delivery.ts';
import { nextDueAt } from '#src/store/sqlite/next-due.ts';
import { fc } from '../chance.ts';
import { NOW } from './readings.ts';

const CHANNELS = ['c0', 'c1', 'c2'] as const;
const SUBSCRIPTION_STATES = ['active', 'active', 'active', 'paused', 'disabled'] as const;

const MOST_LATE = 5;
const TIMES = Array.from({ length: MOST_LATE + 2 }, (_, late) => NOW + late);

const message = fc.record({
  channel: fc.integer({ min: 0, max: CHANNELS.length - 1 }),
  kind: fc.constantFrom('alert', 'alert', 'digest', 'follow-up', 'edit'),
  state: fc.constantFrom('pending', 'pending', 'retry', 'sending', 'sent', 'dead'),
  dueIn: fc.integer({ min: -MOST_LATE, max: MOST_LATE }),
  /** Of a follow-up or an edit: the row so many before it. */
  targetBack: fc.integer({ min: 1, max: 3 }),
});
type Message = typeof message extends fc.Arbitrary<infer Made> ? Made : never;
const outbox = fc.record({
  states: fc.tuple(...CHANNELS.map(() => fc.constantFrom(...SUBSCRIPTION_STATES))),
  messages: fc.array(message, { maxLength: 12 }),
});
type Outbox = typeof outbox extends fc.Arbitrary<infer Made> ? Made : never;

const db = openDatabase(':memory:');
afterAll(() => void db.raw.close());

const subscribe = db.raw.prepare(
  `INSERT INTO subscription (id, guild_id, channel_id, mode, scope, locale, state, created_at)
   VALUES (?, 'g', ?, 'instant', 'all', 'ko', ?, 0)`,
);
const enqueue = db.raw.prepare(
  `INSERT INTO delivery (id, subscription_id, channel_id, kind, nonce, state, due_at, lease_until, target_id, message_id, settled_at)
   VALUES (@id, @channel, @channelId, @kind, @id, @state, @dueAt, @leaseUntil, @targetId, @messageId, @settledAt)`,
);

function fill({ states, messages }: Outbox): void {
  db.raw.exec('DELETE FROM delivery; DELETE FROM subscription');
  for (const [index, state] of states.entries()) subscribe.run(index, CHANNELS[index], state);
  for (const [id, one] of messages.entries()) enqueue.run(rowOf(id, one, messages));
}

function rowOf(id: number, { channel, kind: wanted, state, dueIn, targetBack }: Message, messages: readonly Message[]) {
  const target = messages[id - targetBack];
  const isBehind = ['follow-up', 'edit'].includes(wanted) && target?.kind === 'alert' && target.channel === channel;
  // Of a refused alert there is nothing to edit, and two edits at a time are under way at most.
  const isEdit = wanted === 'edit' && isBehind && target.state !== 'dead' && state !== 'sending';
  const kind = wanted === 'edit' && !isEdit ? 'alert' : wanted;
  return {
    id,
    channel,
    kind,
    state,
    channelId: CHANNELS[channel],
    dueAt: NOW + dueIn,
    leaseUntil: state === 'sending' ? NOW + dueIn : null,
    targetId: isBehind && kind !== 'alert' ? id - targetBack : null,
    messageId: state === 'sent' ? `m${id}` : null,
    settledAt: state === 'sent' || state === 'dead' ? NOW - 10 : null,
  };
}

/** Claims nothing: it is as if nobody had asked. */
function claimableAt(now: number): number {
  let count = 0;
  try {
    inTransaction(db, () => {
      count = claimDeliveries(db, { now, limit: 50, leaseMs: 1_000, busyChannels: [] }).length;
      throw new Error('undone');
    });
  } catch (error) {
    if (!(error instanceof Error && error.message === 'undone')) throw error;
  }
  return count;
}

it('the next due time is the first at which a message can be claimed', () => {
  fc.assert(
    fc.property(outbox, (given) => {
      fill(given);
      const due = nextDueAt(db, NOW);
      const first = TIMES.find((time) => claimableAt(time) > 0);
      expect(due === undefined ? undefined : Math.max(NOW, due)).toBe(first);
    }),
    { numRuns: 600 },
  );
});

it('an edit in a channel whose messages wait for another try waits with them', () => {
  const first = { channel: 0, kind: 'alert', targetBack: 1 } as const;
  const posted = { ...first, state: 'sent', dueIn: -2 } as const;
  const edit = { ...first, kind: 'edit', state: 'pending', dueIn: -1 } as const;
  const retried = { ...first, state: 'retry', dueIn: 3 } as const;
  const behind = { ...first, state: 'pending', dueIn: -1 } as const;
  fill({ states: ['active', 'active', 'active'], messages: [posted, edit, retried, behind] });
  expect(nextDueAt(db, NOW)).toBe(NOW + 3);
});

it('what waits behind a message that is tried again later waits as long', () => {
  const alert = { channel: 0, kind: 'alert', targetBack: 0 } as const;
  const retried = { ...alert, state: 'retry', dueIn: 3 } as const;
  const behind = { ...alert, state: 'pending', dueIn: -1 } as const;
  fill({ states: ['active', 'active', 'active'], messages: [retried, behind] });
  expect(nextDueAt(db, NOW)).toBe(NOW + 3);
});

it('a further report never waits for one that waits behind it, whatever the clock did when both were queued', () => {
  const alert = { channel: 0, kind: 'alert', state: 'sent', dueIn: -1, targetBack: 1 } as const;
  const aheadOfTime = { channel: 0, kind: 'follow-up', state: 'pending', dueIn: 3, targetBack: 1 } as const;
  const behind = { channel: 0, kind: 'follow-up', state: 'pending', dueIn: 0, targetBack: 2 } as const;
  fill({ states: ['active', 'active', 'active'], messages: [alert, aheadOfTime, behind] });
  db.raw.exec("UPDATE delivery SET message_id = 'deleted' WHERE id = 0");
  const claimIds = (now: number) =>
    claimDeliveries(db, { now, limit: 50, leaseMs: 1_000, busyChannels: [] }).map(({ id }) => id);
  expect(claimIds(NOW)).toEqual([2]);
  settleDelivery(db, 2, { outcome: { kind: 'retry', at: NOW + 4, error: '503' }, now: NOW });
  expect(claimIds(NOW + 5)).toEqual([1]);
});
