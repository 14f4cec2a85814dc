// The soak in its short form: a few rounds that are always the same. `npm run soak` is the long one.
import { expect, it } from 'vitest';
import { planRound } from './plan.ts';
import { soak } from './soak.ts';

const SEED = 20_261_127;
const STAGE = { channels: 4, sites: 3 } as const;

it('draws the same round from the same seed, and another from another', () => {
  expect(planRound(SEED, 3, STAGE)).toEqual(planRound(SEED, 3, STAGE));
  expect(planRound(SEED, 3, STAGE)).not.toEqual(planRound(SEED, 4, STAGE));
});

it('loses nothing, doubles nothing and keeps the order whatever breaks', { timeout: 400_000 }, async () => {
  const told: string[] = [];
  const totals = await soak({
    seed: SEED,
    rounds: [0, 1, 2, 3],
    lanes: 2,
    // Half a minute; a machine with more to do takes its time.
    longestMs: 300_000,
    onRound: (_, round, { faults }) => told.push(...faults.map((fault) => `round ${round}: ${fault}`)),
  });
  expect(told).toEqual([]);
  expect(totals).toMatchObject({ rounds: 4, failed: [], isOutOfTime: false });
  expect(totals.kills).toBeGreaterThan(0);
  expect(totals.messages).toBeGreaterThan(8);
});
