// `npm run train`: learns from the 👍 and 👎 that people gave, and says what it learned and what that is worth.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { strengthOf, type Learned } from '#src/article/learned.ts';
import { fit, isBetter, LEAST_EXAMPLES, tryOut, type Example, type Verdicts } from '#src/article/train.ts';
import type { Config } from '#src/config.ts';
import { ConfigError, describeError } from '#src/errors.ts';
import { examplesOf } from '#src/pipeline/learning-examples.ts';
import { keepLearned } from '#src/pipeline/learning.ts';
import { openStore } from './open-store.ts';
import { runAsked } from './run-cli.ts';

const HELP = `Learns from the 👍 and 👎 on alerts and in /why: which words of the lexicon count more or less here.

  npm run train                 learns, and keeps it if it makes fewer mistakes on articles it has not seen
  npm run train -- --dry-run    says what it would learn, keeps nothing
  npm run train -- --forget     goes back to the lexicon alone; the labels stay

It takes ${LEAST_EXAMPLES} labelled articles. The bot may run meanwhile: what was learned counts from the next article,
and /why lists it among the reasons (👍, 👎).`;

const MOST_LINES = 15;
/** The newest labels; an archive with more has voices enough. */
const MOST_LABELS = 20_000;

type Asked = { readonly isDry: boolean; readonly isForgetting: boolean };

await runAsked(readArguments(), HELP, run);

function readArguments(): Asked | string {
  try {
    const flag = { type: 'boolean' } as const;
    const { values } = parseArgs({ options: { help: { ...flag, short: 'h' }, 'dry-run': flag, forget: flag } });
    if (values.help === true) return 'help';
    return { isDry: values['dry-run'] === true, isForgetting: values.forget === true };
  } catch (error) {
    return describeError(error);
  }
}

async function run({ isDry, isForgetting }: Asked, config: Config): Promise<number> {
  if (!existsSync(config.databasePath))
    throw new ConfigError('no_database', `there is no database ${config.databasePath}: check DATABASE_URL`);
  await using store = await openStore(config);
  if (isForgetting) {
    await keepLearned(store, undefined, Date.now());
    console.log('Forgotten: the lexicon stands alone again. The labels are still there; npm run train learns anew.');
    return 0;
  }
  const examples = examplesOf(await store.labelledTexts(MOST_LABELS));
  console.log(countWords(examples));
  if (examples.length < LEAST_EXAMPLES) return 0;
  const trial = tryOut(examples);
  console.log(`On articles it has not seen (each fifth judged by the other four):`);
  console.log(`  lexicon alone   ${verdictWords(trial.before)}`);
  console.log(`  with learning   ${verdictWords(trial.after)}`);
  const learned: Learned = { version: 1, trainedAt: Date.now(), labelCount: examples.length, ...fit(examples) };
  for (const line of weightLines(learned, examples)) console.log(line);
  if (!isBetter(trial)) console.log('It makes no fewer mistakes: nothing was kept. More labels may help.');
  else if (isDry) console.log('Nothing was kept (--dry-run).');
  else {
    await keepLearned(store, learned, learned.trainedAt);
    console.log('Kept: it counts from the next article. To undo it: npm run train -- --forget');
  }
  return 0;
}

function countWords(examples: readonly Example[]): string {
  const relevant = examples.filter(({ isRelevant }) => isRelevant).length;
  const counts = `${examples.length} labelled articles: 👍 ${relevant}, 👎 ${examples.length - relevant}.`;
  const missing = LEAST_EXAMPLES - examples.length;
  if (missing <= 0) return counts;
  return `${counts} Learning begins at ${LEAST_EXAMPLES}: ${missing} more. Press 👍 or 👎 under an alert, or use /why with label.`;
}

function verdictWords({ right, missed, wronglyTaken }: Verdicts): string {
  const share = (right / Math.max(right + missed + wronglyTaken, 1)) * 100;
  return `${share.toFixed(1)} % right, ${missed} missed, ${wronglyTaken} wrongly taken`;
}

/** The signals that changed most: what each adds to an article that has it as fully as the labelled ones do. */
function weightLines({ bias, points }: Learned, examples: readonly Example[]): readonly string[] {
  const effects = Object.entries(points).map(
    ([signal, weight]) => [signal, weight * usualStrength(signal, examples)] as const,
  );
  const changed = [...effects, ['every article', bias] as const]
    .filter(([, effect]) => Math.abs(effect) >= 0.05)
    .toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .slice(0, MOST_LINES);
  const lines = changed.map(
    ([signal, effect]) => `  ${effect < 0 ? '👎 −' : '👍 +'}${Math.abs(effect).toFixed(1)}  ${signal}`,
  );
  return lines.length === 0 ? [] : ['Points learned, beside those of the lexicon:', ...lines];
}

/** Mean strength where the signal is there; negative for one that speaks against an article. */
function usualStrength(signal: string, examples: readonly Example[]): number {
  const strengths = examples.flatMap(({ judgement }) => {
    const own = judgement.points[signal];
    return own === undefined ? [] : [strengthOf(own)];
  });
  return strengths.reduce((sum, strength) => sum + strength, 0) / Math.max(strengths.length, 1);
}
