import { describe, expect, it } from 'vitest';
import { parseConfig } from '#src/config.ts';
import { ConfigError } from '#src/errors.ts';

const isCron = (text: string) => text.split(' ').length >= 5;

function problemsOf(variables: Record<string, string>): string {
  try {
    parseConfig(variables, isCron);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('the environment', () => {
  it('needs nothing: every variable has a default or may be absent', () => {
    const config = parseConfig({}, isCron);
    expect(config).toMatchObject({
      discordToken: undefined,
      databasePath: 'data/citybeat.db',
      pollCron: '* * * * *',
      pollMinIntervalMs: 300_000,
      ownerIds: [],
    });
  });

  it('names every wrong field at once, with what it should be', () => {
    const problems = problemsOf({
      POLL_CRON: 'often',
      POLL_MIN_INTERVAL_MS: '-5',
      BOT_OWNER_IDS: 'me',
      DISCORD_API_URL: 'ftp://x',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'postgres://x/y',
    });
    for (const name of [
      'POLL_CRON',
      'POLL_MIN_INTERVAL_MS',
      'BOT_OWNER_IDS',
      'DISCORD_API_URL',
      'LOG_LEVEL',
      'DATABASE_URL',
    ])
      expect(problems).toContain(`${name}: `);
    expect(problems).toContain('.env.example');
  });

  it('says what is to be written, in words of its own', () => {
    const problems = problemsOf({
      POLL_MIN_INTERVAL_MS: 'abc',
      HOST_DELAY_MS: '-4',
      ALERT_MAX_AGE_MS: '1500.5',
      RAW_DAYS: '999',
      CONTACT_URL: 'me@city.example',
      LOG_LEVEL: 'loud',
    });
    expect(problems.split('\n').slice(1).sort()).toEqual([
      '  ALERT_MAX_AGE_MS: must be a whole number of milliseconds from 1000 to 31536000000',
      '  CONTACT_URL: must be an address that starts with http:// or https://',
      '  HOST_DELAY_MS: must be a whole number of milliseconds from 0 to 3600000',
      '  LOG_LEVEL: must be one of trace, debug, info, warn, error, fatal, silent',
      '  POLL_MIN_INTERVAL_MS: must be a whole number of milliseconds from 100 to 86400000',
      '  RAW_DAYS: must be a number of days from 0 to 365',
    ]);
  });

  it('takes hosts, addresses and ranges that may be private, and refuses a range that is none', () => {
    const hosts = ['intranet.example', 'localhost:8080', '10.1.0.0/16', '[fd00::1]', 'fd00::/8'];
    expect(parseConfig({ ALLOW_PRIVATE_HOSTS: hosts.join(', ') }, isCron).allowPrivateHosts).toEqual(hosts);
    for (const wrong of ['10.0.0.0/99', 'a b', 'http://intranet.example'])
      expect(problemsOf({ ALLOW_PRIVATE_HOSTS: wrong })).toContain('ALLOW_PRIVATE_HOSTS: must be hosts, addresses or');
  });

  it('takes an empty value as absent, as .env files leave it', () => {
    expect(parseConfig({ DISCORD_TOKEN: '', BOT_OWNER_IDS: ' ' }, isCron).discordToken).toBeUndefined();
  });

  it('reads lists and the path behind file:', () => {
    const config = parseConfig(
      {
        BOT_OWNER_IDS: '100000000000000001, 100000000000000002',
        ALLOW_PRIVATE_HOSTS: '127.0.0.1,10.0.0.0/8',
        DATABASE_URL: 'file:///var/lib/citybeat.db',
      },
      isCron,
    );
    expect(config.ownerIds).toEqual(['100000000000000001', '100000000000000002']);
    expect(config.allowPrivateHosts).toEqual(['127.0.0.1', '10.0.0.0/8']);
    expect(config.databasePath).toBe('/var/lib/citybeat.db');
    expect(parseConfig({ DATABASE_URL: 'file:/tmp/a.db' }, isCron).databasePath).toBe('/tmp/a.db');
  });

  it('never repeats a token in its words', () => {
    expect(problemsOf({ DISCORD_TOKEN: 'secret-token', LOG_LEVEL: 'x' })).not.toContain('secret');
  });
});
