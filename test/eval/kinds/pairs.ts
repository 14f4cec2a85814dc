// Evaluation `pairs`: two articles, is the later one a copy of the earlier, the same story, or different? The program's own judge decides.
// Input lines `{a, b, label?}`; with labels (copy, story, different) the figures are computed.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { prepare } from '#src/article/comparable.ts';
import { judge } from '#src/article/dedupe.ts';
import { describeError } from '#src/errors.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { articleLine, toComparable } from './article-line.ts';
import { rounded } from './bcubed.ts';

const LABELS = ['copy', 'story', 'different'] as const;
type Label = (typeof LABELS)[number];

const pairLine = z.object({ a: articleLine, b: articleLine, label: z.enum(LABELS).optional() });

type Judged = { readonly line: object; readonly verdict: Label | undefined; readonly label: Label | undefined };

export const pairs: EvalKind = {
  /** @param input a file of JSON lines */
  async evaluate(input: string): Promise<Evaluation> {
    const texts = (await readFile(input, 'utf8')).split('\n').filter((text) => text.trim() !== '');
    const judged = texts.map((text, index) => judgedPair(text, index));
    return { lines: judged.map(({ line }) => line), figures: figuresOf(judged) };
  },
};

function judgedPair(text: string, index: number): Judged {
  try {
    const { a, b, label } = pairLine.parse(JSON.parse(text));
    const [one, other] = [toComparable(a, 0), toComparable(b, 1)].map((article) => prepare(article));
    if (one === undefined || other === undefined) throw new Error('a pair has two articles');
    const [earlier, later] = one.publishedAt <= other.publishedAt ? [one, other] : [other, one];
    const { kind, scores, reasons } = judge(later, [earlier]);
    const verdict = toLabel(kind);
    return { line: { a: a.id, b: b.id, verdict, scores, reasons }, verdict, label };
  } catch (error) {
    return { line: { id: index, error: describeError(error) }, verdict: undefined, label: undefined };
  }
}

/** An article that changed under its own address repeats itself. */
function toLabel(kind: 'new' | 'copy' | 'story' | 'update'): Label {
  if (kind === 'new') return 'different';
  return kind === 'story' ? 'story' : 'copy';
}

function figuresOf(judged: readonly Judged[]): Evaluation['figures'] {
  const labelled = judged.filter(({ label }) => label !== undefined);
  const different = labelled.filter(({ label }) => label === 'different');
  const falseCopies = different.filter(({ verdict }) => verdict === 'copy').length;
  return {
    pairs: judged.length,
    errors: judged.filter(({ verdict }) => verdict === undefined).length,
    copyF1: f1(labelled, (label) => label === 'copy'),
    sameEventF1: f1(labelled, (label) => label !== 'different' && label !== undefined),
    falseCopiesPercent: different.length === 0 ? 0 : rounded((100 * falseCopies) / different.length),
  };
}

function f1(judged: readonly Judged[], isPositive: (label: Label | undefined) => boolean): number {
  const found = judged.filter(({ verdict }) => isPositive(verdict));
  const wanted = judged.filter(({ label }) => isPositive(label));
  const right = found.filter(({ label }) => isPositive(label)).length;
  return found.length + wanted.length === 0 ? 0 : rounded((2 * right) / (found.length + wanted.length));
}
