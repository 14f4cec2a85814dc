// One message of the owners' and servers' outbox to its reader. Like a delivery: marked before it is sent, settled by whatever came of it.
import { DeliveryError, describeError } from '#src/errors.ts';
import type { Notice } from '#src/model-notices.ts';
import type { Language } from '#src/model.ts';
import type { SendOutcome } from '#src/chat/channel.ts';
import { ownerLocaleKey } from '#src/chat/owner-locale.ts';
import type { PipelineContext } from './context.ts';
import { toOutcome } from './deliver.ts';

/** A notice that the store has leased to us. */
export async function notify(notice: Notice, context: PipelineContext): Promise<void> {
  const { store, clock, signal } = context;
  const log = context.log.child({ notice: notice.id, recipient: notice.recipient });
  const outcome = await send(notice, context);
  if (signal.aborted && outcome.kind !== 'sent') return;
  await store.settleNotice(notice.id, toOutcome(notice, outcome, clock()), clock());
  if (outcome.kind === 'sent') log.info({ events: notice.events.length }, 'notice sent');
  else log.warn({ error: outcome.error, outcome: outcome.kind }, 'notice not sent');
}

async function send(notice: Notice, { channel, store, signal }: PipelineContext): Promise<SendOutcome> {
  try {
    const locale = notice.guild?.locale ?? (await localeOf(notice.recipient, store));
    return await channel.notify(notice, locale, signal);
  } catch (error) {
    const fault = new DeliveryError('notice_fault', `writing to ${notice.recipient} broke, trying again`, {
      cause: error,
    });
    return { kind: 'retry', afterMs: undefined, error: describeError(fault) };
  }
}

/** The language in which this person last used a command of the owners. */
async function localeOf(recipient: string, store: PipelineContext['store']): Promise<Language> {
  return (await store.recall(ownerLocaleKey(recipient))) === 'en' ? 'en' : 'ko';
}
