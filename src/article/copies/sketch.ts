// What is kept of an article to find others that tell its event: 128 bytes of its signature, then its event keys. Bytes in, bytes out.
import type { Fingerprint } from '#src/model.ts';
import { sketchOf } from '#src/article/fingerprint.ts';

export type Sketch = {
  /** 128 bytes: the last eight bits of each bin. */
  readonly bins: Uint8Array;
  /** Unsigned 32 bits each. */
  readonly eventKeys: readonly number[];
};

export const SKETCH_BINS = 128;
const KEY_BYTES = 4;

/** @returns 128 bytes, then four a key, little endian */
export function packSketch(fingerprint: Fingerprint, eventKeys: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(SKETCH_BINS + eventKeys.length * KEY_BYTES);
  bytes.set(sketchOf(fingerprint));
  const view = new DataView(bytes.buffer);
  for (const [index, key] of eventKeys.entries()) view.setUint32(SKETCH_BINS + index * KEY_BYTES, key, true);
  return bytes;
}

/** @param bytes as `packSketch` gave them */
export function unpackSketch(bytes: Uint8Array): Sketch {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.max(0, Math.floor((bytes.byteLength - SKETCH_BINS) / KEY_BYTES));
  const eventKeys = Array.from({ length: count }, (_, index) => view.getUint32(SKETCH_BINS + index * KEY_BYTES, true));
  return { bins: bytes.subarray(0, SKETCH_BINS), eventKeys };
}

/** Share of common shingles, 0 to 1, agreement by chance (one bin in 256) taken off. Standard error about .04. */
export function likenessOfBins(one: Uint8Array, other: Uint8Array): number {
  let equal = 0;
  for (let bin = 0; bin < SKETCH_BINS; bin += 1) if (one[bin] === other[bin]) equal += 1;
  return likenessOfCount(equal);
}

/** The same from a count of equal bins. */
export function likenessOfCount(equal: number): number {
  return Math.max(0, (equal / SKETCH_BINS - BY_CHANCE) / (1 - BY_CHANCE));
}

const BY_CHANCE = 1 / 256;
