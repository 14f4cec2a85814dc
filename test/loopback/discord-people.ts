// A person at a Discord client: types slash commands as the client allows them, presses buttons, asks for suggestions.
// The client's own checks (visibility, required options, choices, ranges) are made here, before the bot hears of anything.
import { INTERACTION, type Begun, type Interactions, type Seen } from './discord-interactions.ts';
import {
  buttons,
  componentsOf,
  type Choice,
  type CommandBody,
  type Message,
  type OptionBody,
} from './discord-payload.ts';
import { snowflake, type Channel, type User, type World } from './discord-world.ts';

export type OptionValues = Readonly<Record<string, string | number | Channel>>;

export type StoredCommand = CommandBody & { readonly id: string };

/** What a person needs of the server. */
export type Desk = {
  readonly world: World;
  readonly interactions: Interactions;
  readonly commandsFor: (guildId: string | undefined) => readonly StoredCommand[];
  readonly wireMessage: (message: Message) => object;
  readonly dispatch: (name: string, payload: object) => void;
};

/** What somebody else's message says. */
type WireMessage = {
  readonly id: string;
  readonly content?: string;
  readonly embeds?: readonly object[];
  readonly components?: readonly object[];
};

const CHANNEL_SELECT = 8;

type Typed = {
  readonly line: string;
  readonly values: OptionValues;
  /** False: as if an admin had re-mapped the permissions; the bot has to refuse by itself. */
  readonly isCheckedByClient: boolean;
  readonly focused?: string;
};

export class Person {
  readonly user: User;
  readonly channel: Channel;
  /** The language of the person's client. */
  readonly locale: string;
  readonly #desk: Desk;

  constructor(desk: Desk, { user, channel, locale }: { user: User; channel: Channel; locale: string }) {
    this.#desk = desk;
    this.user = user;
    this.channel = channel;
    this.locale = locale;
  }

  /** `slash('keywords add', { expression: '세종', kind: 'include' })`. @throws when the client would not send it */
  async slash(line: string, values: OptionValues = {}): Promise<Seen> {
    return this.#command({ line, values, isCheckedByClient: true });
  }

  /** The same without the client's checks: what a re-mapped permission or an old client lets through. */
  async insist(line: string, values: OptionValues = {}): Promise<Seen> {
    return this.#command({ line, values, isCheckedByClient: false });
  }

  /** The suggestions while typing into the option `focused`. */
  async autocomplete(line: string, values: OptionValues, focused: string): Promise<readonly Choice[]> {
    const payload = this.#payload({ line, values, isCheckedByClient: false, focused });
    const { begun, outcome } = this.#begin(INTERACTION.autocomplete, undefined);
    this.#send(begun, payload, undefined);
    return (await outcome).choices;
  }

  /** Presses a button of a message. @throws when there is no such button, or it is disabled */
  async click(message: Message, customId: string): Promise<Seen> {
    if (!buttons(message).some((button) => button.customId === customId)) throw new Error(`no button ${customId}`);
    const part = componentsOf(message.body).find((component) => component.custom_id === customId);
    const { begun, outcome } = this.#begin(INTERACTION.component, message);
    this.#send(begun, { custom_id: customId, component_type: part?.type ?? 2, id: 1 }, message);
    return seenOf(await outcome);
  }

  /** Chooses a channel in the picker of a message. @throws when there is no such picker */
  async pick(message: Message, customId: string, channel: Channel): Promise<Seen> {
    const picker = componentsOf(message.body).find((part) => part.custom_id === customId);
    if (picker?.type !== CHANNEL_SELECT) throw new Error(`no channel picker ${customId}`);
    const { begun, outcome } = this.#begin(INTERACTION.component, message);
    const chosen = { values: [channel.id], resolved: this.#resolved({ channel }) };
    this.#send(begun, { custom_id: customId, component_type: CHANNEL_SELECT, id: 1, ...chosen }, message);
    return seenOf(await outcome);
  }

  /** Uses a command from the menu of a message: `on` is what Discord sends of it. */
  async useOn(on: Omit<WireMessage, 'id'>, name: string): Promise<Seen> {
    const command = this.#desk.commandsFor(this.channel.guild?.id).find((stored) => isNamed(stored, name));
    if (command?.type !== 3) throw new Error(`no message command ${name} is registered`);
    const id = snowflake();
    const { begun, outcome } = this.#begin(INTERACTION.command, undefined);
    const resolved = { messages: { [id]: this.#wireTarget({ ...on, id }) } };
    this.#send(begun, { id: command.id, name: command.name, type: 3, target_id: id, resolved }, undefined);
    return seenOf(await outcome);
  }

  #wireTarget(message: WireMessage): object {
    return {
      type: 0,
      channel_id: this.channel.id,
      author: this.#desk.world.wireUser(this.user),
      content: '',
      embeds: [],
      components: [],
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      pinned: false,
      flags: 0,
      ...message,
    };
  }

  async #command(typed: Typed): Promise<Seen> {
    const payload = this.#payload(typed);
    const { begun, outcome } = this.#begin(INTERACTION.command, undefined);
    this.#send(begun, payload, undefined);
    return seenOf(await outcome);
  }

  #begin(type: Begun['type'], pressed: Message | undefined): ReturnType<Interactions['begin']> {
    return this.#desk.interactions.begin({ type, channel: this.channel, user: this.user, pressed });
  }

  #payload({ line, values, isCheckedByClient, focused }: Typed): object {
    const { guild } = this.channel;
    const [name = '', subcommandName] = line.split(' ');
    const command = this.#desk.commandsFor(guild?.id).find((stored) => isNamed(stored, name));
    if (command === undefined) throw new Error(`no command /${name} is registered`);
    if (isCheckedByClient) this.#requireVisible(command);
    const subcommand = command.options?.find((option) => option.type === 1 && isNamed(option, subcommandName ?? ''));
    if (subcommandName !== undefined && subcommand === undefined) throw new Error(`no sub-command ${line}`);
    const definitions = (subcommand ?? command).options ?? [];
    if (isCheckedByClient) requireAccepted(definitions, values);
    const options = Object.entries(values).map(([key, value]) => {
      const definition = definitions.find((option) => isNamed(option, key));
      if (definition === undefined) throw new Error(`/${line} has no option ${key}`);
      const focus = key === focused ? { focused: true } : {};
      return { name: definition.name, type: definition.type, value: rawValue(value), ...focus };
    });
    const nested = subcommand === undefined ? options : [{ name: subcommand.name, type: 1, options }];
    return { id: command.id, name: command.name, type: 1, options: nested, resolved: this.#resolved(values) };
  }

  #requireVisible(command: StoredCommand): void {
    const { guild } = this.channel;
    const allowed = this.#desk.world.permissionsOf(this.user.id, this.channel);
    const needed = BigInt(command.default_member_permissions ?? 0);
    if (guild !== undefined && (allowed & needed) !== needed) throw new Error(`/${command.name} is hidden from them`);
    if (guild === undefined && command.contexts?.includes(1) === false) throw new Error(`/${command.name} not in DMs`);
  }

  #resolved(values: OptionValues): object {
    const channels = Object.values(values).flatMap((value) => (typeof value === 'object' ? [value] : []));
    if (channels.length === 0) return {};
    const wire = channels.map((channel): [string, object] => {
      const permissions = String(this.#desk.world.permissionsOf(this.user.id, channel));
      return [channel.id, { ...this.#desk.world.wireChannel(channel), permissions }];
    });
    return { channels: Object.fromEntries(wire) };
  }

  #send(begun: Begun, payload: object, pressed: Message | undefined): void {
    const { world } = this.#desk;
    const { channel, user } = this;
    const permissions = String(world.permissionsOf(user.id, channel));
    const botPermissions = String(world.permissionsOf(world.bot.id, channel));
    const guild = channel.guild;
    const place =
      guild === undefined
        ? { user: world.wireUser(user), context: 1, authorizing_integration_owners: { 1: user.id } }
        : {
            guild_id: guild.id,
            guild: { id: guild.id, locale: guild.locale, features: [] },
            guild_locale: guild.locale,
            member: { ...world.wireMember(guild, user), permissions },
            context: 0,
            authorizing_integration_owners: guild.hasBot ? { 0: guild.id } : { 1: user.id },
          };
    this.#desk.dispatch('INTERACTION_CREATE', {
      ...place,
      id: begun.id,
      application_id: world.bot.id,
      type: begun.type,
      token: begun.token,
      version: 1,
      data: payload,
      channel_id: channel.id,
      channel: { ...world.wireChannel(channel), permissions },
      locale: this.locale,
      app_permissions: botPermissions,
      entitlements: [],
      attachment_size_limit: 10_485_760,
      ...(pressed === undefined ? {} : { message: this.#desk.wireMessage(pressed) }),
    });
  }
}

function seenOf({ seen }: { readonly seen: Seen | undefined }): Seen {
  if (seen === undefined) throw new Error('the application answered with choices');
  return seen;
}

type Named = { readonly name: string; readonly name_localizations?: CommandBody['name_localizations'] };

function isNamed(named: Named, name: string): boolean {
  return named.name === name || named.name_localizations?.['ko'] === name;
}

function rawValue(value: string | number | Channel): string | number {
  return typeof value === 'object' ? value.id : value;
}

function requireAccepted(definitions: readonly OptionBody[], values: OptionValues): void {
  for (const definition of definitions) {
    const entry = Object.entries(values).find(([key]) => isNamed(definition, key));
    if (entry === undefined) {
      if (definition.required === true) throw new Error(`the client asks for ${definition.name}`);
      continue;
    }
    const value = rawValue(entry[1]);
    const isChoice = definition.choices?.some((choice) => choice.value === value) ?? true;
    const size = typeof value === 'number' ? value : value.length;
    const least = (typeof value === 'number' ? definition.min_value : definition.min_length) ?? -Infinity;
    const most = (typeof value === 'number' ? definition.max_value : definition.max_length) ?? Infinity;
    if (!isChoice || size < least || size > most) throw new Error(`the client refuses ${definition.name}: ${value}`);
  }
}
