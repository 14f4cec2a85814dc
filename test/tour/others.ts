// Leaves out what stands in the seed articles: they are others' words, and README is ours.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url));
/** So many letters in a row are no accident. */
const SHORTEST = 12;
/** Example: the blanks and quotation marks of `“제2회 월드 스마트시티 위크”`. */
const NO_LETTERS = /[^\p{L}\p{N}]+/gu;
/** Example: `│   소비자를 위한 신문 · 2018년 10월 10일 오후 9:41`. */
const SMALL_PRINT = /^│ {3}\S/;

const seeds = readdirSync(SEEDS)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => lettersOf(readFileSync(SEEDS + name, 'utf8')))
  .join('\n');

/** @returns the lines without those of seed articles and their small print; a mark stands where some were */
export function withoutSeeds(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let isLeftOut = false;
  for (const line of lines) {
    isLeftOut = isOfSeed(line) || (isLeftOut && SMALL_PRINT.test(line));
    if (!isLeftOut) kept.push(line);
    else if (kept.at(-1) !== LEFT_OUT) kept.push(LEFT_OUT);
  }
  return kept;
}

const LEFT_OUT = '│ …';

function isOfSeed(line: string): boolean {
  const letters = lettersOf(line);
  for (let at = 0; at + SHORTEST <= letters.length; at += 1)
    if (seeds.includes(letters.slice(at, at + SHORTEST))) return true;
  return false;
}

function lettersOf(text: string): string {
  return text.replaceAll(NO_LETTERS, '');
}
