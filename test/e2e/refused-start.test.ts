// Starts that must not happen: words for every wrong field, and a database that is not ours is left as it was.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { Home } from '../loopback/program.ts';

/** A line of a stack trace. Example: `    at run (file:///app/src/main.ts:1:1)` */
const STACK_LINE = /^\s+at .+:\d+:\d+\)?$/m;

describe.concurrent('a wrong environment', () => {
  it('is refused with every wrong field named at once', async () => {
    await using home = new Home({});
    const program = home.launch({
      DISCORD_API_URL: 'discord',
      DISCORD_GUILD_ID: 'my server',
      POLL_CRON: 'every minute',
      POLL_MIN_INTERVAL_MS: 'soon',
      HOST_DELAY_MS: '-1',
      BOT_OWNER_IDS: '12345678901234567,me',
      LOG_LEVEL: 'loud',
    });
    expect(await program.ended()).toMatchObject({ code: 1 });
    for (const name of [
      'DISCORD_API_URL',
      'DISCORD_GUILD_ID',
      'POLL_CRON',
      'POLL_MIN_INTERVAL_MS',
      'HOST_DELAY_MS',
      'BOT_OWNER_IDS',
      'LOG_LEVEL',
    ])
      expect(program.errors).toContain(name);
    expect(program.errors).not.toMatch(STACK_LINE);
  });

  it('is refused when the list of sources cannot be read', async () => {
    await using home = new Home({});
    const program = home.launch({ FEEDS_FILE: `${home.folder}/nowhere.json` });
    expect(await program.ended()).toMatchObject({ code: 1 });
    expect(program.errors).toContain('FEEDS_FILE');
    expect(program.errors).not.toMatch(STACK_LINE);
  });
});

const REFUSED = { code: 1, namesFile: true, showsStack: false, isUnchanged: true };

describe.concurrent('a database', () => {
  it('written by a newer version is refused and left as it was', async () => {
    await using home = await homeWithDatabase();
    using database = new DatabaseSync(home.databasePath);
    database.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)");
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    expect(await startOf(home)).toEqual({ ...REFUSED, words: expect.stringMatching(/newer/) });
  });

  it('that is damaged in the middle is refused and left as it was', async () => {
    await using home = await homeWithDatabase();
    const bytes = readFileSync(home.databasePath);
    for (let at = 8_192; at < bytes.length; at += 4_096) bytes.fill(0xa5, at, at + 2_000);
    writeFileSync(home.databasePath, bytes);
    expect(await startOf(home)).toEqual({ ...REFUSED, words: expect.stringMatching(/damaged/) });
  });

  it('that is no database is refused and left as it was', async () => {
    await using home = new Home({});
    writeFileSync(home.databasePath, '이것은 데이터베이스가 아니다.\n'.repeat(500));
    expect(await startOf(home)).toEqual({ ...REFUSED, words: expect.stringMatching(/damaged/) });
  });

  it('of another program is refused and left as it was', async () => {
    await using home = new Home({});
    using database = new DatabaseSync(home.databasePath);
    database.exec('CREATE TABLE recipe (name TEXT)');
    database.close();
    expect(await startOf(home)).toEqual({ ...REFUSED, words: expect.stringMatching(/another program/) });
  });
});

async function homeWithDatabase(): Promise<Home> {
  const home = new Home({});
  const store = await openSqliteStore({ path: home.databasePath });
  await store.remember('a', 'b'.repeat(50_000), 1);
  await store[Symbol.asyncDispose]();
  return home;
}

/** Starts the program with that database. @returns how it ended, what it said, and whether the file is as it was */
async function startOf(home: Home): Promise<object> {
  const before = digestOf(home.databasePath);
  const program = home.launch();
  const { code } = await program.ended();
  return {
    code,
    words: program.errors,
    namesFile: program.errors.includes(home.databasePath),
    showsStack: STACK_LINE.test(program.errors),
    isUnchanged: digestOf(home.databasePath) === before,
  };
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
