// Evaluation `pairs`: two articles, is the later one a copy of the earlier, the same story, or different? The program's own judge decides.
// Input lines `{a, b, label?}`, or the articles of a labelled stream; with labels (copy, story, different) the figures are computed.
import { z } from 'zod';
import { prepare } from '#src/article/copies/comparable.ts';
import { judge } from '#src/article/dedupe.ts';
import type { Scores } from '#src/model.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { articleLine, toComparable, type ArticleLine } from './article-line.ts';
import { rounded } from './bcubed.ts';
import { bestF1 } from './beside.ts';
import { cutCopiesFound } from './cut.ts';
import { errorLine, fieldOf, own, readRows, type ErrorLine, type Row } from './case-lines.ts';
import { LABELS, pairsOfStream, type Label } from './stream-pairs.ts';

export const pairLine = z.object({ a: articleLine, b: articleLine, label: own(z.enum(LABELS)) });
type Pair = z.infer<typeof pairLine>;

/** An article of a stream stands on its line alone: what has an `a` is a pair, and broken when it is none. */
const line = z.union([pairLine, articleLine.extend({ a: z.undefined().optional() })]);

type Judged = {
  readonly line: object;
  readonly verdict: Label | undefined;
  readonly label: Label | undefined;
  readonly scores: Scores | undefined;
};

export const pairs: EvalKind = {
  /** @param input a file of JSON lines */
  async evaluate(input: string): Promise<Evaluation> {
    const rows = await readRows(input, line);
    const articles = rows.flatMap((row) => (row.kind === 'case' && !isPair(row.value) ? [row.value] : []));
    const streamed = pairsOfStream(articles).map((value) => ({ kind: 'case', value }) as const);
    const judged = [...rows.flatMap(pairRow), ...streamed].map(judgedRow);
    return { lines: judged.map(({ line }) => line), figures: { ...figuresOf(judged), ...cutFigures(articles) } };
  },
};

function isPair(value: z.infer<typeof line>): value is Pair {
  return value.a !== undefined;
}

function cutFigures(articles: readonly ArticleLine[]): Evaluation['figures'] {
  if (articles.length === 0) return {};
  const comparables = articles.map((article, index) => toComparable(article, index, 0));
  return { cutTo15Found: cutCopiesFound(comparables, 0.15), cutTo20Found: cutCopiesFound(comparables, 0.2) };
}

function pairRow(row: Row<z.infer<typeof line>>): readonly Row<Pair>[] {
  if (row.kind === 'broken') return [row];
  return isPair(row.value) ? [{ kind: 'case', value: row.value }] : [];
}

function judgedRow(row: Row<Pair>): Judged {
  if (row.kind === 'broken') return unjudged(row.line, fieldOf(row.raw, 'a'), fieldOf(row.raw, 'b'));
  try {
    return judgedPair(row.value);
  } catch (error) {
    return unjudged(errorLine(undefined, error), row.value.a, row.value.b);
  }
}

/** A pair has no id of its own: it is known by those of its articles. */
function unjudged({ id, error }: ErrorLine, a: unknown, b: unknown): Judged {
  const ids = { a: fieldOf(a, 'id') ?? null, b: fieldOf(b, 'id') ?? null };
  return { line: { id, ...ids, error }, verdict: undefined, label: undefined, scores: undefined };
}

function judgedPair({ a, b, label }: Pair): Judged {
  // One whose time is not known is taken for as old as the other.
  const one = prepare(toComparable(a, 0, b.publishedAt ?? 0));
  const other = prepare(toComparable(b, 1, a.publishedAt ?? 0));
  const [earlier, later] = one.publishedAt <= other.publishedAt ? [one, other] : [other, one];
  const { kind, scores, reasons } = judge(later, [earlier]);
  const verdict = toLabel(kind);
  return { line: { a: a.id, b: b.id, verdict, scores: scores ?? null, reasons }, verdict, label, scores };
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
    sameEventF1: f1(labelled, isSameEvent),
    falseCopiesPercent: different.length === 0 ? 0 : rounded((100 * falseCopies) / different.length),
    ...beside(labelled),
  };
}

/** Copies against different pairs by Jaccard, one event against different ones by TF-IDF cosine. */
function beside(labelled: readonly Judged[]): Evaluation['figures'] {
  if (labelled.length === 0) return {};
  const scored = (pick: (scores: Scores) => number) => (judged: Judged) => ({
    score: judged.scores === undefined ? 0 : pick(judged.scores),
    isPositive: judged.label !== 'different',
  });
  const copiesOnly = labelled.filter(({ label }) => label !== 'story');
  const alike = labelled.filter(({ scores }) => scores !== undefined && scores.cosine >= ALIKE);
  return {
    jaccardCopyF1: bestF1(copiesOnly.map(scored(({ jaccard }) => jaccard))),
    tfIdfSameEventF1: bestF1(labelled.map(scored(({ cosine }) => cosine))),
    alikePairs: alike.length,
    alikeSameEventF1: f1(alike, isSameEvent),
    alikeTfIdfF1: bestF1(alike.map(scored(({ cosine }) => cosine))),
  };
}

/** Pairs that share rare words: what a search for look-alikes brings up. */
const ALIKE = 0.2;

function isSameEvent(label: Label | undefined): boolean {
  return label !== 'different' && label !== undefined;
}

function f1(judged: readonly Judged[], isPositive: (label: Label | undefined) => boolean): number {
  const found = judged.filter(({ verdict }) => isPositive(verdict));
  const wanted = judged.filter(({ label }) => isPositive(label));
  const right = found.filter(({ label }) => isPositive(label)).length;
  return found.length + wanted.length === 0 ? 0 : rounded((2 * right) / (found.length + wanted.length));
}
