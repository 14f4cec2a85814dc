// What the store finds copies and stories by: the same after a restart, after a transaction that failed, and beside another process.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpackSketch } from '#src/article/copies/sketch.ts';
import { findingOf } from '#src/store/sqlite/candidates.ts';
import { inTransaction, openDatabase, type Db } from '#src/store/sqlite/database.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { Recorder } from '#src/store/sqlite/record.ts';
import { Windows } from '#src/store/sqlite/windows.ts';
import { DAY_MS } from '#src/time.ts';
import { cut, edited, RELEASES } from '../article/releases.ts';
import { NOW, readingOf, requestOf } from './readings.ts';

let folder = '';
let file = '';
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'citybeat-windows-'));
  file = path.join(folder, 'citybeat.db');
  db = openDatabase(file);
});
afterEach(() => {
  db.raw.close();
  rmSync(folder, { recursive: true });
});

const TEXTS = RELEASES.map(({ title, body }) => ({ title, paragraphs: body.split('\n') }));
const [FIRST = { title: '', paragraphs: [''] }, SECOND = FIRST, THIRD = FIRST] = TEXTS;

function wanted(text: { readonly title: string; readonly paragraphs: readonly string[] }, at = NOW) {
  return { ...unpackSketch(findingOf(readingOf(text)).sketch), at };
}

function found(windows: Windows, text = FIRST): readonly number[] {
  return inTransaction(db, () => {
    windows.follow({ at: NOW, now: NOW });
    return windows.around(NOW).find(wanted(text), 50);
  });
}

describe('the window of the store', () => {
  it('answers alike whether it grew with the articles or was read at the start', () => {
    const grown = new Windows(db);
    const recorder = new Recorder(db);
    for (const [n, text] of TEXTS.entries()) {
      found(grown);
      recorder.record(requestOf(text, n));
    }
    for (const text of TEXTS) expect(found(grown, text)).toEqual(found(new Windows(db), text));
    expect(found(grown)).not.toEqual([]);
  });

  it('holds nothing of a transaction that failed', () => {
    const windows = new Windows(db);
    const recorder = new Recorder(db);
    found(windows);
    const failing = () =>
      inTransaction(db, () => {
        recorder.record(requestOf(FIRST, 1));
        throw new Error('no room');
      });
    expect(failing).toThrow('no room');
    expect(found(windows)).toEqual([]);
    expect(recorder.record(requestOf(FIRST, 2))).toMatchObject({ verdict: { kind: 'new' } });
    const { articleId } = recorder.record(requestOf(SECOND, 3));
    expect(found(windows, SECOND)[0]).toBe(articleId);
  });

  it('sees what another process stored and read again', async () => {
    const windows = new Windows(db);
    const recorder = new Recorder(db);
    recorder.record(requestOf(THIRD, 1));
    found(windows);
    await using other = await openSqliteStore({ path: file });
    const { articleId } = await other.recordArticle(requestOf(FIRST, 2));
    expect(found(windows)).toContain(articleId);
    expect(recorder.record(requestOf(FIRST, 3, { outlet: '이웃신문' }))).toMatchObject({
      verdict: { kind: 'copy', of: articleId },
    });
    await other.rereadArticle(articleId, readingOf(SECOND), NOW);
    expect(found(windows, SECOND)).toContain(articleId);
    expect(recorder.record(requestOf(SECOND, 4, { outlet: '이웃신문' }))).toMatchObject({
      verdict: { kind: 'copy', of: articleId },
    });
  });

  it('keeps the windows of several years, for sources that bring old articles by turns, and goes on with each', () => {
    const windows = new Windows(db);
    const recorder = new Recorder(db);
    const years = [1, 2, 3, 4].map((year) => NOW - year * 365 * DAY_MS);
    const around = (at: number) =>
      inTransaction(db, () => {
        windows.follow({ at, now: NOW });
        return windows.around(at);
      });
    const first = years.map(around);
    const [oldest = NOW] = years.toReversed();
    const { articleId } = recorder.record(requestOf(FIRST, 1, { publishedAt: oldest }));
    expect(years.map((at) => first.indexOf(around(at)))).toEqual([0, 1, 2, 3]);
    expect(around(oldest).find(wanted(FIRST, oldest), 50)).toEqual([articleId]);
    around(NOW - 9 * 365 * DAY_MS);
    expect(years.map((at) => first.includes(around(at)))).toEqual([false, false, false, false]);
    expect(around(oldest).find(wanted(FIRST, oldest), 50)).toEqual([articleId]);
  });

  it('lets go what is older than thirty days, and finds neighbours of an old article that comes late', () => {
    const windows = new Windows(db);
    const recorder = new Recorder(db);
    const longAgo = NOW - 400 * DAY_MS;
    const { articleId } = recorder.record(requestOf(FIRST, 1, { publishedAt: longAgo }));
    expect(found(windows)).toEqual([]);
    inTransaction(db, () => windows.follow({ at: longAgo + DAY_MS, now: NOW }));
    expect(windows.around(longAgo + DAY_MS).find(wanted(FIRST, longAgo), 50)).toEqual([articleId]);
    recorder.record(requestOf(SECOND, 2, { publishedAt: NOW }));
    expect(found(windows, SECOND)).toHaveLength(1);
    inTransaction(db, () => windows.follow({ at: NOW + 40 * DAY_MS, now: NOW + 40 * DAY_MS }));
    expect(windows.around(NOW + 40 * DAY_MS).size).toBe(0);
  });
});

describe('text keys', () => {
  it.each([0.15, 0.3])('find the original of a copy cut to %d among old articles', (share) => {
    const recorder = new Recorder(db);
    const ids = TEXTS.map(
      (text, n) => recorder.record(requestOf(text, n, { publishedAt: NOW - 2_000 * DAY_MS })).articleId,
    );
    for (const [n, { body }] of RELEASES.entries()) {
      const text = { title: '오늘의 소식', paragraphs: cut(body, share).split('\n') };
      const { verdict } = judged(recorder, text, 100 + n);
      expect(verdict).toMatchObject({ kind: 'copy', of: ids[n] });
    }
  });

  it('of an article that was read again are those of its new text only', () => {
    const recorder = new Recorder(db);
    const { articleId } = recorder.record(requestOf(FIRST, 1));
    recorder.reread({ articleId, reading: readingOf(SECOND), now: NOW });
    const keys = db.raw.prepare<[], { key: number }>('SELECT key FROM fingerprint_key').all();
    const expected = findingOf(readingOf(SECOND)).keys.map((key) => key | 0);
    expect(keys.map(({ key }) => key).toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b));
    expect(db.raw.prepare('SELECT count(*) AS n FROM fingerprint').get()).toEqual({ n: 1 });
    const copy = { title: '다른 제목', paragraphs: edited(RELEASES[1]?.body ?? '', '새벽일보', 1).split('\n') };
    expect(recorder.record(requestOf(copy, 2, { outlet: '새벽일보' }))).toMatchObject({ verdict: { of: articleId } });
  });
});

function judged(
  recorder: Recorder,
  text: { readonly title: string; readonly paragraphs: readonly string[] },
  n: number,
) {
  const outcome = recorder.record(requestOf(text, n, { outlet: '이웃신문' }));
  if (outcome.kind !== 'recorded') throw new Error('known already');
  return outcome;
}
