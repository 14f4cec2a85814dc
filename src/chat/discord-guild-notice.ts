// Where a server's admins are told that a channel of theirs takes nothing: the first place in it that takes the message. Never a person.
// Throws what Discord's client throws for what another try may mend.
import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import { DeliveryError } from '#src/errors.ts';
import type { Notice } from '#src/model-notices.ts';
import type { Done, Message } from './discord-message.ts';
import { faultOf } from './discord-outcome.ts';
import type { Posts } from './discord-posts.ts';

type GuildNotice = {
  readonly rest: REST;
  readonly posts: Posts;
  readonly guild: NonNullable<Notice['guild']>;
  /** Channels that would not take it: it is about them. */
  readonly closed: readonly string[];
  readonly message: Message;
};

/** @throws DeliveryError `no_place` when no place of the server takes it */
export async function postGuildNotice(given: GuildNotice, limit: AbortSignal): Promise<Done> {
  for (const channelId of await placesOf(given, limit)) {
    const messageId = await tryPlace(given, channelId, limit);
    if (messageId !== undefined) return { messageId };
  }
  throw new DeliveryError('no_place', `no channel of server ${given.guild.id} takes a message of ours`);
}

/** What the server set apart for its moderators first, then what everybody reads: a closed channel is no secret. */
async function placesOf({ rest, guild, closed }: GuildNotice, signal: AbortSignal): Promise<readonly string[]> {
  const places = [...(await officialPlaces(rest, guild.id, signal)), ...guild.channelIds];
  return [...new Set(places)].filter((place) => !closed.includes(place));
}

const guildShape = z.object({
  public_updates_channel_id: z.string().nullish(),
  safety_alerts_channel_id: z.string().nullish(),
  system_channel_id: z.string().nullish(),
});

/** Who may not see the server may still write where it is subscribed: then there are none. */
async function officialPlaces(rest: REST, guildId: string, signal: AbortSignal): Promise<readonly string[]> {
  try {
    const { public_updates_channel_id, safety_alerts_channel_id, system_channel_id } = guildShape.parse(
      await rest.get(Routes.guild(guildId), { signal }),
    );
    const ids = [public_updates_channel_id, safety_alerts_channel_id, system_channel_id];
    return ids.filter((id) => typeof id === 'string');
  } catch (error) {
    if (mayPassBy(error)) return [];
    throw error;
  }
}

/** @returns undefined when this place is closed to it */
async function tryPlace(given: GuildNotice, channelId: string, limit: AbortSignal): Promise<string | undefined> {
  try {
    return await given.posts.postOnce(channelId, given.message, limit);
  } catch (error) {
    if (mayPassBy(error)) return undefined;
    throw error;
  }
}

function mayPassBy(error: unknown): boolean {
  const { kind } = faultOf(error);
  return kind === 'refused' || kind === 'gone' || kind === 'unfit';
}
