// Bytes on their way to another thread without being copied on this one. Must never hand over memory that others use, too.
import { isMarkedAsUntransferable } from 'node:worker_threads';

export type Transferable = { readonly value: Uint8Array; readonly transfer: readonly ArrayBuffer[] };

/**
 * Small Buffers are cut from a pool that they share with others, and a part of a larger memory would take all of it along: those
 * are copied first (at most a few milliseconds for 8 MiB). Afterwards the given bytes are empty, unless they were copied.
 */
export function toTransferable(bytes: Uint8Array): Transferable {
  const { buffer, byteLength } = bytes;
  const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && !isMarkedAsUntransferable(buffer);
  if (isOwn) return { value: new Uint8Array(buffer), transfer: [buffer] };
  const own = new Uint8Array(bytes);
  return { value: own, transfer: [own.buffer] };
}
