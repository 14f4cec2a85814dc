// Pages a second by the rules and by the whole ladder, beside Readability on linkedom and on jsdom for the same pages. Speed is measured
// turn by turn in one process, peak memory in a process for each way.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, ratio, type Bench, type Line } from './bench.ts';
import { benchPages, WAYS, type Way } from './extract-ways.ts';

const WARM_UPS = 2;
const ROUNDS = 7;
/** jsdom is slow and known to be: it sees every eighth page. */
const JSDOM_EACH = 8;
const MEMORY = fileURLToPath(new URL('./extract-memory.ts', import.meta.url));

export const extractBench: Bench = async () => {
  const pages = benchPages();
  const few = pages.filter((_, index) => index % JSDOM_EACH === 0);
  const rounds: Record<Way, number>[] = [];
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    const times = {
      rules: timeOf('rules', pages),
      ladder: timeOf('ladder', pages),
      linkedom: timeOf('linkedom', pages),
      jsdom: timeOf('jsdom', few),
    };
    if (round >= 0) rounds.push(times);
  }
  const size = pages.reduce((sum, page) => sum + page.html.length, 0) / pages.length / 1_000;
  const speed = (way: Way): string => (1_000 / median(rounds.map((round) => round[way]))).toFixed(0);
  // Each round has its own ratio, so that a busy moment of the machine weighs on both sides of it.
  const beside = (way: Way): string => ratio(median(rounds.map((round) => round.linkedom / round[way])), 1);
  return [
    { what: `pages, of ${size.toFixed(0)} thousand characters on average`, value: String(pages.length) },
    ...NAMES.map(([way, name]): Line => ({ what: `${name} (pages/s)`, value: speed(way) })),
    { what: 'site rules to Readability + linkedom', value: beside('rules'), target: '≥ 2 ×' },
    { what: 'whole ladder to Readability + linkedom', value: beside('ladder'), target: '≥ 0.8 ×' },
    { what: 'Readability + jsdom to Readability + linkedom', value: beside('jsdom') },
    ...NAMES.map(([way, name]): Line => ({ what: `${name}: peak memory (MB)`, value: memoryOf(way) })),
  ];
};

const NAMES: readonly (readonly [Way, string])[] = [
  ['rules', 'site rules'],
  ['ladder', 'whole ladder, no rule fits'],
  ['linkedom', 'Readability + linkedom'],
  ['jsdom', 'Readability + jsdom'],
];

/** Milliseconds a page. */
function timeOf(way: Way, pages: ReturnType<typeof benchPages>): number {
  const read = WAYS[way];
  const startedAt = performance.now();
  for (const page of pages) read(page);
  return (performance.now() - startedAt) / pages.length;
}

function memoryOf(way: Way): string {
  return execFileSync(process.execPath, [MEMORY, way], { encoding: 'utf8' }).trim();
}
