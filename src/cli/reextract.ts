// `npm run reextract`: reads the pages that are kept (RAW_DAYS) once more, with the extractor and the site rules as they are now.
// Asks no network: articles get their better text, pages that were not readable become articles.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Config } from '#src/config.ts';
import { ConfigError, describeError } from '#src/errors.ts';
import { learnedOf } from '#src/pipeline/learning.ts';
import { OwnSiteRules } from '#src/pipeline/own-site-rules.ts';
import { Reader } from '#src/pipeline/reader.ts';
import { keepAgain, readAgain, type Again } from '#src/pipeline/reextract.ts';
import type { KeptPage } from '#src/store/pages.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS } from '#src/time.ts';
import { openStore } from './open-store.ts';
import { ReextractReport } from './reextract-report.ts';
import { runAsked } from './run-cli.ts';

const HELP = `Reads the pages of the last days (RAW_DAYS) again, as the program would read them now. No page is fetched.

  npm run reextract -- --dry-run     says what would change, changes nothing
  npm run reextract                  changes it: better texts, and articles that could not be read before
  … --shorter                        also where an article would lose a third of its text; without it such articles stay
  … --quiet                          tells nobody; without it an article found now is alerted as any other, while it is news
  … --host HOST                      only pages of this host
  … --days N                         only pages fetched in the last N days

The bot may run meanwhile: each article is changed as a whole.`;

type Asked = {
  readonly isDry: boolean;
  readonly isQuiet: boolean;
  readonly withShorter: boolean;
  readonly host: string | undefined;
  readonly days: number | undefined;
};

const BATCH = 50;

await runAsked(readArguments(), HELP, run);

function readArguments(): Asked | string {
  try {
    const flag = { type: 'boolean' } as const;
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h' },
        'dry-run': flag,
        quiet: flag,
        shorter: flag,
        host: { type: 'string' },
        days: { type: 'string' },
      },
    });
    if (values.help === true) return 'help';
    const days = values.days === undefined ? undefined : Number(values.days);
    if (days !== undefined && !(days > 0)) return `--days takes a number of days: what is ${values.days ?? ''}?`;
    const { 'dry-run': isDry = false, quiet: isQuiet = false, shorter: withShorter = false, host } = values;
    return { isDry, isQuiet, withShorter, host: host === undefined ? undefined : hostOf(host), days };
  } catch (error) {
    return describeError(error);
  }
}

/** An address stands for its host. */
function hostOf(text: string): string {
  return (URL.parse(text)?.hostname || text).toLowerCase();
}

async function run(asked: Asked, config: Config): Promise<number> {
  if (!existsSync(config.databasePath))
    throw new ConfigError('no_database', `there is no database ${config.databasePath}: check DATABASE_URL`);
  await using store = await openStore(config);
  await using reader = new Reader();
  const rules = await OwnSiteRules.open(config.sitesFile, { clock: Date.now });
  const parts = { store, reader, ownRules: await rules.current(), learned: await learnedOf(store) };
  const keeping = { store, now: Date.now(), alertMaxAgeMs: asked.isQuiet ? -1 : config.alertMaxAgeMs };
  const report = new ReextractReport(asked);
  for await (const pages of batches(asked, store)) {
    const read = await Promise.all(pages.map(async (page) => ({ page, again: await readAgain(page, parts) })));
    for (const { page, again } of read) {
      const line = report.note(again, page);
      if (line !== undefined) console.log(line);
      if (!asked.isDry && isWanted(again, asked)) report.told(await keepAgain({ page, again }, keeping));
    }
  }
  console.log(report.summary());
  return 0;
}

function isWanted({ kind }: Again, { withShorter }: Asked): boolean {
  return kind !== 'shorter' || withShorter;
}

async function* batches({ host, days }: Asked, store: Store): AsyncGenerator<readonly KeptPage[]> {
  const since = days === undefined ? 0 : Date.now() - days * DAY_MS;
  let after = 0;
  for (;;) {
    const pages = await store.keptPages({ after, limit: BATCH, since, host });
    if (pages.length === 0) return;
    after = pages.at(-1)?.entryId ?? after;
    yield pages;
  }
}
