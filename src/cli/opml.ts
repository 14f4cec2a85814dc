// `npm run opml -- export [FILE]` and `npm run opml -- import FILE [--dry-run]`: the sources as OPML, to and from other feed readers.
// Asks no network: whether an imported source can be read is the doctor's to find out.
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { sourceIdOf } from '#commands/source-id.ts';
import { counted } from '#commands/words/names.ts';
import { describeError } from '#src/errors.ts';
import type { Feed } from '#src/model.ts';
import type { Config } from '#src/config.ts';
import { decode } from '#src/source/decode.ts';
import { MOST_OPML_BYTES, parseOpml, writeOpml, type ParsedOpml } from '#src/source/opml.ts';
import { openStore } from './open-store.ts';
import { runCli } from './run-cli.ts';

const HELP = `The sources of Citybeat as OPML, the list format of feed readers.

  npm run opml -- export [FILE]             writes the sources to FILE, which must not exist yet; without FILE, prints them
  npm run opml -- import FILE [--dry-run]   adds the sources of FILE; with --dry-run, only says what it would add

Import reads at most 4 MiB, 5,000 outlines and 32 levels of folders, http and https addresses only. It asks no server and
changes no source that is known already. Exit code 0 when FILE held at least one source, 1 otherwise.`;

const asked = readArguments();
if (asked.kind === 'help') console.log(HELP);
else if (asked.kind === 'wrong') {
  console.error(`${asked.reason}\n\n${HELP}`);
  process.exitCode = 1;
} else {
  await runCli(({ config }) => (asked.kind === 'export' ? exportTo(asked.file, config) : importFrom(asked, config)));
}

type Import = { readonly kind: 'import'; readonly file: string; readonly isDry: boolean };
type Asked =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly reason: string }
  | { readonly kind: 'export'; readonly file: string | undefined }
  | Import;

function readArguments(): Asked {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, 'dry-run': { type: 'boolean' } },
    });
    const [verb, file, ...more] = positionals;
    const isDry = values['dry-run'] === true;
    if (values.help === true) return { kind: 'help' };
    if (more.length > 0) return { kind: 'wrong', reason: `one FILE at a time: what is ${more.join(' ')}?` };
    if (verb === 'export' && !isDry) return { kind: 'export', file };
    if (verb === 'import' && file !== undefined) return { kind: 'import', file, isDry };
    return { kind: 'wrong', reason: verb === 'import' ? 'import needs a FILE' : 'say export or import' };
  } catch (error) {
    return { kind: 'wrong', reason: describeError(error) };
  }
}

async function exportTo(file: string | undefined, config: Config): Promise<number> {
  const { databasePath } = config;
  if (!existsSync(databasePath)) return fail(`there is no database at ${databasePath} yet: start the bot first.`);
  if (file !== undefined && existsSync(file))
    return fail(`${file} exists already: name another file. Nothing was written.`);
  await using store = await openStore(config);
  const feeds = await store.listFeeds();
  if (feeds.length === 0) return fail('there are no sources to export.');
  const opml = `${writeOpml(feeds).trimEnd()}\n`;
  if (file === undefined) {
    process.stdout.write(opml);
    return 0;
  }
  await writeFile(file, opml, { flag: 'wx' });
  console.log(`${counted(feeds.length, 'source', 'sources')} → ${file}`);
  return 0;
}

async function importFrom({ file, isDry }: Import, config: Config): Promise<number> {
  const { databasePath } = config;
  const bytes = await readBounded(file);
  if (typeof bytes === 'string') return fail(`${file} cannot be read: ${bytes}.`);
  const parsed = parseOpml(decode(bytes).text);
  if (parsed.kind === 'not-opml') return fail(`${file} cannot be read: ${parsed.reason}.`);
  for (const { row, title, reason } of parsed.refused) console.log(`refused  outline ${row} (${title}) ${reason}`);
  if (parsed.sources.length === 0) return fail(`${file} holds no source that can be read. Nothing was added.`);
  // A rehearsal makes no database.
  if (isDry && !existsSync(databasePath)) {
    report(parsed, chooseNew(parsed, []), isDry);
    return 0;
  }
  await using store = await openStore(config);
  const choice = chooseNew(parsed, await store.listFeeds());
  if (!isDry) await store.addFeeds(choice.fresh, Date.now());
  report(parsed, choice, isDry);
  return 0;
}

/** @returns the bytes, or why there are none */
async function readBounded(file: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(file);
    return size > MOST_OPML_BYTES ? 'it is larger than 4 MiB' : await readFile(file);
  } catch (error) {
    return describeError(error);
  }
}

type Opml = ParsedOpml & { readonly kind: 'opml' };
type Choice = { readonly fresh: readonly Feed[]; readonly lines: readonly string[] };

/** Whatever address is known stays as it is; a new one gets the id it had elsewhere, or one of its host. */
function chooseNew({ sources }: Opml, known: readonly Feed[]): Choice {
  const ids = new Set(known.map(({ id }) => id));
  const byAddress = new Map(known.map((feed) => [new URL(feed.url).href, feed]));
  const fresh: Feed[] = [];
  const lines = sources.map(({ folders, id: wanted, ...source }) => {
    const before = byAddress.get(new URL(source.url).href);
    if (before !== undefined) return `known    ${before.id.padEnd(28)} ${before.url}`;
    const id = wanted !== undefined && !ids.has(wanted) ? wanted : sourceIdOf(source.url, ids);
    ids.add(id);
    fresh.push({ ...source, id });
    const place = folders.length === 0 ? '' : ` (in ${folders.join(' / ')})`;
    return `added    ${id.padEnd(28)} ${source.url} ${source.outlet}, ${source.language}${place}`;
  });
  return { fresh, lines };
}

function report({ sources, refused, repeatedCount }: Opml, { fresh, lines }: Choice, isDry: boolean): void {
  for (const line of lines) console.log(isDry ? line.replace(/^added /, 'would add') : line);
  const repeated = repeatedCount === 0 ? '' : `, ${repeatedCount} named twice`;
  console.log(
    `${isDry ? 'would add' : 'added'} ${counted(fresh.length, 'source', 'sources')}; ${sources.length - fresh.length} known already, ${counted(refused.length, 'outline', 'outlines')} refused${repeated}`,
  );
  if (!isDry && fresh.length > 0) console.log('none of them was asked: run `npm run doctor` to check them');
}

function fail(reason: string): number {
  console.error(reason);
  return 1;
}
