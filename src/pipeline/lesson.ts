// What a document that was read teaches about its source: the bridge from a reading to the rules of polling (src/feed).
import { rememberDocument, type Lesson } from '#src/feed/remember.ts';
import type { FeedMemory } from '#src/feed/memory.ts';
import type { Validators } from '#src/feed/conditional.ts';
import type { ReadFeed } from './reading-feed.ts';

export type Known = {
  readonly memory: FeedMemory;
  readonly validators: Validators;
  /** Undefined until it was read for the first time. */
  readonly firstReadAt: number | undefined;
};

export type Seen = {
  readonly reading: ReadFeed;
  readonly answer: {
    readonly finalUrl: string;
    readonly permanentUrl: string | undefined;
    readonly validators: Validators;
  };
  readonly now: number;
};

export function lessonOf({ memory, validators: before, firstReadAt }: Known, { reading, answer, now }: Seen): Lesson {
  const { finalUrl, permanentUrl, validators } = answer;
  const { pattern, wishes, charset, replacementCount } = reading;
  const entries = reading.entries.map(({ entry, windowKey }) => ({ key: windowKey, publishedAt: entry.publishedAt }));
  const document = { entries, finalUrl, permanentUrl, validators, pattern, wishes, charset, replacementCount };
  return rememberDocument(memory, before, { document, wasRead: firstReadAt !== undefined, now });
}
