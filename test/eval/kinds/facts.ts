// Evaluation `facts`: places, sums, agreements and events of an article, with offsets into its body. Runs the program's own findFacts.
// What a case expects (`expect`) is compared by what people would compare: place and text, value and currency, parties, name.
import { z } from 'zod';
import { findFacts } from '#src/article/facts.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { caseId, errorsIn, evaluateLines, instant, own, words } from './case-lines.ts';
import { compareFacts, expectation, figuresOf, type Score } from './fact-score.ts';

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
    const score: Score = { hits: new Map(), told: new Map() };
    const lines = await evaluateLines(input, factsCase, ({ id, title, body, publishedAt, expect }) => {
      // The body as given, line breaks and all: offsets must fit it.
      const found = findFacts({ title, paragraphs: body.split('\n'), publishedAt });
      if (expect !== undefined) compareFacts(score, found, expect);
      return {
        id,
        ...found,
        agreements: found.agreements.map((agreement) => ({ ...agreement, date: agreement.date ?? null })),
        events: found.events.map((event) => ({
          ...event,
          place: event.place ?? null,
          from: event.from ?? null,
          to: event.to ?? null,
        })),
      };
    });
    return { lines, figures: { cases: lines.length, ...errorsIn(lines), ...figuresOf(score) } };
  },
};
