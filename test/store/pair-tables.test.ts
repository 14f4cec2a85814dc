// The table of character pairs in the database: counted in batches, once a day, going on where it ended.
import { beforeEach, expect, it } from 'vitest';
import { normaliseForComparison } from '#src/article/copies/comparison-text.ts';
import { pairsOf } from '#src/article/copies/tf-idf.ts';
import { openDatabase, type Db } from '#src/store/sqlite/database.ts';
import { findingOf } from '#src/store/sqlite/candidates.ts';
import { storeFingerprint } from '#src/store/sqlite/fingerprints.ts';
import { latestPairTable } from '#src/store/sqlite/pair-tables.ts';
import { Recorder } from '#src/store/sqlite/record.ts';
import { DAY_MS } from '#src/time.ts';
import { syntheticText } from '../bench/synthetic-archive.ts';
import { NOW, readingOf, requestOf } from './readings.ts';

let db: Db;
let recorder: Recorder;
beforeEach(() => {
  db = openDatabase(':memory:');
  recorder = new Recorder(db);
});

/** Rows as recording leaves them, without its cost. */
function store(from: number, count: number): void {
  const reading = readingOf(syntheticText(0));
  recorder.record(requestOf(syntheticText(from), from));
  const [row] = db.raw.prepare<[], { id: number }>('SELECT max(id) AS id FROM article').all();
  for (let n = 1; n < count; n += 1) storeFingerprint(db, row?.id ?? 0, findingOf(reading));
}

function countAll(now: number): { readonly calls: number; readonly longestMs: number } {
  for (let calls = 1, longestMs = 0; ; calls += 1) {
    const startedAt = performance.now();
    const isDone = recorder.countPairs(now) === 'done';
    longestMs = Math.max(longestMs, performance.now() - startedAt);
    if (isDone) return { calls, longestMs };
  }
}

const [PAIR = 0] = pairsOf(normaliseForComparison('밝혔'));

it('is not made of a handful of articles: built-in rates know better', () => {
  store(1, 30);
  countAll(NOW);
  expect(latestPairTable(db)).toBeUndefined();
});

it('is not begun, tick after tick, before there are enough articles', () => {
  store(1, 150);
  expect(countAll(NOW).calls).toBe(1);
  store(2, 60);
  expect(countAll(NOW).calls).toBeGreaterThan(5);
});

it('is not read by a call that finds nothing to do', () => {
  store(1, 250);
  countAll(NOW);
  // Whoever looks at its pairs fails.
  db.raw.exec(`ALTER TABLE pair_table RENAME TO made;
    CREATE VIEW pair_table AS SELECT version, made_at, article_count, json('no json') AS pairs, json('no json') AS counts FROM made`);
  expect(() => latestPairTable(db)).toThrow('malformed JSON');
  expect(recorder.countPairs(NOW + DAY_MS / 2)).toBe('done');
  expect(() => recorder.countPairs(NOW + DAY_MS)).toThrow('malformed JSON');
});

it('counts every article, a few a call', () => {
  store(1, 250);
  expect(countAll(NOW).calls).toBeGreaterThan(5);
  const table = latestPairTable(db);
  expect(table).toMatchObject({ version: 1, articleCount: 250 });
  expect(table?.countOf(PAIR)).toBe(250);
  expect(table?.countOf(1)).toBe(0);
});

it('counts again a day later, only what came since, and keeps the two newest tables', () => {
  store(1, 250);
  countAll(NOW);
  expect(countAll(NOW + DAY_MS / 2).calls).toBe(1);
  for (const day of [1, 2, 3]) {
    store(1 + day, 3);
    countAll(NOW + day * DAY_MS);
    expect(latestPairTable(db)).toMatchObject({ version: 1 + day, articleCount: 250 + day * 3 });
  }
  const kept = db.raw.prepare<[], { version: number }>('SELECT version FROM pair_table ORDER BY version').all();
  expect(kept.map(({ version }) => version)).toEqual([3, 4]);
  expect(latestPairTable(db)?.countOf(PAIR)).toBe(259);
});

it('is named by the decisions that weighed words by it', () => {
  const versionOf = (n: number) => {
    const outcome = recorder.record(requestOf(syntheticText(n), n));
    return outcome.kind === 'recorded' ? outcome.verdict.version : undefined;
  };
  expect(versionOf(500)).toMatch(/^\d+\.0$/);
  store(1, 250);
  countAll(NOW);
  expect(versionOf(501)).toMatch(/^\d+\.1$/);
  recorder = new Recorder(db);
  expect(versionOf(502)).toMatch(/^\d+\.1$/);
});
