// Everything that commands change for others, each said to the store with who does it: it leaves the line in the server's history
// in the same transaction. No command changes these things by itself.
import type { DoneBy } from '#src/model-audit.ts';
import type { Feed, KeywordRule, Subscription } from '#src/model.ts';
import type { SettingsChange, SettingsOutcome } from '#src/store/servers.ts';
import type { JoinOutcome, SplitOutcome } from '#src/store/stories.ts';
import type { RuleRequest, SubscriptionRequest } from '#src/store/subscribing.ts';
import type { CommandContext } from './command.ts';
import { requireGuild } from './guild.ts';

type Context = Pick<CommandContext, 'caller' | 'store' | 'now'>;

function inServer({ caller, now }: Context): DoneBy {
  return { guildId: requireGuild(caller), userId: caller.userId, at: now };
}

/** What an owner does in a direct message stands under no server. */
const NO_SERVER = '';

function anywhere({ caller, now }: Context): DoneBy {
  return { guildId: caller.guildId ?? NO_SERVER, userId: caller.userId, at: now };
}

/** What a channel is to get, as `/subscribe` has it. */
export type Wishes = Omit<SubscriptionRequest, 'guildId' | 'now'>;

/** Adds the channel's subscription to the caller's server, or replaces its wishes and wakes it. */
export async function subscribeChannel(
  wishes: Wishes,
  context: Context,
): Promise<{ readonly subscription: Subscription; readonly isNew: boolean }> {
  const by = inServer(context);
  return context.store.subscribe({ ...wishes, guildId: by.guildId, now: by.at }, by);
}

export async function unsubscribeChannel({ channelId }: Subscription, context: Context): Promise<void> {
  await context.store.unsubscribe(channelId, inServer(context));
}

/** @returns the subscription as it is now; undefined when it went meanwhile */
export async function setState(
  { channelId }: Subscription,
  state: 'active' | 'paused',
  context: Context,
): Promise<Subscription | undefined> {
  return context.store.setSubscriptionState(channelId, state, inServer(context));
}

export async function addKeywordRule(
  wanted: RuleRequest,
  context: Context,
): Promise<{ readonly rule: KeywordRule; readonly isNew: boolean }> {
  return context.store.addRule(wanted, inServer(context));
}

/** @returns undefined when the server has no such rule any more */
export async function removeKeywordRule(ruleId: number, context: Context): Promise<KeywordRule | undefined> {
  return context.store.removeRule(ruleId, inServer(context));
}

/** @returns whether it was added; false when its address is known */
export async function addSourceFeed(feed: Feed, context: Context): Promise<boolean> {
  return (await context.store.addFeeds([feed], context.now, anywhere(context))) > 0;
}

export async function removeSourceFeed({ id }: Feed, context: Context): Promise<boolean> {
  return context.store.removeFeed(id, anywhere(context));
}

type Known = { readonly id: number };

export async function splitStory(article: Known, context: Context): Promise<SplitOutcome> {
  return context.store.splitStory({ articleId: article.id, by: anywhere(context) });
}

export async function joinStories(article: Known, other: Known, context: Context): Promise<JoinOutcome> {
  return context.store.joinStories({ articleId: article.id, otherId: other.id, by: anywhere(context) });
}

/** Without a choice of their own the alerts speak as the caller's server does. */
export async function changeSettings(
  changes: Omit<SettingsChange, 'serverLanguage'>,
  context: Context,
): Promise<SettingsOutcome> {
  const { store, caller } = context;
  return store.servers.change({ ...changes, serverLanguage: caller.guildLocale }, inServer(context));
}
