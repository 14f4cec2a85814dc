// `npm run recluster`: judges stored articles again, with the judge as it is now or with other borders, and says what would change.
// It must never post, edit or alert anything.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BORDERS, type Borders } from '#src/article/copies/likeness.ts';
import type { Config } from '#src/config.ts';
import { ConfigError, describeError } from '#src/errors.ts';
import { Reclustering } from '#src/pipeline/recluster.ts';
import { openStore } from './open-store.ts';
import { parseCalendarDate } from '#src/time.ts';
import { ReclusterReport } from './recluster-report.ts';
import { runAsked } from './run-cli.ts';

const HELP = `Judges the articles stored since a day again: which are copies, which tell one event. Nothing is posted or edited.

  npm run recluster -- --since 2026-11-01 --dry-run    says what would change, changes nothing
  npm run recluster -- --since 2026-11-01              changes verdicts and stories; what an owner split or joined stays
  … --copy P       from this likeness on an edited text is a copy (0 to 1, now ${BORDERS.copy})
  … --story P      from this likeness on two articles tell one event (now ${BORDERS.story})
  … --support P    so likely the articles of a story have to be on average (now ${BORDERS.support})

Seeds and articles stored before that day (midnight in Seoul) stay as they are. Other borders count for this run alone: the bot goes on
with the usual ones. The bot may run meanwhile. A copy of the database before: npm run backup.`;

type Asked = { readonly since: number; readonly isDry: boolean; readonly borders: Borders };

const PROGRESS_EVERY = 1_000;
/** What comes in while a run keeps its stories is judged as well, as long as there is an end to it. */
const MOST_ROUNDS = 3;

await runAsked(readArguments(), HELP, run);

function readArguments(): Asked | string {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h' },
        'dry-run': { type: 'boolean' },
        since: text,
        copy: text,
        story: text,
        support: text,
      },
    });
    if (values.help === true) return 'help';
    if (values.since === undefined) return 'Since which day? Say --since 2026-11-01.';
    const since = parseCalendarDate(values.since);
    if (since === undefined) return `--since takes a day as 2026-11-01: what is ${values.since}?`;
    const borders = bordersOf(values);
    return typeof borders === 'string' ? borders : { since, isDry: values['dry-run'] === true, borders };
  } catch (error) {
    return describeError(error);
  }
}

type Wanted = { readonly [Name in keyof Borders]?: string | undefined };

function bordersOf({ copy, story, support }: Wanted): Borders | string {
  const given = Object.entries({ copy, story, support }).flatMap(([name, text]) =>
    text === undefined ? [] : [{ name, text, border: text.trim() === '' ? Number.NaN : Number(text) }],
  );
  const wrong = given.find(({ border }) => !(border >= 0 && border <= 1));
  if (wrong !== undefined) return `--${wrong.name} takes a number from 0 to 1: what is ${wrong.text}?`;
  return { ...BORDERS, ...Object.fromEntries(given.map(({ name, border }) => [name, border])) };
}

async function run({ since, isDry, borders }: Asked, config: Config): Promise<number> {
  if (!existsSync(config.databasePath))
    throw new ConfigError('no_database', `there is no database ${config.databasePath}: check DATABASE_URL`);
  await using store = await openStore(config);
  const reclustering = new Reclustering({ store, since, borders });
  const report = new ReclusterReport(store);
  await judgeAll(reclustering, report);
  const lines = await report.noteStories(reclustering.groups(), (id) => reclustering.article(id));
  for (const line of lines) console.log(line);
  const failures = isDry ? [] : await keepAll(reclustering, report);
  console.log(report.summary(isDry));
  for (const failure of failures) console.error(`not all is kept: ${failure}`);
  return failures.length === 0 ? 0 : 1;
}

async function judgeAll(reclustering: Reclustering, report: ReclusterReport): Promise<void> {
  for await (const step of reclustering.judge()) {
    for (const line of await report.note(step)) console.log(line);
    if (step.kind === 'judged' && report.judged % PROGRESS_EVERY === 0)
      console.error(`${report.judged.toLocaleString('en')} articles judged …`);
  }
}

async function keepAll(reclustering: Reclustering, report: ReclusterReport): Promise<readonly string[]> {
  for (let round = 1; ; round += 1) {
    const failures = await reclustering.keep(Date.now());
    const before = report.judged;
    if (failures.length > 0 || round === MOST_ROUNDS) return failures;
    await judgeAll(reclustering, report);
    if (report.judged === before) return [];
  }
}
