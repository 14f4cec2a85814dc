// Guesses the encoding of bytes that nobody declared and that are not UTF-8. Korean first: that is what undeclared feeds here are.
// Looks at the first 64 KB only; must never be asked when a declaration is sound.
import iconv from 'iconv-lite';

/** @returns a WHATWG name: `euc-kr`, `shift_jis`, `euc-jp`, `big5`, `gbk` or `windows-1252` */
export function sniffEncoding(bytes: Uint8Array): string {
  if (hasKoreanShape(bytes)) return 'euc-kr';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (isolatedShare(sample) > 0.5) return 'windows-1252';
  const [best] = CANDIDATES.map((candidate) => ({ ...candidate, ...rate(sample, candidate) }))
    .filter(({ failures, fit }) => failures < 0.02 && fit > 0.6)
    .sort((a, b) => a.failures - b.failures || b.fit - a.fit);
  return best?.encoding ?? 'windows-1252';
}

/**
 * Hangul is nearly all there is beyond ASCII in a modern Korean text. Counted by bytes: KS X 1001 syllables are B0-C8 followed by
 * A1-FE. The extension's syllables do not count for it, since `’t` of windows-1252 (92 74) is one of them.
 */
export function hasKoreanShape(bytes: Uint8Array): boolean {
  const count = { syllable: 0, sign: 0, extension: 0, other: 0, failure: 0 };
  const end = Math.min(bytes.length, SAMPLE_BYTES);
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

type Candidate = { readonly encoding: string; readonly script: RegExp; readonly weight: number };

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー、。「」！？]/u;

/** Kana are about half of a Japanese text, so they weigh double; Chinese is told by its signs and ideographs alone. */
const CANDIDATES: readonly Candidate[] = [
  { encoding: 'euc-jp', script: KANA, weight: 2 },
  { encoding: 'shift_jis', script: KANA, weight: 2 },
  { encoding: 'gbk', script: /[\p{Script=Han}，。：“”！？《》、]/u, weight: 1 },
  { encoding: 'big5', script: /[\p{Script=Han}，。：「」！？、]/u, weight: 1 },
];

const SAMPLE_BYTES = 65_536;

/** Share of bytes beyond ASCII that stand alone: nearly all in Western text, few in the double-byte encodings. */
function isolatedShare(bytes: Uint8Array): number {
  let high = 0;
  let isolated = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte < 0x80) continue;
    high += 1;
    if ((bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80) isolated += 1;
  }
  return high === 0 ? 1 : isolated / high;
}

/** `failures`: share of characters beyond ASCII that cannot be read. `fit`: weighted share of those that belong to the script. */
function rate(bytes: Uint8Array, { encoding, script, weight }: Candidate): { failures: number; fit: number } {
  let beyond = 0;
  let failed = 0;
  let fitting = 0;
  for (const character of iconv.decode(bytes, encoding)) {
    if (character < '\u0080') continue;
    beyond += 1;
    if (character === '\uFFFD') failed += 1;
    else if (script.test(character)) fitting += 1;
  }
  return beyond === 0 ? { failures: 1, fit: 0 } : { failures: failed / beyond, fit: (fitting * weight) / beyond };
}
