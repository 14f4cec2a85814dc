// How facts are compared with what a careful reader finds: what is found at all, then what is told of it.
import { z } from 'zod';
import type { Facts } from '#src/model-facts.ts';
import { Hits } from './case-lines.ts';

/** What a reader finds; a list that is not given is not compared. */
export const expectation = z.object({
  /** Place ids, and ids of places that a word list would find and that are wrong here. */
  places: z.array(z.string()).optional(),
  absent: z.array(z.string()).optional(),
  money: z.array(z.object({ value: z.number(), currency: z.string(), role: z.string().optional() })).optional(),
  quantities: z.array(z.object({ value: z.number(), unit: z.string() })).optional(),
  /** Parties of each agreement, its status; subject and date where given, null for none. */
  agreements: z
    .array(
      z.object({
        parties: z.array(z.string()),
        status: z.enum(['signed', 'planned']).optional(),
        subject: z.string().nullish(),
        date: z.string().nullish(),
      }),
    )
    .optional(),
  /** Names; place and days where given, null for none. */
  events: z
    .array(
      z.union([
        z.string(),
        z.object({
          name: z.string(),
          place: z.string().nullish(),
          from: z.string().nullish(),
          to: z.string().nullish(),
        }),
      ]),
    )
    .optional(),
});

/** Of each kind of fact how many are right, wrong and missing; of each thing told about those found, how many times it is right. */
export type Score = {
  readonly hits: Map<string, Hits>;
  readonly told: Map<string, { right: number; all: number }>;
};

export function compareFacts(score: Score, found: Facts, expect: z.infer<typeof expectation>): void {
  if (expect.places !== undefined) count(score, 'place', [found.places.map(({ id }) => id), expect.places]);
  const places = new Set(found.places.map(({ id }) => id));
  for (const id of expect.absent ?? []) tell(score, 'absent', !places.has(id));
  if (expect.quantities !== undefined)
    count(score, 'quantity', [found.quantities.map(measureOf), expect.quantities.map(measureOf)]);
  if (expect.money !== undefined) compareMoney(score, found, expect.money);
  if (expect.agreements !== undefined) compareAgreements(score, found, expect.agreements);
  if (expect.events !== undefined) compareEvents(score, found, expect.events);
}

type Expected = Required<z.infer<typeof expectation>>;

function compareMoney(score: Score, { money }: Facts, wanted: NonNullable<Expected['money']>): void {
  count(score, 'money', [money.map(sumOf), wanted.map(sumOf)]);
  for (const sum of wanted) {
    const same = money.find((one) => sumOf(one) === sumOf(sum));
    if (same !== undefined && sum.role !== undefined) tell(score, 'role', same.role === sum.role);
  }
}

function compareAgreements(score: Score, { agreements }: Facts, wanted: NonNullable<Expected['agreements']>): void {
  count(score, 'party', [agreements.flatMap(({ parties }) => parties), wanted.flatMap(({ parties }) => parties)]);
  count(score, 'agreement', [agreements.map(agreementKey), wanted.map(agreementKey)]);
  for (const one of wanted) {
    const same = agreements.find((other) => agreementKey(other) === agreementKey(one));
    if (same === undefined) continue;
    if (one.date !== undefined) tell(score, 'agreementDate', (same.date ?? null) === one.date);
    if (one.subject !== undefined) tell(score, 'subject', (same.subject === '' ? null : same.subject) === one.subject);
  }
}

function compareEvents(score: Score, { events }: Facts, expected: NonNullable<Expected['events']>): void {
  const wanted = expected.map((event) => (typeof event === 'string' ? { name: event } : event));
  count(score, 'event', [events.map(({ name }) => name), wanted.map(({ name }) => name)]);
  for (const one of wanted) {
    const same = events.find(({ name }) => name === one.name);
    if (same === undefined) continue;
    if (one.place !== undefined) tell(score, 'venue', (same.place ?? null) === one.place);
    if (one.from !== undefined) tell(score, 'from', (same.from ?? null) === one.from);
    if (one.to !== undefined) tell(score, 'to', (same.to ?? null) === one.to);
  }
}

/** `placeP`, `placeR` …, then the shares of what is told rightly: `role`, `subject` … */
export function figuresOf({ hits, told }: Score): Readonly<Record<string, number>> {
  return {
    ...Object.assign({}, ...[...hits].map(([name, hit]) => hit.figures(name))),
    ...Object.fromEntries([...told].map(([name, { right, all }]) => [name, Math.round((right / all) * 1_000) / 1_000])),
  };
}

function tell({ told }: Score, name: string, isRight: boolean): void {
  const sum = told.get(name) ?? { right: 0, all: 0 };
  sum.all += 1;
  if (isRight) sum.right += 1;
  told.set(name, sum);
}

function count(
  { hits }: Score,
  name: string,
  [found, wanted]: readonly [found: readonly string[], wanted: readonly string[]],
): void {
  const hit = hits.get(name) ?? new Hits();
  hits.set(name, hit);
  const [mine, theirs] = [new Set(found), new Set(wanted)];
  hit.add({
    right: mine.intersection(theirs).size,
    wrong: mine.difference(theirs).size,
    missing: theirs.difference(mine).size,
  });
}

function sumOf({ value, currency }: { readonly value: number; readonly currency: string }): string {
  return `${value} ${currency}`;
}

function measureOf({ value, unit }: { readonly value: number; readonly unit: string }): string {
  return `${value} ${unit}`;
}

function agreementKey({
  parties,
  status,
}: {
  readonly parties: readonly string[];
  readonly status?: string | undefined;
}): string {
  return `${parties.toSorted().join('|')} ${status ?? 'signed'}`;
}
