// /subscribe: alerts into a channel. Says exactly what is missing before it stores anything; shows a sample card after.
import type { Text } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import { catchUpHint } from './catch-up.ts';
import type { Subscription } from '#src/model.ts';
import { subscribeChannel, type Wishes } from './changes.ts';
import type { Command, CommandContext } from './command.ts';
import { requireGuild } from './guild.ts';
import {
  channelId,
  cityId,
  maybe,
  oneOf,
  parseOptions,
  roleId,
  topicId,
  wholeNumber,
  type ParsedOptions,
} from './options.ts';
import { suggestShared } from './shared-options.ts';
import { LEAST_CAP, LEAST_THRESHOLD, MOST_CAP, MOST_THRESHOLD, subscribeDefinition } from './subscribe-definition.ts';
import { missingPermissions, unallowed } from './words/permissions.ts';
import { SAMPLE_WORDS, subscribed, SUBSCRIPTION_WORDS } from './words/subscriptions.ts';

const shape = {
  channel: maybe(channelId),
  mode: maybe(oneOf(['instant', 'hourly', 'daily', 'weekly'])),
  scope: maybe(oneOf(['core', 'all'])),
  city: maybe(cityId),
  topic: maybe(topicId),
  threshold: maybe(wholeNumber(LEAST_THRESHOLD, MOST_THRESHOLD)),
  followups: maybe(oneOf(['thread', 'quiet'])),
  role: maybe(roleId),
  cap: maybe(wholeNumber(LEAST_CAP, MOST_CAP)),
  style: maybe(oneOf(['card', 'compact'])),
  crosspost: maybe(oneOf(['yes', 'no'])),
};

export const subscribe: Command = {
  definition: subscribeDefinition,
  async run(invocation, context) {
    const { caller, store } = context;
    const { channel, ...options } = parseOptions(shape, invocation);
    const target = channel ?? caller.channelId;
    const guildId = requireGuild(caller);
    await refuseForeign(target, guildId, context);
    if (options.role === guildId) throw new UserError('everyone', SUBSCRIPTION_WORDS.everyone);
    const channelKind = await context.channelKind(target);
    if (options.crosspost === 'yes' && channelKind !== 'announcement')
      throw new UserError('no_announcements', SUBSCRIPTION_WORDS.noAnnouncements(target));
    await requirePostable(target, context);
    const settings = await store.servers.settingsOf(guildId);
    const missed = await catchUpHint(target, context);
    const wishes = { ...options, channelId: target, channelKind, locale: settings.language ?? caller.guildLocale };
    const { subscription, isNew } = await subscribeChannel(wishesFor(wishes), context);
    const sample = await postSample(subscription, context);
    const text = paragraphs([
      subscribed({ subscription, isNew, settings }),
      ...unused(subscription, options),
      ...missed,
      SAMPLE_WORDS[sample],
      ...(subscription.mentionRoleId === undefined ? [] : [SUBSCRIPTION_WORDS.roleHint(subscription.mentionRoleId)]),
      ...(await permissionHint(subscription, context)),
    ]);
    return { kind: 'text', text: text[caller.locale], isPrivate: true };
  },
  suggest: suggestShared,
};

type Typed = Omit<ParsedOptions<typeof shape>, 'channel'> & Pick<Wishes, 'channelId' | 'channelKind' | 'locale'>;

/** What is left out is as nobody chose it, also where the channel had something else before. */
function wishesFor({ role, cap, crosspost, followups, mode, scope, city, topic, ...same }: Typed): Wishes {
  const isInstant = mode === undefined || mode === 'instant';
  return {
    ...same,
    city,
    topic,
    mode: mode ?? 'instant',
    scope: scope ?? 'core',
    followUps: followups,
    mentionRoleId: role,
    // A digest has no hour to fill and is not published: what does nothing is not kept, so that no list speaks of it.
    hourlyCap: isInstant ? cap : undefined,
    isCrossposted: isInstant && crosspost === 'yes',
  };
}

type InstantOnly = Pick<Typed, 'cap' | 'followups' | 'crosspost'>;

/** What was wished for and does nothing in a digest is said, never silently dropped. */
function unused({ mode }: Subscription, { cap, followups, crosspost }: InstantOnly): readonly Text[] {
  if (mode === 'instant') return [];
  const wished = { cap, followups, crosspost: crosspost === 'yes' ? crosspost : undefined };
  const names = Object.entries(wished).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return names.length === 0 ? [] : [SUBSCRIPTION_WORDS.instantOnly(names)];
}

/** Posts what an alert will look like in the channel. Where that works, alerts that were refused there come at once, too. */
export async function postSample(subscription: Subscription, { store, sendSample, now }: CommandContext) {
  const { channelId: channel, guildId } = subscription;
  const { style } = await store.servers.settingsOf(guildId);
  const outcome = await sendSample(channel, { ...subscription, style: subscription.style ?? style });
  if (outcome === 'sent') await store.tryAgain(channel, now);
  return outcome;
}

/** A platform only offers the server's own channels; an id from elsewhere must not take over another server's alerts. */
async function refuseForeign(channel: string, guildId: string, { store }: CommandContext): Promise<void> {
  const known = await store.subscriptionOf(channel);
  if (known !== undefined && known.guildId !== guildId)
    throw new UserError('foreign_channel', SUBSCRIPTION_WORDS.notOfThisServer);
}

/** @throws UserError `missing_permissions` that names each one */
export async function requirePostable(channel: string, context: CommandContext): Promise<void> {
  const missing = await context.missingPermissions(channel);
  if (missing.length > 0) throw new UserError('missing_permissions', missingPermissions(channel, missing));
}

/** Threads and the history are welcome, not needed: what happens without them is said, never a reason to refuse. */
export async function permissionHint(
  { mode, followUps, channelId: channel }: Subscription,
  { missingPermissions: missingFor }: CommandContext,
): Promise<readonly Text[]> {
  const hasFollowUps = mode === 'instant' && followUps === 'thread';
  const threads = hasFollowUps ? await missingFor(channel, 'threads') : [];
  return unallowed({ threads, history: await missingFor(channel, 'history') });
}

export function paragraphs(texts: readonly Text[]): Text {
  return { ko: texts.map(({ ko }) => ko).join('\n'), en: texts.map(({ en }) => en).join('\n') };
}
