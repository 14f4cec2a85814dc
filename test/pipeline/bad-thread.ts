// A worker thread in the place of the real one: what it does to itself is the name of the feed's host.
import type { Begun } from '#src/pipeline/reading-thread.ts';
import type { PageTask } from '#src/pipeline/reading.ts';
import type { FeedReading, FeedTask } from '#src/pipeline/reading-feed.ts';

export function readFeed({ task, begun }: Begun<FeedTask>): FeedReading {
  const { hostname } = new URL(task.url);
  if (hostname !== 'silent.example') begun.postMessage(true);
  switch (hostname) {
    case 'endless.example':
    case 'silent.example':
      for (;;);
    case 'starved.example':
      waitWithoutWork(3_000);
      return { kind: 'not-a-feed', reason: 'late', candidates: [] };
    case 'asleep.example':
      waitWithoutWork(60_000);
      return { kind: 'not-a-feed', reason: 'never', candidates: [] };
    case 'objects.example':
      return keepForever((at) => ({ at, words: ['가', '나'] }));
    case 'arrays.example':
      return keepForever(() => Array.from({ length: 1_000_000 }, () => 0.5));
    case 'strings.example':
      return keepForever((at) => JSON.stringify('가'.repeat(500_000) + at));
    case 'young.example':
      return allocateFor(500);
    default:
      return { kind: 'not-a-feed', reason: `${task.bytes.byteLength} bytes`, candidates: [] };
  }
}

export function readPage({ begun }: Begun<PageTask>): never {
  begun.postMessage(true);
  for (;;);
}

/** What a thread does that gets no processor. */
function waitWithoutWork(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function keepForever(make: (at: number) => unknown): never {
  const kept: unknown[] = [];
  for (let at = 0; ; at += 1) kept.push(make(at));
}

/** Much that is let go at once: that is no reason to end anything. */
function allocateFor(ms: number): FeedReading {
  const end = performance.now() + ms;
  let length = 0;
  while (performance.now() < end) length += Array.from({ length: 1_000 }, (_, at) => ({ at })).length;
  return { kind: 'not-a-feed', reason: length > 0 ? 'done' : '', candidates: [] };
}
