// The instrument itself: one that sees nothing would pass everything.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { quietest, watched } from './watch.ts';

/** On the processor, as a parser blocks: other processes take nothing away from it. */
function block(ms: number): void {
  const start = process.threadCpuUsage();
  for (let used = 0; used < ms;) {
    const { user, system } = process.threadCpuUsage(start);
    used = (user + system) / 1_000;
  }
}

it('catches a run that blocks for 300 ms, at its start, between two waits and at its end', async () => {
  const runs = [
    async () => block(300),
    async () => {
      await sleep(20);
      block(300);
      await sleep(20);
    },
    async () => {
      await sleep(20);
      block(300);
    },
  ];
  for (const run of runs) expect((await watched(run)).longestDelayMs).toBeGreaterThan(290);
});

it('catches a run that sleeps in a call for 300 ms, which takes no processor', async () => {
  const run = async () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  expect((await watched(run)).longestDelayMs).toBeGreaterThan(290);
});

it('catches it in the quietest of five runs, too', async () => {
  let runs = 0;
  const run = async () => {
    runs += 1;
    block(300);
  };
  expect((await quietest(run, { enoughMs: 100 })).longestDelayMs).toBeGreaterThan(290);
  expect(runs).toBe(5);
});

it('finds a run quiet that only waits', async () => {
  expect((await quietest(() => sleep(200), { enoughMs: 100 })).longestDelayMs).toBeLessThan(100);
});

it('sees memory that is taken and let go', async () => {
  const run = async () => {
    const bytes = Buffer.alloc(50_000_000, 1);
    await sleep(50);
    return bytes.length;
  };
  const { rssGrowth, bufferGrowth } = await watched(run);
  expect(bufferGrowth).toBeGreaterThan(45_000_000);
  expect(rssGrowth).toBeGreaterThan(30_000_000);
});
