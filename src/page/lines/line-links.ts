// Decides which lines are only links to elsewhere.
// It must never drop a list of the text because some of its items are links, or because all are and the text announces them.
import { endsWithFullStop } from './line-grammar.ts';
import { leaveOut, type Row } from './line-row.ts';

const LINK_SHARE = 0.8;
const ALL_LINK = 0.95;
const LINK_LENGTH = 150;
const LINKED_SENTENCE = 100;

/** A line that is one link goes, a sentence of the text that is linked whole stays when it is long. */
export function settleLinkLines(rows: readonly Row[]): void {
  const isLink = rows.map(isLinkLine);
  for (let start = 0; start < rows.length;) {
    const end = endOfRun(rows, start);
    const links = isLink.slice(start, end).filter(Boolean).length;
    // A list of which less than half is links is one of the text; so is one that the line before announces.
    const isOfText = end - start > 1 && (links * 2 < end - start || rows[start - 1]?.text.endsWith(':') === true);
    for (let at = start; at < end; at += 1) {
      const row = rows[at];
      if (row !== undefined && isOpen(row) && isLink[at] === true && !isOfText) leaveOut(row, 'a link');
    }
    start = end;
  }
}

/** What its words have settled already stays. */
function isOpen({ kind }: Row): boolean {
  return kind === undefined || kind === 'list' || kind === 'heading';
}

/** Where the list ends that a row belongs to; a row of no list is a run of its own. */
function endOfRun(rows: readonly Row[], start: number): number {
  let end = start + 1;
  if (rows[start]?.block.role !== 'list') return end;
  while (rows[end]?.block.role === 'list') end += 1;
  return end;
}

function isLinkLine({ block, text }: Row): boolean {
  if (block.linkShare <= LINK_SHARE || text.length >= LINK_LENGTH) return false;
  return !endsWithFullStop(text) || (block.linkShare >= ALL_LINK && text.length < LINKED_SENTENCE);
}
