// What the parts of the store contract share: a store for each test, claims, and the smallest values that can be stored.
import { parseQuery } from '#src/query/parse-query.ts';
import { afterEach, beforeEach } from 'vitest';
import { NO_MEMORY } from '#src/feed/memory.ts';
import type { Entry } from '#src/model.ts';
import type { FeedSettlement } from '#src/store/polling.ts';
import type { Store } from '#src/store/store.ts';
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
