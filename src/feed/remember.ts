// What a poll teaches: one function for each way it can end, from the old memory to the new. Pure; the store keeps what comes out.
import { seoulDay } from '#src/time.ts';
import { addArrivals } from './arrivals.ts';
import { hasLied, READING_VERSION, type Validators } from './conditional.ts';
import { noteGone } from './health.ts';
import { upToNow, type FeedMemory } from './memory.ts';
import { noteMove } from './moved.ts';
import { stepWindow } from './window.ts';

/** A document that was read, as far as polling cares. */
export type ReadDocument = {
  /** Window keys of its entries with the time each was published. */
  readonly entries: readonly { readonly key: string; readonly publishedAt: number | undefined }[];
  readonly finalUrl: string;
  readonly permanentUrl: string | undefined;
  readonly validators: Validators;
  /** The link pattern of a list page; undefined for a feed. */
  readonly pattern: string | undefined;
  readonly wishes: Pick<FeedMemory, 'ttlMinutes' | 'skipHours' | 'skipDays' | 'hubUrl'>;
  readonly charset: string;
  readonly replacementCount: number;
};

export type Lesson = {
  readonly memory: FeedMemory;
  /** Keys that were not in the document before. */
  readonly arrived: ReadonlySet<string>;
  readonly isGap: boolean;
};

export function rememberDocument(
  remembered: FeedMemory,
  before: Validators,
  { document, wasRead, now }: { readonly document: ReadDocument; readonly wasRead: boolean; readonly now: number },
): Lesson {
  const { entries, validators, finalUrl, permanentUrl, wishes, charset, replacementCount } = document;
  const memory = upToNow(remembered, now);
  const since = memory.lastSeenAt > 0 ? memory.lastSeenAt : undefined;
  // A list page whose links have another form shows other entries: they say nothing about what was missed.
  const isOtherList = document.pattern !== memory.pattern?.shape;
  const window = isOtherList && memory.lostPattern !== document.pattern ? [] : memory.window;
  // Neither does a feed that was empty, or a page that showed another list for a while.
  const isComparable = !memory.isEmptied && !(isOtherList && memory.pattern !== null);
  const keys = entries.map(({ key }) => key);
  const step = stepWindow({ ...memory, window }, { keys, since: isComparable ? since : undefined, now });
  const arrived = new Set(step.arrived);
  const times = arrivalTimes(document, { arrived, isFirst: since === undefined, now });
  const lied = hasLied(before, validators, { arrivedCount: arrived.size, isFirst: since === undefined });
  return {
    arrived,
    isGap: step.isGap,
    memory: {
      ...memory,
      ...step.memory,
      // A feed that is empty for once has not dropped what it had.
      window: entries.length === 0 ? window : step.memory.window,
      isEmptied: entries.length === 0,
      ...wishes,
      charset,
      replacementCount,
      readingVersion: READING_VERSION,
      validatorUrl: finalUrl,
      lastDocumentAt: now,
      lastSeenAt: now,
      isValidatorDistrusted: memory.isValidatorDistrusted || lied,
      arrivals: times.length === 0 ? memory.arrivals : addArrivals(memory.arrivals, times, now),
      lastArrivalAt: times.length === 0 ? memory.lastArrivalAt : Math.max(memory.lastArrivalAt ?? 0, ...times),
      move: noteMove(memory, permanentUrl, now),
      goneDays: [],
      pattern: patternAfter(memory, document.pattern, wasRead),
      lostPattern: document.pattern === memory.lostPattern ? null : memory.lostPattern,
      soundSince: memory.soundSince ?? now,
    },
  };
}

type Arriving = { readonly arrived: ReadonlySet<string>; readonly isFirst: boolean; readonly now: number };

/**
 * When what has arrived counts as having come: at the first document when it was published (without a date nobody knows), later now
 * at the latest, since a date may be days before the entry shows up.
 */
function arrivalTimes({ entries }: ReadDocument, { arrived, isFirst, now }: Arriving): readonly number[] {
  const fresh = entries.filter(({ key }) => arrived.has(key));
  if (!isFirst) return fresh.map(() => now);
  return fresh.flatMap(({ publishedAt }) => (publishedAt === undefined ? [] : [Math.min(publishedAt, now)]));
}

/**
 * Proven when two polls in a row show the same; another one has to prove itself anew. One that was proven before it was gone is
 * believed, and so is the first of a page that an older version followed without proof.
 */
function patternAfter(
  { pattern, lostPattern, readingVersion }: FeedMemory,
  seen: string | undefined,
  wasRead: boolean,
): FeedMemory['pattern'] {
  if (seen === undefined) return null;
  const isFollowed = wasRead && readingVersion === 0;
  if (pattern?.shape === seen || lostPattern === seen || isFollowed) return { shape: seen, isProven: true, looks: 0 };
  return { shape: seen, isProven: false, looks: (pattern?.looks ?? 0) + 1 };
}

/** A page whose links look different so often is no list that can be followed. */
const MOST_LOOKS = 5;

export function isUnsteady({ pattern }: FeedMemory): boolean {
  return pattern !== null && !pattern.isProven && pattern.looks >= MOST_LOOKS;
}

export type Unchanged = {
  /** The same bytes as before were received; false for a 304. */
  readonly isDocument: boolean;
  readonly permanentUrl: string | undefined;
};

export function rememberUnchanged(
  remembered: FeedMemory,
  { isDocument, permanentUrl }: Unchanged,
  now: number,
): FeedMemory {
  const memory = upToNow(remembered, now);
  return {
    ...memory,
    lastDocumentAt: isDocument ? now : memory.lastDocumentAt,
    lastSeenAt: now,
    move: noteMove(memory, permanentUrl, now),
    goneDays: [],
    soundSince: memory.soundSince ?? now,
  };
}

/** How often a list page may be without the links that were learned before it is learned anew. */
const FAILURES_BEFORE_RELEARNING = 3;
const GONE = 410;

export function rememberFailure(
  memory: FeedMemory,
  failure: { readonly status: number | undefined; readonly isPatternGone: boolean; readonly failedBefore: number },
  now: number,
): FeedMemory {
  const isForgotten = failure.isPatternGone && failure.failedBefore + 1 >= FAILURES_BEFORE_RELEARNING;
  return {
    ...memory,
    move: null,
    goneDays: failure.status === GONE ? noteGone(memory, now) : memory.goneDays,
    pattern: isForgotten ? null : memory.pattern,
    lostPattern: isForgotten ? (memory.pattern?.shape ?? null) : memory.lostPattern,
    soundSince: null,
  };
}

/** Nothing sound publishes so much; 연합뉴스 has some 2,000 a day. An endless calendar would fill the archive. */
const MOST_NEW_A_DAY = 3_000;

/** How many new entries may still be taken today. */
export function roomToday({ taken }: FeedMemory, now: number): number {
  const today = seoulDay(now);
  return Math.max(0, MOST_NEW_A_DAY - (taken?.day === today ? taken.count : 0));
}

export function rememberTaken(memory: FeedMemory, count: number, now: number): FeedMemory {
  const day = seoulDay(now);
  const before = memory.taken?.day === day ? memory.taken.count : 0;
  return { ...memory, taken: { day, count: before + count } };
}
