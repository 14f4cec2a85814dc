// Evaluation `facts`: places, sums, agreements and events of an article, with offsets into its body. Runs the program's own findFacts.
// What a case expects (`expect`) is compared by what people would compare: place and text, value and currency, parties, name.
import { z } from 'zod';
import { findFacts } from '#src/article/facts.ts';
import type { Facts } from '#src/model.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { caseId, errorsIn, evaluateLines, Hits, instant, own, words } from './case-lines.ts';

const expectation = z.object({
  /** Place ids. */
  places: z.array(z.string()).optional(),
  money: z.array(z.object({ value: z.number(), currency: z.string() })).optional(),
  /** Parties of each agreement, and its status. */
  agreements: z
    .array(z.object({ parties: z.array(z.string()), status: z.enum(['signed', 'planned']).optional() }))
    .optional(),
  events: z.array(z.string()).optional(),
});

const factsCase = z.object({
  id: caseId,
  title: words,
  body: words,
  publishedAt: instant,
  expect: own(expectation),
});

export const facts: EvalKind = {
  /** @param input JSON lines `{id, title, body, publishedAt, expect?}` */
  async evaluate(input: string): Promise<Evaluation> {
    const hits = { place: new Hits(), money: new Hits(), party: new Hits(), agreement: new Hits(), event: new Hits() };
    const lines = await evaluateLines(input, factsCase, ({ id, title, body, publishedAt, expect }) => {
      // The body as given, line breaks and all: offsets must fit it.
      const found = findFacts({ title, paragraphs: body.split('\n'), publishedAt });
      if (expect !== undefined) compare(hits, found, expect);
      return {
        id,
        ...found,
        agreements: found.agreements.map((agreement) => ({ ...agreement, date: agreement.date ?? null })),
        events: found.events.map((event) => ({ ...event, place: event.place ?? null })),
      };
    });
    return {
      lines,
      figures: {
        cases: lines.length,
        ...errorsIn(lines),
        ...Object.assign({}, ...Object.entries(hits).map(([name, hit]) => hit.figures(name))),
      },
    };
  },
};

type FactHits = Readonly<Record<'place' | 'money' | 'party' | 'agreement' | 'event', Hits>>;

function compare(hits: FactHits, found: Facts, expect: z.infer<typeof expectation>): void {
  if (expect.places !== undefined)
    countSets(hits.place, new Set(found.places.map(({ id }) => id)), new Set(expect.places));
  if (expect.money !== undefined)
    countSets(hits.money, new Set(found.money.map(sumOf)), new Set(expect.money.map(sumOf)));
  if (expect.events !== undefined)
    countSets(hits.event, new Set(found.events.map(({ name }) => name)), new Set(expect.events));
  if (expect.agreements === undefined) return;
  countSets(
    hits.party,
    new Set(found.agreements.flatMap(({ parties }) => parties)),
    new Set(expect.agreements.flatMap(({ parties }) => parties)),
  );
  countSets(
    hits.agreement,
    new Set(found.agreements.map((agreement) => `${keyOf(agreement)} ${agreement.status}`)),
    new Set(expect.agreements.map((agreement) => `${keyOf(agreement)} ${agreement.status ?? 'signed'}`)),
  );
}

function sumOf({ value, currency }: { readonly value: number; readonly currency: string }): string {
  return `${value} ${currency}`;
}

function keyOf({ parties }: { readonly parties: readonly string[] }): string {
  return parties.toSorted().join('|');
}

function countSets(hits: Hits, found: ReadonlySet<string>, wanted: ReadonlySet<string>): void {
  hits.add({
    right: found.intersection(wanted).size,
    wrong: found.difference(wanted).size,
    missing: wanted.difference(found).size,
  });
}
