// Evaluation `relevance`: is an article about smart cities, near it, or neither. Runs the program's own classify.
import { z } from 'zod';
import { classify } from '#src/article/classify.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { caseId, errorsIn, evaluateLines, Hits, own, words } from './case-lines.ts';

const relevanceCase = z.object({
  id: caseId,
  title: words,
  lead: words,
  body: words,
  label: own(z.enum(['core', 'adjacent', 'no'])),
  topics: own(z.array(z.string())),
  subtopics: own(z.array(z.string())),
});

export const relevance: EvalKind = {
  /** @param input JSON lines `{id, title, lead, body?, label?, topics?}` */
  async evaluate(input: string): Promise<Evaluation> {
    const relevant = new Hits();
    const core = new Hits();
    const topics = new Hits();
    const lines = await evaluateLines(input, relevanceCase, (given) => {
      const { id, title, lead, body, label } = given;
      const classified = classify({ title, lead, body });
      const found = classified.relevance === 'no' ? { ...classified, topics: [] } : classified;
      if (label !== undefined) {
        relevant.addAnswer(found.relevance !== 'no', label !== 'no');
        core.addAnswer(found.relevance === 'core', label === 'core');
      }
      const wanted = given.topics ?? given.subtopics;
      if (wanted !== undefined && label !== 'no') countTopics(topics, found.topics, wanted);
      return { id, ...found, reasons: found.reasons.map(({ text }) => text) };
    });
    return {
      lines,
      figures: {
        cases: lines.length,
        ...errorsIn(lines),
        ...relevant.figures('relevant'),
        ...core.figures('core'),
        ...topics.figures('topic'),
      },
    };
  },
};

function countTopics(hits: Hits, found: readonly string[], wanted: readonly string[]): void {
  const right = found.filter((topic) => wanted.includes(topic)).length;
  hits.add({ right, wrong: found.length - right, missing: wanted.filter((topic) => !found.includes(topic)).length });
}
