// Discord's rules for the definitions of commands, as a bulk overwrite names them. What breaks one is reported, never repaired.
// The figures are those of Discord's documentation (API v10); its official description leaves most of them out.
import type { CommandBody, OptionBody } from './discord-payload.ts';

/** Discord's pattern for names. Example: `구독`, `search`. */
const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** Chat, user and message commands of one scope, each kind for itself. */
const MOST_COMMANDS: ReadonlyMap<number, number> = new Map([
  [1, 100],
  [2, 15],
  [3, 15],
]);
/** Discord says 8,000 now; older pages of it say 4,000. */
const COMMAND_LENGTH = 4_000;
const CHAT_COMMAND = 1;
/** Server, direct message with the bot, other direct messages. */
const CONTEXTS: ReadonlySet<number> = new Set([0, 1, 2]);
const USER_INSTALL = 1;

/** @returns words for every rule that a bulk overwrite of commands breaks */
export function checkCommands(commands: readonly CommandBody[]): readonly string[] {
  const kinds = Map.groupBy(commands, ({ type }) => type);
  return [
    ...[...kinds].flatMap(([type, ofKind]) => [
      ...(ofKind.length > (MOST_COMMANDS.get(type) ?? 0) ? [`${ofKind.length} commands of type ${type}`] : []),
      ...checkUnique(`commands of type ${type}`, ofKind),
    ]),
    ...commands.flatMap((command) => checkCommand(command)),
  ];
}

function checkCommand(command: CommandBody): readonly string[] {
  const { name, options = [] } = command;
  const hasSubcommands = options.some(({ type }) => type <= SUBCOMMAND_GROUP);
  const isMixed = hasSubcommands && options.some(({ type }) => type > SUBCOMMAND_GROUP);
  const isTooLong = lengthOf(command) > COMMAND_LENGTH;
  return [
    ...(command.type === CHAT_COMMAND ? checkNamed(name, command) : checkMenuCommand(command)),
    ...checkOptions(name, options),
    ...checkReach(command),
    ...(isMixed ? [`${name}: options beside subcommands`] : []),
    ...(isTooLong ? [`${name}: ${lengthOf(command)} characters > ${COMMAND_LENGTH}`] : []),
  ];
}

const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;

/** A command of the menu on a person or a message: any words are its name, and it says and takes nothing. */
function checkMenuCommand({
  name,
  description,
  name_localizations: localized,
  options,
}: CommandBody): readonly string[] {
  const isNamed = [name, ...Object.values(localized ?? {})].every((words) => words.trim() !== '' && words.length <= 32);
  return [
    ...(isNamed ? [] : [`${name}: a name of 1 to 32 characters`]),
    ...(description === '' ? [] : [`${name}: a menu command has no description`]),
    ...(options?.length ? [`${name}: a menu command has no options`] : []),
  ];
}

/** Where it is offered: known places, each once; what a person installs for themself works elsewhere than in servers. */
function checkReach({ name, contexts, integration_types: installs }: CommandBody): readonly string[] {
  const places = contexts ?? [];
  const isPersonal = installs?.includes(USER_INSTALL) === true;
  return [
    ...(contexts?.length === 0 ? [`${name}: offered nowhere`] : []),
    ...(places.every((place) => CONTEXTS.has(place)) ? [] : [`${name}: an unknown context`]),
    ...(new Set(places).size === places.length ? [] : [`${name}: a context twice`]),
    ...(isPersonal && contexts && places.every((place) => place === 0)
      ? [`${name}: installed by a person, but offered in servers alone`]
      : []),
  ];
}

/** Names beside each other differ, in every language and between the languages: people type either. */
function checkUnique(path: string, named: readonly Named[]): readonly string[] {
  const names = named.flatMap(({ name, name_localizations: localized }) => [
    ...new Set([name, ...Object.values(localized ?? {})]),
  ]);
  return new Set(names).size === names.length ? [] : [`${path}: two share a name`];
}

type Named = Pick<CommandBody, 'name' | 'description' | 'name_localizations' | 'description_localizations'>;

function checkNamed(path: string, named: Named): readonly string[] {
  const names = [named.name, ...Object.values(named.name_localizations ?? {})];
  const descriptions = [named.description, ...Object.values(named.description_localizations ?? {})];
  return [
    ...names.flatMap((name) =>
      COMMAND_NAME.test(name) && name === name.toLowerCase() ? [] : [`${path}: bad name ${name}`],
    ),
    ...descriptions.flatMap((words) =>
      words.length >= 1 && words.length <= 100 ? [] : [`${path}: a description of ${words.length} characters`],
    ),
  ];
}

function checkOptions(path: string, options: readonly OptionBody[]): readonly string[] {
  const lastRequired = options.findLastIndex((option) => option.required === true);
  const firstOptional = options.findIndex((option) => option.type > SUBCOMMAND_GROUP && option.required !== true);
  return [
    ...(options.length > 25 ? [`${path}: more than 25 options`] : []),
    ...(firstOptional >= 0 && firstOptional < lastRequired ? [`${path}: a required option after an optional one`] : []),
    ...checkUnique(path, options),
    ...options.flatMap((option) => [
      ...checkNamed(`${path} ${option.name}`, option),
      ...checkChoices(`${path} ${option.name}`, option),
      ...checkOptions(`${path} ${option.name}`, option.options ?? []),
    ]),
  ];
}

function checkChoices(path: string, { choices = [], autocomplete, type }: OptionBody): readonly string[] {
  const names = choices.map(({ name }) => name);
  const isFit = choices.every(
    ({ name, value }) => name !== '' && name.length <= 100 && (typeof value === 'number' || value.length <= 100),
  );
  return [
    ...(choices.length > 25 ? [`${path}: more than 25 choices`] : []),
    ...(choices.length > 0 && autocomplete === true ? [`${path}: choices with autocomplete`] : []),
    ...(autocomplete === true && type === SUBCOMMAND ? [`${path}: a subcommand with autocomplete`] : []),
    ...(new Set(names).size === names.length ? [] : [`${path}: two choices share a name`]),
    ...(isFit ? [] : [`${path}: a choice of no or more than 100 characters`]),
  ];
}

function lengthOf(named: Named & { readonly options?: readonly OptionBody[] | undefined }): number {
  const own =
    longest(named.name, named.name_localizations) + longest(named.description, named.description_localizations);
  return (named.options ?? []).reduce((sum, option) => {
    const choices = option.choices ?? [];
    return (
      sum + lengthOf(option) + choices.reduce((all, { name, value }) => all + name.length + String(value).length, 0)
    );
  }, own);
}

function longest(plain: string, localized: Readonly<Record<string, string>> | null | undefined): number {
  return Math.max(plain.length, ...Object.values(localized ?? {}).map((words) => words.length));
}
