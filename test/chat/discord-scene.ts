// The bot's own commands and database between a loopback Discord and an unmodified client: everything but the pipeline.
import { PassThrough } from 'node:stream';
import { expect } from 'vitest';
// The platform loads Discord's library when it is opened: here before any test runs, whose time it would take.
import '#src/chat/discord-channel.ts';
import '#src/chat/discord.ts';
import { parseConfig } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { openPlatform, type Platform } from '#src/platform.ts';
import { openWorld } from '../commands/world.ts';
import { LoopbackDiscord } from '../loopback/discord.ts';
import { until } from '../loopback/until.ts';

export async function openScene() {
  const discord = await LoopbackDiscord.start();
  let platform: Platform | undefined;
  const world = await openWorld({
    missingPermissions: async (...given) => platform?.missingPermissions(...given) ?? [],
    channelKind: async (channelId) => platform?.channelKind(channelId) ?? 'text',
    sendSample: async (...given) => platform?.sendSample(...given) ?? 'failed',
  });
  const stop = async () => {
    await platform?.[Symbol.asyncDispose]();
    platform = undefined;
  };
  const start = async () => {
    const config = parseConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl }, () => true);
    const [input, output] = [new PassThrough(), new PassThrough()];
    platform = await openPlatform(config, {
      store: world.store,
      log: createLog('silent'),
      input,
      output,
      locale: 'ko',
    });
    await platform.start(world.router);
    await until('the commands', () => discord.commandNames().includes('settings'));
  };
  return {
    discord,
    world,
    store: world.store,
    start,
    stop,
    restart: async () => {
      await stop();
      await start();
    },
    async [Symbol.asyncDispose]() {
      await stop();
      await world[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
      expect(discord.violations).toEqual([]);
      expect(world.faults).toEqual([]);
    },
  };
}
