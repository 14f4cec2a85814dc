// Decodes `&middot;`, `&#44536;` and `&#x2019;` in text that came out of XML or HTML. Knows every name HTML knows, no DTD: an entity
// that a document declares itself stays as it is written, so there is nothing that could expand.
import { Tokenizer } from 'htmlparser2';

/** Only references that end in a semicolon: `?a=1&section=2` of a careless feed must not become `?a=1§ion=2`. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(REFERENCE, (whole) => decodeNumber(whole) ?? decodeName(whole) ?? whole);
}

/** As a browser does in the text of a page: `&nbsp` and `&copy2026` of old hands, too. */
export function decodeHtmlReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(HTML_REFERENCE, (whole) => decodeNumber(whole) ?? decodeName(whole) ?? decodeStart(whole));
}

/** Characters that cannot be shown or stored: controls, lone surrogates, non-characters. C1 controls become what Windows meant by them. */
export function cleanCharacters(text: string): string {
  return text.toWellFormed().replaceAll(UNWANTED, (character) => characterOf(character.charCodeAt(0)));
}

/** `&#x2019;` | `&#8217;` | `&rsquo;`: the longest name of HTML has 31 letters. */
const REFERENCE = /&(?:#[xX][0-9a-fA-F]{1,16}|#\d{1,16}|[a-zA-Z][a-zA-Z0-9]{1,31});/g;
/** The same, and `&nbsp` */
const HTML_REFERENCE = /&(?:#[xX][0-9a-fA-F]{1,16}|#\d{1,16}|[a-zA-Z][a-zA-Z0-9]{1,31});?/g;

/** U+0000 of a broken export, U+0092 (an apostrophe of windows-1252 read as Latin-1), U+FEFF in the middle of a text. */
const UNWANTED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g;

/** `&#8217;`, `&#x2019;`; undefined for a name. */
function decodeNumber(reference: string): string | undefined {
  if (reference[1] !== '#') return undefined;
  const isHex = reference[2] === 'x' || reference[2] === 'X';
  return characterOf(isHex ? Number.parseInt(reference.slice(3), 16) : Number.parseInt(reference.slice(2), 10));
}

function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80] ?? '';
  const isControl = (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code === 0x7f;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  if (isControl || isSurrogate || code > 0x10ffff || code === 0xfeff || (code & 0xfffe) === 0xfffe) return '';
  return String.fromCodePoint(code);
}

/** 0x80 to 0x9F; an empty string where windows-1252 has nothing. */
const WINDOWS_1252 = '€| |‚|ƒ|„|…|†|‡|ˆ|‰|Š|‹|Œ| |Ž| | |‘|’|“|”|•|–|—|˜|™|š|›|œ| |ž|Ÿ'
  .split('|')
  .map((character) => character.trim());

/**
 * HTML's list has 2,231 names: the memory cannot grow beyond it. `&lang;` and `&rang;` are HTML 4's U+2329 and U+232A, which
 * Unicode normalizes to 〈 and 〉: the brackets a Korean headline means. HTML 5 made mathematical signs of them.
 */
const known = new Map([
  ['&lang;', '〈'],
  ['&rang;', '〉'],
]);

function decodeName(reference: string): string | undefined {
  const before = known.get(reference);
  if (before !== undefined || !reference.endsWith(';')) return before;
  const { decoded, rest } = decodeByTokenizer(reference);
  // `&notit;` is not `¬it;`.
  if (rest !== '' || decoded === '') return undefined;
  known.set(reference, decoded);
  return decoded;
}

function decodeStart(reference: string): string {
  const { decoded, rest } = decodeByTokenizer(reference);
  return decoded + rest;
}

/** htmlparser2 carries the table. */
function decodeByTokenizer(reference: string): { readonly decoded: string; readonly rest: string } {
  let decoded = '';
  let rest = '';
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ...NO_CALLBACKS,
      ontextentity: (code) => (decoded += String.fromCodePoint(code)),
      ontext: (start, end) => (rest += reference.slice(start, end)),
    },
  );
  tokenizer.write(reference);
  tokenizer.end();
  return { decoded, rest };
}

const nothing = (): void => {};

/** A tokenizer wants every callback: this answers all of them with nothing. */
export const NO_CALLBACKS = {
  onattribdata: nothing,
  onattribentity: nothing,
  onattribend: nothing,
  onattribname: nothing,
  oncdata: nothing,
  onclosetag: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onopentagname: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
  ontext: nothing,
  ontextentity: nothing,
} as const;
