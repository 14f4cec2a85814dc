// The signals that speak for or against an article (seeds/lexicon.json), compiled once.
// Data only: how they are weighed is for tally.ts and verdict.ts.
import { z } from 'zod';
import lexicon from '#seeds/lexicon.json' with { type: 'json' };
import { formatNotes, readWords, termList, uniqueIds } from './seed-words.ts';
import { compileLists, type TermScanner } from './terms.ts';

const KINDS = [
  'core',
  'programme',
  'technology',
  'matter',
  'means',
  'generic',
  'actor',
  'public',
  'field',
  'company',
  'against',
] as const;

const signalSchema = z.strictObject({
  /** Stays the same when words change: what people's 👍 and 👎 are learned on. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is written in small Latin letters, digits and hyphens'),
  kind: z.enum(KINDS),
  weight: z.number().positive().max(10),
  /** A technology that says city by itself: counts as two. */
  strong: z.boolean().optional(),
  /** A technology that only cities and governments use: asks for no other subject. */
  civic: z.boolean().optional(),
  /** Means so plain that they count half: 시스템. */
  plain: z.boolean().optional(),
  /** Means that are enough alone for a matter in the headline of a city that acts: sensors, cameras. */
  heavy: z.boolean().optional(),
  /** Against: how many of its words, one of them in the headline, decide whoever else is named there. */
  decides: z.int().min(1).max(5).optional(),
  terms: termList.min(1),
  except: termList.optional(),
  notBefore: termList.optional(),
  notAfter: termList.optional(),
  /** The terms count only in an article that also holds one of these: 네옴 with 사우디. */
  needs: termList.optional(),
});

export const lexiconSchema = z.strictObject({
  format: formatNotes,
  signals: z.array(signalSchema).min(1).superRefine(uniqueIds),
});

type Entry = z.infer<typeof signalSchema>;

export type Signal = Omit<Entry, 'terms' | 'except' | 'notBefore' | 'notAfter' | 'needs'> & {
  /** Where its `needs` are found among the findings of SCAN_SIGNALS. */
  readonly needsAt: number | undefined;
};

const ENTRIES: readonly Entry[] = readWords('seeds/lexicon.json', lexiconSchema, lexicon).signals;

const NEEDY: readonly Entry[] = ENTRIES.filter(({ needs }) => needs !== undefined);

export const SIGNALS: readonly Signal[] = ENTRIES.map((entry) => ({
  id: entry.id,
  kind: entry.kind,
  weight: entry.weight,
  strong: entry.strong,
  civic: entry.civic,
  plain: entry.plain,
  heavy: entry.heavy,
  decides: entry.decides,
  needsAt: entry.needs === undefined ? undefined : ENTRIES.length + NEEDY.indexOf(entry),
}));

/** The words of one signal, for lists that build on it. */
export function termsOfSignal(id: string): readonly string[] | undefined {
  return ENTRIES.find((entry) => entry.id === id)?.terms;
}

/** Findings of each signal in the order of SIGNALS, then those of the `needs`. */
export const scanSignals: TermScanner = compileLists([
  ...ENTRIES,
  ...NEEDY.map(({ needs = [] }) => ({ terms: needs })),
]);
