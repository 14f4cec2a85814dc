// Decides what the head of a text dump says: a saved page without markup, whose title, byline and dates are lines like any other.
// It must never swallow the lead: the head ends at its last label, and at the first full sentence at the latest.
import { namesInLine } from '#src/page/fields/byline.ts';
import type { Block } from '#src/page/markup/blocks.ts';
import { endsWithFullStop, titleKey, wordsOf } from '#src/page/lines/line-grammar.ts';
import { isOutletName } from '#src/page/fields/outlets.ts';
import { findDateLabels } from '#src/page/fields/published-at.ts';
import type { Line } from '#src/model.ts';

export type DumpHead = {
  readonly title: string | undefined;
  readonly subtitle: string | undefined;
  readonly authors: readonly string[];
  /** Lines that may name who signs. */
  readonly bylines: readonly string[];
  /** Names above the title or in the reporter's place that may be the outlet's, best first. */
  readonly outlets: readonly string[];
  readonly publishedAt: ReturnType<typeof findDateLabels>['published'];
  readonly updatedAt: ReturnType<typeof findDateLabels>['updated'];
  readonly lines: readonly Line[];
  /** What follows the head. */
  readonly rest: readonly Block[];
};

const HEAD_REACH = 14;
const LEAD_LENGTH = 40;
const LONG_LEAD = 150;

/** Splits the blocks of a dump into its head and the rest. */
export function readDumpHead(blocks: readonly Block[]): DumpHead {
  const head = blocks.slice(0, headLength(blocks));
  const texts = head.map(({ text }) => text);
  const labels = texts.filter(isHeaderLine);
  const plain = texts.filter((text) => !isHeaderLine(text) && wordsOf(text) !== 'junk');
  const title = titleAmong(plain);
  const titleAt = plain.findIndex((text) => title !== undefined && titleKey(text) === titleKey(title));
  const others = plain.filter((text, index) => index > titleAt && titleKey(text) !== titleKey(title ?? ''));
  const dates = findDateLabels(texts.join('\n'));
  const slots = labels.map((label) => label.split('|')[0]?.trim() ?? '');
  return {
    title,
    subtitle: others.find((text) => !isOutletName(text))?.replace(SUBTITLE_MARK, ''),
    authors: labels.flatMap(namesInLine),
    bylines: labels,
    outlets: [...slots, ...plain.slice(0, Math.max(titleAt, 0))].filter(isOutletName),
    publishedAt: dates.published,
    updatedAt: dates.updated,
    lines: texts.map((text) => ({ kind: kindOf(text, others), text })),
    rest: blocks.slice(head.length),
  };
}

/** `- 부제목` */
const SUBTITLE_MARK = /^[-–]\s{0,3}/u;

function kindOf(text: string, subtitles: readonly string[]): Line['kind'] {
  if (isHeaderLine(text)) return 'byline';
  return subtitles[0] === text ? 'subtitle' : 'boilerplate';
}

/** The head ends with its last label or button; a dump without any has only its first line as head. */
function headLength(blocks: readonly Block[]): number {
  const reach = blocks.slice(0, HEAD_REACH);
  const lead = reach.findIndex(({ text }) => !isHeaderLine(text) && isLead(text));
  const head = lead === -1 ? reach : reach.slice(0, lead);
  const last = head.findLastIndex(({ text }) => isHeaderLine(text) || wordsOf(text) === 'junk');
  return Math.max(last + 1, Math.min(1, head.length));
}

function isLead(text: string): boolean {
  return (endsWithFullStop(text) && text.length > LEAD_LENGTH) || text.length > LONG_LEAD;
}

function isHeaderLine(text: string): boolean {
  return wordsOf(text) === 'byline';
}

/** The line that stands twice is the title; else the first that is not the masthead. */
function titleAmong(lines: readonly string[]): string | undefined {
  const keys = lines.map(titleKey);
  const repeated = lines.find((_, index) => keys.indexOf(keys[index] ?? '', index + 1) !== -1);
  if (repeated !== undefined) return repeated;
  const [first, second] = lines;
  return first !== undefined && second !== undefined && isOutletName(first) ? second : first;
}
