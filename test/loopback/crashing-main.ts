// The program with a death in it: ends its own process with SIGKILL at the n-th occurrence of a named step.
// Usage: node crashing-main.ts STEP N. Nothing is flushed, closed or told: what a power cut would do.
import { runProgram } from '#src/main.ts';

const [, , fatalStep = '', count = '1'] = process.argv;
let left = Number(count);

const code = await runProgram({
  env: process.env,
  onStep: (step) => {
    if (step !== fatalStep) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  },
});
process.exit(code);
