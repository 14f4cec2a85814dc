// What the parts of the store contract share: a store for each test, claims, and the smallest values that can be stored.
import { parseQuery } from '#src/query/parse-query.ts';
import { afterEach, beforeEach } from 'vitest';
import { NO_MEMORY } from '#src/feed/memory.ts';
import type { DoneBy } from '#src/model-audit.ts';
import type { Delivery, Entry } from '#src/model.ts';
import type { FeedSettlement } from '#src/store/polling.ts';
import type { DeliveryOutcome, Store } from '#src/store/store.ts';
import { MINUTE_MS } from '#src/time.ts';
import { entryOf, NOW } from './readings.ts';

export const LEASE = 5 * MINUTE_MS;
export const claimAt = (now: number, busySites: readonly string[] = []) => ({
  now,
  limit: 10,
  leaseMs: LEASE,
  busySites,
});
/** What a channel wishes that wants everything at once. */
export const EVERYTHING = {
  guildId: 'g',
  channelId: 'c',
  mode: 'instant',
  scope: 'all',
  city: undefined,
  topic: undefined,
  locale: 'ko',
} as const;
export const all = { now: NOW, most: 1_000, present: new Set<string>() };

/** Somebody who may change everything. */
export const adminAt = (at: number, guildId = 'g'): DoneBy => ({ guildId, userId: 'owner', at });

/** A settlement that changes nothing but the outcome. */
export const settled = (outcome: FeedSettlement['outcome']): FeedSettlement => ({
  outcome,
  nextPollAt: NOW,
  memory: NO_MEMORY,
  health: 'new',
  url: undefined,
  events: [],
});

export const newEntry = (number: number, given: Partial<Entry> = {}) => ({
  entry: entryOf(number, given),
  urlKey: `k${number}`,
  isSilent: false,
  isFresh: true,
});

export function useStore(
  open: () => Promise<Store>,
  prepare: (store: Store) => Promise<void> = async () => {},
): { readonly store: Store } {
  let opened: Store | undefined;
  beforeEach(async () => {
    opened = await open();
    await prepare(opened);
  });
  afterEach(async () => {
    await opened?.[Symbol.asyncDispose]();
  });
  return {
    get store() {
      if (opened === undefined) throw new Error('the store is open inside a test only');
      return opened;
    },
  };
}

export const queryOf = (text: string) => {
  const parsed = parseQuery(text, { now: NOW });
  if (parsed.kind !== 'query') throw new Error(`${text} is no query`);
  return parsed.query;
};

export async function claim(store: Store, now: number): Promise<readonly Delivery[]> {
  return store.claimDeliveries({ ...claimAt(now), busyChannels: [] });
}

/** One claim, every message answered the same way: sent, unless something else is said. */
export async function send(store: Store, now: number, outcome?: DeliveryOutcome): Promise<readonly Delivery[]> {
  const claimed = await claim(store, now);
  for (const one of claimed)
    await store.settleDelivery(one.id, outcome ?? { kind: 'sent', messageId: `m${one.id}` }, now);
  return claimed;
}

/** Everything that goes out at that moment. */
export async function sendAll(store: Store, now: number): Promise<readonly Delivery[]> {
  const sent: Delivery[] = [];
  for (let batch = await send(store, now); batch.length > 0; batch = await send(store, now)) sent.push(...batch);
  return sent;
}
