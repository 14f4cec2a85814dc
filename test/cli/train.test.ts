// The training tool as people run it: a process over a database with labels, and what it says and keeps.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEAST_EXAMPLES } from '#src/article/train.ts';
import { learnedOf } from '#src/pipeline/learning.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { Program } from '../loopback/program.ts';
import { all, claimAt, newEntry } from '../store/contract-world.ts';
import { FEED, NOW } from '../store/readings.ts';

const TRAIN = fileURLToPath(new URL('../../src/cli/train.ts', import.meta.url));

describe('npm run train', () => {
  let folder = '';
  let database = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'citybeat-train-'));
    database = path.join(folder, 'labels.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function run(...args: readonly string[]) {
    await using program = new Program([TRAIN, ...args], { DATABASE_URL: `file:${database}` });
    const { code } = await program.ended();
    return { code, output: program.output, errors: program.errors };
  }

  /** Turned away by the lexicon: every other one wrongly, it was about a living lab. */
  async function labelled(count: number): Promise<void> {
    await using store = await openSqliteStore({ path: database });
    await store.addFeeds([FEED], NOW);
    const numbers = Array.from({ length: count }, (_, number) => number);
    await store.recordEntries(
      FEED.id,
      numbers.map((number) => newEntry(number)),
      all,
    );
    for (const _ of numbers) {
      const [waiting] = await store.claimDueEntries(claimAt(NOW));
      if (waiting === undefined) throw new Error('no entry waits');
      const isRelevant = Number(waiting.urlKey.slice(1)) % 2 === 0;
      const points = isRelevant ? { 'living-lab': 1.5 } : { stocks: -1, phones: -0.5 };
      const judgement = { relevance: 'no', score: isRelevant ? 1.5 : 0.5, points } as const;
      await store.settleEntry(waiting.id, { kind: 'irrelevant', score: judgement.score, reasons: [], judgement }, NOW);
      const label = { urlKey: waiting.urlKey, userId: 'reader', guildId: undefined, isRelevant, now: NOW };
      await store.labelRelevance(label);
    }
  }

  async function kept() {
    await using store = await openSqliteStore({ path: database });
    return learnedOf(store);
  }

  it('says how many labels are missing, and changes nothing', async () => {
    await labelled(6);
    const { code, output } = await run();
    expect(code).toBe(0);
    expect(output).toContain(`6 labelled articles: 👍 3, 👎 3. Learning begins at ${LEAST_EXAMPLES}: 194 more.`);
    expect(await kept()).toBeUndefined();
  });

  it('learns, says what that is worth on articles it has not seen, and forgets when asked', async () => {
    await labelled(LEAST_EXAMPLES);
    const dry = await run('--dry-run');
    expect(dry.output).toContain('lexicon alone   50.0 % right, 100 missed, 0 wrongly taken');
    expect(dry.output).toContain('with learning   100.0 % right, 0 missed, 0 wrongly taken');
    expect(dry.output).toMatch(/👍 \+\d\.\d {2}living-lab/);
    expect(dry.output).toMatch(/👎 −\d\.\d {2}stocks/);
    expect(await kept()).toBeUndefined();
    expect((await run()).output).toContain('Kept: it counts from the next article.');
    expect((await kept())?.points['living-lab']).toBeGreaterThan(0.5);
    expect((await run('--forget')).output).toContain('Forgotten');
    expect(await kept()).toBeUndefined();
  });

  it('tells what to do where there is no database, and about a wrong word', async () => {
    expect(await run()).toMatchObject({ code: 1, errors: expect.stringContaining('check DATABASE_URL') });
    expect(await run('--frget')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('npm run train -- --forget'),
    });
  });
});
