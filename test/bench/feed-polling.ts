// Feeds a second, CPU a poll and memory with 200 feeds and with 2,000, nine of ten unchanged, on a loopback site: how they grow.
// Site and program run in processes of their own, so that neither's work is counted for the other.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Line } from './bench.ts';

const FEW = 200;
const MANY = 2_000;
/** The same number of polls for both. */
const POLLS = 6_000;

const siteShape = z.object({ port: z.number(), addresses: z.number() });
const figuresShape = z.object({
  perSecond: z.number(),
  cpuMsPerPoll: z.number(),
  peakMb: z.number(),
  failing: z.number(),
});
type Figures = z.infer<typeof figuresShape>;

export async function measurePolling(): Promise<readonly Line[]> {
  const site = start('feed-site.ts', []);
  try {
    const place = siteShape.parse(JSON.parse(await nextLine(site)));
    const few = await pollRounds(FEW, site, place);
    const many = await pollRounds(MANY, site, place);
    return [...linesOf(FEW, few), ...linesOf(MANY, many), ...growthOf(few, many)];
  } finally {
    site.process.stdin.end();
    site.process.kill();
  }
}

async function pollRounds(feeds: number, site: Child, place: z.infer<typeof siteShape>): Promise<Figures> {
  const rounds = POLLS / feeds;
  const run = start('feed-rounds.ts', [feeds, rounds, place.port, place.addresses].map(String));
  for (;;) {
    const line = await nextLine(run);
    if (line !== 'round') {
      const figures = figuresShape.parse(JSON.parse(line));
      if (figures.failing > 0) throw new Error(`${figures.failing} feeds failed`);
      return figures;
    }
    site.process.stdin.write('next\n');
    run.process.stdin.write('go\n');
  }
}

type Child = { readonly process: ChildProcessWithoutNullStreams; readonly lines: AsyncIterator<string> };

function start(file: string, args: readonly string[]): Child {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args]);
  child.stderr.pipe(process.stderr);
  const lines: Interface = createInterface({ input: child.stdout });
  return { process: child, lines: lines[Symbol.asyncIterator]() };
}

async function nextLine({ lines }: Child): Promise<string> {
  const next = await lines.next();
  if (next.done === true) throw new Error('a process of the bench ended early');
  return next.value;
}

function linesOf(feeds: number, { perSecond, cpuMsPerPoll, peakMb }: Figures): readonly Line[] {
  const name = feeds.toLocaleString('en');
  return [
    { what: `${name} feeds, 90 % unchanged (polls/s)`, value: perSecond.toFixed(0) },
    { what: `${name} feeds: CPU a poll (ms)`, value: cpuMsPerPoll.toFixed(2) },
    { what: `${name} feeds: highest memory (MB)`, value: peakMb.toFixed(0) },
  ];
}

function growthOf(few: Figures, many: Figures): readonly Line[] {
  const cpu = many.cpuMsPerPoll / few.cpuMsPerPoll;
  return [
    { what: 'CPU a poll, ten times the feeds', value: `${cpu.toFixed(2)} ×`, target: 'at most linear: about 1 ×' },
    { what: 'memory, ten times the feeds (MB more)', value: (many.peakMb - few.peakMb).toFixed(0), target: '< 60' },
  ];
}
