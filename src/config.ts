// The environment, checked once at the start. Every wrong field is named at once; nothing else in the program reads process.env.
import { z } from 'zod';
import { ConfigError } from './errors.ts';
import { DAY_MS } from './time.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** `file:data/citybeat.db`, a bare path, or `:memory:`. */
const DATABASE_URL = /^(file:.+|:memory:|[^:]+)$/;
const SNOWFLAKE = /^\d{17,19}$/;

/** zod's own words (“expected number, received NaN”) are for programmers: every rule here says what is to be written. */
const milliseconds = (fallback: number, least: number, most: number) => {
  const error = `must be a whole number of milliseconds from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error).default(fallback);
};

const DAYS = 'must be a number of days from 0 to 365';

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' });

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

/** A range that is none would exempt nothing, and nobody would know. */
const exemption = z.union([z.string().regex(/^[^\s/]+$/), z.cidrv4(), z.cidrv6()], {
  error: 'must be hosts, addresses or ranges (10.1.0.0/16), separated by commas',
});

const environment = z.object({
  DISCORD_TOKEN: z.string().min(1).optional(),
  DISCORD_API_URL: httpUrl.default('https://discord.com/api'),
  DISCORD_GUILD_ID: z.string().regex(SNOWFLAKE, 'must be a Discord id of 17 to 19 digits').optional(),
  DATABASE_URL: z
    .string()
    .regex(DATABASE_URL, 'must be file:PATH (postgres:// is not supported yet)')
    .default('file:data/citybeat.db'),
  FEEDS_FILE: z.string().default('seeds/feeds.json'),
  SITES_FILE: z.string().default('data/sites.json'),
  RAW_DAYS: z.coerce.number({ error: DAYS }).min(0, DAYS).max(365, DAYS).default(7),
  BOT_OWNER_IDS: list.pipe(
    z.array(z.string().regex(SNOWFLAKE, 'must be Discord ids of 17 to 19 digits, separated by commas')),
  ),
  POLL_CRON: z.string().default('* * * * *'),
  POLL_MIN_INTERVAL_MS: milliseconds(300_000, 100, 86_400_000),
  HOST_DELAY_MS: milliseconds(2_000, 0, 3_600_000),
  ALLOW_PRIVATE_HOSTS: list.pipe(z.array(exemption)),
  CONTACT_URL: httpUrl.optional(),
  ALERT_MAX_AGE_MS: milliseconds(172_800_000, 1_000, 31_536_000_000),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
});

export type Config = {
  readonly discordToken: string | undefined;
  readonly discordApiUrl: string;
  readonly discordGuildId: string | undefined;
  /** A path, or `:memory:`. */
  readonly databasePath: string;
  readonly feedsFile: string;
  /** Site rules of the operator's own; may be absent. */
  readonly sitesFile: string;
  /** How long pages are kept as they came; 0: not at all. */
  readonly rawKeepMs: number;
  readonly ownerIds: readonly string[];
  readonly pollCron: string;
  readonly pollMinIntervalMs: number;
  readonly hostDelayMs: number;
  readonly allowPrivateHosts: readonly string[];
  readonly contactUrl: string | undefined;
  readonly alertMaxAgeMs: number;
  readonly logLevel: string;
};

/**
 * @param variables the environment; an empty value counts as absent
 * @param isCron whether a text is a valid cron expression (node-cron decides, floor 0 does not know it)
 * @throws ConfigError naming every wrong field, a line each
 */
export function parseConfig(
  variables: Readonly<Record<string, string | undefined>>,
  isCron: (text: string) => boolean,
): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = environment
    .extend({
      POLL_CRON: environment.shape.POLL_CRON.refine(isCron, 'must be a cron expression of five or six fields'),
    })
    .safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`);
    throw new ConfigError('environment', `wrong environment (see .env.example):\n${[...new Set(problems)].join('\n')}`);
  }
  return toConfig(result.data);
}

function toConfig(values: z.infer<typeof environment>): Config {
  return {
    discordToken: values.DISCORD_TOKEN,
    discordApiUrl: values.DISCORD_API_URL,
    discordGuildId: values.DISCORD_GUILD_ID,
    databasePath: values.DATABASE_URL.replace(/^file:(\/\/(?=\/))?/, ''),
    feedsFile: values.FEEDS_FILE,
    sitesFile: values.SITES_FILE,
    rawKeepMs: values.RAW_DAYS * DAY_MS,
    ownerIds: values.BOT_OWNER_IDS,
    pollCron: values.POLL_CRON,
    pollMinIntervalMs: values.POLL_MIN_INTERVAL_MS,
    hostDelayMs: values.HOST_DELAY_MS,
    allowPrivateHosts: values.ALLOW_PRIVATE_HOSTS,
    contactUrl: values.CONTACT_URL,
    alertMaxAgeMs: values.ALERT_MAX_AGE_MS,
    logLevel: values.LOG_LEVEL,
  };
}
