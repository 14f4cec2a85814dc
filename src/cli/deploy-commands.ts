// `npm run deploy-commands [-- --dry-run]`: registers the slash commands now. The bot does the same at its start, when they changed.
import { commands } from '#commands/index.ts';
import { relatedCommand } from '#commands/related.ts';
import { deployCommands } from '#src/chat/discord-deploy.ts';
import { openStore } from './open-store.ts';
import { readTyped, runAsked } from './run-cli.ts';

const HELP = `Registers the slash commands with Discord now. The bot does the same at its start, when they changed.

  npm run deploy-commands                 in every server, or in DISCORD_GUILD_ID alone; takes DISCORD_TOKEN
  npm run deploy-commands -- --dry-run    lists the commands, registers nothing`;

await runAsked(readTyped(['dry-run'], 0), HELP, async ({ flags }, config) => {
  const definitions = commands.map((command) => command.definition);
  const messageCommands = [relatedCommand];
  if (flags.has('dry-run')) {
    for (const { name, nameKo, access } of definitions) console.log(`/${name} (${nameKo}) for ${access}`);
    for (const { name, nameKo } of messageCommands) console.log(`${name} (${nameKo}) on a message, for anyone`);
    return 0;
  }
  if (config.discordToken === undefined) {
    console.error('DISCORD_TOKEN is missing: put the bot token into .env (see .env.example).');
    return 1;
  }
  await using store = await openStore(config);
  const { outcome, ids } = await deployCommands({
    token: config.discordToken,
    apiUrl: config.discordApiUrl,
    guildId: config.discordGuildId,
    definitions,
    messageCommands,
    recall: (key) => store.recall(key),
    remember: (key, value) => store.remember(key, value, Date.now()),
  });
  const where = config.discordGuildId === undefined ? 'everywhere' : `in guild ${config.discordGuildId}`;
  console.log(
    outcome === 'unchanged'
      ? `nothing changed: ${ids.size} commands are registered ${where}`
      : `${ids.size} commands registered ${where}`,
  );
  return 0;
});
