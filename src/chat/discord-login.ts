// Which failures of a sign-in are the operator's to mend (token, intents), and which pass by themselves. Pure.
import { GatewayCloseCodes } from 'discord.js';
import { ConfigError } from '#src/errors.ts';

/** @throws ConfigError when the token cannot even stand in a header */
export function requirePrintableToken(token: string): void {
  if (!PRINTABLE.test(token)) throw wrongToken(undefined);
}

/** A token has no blanks: a pasted line break would fail deep inside, again and again. */
const PRINTABLE = /^[\u0021-\u007E]+$/;

/** @returns undefined when trying again may help */
export function configErrorOf(error: unknown): ConfigError | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  const status = 'status' in error ? error.status : undefined;
  if (code === 'TokenInvalid' || status === 401 || AUTHENTICATION.test(error.message)) return wrongToken(error);
  return INTENTS.test(error.message) ? wrongIntents(error) : undefined;
}

/** Words of @discordjs/ws at close codes 4004, and 4013 or 4014. */
const AUTHENTICATION = /authentication failed|invalid token/i;
const INTENTS = /(?:disallowed|invalid) intents/i;

function wrongIntents(cause: unknown): ConfigError {
  return new ConfigError('discord_intents', 'Discord refuses the intents of this bot (Guilds is needed)', { cause });
}

function wrongToken(cause: unknown): ConfigError {
  return new ConfigError(
    'discord_token',
    'DISCORD_TOKEN is refused by Discord: copy it again from the developer portal (Bot → Reset Token)',
    { cause },
  );
}

/** What to tell the operator of a gateway that Discord closed for good, and what there is to do. */
export function closedForGood(code: number): ConfigError {
  if (TOKEN_CLOSES.has(code)) return wrongToken(undefined);
  if (INTENTS_CLOSES.has(code)) return wrongIntents(undefined);
  return new ConfigError(
    'discord_closed',
    `Discord closed the gateway for good (code ${code}): update this program; a bot in more than 2,500 servers needs shards`,
  );
}

/** Whether Discord will not let the same connection in again. */
export function isFinalClose(code: number): boolean {
  return FINAL_CLOSES.has(code);
}

const TOKEN_CLOSES: ReadonlySet<number> = new Set([GatewayCloseCodes.AuthenticationFailed]);
const INTENTS_CLOSES: ReadonlySet<number> = new Set([
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);
const FINAL_CLOSES: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);
