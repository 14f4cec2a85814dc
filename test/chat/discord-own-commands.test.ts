import { expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { commandsJson } from '#src/chat/discord-definitions.ts';
import { checkCommands } from '../loopback/discord-limits.ts';
import { commandBody } from '../loopback/discord-payload.ts';

it('the program’s own commands are within Discord’s rules', () => {
  const json = commandsJson(
    commands.map(({ definition }) => definition),
    'global',
  );
  expect(json.length).toBeGreaterThan(5);
  expect(checkCommands(json.map((command) => commandBody.parse(structuredClone(command))))).toEqual([]);
});
