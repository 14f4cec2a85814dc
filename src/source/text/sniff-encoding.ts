// Guesses the encoding of bytes that nobody declared and that are not UTF-8. Korean first, and by our own rule: that is what undeclared
// feeds here are. The rest of the world is jschardet's. Looks at a sample only; must never be asked when a declaration is sound.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** @returns a WHATWG label that `decode.ts` can read, `windows-1252` when nothing better is likely */
export function sniffEncoding(bytes: Uint8Array): string {
  if (hasKoreanShape(bytes)) return 'euc-kr';
  const sample = wordsIn(bytes);
  const { high, isolated } = countHigh(sample);
  // High bytes that stand alone among letters are accents: no text in a double-byte encoding has them.
  const hasAccents = isolated > high / 2;
  if (high === 0 || (hasAccents && high < LEAST_ACCENTS)) return 'windows-1252';
  const candidates = hasAccents ? ONE_BYTE : [...ONE_BYTE, ...TWO_BYTES];
  const { encoding, confidence } = detector().detect(sample, { detectEncodings: candidates.map(([name]) => name) });
  const found = candidates.find(([name]) => name.toLowerCase() === encoding?.toLowerCase());
  return found === undefined || confidence < LEAST_CONFIDENCE ? 'windows-1252' : found[1];
}

/** Loaded at the first need: its models take 0.13 s and 24 MB to unpack, and most programs never meet such bytes. */
function detector(): typeof import('jschardet') {
  return require('jschardet');
}

/** A text of one sentence gets 0.1 and more, noise 0.05. */
const LEAST_CONFIDENCE = 0.08;

/** `A café opened` could be in any language. */
const LEAST_ACCENTS = 6;

type Candidate = readonly [name: string, encoding: string];

/** What the web was written in, by jschardet's name and ours. */
const ONE_BYTE: readonly Candidate[] = [
  ['Windows-1250', 'windows-1250'],
  ['Windows-1251', 'windows-1251'],
  ['Windows-1252', 'windows-1252'],
  ['Windows-1253', 'windows-1253'],
  ['Windows-1254', 'windows-1254'],
  ['Windows-1255', 'windows-1255'],
  ['Windows-1256', 'windows-1256'],
  ['Windows-1257', 'windows-1257'],
  ['CP1258', 'windows-1258'],
  ['ISO-8859-2', 'iso-8859-2'],
  ['ISO-8859-5', 'iso-8859-5'],
  ['KOI8-R', 'koi8-r'],
  ['KOI8-U', 'koi8-u'],
  ['CP874', 'tis-620'],
];
const TWO_BYTES: readonly Candidate[] = [
  ['Big5', 'big5'],
  ['GB18030', 'gbk'],
  ['EUC-JP', 'euc-jp'],
  ['CP932', 'shift_jis'],
];

/** The text between the tags: markup is ASCII, and a third of the likeness to a language is lost to it. */
function wordsIn(bytes: Uint8Array): Uint8Array {
  const words = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES));
  const end = Math.min(bytes.length, SCANNED_BYTES);
  let length = 0;
  let isTag = false;
  for (let at = 0; at < end && length < words.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === LESS && isTagStart(bytes[at + 1] ?? 0)) isTag = true;
    if (!isTag) words[length++] = byte;
    if (byte === GREATER) isTag = false;
  }
  return words.subarray(0, length);
}

/** A letter, `/` or `?`; not the `!` of a CDATA section, which holds text. */
function isTagStart(byte: number): boolean {
  const lower = byte | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || byte === 0x2f || byte === 0x3f;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SCANNED_BYTES = 65_536;
const SAMPLE_BYTES = 16_384;

/**
 * Hangul is nearly all there is beyond ASCII in a modern Korean text. Counted by bytes: KS X 1001 syllables are B0-C8 followed by
 * A1-FE. The extension's syllables do not count for it, since `’t` of windows-1252 (92 74) is one of them.
 */
export function hasKoreanShape(bytes: Uint8Array): boolean {
  const count = { syllable: 0, sign: 0, extension: 0, other: 0, failure: 0 };
  const end = Math.min(bytes.length, SCANNED_BYTES);
  for (let at = 0; at < end; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const kind = pairKind(lead, bytes[at + 1] ?? 0);
    count[kind] += 1;
    if (kind !== 'failure') at += 1;
  }
  const total = count.syllable + count.sign + count.extension + count.other + count.failure;
  const isReadable = count.failure <= 1 + total * 0.02 && count.failure * 4 <= total;
  return (
    isReadable && count.syllable > 0 && count.extension * 4 <= total && (count.syllable + count.sign) / total > 0.7
  );
}

type PairKind = 'syllable' | 'sign' | 'extension' | 'other' | 'failure';

function pairKind(lead: number, trail: number): PairKind {
  if (lead >= 0xa1 && lead <= 0xfe && trail >= 0xa1 && trail <= 0xfe) {
    if (lead >= 0xb0 && lead <= 0xc8) return 'syllable';
    return lead <= 0xa3 ? 'sign' : 'other';
  }
  const isExtensionTrail =
    (trail >= 0x41 && trail <= 0x5a) || (trail >= 0x61 && trail <= 0x7a) || (trail >= 0x81 && trail <= 0xfe);
  return lead >= 0x81 && lead <= 0xc6 && isExtensionTrail ? 'extension' : 'failure';
}

/** Bytes beyond ASCII, and those of them that stand alone: nearly all in Western text, few in the double-byte encodings. */
function countHigh(bytes: Uint8Array): { readonly high: number; readonly isolated: number } {
  let high = 0;
  let isolated = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    high += 1;
    if ((bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80) isolated += 1;
  }
  return { high, isolated };
}
