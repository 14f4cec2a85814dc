// A number for each pair of neighbouring characters of a compared text: what document frequencies are kept of.

/** Digits, Latin letters and Hangul syllables, numbered without gaps: 10 + 26 + 11,172 fit in 14 bits. */
const SYMBOLS = 1 << 14;

/** @param text as `normaliseForComparison` gives it; `at` is the index of the first of the two */
export function pairCode(text: string, at: number): number {
  return symbolAt(text, at) * SYMBOLS + symbolAt(text, at + 1);
}

/** All pairs of a text in their order, with repetitions. */
export function pairCodes(text: string): Uint32Array {
  const pairs = new Uint32Array(Math.max(0, text.length - 1));
  for (let at = 0; at < pairs.length; at += 1) pairs[at] = pairCode(text, at);
  return pairs;
}

function symbolAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x3a) return code - 0x30;
  return code < 0x7b ? code - 0x61 + 10 : code - 0xac_00 + 36;
}
