// What an interaction says of the person, the place and the values, as plain data. No discord.js object goes further.
import {
  ApplicationCommandOptionType,
  PermissionFlagsBits,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Language } from '#src/model.ts';
import type { Caller, Invocation } from './command.ts';

/** @param ownerIds people who may manage sources for everyone */
export function callerOf(interaction: BaseInteraction, ownerIds: readonly string[]): Caller {
  const locale = languageOf(interaction.locale);
  return {
    userId: interaction.user.id,
    guildId: interaction.guildId ?? undefined,
    channelId: interaction.channelId ?? '',
    locale,
    guildLocale: interaction.guildLocale === null ? locale : languageOf(interaction.guildLocale),
    mayManageServer: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    isOwner: ownerIds.includes(interaction.user.id),
  };
}

/** A locale of Discord's as one of our languages. */
export function languageOf(locale: string): Language {
  return locale === 'ko' ? 'ko' : 'en';
}

/** The command, its subcommand and the values as typed. */
export function invocationOf(interaction: ChatInputCommandInteraction | AutocompleteInteraction): Invocation {
  const [first] = interaction.options.data;
  const subcommand = first?.type === ApplicationCommandOptionType.Subcommand ? first : undefined;
  const given = subcommand === undefined ? interaction.options.data : (subcommand.options ?? []);
  return {
    command: interaction.commandName,
    subcommand: subcommand?.name,
    options: Object.fromEntries(given.map(({ name, value }) => [name, rawValue(value)])),
  };
}

function rawValue(value: string | number | boolean | undefined): string | number | undefined {
  return typeof value === 'boolean' ? String(value) : value;
}
