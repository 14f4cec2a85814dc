// Whether a feed has moved for good: a permanent redirect is believed after three polls in a row over three days, since a captive
// portal and a mistaken rule of a server say 301 too.
import { DAY_MS } from '#src/time.ts';
import type { FeedMemory } from './memory.ts';

const POLLS = 3;
const SPAN_MS = 3 * DAY_MS;

/** @param permanentUrl where only permanent redirects led, to a feed that could be read; undefined when nothing or another kind did */
export function noteMove({ move }: FeedMemory, permanentUrl: string | undefined, now: number): FeedMemory['move'] {
  if (permanentUrl === undefined) return null;
  if (move?.url !== permanentUrl) return { url: permanentUrl, count: 1, since: now };
  return { ...move, count: move.count + 1 };
}

/** The address to ask from now on; undefined while the move is not certain. */
export function movedTo(move: FeedMemory['move'], now: number): string | undefined {
  return move !== null && move.count >= POLLS && now - move.since >= SPAN_MS ? move.url : undefined;
}
