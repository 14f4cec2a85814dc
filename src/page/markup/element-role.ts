// Decides what an element is by its name, its class and how much stands below it: the words of a picture, a box with a picture, a table of
// figures, a standfirst. It must never call a large part of the text any of these: names lie, and old pages are laid out in tables.
import type { PageElement } from './document.ts';
import type { Measures } from './junk.ts';
import { meaningOfNames } from './names.ts';

const PICTURE_SHARE = 0.35;
const CAPTION_CHARS = 600;

/** Whether an element holds the words of one picture. */
export function isCaptionWords(element: PageElement, measures: Measures): boolean {
  if (element.name !== 'figcaption' && meaningOfNames(element) !== 'caption') return false;
  const chars = measures.get(element)?.chars ?? 0;
  return chars <= CAPTION_CHARS && chars <= measures.total.chars * PICTURE_SHARE;
}

const PICTURE_TABLE_CHARS = 250;
// A picture with a paragraph beside it is a box of text.
const PICTURE_BOX_CHARS = 320;

/** Whether an element holds a picture and what belongs to it: old Korean CMSs put a photo and its caption into a table of their own. */
export function isPictureBox(element: PageElement, measures: Measures): boolean {
  const isTable = element.name === 'table';
  if (!isTable && !(BOX_NAMES.has(element.name) && meaningOfNames(element) === 'picture')) return false;
  const measure = measures.get(element);
  if (measure === undefined || measure.images === 0) return false;
  if (measure.chars > measures.total.chars * PICTURE_SHARE) return false;
  return measure.chars <= (isTable ? PICTURE_TABLE_CHARS : PICTURE_BOX_CHARS);
}

/** What holds a picture; a paragraph or heading may be named after one that it stands beside. */
const BOX_NAMES = new Set(['div', 'span', 'section', 'td', 'li', 'a', 'dl', 'dd']);

const CELL_CHARS = 60;
const FEWEST_CELLS = 4;
const TABLE_SHARE = 0.5;

/** A table of figures: two rows and more, two short cells and more a row. */
export function isDataTable(element: PageElement, measures: Measures): boolean {
  if (element.name !== 'table') return false;
  const measure = measures.get(element);
  if (measure === undefined || measure.cells < FEWEST_CELLS || measure.rows < 2) return false;
  const { cells, rows, chars } = measure;
  return cells >= rows * 2 && chars <= cells * CELL_CHARS && chars <= measures.total.chars * TABLE_SHARE;
}

const CELL_NAMES = new Set(['td', 'th', 'tr']);
const STANDFIRST_CHARS = 400;
const STANDFIRST_SHARE = 0.2;

/** A subtitle or summary by its name: no text where it stands above the lead, a heading where it stands inside. */
export function isStandfirst(element: PageElement, measures: Measures): boolean {
  if (CELL_NAMES.has(element.name) || meaningOfNames(element) !== 'standfirst') return false;
  const chars = measures.get(element)?.chars ?? 0;
  return chars <= STANDFIRST_CHARS && chars <= measures.total.chars * STANDFIRST_SHARE;
}
