// Which permissions the bot lacks to post in a channel, to start threads or to read there, by Discord's own names for them. From the cache
// where it is there, so that nobody has to see a refused alert first.
import { ChannelType, DiscordAPIError, PermissionFlagsBits, type Client, type GuildBasedChannel } from 'discord.js';
import type { ChannelPurpose } from './channel.ts';

/** `SendMessagesInThreads` stands in for `SendMessages` in a thread; `TextChannel` means that the channel takes no messages at all. */
export type MissingPermission =
  | 'ViewChannel'
  | 'SendMessages'
  | 'SendMessagesInThreads'
  | 'CreatePublicThreads'
  | 'EmbedLinks'
  | 'ReadMessageHistory'
  | 'TextChannel';

/** `words`: a message without cards and links. */
export type Purpose = ChannelPurpose | 'words';

/** @returns an empty list when the bot can post, or when Discord cannot be asked (the post itself will tell) */
export async function missingPermissions(
  client: Client<true>,
  channelId: string,
  purpose: Purpose = 'alerts',
): Promise<readonly MissingPermission[]> {
  try {
    const channel = client.channels.cache.get(channelId) ?? (await client.channels.fetch(channelId));
    if (channel === null) return ['ViewChannel'];
    if (!channel.isSendable() && channel.type !== ChannelType.GuildForum) return ['TextChannel'];
    return channel.isDMBased() ? [] : await missingIn(channel, purpose);
  } catch (error) {
    const isClosed = error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
    return isClosed ? ['ViewChannel'] : [];
  }
}

/**
 * What the gateway's cache alone knows to be missing, of what a message cannot be posted without (links that do not unfold refuse nothing).
 * @returns an empty list when nothing is missing or nothing is known: a channel not in the cache, a server that is out, a bot signed out
 */
export function knownMissing(client: Client, channelId: string): readonly MissingPermission[] {
  const channel = client.isReady() ? client.channels.cache.get(channelId) : undefined;
  if (channel === undefined || channel.isDMBased() || !channel.guild.available) return [];
  const self = channel.guild.members.me;
  if (self === null || (channel.isThread() && channel.parent === null)) return [];
  const granted = channel.permissionsFor(self);
  return neededToPost(channel).filter((name) => name !== 'EmbedLinks' && !granted.has(PermissionFlagsBits[name]));
}

async function missingIn(channel: GuildBasedChannel, purpose: Purpose): Promise<readonly MissingPermission[]> {
  const self = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
  const granted = channel.permissionsFor(self);
  return NEEDED[purpose](channel).filter((name) => !granted.has(PermissionFlagsBits[name]));
}

const NEEDED = {
  alerts: neededToPost,
  threads: neededForThreads,
  // A forum's posts and a thread's messages are looked for by the same right.
  history: () => ['ReadMessageHistory'],
  words: () => ['ViewChannel', 'SendMessages'],
} as const satisfies Readonly<Record<Purpose, (channel: GuildBasedChannel) => readonly MissingPermission[]>>;

function neededToPost(channel: GuildBasedChannel) {
  // A post needs the right to send messages, what follows in it the right to send them in threads.
  if (channel.type === ChannelType.GuildForum)
    return ['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'EmbedLinks'] as const;
  return ['ViewChannel', channel.isThread() ? 'SendMessagesInThreads' : 'SendMessages', 'EmbedLinks'] as const;
}

/** A thread holds no threads, a forum's posts are threads: there is nothing to allow. */
function neededForThreads(channel: GuildBasedChannel) {
  return channel.isThread() || channel.type === ChannelType.GuildForum
    ? []
    : (['CreatePublicThreads', 'SendMessagesInThreads'] as const);
}
