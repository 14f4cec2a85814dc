// Decides which step of the ladder gives a page's text: the first whose text stands up to evidence.
// It must never accept text for its place alone: length, links and language are looked at, and what was tried is told.
import { hangulShareOf } from '#src/language/normalize.ts';
import type { Evidence, Step } from './extraction.ts';
import { candidatesOf, type Candidate } from './ladder.ts';
import { bodyOf, charsOf, readLines, type LineReading } from '#src/page/lines/lines.ts';
import { endsSentence } from '#src/page/lines/line-grammar.ts';
import { headlineOfPage } from '#src/page/fields/page-title.ts';
import { ruledField, type Page } from './page.ts';
import { stampOf } from './site-rules.ts';

export type Found = { readonly candidate: Candidate; readonly reading: LineReading };

/** What was found, and each step that was tried. */
export type Climb = { readonly found: Found | undefined; readonly steps: readonly Step[] };

/** The first candidate that stands up; a weak one only when nothing after it does better. */
export function climb(page: Page): Climb {
  const title = headlineOfPage(page)?.title;
  const [subtitle] = ruledField(page, 'subtitle');
  const steps: Step[] = [];
  let reserve: Found | undefined;
  for (const candidate of candidatesOf(page)) {
    const reading = readLines(candidate.blocks, { title, subtitle });
    const verdict = judge(reading, candidate, title);
    steps.push({ how: candidate.how, verdict, chars: charsOf(reading) });
    if (verdict === WEAK) reserve ??= { candidate, reading };
    if (verdict !== 'taken') continue;
    // A flat text that is much longer than a structured one means that the structured one is incomplete.
    const isBetter = reserve === undefined || charsOf(reading) >= charsOf(reserve.reading) * RESERVE_SHARE;
    return { found: isBetter ? { candidate, reading } : reserve, steps };
  }
  return { found: reserve, steps };
}

/** Steps that know no place for the text. */
const GUESSED = new Set(['readability', 'density']);

const RESERVE_SHARE = 0.6;
const WEAK = 'a later one may know more';
const MAX_LINK_SHARE = 0.4;
const LONG_LINE = 80;
const KOREAN_TITLE = 0.3;
const KOREAN_BODY = 0.2;

function judge(
  reading: LineReading,
  { how, leastChars, isWeak }: Candidate,
  title: string | undefined,
): Step['verdict'] {
  const lines = bodyOf(reading.lines);
  const body = lines.join('\n');
  const isKorean = hangulShareOf(body) >= KOREAN_BODY;
  // Korean says in a hundred characters what English says in two hundred: a brief of three sentences is an article.
  if (body.length < (isKorean ? leastChars / 2 : leastChars)) return 'too short';
  if (reading.linkShare >= MAX_LINK_SHARE) return 'mostly links';
  // What is left of a list page once its links are gone: sections, names and hours.
  if (GUESSED.has(how) && !lines.some((line) => endsSentence(line) || line.length >= LONG_LINE)) return 'no sentence';
  if (!isKorean && hangulShareOf(title ?? '') >= KOREAN_TITLE) return 'another language';
  return isWeak ? WEAK : 'taken';
}

/** How the rule of the page did. An outlet that keeps its text in data beside an empty page is read as it should be. */
export function evidenceOf({ rules }: Page, { steps }: Climb, how: string | undefined): Evidence {
  const isHit = how !== undefined && !GUESSED.has(how);
  const [rule] = rules;
  return { steps, rule: { rule: rule === undefined ? undefined : { id: rule.id, stamp: stampOf(rule) }, isHit } };
}
