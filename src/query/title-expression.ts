// Titles that hold every word somebody has typed so far, as an FTS5 expression: for autocompletion, where the last word is not finished.
// Made of quoted tokens only, like every expression.
import { bigramsOf } from '#src/language/analyze.ts';
import { titleBigram } from '#src/language/index-tokens.ts';
import { runsOf } from '#src/language/runs.ts';
import { foldForSearch } from '#src/language/search-fold.ts';

/** @returns undefined when a word is too short to be looked up: a lone letter would walk through half of the index */
export function titleExpression(typed: string): string | undefined {
  const words = foldForSearch(typed)
    .text.split(BLANKS)
    .map((word) => runsOf(word))
    .filter((runs) => runs.length > 0)
    .slice(0, MOST_WORDS);
  if (words.length === 0 || words.some((runs) => lengthOf(runs) < SHORTEST)) return undefined;
  return words.map((runs, at) => wordExpression(runs, at === words.length - 1)).join(' AND ');
}

type Runs = ReturnType<typeof runsOf>;

/** Titles have some twenty words; the first dozen tell them apart. */
const MOST_WORDS = 12;
const SHORTEST = 2;
/** Example: the blank of `세종 드론`. */
const BLANKS = /\s+/;

function lengthOf(runs: Runs): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

/** Syllables are found anywhere in a word, other letters from its beginning. What may go on: the word being typed, the 억 of 775억. */
function wordExpression(runs: Runs, isLast: boolean): string {
  const tokens = bigramsOf(runs).map(titleBigram);
  const last = runs.at(-1);
  const mayGoOn = (isLast && last?.kind !== 'hangul') || last?.text.length === 1;
  return `({title} : "${tokens.join(' ')}"${mayGoOn ? ' *' : ''})`;
}
