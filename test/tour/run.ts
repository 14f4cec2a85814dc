// `npm run tour`: walks through the real program in both languages and writes what people see into README's tour.
// `-- --print` shows it instead.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withoutSeeds } from './others.ts';
import type { Language, Screen } from './stage.ts';
import { walk } from './walk.ts';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));
/** What stands between these two is written by this program. */
const MARKS = ['<!-- tour -->', '<!-- /tour -->'] as const;
const HEADINGS: Readonly<Record<Language, string>> = { ko: '한국어', en: 'English' };

function section(language: Language, screens: readonly Screen[]): string {
  const shown = screens.map(({ title, lines }) =>
    ['**' + title.replaceAll('*', '\\*') + '**', '', '```text', ...withoutSeeds(lines), '```', ''].join('\n'),
  );
  return [`<details><summary>${HEADINGS[language]}</summary>`, '', ...shown, '</details>', ''].join('\n');
}

const tours: string[] = [];
for (const language of ['ko', 'en'] as const) tours.push(section(language, await walk(language)));
const text = `\n${tours.join('\n')}\n`;
if (process.argv.includes('--print')) {
  console.log(text);
  process.exit(0);
}
const readme = readFileSync(README, 'utf8');
const [before, after] = [readme.indexOf(MARKS[0]), readme.indexOf(MARKS[1])];
if (before === -1 || after < before) {
  console.error(`README.md has no ${MARKS.join(' … ')}: put both marks where the tour is to stand`);
  process.exit(1);
}
writeFileSync(README, readme.slice(0, before + MARKS[0].length) + text + readme.slice(after));
process.exit(0);
