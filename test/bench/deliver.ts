// How near deliveries come to what Discord allows: 10,000 alerts over 500 channels, against a Discord in another process that enforces 50 a
// second and 5 per 5 s a channel and answers after some 80 ms. `--short`: 1,000 over 100; `--slow`: answers after 200 ms.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Bench } from './bench.ts';

const LONG = { channels: 500, alerts: 20 };
const SHORT = { channels: 100, alerts: 10 };
const A_SECOND = 50;

const portShape = z.object({ port: z.number() });
const deliveredShape = z.object({
  seconds: z.number(),
  peakMb: z.number(),
  growthMb: z.number(),
  cpuShare: z.number(),
  stallMs: z.number(),
});
const seenShape = z.object({
  requests: z.number(),
  global429: z.number(),
  channel429: z.number(),
  other: z.number(),
  doubled: z.number(),
  fullestSecond: z.number(),
  posted: z.number(),
  outOfOrder: z.number(),
  stallMs: z.number(),
});

export const deliverBench: Bench = async () => {
  const { channels, alerts } = process.argv.includes('--short') ? SHORT : LONG;
  const discord = start('deliver-discord.ts', process.argv.includes('--slow') ? [200] : [80]);
  try {
    const { port } = portShape.parse(await nextLine(discord));
    const bot = start('deliver-bot.ts', [alerts, channels, port]);
    const delivered = deliveredShape.parse(await nextLine(bot));
    discord.process.stdin.end();
    return linesOf(channels * alerts, delivered, seenShape.parse(await nextLine(discord)));
  } finally {
    discord.process.kill();
  }
};

function linesOf(wanted: number, bot: z.infer<typeof deliveredShape>, discord: z.infer<typeof seenShape>) {
  const share = (100 * wanted) / A_SECOND / bot.seconds;
  const refused = discord.global429 + discord.channel429;
  return [
    { what: `${wanted.toLocaleString('en')} alerts (s)`, value: bot.seconds.toFixed(1) },
    { what: `share of ${A_SECOND} a second (%)`, value: share.toFixed(1), target: '≥ 95' },
    { what: 'fullest second at the server (requests)', value: String(discord.fullestSecond), target: `≤ ${A_SECOND}` },
    { what: '429, global', value: String(discord.global429) },
    { what: '429, of a channel', value: String(discord.channel429) },
    { what: '429, share (%)', value: ((100 * refused) / discord.requests).toFixed(3), target: '≤ 0.1' },
    { what: 'lost', value: String(wanted - discord.posted), target: '0' },
    { what: 'doubled', value: String(discord.doubled), target: '0' },
    { what: 'channels out of order', value: String(discord.outOfOrder), target: '0' },
    { what: 'requests beside the alerts', value: String(discord.requests - refused - discord.posted), target: '0' },
    { what: 'longest standstill of the bot (ms)', value: bot.stallMs.toFixed(0) },
    { what: 'longest standstill of the server (ms)', value: discord.stallMs.toFixed(0) },
    { what: 'highest memory (MB)', value: bot.peakMb.toFixed(0) },
    { what: 'growth over the last nine tenths (MB)', value: bot.growthMb.toFixed(0) },
    { what: 'share of one core (%)', value: (100 * bot.cpuShare).toFixed(0) },
  ];
}

type Child = { readonly process: ChildProcessWithoutNullStreams; readonly lines: AsyncIterator<string> };

function start(file: string, args: readonly number[]): Child {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args.map(String)]);
  child.stderr.pipe(process.stderr);
  return { process: child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

async function nextLine({ lines }: Child): Promise<unknown> {
  const next = await lines.next();
  if (next.done === true) throw new Error('a process of the bench ended early');
  return JSON.parse(next.value);
}
