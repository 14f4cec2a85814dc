// Decides which encoding a document's bytes are in, and turns them into text. Used for feeds and for pages.
// Must never throw on any bytes, and must never give Korean bytes to TextDecoder: its euc-kr lacks half of CP949 (똠 becomes two wrong signs).
import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { encodingOfLabel } from '#src/source/text/encoding-label.ts';
import { hasKoreanShape, sniffEncoding } from '#src/source/text/sniff-encoding.ts';

export type DecodeOptions = {
  /** Content-Type header as received. */
  readonly contentType?: string | undefined;
  /** Encoding to try when the document names none. */
  readonly hint?: string | undefined;
};

export type Decoded = {
  readonly text: string;
  /** WHATWG label, lower case (`utf-8`, `euc-kr`, `utf-16le`); `utf-32le` and `utf-32be` besides. */
  readonly encoding: string;
  /** How many U+FFFD the text holds: a measure of the feed's health. */
  readonly replacementCount: number;
};

/**
 * Order of trust: byte order mark, shape of UTF-16/32, bytes that are valid UTF-8 (whatever anybody declares: a server's default
 * charset is wrong more often than such bytes are by chance), Content-Type, the document's own declaration, the hint, a guess.
 */
export function decode(bytes: Uint8Array, options: DecodeOptions = {}): Decoded {
  const shaped = encodingByMark(bytes) ?? encodingByShape(bytes);
  if (shaped !== undefined) return decodeAs(bytes, shaped);
  const isPlain = isAscii(bytes);
  if (!isPlain && isUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  const declared = declaredEncoding(bytes, options.contentType);
  if (isPlain) return decodeAs(bytes, declared?.encoding ?? 'utf-8');
  const stated = declared ?? statedByHint(options.hint);
  return stated === undefined ? decodeUnstated(bytes) : decodeStated(bytes, stated);
}

/** UTF-8 with a bad byte, or cut in the middle of a character, is still UTF-8: what else would be right all the rest of the way? */
function decodeUnstated(bytes: Uint8Array): Decoded {
  const utf8 = decodeAs(bytes, 'utf-8');
  const sample = utf8.text.slice(0, SAMPLE_LENGTH);
  const readable = (sample.match(READABLE) ?? []).length;
  return readable > countReplacements(sample) * 10 ? utf8 : decodeAs(bytes, sniffEncoding(bytes));
}

const SAMPLE_LENGTH = 65_536;

/** A character beyond ASCII that came out whole. */
const READABLE = /[^\u0000-\u007F\uFFFD]/gu;

type Stated = { readonly encoding: string; readonly isFirm: boolean };

/** One bad character must not change the encoding (others turn a whole feed to mojibake); a declaration wrong all through must. */
function decodeStated(bytes: Uint8Array, stated: Stated): Decoded {
  const decoded = decodeAs(bytes, stated.encoding);
  if (!stated.isFirm && hasKoreanShape(bytes)) return decodeAs(bytes, 'euc-kr');
  if (decoded.replacementCount < 5) return decoded;
  const other = decodeAs(bytes, sniffEncoding(bytes));
  const isFarBetter = other.replacementCount * 10 < decoded.replacementCount;
  return isFarBetter && decoded.replacementCount * 20 > countHighBytes(bytes) ? other : decoded;
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  const text = textOf(bytes, encoding);
  return { text, encoding, replacementCount: countReplacements(text) };
}

const UTF8 = new TextDecoder('utf-8');
const ICONV_NAMES: ReadonlyMap<string, string> = new Map([['euc-kr', 'cp949']]);

function textOf(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8') return UTF8.decode(bytes);
  const name = ICONV_NAMES.get(encoding) ?? encoding;
  // iconv-lite lacks iso-2022-jp, x-mac-cyrillic and a few more that WHATWG knows.
  return iconv.encodingExists(name) ? iconv.decode(bytes, name) : new TextDecoder(encoding).decode(bytes);
}

function countReplacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count += 1;
  return count;
}

function encodingByMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** Markup starts with two ASCII characters: where their zero bytes stand tells the width and the order. */
function encodingByShape(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4 || (bytes[0] !== 0 && bytes[1] !== 0)) return undefined;
  const zeros = Array.from(bytes.subarray(0, 4), (byte) => (byte === 0 ? '0' : 'x')).join('');
  return ZERO_SHAPES.get(zeros);
}

const ZERO_SHAPES: ReadonlyMap<string, string> = new Map([
  ['000x', 'utf-32be'],
  ['x000', 'utf-32le'],
  ['0x0x', 'utf-16be'],
  ['x0x0', 'utf-16le'],
]);

function declaredEncoding(bytes: Uint8Array, contentType: string | undefined): Stated | undefined {
  const head = iconv.decode(bytes.subarray(0, HEAD_BYTES), 'latin1');
  const inDocument = encodingOfLabel(XML_DECLARATION.exec(head)?.[1] ?? metaCharset(head));
  const inHeader = encodingOfLabel(charsetOf(contentType));
  // A Latin-1 charset in the header is what servers send when nobody chose one: the document knows better.
  if (inHeader !== undefined && !(WEAK.has(inHeader) && inDocument !== undefined)) return toStated(inHeader);
  return inDocument === undefined ? undefined : toStated(inDocument);
}

function statedByHint(hint: string | undefined): Stated | undefined {
  const encoding = encodingOfLabel(hint);
  return encoding === undefined ? undefined : toStated(encoding);
}

/** A single-byte encoding can never fail, so its claim proves nothing. */
function toStated(encoding: string): Stated {
  return { encoding, isFirm: !WEAK.has(encoding) };
}

const HEAD_BYTES = 2_048;
const WEAK: ReadonlySet<string> = new Set(['windows-1252']);

/** `<?xml version="1.0" encoding='euc-kr'?>` */
const XML_DECLARATION = /<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})/i;

/** `<meta charset="euc-kr">`, `<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">` */
const META_CHARSET = /<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})/i;
const FEED_ROOT = /<(?:[\w-]{1,20}:)?(?:rss|feed|rdf)\b/i;

/** A meta element quoted inside a feed's first description says nothing about the feed. */
function metaCharset(head: string): string | undefined {
  return FEED_ROOT.test(head) ? undefined : META_CHARSET.exec(head)?.[1];
}

/** `text/xml;charset= "euc-kr"` */
const CHARSET_PARAMETER = /\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})/i;

/** The charset of a Content-Type header, as written. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return CHARSET_PARAMETER.exec((contentType ?? '').slice(0, 1_000))?.[1];
}

function countHighBytes(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0x80) count += 1;
  return count;
}
