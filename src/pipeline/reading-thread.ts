// What runs in a worker thread: each function of `reading.ts`, after the word that it begins (the limit of time counts from there).
import type { MessagePort } from 'node:worker_threads';
import {
  explainPage as explainPageHere,
  readDump as readDumpHere,
  readPage as readPageHere,
  type DumpReading,
  type DumpTask,
  type ExplainTask,
  type PageReading,
  type PageTask,
} from './reading.ts';
import { readFeed as readFeedHere, type FeedReading, type FeedTask } from './reading-feed.ts';

export type Begun<Task> = { readonly task: Task; readonly begun: MessagePort };

export function readFeed({ task, begun }: Begun<FeedTask>): Promise<FeedReading> {
  begun.postMessage(true);
  return readFeedHere(task);
}

export function readPage({ task, begun }: Begun<PageTask>): PageReading {
  begun.postMessage(true);
  return readPageHere(task);
}

export function readDump({ task, begun }: Begun<DumpTask>): DumpReading {
  begun.postMessage(true);
  return readDumpHere(task);
}

export function explainPage({ task, begun }: Begun<ExplainTask>): ReturnType<typeof explainPageHere> {
  begun.postMessage(true);
  return explainPageHere(task);
}
