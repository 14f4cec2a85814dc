// Sets of character n-grams as sorted 32-bit hashes, and how much two sets share. Knows no news.
// Characters, not words: Korean words carry particles, and outlets space them as they like.

/**
 * Hashes of all n-grams of a text, in order of the text, with repetitions.
 * @param size characters an n-gram (UTF-16 units; compared text has no others)
 * @returns an empty array when the text is shorter than one n-gram
 */
export function shingleHashes(text: string, size: number): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, text.length - size + 1));
  for (let at = 0; at < hashes.length; at += 1) {
    let hash = size;
    for (let offset = 0; offset < size; offset += 1)
      hash = (Math.imul(hash, 0x01_00_01_93) + text.charCodeAt(at + offset)) | 0;
    hashes[at] = mix(hash);
  }
  return hashes;
}

/**
 * How long an n-gram must be to say as much as one of `size` Hangul syllables: a letter says less than half of a syllable, and unrelated
 * English texts share a quarter of their three-letter n-grams.
 */
export function gramSize(text: string, size: number): number {
  return isLatin(text) ? 2 * size + 1 : size;
}

/**
 * Whether a text has next to no Hangul. A share would not do: Korean articles full of product names begin with more letters than
 * syllables, and a cut copy must be measured like its original.
 */
export function isLatin(text: string): boolean {
  const opening = text.slice(0, 400);
  let syllables = 0;
  for (let at = 0; at < opening.length; at += 1) if (opening.charCodeAt(at) >= 0xac_00) syllables += 1;
  return syllables * 20 < opening.length;
}

/** The n-grams of a text as a set: sorted hashes, each once. */
export function shingleSet(text: string, size: number): Uint32Array {
  return sortedSet(shingleHashes(text, size));
}

/** Sorts in place and drops repetitions. */
export function sortedSet(values: Uint32Array): Uint32Array {
  values.sort();
  let length = 0;
  for (const value of values) {
    if (length > 0 && values[length - 1] === value) continue;
    values[length] = value;
    length += 1;
  }
  return values.slice(0, length);
}

/** Shared part of two sets: of both (`jaccard`), and of the smaller one (`containment`). Both 0 when one is empty. */
export function overlap(
  one: Uint32Array,
  other: Uint32Array,
): { readonly jaccard: number; readonly containment: number } {
  const smaller = Math.min(one.length, other.length);
  if (smaller === 0) return { jaccard: 0, containment: 0 };
  const shared = sharedCount(one, other);
  return { jaccard: shared / (one.length + other.length - shared), containment: shared / smaller };
}

/**
 * Looks for what of one set may stand in the other first. To walk along both costs five times as much: nothing tells which goes on. By index:
 * an iterator makes an object of each number, which is left to the garbage collector.
 */
function sharedCount(one: Uint32Array, other: Uint32Array): number {
  BEGINNINGS.fill(0);
  for (let index = 0; index < one.length; index += 1) {
    const hash = one[index] ?? 0;
    BEGINNINGS[hash >>> WORD_SHIFT] = (BEGINNINGS[hash >>> WORD_SHIFT] ?? 0) | beginningOf(hash);
  }
  let shared = 0;
  let at = 0;
  for (let index = 0; index < other.length; index += 1) {
    const hash = other[index] ?? 0;
    if (((BEGINNINGS[hash >>> WORD_SHIFT] ?? 0) & beginningOf(hash)) === 0) continue;
    while (at < one.length && (one[at] ?? 0) < hash) at += 1;
    if (one[at] === hash) shared += 1;
  }
  return shared;
}

/** The first 15 bits of each hash, as one bit of 32,768. Used anew by each comparison. */
const BEGINNINGS = new Int32Array(1_024);
const WORD_SHIFT = 22;

function beginningOf(hash: number): number {
  return 1 << ((hash >>> 17) & 31);
}

/** Spreads every bit of a 32-bit value over all others (the finaliser of MurmurHash3, public domain). @returns unsigned */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85_eb_ca_6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
