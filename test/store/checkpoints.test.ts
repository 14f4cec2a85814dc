// The log of the database goes back into its file beside the program's work, not within it.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Checkpoints } from '#src/store/sqlite/checkpoints.ts';
import { openDatabase } from '#src/store/sqlite/database.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'citybeat-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = 'x'.repeat(3_900);
const INSERT = 'INSERT INTO setting (key, value, updated_at) VALUES (?, ?, 0)';

/** More than SQLite itself would leave in the log when nobody looks after it. */
function write(db: ReturnType<typeof openDatabase>, count: number): void {
  const insert = db.raw.prepare(INSERT);
  for (let n = 0; n < count; n += 1) db.raw.transaction(() => insert.run(crypto.randomUUID(), TEXT)).immediate();
}

function pagesIn(db: ReturnType<typeof openDatabase>): number {
  return z.tuple([z.object({ log: z.number() })]).parse(db.raw.pragma('wal_checkpoint(NOOP)'))[0].log;
}

it('a log of 16 MB is written back by a thread, and begins anew', async () => {
  const file = path.join(folder, 'long.db');
  const db = openDatabase(file);
  await using checkpoints = new Checkpoints(db);
  write(db, 2_000);
  expect(statSync(file).size).toBeLessThan(2_000 * TEXT.length);
  checkpoints.look();
  await checkpoints[Symbol.asyncDispose]();
  expect(statSync(file).size).toBeGreaterThan(2_000 * TEXT.length);
  write(db, 1);
  // The next page stands at the beginning of the log again.
  expect(pagesIn(db)).toBeLessThan(20);
  expect(db.raw.prepare('SELECT count(*) FROM setting WHERE value = ?').pluck().get(TEXT)).toBe(2_001);
  db.raw.close();
});

it('a short log is left alone', async () => {
  const file = path.join(folder, 'short.db');
  const db = openDatabase(file);
  await using checkpoints = new Checkpoints(db);
  write(db, 20);
  const { size } = statSync(file);
  checkpoints.look();
  await checkpoints[Symbol.asyncDispose]();
  expect(statSync(file).size).toBe(size);
  db.raw.close();
});
