// A database of an older version: its articles are found as those of this one, whenever the filling was broken off.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
