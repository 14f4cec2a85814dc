// The world of the loopback Discord: users, guilds, channels and who may do what, and how each looks on the wire.
// It knows no sockets; what it returns is what Discord's API v10 would send.
import { guildDefaults } from './guild-defaults.ts';

export type User = { readonly id: string; readonly name: string; readonly isBot: boolean };

export type Rank = 'owner' | 'admin' | 'member';

export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  readonly ranks: Map<string, Rank>;
  /** Where Discord writes to admins and moderators; null where there is no such place. */
  publicUpdatesChannelId: string | null;
  /** Where Discord greets newcomers; null where its admins want none. */
  systemChannelId: string | null;
  /** When the bot was invited. */
  invitedAt: number;
  /** Whether the bot is a member; people may have installed it for themselves all the same. */
  hasBot: boolean;
  /** In an outage: named at a start, and nothing more. */
  isDown: boolean;
};

export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'announcement' | 'forum' | 'direct' | 'thread';
  readonly guild: Guild | undefined;
  /** The channel a thread belongs to: who may do what is said there. */
  readonly parent?: Channel;
  readonly thread?: { archivedAt: number | undefined; isLocked: boolean };
  readonly forum?: { tags: readonly Tag[]; isTagRequired: boolean };
  /** What the bot may not do here, though its role allows it. */
  denied: bigint;
};

/** What posts of a forum are sorted by; only moderators set a moderated one. */
export type Tag = { readonly id: string; readonly name: string; readonly isModerated: boolean };

export const PERMISSION = {
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  readHistory: 1n << 16n,
  useCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const;

const EVERYONE =
  PERMISSION.viewChannel |
  PERMISSION.sendMessages |
  PERMISSION.embedLinks |
  PERMISSION.readHistory |
  PERMISSION.useCommands |
  PERMISSION.createThreads |
  PERMISSION.sendInThreads;
const EVERYTHING = (1n << 53n) - 1n;
const CHANNEL_TYPE = { text: 0, direct: 1, announcement: 5, thread: 11, forum: 15 } as const;
const REQUIRE_TAG = 1 << 4;
const ANNOUNCEMENT_THREAD = 10;

const DISCORD_EPOCH = 1_420_070_400_000n;
let snowflakeCount = 0n;

/** A Discord id of 18 or 19 digits that grows with time: discord.js routes only ids of 17 to 19 digits. */
export function snowflake(): string {
  snowflakeCount += 1n;
  return String(((BigInt(Date.now()) - DISCORD_EPOCH) << 22n) | (snowflakeCount & 0x3f_ffffn));
}

export class World {
  readonly bot: User = { id: snowflake(), name: 'citybeat', isBot: true };
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly users = new Map<string, User>([[this.bot.id, this.bot]]);
  readonly #direct = new Map<string, Channel>();

  addUser(name: string): User {
    const user = { id: snowflake(), name, isBot: false };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(name: string, locale: string): Guild {
    const owner = this.addUser(`${name} 주인`);
    const ranks = new Map<string, Rank>([[owner.id, 'owner']]);
    const id = snowflake();
    const guild: Guild = {
      id,
      name,
      locale,
      ownerId: owner.id,
      ranks,
      systemChannelId: null,
      publicUpdatesChannelId: null,
      invitedAt: Date.now(),
      hasBot: true,
      isDown: false,
    };
    this.guilds.set(guild.id, guild);
    return guild;
  }

  addChannel(channel: Pick<Channel, 'name' | 'kind' | 'guild'>): Channel {
    const forum = channel.kind === 'forum' ? { forum: { tags: [], isTagRequired: false } } : {};
    const added: Channel = { ...channel, ...forum, id: snowflake(), denied: 0n };
    this.channels.set(added.id, added);
    return added;
  }

  /** The thread of a message, whose id it has. */
  addThread(parent: Channel, messageId: string, name: string): Channel {
    const state = { archivedAt: undefined, isLocked: false };
    const own = { id: messageId, name, kind: 'thread', thread: state, denied: 0n } as const;
    const thread: Channel = { ...own, guild: parent.guild, parent };
    this.channels.set(thread.id, thread);
    return thread;
  }

  /** The one channel between the bot and a person, however often it is asked for. */
  directChannel({ id, name }: User): Channel {
    const known = this.#direct.get(id) ?? this.addChannel({ guild: undefined, name, kind: 'direct' });
    this.#direct.set(id, known);
    return known;
  }

  channelsOf(guild: Guild): readonly Channel[] {
    return [...this.channels.values()].filter((channel) => channel.guild === guild && channel.kind !== 'thread');
  }

  permissionsOf(userId: string, channel: Channel): bigint {
    if (channel.parent !== undefined) return this.permissionsOf(userId, channel.parent);
    if (channel.guild === undefined) return EVERYONE;
    if (userId === this.bot.id) return EVERYONE & ~channel.denied;
    const rank = channel.guild.ranks.get(userId);
    if (rank === 'owner') return EVERYTHING;
    return rank === 'admin' ? EVERYONE | PERMISSION.manageGuild : EVERYONE;
  }

  wireUser(user: User): object {
    return {
      id: user.id,
      username: user.name,
      global_name: user.name,
      discriminator: '0',
      avatar: null,
      public_flags: 0,
      ...(user.isBot ? { bot: true } : {}),
    };
  }

  wireMember(guild: Guild, user: User): object {
    const rank = guild.ranks.get(user.id);
    const roles = [...(user.isBot ? [roleId(guild, 1n)] : []), ...(rank === 'admin' ? [roleId(guild, 2n)] : [])];
    return {
      user: this.wireUser(user),
      roles,
      nick: null,
      avatar: null,
      joined_at: new Date().toISOString(),
      premium_since: null,
      pending: false,
      communication_disabled_until: null,
      flags: 0,
      deaf: false,
      mute: false,
    };
  }

  wireChannel(channel: Channel): object {
    if (channel.guild === undefined) {
      return { id: channel.id, type: CHANNEL_TYPE.direct, last_message_id: null, flags: 0, recipients: [] };
    }
    if (channel.parent !== undefined) return this.#wireThread(channel, channel.guild, channel.parent);
    const overwrite = { id: this.bot.id, type: 1, allow: '0', deny: String(channel.denied) };
    return {
      id: channel.id,
      type: CHANNEL_TYPE[channel.kind],
      name: channel.name,
      guild_id: channel.guild.id,
      position: 0,
      parent_id: null,
      permission_overwrites: channel.denied === 0n ? [] : [overwrite],
      nsfw: false,
      topic: null,
      rate_limit_per_user: 0,
      last_message_id: null,
      flags: channel.forum?.isTagRequired === true ? REQUIRE_TAG : 0,
      ...(channel.forum === undefined ? {} : wireForum(channel.forum.tags)),
    };
  }

  #wireThread({ id, name, thread }: Channel, guild: Guild, parent: Channel): object {
    const { archivedAt, isLocked } = thread ?? { archivedAt: undefined, isLocked: false };
    const metadata = {
      archived: archivedAt !== undefined,
      auto_archive_duration: 1_440,
      archive_timestamp: new Date(archivedAt ?? Date.now()).toISOString(),
      locked: isLocked,
    };
    return {
      id,
      type: parent.kind === 'announcement' ? ANNOUNCEMENT_THREAD : CHANNEL_TYPE.thread,
      name,
      guild_id: guild.id,
      parent_id: parent.id,
      owner_id: this.bot.id,
      thread_metadata: metadata,
      message_count: 0,
      member_count: 1,
      flags: 0,
    };
  }

  wireGuild(guild: Guild): object {
    return {
      ...guildDefaults,
      id: guild.id,
      name: guild.name,
      owner_id: guild.ownerId,
      preferred_locale: guild.locale,
      system_channel_id: guild.systemChannelId,
      public_updates_channel_id: guild.publicUpdatesChannelId,
      roles: [
        role(guild, { id: guild.id, name: '@everyone', permissions: EVERYONE }),
        role(guild, { id: roleId(guild, 1n), name: 'citybeat', permissions: EVERYONE }),
        role(guild, { id: roleId(guild, 2n), name: '운영진', permissions: EVERYONE | PERMISSION.manageGuild }),
      ],
    };
  }

  /** GUILD_CREATE: the guild with its channels and the members a client with the intent Guilds is told. */
  wireGuildCreate(guild: Guild): object {
    return {
      ...this.wireGuild(guild),
      joined_at: new Date(guild.invitedAt).toISOString(),
      large: false,
      unavailable: false,
      member_count: guild.ranks.size + 1,
      voice_states: [],
      members: [this.wireMember(guild, this.bot)],
      channels: this.channelsOf(guild).map((channel) => this.wireChannel(channel)),
      threads: [],
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }
}

function wireForum(tags: readonly Tag[]): object {
  const available = tags.map(({ id, name, isModerated }) => ({
    id,
    name,
    moderated: isModerated,
    emoji_id: null,
    emoji_name: null,
  }));
  return { available_tags: available, default_reaction_emoji: null, default_sort_order: null, default_forum_layout: 0 };
}

function roleId(guild: Guild, offset: bigint): string {
  return String(BigInt(guild.id) + (offset << 40n));
}

function role(guild: Guild, { id, name, permissions }: { id: string; name: string; permissions: bigint }): object {
  const colors = { primary_color: 0, secondary_color: null, tertiary_color: null };
  const position = id === guild.id ? 0 : 1;
  const look = { color: 0, colors, hoist: false, icon: null, unicode_emoji: null, mentionable: false, flags: 0 };
  return { ...look, id, name, position, permissions: String(permissions), managed: false };
}
