// Registers the commands with Discord, only when they changed: a bot may create 200 a day, and an overwrite resets nothing
// but costs every start. Remembers the ids, so that a text can mention a command that can be pressed.
import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { CommandDefinition, MessageCommandDefinition } from './command.ts';
import { commandsJson, definitionsHash } from './discord-definitions.ts';
import { messageCommandsJson } from './discord-message-command.ts';
import type { CommandIds } from './discord-words.ts';

/** Small facts that outlive the process (`Store.recall`, `Store.remember`). */
export type Memory = {
  readonly recall: (key: string) => Promise<string | undefined>;
  readonly remember: (key: string, value: string) => Promise<void>;
};

export type RegisterRequest = Memory & {
  readonly rest: REST;
  readonly applicationId: string;
  /** Registers in this guild only (development); undefined: everywhere. */
  readonly guildId: string | undefined;
  readonly definitions: readonly CommandDefinition[];
  readonly messageCommands: readonly MessageCommandDefinition[];
};

export type Registration = { readonly outcome: 'unchanged' | 'overwritten'; readonly ids: CommandIds };

/**
 * Overwrites the commands when they differ from the remembered ones, or when Discord no longer has those.
 * @throws DiscordAPIError, HTTPError and network errors of the overwrite
 */
export async function registerCommands(request: RegisterRequest): Promise<Registration> {
  const { rest, applicationId, guildId, definitions, messageCommands, recall, remember } = request;
  const key = memoryKey(applicationId, guildId);
  const scope = guildId === undefined ? 'global' : 'guild';
  const body = [...commandsJson(definitions, scope), ...messageCommandsJson(messageCommands, scope)];
  const hash = definitionsHash(body);
  const remembered = parseRemembered(await recall(key));
  if (remembered?.hash === hash && (await stillThere(request, remembered.ids)))
    return { outcome: 'unchanged', ids: new Map(Object.entries(remembered.ids)) };
  const answer = commandsSchema.parse(await rest.put(commandsRoute(applicationId, guildId), { body }));
  const ids = Object.fromEntries(answer.map(({ name, id }) => [name, id]));
  await remember(key, JSON.stringify({ hash, ids } satisfies Remembered));
  return { outcome: 'overwritten', ids: new Map(Object.entries(ids)) };
}

/** The ids of an earlier start, for texts that are shown before Discord was asked. */
export async function recallCommandIds(
  { recall }: Pick<Memory, 'recall'>,
  applicationId: string,
  guildId: string | undefined,
): Promise<CommandIds> {
  const remembered = parseRemembered(await recall(memoryKey(applicationId, guildId)));
  return new Map(Object.entries(remembered?.ids ?? {}));
}

function memoryKey(applicationId: string, guildId: string | undefined): `discord-commands:${string}` {
  return `discord-commands:${applicationId}:${guildId ?? 'global'}`;
}

function commandsRoute(applicationId: string, guildId: string | undefined): `/${string}` {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** One cheap question a start: somebody may have removed the commands, or registered others with the same token. */
async function stillThere(
  { rest, applicationId, guildId }: RegisterRequest,
  ids: Readonly<Record<string, string>>,
): Promise<boolean> {
  const answer = await rest.get(commandsRoute(applicationId, guildId)).catch(() => undefined);
  const found = commandsSchema.safeParse(answer);
  if (!found.success) return true;
  return found.data.length === Object.keys(ids).length && found.data.every(({ name, id }) => ids[name] === id);
}

const commandsSchema = z.array(z.object({ id: z.string(), name: z.string() }));

const rememberedSchema = z.object({ hash: z.string(), ids: z.record(z.string(), z.string()) });
type Remembered = z.infer<typeof rememberedSchema>;

function parseRemembered(text: string | undefined): Remembered | undefined {
  if (text === undefined) return undefined;
  try {
    return rememberedSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
