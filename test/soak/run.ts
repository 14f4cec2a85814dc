// `npm run soak [-- --seed N --rounds N --lanes N --minutes N --only ROUND --explore]`: the real program under faults and kill -9, round
// after round: nothing lost, nothing doubled, order kept. Ends by itself; exit code 1 when a round was not as it should be.
import { parseArgs } from 'node:util';
import { explore } from './explore.ts';
import type { RoundReport } from './report.ts';
import { soak, type SoakTotals } from './soak.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string', default: '200' },
    lanes: { type: 'string', default: '2' },
    minutes: { type: 'string', default: '60' },
    only: { type: 'string' },
    explore: { type: 'boolean', default: false },
  },
});
const MOST_SEEDS = 2 ** 31;
const seed = values.seed === undefined ? Math.floor(Math.random() * MOST_SEEDS) : Number(values.seed);
const isMoving = process.stdout.isTTY;
/** Plain lines are for logs: not one for each round. */
const PLAIN_EVERY = 10;

// An exit ends the programs that were started; a signal alone would leave them running.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(130));

console.log(`seed ${seed}`);
process.exit(values.explore ? await explore(seed) : await runSoak());

async function runSoak(): Promise<number> {
  const rounds =
    values.only === undefined
      ? Array.from({ length: Number(values.rounds) }, (_, round) => round)
      : [Number(values.only)];
  const startedAt = performance.now();
  const totals = await soak({
    seed,
    rounds,
    lanes: Number(values.lanes),
    longestMs: Number(values.minutes) * 60_000,
    onRound: (done, round, report) => tell({ done, round, report, count: rounds.length }),
  });
  const minutes = (performance.now() - startedAt) / 60_000;
  console.log(`${isMoving ? '\n' : ''}${summary(totals)}, ${minutes.toFixed(1)} minutes`);
  if (totals.isOutOfTime) console.log(`out of time: ${rounds.length - totals.rounds} rounds were not begun`);
  if (totals.failed.length > 0)
    console.log(`failed rounds: ${totals.failed.join(' ')} (again: npm run soak -- --seed ${seed} --only ROUND)`);
  return totals.failed.length > 0 || totals.isOutOfTime ? 1 : 0;
}

type Telling = {
  readonly done: SoakTotals;
  readonly round: number;
  readonly report: RoundReport;
  readonly count: number;
};

function tell({ done, round, report, count }: Telling): void {
  if (report.faults.length > 0) {
    console.log(`${isMoving ? '\n' : ''}seed ${seed}, round ${round}: not as it should be`);
    for (const fault of report.faults) console.log(`  ${fault}`);
    for (const { atMs, happening } of report.plan) console.log(`    ${atMs} ms ${JSON.stringify(happening)}`);
  }
  const line = `${done.rounds}/${count} rounds, ${done.stories} stories, ${done.kills} kills, ${done.failed.length} failed`;
  if (isMoving) process.stdout.write(`\r${line}`);
  else if (done.rounds % PLAIN_EVERY === 0) console.log(line);
}

function summary(totals: SoakTotals): string {
  const { rounds, failed, stories, kills, messages, deliveries, answered, unanswered, slowestMs, peakBytes } = totals;
  return [
    `${rounds} rounds, ${failed.length} failed`,
    `${stories} stories, ${kills} kills`,
    `${deliveries} deliveries, ${messages} messages in the channels`,
    `${answered} of ${answered + unanswered} commands answered amid the trouble, slowest acknowledgement ${slowestMs} ms`,
    `${Math.round(peakBytes / 1e6)} MB at most`,
  ].join('; ');
}
