// The store between other work: units give way to everything else, in chains and side by side, however they are awaited.
import { expect, it } from 'vitest';
import { Turns } from '#src/store/sqlite/turns.ts';

function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

/** Counts the turns of the event loop until it is told to stop. */
function turnCounter(): { count: number; stop: () => void } {
  const counter = { count: 0, stop: () => clearImmediate(next) };
  const tick = (): void => {
    counter.count += 1;
    next = setImmediate(tick);
  };
  let next = setImmediate(tick);
  return counter;
}

it('a long chain of units lets a timer fire in between', async () => {
  const turns = new Turns();
  const fired = { is: false };
  setTimeout(() => (fired.is = true), 0);
  for (let n = 0; n < 10; n += 1) await turns.run(() => work(8));
  expect(fired.is).toBe(true);
});

it('of units that are asked for side by side a turn takes no more once it is long', async () => {
  const turns = new Turns();
  const counter = turnCounter();
  const ranIn = await Promise.all(
    Array.from({ length: 6 }, () =>
      turns.run(() => {
        work(15);
        return counter.count;
      }),
    ),
  );
  counter.stop();
  const perTurn = Map.groupBy(ranIn, (turn) => turn).values();
  expect(Math.max(...perTurn.map((ran) => ran.length))).toBeLessThanOrEqual(2);
});

it('units keep the order in which they were asked for', async () => {
  const turns = new Turns();
  const order: number[] = [];
  const first = turns.run(() => work(30));
  const ask = (n: number): Promise<void> =>
    turns.run(() => {
      work(n === 1 ? 30 : 0);
      order.push(n);
    });
  const waiting = [ask(1), ask(2), first.then(() => ask(4)), ask(3)];
  await Promise.all(waiting);
  expect(order).toEqual([1, 2, 3, 4]);
});

it('those that people wait for go before those in the background', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const all = [
    turns.run(() => work(30)),
    turns.run(() => order.push('background'), 'background'),
    turns.run(() => order.push('people')),
  ];
  await Promise.all(all);
  expect(order).toEqual(['people', 'background']);
});

it('a unit that throws harms none of those behind it', async () => {
  const turns = new Turns();
  const first = turns.run(() => work(30));
  const broken = turns.run(() => {
    throw new Error('broken');
  });
  const behind = turns.run(() => 'sound');
  await expect(broken).rejects.toThrow('broken');
  expect(await behind).toBe('sound');
  await first;
});

it('short units are not made to wait', async () => {
  const turns = new Turns();
  const order: string[] = [];
  setImmediate(() => order.push('next turn'));
  await turns.run(() => order.push('unit'));
  order.push('answer');
  expect(order).toEqual(['unit', 'answer']);
});
