// Decodes `&middot;`, `&#44536;` and `&#x2019;` in text that came out of XML or HTML. Knows every name HTML knows, no DTD: an entity
// that a document declares itself stays as it is written, so there is nothing that could expand.
import { Tokenizer } from 'htmlparser2';

/** Only references that end in a semicolon: `?a=1&section=2` of a careless feed must not become `?a=1§ion=2`. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(REFERENCE, (whole) => {
    const name = whole.slice(1, -1);
    if (!name.startsWith('#')) return decodeName(name) ?? whole;
    const isHex = name[1] === 'x' || name[1] === 'X';
    return characterOf(isHex ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10));
  });
}

/** Characters that cannot be shown or stored: controls, lone surrogates, non-characters. C1 controls become what Windows meant by them. */
export function cleanCharacters(text: string): string {
  return text.toWellFormed().replaceAll(UNWANTED, (character) => characterOf(character.charCodeAt(0)));
}

/** `&#x2019;` | `&#8217;` | `&rsquo;`: the longest name of HTML has 31 letters. */
const REFERENCE = /&(?:#[xX][0-9a-fA-F]{1,7}|#\d{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});/g;

/** U+0000 of a broken export, U+0092 (an apostrophe of windows-1252 read as Latin-1), U+FEFF in the middle of a text. */
const UNWANTED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g;

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

/** HTML's list has 2,231 names: the memory cannot grow beyond it. */
const known = new Map<string, string>();

function decodeName(name: string): string | undefined {
  const before = known.get(name);
  if (before !== undefined) return before;
  const decoded = decodeByTokenizer(`&${name};`);
  if (decoded === undefined) return undefined;
  known.set(name, decoded);
  return decoded;
}

/** htmlparser2 carries the table; undefined unless it took the whole reference (`&notit;` is not `¬it;`). */
function decodeByTokenizer(reference: string): string | undefined {
  let decoded = '';
  let isWhole = true;
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ...NO_CALLBACKS,
      ontextentity: (code) => (decoded += String.fromCodePoint(code)),
      ontext: () => (isWhole = false),
    },
  );
  tokenizer.write(reference);
  tokenizer.end();
  return isWhole && decoded !== '' ? decoded : undefined;
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
