// When a message counts as refused though Discord never says so: to some forms of a message it answers 500, always, and one such would
// hold its channel back for ever. Pure.
import type { Delivery } from '#src/model.ts';
import { HOUR_MS } from '#src/time.ts';
import type { SendOutcome } from './channel.ts';

/** No outage of Discord's took messages so long. */
const PATIENCE_MS = 12 * HOUR_MS;
/** 80 fit into that time: a bot that was switched off meanwhile has tried less. */
const LEAST_TRIES = 50;

type Failed = Extract<SendOutcome, { kind: 'retry' }>;

export function isHopeless(
  { attempts, startedAt }: Pick<Delivery, 'attempts' | 'startedAt'>,
  outcome: SendOutcome,
  now: number,
): outcome is Failed {
  if (outcome.kind !== 'retry' || outcome.isAnswered !== true || startedAt === undefined) return false;
  return attempts >= LEAST_TRIES && now - startedAt >= PATIENCE_MS;
}
