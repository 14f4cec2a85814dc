// Decides which encoding a document's bytes are in, and turns them into text. Used for feeds and for pages.
// Must never throw on any bytes, and must never give Korean bytes to TextDecoder: its euc-kr lacks half of CP949 (똠 becomes two wrong signs).
import iconv from 'iconv-lite';
import { hasKoreanShape, sniffEncoding } from './sniff-encoding.ts';

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
  const declared = declaredEncoding(bytes, options.contentType);
  const hasHighBytes = bytes.some((byte) => byte >= 0x80);
  if (!hasHighBytes) return decodeAs(bytes, declared?.encoding ?? 'utf-8');
  if (isUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  const stated = declared ?? statedByHint(options.hint);
  return stated === undefined ? decodeAs(bytes, sniffEncoding(bytes)) : decodeStated(bytes, stated);
}

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
  const text = encoding === 'utf-8' ? UTF8.decode(bytes) : iconv.decode(bytes, ICONV_NAMES.get(encoding) ?? encoding);
  return { text, encoding, replacementCount: text.split('\uFFFD').length - 1 };
}

const UTF8 = new TextDecoder('utf-8');
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });
const ICONV_NAMES: ReadonlyMap<string, string> = new Map([['euc-kr', 'cp949']]);

function isUtf8(bytes: Uint8Array): boolean {
  try {
    STRICT_UTF8.decode(bytes);
    return true;
  } catch {
    return false;
  }
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
  if (bytes.length < 4) return undefined;
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

/** Names of CP949 that WHATWG's list of labels lacks. */
const KOREAN_LABELS: ReadonlySet<string> = new Set([
  'cp949',
  'ms949',
  'x-windows-949',
  'uhc',
  'euckr',
  'ks-c-5601-1987',
]);

/** The WHATWG name of a label (`ks_c_5601-1987` → `euc-kr`, `us-ascii` → `windows-1252`); undefined when nobody can read it. */
function encodingOfLabel(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  const plain = label.toLowerCase();
  if (KOREAN_LABELS.has(plain.replaceAll('_', '-'))) return 'euc-kr';
  const known = whatwgName(plain) ?? whatwgName(plain.replaceAll('_', '-'));
  // UTF-16 and UTF-32 show themselves by mark or shape: a document that could be read as ASCII until here is neither.
  if (known?.startsWith('utf-16') === true || plain.startsWith('utf-32') || plain.startsWith('utf_32'))
    return undefined;
  if (known !== undefined) return known === 'replacement' || known === 'x-user-defined' ? undefined : known;
  return iconv.encodingExists(plain) ? plain : undefined;
}

function whatwgName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function countHighBytes(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0x80) count += 1;
  return count;
}
