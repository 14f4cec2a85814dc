// The two ways the candidates are measured beside: every stored signature looked at, and every stored SimHash.
import { likenessOfCount, SKETCH_BINS } from '#src/article/copies/sketch.ts';
import type { Beside } from './archive-fill.ts';
import { differingBits } from './simhash.ts';

const WORDS = SKETCH_BINS / 4;
const LOW_BITS = 0x7f_7f_7f_7f;

/** The number of the article whose signature is most like `bins`. */
export function mostLike({ bins: all }: Beside, count: number, bins: Uint8Array): number {
  const stored = new Int32Array(all.buffer);
  const wanted = new Int32Array(Uint8Array.from(bins.subarray(0, SKETCH_BINS)).buffer);
  let [best, most] = [-1, 0];
  for (let n = 0; n < count; n += 1) {
    let equal = 0;
    for (let index = 0; index < WORDS; index += 1) {
      const difference = (stored[n * WORDS + index] ?? 0) ^ (wanted[index] ?? 0);
      const zeros = ~(((difference & LOW_BITS) + LOW_BITS) | difference | LOW_BITS);
      equal += Math.imul(zeros >>> 7, 0x01_01_01_01) >>> 24;
    }
    if (equal > most) [best, most] = [n, equal];
  }
  return likenessOfCount(most) > 0 ? best : -1;
}

/** The number of the article whose SimHash differs least. */
export function nearest({ simHashes }: Beside, count: number, [low, high]: readonly [number, number]): number {
  let [best, least] = [-1, 65];
  for (let n = 0; n < count; n += 1) {
    const bits = differingBits(simHashes[2 * n] ?? 0, low) + differingBits(simHashes[2 * n + 1] ?? 0, high);
    if (bits < least) [best, least] = [n, bits];
  }
  return best;
}
