// What polls leave in the database and find there: sources as they stand, and entries on their way to an article.
import type { Validators } from '#src/feed/conditional.ts';
import type { FeedMemory } from '#src/feed/memory.ts';
import type { OwnerEvent } from '#src/model-notices.ts';
import type { Entry, Feed, FeedHealth, Judgement } from '#src/model.ts';

/** What of a document is recorded at once. */
export type Recording = {
  readonly now: number;
  /** New ones beyond it are left. */
  readonly most: number;
  /** Keys of everything in the document: an entry that still stands there has not moved to another address. */
  readonly present: ReadonlySet<string>;
};

export type FeedState = Feed & {
  readonly createdAt: number;
  readonly validators: Validators;
  /** When it was first read without error; undefined until then: the first poll alerts nothing that is older than the feed here. */
  readonly firstReadAt: number | undefined;
  readonly lastReadAt: number | undefined;
  readonly nextPollAt: number;
  /** Consecutive failed polls. */
  readonly errorCount: number;
  readonly lastError: string | undefined;
  /** Entries seen so far, and the newest entry's time. */
  readonly entryCount: number;
  readonly newestEntryAt: number | undefined;
  readonly health: FeedHealth;
  /** When its health changed last. */
  readonly healthAt: number | undefined;
  readonly memory: FeedMemory;
};

/** What a poll leaves behind, all of it durable at once. */
export type FeedSettlement = {
  readonly outcome:
    | { readonly kind: 'read'; readonly validators: Validators }
    | { readonly kind: 'not-modified' }
    /** `isCounted` is false when the fault was our own network's. */
    | { readonly kind: 'failed'; readonly error: string; readonly isCounted: boolean };
  readonly nextPollAt: number;
  readonly memory: FeedMemory;
  readonly health: FeedHealth;
  /** Its address from now on; ignored where another source has it already. */
  readonly url: string | undefined;
  readonly events: readonly OwnerEvent[];
};

/** Whom to tell of a feed's events, and when: what else happens until then goes into the same message. */
export type Telling = { readonly recipients: readonly string[]; readonly dueAt: number };

export type NewEntry = {
  readonly entry: Entry;
  readonly urlKey: string;
  readonly isSilent: boolean;
  /** It has arrived in its document since the last look: then it is news also where another source held it back. */
  readonly isFresh: boolean;
};

export type RecordedEntries = {
  /** Those that are new, in the order given. */
  readonly fresh: readonly NewEntry[];
  /** Known ones whose title, text or address the feed has changed. */
  readonly revisedCount: number;
  /** New ones beyond `most`: not stored, new again when they are seen again. */
  readonly leftCount: number;
};

/** An entry whose page is to be read now. */
export type WaitingEntry = {
  readonly id: number;
  readonly feed: Feed;
  readonly entry: Entry;
  readonly urlKey: string;
  /** Stored, never alerted: it was there before the feed was known here. */
  readonly isSilent: boolean;
  /** Earlier tries that failed; of one that is read again, how often it was. */
  readonly attempts: number;
  /** The article it is already: its feed has changed it, and it is read again. */
  readonly articleId: number | undefined;
};

export type EntryOutcome =
  /** `isCounted` is false when the fault was our own network's: the try does not count. */
  | { readonly kind: 'retry'; readonly at: number; readonly reason: string; readonly isCounted: boolean }
  | {
      readonly kind: 'irrelevant';
      readonly score: number;
      readonly reasons: readonly string[];
      readonly judgement?: Judgement | undefined;
    }
  | { readonly kind: 'unreadable'; readonly reason: string };
