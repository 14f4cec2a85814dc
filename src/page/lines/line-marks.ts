// Decides which lines are words of pictures by `▲` or by the picture above them, and which are items of a list.
// It must never take a sentence below a picture for its caption: steps of a recipe stand there.
import { endsSentence } from './line-grammar.ts';
import type { Row } from './line-row.ts';
import { endsInVerb } from './sentence-ends.ts';

const CAPTION_LENGTH = 160;

/** `▲` is a caption, unless several stand without pictures or one line holds several: then it marks a list. */
export function settlePictureMarks(rows: readonly Row[]): void {
  const near = nearTriangles(rows);
  rows.forEach((row, index) => {
    if (row.kind === undefined && row.block.picture !== undefined && isShortLabel(row.text)) row.kind = 'caption';
    if (row.kind !== undefined || row.words !== 'picture-mark') return;
    const isInList = near.has(index) || row.text.indexOf('▲', 1) !== -1;
    row.kind = isInList && row.block.picture === undefined && row.text.startsWith('▲') ? 'list' : 'caption';
  });
}

/** No sentence, and nothing that announces what follows. */
function isShortLabel(text: string): boolean {
  return text.length < CAPTION_LENGTH && !endsSentence(text) && !endsInVerb(text) && !text.endsWith(':');
}

/** Where `▲` stands without a picture and another does so, too: anywhere in markup; in plain text, that has lost its pictures, with no sentence between. */
function nearTriangles(rows: readonly Row[]): ReadonlySet<number> {
  const near = new Set<number>();
  let before: number | undefined;
  rows.forEach((row, index) => {
    if (!isTriangle(row)) {
      if (row.block.place === undefined && endsSentence(row.text)) before = undefined;
      return;
    }
    if (before !== undefined) near.add(before).add(index);
    before = index;
  });
  return near;
}

function isTriangle({ block, text }: Row): boolean {
  return text.startsWith('▲') && block.picture === undefined;
}

/** In a list whose other items are text, `Video: up to 4K` and `카카오톡` are items like them; a row of buttons is none. */
export function keepListItems(rows: readonly Row[]): void {
  for (let start = 0; start < rows.length;) {
    const list = rows[start]?.block.place?.parent;
    let end = start + 1;
    while (isItemOf(rows[start], list) && isItemOf(rows[end], list)) end += 1;
    const items = rows.slice(start, end);
    const texts = items.filter(({ words, block }) => words === 'text' && block.linkShare === 0);
    if (texts.length * 2 > items.length) for (const row of items) if (isUnlinkedLabel(row)) row.kind = 'list';
    start = end;
  }
}

function isItemOf(row: Row | undefined, list: unknown): boolean {
  return row?.block.role === 'list' && row.block.place?.parent === list;
}

function isUnlinkedLabel({ words, block }: Row): boolean {
  return (words === 'junk' || words === 'arrow') && block.linkShare === 0;
}
