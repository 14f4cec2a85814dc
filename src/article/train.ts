// Learns from 👍 and 👎: a small logistic regression on top of the lexicon. Deterministic: the same labels give the same layer.
// It must never unlearn the lexicon from a few voices: weights are held near nothing (L2), and what does not help is not kept.
import type { Judgement } from '#src/model.ts';
import { learnedPoints, marginOf, strengthOf, type Learned } from './learned.ts';

export type Example = {
  /** Decides which part it is tested in; any stable text. */
  readonly key: string;
  readonly judgement: Judgement;
  readonly isRelevant: boolean;
};

/** Fewer labelled articles teach their own accidents. */
export const LEAST_EXAMPLES = 200;

/** One point of the lexicon in log-odds: at the border even, three points above it 89 to 11. */
const STEEPNESS = 0.7;
/** Strength of L2 on each weight, in examples. */
const CAUTION = 1;
const ROUNDS = 400;
const STEP = 1;

type Weights = Pick<Learned, 'bias' | 'points'>;

/** The weights that make the labels likeliest, held near 0. Full-batch gradient steps; linear in examples × signals. */
export function fit(examples: readonly Example[]): Weights {
  const signals = [...new Set(examples.flatMap(({ judgement }) => Object.keys(judgement.points)))].toSorted();
  const rows = examples.map(({ judgement, isRelevant }) => ({
    margin: marginOf(judgement),
    strengths: signals.map((signal) => strengthOf(judgement.points[signal] ?? 0)),
    target: isRelevant ? 1 : 0,
  }));
  const weights = signals.map(() => 0);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const slopes = weights.map((weight) => CAUTION * weight);
    let biasSlope = CAUTION * bias;
    for (const { margin, strengths, target } of rows) {
      const sum = strengths.reduce((total, strength, index) => total + strength * (weights[index] ?? 0), margin + bias);
      const surprise = STEEPNESS * (chance(sum) - target);
      biasSlope += surprise;
      for (const [index, strength] of strengths.entries()) slopes[index] = (slopes[index] ?? 0) + surprise * strength;
    }
    const step = STEP / (CAUTION + rows.length / 4);
    bias -= step * biasSlope;
    for (const [index, slope] of slopes.entries()) weights[index] = (weights[index] ?? 0) - step * slope;
  }
  return { bias, points: Object.fromEntries(signals.map((signal, index) => [signal, weights[index] ?? 0])) };
}

function chance(points: number): number {
  return 1 / (1 + Math.exp(-STEEPNESS * points));
}

export type Verdicts = { readonly right: number; readonly missed: number; readonly wronglyTaken: number };

export type Trial = { readonly before: Verdicts; readonly after: Verdicts };

const PARTS = 5;

/** Each fifth judged by what the other four taught, beside the lexicon alone: what the layer is worth on articles it has not seen. */
export function tryOut(examples: readonly Example[]): Trial {
  const parts = Map.groupBy(examples, ({ key }) => partOf(key));
  const trained = [...parts.values()].flatMap((tested) => {
    const weights = fit(examples.filter((example) => !tested.includes(example)));
    return tested.map((example) => ({ example, sum: sumOf(example, weights) }));
  });
  const none: Weights = { bias: 0, points: {} };
  return {
    before: verdictsOf(examples.map((example) => ({ example, sum: sumOf(example, none) }))),
    after: verdictsOf(trained),
  };
}

function sumOf({ judgement }: Example, weights: Weights): number {
  return learnedPoints(judgement.points, weights).reduce((sum, [, points]) => sum + points, marginOf(judgement));
}

function verdictsOf(judged: readonly { readonly example: Example; readonly sum: number }[]): Verdicts {
  const taken = judged.filter(({ sum }) => sum >= 0);
  const left = judged.filter(({ sum }) => sum < 0);
  const wronglyTaken = taken.filter(({ example }) => !example.isRelevant).length;
  const missed = left.filter(({ example }) => example.isRelevant).length;
  return { right: judged.length - wronglyTaken - missed, missed, wronglyTaken };
}

/** A number of 0 to 4 that depends on the key alone (FNV-1a). */
function partOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const letter of key) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % PARTS;
}

/** Whether the layer makes fewer mistakes on articles it has not seen. */
export function isBetter({ before, after }: Trial): boolean {
  return after.right > before.right;
}
