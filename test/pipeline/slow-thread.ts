// A worker thread that takes 800 ms to start and nothing to read.
import type { Begun } from '#src/pipeline/reading-thread.ts';
import type { FeedReading, FeedTask } from '#src/pipeline/reading-feed.ts';

Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 800);

export function readFeed({ begun }: Begun<FeedTask>): FeedReading {
  begun.postMessage(true);
  return { kind: 'not-a-feed', reason: 'begun', candidates: [] };
}
