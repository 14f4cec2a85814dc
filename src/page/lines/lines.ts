// Decides the kind of every line of an article by its words and its neighbours; pages and plain-text dumps go through the same pass.
// It must never cut what follows a mark in the middle of the text: `관련기사` stands between paragraphs at some outlets.
import type { Line, LineKind } from '#src/model.ts';
import type { Block } from '#src/page/markup/blocks.ts';
import { dropProfiles, dropTail, settleHead, takeDateline, takeExpert, takeSignOff } from './line-edges.ts';
import { endsSentence, endsWithFullStop, titleKey, wordsOf } from './line-grammar.ts';
import { cutGluedNotice, dropCopyright } from './line-copyright.ts';
import { settleLinkLines } from './line-links.ts';
import { keepListItems, settlePictureMarks } from './line-marks.ts';
import { settleAbout } from './line-release.ts';
import { dropRepeats } from './line-repeats.ts';
import { settleStandfirsts } from './line-standfirst.ts';
import { isHeadingLength, settleHeadings, settleQuestions } from './line-headings.ts';
import { isBody, leaveOut, type Row } from './line-row.ts';
import { wallAmong } from './line-wall.ts';

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
  /** The place the dateline or the sign-off names: `서울`. */
  readonly dateline: string | undefined;
  /** The outlet the dateline names: `[분당신문]`. */
  readonly datelineOutlet: string | undefined;
  /** A line says that the rest is for those who pay. */
  readonly isWalled: boolean;
  /** Characters inside links, per character of the body. */
  readonly linkShare: number;
};

/** Gives each block its kind. The order of the steps matters: each sees what those before left open. */
export function readLines(blocks: readonly Block[], context: LineContext): LineReading {
  const rows: Row[] = blocks.map((block) => ({
    block,
    words: wordsOf(block.text),
    text: block.text,
    kind: undefined,
    why: undefined,
  }));
  settleByWords(rows);
  keepListItems(rows);
  settleStandfirsts(rows);
  settleLinkLines(rows);
  const wall = wallAmong(rows);
  cutAtWall(rows, wall);
  dropCopyright(rows);
  dropRepeatedTitle(rows, context);
  dropRelated(rows);
  dropRepeats(rows);
  dropProfiles(rows);
  const subtitle = settleHead(rows, context.isPlainText === true);
  settleAbout(rows, context.title);
  settlePictureMarks(rows);
  settleHeadings(rows);
  settleQuestions(rows);
  dropTail(rows);
  const experts = takeExpert(rows);
  cutGluedNotice(rows);
  const signOff = takeSignOff(rows);
  const dateline = takeDateline(rows);
  return {
    lines: rows
      .map(({ kind, text, why }) => ({ kind: kind ?? 'paragraph', text, why }))
      .filter(({ text }) => text !== ''),
    subtitle,
    bylines: rows.filter(({ kind }) => kind === 'byline').map(({ block }) => block.text),
    names: [...dateline.names, ...signOff.names, ...experts],
    dateline: dateline.place ?? signOff.place,
    datelineOutlet: dateline.outlet,
    isWalled: wall !== -1,
    linkShare: linkShareOf(rows),
  };
}

const CAPTION_LENGTH = 160;
const LINK_LENGTH = 150;
const BOLD_HEADING_LENGTH = 80;

function settleByWords(rows: readonly Row[]): void {
  for (const row of rows) {
    row.kind = kindByWords(row);
    if (row.kind === 'boilerplate') row.why = row.words;
  }
}

function kindByWords({ block, words, text }: Row): LineKind | undefined {
  if (words === 'junk' || words === 'related' || words === 'note' || words === 'wall') return 'boilerplate';
  if (block.role === 'table' || block.role === 'caption') return block.role;
  if (words === 'question') return 'paragraph';
  if (words === 'arrow' && !endsSentence(text) && text.length < LINK_LENGTH) return 'boilerplate';
  if (words === 'byline' || words === 'credit') return words;
  if (words === 'caption' && text.length < CAPTION_LENGTH) return 'caption';
  if (words === 'about-heading' || words === 'copyright' || words === 'contact' || words === 'enquiry')
    return undefined;
  if (block.role === 'standfirst') return 'heading';
  if (block.role === 'heading' && !isLead(text)) return 'heading';
  if (words === 'heading' || words === 'list') return words;
  if (block.role === 'quote') return 'quote';
  if (block.isBold && isHeadingLength(text, BOLD_HEADING_LENGTH) && !endsSentence(text)) return 'heading';
  return block.role === 'list' ? 'list' : undefined;
}

/** A whole paragraph set as a heading is the lead, set large. */
function isLead(text: string): boolean {
  return text.length > LEAD_LENGTH && endsWithFullStop(text);
}

const LEAD_LENGTH = 100;

/** Where a closed article stops, what follows sells it, however long that is. */
function cutAtWall(rows: readonly Row[], wall: number): void {
  if (wall !== -1) for (const row of rows.slice(wall)) leaveOut(row, 'from the wall on');
}

function dropRepeatedTitle(rows: readonly Row[], { title, subtitle }: LineContext): void {
  const keys = new Set([title, subtitle].filter((text) => text !== undefined).map(titleKey));
  keys.delete('');
  for (const row of rows) {
    if (row.text.length < TITLE_LENGTH && keys.has(titleKey(row.text))) leaveOut(row, 'the title again');
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
    // A heading that is no link begins the next part of the text; in a dump nothing tells a link.
    const isHeading = row.kind === 'heading' && row.block.place !== undefined && row.block.linkShare === 0;
    const isItem = row.words === 'list' && row.block.place !== undefined && row.block.linkShare === 0;
    left = isSentence || isHeading || isItem || row.text.length > LINK_LENGTH ? 0 : left - 1;
    if (left > 0 && row.kind !== 'caption' && row.kind !== 'credit') leaveOut(row, 'related');
  }
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

/** The article's whole text in order: what `bodyOf` gives, with its headings. */
export function textOf(lines: readonly Line[]): readonly string[] {
  return textLines(lines).map(({ text }) => text);
}

/** The same as lines; a heading below the last sentence is one of what follows the article. */
export function textLines(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex(({ kind }) => isBody(kind));
  return lines.filter(({ kind }, at) => isBody(kind) || (kind === 'heading' && at < last));
}

/** The words of the pictures: captions and credits. */
export function captionsOf(lines: readonly Line[]): readonly string[] {
  return lines.filter(({ kind }) => kind === 'caption' || kind === 'credit').map(({ text }) => text);
}

/** Characters of what `bodyOf` gives. */
export function charsOf({ lines }: Pick<LineReading, 'lines'>): number {
  return bodyOf(lines).reduce((sum, text) => sum + text.length, 0);
}
