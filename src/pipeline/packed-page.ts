// How a page is kept: its bytes as they came, compressed. Packed in a worker thread, unpacked in tools.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** A page of 150 kB is 25; what is larger when packed is no page worth keeping for days. */
const MOST_PACKED = 512 * 1024;
/** Fetching allows 8 MiB. */
const MOST_UNPACKED = 16 * 1024 * 1024;

/** Undefined when it would take too much room. */
export function packPage(bytes: Uint8Array): Uint8Array | undefined {
  const packed = zstdCompressSync(bytes);
  return packed.byteLength > MOST_PACKED ? undefined : packed;
}

/** @throws RangeError when the bytes unpack to more than a page can have */
export function unpackPage(packed: Uint8Array): Uint8Array {
  return zstdDecompressSync(packed, { maxOutputLength: MOST_UNPACKED });
}
