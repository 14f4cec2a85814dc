// Turns untrusted text into Discord markdown that shows the very same characters: no styling, no mention, no hidden link.
// Linear in the length of the text; a limit never cuts a surrogate pair, an escape or an address in two.
import { asWritten } from './own-marks.ts';

/**
 * A text of the web as one line inside a line: white space runs become one blank, everything that Discord would
 * interpret is escaped, addresses stay as they are (an escape would break them).
 * @param most length of the result at most, escapes counted
 */
export function escapeText(text: string, most: number): string {
  return clipMarkdown(flatten(text, most).replaceAll(MARKS, escapeMark), most);
}

/** The same where a line begins: a heading, list or quotation mark stays a character as well. */
export function escapeLine(text: string, most: number): string {
  const flat = flatten(text, most);
  const mark = LINE_MARK.exec(flat)?.[0] ?? '';
  const rest = flat.slice(mark.length).replaceAll(MARKS, escapeMark);
  return clipMarkdown(`${mark === '' ? '' : escapeLineMark(mark)}${rest}`, most);
}

/** One line without control characters, direction overrides and lone surrogates; no longer than `most` can use. */
function flatten(text: string, most: number): string {
  const enough = text.slice(0, Math.max(most, 0) * 4 + 100);
  return soundText(enough).replaceAll(BLANKS, ' ').trim();
}

/** The text as it was written, without half characters and without what would turn the direction of everything behind it. */
export function soundText(text: string): string {
  return asWritten(text.toWellFormed()).replaceAll(DIRECTION_OVERRIDES, '');
}

/** Turns what follows in the whole message, e.g. U+202E in a title. */
const DIRECTION_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;
/** Line breaks, tabs, NUL, e.g. `제목\r\n# 큰 글씨`. */
const BLANKS = /[\s\u0000-\u001F\u007F-\u009F]+/g;

/** Characters of an address that Discord links by itself, e.g. `https://news.example/a_b?c=d`; no bracket, star or backslash. */
const BARE_ADDRESS = String.raw`https?:\/\/(?:(?!@everyone|@here)[^\s<>[\]\\*|${'`'}])+`;

/** E.g. `*`, `_`, `` ` ``, `~~`, `||`, `](`, `<@1>`, `</search:1>`, `<https:`, `@everyone`. */
const MARKS = new RegExp(
  String.raw`${BARE_ADDRESS}|@(?=everyone|here)|[\\*_${'`'}]|~~|\|\||\](?=\()|<(?=[@#:/A-Za-z])`,
  'gi',
);

function escapeMark(mark: string): string {
  if (mark.length > 2) return mark;
  if (mark === '@') return `@${ZERO_WIDTH_SPACE}`;
  return mark.replaceAll(EACH, '\\$&');
}

/** Of `*`, `~~`. */
const EACH = /./g;
const ZERO_WIDTH_SPACE = '\u200B';

/** `# `, `-# `, `> `, `- `, `* `, `2. ` at the start of a line. */
const LINE_MARK = /^(?:#{1,3}|-#|>{1,3}|[-*+]|\d{1,9}[.)])(?= )/;

function escapeLineMark(mark: string): string {
  return /^\d/.test(mark) ? `${mark.slice(0, -1)}\\${mark.slice(-1)}` : `\\${mark}`;
}

/** Shortens finished markdown (one of the functions here) to `most`, ellipsis included. */
export function clipMarkdown(markdown: string, most: number): string {
  if (markdown.length <= most) return markdown;
  if (most < 1) return '';
  const cut = markdown.slice(0, most - 1);
  const whole = cut.replace(TRAILING_ADDRESS, '').replace(HALF_CHARACTER, '');
  const backslashes = whole.length - whole.replace(TRAILING_BACKSLASHES, '').length;
  return `${(backslashes % 2 === 1 ? whole.slice(0, -1) : whole).trimEnd()}…`;
}

/** The address that the cut went through, e.g. `… https://news.exam`. */
const TRAILING_ADDRESS = /https?:\/\/\S*$/i;
/** A high surrogate, or a joiner whose second emoji is gone. */
const HALF_CHARACTER = /[\uD800-\uDBFF\u200D]{1,4}$/;
const TRAILING_BACKSLASHES = /(?<!\\)\\+$/;

/** Plain text shortened to `most` UTF-16 units, ellipsis included: for labels and choices, where nothing is interpreted. */
export function clipText(text: string, most: number): string {
  const flat = flatten(text, most);
  return flat.length <= most
    ? flat
    : `${flat
        .slice(0, most - 1)
        .replace(HALF_CHARACTER, '')
        .trimEnd()}…`;
}

/** A snippet with `**` around its hits: the hits stay bold, everything else is escaped. */
export function emphasise(excerpt: string, most: number): string {
  const shown: string[] = [];
  let length = 0;
  for (const [index, part] of splitHits(flatten(excerpt, most)).entries()) {
    const isHit = index % 2 === 1 && part.trim() !== '';
    // Four stars, or a blank at either edge.
    const room = most - length - (isHit ? 4 : 2);
    if (room < 2 || part === '') continue;
    const escaped = keepEdges(part, index === 0 ? escapeLine(part, room) : escapeText(part, room));
    const marked = isHit ? `**${escaped.trim()}**` : escaped;
    shown.push(marked);
    length += marked.length;
  }
  return shown.join('').trim();
}

/** Text and hits by turns; a pair of stars that nothing closes is text. */
function splitHits(flat: string): readonly string[] {
  const parts = flat.split('**');
  if (parts.length % 2 === 1) return parts;
  const last = parts.splice(-2);
  return [...parts, last.join('**')];
}

/** Escaping trims; between two hits the blank belongs to the sentence. */
function keepEdges(part: string, escaped: string): string {
  if (escaped === '') return part.startsWith(' ') ? ' ' : '';
  return `${part.startsWith(' ') ? ' ' : ''}${escaped}${part.endsWith(' ') && !escaped.endsWith('…') ? ' ' : ''}`;
}

/** `<t:1527603720:f>`: every reader sees it in their own zone and language. @param at epoch ms */
export function timeMark(at: number, style: 'f' | 'R' | 'd'): string {
  return `<t:${Math.floor(at / 1000)}:${style}>`;
}
