import { describe, expect, it } from 'vitest';
import type { CommandDefinition } from '#src/chat/command.ts';
import { commandsJson, definitionsHash } from '#src/chat/discord-definitions.ts';

const SEARCH: CommandDefinition = {
  name: 'search',
  nameKo: '검색',
  description: { ko: '기사 찾기', en: 'Find articles' },
  access: 'anyone',
  anywhere: true,
  options: [
    { name: 'city', nameKo: '도시', description: { ko: '도시', en: 'City' }, type: 'string', autocomplete: true },
    {
      name: 'query',
      nameKo: '검색어',
      description: { ko: '낱말', en: 'Words' },
      type: 'string',
      required: true,
      max: 200,
    },
    { name: 'count', nameKo: '개수', description: { ko: '개수', en: 'Count' }, type: 'integer', min: 1, max: 10 },
    {
      name: 'sort',
      nameKo: '정렬',
      description: { ko: '차례', en: 'Order' },
      type: 'string',
      choices: [{ value: 'newest', label: { ko: '최신순', en: 'Newest' } }],
    },
  ],
  subcommands: [],
};
const KEYWORDS: CommandDefinition = {
  ...SEARCH,
  name: 'keywords',
  nameKo: '키워드',
  access: 'manage-server',
  anywhere: false,
  options: [],
  subcommands: [
    {
      name: 'list',
      nameKo: '목록',
      description: { ko: '목록', en: 'List' },
      options: [{ name: 'channel', nameKo: '채널', description: { ko: '채널', en: 'Channel' }, type: 'channel' }],
    },
  ],
};

describe('a command that works anywhere', () => {
  const [json] = commandsJson([SEARCH], 'global');

  it('is offered in servers, direct messages and to single people, in both languages', () => {
    expect(json).toMatchObject({
      name: 'search',
      name_localizations: { ko: '검색' },
      description_localizations: { ko: '기사 찾기' },
      contexts: [0, 1, 2],
      integration_types: [0, 1],
      default_member_permissions: null,
    });
  });

  it('names its required option first, and bounds, choices and suggestions for each', () => {
    expect(json?.options).toMatchObject([
      { name: 'query', type: 3, required: true, max_length: 200 },
      { name: 'city', type: 3, required: false, autocomplete: true },
      { name: 'count', type: 4, min_value: 1, max_value: 10 },
      { name: 'sort', choices: [{ name: 'Newest', name_localizations: { ko: '최신순' }, value: 'newest' }] },
    ]);
  });
});

describe('a command of the server', () => {
  it('is shown to those who may manage it, in servers alone', () => {
    expect(commandsJson([KEYWORDS], 'global')[0]).toMatchObject({
      default_member_permissions: '32',
      contexts: [0],
      integration_types: [0],
      options: [{ type: 1, name: 'list', options: [{ type: 7, channel_types: [0, 5, 15, 10, 11, 12] }] }],
    });
  });

  it('takes a role where one is asked for', () => {
    const role = { name: 'role', nameKo: '역할', description: { ko: '역할', en: 'Role' }, type: 'role' } as const;
    const [json] = commandsJson([{ ...KEYWORDS, subcommands: [], options: [role] }], 'global');
    expect(json?.options).toMatchObject([{ type: 8, name: 'role', required: false }]);
  });

  it('of the owners is hidden from nobody: an owner need not manage the server', () => {
    expect(commandsJson([{ ...KEYWORDS, access: 'owner' }], 'global')[0]).toMatchObject({
      default_member_permissions: null,
      contexts: [0],
    });
  });

  it('registered in one guild names no contexts, which only global commands have', () => {
    expect(commandsJson([SEARCH], 'guild')[0]).not.toHaveProperty('contexts');
  });
});

it('a description that is too long is shortened: Discord would refuse all commands for it', () => {
  const long = { ...SEARCH, description: { ko: '가'.repeat(140), en: 'a'.repeat(140) } };
  expect(commandsJson([long], 'global')[0]?.description).toHaveLength(100);
});

it('the hash changes with any word', () => {
  const renamed = { ...SEARCH, nameKo: '찾기' };
  expect(definitionsHash(commandsJson([SEARCH], 'global'))).toBe(
    definitionsHash(commandsJson([{ ...SEARCH }], 'global')),
  );
  expect(definitionsHash(commandsJson([renamed], 'global'))).not.toBe(
    definitionsHash(commandsJson([SEARCH], 'global')),
  );
});
