import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { HostGate } from '#src/source/host-gate.ts';

it('lets one request at a time through to a host, in the order asked', async () => {
  const gate = new HostGate({ delayMs: 5 });
  const told: string[] = [];
  const task = (name: string) => async (): Promise<void> => {
    told.push(`${name} starts`);
    await sleep(10);
    told.push(`${name} ends`);
  };
  await Promise.all(['a', 'b', 'c'].map((name) => gate.run(`https://one.example/${name}`, task(name))));
  expect(told).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
});

it('pauses between the end of one and the start of the next', async () => {
  const gate = new HostGate({ delayMs: 60 });
  const times: number[] = [];
  await gate.run('https://one.example/', () => Promise.resolve(times.push(performance.now())));
  await gate.run('https://one.example/', () => Promise.resolve(times.push(performance.now())));
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(58);
});

it('leaves a site alone longer before a page, and as long as its robots.txt wants', async () => {
  const gate = new HostGate({ delayMs: 20 });
  const at = async (turn = {}): Promise<number> =>
    gate.run('https://one.example/', async () => performance.now(), turn);
  const first = await at();
  const page = await at(gate.pageTurn({ crawlDelayMs: undefined, signal: undefined }));
  const slow = await at(gate.pageTurn({ crawlDelayMs: 120, signal: undefined }));
  const feed = await at();
  expect(page - first).toBeGreaterThanOrEqual(48);
  expect(slow - page).toBeGreaterThanOrEqual(118);
  expect(feed - slow).toBeLessThan(115);
});

it('counts the hosts of one registrable domain as one site', async () => {
  const gate = new HostGate({ delayMs: 30 });
  const at = async (url: string): Promise<number> => gate.run(url, async () => performance.now());
  const times = await Promise.all(['https://rss.etnews.com/a', 'https://www.etnews.com/b'].map(at));
  expect(Math.abs((times[1] ?? 0) - (times[0] ?? 0))).toBeGreaterThanOrEqual(28);
});

it('keeps sites apart, and ports of an address', async () => {
  const gate = new HostGate({ delayMs: 10_000 });
  const urls = ['https://one.example/', 'https://two.example/', 'http://127.0.0.1:1/', 'http://127.0.0.1:2/'];
  expect(await Promise.all(urls.map((url) => gate.run(url, () => Promise.resolve(url))))).toEqual(urls);
});

it('hands on what the task throws, and lets the next one in', async () => {
  const gate = new HostGate({ delayMs: 1 });
  await expect(gate.run('https://one.example/', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await gate.run('https://one.example/', () => Promise.resolve('up'))).toBe('up');
});

it('lets a waiter leave the line', async () => {
  const gate = new HostGate({ delayMs: 1 });
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = gate.run('https://one.example/', () => promise);
  const stop = new AbortController();
  let isRun = false;
  const second = gate.run('https://one.example/', () => Promise.resolve((isRun = true)), { signal: stop.signal });
  const third = gate.run('https://one.example/', () => Promise.resolve('third'));
  stop.abort(new Error('stopping'));
  await expect(second).rejects.toThrow('stopping');
  resolve();
  await first;
  expect(await third).toBe('third');
  expect(isRun).toBe(false);
});

it('does not begin what was aborted before', async () => {
  const gate = new HostGate({ delayMs: 1 });
  const signal = AbortSignal.abort(new Error('too late'));
  await expect(gate.run('https://one.example/', () => Promise.resolve(1), { signal })).rejects.toThrow('too late');
  expect(gate.size).toBe(0);
});

it('forgets a host when its pause is over', async () => {
  const gate = new HostGate({ delayMs: 5 });
  await Promise.all(Array.from({ length: 50 }, (_, at) => gate.run(`https://h${at}.example/`, () => sleep(1))));
  expect(gate.size).toBe(50);
  await expect.poll(() => gate.size).toBe(0);
});
