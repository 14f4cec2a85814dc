// kill -9 between every two steps of an article's way: after a restart the archive is what it would have been without,
// and each article was told exactly once.
import pLimit from 'p-limit';
import { afterAll, describe, expect, it } from 'vitest';
import { CrashLane, type Killing } from './crash-lane.ts';

/** Runs mostly wait for a poll or a page: a few fit side by side on two cores. */
const LANES = 3;

const now = Date.now();
const lanes = await Promise.all(Array.from({ length: LANES }, () => CrashLane.open(now)));
const free = [...lanes];
const inLane = pLimit(LANES);
const uninterrupted = await run(undefined);

afterAll(() => Promise.all(lanes.map((lane) => lane[Symbol.asyncDispose]())));

async function run(killing: Killing | undefined): ReturnType<CrashLane['run']> {
  return inLane(async () => {
    const lane = free.pop();
    if (lane === undefined) throw new Error('no lane is free');
    try {
      return await lane.run(killing);
    } finally {
      free.push(lane);
    }
  });
}

it('runs as it should when nothing happens', () => {
  expect(uninterrupted).toMatchObject({
    cardCounts: [1, 1],
    messageCount: 2,
    archive: { counts: { articles: 8, copies: 1, waitingEntries: 0, pendingDeliveries: 0, sentDeliveries: 2 } },
  });
});

describe.concurrent('a program killed at once after', () => {
  it.each([
    { step: 'feed-claimed', n: 1 },
    { step: 'feed-fetched', n: 1 },
    { step: 'entries-recorded', n: 1 },
    { step: 'feed-settled', n: 1 },
    { step: 'entry-claimed', n: 1 },
    { step: 'page-fetched', n: 2 },
    { step: 'page-read', n: 1 },
    { step: 'article-recorded', n: 1 },
    { step: 'article-recorded', n: 3 },
    { step: 'delivery-claimed', n: 1 },
    { step: 'delivery-sent', n: 1 },
    { step: 'delivery-sent', n: 2 },
    { step: 'delivery-settled', n: 1 },
  ] as const)('$step ($n) loses nothing and tells nothing twice', async (killing) => {
    expect(await run({ kind: 'step', ...killing })).toEqual(uninterrupted);
  });

  it.each([true, false])('handing a message to Discord, unanswered (carried out: %s)', async (isCarriedOut) => {
    expect(await run({ kind: 'unanswered', isCarriedOut })).toEqual(uninterrupted);
  });
});

it('kept to the rules of Discord all the time', () => {
  expect(lanes.flatMap((lane) => lane.scene.discord.violations)).toEqual([]);
});
