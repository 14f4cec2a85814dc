// The paths of the loopback Discord's HTTP API: which request means what.
// A path it does not know is no answer; the caller notes it, so that a test sees what the bot asked for.
import { answerOf, refuse } from './discord-answers.ts';
import type { Interactions } from './discord-interactions.ts';
import { checkCommands } from './discord-command-limits.ts';
import type { Messages } from './discord-messages.ts';
import { commandBody, type Message } from './discord-payload.ts';
import type { StoredCommand } from './discord-people.ts';
import type { Places } from './discord-places.ts';
import { snowflake, type Channel, type World } from './discord-world.ts';
import type { HttpAnswer } from './faults.ts';
import { z } from 'zod';

export type Call = {
  readonly method: string;
  /** Decoded, without /api/v10. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly authorization: string | undefined;
};

type Parts = {
  readonly world: World;
  readonly messages: Messages;
  readonly places: Places;
  readonly interactions: Interactions;
  readonly token: string;
  readonly gatewayUrl: () => string;
  readonly dispatch: (name: string, payload: object) => void;
};

/** Carried by their own token. Example: `/webhooks/123/token/messages/@original`. */
const TOKEN_ROUTE = /^\/(?:interactions|webhooks)\//;
const EVERYWHERE = '';

export class Routes {
  readonly #parts: Parts;
  /** Commands by guild id; the empty id stands for everywhere. */
  readonly #commands = new Map<string, readonly StoredCommand[]>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  commandsFor(guildId: string | undefined): readonly StoredCommand[] {
    const own = guildId === undefined ? [] : (this.#commands.get(guildId) ?? []);
    return [...own, ...(this.#commands.get(EVERYWHERE) ?? [])];
  }

  /** @returns undefined when the path is unknown */
  carryOut(call: Call): HttpAnswer | undefined {
    if (!TOKEN_ROUTE.test(call.path) && call.authorization !== `Bot ${this.#parts.token}`) return refuse(0);
    const [root = '', ...rest] = call.path.split('/').filter((part) => part !== '');
    switch (root) {
      case 'gateway':
        return this.#gateway();
      case 'users':
        return this.#users(call, rest);
      case 'oauth2':
      case 'applications':
        return this.#applications(call, rest);
      case 'interactions':
        return this.#parts.interactions.callback(rest[1] ?? '', call.body, call.query.get('with_response') === 'true');
      case 'webhooks':
        return this.#parts.interactions.webhook(call.method, [rest[1], rest[3]], call.body);
      case 'guilds':
        return this.#guilds(rest);
      case 'channels':
        return this.#channels(call, rest);
      default:
        return undefined;
    }
  }

  #gateway(): HttpAnswer {
    const limit = { total: 1_000, remaining: 1_000, reset_after: 86_400_000, max_concurrency: 1 };
    return answerOf({ url: this.#parts.gatewayUrl(), shards: 1, session_start_limit: limit });
  }

  #users({ method, body }: Call, [id, sub]: readonly string[]): HttpAnswer | undefined {
    const { world } = this.#parts;
    if (method === 'POST' && id === '@me' && sub === 'channels') {
      const recipient = z.looseObject({ recipient_id: z.string() }).safeParse(body).data?.recipient_id;
      const user = world.users.get(recipient ?? '');
      if (user === undefined) return refuse(50_035, 'recipient_id');
      return answerOf(world.wireChannel(world.directChannel(user)));
    }
    const user = id === '@me' ? world.bot : world.users.get(id ?? '');
    return method === 'GET' && user !== undefined && sub === undefined ? answerOf(world.wireUser(user)) : undefined;
  }

  #applications(call: Call, path: readonly string[]): HttpAnswer | undefined {
    const { world } = this.#parts;
    const [id, kind, guildId, sub] = path;
    if (path.at(-1) === '@me' && call.method === 'GET') {
      const bot = world.wireUser(world.bot);
      return answerOf({ id: world.bot.id, name: 'Citybeat', description: '', icon: null, bot, flags: 0 });
    }
    if (id !== world.bot.id) return undefined;
    if (kind === 'commands' && path.length === 2) return this.#commandList(call, EVERYWHERE);
    if (kind !== 'guilds' || sub !== 'commands' || path.length !== 4) return undefined;
    return world.guilds.has(guildId ?? '') ? this.#commandList(call, guildId ?? '') : refuse(50_001);
  }

  /** GET and PUT: the commands of one scope. A command that stays keeps its id. */
  #commandList({ method, body }: Call, scope: string): HttpAnswer | undefined {
    const stored = this.#commands.get(scope) ?? [];
    if (method === 'GET') return answerOf(stored.map((command) => this.#wireCommand(command, scope)));
    if (method !== 'PUT') return undefined;
    const parsed = z.array(commandBody).safeParse(body);
    const broken = parsed.success ? checkCommands(parsed.data) : [parsed.error.message];
    this.#parts.messages.noteViolation('commands', broken, body);
    if (!parsed.success || broken.length > 0) return refuse(50_035, broken.join('; '));
    const commands = parsed.data.map((command): StoredCommand => {
      const earlier = stored.find((other) => other.name === command.name && other.type === command.type);
      return { ...command, id: earlier?.id ?? snowflake() };
    });
    this.#commands.set(scope, commands);
    return answerOf(commands.map((command) => this.#wireCommand(command, scope)));
  }

  #wireCommand(command: StoredCommand, scope: string): object {
    const place = scope === EVERYWHERE ? {} : { guild_id: scope };
    const application = this.#parts.world.bot.id;
    return {
      nsfw: false,
      default_member_permissions: null,
      ...command,
      application_id: application,
      version: '1',
      ...place,
    };
  }

  #guilds([id, kind, memberId]: readonly string[]): HttpAnswer | undefined {
    const { world } = this.#parts;
    const guild = world.guilds.get(id ?? '');
    if (guild === undefined) return refuse(10_004);
    if (kind === undefined) return answerOf(world.wireGuild(guild));
    if (kind === 'channels') return answerOf(world.channelsOf(guild).map((channel) => world.wireChannel(channel)));
    if (kind === 'threads' && memberId === 'active') return this.#parts.places.active(guild);
    if (kind !== 'members') return undefined;
    const user = memberId === '@me' ? world.bot : world.users.get(memberId ?? '');
    const isMember = user !== undefined && (user.isBot || guild.ranks.has(user.id));
    return isMember ? answerOf(world.wireMember(guild, user)) : refuse(10_007);
  }

  #channels(call: Call, path: readonly string[]): HttpAnswer | undefined {
    const { world, messages } = this.#parts;
    const { method, body, query } = call;
    const [id, kind, messageId, sub] = path;
    const channel = world.channels.get(id ?? '');
    if (channel === undefined) return refuse(10_003);
    if (channel.guild?.hasBot === false) return refuse(50_001);
    if (kind === undefined && method === 'GET') return answerOf(world.wireChannel(channel));
    if (kind === undefined && method === 'PATCH') return this.#modify(channel, body);
    if (kind === 'typing') return { status: 204 };
    if (kind === 'threads') return this.#threads(channel, call, path.slice(2));
    if (kind !== 'messages') return undefined;
    if (messageId === undefined && method === 'POST') return messages.post(channel, body);
    if (messageId === undefined && method === 'GET') return messages.list(channel, query);
    const message = messages.find(messageId ?? '');
    if (message === undefined || message.channelId !== channel.id) return refuse(10_008);
    if (sub === 'threads' && method === 'POST') return this.#startThread(channel, message, body);
    if (sub === 'crosspost' && method === 'POST') return this.#parts.places.crosspost(channel, message);
    if (sub !== undefined) return undefined;
    if (method === 'GET') return messages.read(channel, message);
    if (method === 'DELETE') return messages.remove(message.id);
    return method === 'PATCH' ? messages.patch(channel, message, body) : undefined;
  }

  #threads(channel: Channel, { method, body, query }: Call, path: readonly string[]): HttpAnswer | undefined {
    const { places, world, dispatch } = this.#parts;
    if (method === 'GET' && path.join('/') === 'archived/public') return places.archived(channel, query);
    if (method !== 'POST' || path.length > 0 || channel.kind !== 'forum') return undefined;
    const answer = places.startPost(channel, body);
    const thread = answer.status === 201 ? places.threadsOf(channel).at(-1) : undefined;
    if (thread !== undefined) dispatch('THREAD_CREATE', { ...world.wireChannel(thread), newly_created: true });
    return answer;
  }

  #modify(channel: Channel, body: unknown): HttpAnswer {
    const { places, world, dispatch } = this.#parts;
    const answer = places.modify(channel, body);
    if (answer.status === 200) dispatch('THREAD_UPDATE', world.wireChannel(channel));
    return answer;
  }

  /** Everybody who sees the channel hears of its threads. */
  #startThread(channel: Channel, message: Message, body: unknown): HttpAnswer {
    const { messages, world, dispatch } = this.#parts;
    const answer = messages.startThread(channel, message, body);
    const thread = answer.status === 201 ? world.channels.get(message.id) : undefined;
    if (thread !== undefined) dispatch('THREAD_CREATE', { ...world.wireChannel(thread), newly_created: true });
    return answer;
  }
}
