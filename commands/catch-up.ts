// What a channel gets that is about to take alerts again: said before it does, for then it is under way.
import type { Text } from '#src/chat/command.ts';
import { quietUntil } from '#src/time.ts';
import type { CommandContext } from './command.ts';
import { caughtUpWith } from './words/waiting.ts';

/** @returns nothing for a channel that takes alerts, or misses none */
export async function catchUpHint(channelId: string, { store, now }: CommandContext): Promise<readonly Text[]> {
  const subscription = await store.subscriptionOf(channelId);
  if (subscription === undefined || subscription.state === 'active') return [];
  const waiting = await store.waitingArticles(channelId);
  if (waiting === 0) return [];
  return [caughtUpWith(waiting, quietUntil(now, await store.servers.settingsOf(subscription.guildId)))];
}
