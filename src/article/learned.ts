// What 👍 and 👎 have taught: points that a signal of the lexicon is worth more or less here. A layer on top of the lexicon, listed as
// reasons like everything else. It must never hide what it did: each of its points is a reason of its own.
import { z } from 'zod';
import type { Classification, Judgement, Reason } from '#src/model.ts';

const learnedSchema = z.object({
  version: z.literal(1),
  trainedAt: z.number(),
  labelCount: z.number().int(),
  /** Points for every text. */
  bias: z.number(),
  /** Signal id → points where it counts fully. */
  points: z.record(z.string(), z.number()),
});

/** The layer as it is kept: JSON. */
export type Learned = z.output<typeof learnedSchema>;

/** @returns undefined when there is none, or it is of another version: the lexicon then stands alone */
export function parseLearned(stored: string | undefined): Learned | undefined {
  if (stored === undefined) return undefined;
  try {
    return learnedSchema.safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}

/** Marks the reasons of this layer. */
const LEARNED = 'learned:';
const BIAS = `${LEARNED}bias`;

/** What the lexicon alone said; the reasons of this layer are left out. */
export function judgementOf({ relevance, score, reasons }: Classification): Judgement {
  const points: Record<string, number> = {};
  for (const { signal, weight } of reasons)
    if (signal !== undefined && !signal.startsWith(LEARNED)) points[signal] = (points[signal] ?? 0) + weight;
  return { relevance, score, points };
}

/** Points of relevance at which an article is about the subject: as in the lexicon. */
const RELEVANT = 2;
/** A text with points enough that the lexicon turned away all the same (no city, one technology) is this far from it. */
const TURNED_AWAY = 1;

/** How far a text is from the border, in points: not negative for what the lexicon takes, negative for what it turns away. */
export function marginOf({ relevance, score }: Pick<Judgement, 'relevance' | 'score'>): number {
  return relevance === 'no' ? Math.min(score - RELEVANT, -TURNED_AWAY) : Math.max(score - RELEVANT, 0);
}

/** How much a signal is there, from −2 to 2: three points of the lexicon are one. */
export function strengthOf(points: number): number {
  return Math.max(-MOST_STRENGTH, Math.min(points / FULL_POINTS, MOST_STRENGTH));
}

const FULL_POINTS = 3;
const MOST_STRENGTH = 2;

/** What the layer adds to a text's points, one entry a signal; the bias under its own name. */
export function learnedPoints(
  points: Judgement['points'],
  { bias, points: weights }: Pick<Learned, 'bias' | 'points'>,
): readonly (readonly [signal: string, points: number])[] {
  const signals = Object.entries(points).map(
    ([signal, own]) => [signal, strengthOf(own) * (weights[signal] ?? 0)] as const,
  );
  return [...signals, [BIAS, bias] as const];
}

/** The classification with what was learned; unchanged where nothing was. */
export function withLearned(lexical: Classification, learned: Learned | undefined): Classification {
  if (learned === undefined) return lexical;
  const judgement = judgementOf(lexical);
  const added = learnedPoints(judgement.points, learned);
  const sum = added.reduce((total, [, points]) => total + points, 0);
  const isRelevant = marginOf(lexical) + sum >= 0;
  const reasons = added.flatMap(([signal, points]) => learnedReason(signal, points, lexical.reasons));
  return {
    ...lexical,
    relevance: relevanceOf(lexical, isRelevant),
    score: round(lexical.score + sum),
    reasons: [...lexical.reasons, ...reasons].toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  };
}

/** People say relevant or not; whether it is about the subject itself stays the lexicon's word. */
function relevanceOf({ relevance }: Classification, isRelevant: boolean): Classification['relevance'] {
  if (!isRelevant) return 'no';
  return relevance === 'no' ? 'adjacent' : relevance;
}

/** `👎 분양 (−1.3)`, in the words of the lexicon's own reason; too small to be shown is too small to be said. */
function learnedReason(signal: string, points: number, reasons: readonly Reason[]): readonly Reason[] {
  const weight = round(points);
  if (weight === 0) return [];
  const words = reasons.find((reason) => reason.signal === signal)?.text.split(COUNT)[0] ?? '';
  const sign = weight < 0 ? '👎' : '👍';
  const text = [sign, words, `(${weight < 0 ? '−' : '+'}${Math.abs(weight)})`].filter((part) => part !== '').join(' ');
  return [{ text, weight, signal: signal === BIAS ? BIAS : `${LEARNED}${signal}` }];
}

/** What follows the word in `스마트시티 ×13 (+6.4)`, `창원시 (+0.8)`. */
const COUNT = / [×(]/;

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
