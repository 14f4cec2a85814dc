import { REST } from 'discord.js';
import { expect, it } from 'vitest';
import type { CommandDefinition } from '#src/chat/command.ts';
import { recallCommandIds, registerCommands } from '#src/chat/discord-register.ts';
import { LoopbackDiscord } from '../loopback/discord.ts';

const HELP: CommandDefinition = {
  name: 'help',
  nameKo: '도움말',
  description: { ko: '도움말', en: 'Help' },
  access: 'anyone',
  anywhere: true,
  options: [],
  subcommands: [],
};

async function setting() {
  const discord = await LoopbackDiscord.start();
  const guild = discord.addGuild('도시 연구실');
  const memory = new Map<string, string>();
  const recall = async (key: string) => memory.get(key);
  const remember = async (key: string, value: string) => void memory.set(key, value);
  const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
  const applicationId = discord.world.bot.id;
  return {
    discord,
    guild,
    memory,
    recallIds: () => recallCommandIds({ recall }, applicationId, undefined),
    register: (definitions: readonly CommandDefinition[], guildId?: string) =>
      registerCommands({ rest, applicationId, guildId, definitions, messageCommands: [], recall, remember }),
    writes: () => discord.requests('PUT').length,
    [Symbol.asyncDispose]: () => discord[Symbol.asyncDispose](),
  };
}

it('commands are written once, however often the program starts', async () => {
  await using at = await setting();
  const first = await at.register([HELP]);
  const second = await at.register([HELP]);
  expect([first.outcome, second.outcome]).toEqual(['overwritten', 'unchanged']);
  expect(second.ids).toEqual(first.ids);
  expect(at.writes()).toBe(1);
  expect(at.discord.violations).toEqual([]);
});

it('a changed word is written', async () => {
  await using at = await setting();
  await at.register([HELP]);
  expect(await at.register([{ ...HELP, nameKo: '안내' }])).toMatchObject({ outcome: 'overwritten' });
});

it('commands that somebody removed come back', async () => {
  await using at = await setting();
  await at.register([HELP]);
  const rest = new REST({ api: at.discord.apiUrl }).setToken(at.discord.token);
  await rest.put(`/applications/${at.discord.world.bot.id}/commands`, { body: [] });
  expect(await at.register([HELP])).toMatchObject({ outcome: 'overwritten' });
  expect(at.discord.commandNames()).toEqual(['help']);
});

it('commands of one guild are remembered apart from those for everywhere', async () => {
  await using at = await setting();
  await at.register([HELP]);
  expect(await at.register([HELP], at.guild.id)).toMatchObject({ outcome: 'overwritten' });
  expect(await at.register([HELP])).toMatchObject({ outcome: 'unchanged' });
});

it('the ids of an earlier start are there before Discord was asked', async () => {
  await using at = await setting();
  expect([...(await at.recallIds())]).toEqual([]);
  const { ids } = await at.register([HELP]);
  expect(await at.recallIds()).toEqual(ids);
});

it('a damaged memory costs one more write', async () => {
  await using at = await setting();
  await at.register([HELP]);
  for (const key of at.memory.keys()) at.memory.set(key, '{"hash":');
  expect(await at.register([HELP])).toMatchObject({ outcome: 'overwritten' });
});
