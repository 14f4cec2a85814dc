// What belongs to the caller's server. A channel id is only a claim until its subscription is looked up: it must be theirs.
import type { Caller } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { Subscription } from '#src/model.ts';
import type { CommandContext } from './command.ts';
import { REFUSALS } from './words/refusals.ts';
import { SUBSCRIPTION_WORDS } from './words/subscriptions.ts';

/** The caller's server. @throws UserError `server_only` in a direct message */
export function requireGuild({ guildId }: Caller): string {
  if (guildId === undefined) throw new UserError('server_only', REFUSALS.serverOnly);
  return guildId;
}

/** The subscription of a channel of the caller's server. @throws UserError `not_subscribed` also for channels of others */
export async function requireSubscription(channelId: string, { caller, store }: CommandContext): Promise<Subscription> {
  const guildId = requireGuild(caller);
  const subscription = await store.subscriptionOf(channelId);
  if (subscription?.guildId === guildId) return subscription;
  throw new UserError('not_subscribed', SUBSCRIPTION_WORDS.notSubscribed(channelId));
}
