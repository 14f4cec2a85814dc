// `npm run page -- URL|FILE`: what the program sees on a page, and why; with --save a fixture pair, so that mending a rule is: save,
// correct the json, run the tests. Reads one page, stores nothing in the database, sends nothing.
import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '#src/config.ts';
import { ConfigError, describeError, FetchError } from '#src/errors.ts';
import type { PagePair } from '#src/page/page-record.ts';
import { OwnSiteRules } from '#src/pipeline/own-site-rules.ts';
import { openWeb, type Web } from '#src/pipeline/open-web.ts';
import { addressInPage } from '#src/page/page-address.ts';
import { decode } from '#src/source/decode.ts';
import { describePage } from './page-words.ts';
import { runCli } from './run-cli.ts';

const HELP = `What Citybeat sees on one page: fields, lines by type, the rule that read it, what was left out and why.

  npm run page -- URL                    fetches the page (robots.txt permitting)
  npm run page -- FILE [--url ADDRESS]   reads a saved page; ADDRESS is where it was published, if it does not say so itself
  … --save [OUTLET/NAME]                 also writes test/fixtures/OUTLET/NAME.html and .json: correct the json, then npm test

Rules: seeds/sites.json, and your own in SITES_FILE. Exit code 0 when the page holds an article, 1 otherwise.`;

type Asked = {
  readonly place: string;
  readonly address: string | undefined;
  readonly isSaved: boolean;
  readonly name: string | undefined;
};

type Got = { readonly bytes: Uint8Array; readonly contentType: string | undefined; readonly url: string };

const ADDRESS = /^https?:\/\//iu;
const FIXTURES = path.join('test', 'fixtures');
/** The tests look for exactly these. */
const FIXTURE_NAME = /^[\w-]+\/[\w-]+$/u;

const asked = readArguments();
if (asked === 'help') console.log(HELP);
else if (typeof asked === 'string') {
  console.error(`${asked}\n\n${HELP}`);
  process.exitCode = 1;
} else await runCli(({ config }) => show(asked, config));

function readArguments(): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, url: { type: 'string' }, save: { type: 'boolean' } },
    });
    if (values.help === true) return 'help';
    const [place, name, ...more] = positionals;
    if (place === undefined) return 'say which page: its address, or a file';
    if (values.url !== undefined && !isAddress(values.url))
      return `--url takes an address that begins with http:// or https://: what is ${values.url}?`;
    if (more.length > 0 || (name !== undefined && values.save !== true))
      return `one page at a time: what is ${positionals.at(-1)}?`;
    if (name !== undefined && !FIXTURE_NAME.test(name))
      return `a page is saved as OUTLET/NAME, letters, digits and - only: what is ${name}?`;
    return { place, address: values.url, isSaved: values.save === true, name };
  } catch (error) {
    return describeError(error);
  }
}

async function show(asked: Asked, config: Config): Promise<number> {
  await using opened = openWeb(config, Date.now);
  const siteRules = await OwnSiteRules.open(config.sitesFile, { clock: Date.now });
  const got = isAddress(asked.place) ? await fetchPage(asked.place, opened) : await readPage(asked);
  const task = { ...got, now: Date.now(), ownRules: await siteRules.current() };
  const { charset, ...explanation } = await opened.reader.explainPage(task);
  const target = path.join(FIXTURES, asked.name ?? nameOf(got.url, explanation.record));
  if (asked.isSaved && ['.html', '.json'].some((ending) => existsSync(`${target}${ending}`)))
    throw new ConfigError('exists', `${target}.html or .json is there already: give another OUTLET/NAME`);
  console.log(describePage(explanation, charset));
  if (asked.isSaved) await save(target, got, { charset, expect: explanation.record });
  return 'unreadable' in explanation.record ? 1 : 0;
}

async function fetchPage(url: string, { web, gate, robots }: Web): Promise<Got> {
  const { signal } = new AbortController();
  const { verdict, cause } = await robots.permission(url, signal);
  if (verdict === 'disallowed')
    throw new FetchError('robots', `robots.txt does not allow ${url}: save the page in a browser and give its file`);
  if (verdict === 'unknown')
    throw new FetchError('robots_unknown', `${new URL(url).host} cannot be asked: ${describeError(cause)}`);
  const ask = () => web.fetchDocument(url, { kind: 'page', signal, requireTarget: robots.requireTarget });
  const answer = await gate.run(url, ask, { signal });
  if (answer.kind === 'not-modified') throw new FetchError('no_page', `${url} gave no page`);
  return { bytes: answer.bytes, contentType: answer.contentType, url: answer.finalUrl };
}

async function readPage({ place, address }: Asked): Promise<Got> {
  if (!existsSync(place) || statSync(place).isDirectory())
    throw new ConfigError('no_file', `there is no file ${place}; an address begins with http:// or https://`);
  const bytes = await readFile(place);
  const url = address ?? addressInPage(decode(bytes).text);
  if (url === undefined)
    throw new ConfigError('no_address', `${place} does not say where it was published: add --url ADDRESS`);
  return { bytes, contentType: undefined, url };
}

async function save(
  target: string,
  { bytes, contentType, url }: Got,
  truth: Pick<PagePair, 'charset' | 'expect'>,
): Promise<void> {
  const { charset, expect } = truth;
  const pair: PagePair = { url, charset, contentType: contentType ?? 'text/html', expect };
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(`${target}.html`, bytes, { flag: 'wx' });
  await writeFile(`${target}.json`, `${JSON.stringify(pair, null, 2)}\n`, { flag: 'wx' });
  console.log(
    `\nsaved ${target}.html and .json: correct the json where a reader would say otherwise, then run npm test`,
  );
}

function isAddress(text: string): boolean {
  return ADDRESS.test(text) && URL.canParse(text);
}

/** `ndsoft/hanbit-news-12345`: the rule that read it (or the host), then host and number. */
function nameOf(url: string, expect: PagePair['expect']): string {
  const { hostname, pathname, search } = new URL(url);
  const host = hostname.replace(/^www\./u, '').replaceAll('.', '-');
  const folder = 'how' in expect && expect.how.startsWith('site-rule:') ? expect.how.slice('site-rule:'.length) : host;
  const number = `${pathname}${search}`.match(/\d{3,}/gu)?.at(-1) ?? 'page';
  return path.join(folder, `${host}-${number}`);
}
