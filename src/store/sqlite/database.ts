// The open database: Drizzle for ordinary statements, the connection itself for full-text and claims.
// Opening refuses what it does not understand and never changes such a file.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database as Connection, Statement } from 'better-sqlite3';
import { z } from 'zod';
import { StoreError } from '#src/errors.ts';
import { drizzle, migrate } from './drizzle.ts';

const Sqlite: typeof import('better-sqlite3') = createRequire(import.meta.url)('better-sqlite3');

export type Db = { readonly orm: ReturnType<typeof openOrm>; readonly raw: Connection };

const MIGRATIONS = fileURLToPath(new URL('../../../drizzle', import.meta.url));
const IN_MEMORY = ':memory:';
/** A full check reads every page: about 1 s a GB. Larger files are checked by `npm run doctor`. */
const CHECKED_AT_OPEN_BYTES = 256 * 1024 * 1024;
const BUSY_TIMEOUT_MS = 5_000;

const journal = z.object({ entries: z.array(z.object({ when: z.number() })) });
const newestRow = z.object({ newest: z.number().nullable() }).optional();

/**
 * Opens the file (made when missing), checks it, applies the migrations.
 * @throws StoreError `newer_version`, `damaged`, `unreachable`: the file is left as it was
 */
export function openDatabase(file: string): Db {
  if (file !== IN_MEMORY) inspect(file);
  const raw = connect(file, false);
  try {
    raw.pragma('journal_mode = WAL');
    raw.pragma('foreign_keys = ON');
    // A power cut may lose the newest transactions, never their order: feeds are read again, deliveries are found again.
    raw.pragma('synchronous = NORMAL');
    // Until checkpoints.ts looks after the log: four times the default, for writing pages back costs more than the longer log (16 MB) does.
    raw.pragma('wal_autocheckpoint = 4000');
    raw.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    const orm = openOrm(raw);
    migrate(orm, { migrationsFolder: MIGRATIONS });
    return { orm, raw };
  } catch (error) {
    raw.close();
    throw explainSqliteError(error, file);
  }
}

function openOrm(raw: Connection) {
  return drizzle(withKeptStatements(raw));
}

/** Drizzle prepares each statement anew at every call: a fifth of the time of recording an article. Its texts are few; they are kept. */
const MOST_KEPT_STATEMENTS = 300;

function withKeptStatements(raw: Connection): Connection {
  const kept = new Map<string, Statement>();
  const prepare = (text: string): Statement => {
    const statement = kept.get(text) ?? raw.prepare(text);
    if (kept.size < MOST_KEPT_STATEMENTS) kept.set(text, statement);
    return statement;
  };
  return new Proxy(raw, {
    get: (connection, name) => {
      if (name === 'prepare') return prepare;
      const member: unknown = Reflect.get(connection, name);
      return typeof member === 'function' ? member.bind(connection) : member;
    },
  });
}

/** Runs `work` as one unit: all of it is durable or none. Takes the write lock at once, so that claims never collide. */
export function inTransaction<T>(db: Db, work: () => T): T {
  return db.raw.transaction(work).immediate();
}

const statements = new WeakMap<Connection, Map<string, Statement>>();

/** A raw statement, prepared once a connection: preparing costs more than running a small one. */
export function statementOf({ raw }: Db, text: string): Statement {
  const prepared = statements.get(raw) ?? new Map<string, Statement>();
  statements.set(raw, prepared);
  const known = prepared.get(text);
  if (known !== undefined) return known;
  const statement = raw.prepare(text);
  prepared.set(text, statement);
  return statement;
}

/** Drizzle's statements that run for each row of a batch, built once a connection: building one costs five times its run. */
export class PreparedStatements<Statements> {
  readonly #build: (orm: Db['orm']) => Statements;
  readonly #kept = new WeakMap<Connection, Statements>();

  constructor(build: (orm: Db['orm']) => Statements) {
    this.#build = build;
  }

  of({ orm, raw }: Db): Statements {
    const kept = this.#kept.get(raw) ?? this.#build(orm);
    this.#kept.set(raw, kept);
    return kept;
  }
}

/** Looks at an existing file read-only, so that a refused one is not touched. */
function inspect(file: string): void {
  if (!existsSync(file)) {
    makeFolder(file);
    return;
  }
  if (statSync(file).size === 0) return;
  const raw = connect(file, true);
  try {
    const problem =
      statSync(file).size <= CHECKED_AT_OPEN_BYTES ? String(raw.pragma('quick_check(1)', { simple: true })) : 'ok';
    if (problem !== 'ok') throw damaged(file, problem);
    refuseNewerVersion(raw, file);
  } catch (error) {
    throw explainSqliteError(error, file);
  } finally {
    raw.close();
  }
}

function makeFolder(file: string): void {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  } catch (error) {
    throw new StoreError('unreachable', `cannot make the folder of ${file}: check DATABASE_URL and its permissions`, {
      cause: error,
    });
  }
}

function refuseNewerVersion(raw: Connection, file: string): void {
  const hasMigrations =
    raw.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get() !== undefined;
  if (!hasMigrations) {
    const isForeign = raw.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1").get() !== undefined;
    if (isForeign)
      throw new StoreError(
        'foreign',
        `${file} is a database of another program: point DATABASE_URL at another file. It was not changed.`,
      );
    return;
  }
  const newest =
    newestRow.parse(raw.prepare('SELECT max(created_at) AS newest FROM __drizzle_migrations').get())?.newest ?? 0;
  const known = Math.max(
    ...journal
      .parse(JSON.parse(readFileSync(path.join(MIGRATIONS, 'meta/_journal.json'), 'utf8')))
      .entries.map((one) => one.when),
  );
  if (newest <= known) return;
  throw new StoreError(
    'newer_version',
    `${file} was written by a newer Citybeat: update the program, or point DATABASE_URL at another file. It was not changed.`,
  );
}

function connect(file: string, readonly: boolean): Connection {
  try {
    return new Sqlite(file, { readonly, fileMustExist: readonly });
  } catch (error) {
    throw explainSqliteError(error, file);
  }
}

function damaged(file: string, problem: string, cause?: unknown): StoreError {
  return new StoreError(
    'damaged',
    `${file} is damaged (${problem}): restore a backup, or move it away to start anew. It was not changed.`,
    { cause },
  );
}

/** What SQLite's result codes mean to the person who runs the program. */
export function explainSqliteError(error: unknown, file: string): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const { code, message } = error;
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return damaged(file, message, error);
  if (code === 'SQLITE_FULL')
    return new StoreError(
      'full',
      `no room left on the disk of ${file}: free some space. Nothing was overwritten; work goes on when there is room.`,
      { cause: error },
    );
  if (code.startsWith('SQLITE_BUSY'))
    return new StoreError('locked', `${file} is locked by another program: end it and try again.`, { cause: error });
  if (code.startsWith('SQLITE_CANTOPEN'))
    return new StoreError('unreachable', `cannot open ${file}: check DATABASE_URL and its permissions.`, {
      cause: error,
    });
  if (code.startsWith('SQLITE_READONLY'))
    return new StoreError('readonly', `${file} cannot be written: check its permissions.`, { cause: error });
  if (code.startsWith('SQLITE_IOERR'))
    return new StoreError('io', `the disk of ${file} failed (${message}).`, { cause: error });
  return error;
}
