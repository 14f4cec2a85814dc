// The definitions of our commands as Discord's command JSON, and the hash by which a change is noticed. Pure.
// Who may run a command is checked again at run time: a server's admins may change what Discord shows.
import { createHash } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { clipText } from './card-markdown.ts';
import type { Choice, CommandDefinition, OptionDefinition, SubcommandDefinition, Text } from './command.ts';

export type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** Where commands are registered: contexts and installs can be named for global ones only. */
export type CommandScope = 'global' | 'guild';

const MANAGE_GUILD = String(PermissionFlagsBits.ManageGuild);

/** @returns the body of a bulk overwrite */
export function commandsJson(definitions: readonly CommandDefinition[], scope: CommandScope): CommandJson[] {
  return definitions.map((definition) => ({
    type: ApplicationCommandType.ChatInput,
    name: definition.name,
    name_localizations: { ko: definition.nameKo },
    ...describe(definition.description),
    default_member_permissions: definition.access === 'manage-server' ? MANAGE_GUILD : null,
    ...(scope === 'global' ? reach(definition) : {}),
    options:
      definition.subcommands.length > 0 ? definition.subcommands.map(subcommandJson) : optionsJson(definition.options),
  }));
}

/** Everywhere and for a person's own account, or in servers alone. */
function reach({ anywhere }: CommandDefinition): Pick<CommandJson, 'contexts' | 'integration_types'> {
  const { Guild, BotDM, PrivateChannel } = InteractionContextType;
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  if (!anywhere) return { contexts: [Guild], integration_types: [GuildInstall] };
  return { contexts: [Guild, BotDM, PrivateChannel], integration_types: [GuildInstall, UserInstall] };
}

function describe({ ko, en }: Text): {
  readonly description: string;
  readonly description_localizations: { ko: string };
} {
  return { description: clipText(en, MOST_WORDS), description_localizations: { ko: clipText(ko, MOST_WORDS) } };
}

/** Discord refuses all commands when one description or choice is longer. */
const MOST_WORDS = 100;

function subcommandJson({
  name,
  nameKo,
  description,
  options,
}: SubcommandDefinition): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    name_localizations: { ko: nameKo },
    ...describe(description),
    options: optionsJson(options),
  };
}

/** Required options first, as Discord demands. */
function optionsJson(options: readonly OptionDefinition[]): APIApplicationCommandBasicOption[] {
  const required = options.filter((option) => option.required === true);
  const optional = options.filter((option) => option.required !== true);
  return [...required, ...optional].map(optionJson);
}

function optionJson(option: OptionDefinition): APIApplicationCommandBasicOption {
  const common = {
    name: option.name,
    name_localizations: { ko: option.nameKo },
    ...describe(option.description),
    required: option.required === true,
  };
  switch (option.type) {
    case 'string':
      return { ...common, type: ApplicationCommandOptionType.String, ...lengths(option), ...stringValues(option) };
    case 'integer':
      return { ...common, type: ApplicationCommandOptionType.Integer, ...bounds(option), ...integerValues(option) };
    case 'channel':
      return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: [...POSTABLE_CHANNELS] };
    case 'role':
      return { ...common, type: ApplicationCommandOptionType.Role };
  }
}

/** Text, announcement, forum, and the three kinds of threads. A media channel takes posts with an attachment alone. */
const POSTABLE_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;

function lengths({ min, max }: OptionDefinition): { min_length?: number; max_length?: number } {
  return { ...(min === undefined ? {} : { min_length: min }), ...(max === undefined ? {} : { max_length: max }) };
}

function bounds({ min, max }: OptionDefinition): { min_value?: number; max_value?: number } {
  return { ...(min === undefined ? {} : { min_value: min }), ...(max === undefined ? {} : { max_value: max }) };
}

/** Choices and autocomplete exclude each other. */
function stringValues({ choices, autocomplete }: OptionDefinition) {
  if (choices === undefined || choices.length === 0) return autocomplete === true ? { autocomplete } : {};
  return { choices: choices.slice(0, MOST_CHOICES).map((choice) => ({ ...choiceWords(choice), value: choice.value })) };
}

function integerValues({ choices, autocomplete }: OptionDefinition) {
  if (choices === undefined || choices.length === 0) return autocomplete === true ? { autocomplete } : {};
  const numbered = choices.slice(0, MOST_CHOICES);
  return { choices: numbered.map((choice) => ({ ...choiceWords(choice), value: Number(choice.value) })) };
}

const MOST_CHOICES = 25;

function choiceWords({ label }: Choice): { readonly name: string; readonly name_localizations: { ko: string } } {
  return { name: clipText(label.en, MOST_WORDS), name_localizations: { ko: clipText(label.ko, MOST_WORDS) } };
}

/** SHA-256 (hex) of everything that would be sent: equal means nothing to register. */
export function definitionsHash(commands: readonly object[]): string {
  return createHash('sha256').update(JSON.stringify(commands)).digest('hex');
}
