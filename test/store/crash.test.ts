// kill -9 inside a transaction of the store, at a row of each table it writes: nothing of it is left, nothing else is lost or doubled.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findingOf, readOf } from '#src/store/sqlite/candidates.ts';
import { openDatabase } from '#src/store/sqlite/database.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { TEXTS } from './crash-texts.ts';
import { NOW, readingOf, requestOf } from './readings.ts';

const DYING = fileURLToPath(new URL('dying-recorder.ts', import.meta.url));
const COPY = TEXTS.length - 1;

const folder = mkdtempSync(path.join(tmpdir(), 'citybeat-crash-'));
const prepared = path.join(folder, 'prepared.db');
const file = path.join(folder, 'citybeat.db');
beforeAll(async () => {
  await using store = await openSqliteStore({ path: prepared });
  const wishes = { guildId: 'g', channelId: 'c', mode: 'instant', scope: 'all', locale: 'ko', now: NOW } as const;
  await store.subscribe({ ...wishes, city: undefined, topic: undefined });
  for (const n of [0, 1, 2]) await store.recordArticle(requestOf(TEXTS[n] ?? { title: '', paragraphs: [] }, n));
});
beforeEach(() => {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  copyFileSync(prepared, file);
});
afterAll(() => rmSync(folder, { recursive: true }));

type Death = {
  readonly statement: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly table: string;
  readonly nth: number;
  readonly number: number;
  readonly text: number;
};

async function die({ statement, table, nth, number, text }: Death): Promise<void> {
  const args = [DYING, file, statement, table, nth, number, text].map(String);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code, signal]: readonly unknown[] = await once(child, 'exit');
  if (signal !== 'SIGKILL') throw new Error(`it never came to ${statement} ${table} (${nth}): exit ${String(code)}`);
}

const EVERYTHING = [
  'article',
  'story',
  'story_link',
  'facet',
  'fingerprint',
  'fingerprint_key',
  'alert',
  'delivery',
  'article_fts',
];

/** Every row of every table an article is written to; what each article is found by is what its text says. */
function remains(): object {
  const db = openDatabase(file);
  try {
    expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.raw.pragma('foreign_key_check')).toEqual([]);
    const articles = db.raw
      .prepare<[], { id: number; title: string; paragraphs: string }>('SELECT id, title, paragraphs FROM article')
      .all();
    for (const { id, title, paragraphs } of articles) {
      const parsed: readonly string[] = JSON.parse(paragraphs);
      const { keys, version } = findingOf(readOf({ title, paragraphs: parsed }));
      const rows = db.raw
        .prepare<[number], { seq: number }>('SELECT seq FROM fingerprint WHERE article_id = ?')
        .all(id);
      expect(rows).toHaveLength(1);
      const stored = db.raw
        .prepare<[number, number], { key: number }>('SELECT key FROM fingerprint_key WHERE version = ? AND seq = ?')
        .all(version, rows[0]?.seq ?? 0);
      expect(new Set(stored.map(({ key }) => key))).toEqual(new Set(keys.map((key) => key | 0)));
    }
    return Object.fromEntries(EVERYTHING.map((table) => [table, countOf(table)]));
  } finally {
    db.raw.close();
  }

  function countOf(table: string): number {
    return db.raw.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1;
  }
}

describe('a store killed while it records', () => {
  it.each([
    { table: 'story', nth: 1 },
    { table: 'article', nth: 1 },
    { table: 'facet', nth: 1 },
    { table: 'fingerprint', nth: 1 },
    { table: 'fingerprint_key', nth: 1 },
    { table: 'fingerprint_key', nth: 40 },
    { table: 'delivery', nth: 1 },
    { table: 'alert', nth: 1 },
  ])('at row $nth of $table has recorded nothing of the article, and everything when it comes again', async (at) => {
    const before = remains();
    await die({ ...at, statement: 'INSERT', number: 3, text: 3 });
    expect(remains()).toEqual(before);
    await using store = await openSqliteStore({ path: file });
    const text = TEXTS[3] ?? { title: '', paragraphs: [] };
    expect(await store.recordArticle(requestOf(text, 3))).toMatchObject({ kind: 'recorded', deliveryCount: 1 });
    expect(await store.recordArticle(requestOf(text, 3))).toMatchObject({ kind: 'seen' });
    expect(await store.counts()).toMatchObject({ articles: 4, pendingDeliveries: 4 });
    remains();
  });

  it.each([
    { table: 'story_link', nth: 1 },
    { table: 'article', nth: 1 },
    { table: 'fingerprint_key', nth: 30 },
  ])('at row $nth of $table of a copy takes it for a copy when it comes again, and tells it nowhere', async (at) => {
    const before = remains();
    await die({ ...at, statement: 'INSERT', number: 3, text: COPY });
    expect(remains()).toEqual(before);
    await using store = await openSqliteStore({ path: file });
    const outcome = await store.recordArticle(requestOf(TEXTS[COPY] ?? { title: '', paragraphs: [] }, 3));
    expect(outcome).toMatchObject({ verdict: { kind: 'copy' }, deliveryCount: 0 });
    expect(await store.counts()).toMatchObject({ articles: 4, pendingDeliveries: 3 });
  });
});

describe('a store killed while an article is read again', () => {
  it.each([
    { statement: 'UPDATE', table: 'article', nth: 1 },
    { statement: 'DELETE', table: 'fingerprint_key', nth: 20 },
    { statement: 'DELETE', table: 'fingerprint', nth: 1 },
  ] as const)('at $statement of $table finds it by its old text still', async (at) => {
    const before = remains();
    await die({ ...at, number: 2, text: 4 });
    expect(remains()).toEqual(before);
    await using store = await openSqliteStore({ path: file });
    const id = (await store.trace('news.example/2'))?.article?.id ?? 0;
    expect(await store.rereadArticle(id, readingOf(TEXTS[4] ?? { title: '', paragraphs: [] }), NOW)).toBe(true);
    expect(remains()).toMatchObject({ article: 3, fingerprint: 3 });
  });
});
