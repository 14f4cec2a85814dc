// Everything that commands change for others, each with the line it leaves in the server's record: who, what, when.
// No command changes these things by itself, and what was so already leaves no line.
import type { AuditLine } from '#src/model-audit.ts';
import type { ServerSettings } from '#src/model-servers.ts';
import type { Feed, KeywordRule, Subscription } from '#src/model.ts';
import type { SettingsChange } from '#src/store/servers.ts';
import type { JoinOutcome, SplitOutcome } from '#src/store/stories.ts';
import type { RuleRequest, SubscriptionRequest } from '#src/store/subscribing.ts';
import { quietCode, subscriptionCode } from './audit-code.ts';
import type { CommandContext } from './command.ts';
import { requireGuild } from './guild.ts';

type Context = Pick<CommandContext, 'caller' | 'store' | 'now'>;
type Change = Pick<AuditLine, 'action'> & Partial<Pick<AuditLine, 'channelId' | 'before' | 'after'>>;

/** What an owner does in a direct message stands under no server. */
const NO_SERVER = '';

async function leaveLine(change: Change, { caller, store, now }: Context): Promise<void> {
  const { action, channelId, before, after } = change;
  const { userId, guildId = NO_SERVER } = caller;
  await store.servers.audit({ guildId, at: now, userId, action, channelId, before, after });
}

async function leaveLineWhenDifferent(change: Change, context: Context): Promise<void> {
  if (change.before !== change.after) await leaveLine(change, context);
}

/** What a channel is to get, as `/subscribe` has it. */
export type Wishes = Omit<SubscriptionRequest, 'guildId' | 'now'>;

/** Adds the channel's subscription to the caller's server, or replaces its wishes and wakes it. */
export async function subscribeChannel(
  wishes: Wishes,
  context: Context,
): Promise<{ readonly subscription: Subscription; readonly isNew: boolean }> {
  const { caller, store, now } = context;
  const { channelId } = wishes;
  const before = await store.subscriptionOf(channelId);
  const done = await store.subscribe({ ...wishes, guildId: requireGuild(caller), now });
  const codes = { before: before && subscriptionCode(before), after: subscriptionCode(done.subscription) };
  await leaveLineWhenDifferent({ action: 'subscribe', channelId, ...codes }, context);
  return done;
}

export async function unsubscribeChannel(subscription: Subscription, context: Context): Promise<void> {
  const { channelId } = subscription;
  const isDone = await context.store.unsubscribe(channelId);
  const before = subscriptionCode(subscription);
  if (isDone) await leaveLine({ action: 'unsubscribe', channelId, before }, context);
}

/** @returns the subscription as it is now; undefined when it went meanwhile */
export async function setState(
  { channelId, state: before }: Subscription,
  state: 'active' | 'paused',
  context: Context,
): Promise<Subscription | undefined> {
  const after = await context.store.setSubscriptionState(channelId, state, context.now);
  const action = state === 'paused' ? 'pause' : 'resume';
  if (after !== undefined) await leaveLineWhenDifferent({ action, channelId, before, after: after.state }, context);
  return after;
}

export async function addKeywordRule(
  wanted: Omit<RuleRequest, 'guildId' | 'now'>,
  context: Context,
): Promise<{ readonly rule: KeywordRule; readonly isNew: boolean }> {
  const { caller, store, now } = context;
  const added = await store.addRule({ ...wanted, guildId: requireGuild(caller), now });
  const { rule, isNew } = added;
  if (isNew) await leaveLine({ action: 'keyword-add', channelId: rule.channelId, after: ruleCode(rule) }, context);
  return added;
}

/** @returns undefined when the server has no such rule any more */
export async function removeKeywordRule(ruleId: number, context: Context): Promise<KeywordRule | undefined> {
  const removed = await context.store.removeRule(requireGuild(context.caller), ruleId);
  if (removed === undefined) return undefined;
  const { channelId } = removed;
  await leaveLine({ action: 'keyword-remove', channelId, before: ruleCode(removed) }, context);
  return removed;
}

function ruleCode({ kind, expression }: KeywordRule): string {
  return `${kind} ${expression}`;
}

/** @returns whether it was added; false when its address is known */
export async function addSourceFeed(feed: Feed, context: Context): Promise<boolean> {
  const added = await context.store.addFeeds([feed], context.now);
  if (added > 0) await leaveLine({ action: 'source-add', after: sourceCode(feed) }, context);
  return added > 0;
}

export async function removeSourceFeed(feed: Feed, context: Context): Promise<boolean> {
  const isRemoved = await context.store.removeFeed(feed.id);
  if (isRemoved) await leaveLine({ action: 'source-remove', before: sourceCode(feed) }, context);
  return isRemoved;
}

function sourceCode({ id, outlet }: Feed): string {
  return `${id} ${outlet}`;
}

type Titled = { readonly id: number; readonly title: string };

export async function splitStory(article: Titled, context: Context): Promise<SplitOutcome> {
  const { store, caller, now } = context;
  const outcome = await store.splitStory({ articleId: article.id, userId: caller.userId, now });
  if (outcome.kind === 'split') await leaveLine({ action: 'story-split', after: article.title }, context);
  return outcome;
}

export async function joinStories(article: Titled, other: Titled, context: Context): Promise<JoinOutcome> {
  const { store, caller, now } = context;
  const request = { articleId: article.id, otherId: other.id, userId: caller.userId, now };
  const outcome = await store.joinStories(request);
  const isChange = outcome.kind === 'joined' && outcome.movedCount > 0;
  if (isChange) await leaveLine({ action: 'story-join', before: other.title, after: article.title }, context);
  return outcome;
}

/** @param setting the one that `changes` names; each setting leaves a line of its own */
export async function changeSetting(
  setting: 'language' | 'time-zone' | 'digest-hour' | 'quiet-hours' | 'style',
  changes: SettingsChange,
  context: Context,
): Promise<{ readonly settings: ServerSettings; readonly isChange: boolean }> {
  const { caller, store } = context;
  const guildId = requireGuild(caller);
  const before = settingCodes(await store.servers.settingsOf(guildId))[setting];
  const settings = await changeAsTheServerSays(changes, context);
  const after = settingCodes(settings)[setting];
  await leaveLineWhenDifferent({ action: setting, before, after }, context);
  return { settings, isChange: before !== after };
}

/** Without a choice of their own the alerts speak as the server does: they are turned first, then the choice is forgotten. */
async function changeAsTheServerSays(
  changes: SettingsChange,
  { caller, store, now }: Context,
): Promise<ServerSettings> {
  const guildId = requireGuild(caller);
  const isForgotten = 'language' in changes && changes.language === undefined;
  if (isForgotten) await store.servers.change(guildId, { language: caller.guildLocale }, now);
  return store.servers.change(guildId, changes, now);
}

function settingCodes({ language, timeZone, digestHour, quietHours, style }: ServerSettings) {
  return {
    language: language ?? 'server',
    'time-zone': timeZone,
    'digest-hour': String(digestHour),
    'quiet-hours': quietCode(quietHours),
    style,
  };
}
