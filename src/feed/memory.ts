// What the program remembers of a feed from one poll to the next, beside what queries look at. One plain value, stored as it is.
// Pure: every rule of polling takes a memory and gives a new one.
import { z } from 'zod';
import { CALENDAR_DAYS_KEPT } from './arrivals.ts';

/** Entries of one document, by short hashes of their identity; at most 2,000. */
const keys = z.array(z.string()).readonly();

const memoryShape = z.object({
  /** Version of the parsing code that read the feed last: what another version read is read anew. */
  readingVersion: z.number().default(0),
  /** The address (after redirects) that gave the validators: they mean nothing to another. */
  validatorUrl: z.string().nullable().default(null),
  /** When a whole document was last received, not a 304. */
  lastDocumentAt: z.number().default(0),
  /** When the window was last seen, by a document or by a 304 that said it was still the same. */
  lastSeenAt: z.number().default(0),
  /** The server said "not modified" of a document that was: its 304 is not asked for any more. */
  isValidatorDistrusted: z.boolean().default(false),
  /** Identities in the last document: what is not among them has arrived since. */
  window: keys.default([]),
  /** The last document had no entries: the next one cannot tell what was missed. */
  isEmptied: z.boolean().default(false),
  /** [calendar day, arrivals] of the last weeks, oldest first. */
  arrivals: z
    .array(z.tuple([z.number(), z.number()]).readonly())
    .max(CALENDAR_DAYS_KEPT)
    .readonly()
    .default([]),
  /** When something new was last in it; null until then. */
  lastArrivalAt: z.number().nullable().default(null),
  /** The shortest time in which the whole window was seen to roll over, and when. */
  rollover: z.object({ ms: z.number(), at: z.number() }).nullable().default(null),
  /** Polls that shared nothing with the one before: entries may have been missed between them. */
  gapCount: z.number().default(0),
  lastGapAt: z.number().nullable().default(null),
  /** What the feed asks for itself: minutes to live, hours (GMT) and ISO weekdays to be left alone. */
  ttlMinutes: z.number().nullable().default(null),
  skipHours: z.array(z.number()).readonly().default([]),
  skipDays: z.array(z.number()).readonly().default([]),
  /** WebSub hub it names; recorded, not used. */
  hubUrl: z.string().nullable().default(null),
  /** Where it says it has moved for good, how often in a row, and since when. */
  move: z.object({ url: z.string(), count: z.number(), since: z.number() }).nullable().default(null),
  /** Calendar days on which it answered 410. */
  goneDays: z.array(z.number()).readonly().default([]),
  /** The link pattern of a list page: proven once two polls gave the same. `looks`: documents in which it was another each time. */
  pattern: z
    .object({ shape: z.string(), isProven: z.boolean(), looks: z.number().default(1) })
    .nullable()
    .default(null),
  /** A pattern that was proven and then gone: when it comes back (after maintenance, say) it is believed at once. */
  lostPattern: z.string().nullable().default(null),
  /** Since when a feed that failed has been sound again; null while it fails. */
  soundSince: z.number().nullable().default(null),
  /** Entries taken on a calendar day, so that an endless calendar cannot fill the archive. */
  taken: z.object({ day: z.number(), count: z.number() }).nullable().default(null),
  /** Calendar day on which the owners were last told that it brings too much. */
  floodToldDay: z.number().nullable().default(null),
  /** How its bytes were read last. */
  charset: z.string().nullable().default(null),
  replacementCount: z.number().default(0),
});

export type FeedMemory = Readonly<z.infer<typeof memoryShape>>;

export const NO_MEMORY: FeedMemory = memoryShape.parse({});

/** What was noted while the clock was ahead lies in the future: it counts as of now. */
export function upToNow(memory: FeedMemory, now: number): FeedMemory {
  const past = <At extends number | null>(at: At): At | number => (at === null ? at : Math.min(at, now));
  const { lastDocumentAt, lastSeenAt, lastArrivalAt, lastGapAt, soundSince, rollover } = memory;
  return {
    ...memory,
    lastDocumentAt: past(lastDocumentAt),
    lastSeenAt: past(lastSeenAt),
    lastArrivalAt: past(lastArrivalAt),
    lastGapAt: past(lastGapAt),
    soundSince: past(soundSince),
    rollover: rollover === null ? null : { ...rollover, at: past(rollover.at) },
  };
}

/** A stored memory; what an older version did not know is empty, what cannot be read is forgotten. */
export function parseMemory(stored: unknown): FeedMemory {
  return memoryShape.safeParse(stored ?? {}).data ?? NO_MEMORY;
}
