// The program with a watch on its event loop: the line `report` on standard input is answered by the longest time in which no other event
// was served since the last report, and what was asked of the processors meanwhile. What other processes cost is not counted.
import { createInterface } from 'node:readline';
import { runProgram } from '#src/main.ts';
import { DelayWatch } from '../hostile/watch.ts';

let watch = new DelayWatch();
let cpu = process.cpuUsage();

createInterface({ input: process.stdin }).on('line', () => {
  const longestMs = watch.longestMs();
  const { user, system } = process.cpuUsage(cpu);
  process.stdout.write(`${JSON.stringify({ longestMs, cpuMs: (user + system) / 1_000 })}\n`);
  watch.stop();
  watch = new DelayWatch();
  cpu = process.cpuUsage();
});

process.exit(await runProgram({ env: process.env }));
