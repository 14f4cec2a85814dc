// Decides which unmarked lines are headings: a line's length and end, and the lines around it.
// It must never take a line of a list (`일시: …`) or a question that is asked for a heading.
import { endsSentence, endsWithFullStop, type LineWords } from './line-grammar.ts';
import { isBody, type Row } from './line-row.ts';

const HEADING_LENGTH = 50;
export const HEADING_LENGTH_LATIN = 80;

/** A short line without a full stop, between paragraphs, is a heading; several in a row are a list. */
export function settleHeadings(rows: readonly Row[]): void {
  const open = rows.filter(({ kind, words }) => isBody(kind) || words === 'heading' || kind === 'heading');
  const isStopped = endsItsSentences(open);
  const looksLikeHeading = open.map(
    ({ kind, words, text }) => kind === undefined && OPEN.has(words) && isUnmarkedHeading(text, isStopped),
  );
  open.forEach((row, index) => {
    if (row.kind === undefined && row.words === 'subtitle') row.kind = 'list';
    if (row.kind === undefined && row.words === 'about-heading' && MARKED.test(row.text)) row.kind = 'heading';
    if (looksLikeHeading[index] !== true) return;
    const next = open[index + 1];
    const isBetween = index > 0 && next !== undefined && isBody(next.kind) && endsSentence(next.text);
    const isRow = looksLikeHeading[index - 1] === true || looksLikeHeading[index + 1] === true;
    row.kind = isBetween && !isRow ? 'heading' : 'list';
  });
}

/** Bold questions that are most of the headings are those of an interview: text, not headings. */
export function settleQuestions(rows: readonly Row[]): void {
  const headings = rows.filter(({ kind }) => kind === 'heading');
  const questions = headings.filter(({ block, text }) => block.role === 'text' && QUESTION.test(text));
  if (questions.length < 2 || questions.length * 2 < headings.length) return;
  for (const row of questions) row.kind = 'paragraph';
}

/** Words that say nothing of the kind; the heading of a profile that begins none is one like others. */
const OPEN: ReadonlySet<LineWords> = new Set(['text', 'about-heading']);

/** `◆ 앞으로 남은 과제는` */
const MARKED = /^[■◆▶□]/u;

const STOPPED_SHARE = 0.7;
const PARAGRAPH_LENGTH = 40;

/** Where paragraphs end in full stops, a short line that ends in a verb without one is a heading: `골목이 배터리가 된다`. */
function endsItsSentences(rows: readonly Row[]): boolean {
  const long = rows.filter(({ text }) => text.length > PARAGRAPH_LENGTH);
  const stopped = long.filter(({ text }) => endsWithFullStop(text));
  return long.length > 1 && stopped.length / long.length >= STOPPED_SHARE;
}

/** @param isStopped whether this article ends its sentences with full stops */
function isUnmarkedHeading(text: string, isStopped: boolean): boolean {
  const isQuestion = QUESTION.test(text) && !QUESTION_START.test(text) && text.length <= HEADING_LENGTH;
  const most = HANGUL.test(text) ? HEADING_LENGTH : HEADING_LENGTH_LATIN;
  return isHeadingLength(text, most) && (isQuestion || !(isStopped ? PUNCTUATED.test(text) : endsSentence(text)));
}

/** Short, without a full stop, no `label: value`. */
export function isHeadingLength(text: string, most: number): boolean {
  return text.length <= most && !endsWithFullStop(text) && !LABEL.test(text);
}

/** Any punctuation that ends a sentence: `…했다.`, `…인가?”`, `…`. */
const PUNCTUATED = /[.!?。…]["'”’」』)\]]{0,3}$/u;
/** `시티넷, 지속 가능한 스마트시티는?` */
const QUESTION = /\?$/u;
/** A question that is asked, not a heading: `Q. 언제인가?`, `“왜인가?`, `-어디인가?`. */
const QUESTION_START = /^(?:Q|문|질문|[-–“"‘'△])/u;
/** `일시: 5월 3일`, `장소 : 시청` is a line of a list. */
export const LABEL = /^.{1,12}\s?[:：]\s?\S/u;
const HANGUL = /[가-힣]/u;
