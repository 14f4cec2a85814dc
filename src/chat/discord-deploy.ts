// Registers the commands without signing in to the gateway: one question who we are, then the same registration as at a start.
import { REST, Routes } from 'discord.js';
import { z } from 'zod';
import { configErrorOf, requirePrintableToken } from './discord-login.ts';
import { registerCommands, type RegisterRequest, type Registration } from './discord-register.ts';

export type DeployRequest = Omit<RegisterRequest, 'rest' | 'applicationId'> & {
  readonly token: string;
  readonly apiUrl: string;
};

const applicationSchema = z.object({ id: z.string() });

/** @throws ConfigError when Discord refuses the token; DiscordAPIError, HTTPError and network errors otherwise */
export async function deployCommands({ token, apiUrl, ...request }: DeployRequest): Promise<Registration> {
  requirePrintableToken(token);
  const rest = new REST({ api: apiUrl }).setToken(token);
  try {
    const { id } = applicationSchema.parse(await rest.get(Routes.currentApplication()));
    return await registerCommands({ ...request, rest, applicationId: id });
  } catch (error) {
    throw configErrorOf(error) ?? error;
  }
}
