// The window of a feed: the few newest entries it shows. What rolled out of it between two polls is lost, so its speed bounds the pause.
import { createHash } from 'node:crypto';
import { DAY_MS } from '#src/time.ts';
import type { FeedMemory } from './memory.ts';

/** 48 bits of the hash: no two of 2,000 entries meet by accident, and a window of fifty is 400 bytes. */
const KEY_LENGTH = 8;

export function windowKey(identity: string): string {
  return createHash('sha256').update(identity).digest('base64url').slice(0, KEY_LENGTH);
}

export type WindowStep = {
  readonly memory: Pick<FeedMemory, 'window' | 'rollover' | 'gapCount' | 'lastGapAt'>;
  /** Which of the keys have arrived since the last document; all of them at the first. */
  readonly arrived: readonly string[];
  /** Nothing of the last document is left: something may have been missed. */
  readonly isGap: boolean;
};

/**
 * @param keys of the document's entries
 * @param since when the document before this one was seen; undefined at the first, and where the two cannot be compared
 */
export function stepWindow(
  memory: FeedMemory,
  { keys, since, now }: { readonly keys: readonly string[]; readonly since: number | undefined; readonly now: number },
): WindowStep {
  const before = new Set(memory.window);
  const arrived = keys.filter((key) => !before.has(key));
  // A feed that shows one entry only tells nothing about what it dropped.
  const isGap = since !== undefined && before.size > 1 && keys.length > 1 && arrived.length === keys.length;
  const rollover = since === undefined ? memory.rollover : rolloverOf({ memory, keys, arrived, since, now });
  return {
    memory: {
      window: keys,
      rollover,
      gapCount: memory.gapCount + Number(isGap),
      lastGapAt: isGap ? now : memory.lastGapAt,
    },
    arrived,
    isGap,
  };
}

/** A morning's rush is remembered for a week: it comes again on another morning. */
const ROLLOVER_LIFE_MS = 7 * DAY_MS;

type Observation = {
  readonly memory: FeedMemory;
  readonly keys: readonly string[];
  readonly arrived: readonly string[];
  readonly since: number;
  readonly now: number;
};

/** Ten entries, three of them new after five minutes: the window rolls over in some seventeen. */
function rolloverOf({ memory, keys, arrived, since, now }: Observation): FeedMemory['rollover'] {
  const known = memory.rollover !== null && now - memory.rollover.at < ROLLOVER_LIFE_MS ? memory.rollover : null;
  if (arrived.length === 0 || now <= since) return known;
  const ms = Math.round((keys.length * (now - since)) / arrived.length);
  return known === null || ms <= known.ms ? { ms, at: now } : known;
}
