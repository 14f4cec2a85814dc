// Judging again as people run it: a process over a database, what it says and what it changes.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { HOUR_MS } from '#src/time.ts';
import { RELEASES } from '../article/releases.ts';
import { Program } from '../loopback/program.ts';
import { BUSAN, NOW, requestOf } from '../store/readings.ts';

const Sqlite: typeof import('better-sqlite3') = createRequire(import.meta.url)('better-sqlite3');
const RECLUSTER = fileURLToPath(new URL('../../src/cli/recluster.ts', import.meta.url));
const STRICT = ['--copy', '1', '--story', '1', '--support', '1'];
const SINCE = ['--since', '2026-11-22'];

describe('npm run recluster', () => {
  let folder = '';
  let database = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'citybeat-recluster-'));
    database = path.join(folder, 'archive.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function run(...args: readonly string[]) {
    await using program = new Program([RECLUSTER, ...args], { DATABASE_URL: `file:${database}` });
    const { code } = await program.ended();
    return { code, output: program.output, errors: program.errors };
  }

  /** Two reports of one event, and one of another. @returns their ids */
  async function filled(): Promise<readonly number[]> {
    const [release] = RELEASES;
    if (release === undefined) throw new Error('no releases');
    const texts = [release, release.rewrite].map(({ title, body }) => ({ title, paragraphs: body.split('\n') }));
    await using store = await openSqliteStore({ path: database });
    const ids: number[] = [];
    for (const [number, text] of [...texts, BUSAN].entries()) {
      const at = NOW + number * HOUR_MS;
      const request = requestOf(text, number, { publishedAt: at, now: at, outlet: `신문 ${number}` });
      ids.push((await store.recordArticle(request)).articleId);
    }
    return ids;
  }

  async function storiesOf(ids: readonly number[]) {
    await using store = await openSqliteStore({ path: database });
    return Promise.all(ids.map(async (id) => (await store.article(id))?.storyId));
  }

  it('says what other borders would change, changes nothing when asked so, and changes it', async () => {
    const ids = await filled();
    const [one = 0, , other = 0] = ids;
    const dry = await run(...SINCE, '--dry-run', ...STRICT);
    expect(dry).toMatchObject({ code: 0, errors: '' });
    expect(dry.output).toContain(
      '“구급차 2분 30초 빨라졌다”…AI가 신호 바꾸는 김해  https://news.example/1\n  story → new',
    );
    expect(dry.output).toMatch(/split {3}.*김해시, 교통신호.* \| “구급차/);
    expect(dry.output).toContain(
      '3 articles judged again: 1 would be judged otherwise; 0 stories would be joined of several, 1 would be split',
    );
    expect(dry.output).toContain('there would have been 1 alert more and 0 fewer');
    expect(await storiesOf(ids)).toEqual([one, one, other]);
    expect((await run(...SINCE, ...STRICT)).output).toContain('1 was judged otherwise');
    expect(await storiesOf(ids)).toEqual([one, ids[1], other]);
    const back = await run(...SINCE);
    expect(back.output).toContain('new → story, the same event as this one');
    expect(back.output).toMatch(/joined {2}김해시/);
    expect(back.output).toContain('there would have been 0 alerts more and 1 fewer');
    expect(await storiesOf(ids)).toEqual([one, one, other]);
  });

  it('leaves an article that cannot be read as it is, and goes on', async () => {
    const ids = await filled();
    const raw = new Sqlite(database);
    raw.prepare(`UPDATE article SET facts = 'torn' WHERE id = ?`).run(ids[2]);
    raw.close();
    const { code, output } = await run(...SINCE, ...STRICT);
    expect(code).toBe(0);
    expect(output).toContain(`article ${ids[2] ?? 0} stays as it is`);
    expect(output).toContain('2 articles judged again: 1 was judged otherwise');
    expect(output).toContain('1 article could not be judged');
  });

  it('tells what to do about a day, a border or a word that is wrong, and where there is nothing', async () => {
    expect(await run()).toMatchObject({ code: 1, errors: expect.stringContaining('Since which day?') });
    expect(await run('--since', 'friday')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('what is friday?'),
    });
    expect(await run(...SINCE, '--story', '60')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('--story takes a number from 0 to 1: what is 60?'),
    });
    expect(await run(...SINCE, '--drry')).toMatchObject({ code: 1, errors: expect.stringContaining('--dry-run') });
    expect(await run(...SINCE)).toMatchObject({ code: 1, errors: expect.stringContaining('check DATABASE_URL') });
    await filled();
    expect((await run('--since', '2026-11-25')).output).toContain('no article was stored since that day');
  });
});
