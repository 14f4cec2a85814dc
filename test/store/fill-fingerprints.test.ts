// A database of an older version: its articles are found as those of this one, whenever the filling was broken off.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { FINGERPRINT_VERSION } from '#src/article/fingerprint.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { DAY_MS } from '#src/time.ts';
import { cut, RELEASES } from '../article/releases.ts';
import { NOW, requestOf } from './readings.ts';

const Sqlite: typeof import('better-sqlite3') = createRequire(import.meta.url)('better-sqlite3');

let folder = '';
let file = '';
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'citybeat-fill-'));
  file = path.join(folder, 'citybeat.db');
  await using store = await openSqliteStore({ path: file });
  for (const [n, { title, body }] of RELEASES.entries())
    await store.recordArticle(requestOf({ title, paragraphs: body.split('\n') }, n, { publishedAt: NOW - n * DAY_MS }));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As the migration leaves it, or a filling that ended early: some articles without anything to be found by. */
function age(isOld: string): void {
  const raw = new Sqlite(file);
  raw.exec(`UPDATE article SET fingerprint_version = 1, text_hash = 'old' WHERE ${isOld}`);
  raw.exec(
    `DELETE FROM fingerprint_key WHERE seq IN (SELECT seq FROM fingerprint JOIN article ON id = article_id WHERE ${isOld})`,
  );
  raw.exec(`DELETE FROM fingerprint WHERE article_id IN (SELECT id FROM article WHERE ${isOld})`);
  raw.exec("DELETE FROM setting WHERE key = 'fingerprints-filled'");
  raw.close();
}

function rows(): readonly unknown[] {
  const raw = new Sqlite(file);
  const counted = raw
    .prepare(
      `SELECT (SELECT count(*) FROM fingerprint WHERE version = ${FINGERPRINT_VERSION}) AS fingerprints,
       (SELECT count(*) FROM fingerprint_key) AS keys, (SELECT count(*) FROM fingerprint_key WHERE version <> ${FINGERPRINT_VERSION}) AS others,
       (SELECT count(*) FROM article WHERE text_hash = 'old') AS old`,
    )
    .all();
  raw.close();
  return counted;
}

it.each(['1', 'id % 2 = 0'])('gets what finds its articles (those where %s)', async (isOld) => {
  const before = rows();
  age(isOld);
  expect(rows()).not.toEqual(before);
  await using store = await openSqliteStore({ path: file });
  expect(rows()).toEqual(before);
  for (const [n, { body }] of RELEASES.entries()) {
    const text = { title: '오늘의 소식', paragraphs: cut(body, 0.4).split('\n') };
    expect(await store.recordArticle(requestOf(text, 100 + n, { outlet: '이웃신문' }))).toMatchObject({
      verdict: { kind: 'copy' },
    });
  }
});

it('loses the keys of another version, and keeps its own', async () => {
  const before = rows();
  const raw = new Sqlite(file);
  raw.exec('INSERT INTO fingerprint_key SELECT 1, key, seq FROM fingerprint_key');
  raw.exec("INSERT INTO fingerprint (article_id, version, sketch) SELECT article_id, 1, x'00' FROM fingerprint");
  raw.close();
  age('id % 2 = 0');
  await (await openSqliteStore({ path: file }))[Symbol.asyncDispose]();
  expect(rows()).toEqual(before);
});

/** So many articles, all of an older version. */
function multiply(count: number): void {
  const raw = new Sqlite(file);
  raw.exec('CREATE TEMP TABLE many AS SELECT * FROM article ORDER BY id LIMIT 1');
  const { id } = z.object({ id: z.number() }).parse(raw.prepare('SELECT id FROM many').get());
  const insert = raw.prepare('INSERT INTO article SELECT * FROM many');
  for (let n = 1; n <= count; n += 1) {
    raw.prepare('UPDATE many SET id = ?, url_key = ?').run(id - n, `many${n}`);
    insert.run();
  }
  raw.close();
  age('1');
}

async function openingTold(clock: () => number): Promise<readonly object[]> {
  const told: object[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => void told.push(JSON.parse(line)) });
  await (await openSqliteStore({ path: file, log, clock }))[Symbol.asyncDispose]();
  return told.map((line) => ({ ...line, level: undefined }));
}

it('says how many articles there are to be done, how far it is, and when it is done', async () => {
  multiply(1_000 - RELEASES.length);
  const told = await openingTold(() => NOW);
  expect(told).toEqual([
    { articles: 1_000, msg: 'fingerprints of an older version: articles get new ones, once' },
    ...[200, 400, 600, 800].map((done) => ({ done, of: 1_000, msg: 'articles get new fingerprints' })),
    { articles: 1_000, ms: 0, msg: 'all articles have new fingerprints' },
  ]);
  expect(await openingTold(() => NOW)).toEqual([]);
});

it('says nothing of what takes no time', async () => {
  age('1');
  expect(await openingTold(() => NOW)).toEqual([]);
});

it('that cannot be written says what to do, as any other work does', async () => {
  age('1');
  const other = new Sqlite(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(openSqliteStore({ path: file })).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining('end it and try again'),
  });
  other.close();
  await using store = await openSqliteStore({ path: file });
  expect((await store.counts()).articles).toBe(RELEASES.length);
});
