import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { relatedCommand } from '#commands/related.ts';
import { commandsJson } from '#src/chat/discord-definitions.ts';
import { messageCommandsJson } from '#src/chat/discord-message-command.ts';
import { checkCommands } from '../loopback/discord-command-limits.ts';
import { commandBody } from '../loopback/discord-payload.ts';

const definitions = commands.map(({ definition }) => definition);
const everyContext = { contexts: [0, 1, 2], integration_types: [0, 1] };

const brokenBy = (json: readonly object[]) =>
  checkCommands(json.map((command) => commandBody.parse(structuredClone(command))));

it.each(['global', 'guild'] as const)('the program’s own commands are within Discord’s rules (%s)', (scope) => {
  const json = [...commandsJson(definitions, scope), ...messageCommandsJson([relatedCommand], scope)];
  expect(json.length).toBeGreaterThan(5);
  expect(brokenBy(json)).toEqual([]);
});

describe('the rules refuse', () => {
  const option = { type: 3, name: 'city', name_localizations: { ko: '도시' }, description: 'City' };
  const command = {
    type: 1,
    name: 'search',
    name_localizations: { ko: '검색' },
    description: 'Search',
    description_localizations: { ko: '찾기' },
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    options: [option],
  };
  const choice = { name: 'Newest', value: 'newest' };
  const many = (count: number, part: object, key: string) =>
    Array.from({ length: count }, (_, index) => ({ ...part, name: `${key}${index}`, name_localizations: null }));
  const menu = { type: 3, name: '관련 기사 찾기', description: '' };

  it('nothing of what is sound', () => {
    expect(brokenBy([command, menu])).toEqual([]);
  });

  it.each([
    ['capitals in a name', [{ ...command, name: 'Search' }], /bad name Search/],
    ['a blank in a Korean name', [{ ...command, name_localizations: { ko: '기사 검색' } }], /bad name/],
    ['a name of 33 letters', [{ ...command, name: 'a'.repeat(33) }], /bad name/],
    ['a command twice', [command, command], /two share a name/],
    [
      'a Korean name that is the other’s English one',
      [command, { ...command, name: 'find', name_localizations: { ko: 'search' } }],
      /two share a name/,
    ],
    [
      'two options of one Korean name',
      [{ ...command, options: [option, { ...option, name: 'town' }] }],
      /share a name/,
    ],
    [
      'a required option after an optional one',
      [{ ...command, options: [option, { ...option, name: 'query', name_localizations: null, required: true }] }],
      /required option after/,
    ],
    ['26 options', [{ ...command, options: many(26, option, 'o') }], /more than 25 options/],
    ['26 choices', [{ ...command, options: [{ ...option, choices: many(26, choice, 'c') }] }], /more than 25 choices/],
    ['two choices of one name', [{ ...command, options: [{ ...option, choices: [choice, choice] }] }], /two choices/],
    [
      'choices beside suggestions',
      [{ ...command, options: [{ ...option, choices: [choice], autocomplete: true }] }],
      /choices with autocomplete/,
    ],
    ['no description', [{ ...command, description: '' }], /a description of 0/],
    [
      'a description of 101',
      [{ ...command, description_localizations: { ko: '가'.repeat(101) } }],
      /description of 101/,
    ],
    [
      'options beside subcommands',
      [{ ...command, options: [{ ...option, type: 1, name: 'add', name_localizations: null }, option] }],
      /beside subcommands/,
    ],
    [
      'more than 4,000 characters',
      [{ ...command, options: many(25, { ...option, choices: many(25, { value: 'v'.repeat(90) }, 'c') }, 'o') }],
      /characters > 4000/,
    ],
    ['a place that there is not', [{ ...command, contexts: [0, 7] }], /unknown context/],
    ['no place', [{ ...command, contexts: [] }], /offered nowhere/],
    ['a personal command in servers alone', [{ ...command, contexts: [0] }], /servers alone/],
    ['a menu command with a description', [{ ...menu, description: 'x' }], /has no description/],
    ['16 menu commands', many(16, menu, 'm'), /16 commands of type 3/],
  ])('%s', (_, json, words) => {
    expect(brokenBy(json).join('\n')).toMatch(words);
  });
});

it('what people may install for themselves is offered everywhere, what concerns a server in servers alone', () => {
  const json = commandsJson(definitions, 'global');
  const offered = (name: string) => json.find((command) => command.name === name);
  for (const name of ['search', 'latest', 'help']) expect(offered(name)).toMatchObject(everyContext);
  for (const name of ['subscribe', 'settings'])
    expect(offered(name)).toMatchObject({ contexts: [0], integration_types: [0], default_member_permissions: '32' });
});

it('the command on a message is offered everywhere, too; registered in one guild it names no contexts', () => {
  const names = { name: 'Find related articles', name_localizations: { ko: '관련 기사 찾기' } };
  expect(messageCommandsJson([relatedCommand], 'global')).toMatchObject([{ type: 3, ...names, ...everyContext }]);
  expect(messageCommandsJson([relatedCommand], 'guild')[0]).not.toHaveProperty('contexts');
});
