// Decides what stands before the lead and after the last sentence: subtitles, datelines, sign-offs, profiles, scraps.
// It must never change a line but the first and the last of the text.
import type { LineKind } from '#src/model.ts';
import { splitDateline, splitSignOff } from './byline.ts';
import { endsSentence, endsWithFullStop } from './line-grammar.ts';
import { HEADING_LENGTH_LATIN, LABEL } from './line-headings.ts';
import { isBody, type Row } from './line-row.ts';

/** Before the lead: `- ` lines are subtitles, an unmarked line is a heading, or the words of the picture it follows. */
export function settleHead(rows: readonly Row[], isPlainText: boolean): string | undefined {
  const lead = rows.findIndex(isLead);
  const head = rows.slice(0, Math.max(lead, 0)).filter(({ kind }) => kind === undefined);
  const marked = head.find(({ words }) => words === 'subtitle');
  for (const row of head) {
    if (row.words === 'text') row.kind = kindBeforeLead(row, isPlainText);
    if (row.words === 'subtitle') row.kind = 'heading';
  }
  return marked?.text.replace(SUBTITLE_MARK, '');
}

function kindBeforeLead({ block, text }: Row, isPlainText: boolean): LineKind | undefined {
  if (isBareDateline(text)) return 'byline';
  if (block.isAfterImage || (isPlainText && !block.isBold)) return 'caption';
  return text.length <= HEADING_LENGTH_LATIN ? 'heading' : undefined;
}

/** A dateline on a line of its own: `[분당신문]`. */
function isBareDateline(text: string): boolean {
  return text.length < DATELINE_LENGTH && splitDateline(text)?.rest === '';
}

const DATELINE_LENGTH = 60;

/** `- 첨단자족도시 …` */
const SUBTITLE_MARK = /^[-–]\s{0,3}/u;
const LEAD_LENGTH = 90;

function isLead({ kind, words, text }: Row): boolean {
  if (kind === 'list' || kind === 'quote') return endsSentence(text);
  if (kind !== undefined || words === 'picture-mark') return false;
  return words === 'subtitle' ? endsWithFullStop(text) : endsSentence(text) || text.length > LEAD_LENGTH;
}

/** The profile of the issuing body runs from its heading to the end; the article before it is the longer part. */
export function settleAbout(rows: readonly Row[]): void {
  const bodyBefore = countBodyBefore(rows);
  const total = bodyBefore.at(-1) ?? 0;
  const isLate = (index: number): boolean =>
    (bodyBefore[index] ?? 0) > Math.max(1, total - (bodyBefore[index] ?? 0) - 1);
  const start = rows.findIndex(
    (row, index) => row.words === 'about-heading' && row.kind === undefined && isLate(index),
  );
  rows.forEach((row, index) => {
    if (row.words === 'contact' && isLate(index)) row.kind ??= 'about';
    if (start === -1 || index < start) return;
    if (row.kind !== 'boilerplate' && row.kind !== 'byline') row.kind = 'about';
  });
}

/** For each row how many lines of text stand before it; one more entry for the end. */
function countBodyBefore(rows: readonly Row[]): readonly number[] {
  const counts: number[] = [0];
  for (const { kind } of rows) counts.push((counts.at(-1) ?? 0) + (isBody(kind) ? 1 : 0));
  return counts;
}

const SCRAP_LENGTH = 25;

/** Short scraps after the last sentence are what the page says below its article. */
export function dropTail(rows: readonly Row[]): void {
  const last = rows.findLastIndex(({ kind, text }) => isBody(kind) && endsSentence(text));
  if (last === -1) return;
  for (const row of rows.slice(last + 1)) {
    if (row.kind === 'list' && row.words === 'text' && row.block.role === 'text' && row.text.length <= SCRAP_LENGTH)
      row.kind = LABEL.test(row.text) ? 'list' : 'boilerplate';
  }
}

/** Takes the reporter's sign-off from the last line of text. */
export function takeSignOff(rows: readonly Row[]): readonly string[] {
  const last = rows.findLast(({ kind }) => isBody(kind));
  const signOff = last === undefined ? undefined : splitSignOff(last.text);
  if (last === undefined || signOff === undefined) return [];
  last.text = signOff.rest;
  return signOff.names;
}

/** Takes the dateline from the first line of text, or from a line of its own before it. */
export function takeDateline(rows: readonly Row[]): {
  readonly names: readonly string[];
  readonly outlet: string | undefined;
} {
  const first = rows.find(({ kind, text }) => isBody(kind) || (kind === 'byline' && isBareDateline(text)));
  const dateline = first === undefined ? undefined : splitDateline(first.text);
  if (first === undefined || dateline === undefined) return { names: [], outlet: undefined };
  if (isBody(first.kind)) first.text = dateline.rest;
  return { names: dateline.names, outlet: dateline.outlet };
}
