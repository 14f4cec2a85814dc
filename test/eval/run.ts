// `npm run eval`: every kind over the small sets of the project, as a table.
// `npm run eval -- KIND INPUT [--out FILE]`: one kind over INPUT; a line a case into FILE, one line of figures last.
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeError } from '#src/errors.ts';
import type { EvalKind } from './kind.ts';

/** Loaded on demand: a kind pays for its own code only. */
const KINDS: Readonly<Record<string, () => Promise<EvalKind>>> = {
  feeds: async () => (await import('./kinds/feeds.ts')).feeds,
  extract: async () => (await import('./kinds/extract.ts')).extract,
  sentences: async () => (await import('./kinds/sentences.ts')).sentences,
  relevance: async () => (await import('./kinds/relevance.ts')).relevance,
  summary: async () => (await import('./kinds/summary.ts')).summary,
  facts: async () => (await import('./kinds/facts.ts')).facts,
  dedupe: async () => (await import('./kinds/dedupe.ts')).dedupe,
  pairs: async () => (await import('./kinds/pairs.ts')).pairs,
  search: async () => (await import('./kinds/search.ts')).search,
  match: async () => (await import('./kinds/match.ts')).match,
};

const SETS = fileURLToPath(new URL('./sets/', import.meta.url));

/** Streams that the judge of copies did not learn from. */
const STREAMS = ['august', 'november', 'rain', 'long', 'languages'].map((name) =>
  path.join(SETS, `stream-kept-${name}.jsonl`),
);

/** The saved pages are a set, too. */
const OTHER_SETS: Readonly<Record<string, readonly string[]>> = {
  extract: [fileURLToPath(new URL('../fixtures', import.meta.url))],
  dedupe: STREAMS,
  pairs: STREAMS,
};

const USAGE = `usage: npm run eval                               every kind on the project's own sets
       npm run eval -- KIND INPUT [--out FILE]   one kind on INPUT (JSON lines, or a folder)
kinds: ${Object.keys(KINDS).join(' ')}`;

async function evaluateOne(kind: string, input: string, out: string | undefined): Promise<number> {
  const load = KINDS[kind];
  if (load === undefined || !existsSync(input)) {
    console.error(load === undefined ? `no such kind: ${kind}` : `no such file or folder: ${input}`);
    console.error(USAGE);
    return 2;
  }
  try {
    const { lines, figures } = await (await load()).evaluate(input);
    if (out !== undefined) await writeLines(out, lines);
    console.log(`${kind} ${JSON.stringify(figures)}`);
    return 0;
  } catch (error) {
    // A folder without its files, or an --out that cannot be written.
    console.error(`${kind}: ${describeError(error)}`);
    return 2;
  }
}

async function writeLines(out: string, lines: readonly object[]): Promise<void> {
  await mkdir(path.dirname(out), { recursive: true });
  await writeFile(out, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** `facts.jsonl`, `facts-money.jsonl`, or a folder of the kind's name. */
function setsOf(kind: string, names: readonly string[]): readonly string[] {
  return names
    .filter(
      (name) => name === kind || name === `${kind}.jsonl` || (name.startsWith(`${kind}-`) && name.endsWith('.jsonl')),
    )
    .map((name) => path.join(SETS, name));
}

async function evaluateAll(): Promise<number> {
  const names = (await readdir(SETS)).toSorted();
  for (const [kind, load] of Object.entries(KINDS)) {
    for (const input of [...setsOf(kind, names), ...(OTHER_SETS[kind] ?? [])]) {
      const { lines, figures } = await (await load()).evaluate(input);
      const shown = Object.entries(figures).map(
        ([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toFixed(3)) : value}`,
      );
      const name = path.basename(input, '.jsonl');
      console.log(`${name.padEnd(22)} ${String(lines.length).padStart(5)} cases   ${shown.join('   ')}`);
    }
  }
  return 0;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, help: { type: 'boolean' } },
});
const [kind, input] = positionals;
if (values.help === true) {
  console.log(USAGE);
} else if (kind === undefined) {
  process.exitCode = await evaluateAll();
} else if (input === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  process.exitCode = await evaluateOne(kind, input, values.out);
}
