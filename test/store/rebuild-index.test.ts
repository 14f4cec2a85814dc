// An archive that an earlier version indexed: indexed anew some articles at a time, while searches answer from what is there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#src/store/sqlite/database.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { rebuildIndex } from '#src/store/sqlite/rebuild-index.ts';
import type { Store } from '#src/store/store.ts';
import { MINUTE_MS } from '#src/time.ts';
import { queryOf } from './contract-world.ts';
import { NOW, requestOf } from './readings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'citybeat-'));
afterAll(() => rmSync(folder, { recursive: true }));

const COUNT = 45;

async function find(store: Store, text: string, outlet?: string) {
  const request = { query: queryOf(text), sort: 'newest' as const, now: NOW, limit: 5 };
  return (await store.search({ ...request, filter: { outlet } })).total;
}

describe('an index of an earlier version', () => {
  it('answers from what is there, becomes this version’s step by step, and goes on where it was ended', async () => {
    const file = path.join(folder, 'old.db');
    await using first = await openSqliteStore({ path: file });
    for (let n = 0; n < COUNT; n += 1) {
      const text = { title: `나루터 ${n}호 준공`, paragraphs: [`사업비 ${n * 13 + 7}억원, 관리인 ${n * 31 + 5}명.`] };
      await first.recordArticle(requestOf(text, n, { publishedAt: NOW - n * MINUTE_MS, outlet: '이웃신문' }));
    }
    const total = await find(first, '나루터');
    await first[Symbol.asyncDispose]();

    const raw = openDatabase(file).raw;
    raw.exec(`INSERT OR REPLACE INTO setting (key, value, updated_at) VALUES ('index-version', '{"version":"0.0"}', 0);
      INSERT OR REPLACE INTO article_fts (rowid, title, stem, bigram, facet) SELECT id, '옛말', '옛말', '옛말', '' FROM article`);
    raw.close();

    await using store = await openSqliteStore({ path: file });
    expect([await find(store, '옛말'), await find(store, '옛말', '이웃신문')]).toEqual([total, total]);
    expect(await store.rebuildIndex(NOW)).toBe('more');
    expect([await find(store, '옛말'), await find(store, '나루터')].every((count) => count > 0 && count < total)).toBe(
      true,
    );
    await store[Symbol.asyncDispose]();

    await using again = await openSqliteStore({ path: file });
    expect(await again.rebuildIndex(NOW)).toBe('more');
    while ((await again.rebuildIndex(NOW)) === 'more') continue;
    expect(await again.rebuildIndex(NOW)).toBe('done');
    expect(await Promise.all([find(again, '옛말'), find(again, '나루터'), find(again, '나루터', '이웃신문')])).toEqual([
      0,
      total,
      total,
    ]);
  });

  it('is left after 20 ms for everything else, whatever is left to do; an article at least is done', async () => {
    const file = path.join(folder, 'slow.db');
    await using store = await openSqliteStore({ path: file });
    for (let n = 0; n < 5; n += 1)
      await store.recordArticle(requestOf({ title: `선착장 ${n}호`, paragraphs: [`${n * 17 + 3}명이 왔다.`] }, n));
    await store[Symbol.asyncDispose]();

    const db = openDatabase(file);
    db.raw.exec(
      `INSERT OR REPLACE INTO setting (key, value, updated_at) VALUES ('index-version', '{"version":"0.0"}', 0)`,
    );
    const clock = { at: 0 };
    const takes = (ms: number) => () => (clock.at += ms);
    const calls = (ms: number): number => {
      for (let n = 1; ; n += 1) if (rebuildIndex(db, NOW, takes(ms)) === 'done') return n;
    };
    expect(calls(12)).toBe(3);
    db.raw.exec(`UPDATE setting SET value = '{"version":"0.0"}' WHERE key = 'index-version'`);
    expect(calls(1_000)).toBe(5);
    db.raw.close();
  });
});
