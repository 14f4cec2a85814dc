// One message of the outbox to its channel. The store has marked it `sending` under its nonce before this is called;
// whatever the channel answers is settled, and an answer that never comes leaves the row for the next try.
import { DeliveryError, describeError } from '#src/errors.ts';
import type { Delivery } from '#src/model.ts';
import type { DeliveryOutcome } from '#src/store/store.ts';
import type { SendOutcome } from '#src/chat/channel.ts';
import type { PipelineContext } from './context.ts';
import { sendBackoff } from './backoff.ts';

/** A delivery that the store has leased to us. */
export async function deliver(delivery: Delivery, context: PipelineContext): Promise<void> {
  const { store, clock, onStep, signal } = context;
  const log = context.log.child({
    delivery: delivery.id,
    kind: delivery.kind,
    channel: delivery.subscription.channelId,
  });
  onStep('delivery-claimed');
  const outcome = await send(delivery, context);
  if (signal.aborted && outcome.kind !== 'sent') return;
  onStep('delivery-sent');
  const settled = toOutcome(delivery, outcome, clock());
  await store.settleDelivery(delivery.id, settled, clock());
  onStep('delivery-settled');
  switch (outcome.kind) {
    case 'sent':
      log.info({ message: outcome.messageId, articles: delivery.articles.length }, 'message sent');
      return;
    case 'retry':
      if (outcome.isUntried === true) log.debug({ error: outcome.error }, 'message waits for its channel');
      else log.warn({ error: outcome.error, tries: delivery.attempts + 1 }, 'message waits for another try');
      return;
    case 'dead':
      log.error({ error: outcome.error, subscriptionDisabled: outcome.disablesSubscription }, 'message refused');
  }
}

async function send(delivery: Delivery, { channel, signal }: PipelineContext): Promise<SendOutcome> {
  try {
    return await channel.send(delivery, signal);
  } catch (error) {
    const { channelId } = delivery.subscription;
    const fault = new DeliveryError('channel_fault', `posting to channel ${channelId} broke, trying again`, {
      cause: error,
    });
    return { kind: 'retry', afterMs: undefined, error: describeError(fault) };
  }
}

/** What the outbox keeps of an answer, for deliveries and notices alike. */
export function toOutcome(
  { attempts, startedAt }: { readonly attempts: number; readonly startedAt: number | undefined },
  outcome: SendOutcome,
  now: number,
): DeliveryOutcome {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', messageId: outcome.messageId, isTargetGone: outcome.isTargetGone };
    case 'retry':
      return {
        kind: 'retry',
        at: now + (outcome.afterMs ?? sendBackoff(attempts)),
        error: outcome.error,
        ...(outcome.isUntried === true ? { untried: { startedAt } } : {}),
      };
    case 'dead':
      return { kind: 'dead', error: outcome.error, disablesSubscription: outcome.disablesSubscription };
  }
}
