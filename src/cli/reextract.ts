// `npm run reextract`: reads the pages that are kept (RAW_DAYS) once more, with the extractor and the site rules as they are now.
// Asks no network and tells nobody: articles get their better text, pages that were not readable become articles.
import { parseArgs } from 'node:util';
import { counted } from '#commands/words/names.ts';
import type { Config } from '#src/config.ts';
import { describeError } from '#src/errors.ts';
import { OwnSiteRules } from '#src/pipeline/own-site-rules.ts';
import { Reader } from '#src/pipeline/reader.ts';
import { keepAgain, readAgain, type Again } from '#src/pipeline/reextract.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { DAY_MS } from '#src/time.ts';
import { runCli } from './run-cli.ts';

const HELP = `Reads the pages of the last days (RAW_DAYS) again, as the program would read them now.

  npm run reextract -- --dry-run     says what would change, changes nothing
  npm run reextract                  changes it: better texts, and articles that could not be read before
  … --host HOST                      only pages of this host
  … --days N                         only pages fetched in the last N days

No page is fetched and nobody is alerted. Stop the bot before, or let it run: each article is changed as a whole.`;

type Asked = { readonly isDry: boolean; readonly host: string | undefined; readonly days: number | undefined };

const BATCH = 50;

const asked = readArguments();
if (asked === 'help') console.log(HELP);
else if (typeof asked === 'string') {
  console.error(`${asked}\n\n${HELP}`);
  process.exitCode = 1;
} else await runCli(({ config }) => run(asked, config));

function readArguments(): Asked | string {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h' },
        'dry-run': { type: 'boolean' },
        host: { type: 'string' },
        days: { type: 'string' },
      },
    });
    if (values.help === true) return 'help';
    const days = values.days === undefined ? undefined : Number(values.days);
    if (days !== undefined && !(days > 0)) return `--days takes a number of days: what is ${values.days ?? ''}?`;
    return { isDry: values['dry-run'] === true, host: values.host, days };
  } catch (error) {
    return describeError(error);
  }
}

async function run({ isDry, host, days }: Asked, config: Config): Promise<number> {
  await using store = await openSqliteStore({ path: config.databasePath });
  await using reader = new Reader();
  const rules = await OwnSiteRules.open(config.sitesFile, { clock: Date.now });
  const parts = { store, reader, ownRules: await rules.current() };
  const now = Date.now();
  const since = days === undefined ? 0 : now - days * DAY_MS;
  const counts: Record<Again['kind'], number> = { same: 0, changed: 0, found: 0, lost: 0, nothing: 0 };
  let after = 0;
  for (;;) {
    const pages = await store.keptPages({ after, limit: BATCH, since, host });
    if (pages.length === 0) break;
    after = pages.at(-1)?.entryId ?? after;
    const read = await Promise.all(pages.map(async (page) => ({ page, again: await readAgain(page, parts) })));
    for (const { page, again } of read) {
      counts[again.kind] += 1;
      const line = describe(again);
      if (line !== undefined) console.log(`${line}  ${page.url}`);
      if (!isDry) await keepAgain({ page, again }, store, now);
    }
  }
  console.log(summary(counts, isDry));
  return 0;
}

function describe(again: Again): string | undefined {
  switch (again.kind) {
    case 'changed':
      return `changed  ${again.fields.join(', ')}`;
    case 'found':
      return `article  ${again.reading.draft.title}`;
    case 'lost':
      return `kept     cannot be read now (${again.reason}), the article stays`;
    case 'same':
    case 'nothing':
      return undefined;
  }
}

function summary({ same, changed, found, lost, nothing }: Record<Again['kind'], number>, isDry: boolean): string {
  const all = same + changed + found + lost + nothing;
  if (all === 0) return 'no page is kept: RAW_DAYS says for how long they are, and the bot keeps them as it reads';
  const verb = isDry ? 'would be' : 'were';
  return `${counted(all, 'page', 'pages')} read again: ${changed} articles ${verb} changed, ${found} ${verb} added, ${lost + same} stay, ${nothing} are still no article`;
}
