import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import type { CommandDefinition, OptionDefinition, Text } from '#src/chat/command.ts';

const definitions = commands.map((command) => command.definition);
const groupsOf = ({ name, options, subcommands }: CommandDefinition) => [
  { path: name, options },
  ...subcommands.map((subcommand) => ({ path: `${name} ${subcommand.name}`, options: subcommand.options })),
];
const groups = definitions.flatMap(groupsOf);
const options = groups.flatMap(({ path, options }) => options.map((option) => ({ path, option })));

/** Everything that has two names: commands, subcommands, options. */
const named = [
  ...definitions,
  ...definitions.flatMap(({ subcommands }) => subcommands),
  ...options.map(({ option }) => option),
];

/** Discord's rule for command and option names; Hangul has no case. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const names = (list: readonly CommandDefinition[] | undefined) => list?.map(({ name }) => name);
const lengthOf = ({ ko, en }: Text) => ko.length + en.length;
const isUnique = (names: readonly string[]) => new Set(names).size === names.length;
const fits = ({ ko, en }: Text, longest: number) =>
  [ko, en].every((words) => words.trim() !== '' && words.length <= longest);

describe('the definitions', () => {
  test('are the commands that are used from outside, with these options', () => {
    const surface = Object.fromEntries(
      groups
        .filter(
          ({ path, options }) =>
            options.length > 0 || !definitions.some(({ name, subcommands }) => name === path && subcommands.length > 0),
        )
        .map(({ path, options }) => [
          path,
          options.map(({ name, required }) => (required === true ? name : `${name}?`)).join(' '),
        ]),
    );
    expect(surface).toEqual({
      latest: 'city? topic? outlet? count?',
      search: 'query city? topic? outlet? after? before? sort?',
      story: 'article join? split?',
      subscribe: 'channel? mode? scope? city? topic? threshold? followups? role? cap? style? crosspost?',
      unsubscribe: 'channel?',
      'subscriptions list': '',
      'subscriptions pause': 'channel?',
      'subscriptions resume': 'channel?',
      'subscriptions test': 'channel?',
      'keywords add': 'expression kind? channel?',
      'keywords remove': 'rule',
      'keywords list': 'channel?',
      'keywords test': 'expression',
      'settings show': '',
      'settings language': 'language',
      'settings time-zone': 'zone',
      'settings digest-hour': 'hour',
      'settings quiet-hours': 'from? to?',
      'settings style': 'style',
      'settings history': '',
      'sources list': '',
      'sources add': 'url outlet? kind?',
      'sources remove': 'source',
      'sources check': 'url',
      why: 'url label?',
      status: '',
      help: '',
    });
  });

  test('say who may use what', () => {
    const access = Object.groupBy(definitions, (definition) => definition.access);
    expect(names(access['manage-server'])).toEqual([
      'subscribe',
      'unsubscribe',
      'subscriptions',
      'keywords',
      'settings',
    ]);
    expect(names(access.owner)).toEqual(['sources']);
    expect(names(definitions.filter(({ anywhere }) => anywhere))).toEqual(names(access.anyone));
  });

  test('have names that Discord takes, in both languages', () => {
    for (const { name, nameKo } of named) {
      expect(name).toMatch(/^(?=.{1,32}$)[a-z]+(?:-[a-z]+)*$/);
      expect(nameKo).toMatch(NAME);
      expect(nameKo.normalize('NFC')).toBe(nameKo);
      expect(nameKo).toMatch(/^[가-힣]+$/);
    }
  });

  test('have names that are unique beside each other, in both languages together', () => {
    const arrays = [
      definitions,
      ...definitions.map(({ subcommands }) => subcommands),
      ...groups.map(({ options }) => options),
    ];
    for (const array of arrays) {
      expect(isUnique(array.map(({ name }) => name))).toBe(true);
      expect(isUnique(array.map(({ nameKo }) => nameKo))).toBe(true);
    }
  });

  test('have descriptions of at most 100 characters', () => {
    for (const { name, description } of named)
      expect({ name, fits: fits(description, 100) }).toEqual({ name, fits: true });
  });

  test('put required options first and mix no options with subcommands', () => {
    for (const { path, options } of groups) {
      const required = options.map((option) => option.required === true);
      expect({ path, required }).toEqual({ path, required: required.toSorted((a, b) => Number(b) - Number(a)) });
      expect(options.length).toBeLessThanOrEqual(25);
    }
    for (const { options, subcommands } of definitions) {
      expect(options.length === 0 || subcommands.length === 0).toBe(true);
      expect(subcommands.length).toBeLessThanOrEqual(25);
    }
  });

  test('have at most 25 choices, distinct ones, and none beside autocomplete', () => {
    for (const { option } of options) {
      const { choices = [], autocomplete } = option;
      expect(choices.length).toBeLessThanOrEqual(25);
      expect(isUnique(choices.map(({ value }) => value))).toBe(true);
      for (const language of ['ko', 'en'] as const)
        expect(isUnique(choices.map(({ label }) => label[language]))).toBe(true);
      for (const { value, label } of choices) {
        expect(value.length).toBeLessThanOrEqual(100);
        expect(fits(label, 100)).toBe(true);
      }
      expect(choices.length > 0 && autocomplete === true).toBe(false);
    }
  });

  test('stay far below the size that Discord allows a command', () => {
    for (const definition of definitions) expect(sizeOf(definition)).toBeLessThan(4_000);
  });

  test('have autocomplete only where the command can suggest', () => {
    for (const command of commands) {
      const { definition } = command;
      const hasSuggestions = groupsOf(definition).some(({ options }) =>
        options.some(({ autocomplete }) => autocomplete === true),
      );
      expect({ name: definition.name, suggests: 'suggest' in command }).toEqual({
        name: definition.name,
        suggests: hasSuggestions,
      });
    }
  });
});

/** Characters of names, descriptions and values in both languages together: more than Discord counts. */
function sizeOf(definition: CommandDefinition): number {
  const optionSize = ({ name, nameKo, description, choices = [] }: OptionDefinition) =>
    name.length +
    nameKo.length +
    lengthOf(description) +
    choices.reduce((sum, { value, label }) => sum + value.length + lengthOf(label), 0);
  const all = groupsOf(definition).flatMap(({ options }) => options);
  return (
    lengthOf(definition.description) +
    definition.subcommands.reduce(
      (sum, { name, nameKo, description }) => sum + name.length + nameKo.length + lengthOf(description),
      0,
    ) +
    all.reduce((sum, option) => sum + optionSize(option), 0)
  );
}
