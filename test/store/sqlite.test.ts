import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreError } from '#src/errors.ts';
import { ARTICLE_INDEX_DDL } from '#src/store/sqlite/article-index.ts';
import { countAll } from '#src/store/sqlite/counts.ts';
import { explainSqliteError, openDatabase } from '#src/store/sqlite/database.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { Recorder } from '#src/store/sqlite/record.ts';
import { storeContract } from './contract.ts';
import { BUSAN, NOW, requestOf, SEJONG } from './readings.ts';

const Sqlite: typeof import('better-sqlite3') = createRequire(import.meta.url)('better-sqlite3');

storeContract('SQLite', () => openSqliteStore({ path: ':memory:' }));

describe('the SQLite file', () => {
  let folder = '';
  const fileOf = (name: string) => path.join(folder, name);

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'citybeat-store-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const refusalOf = async (file: string): Promise<StoreError> => {
    try {
      await using store = await openSqliteStore({ path: file });
      await store.counts();
    } catch (error) {
      if (error instanceof StoreError) return error;
      throw error;
    }
    throw new Error('it was opened');
  };

  it('is made with its folder, and holds everything after it is opened again', async () => {
    const file = fileOf('deep/er/citybeat.db');
    {
      await using store = await openSqliteStore({ path: file });
      await store.recordArticle(requestOf(SEJONG, 1));
    }
    await using again = await openSqliteStore({ path: file });
    expect(await again.counts()).toMatchObject({ articles: 1 });
    expect(await again.recordArticle(requestOf(SEJONG, 2))).toMatchObject({ verdict: { kind: 'copy' } });
  });

  it('refuses a database of a newer version with what to do, and does not touch it', async () => {
    const file = fileOf('newer.db');
    await (await openSqliteStore({ path: file }))[Symbol.asyncDispose]();
    const raw = new Sqlite(file);
    raw.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', ?)").run(Date.now() + 1e12);
    raw.close();
    const before = readFileSync(file);
    const refusal = await refusalOf(file);
    expect(refusal.code).toBe('newer_version');
    expect(refusal.message).toContain('update');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses what is no database, and what is torn, and leaves both as they are', async () => {
    const text = fileOf('text.db');
    writeFileSync(text, 'this is a letter, not a database\n'.repeat(200));
    expect((await refusalOf(text)).code).toBe('damaged');
    expect(readFileSync(text, 'utf8')).toMatch(/^this is a letter/);
    const torn = fileOf('torn.db');
    await (await openSqliteStore({ path: torn }))[Symbol.asyncDispose]();
    const bytes = readFileSync(torn);
    bytes.fill(0x5a, 4_096, 40_960);
    writeFileSync(torn, bytes);
    expect((await refusalOf(torn)).code).toBe('damaged');
    expect(readFileSync(torn).equals(bytes)).toBe(true);
  });

  it('refuses the database of another program', async () => {
    const file = fileOf('foreign.db');
    const raw = new Sqlite(file);
    raw.exec('CREATE TABLE bookmarks (url TEXT)');
    raw.close();
    expect((await refusalOf(file)).code).toBe('foreign');
  });

  it('says that the disk is full, loses nothing that was stored, and goes on when there is room', () => {
    const file = fileOf('full.db');
    const db = openDatabase(file);
    const recorder = new Recorder(db);
    recorder.record(requestOf(SEJONG, 1));
    const pages = Number(db.raw.pragma('page_count', { simple: true }));
    db.raw.pragma(`max_page_count = ${pages}`);
    const failure = failureOf(() => recorder.record(requestOf(BUSAN, 2)));
    expect(explainSqliteError(failure, file)).toMatchObject({ code: 'full' });
    expect(countAll(db)).toMatchObject({ articles: 1 });
    db.raw.pragma('max_page_count = 1000000');
    expect(recorder.record(requestOf(BUSAN, 2))).toMatchObject({ kind: 'recorded' });
    db.raw.close();
  });

  it('holds the very full-text index that the search is measured with', () => {
    const db = openDatabase(':memory:');
    const made = db.raw.prepare<[], { sql: string }>("SELECT sql FROM sqlite_master WHERE name = 'article_fts'").get();
    expect(made?.sql.replaceAll('`', '')).toBe(ARTICLE_INDEX_DDL);
    db.raw.close();
  });

  it('backs up a whole database that opens like the original', async () => {
    const file = fileOf('source.db');
    const copy = fileOf('copy.db');
    await using store = await openSqliteStore({ path: file });
    await store.recordArticle(requestOf(SEJONG, 1));
    await store.backup(copy);
    await using opened = await openSqliteStore({ path: copy });
    expect(await opened.counts()).toMatchObject({ articles: 1 });
    expect(await opened.latest({ filter: {}, limit: 1 })).toMatchObject({
      hits: [{ article: { title: SEJONG.title, publishedAt: NOW } }],
    });
  });

  it('is one file: a copy taken while nothing is written is a whole database', async () => {
    const file = fileOf('one.db');
    await (await openSqliteStore({ path: file }))[Symbol.asyncDispose]();
    copyFileSync(file, fileOf('moved.db'));
    await using moved = await openSqliteStore({ path: fileOf('moved.db') });
    expect(await moved.counts()).toMatchObject({ articles: 0 });
  });
});

function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
