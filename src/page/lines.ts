// Decides the kind of every line of an article by its words and its neighbours; pages and plain-text dumps go through the same pass.
// It must never cut what follows a mark in the middle of the text: `관련기사` stands between paragraphs at some outlets.
import type { Line, LineKind } from '#src/model.ts';
import type { Block } from './blocks.ts';
import { dropTail, settleAbout, settleHead, takeDateline, takeSignOff } from './line-edges.ts';
import { endsSentence, endsWithFullStop, titleKey, wordsOf } from './line-grammar.ts';
import { isHeadingLength, settleHeadings } from './line-headings.ts';
import { isBody, type Row } from './line-row.ts';

export type LineContext = {
  readonly title: string | undefined;
  readonly subtitle: string | undefined;
  /** Plain text has lost its pictures: an unmarked line before the lead is then taken for the words of one. */
  readonly isPlainText?: boolean;
};

export type LineReading = {
  readonly lines: readonly Line[];
  /** The first `- ` line before the text, without its mark. */
  readonly subtitle: string | undefined;
  /** Texts that may name who wrote it: header lines, sign-offs. */
  readonly bylines: readonly string[];
  /** Names of the dateline and of the sign-off, already clean. */
  readonly names: readonly string[];
  /** The outlet the dateline names: `[분당신문]`. */
  readonly datelineOutlet: string | undefined;
  /** Characters inside links, per character of the body. */
  readonly linkShare: number;
};

/** Gives each block its kind. The order of the steps matters: each sees what those before left open. */
export function readLines(blocks: readonly Block[], context: LineContext): LineReading {
  const rows: Row[] = blocks.map((block) => ({ block, words: wordsOf(block.text), text: block.text, kind: undefined }));
  settleByWords(rows);
  cutTail(rows);
  dropRepeatedTitle(rows, context);
  dropRelated(rows);
  const subtitle = settleHead(rows, context.isPlainText === true);
  settleAbout(rows);
  settlePictureMarks(rows);
  settleHeadings(rows);
  dropTail(rows);
  const signOff = takeSignOff(rows);
  const dateline = takeDateline(rows);
  return {
    lines: rows.map(({ kind, text }) => ({ kind: kind ?? 'paragraph', text })).filter(({ text }) => text !== ''),
    subtitle,
    bylines: rows.filter(({ kind }) => kind === 'byline').map(({ block }) => block.text),
    names: [...dateline.names, ...signOff],
    datelineOutlet: dateline.outlet,
    linkShare: linkShareOf(rows),
  };
}

const CAPTION_LENGTH = 160;
const LINK_LENGTH = 150;
const BOLD_HEADING_LENGTH = 80;

function settleByWords(rows: readonly Row[]): void {
  for (const row of rows) row.kind = kindByWords(row);
}

function kindByWords({ block, words, text }: Row): LineKind | undefined {
  if (words === 'junk' || words === 'related') return 'boilerplate';
  if (words === 'arrow' && !endsSentence(text) && text.length < LINK_LENGTH) return 'boilerplate';
  if (words === 'byline' || words === 'credit') return words;
  if (block.role === 'caption') return 'caption';
  if (block.linkShare > 0.8 && text.length < LINK_LENGTH && !endsWithFullStop(text)) return 'boilerplate';
  if (words === 'caption' && text.length < CAPTION_LENGTH) return 'caption';
  if (words === 'about-heading' || words === 'copyright' || words === 'contact') return undefined;
  if (block.role === 'heading') return 'heading';
  if (words === 'heading' || words === 'list') return words;
  if (block.role === 'quote') return 'quote';
  if (block.isBold && isHeadingLength(text, BOLD_HEADING_LENGTH) && !endsSentence(text)) return 'heading';
  return block.role === 'list' ? 'list' : undefined;
}

// A copyright line ends the page only near its end: above, it belongs to a picture or a quotation.
const TAIL_START = 0.6;

function cutTail(rows: readonly Row[]): void {
  const start = Math.floor(rows.length * TAIL_START);
  const cut = rows.findIndex(({ words }, index) => words === 'copyright' && index >= start);
  rows.forEach((row, index) => {
    if (row.words === 'copyright' || (cut !== -1 && index >= cut)) row.kind = 'boilerplate';
  });
}

function dropRepeatedTitle(rows: readonly Row[], { title, subtitle }: LineContext): void {
  const keys = new Set([title, subtitle].filter((text) => text !== undefined).map(titleKey));
  keys.delete('');
  for (const row of rows) {
    if (row.text.length < TITLE_LENGTH && keys.has(titleKey(row.text))) row.kind = 'boilerplate';
  }
}

const TITLE_LENGTH = 300;
const RELATED_REACH = 10;

/** The titles under `관련기사` go; the first sentence ends the list. */
function dropRelated(rows: readonly Row[]): void {
  let left = 0;
  for (const row of rows) {
    if (row.words === 'related') {
      left = RELATED_REACH;
      continue;
    }
    if (left === 0) continue;
    const isSentence = endsSentence(row.text) && !row.text.endsWith('…');
    left = isSentence || row.text.length > LINK_LENGTH ? 0 : left - 1;
    if (left > 0 && row.kind !== 'caption' && row.kind !== 'credit') row.kind = 'boilerplate';
  }
}

/** `▲` is a caption, unless several follow each other or one line holds several: then it marks a list. */
function settlePictureMarks(rows: readonly Row[]): void {
  rows.forEach((row, index) => {
    if (row.kind === undefined && row.block.isAfterImage && !endsSentence(row.text) && row.text.length < CAPTION_LENGTH)
      row.kind = 'caption';
    if (row.kind !== undefined || row.words !== 'picture-mark') return;
    const isInList = isTriangle(rows[index - 1]) || isTriangle(rows[index + 1]) || row.text.indexOf('▲', 1) !== -1;
    row.kind = isInList && !row.block.isAfterImage && row.text.startsWith('▲') ? 'list' : 'caption';
  });
}

function isTriangle(row: Row | undefined): boolean {
  return row !== undefined && row.text.startsWith('▲') && !row.block.isAfterImage;
}

function linkShareOf(rows: readonly Row[]): number {
  let chars = 0;
  let linkChars = 0;
  for (const { block, kind } of rows) {
    if (!isBody(kind)) continue;
    chars += block.text.length;
    linkChars += block.text.length * block.linkShare;
  }
  return chars === 0 ? 0 : linkChars / chars;
}

/** The lines a reader reads as the article: paragraphs, lists and quotes. */
export function bodyOf(lines: readonly Line[]): readonly string[] {
  return lines.filter(({ kind }) => isBody(kind)).map(({ text }) => text);
}

/** The article's whole text in order: what `bodyOf` gives, with the headings that stand between (above stand title and subtitle). */
export function textOf(lines: readonly Line[]): readonly string[] {
  const first = lines.findIndex(({ kind }) => isBody(kind));
  const last = lines.findLastIndex(({ kind }) => isBody(kind));
  const between = lines.filter(({ kind }, at) => isBody(kind) || (kind === 'heading' && at > first && at < last));
  return between.map(({ text }) => text);
}

/** The words of the pictures: captions and credits. */
export function captionsOf(lines: readonly Line[]): readonly string[] {
  return lines.filter(({ kind }) => kind === 'caption' || kind === 'credit').map(({ text }) => text);
}
