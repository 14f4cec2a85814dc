// Evaluation `sentences`: a paragraph cut where its sentences end. Runs the program's own splitSentences.
import { z } from 'zod';
import { languageOf } from '#src/language/normalize.ts';
import { splitSentences } from '#src/language/sentences.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { caseId, errorsIn, evaluateLines, own, words } from './case-lines.ts';

const sentenceCase = z.object({
  id: caseId,
  text: words,
  language: own(z.enum(['ko', 'en'])),
  sentences: own(z.array(z.string())),
});

export const sentences: EvalKind = {
  /** @param input JSON lines `{id, text, language?, sentences?}` */
  async evaluate(input: string): Promise<Evaluation> {
    let [exact, compared] = [0, 0];
    const lines = await evaluateLines(input, sentenceCase, ({ id, text, language, sentences: wanted }) => {
      const found = splitSentences(text, language ?? languageOf(text));
      if (wanted !== undefined) {
        compared += 1;
        if (JSON.stringify(found) === JSON.stringify(wanted)) exact += 1;
      }
      return { id, sentences: found };
    });
    return { lines, figures: { cases: lines.length, ...errorsIn(lines), exact: `${exact}/${compared}` } };
  },
};
