// The program on a clock of the test's own: so many milliseconds beside the machine's, and moved on by a line on standard input.
// Usage: node clocked-main.ts OFFSET_MS. Lines: `by MS`. A pause of a quarter of an hour passes at once, timers keep their pace.
import { createInterface } from 'node:readline';

let offsetMs = Number(process.argv[2] ?? 0);
const machineNow = Date.now;
Date.now = () => machineNow() + offsetMs;
globalThis.Date = new Proxy(Date, {
  construct: (target, given): Date =>
    given.length === 0 ? new target(target.now()) : Reflect.construct(target, given),
});

/** Example: `by 960000` */
const MOVE = /^by (\d+)$/;

createInterface({ input: process.stdin }).on('line', (line) => {
  offsetMs += Number(MOVE.exec(line)?.[1] ?? 0);
});

// Loaded on the new clock: the program takes hold of Date.now when it is built.
const { runProgram } = await import('#src/main.ts');
process.exit(await runProgram({ env: process.env }));
