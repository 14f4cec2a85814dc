// Evaluation `summary`: whole sentences within a budget. Runs the program's own summarize.
// Cases with `gold` sentences (or `labels`, their numbers) also give precision and ROUGE-2.
import { z } from 'zod';
import { summarize } from '#src/article/summarize.ts';
import { languageOf } from '#src/language/normalize.ts';
import { splitSentences } from '#src/language/sentences.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { caseId, errorsIn, evaluateLines, own, paragraphsOf, words } from './case-lines.ts';

const summaryCase = z.object({
  id: caseId,
  title: words,
  body: words,
  /** Characters. */
  budget: z.number().min(1).nullish(),
  gold: own(z.union([z.string(), z.array(z.string())])),
  /** Numbers (from 0) of the gold sentences among `sentences`, or among the sentences of the body. */
  labels: own(z.array(z.number().int().nonnegative())),
  sentences: own(z.array(z.string())),
});

const BUDGET = 300;

type Totals = {
  cases: number;
  length: number;
  sentences: number;
  violations: number;
  gold: number;
  right: number;
  answers: number;
  rouge: number;
};

export const summary: EvalKind = {
  /** @param input JSON lines `{id, title, body, budget?, gold?, labels?}` */
  async evaluate(input: string): Promise<Evaluation> {
    const totals: Totals = {
      cases: 0,
      length: 0,
      sentences: 0,
      violations: 0,
      gold: 0,
      right: 0,
      answers: 0,
      rouge: 0,
    };
    const lines = await evaluateLines(input, summaryCase, (given) => {
      const paragraphs = paragraphsOf(given.body);
      const language = languageOf(`${given.title}\n${given.body}`);
      const budget = Math.floor(given.budget ?? BUDGET);
      const sentences = summarize({ title: given.title, paragraphs, language }, budget);
      const length = sentences.join(' ').length;
      totals.cases += 1;
      totals.length += length;
      totals.sentences += sentences.length;
      if (length > budget || (sentences.length === 0 && paragraphs.length > 0)) totals.violations += 1;
      compare(
        totals,
        sentences,
        goldOf(given, () => paragraphs.flatMap((paragraph) => splitSentences(paragraph, language))),
      );
      return { id: given.id, sentences };
    });
    return { lines, figures: { ...figuresOf(totals, lines.length), ...errorsIn(lines) } };
  },
};

function goldOf(given: z.infer<typeof summaryCase>, split: () => readonly string[]): readonly string[] {
  if (typeof given.gold === 'string') return [given.gold];
  if (given.gold !== undefined) return given.gold;
  if (given.labels === undefined) return [];
  const sentences = given.sentences ?? split();
  return given.labels.flatMap((number) => sentences[number] ?? []);
}

function compare(totals: Totals, sentences: readonly string[], gold: readonly string[]): void {
  if (gold.length === 0) return;
  const wanted = gold.map(compact);
  totals.gold += 1;
  totals.answers += sentences.length;
  totals.right += sentences
    .map(compact)
    .filter((sentence) => wanted.some((text) => text.includes(sentence) || sentence.includes(text))).length;
  totals.rouge += rouge2(sentences.join(' '), gold.join(' '));
}

function compact(text: string): string {
  return text.normalize('NFKC').replaceAll(NOT_WORD, '').toLowerCase();
}

/** Everything but letters and digits. */
const NOT_WORD = /[^\p{L}\p{N}]+/gu;

/** F1 of shared pairs of neighbouring words, endings and all: 0 to 1. */
function rouge2(answer: string, gold: string): number {
  const [mine, theirs] = [pairs(answer), pairs(gold)];
  let shared = 0;
  for (const [pair, count] of mine) shared += Math.min(count, theirs.get(pair) ?? 0);
  const size = sum(mine) + sum(theirs);
  return size === 0 ? 0 : (2 * shared) / size;
}

function pairs(text: string): ReadonlyMap<string, number> {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(NOT_WORD)
    .filter((word) => word !== '');
  const counts = new Map<string, number>();
  words.slice(1).forEach((word, index) => {
    const pair = `${words[index] ?? ''} ${word}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  });
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function figuresOf(totals: Totals, cases: number): Readonly<Record<string, number>> {
  return {
    cases,
    meanLength: mean(totals.length, totals.cases),
    meanSentences: mean(totals.sentences, totals.cases),
    violations: totals.violations,
    ...(totals.gold === 0
      ? {}
      : { precision: mean(totals.right, totals.answers), rouge2: mean(totals.rouge, totals.gold) }),
  };
}

/** Three decimals. */
function mean(value: number, count: number): number {
  return count === 0 ? 0 : Math.round((value / count) * 1_000) / 1_000;
}
