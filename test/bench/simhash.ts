// SimHash of 64 bits over character triples: what most tools take for near-duplicates. Here only to be compared with.
import { mix, shingleHashes } from '#src/article/copies/shingles.ts';

const HALF = 32;

/** Two halves of 32 bits. */
export function simHash(text: string): readonly [number, number] {
  const hashes = shingleHashes(text, 3);
  return simHashOf(bitCounts(hashes), hashes.length);
}

/** How many of some hashes have each of the 64 bits: what adds up over the pieces of a text. */
export function bitCounts(hashes: Uint32Array): Int32Array {
  const counts = new Int32Array(2 * HALF);
  for (const hash of hashes) {
    const other = mix(hash ^ 0x51_6d_68_73);
    for (let bit = 0; bit < HALF; bit += 1) {
      counts[bit] = (counts[bit] ?? 0) + ((hash >>> bit) & 1);
      counts[HALF + bit] = (counts[HALF + bit] ?? 0) + ((other >>> bit) & 1);
    }
  }
  return counts;
}

/** @param total how many hashes were counted */
export function simHashOf(counts: Int32Array, total: number): readonly [number, number] {
  const majority = (half: Int32Array) =>
    half.reduce((bits, count, bit) => (count * 2 > total ? bits | (1 << bit) : bits), 0);
  return [majority(counts.subarray(0, HALF)), majority(counts.subarray(HALF))];
}

/** How many of 32 bits differ. */
export function differingBits(one: number, other: number): number {
  let bits = one ^ other;
  bits -= (bits >>> 1) & 0x55_55_55_55;
  bits = (bits & 0x33_33_33_33) + ((bits >>> 2) & 0x33_33_33_33);
  return Math.imul((bits + (bits >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}
