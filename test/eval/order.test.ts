// What the order in which articles arrive changes of the stories they end in: measured over shuffles of two sets of our own.
import { fc } from '../chance.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { HOUR_MS } from '#src/time.ts';
import { articleLine, type ArticleLine } from './kinds/article-line.ts';
import { readRows } from './kinds/case-lines.ts';
import { Archive } from './kinds/dedupe.ts';

/** A slow feed, a page that was tried again: articles come so much later than they were published, at most. */
const LATE_MS = 6 * HOUR_MS;
const SEED = 20_261_126;

/** Article by article, the ids of those it ends in one story with. */
type Stories = ReadonlyMap<string, string>;

describe('stories, whatever order their articles arrive in', () => {
  let dedupe: readonly ArticleLine[] = [];
  let stream: readonly ArticleLine[] = [];
  beforeAll(async () => {
    dedupe = await linesOf('dedupe.jsonl', 60);
    stream = await linesOf('stream-july.jsonl', 60);
  });

  it('are the same in any order', () => {
    expect(steadiness(dedupe, shuffles(dedupe, 15))).toEqual({ identical: 1, same: 1 });
    expect(steadiness(stream, shuffles(stream, 6))).toEqual({ identical: 1, same: 1 });
  });

  it('are the same for articles that come up to six hours late', () => {
    expect(steadiness(dedupe, late(dedupe, 8))).toEqual({ identical: 1, same: 1 });
    expect(steadiness(stream, late(stream, 4))).toEqual({ identical: 1, same: 1 });
  });
});

async function linesOf(set: string, most: number): Promise<readonly ArticleLine[]> {
  const rows = await readRows(fileURLToPath(new URL(`sets/${set}`, import.meta.url)), articleLine);
  return rows.flatMap((row) => (row.kind === 'broken' ? [] : [row.value])).slice(0, most);
}

function shuffles(lines: readonly ArticleLine[], numRuns: number): readonly (readonly ArticleLine[])[] {
  const whole = { minLength: lines.length, maxLength: lines.length };
  return fc.sample(fc.shuffledSubarray([...lines], whole), { numRuns, seed: SEED });
}

function late(lines: readonly ArticleLine[], numRuns: number): readonly (readonly ArticleLine[])[] {
  const { length } = lines;
  const delays = fc.array(fc.integer({ min: 0, max: LATE_MS }), { minLength: length, maxLength: length });
  return fc.sample(delays, { numRuns, seed: SEED }).map((delayOf) => {
    const arrivals = lines.map((line, index) => ({ line, at: (line.publishedAt ?? 0) + (delayOf[index] ?? 0) }));
    return arrivals.toSorted((one, other) => one.at - other.at).map(({ line }) => line);
  });
}

/** Beside the order of the set: the share of orders with the very same stories, and of articles in the same one. */
function steadiness(lines: readonly ArticleLine[], orders: readonly (readonly ArticleLine[])[]) {
  const usual = storiesOf(lines);
  const shares = orders.map((order) => {
    const stories = storiesOf(order);
    return [...usual].filter(([id, members]) => stories.get(id) === members).length / usual.size;
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { identical: mean(shares.map((share) => Number(share === 1))), same: mean(shares) };
}

function storiesOf(lines: readonly ArticleLine[]): Stories {
  const archive = new Archive();
  for (const line of lines) archive.take(line);
  const stories = archive.stories();
  const arrived = lines.map(({ id }, index) => ({ id: String(id), story: stories[index] }));
  const groups = Map.groupBy(arrived, ({ story }) => story);
  return new Map(
    [...groups.values()].flatMap((members) => {
      const ids = members.map(({ id }) => id).toSorted();
      return ids.map((id) => [id, ids.join(' ')] as const);
    }),
  );
}
