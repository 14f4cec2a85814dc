// Decides which lines only say again what the text says elsewhere: quotations pulled out of it, credits under every picture, stray marks.
// It must never cost more than a few passes over the text: a page may hold thousands of lines.
import { endsSentence, titleKey } from './line-grammar.ts';
import { LABEL } from './line-headings.ts';
import { isBody, leaveOut, type Row } from './line-row.ts';

const PULLED_LEAST = 30;
const PULLED_MOST = 400;
/** Characters looked through for pulled quotations: 20 ms. */
const MOST_SCANNED = 20_000_000;

const TIMES = 3;
const LABEL_LENGTH = 60;

/** What is said again is a small part of an article: where more is, the text itself repeats (a refrain, a form, a test). */
const MOST_SHARE = 0.2;

/** A short line that stands three times is told once, and a longer one whose words stand in another is no part of the text. */
export function dropRepeats(rows: readonly Row[]): void {
  const open = rows.filter(({ kind, text }) => (isBody(kind) || kind === 'heading') && text !== '');
  const repeats = repeatsAmong(open);
  if (charsOf(repeats) > charsOf(open) * MOST_SHARE) return;
  for (const row of repeats) leaveOut(row, 'said elsewhere');
  for (const [at, row] of open.entries()) {
    const before = open[at - 1];
    if (before?.kind === 'boilerplate' && isQuotation(before) && isSpeakerOf(before, row))
      leaveOut(row, 'said elsewhere');
  }
}

/** Who said what was pulled out: `Alma Kittredge, GIS analyst`. */
const SPEAKER_LENGTH = 80;

function charsOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { text }) => sum + text.length, 0);
}

/** What stands in a box for quotations, or a sentence in quotation marks. */
function isQuotation({ block, text }: Row): boolean {
  return block.role === 'quote' || (endsSentence(text) && QUOTED.test(text));
}

/** A short line in the same box that says nothing itself. */
function isSpeakerOf(quotation: Row, row: Row): boolean {
  const isBeside = row.block.role === 'quote' || row.block.place?.parent === quotation.block.place?.parent;
  return isBeside && row.text.length < SPEAKER_LENGTH && !endsSentence(row.text) && !isItem(row);
}

function repeatsAmong(rows: readonly Row[]): readonly Row[] {
  const keys = rows.map(({ text }) => titleKey(text));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const whole = keys.join('|');
  const most = Math.floor(MOST_SCANNED / Math.max(1, whole.length));
  const seen = new Set<string>();
  let looked = 0;
  return rows.filter((row, index) => {
    const key = keys[index] ?? '';
    const isSeen = seen.has(key);
    seen.add(key);
    if (isCreditOfMany(row, counts.get(key) ?? 0)) return true;
    if (isSeen)
      return (
        !isItem(row) &&
        (key.length >= PULLED_LEAST || (isLabel(row, counts.get(key) ?? 0) && !isAnnounced(rows[index + 1])))
      );
    if (key.length < PULLED_LEAST || row.text.length > PULLED_MOST || looked >= most) return false;
    looked += 1;
    return isInside(key, whole);
  });
}

/** Lists say the same of several: `△ 입장료: 무료`, `장소: 시청`. */
function isItem({ words, text }: Row): boolean {
  return words === 'list' || words === 'subtitle' || LABEL.test(text);
}

/** Short, said three times, and nothing that somebody says: an answer may be given more than once. */
function isLabel({ text }: Row, count: number): boolean {
  return count >= TIMES && text.length < LABEL_LENGTH && !endsSentence(text) && !QUOTED.test(text);
}

/** `Jane Roe/Harbor Echo` or `물빛시 제공` under every picture is not even told once. */
function isCreditOfMany({ text }: Row, count: number): boolean {
  return count >= TIMES && text.length < LABEL_LENGTH && (NAME_AND_AGENCY.test(text) || GIVEN_BY.test(text));
}

const NAME_AND_AGENCY = /^\p{Lu}[\p{L}.'’-]{1,20}\s[\p{L}.'’\s-]{2,30}\s?\/\s?\p{Lu}[\p{L}&.'’\s-]{1,40}$/u;

const GIVEN_BY = /^[^.?!,]{2,30}\s?제공$/u;

/** What a form names below its label, `모집 기간` / `5월 4일부터`, makes the label one of its lines. */
function isAnnounced(next: Row | undefined): boolean {
  return next !== undefined && next.kind === undefined && next.text.length < LABEL_LENGTH && !endsSentence(next.text);
}

const QUOTED = /^[“"‘'「『]/u;

/** Whether the key stands in `whole` as a part of a longer one. */
function isInside(key: string, whole: string): boolean {
  for (let at = whole.indexOf(key); at !== -1; at = whole.indexOf(key, at + key.length)) {
    const isWhole = (at === 0 || whole[at - 1] === '|') && (whole[at + key.length] ?? '|') === '|';
    if (!isWhole) return true;
  }
  return false;
}
