// The mark that a message of ours carries, so that it is found again when Discord's answer was lost.
// A message's nonce is remembered by Discord for a few minutes only; a component's id stays with the message.
import { createHash } from 'node:crypto';

/** Marks lie above this: Discord numbers components without an id from 1. */
const MARK_FLOOR = 2 ** 30;

/** Id of the sample card: no delivery has it. */
export const SAMPLE_MARK = 900_000_000;

/** A positive 32-bit number of the delivery, by its nonce. */
export function deliveryMark(nonce: string): number {
  const hash = createHash('sha256').update(nonce).digest().readUInt32BE(0);
  return MARK_FLOOR + (hash % MARK_FLOOR);
}

/** Whether Discord gave the id itself, because the message carried none or it was not kept. */
export function isUnmarked(id: number | undefined): boolean {
  return id === undefined || id <= HIGHEST_OWN_NUMBER;
}

/** A message has at most 40 components. */
const HIGHEST_OWN_NUMBER = 1_000;
