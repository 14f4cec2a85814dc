// `npm run bench [-- NAME …]`: measures speed and memory, each beside its target or another way in the same run.
import { cpus } from 'node:os';
import type { Bench } from './bench.ts';

/** Loaded on demand. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  dedupe: async () => (await import('./dedupe.ts')).dedupe,
  extract: async () => (await import('./extract.ts')).extractBench,
  feeds: async () => (await import('./feeds.ts')).feeds,
  language: async () => (await import('./language.ts')).languageBench,
  search: async () => (await import('./search.ts')).searchBench,
  intake: async () => (await import('./intake.ts')).intake,
  match: async () => (await import('./match.ts')).matchBench,
  interactions: async () => (await import('./interactions.ts')).interactions,
  life: async () => (await import('./life.ts')).life,
  deliver: async () => (await import('./deliver.ts')).deliverBench,
  alert: async () => (await import('./life.ts')).alert,
};

// What begins with dashes is for the measurement itself: `-- dedupe --million`.
const wanted = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const unknown = wanted.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  console.error(`no such measurement: ${unknown.join(' ')}\nthere are: ${Object.keys(BENCHES).join(' ')}`);
  process.exit(2);
}
console.log(`Node ${process.version}, ${cpus().length} cores. Absolute times belong to this machine; ratios count.`);
for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  for (const { what, value, target } of await (
    await load()
  )())
    console.log(`  ${what.padEnd(44)} ${value.padStart(10)}   ${target ?? ''}`);
}
process.exit(0);
