// Decides which lines only say again what the text says elsewhere: quotations pulled out of it, credits under every picture, stray marks.
// It must never cost more than a few passes over the text: a page may hold thousands of lines.
import { endsSentence, titleKey } from './line-grammar.ts';
import { isBody, leaveOut, type Row } from './line-row.ts';

const PULLED_LEAST = 30;
const PULLED_MOST = 400;
/** Characters looked through for pulled quotations: 20 ms. */
const MOST_SCANNED = 20_000_000;

const TIMES = 3;
const LABEL_LENGTH = 60;

/** What is said again is a small part of an article: where more is, the text itself repeats (a refrain, a form, a test). */
const MOST_SHARE = 0.2;

/** A short line that stands three times, and a longer one whose words stand in another, are no part of the text. */
export function dropRepeats(rows: readonly Row[]): void {
  const open = rows.filter(({ kind, text }) => (isBody(kind) || kind === 'heading') && text !== '');
  const repeats = repeatsAmong(open);
  if (charsOf(repeats) > charsOf(open) * MOST_SHARE) return;
  for (const row of repeats) leaveOut(row, 'said elsewhere');
  for (const [at, row] of open.entries()) {
    const before = open[at - 1];
    const isBeside = row.block.role === 'quote' || row.block.place?.parent === before?.block.place?.parent;
    const isSpeaker = before?.kind === 'boilerplate' && isBeside && row.text.length < SPEAKER_LENGTH;
    if (isSpeaker && !endsSentence(row.text)) leaveOut(row, 'said elsewhere');
  }
}

/** Who said what was pulled out: `Alma Kittredge, GIS analyst`. */
const SPEAKER_LENGTH = 80;

function charsOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { text }) => sum + text.length, 0);
}

function repeatsAmong(rows: readonly Row[]): readonly Row[] {
  const keys = rows.map(({ text }) => titleKey(text));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const whole = keys.join('|');
  const most = Math.floor(MOST_SCANNED / Math.max(1, whole.length));
  const seen = new Set<string>();
  let looked = 0;
  return rows.filter(({ text }, index) => {
    const key = keys[index] ?? '';
    if (text.length < LABEL_LENGTH && (counts.get(key) ?? 0) >= TIMES) return true;
    if (key.length < PULLED_LEAST) return false;
    if (seen.has(key)) return true;
    seen.add(key);
    if (text.length > PULLED_MOST || looked >= most) return false;
    looked += 1;
    return isInside(key, whole);
  });
}

/** Whether the key stands in `whole` as a part of a longer one. */
function isInside(key: string, whole: string): boolean {
  for (let at = whole.indexOf(key); at !== -1; at = whole.indexOf(key, at + key.length)) {
    const isWhole = (at === 0 || whole[at - 1] === '|') && (whole[at + key.length] ?? '|') === '|';
    if (!isWhole) return true;
  }
  return false;
}
