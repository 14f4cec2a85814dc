// What a channel of Discord is to whoever posts there. From the cache where it is there; a channel that cannot be seen counts as text:
// whoever posts there will be told.
import { ChannelType, type Client } from 'discord.js';
import type { ChannelKind } from '#src/model-channels.ts';

export async function channelKindOf(client: Client<true>, channelId: string): Promise<ChannelKind> {
  const cached = client.channels.cache.get(channelId);
  const channel = cached ?? (await client.channels.fetch(channelId).catch(() => null));
  if (channel?.isThread() === true) return 'thread';
  if (channel?.type === ChannelType.GuildForum) return 'forum';
  return channel?.type === ChannelType.GuildAnnouncement ? 'announcement' : 'text';
}
