// The store between other work: a chain of its units gives way to everything else, however the chain is awaited.
import { expect, it } from 'vitest';
import { Turns } from '#src/store/sqlite/turns.ts';

function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

async function unit(turns: Turns, ms: number): Promise<void> {
  turns.begin();
  work(ms);
  await turns.pause();
}

it('a long chain of units lets a timer fire in between', async () => {
  const turns = new Turns();
  const fired = { is: false };
  setTimeout(() => (fired.is = true), 0);
  for (let n = 0; n < 10; n += 1) await unit(turns, 8);
  expect(fired.is).toBe(true);
});

it('short units are not made to wait', async () => {
  const turns = new Turns();
  const order: string[] = [];
  setImmediate(() => order.push('next turn'));
  await unit(turns, 0);
  order.push('unit');
  expect(order).toEqual(['unit']);
});

it('the next turn begins anew', async () => {
  const turns = new Turns();
  turns.begin();
  work(30);
  expect(turns.pause()).toBeInstanceOf(Promise);
  await new Promise((resolve) => setTimeout(resolve, 5));
  turns.begin();
  expect(turns.pause()).toBeUndefined();
});
