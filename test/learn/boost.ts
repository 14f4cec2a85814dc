// Learns a table of points: for each feature steps of log-odds, added up (gradient boosting of one-step trees, Friedman 2001).
// Each feature may only speak in its own direction, so that a table can be read and never says that more in common is less.
// Deterministic: a fixed pseudo-random sequence chooses which rows and features a step looks at.

export type Example = { readonly values: readonly number[]; readonly isPositive: boolean; readonly weight: number };

/** 1: more of it speaks for, -1: against, 0: either way. */
export type Direction = -1 | 0 | 1;

/** From `from` on (at least) the feature adds `points`. */
export type Step = { readonly feature: number; readonly above: number; readonly low: number; readonly high: number };

export type Boosted = { readonly bias: number; readonly steps: readonly Step[] };

export type Plan = {
  readonly directions: readonly Direction[];
  readonly rounds: number;
  readonly rate: number;
};

/** How many values of a feature are tried as borders. */
const BORDERS = 24;
/** Log-odds of a leaf are held back as if so many undecided examples stood in it. */
const CAUTION = 4;
const LEAST_LEAF = 10;
const ROW_SHARE = 0.7;
const FEATURES_A_ROUND = 12;

export function boost(examples: readonly Example[], { directions, rounds, rate }: Plan): Boosted {
  const random = sequence(20_261_126);
  const columns = directions.map((_, feature) => Float64Array.from(examples, ({ values }) => values[feature] ?? 0));
  const borders = columns.map(bordersOf);
  const weights = Float64Array.from(examples, ({ weight }) => weight);
  const targets = Float64Array.from(examples, ({ isPositive }) => Number(isPositive));
  const positive = sum(weights.map((weight, row) => weight * (targets[row] ?? 0)));
  const bias = Math.log(positive / (sum(weights) - positive));
  const scores = new Float64Array(examples.length).fill(bias);
  const steps: Step[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const rows = examples.flatMap((_, row) => (random() < ROW_SHARE ? [row] : []));
    const slopes = scores.map((score, row) => (weights[row] ?? 0) * (chance(score) - (targets[row] ?? 0)));
    const bends = scores.map((score, row) => (weights[row] ?? 0) * chance(score) * (1 - chance(score)));
    const looked = shuffled(directions.length, random).slice(0, FEATURES_A_ROUND);
    const step = bestStep({ columns, borders, directions, rows, slopes, bends }, looked);
    if (step === undefined) continue;
    const taken = { ...step, low: step.low * rate, high: step.high * rate };
    steps.push(taken);
    const column = columns[taken.feature];
    for (const [row, value] of (column ?? []).entries())
      scores[row] = (scores[row] ?? 0) + (value > taken.above ? taken.high : taken.low);
  }
  return { bias, steps };
}

type View = {
  readonly columns: readonly Float64Array[];
  readonly borders: readonly (readonly number[])[];
  readonly directions: readonly Direction[];
  readonly rows: readonly number[];
  readonly slopes: Float64Array;
  readonly bends: Float64Array;
};

function bestStep(view: View, looked: readonly number[]): Step | undefined {
  let best: { readonly step: Step; readonly gain: number } | undefined;
  for (const feature of looked) {
    for (const above of view.borders[feature] ?? []) {
      const found = stepAt(view, feature, above);
      if (found !== undefined && found.gain > (best?.gain ?? 1e-6)) best = found;
    }
  }
  return best?.step;
}

function stepAt(
  { columns, directions, rows, slopes, bends }: View,
  feature: number,
  above: number,
): { readonly step: Step; readonly gain: number } | undefined {
  const column = columns[feature] ?? new Float64Array();
  let [slopeAll, bendAll, slopeHigh, bendHigh, high] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    const [slope, bend] = [slopes[row] ?? 0, bends[row] ?? 0];
    slopeAll += slope;
    bendAll += bend;
    if ((column[row] ?? 0) <= above) continue;
    slopeHigh += slope;
    bendHigh += bend;
    high += 1;
  }
  if (high < LEAST_LEAF || rows.length - high < LEAST_LEAF) return undefined;
  const [slopeLow, bendLow] = [slopeAll - slopeHigh, bendAll - bendHigh];
  const step = { feature, above, low: -slopeLow / (bendLow + CAUTION), high: -slopeHigh / (bendHigh + CAUTION) };
  if ((step.high - step.low) * (directions[feature] ?? 0) < 0) return undefined;
  const gain =
    slopeHigh ** 2 / (bendHigh + CAUTION) + slopeLow ** 2 / (bendLow + CAUTION) - slopeAll ** 2 / (bendAll + CAUTION);
  return { step, gain };
}

function bordersOf(column: Float64Array): readonly number[] {
  const sorted = column.toSorted();
  const quantiles = Array.from(
    { length: BORDERS },
    (_, index) => sorted[Math.floor(((index + 1) / (BORDERS + 1)) * sorted.length)] ?? 0,
  );
  return [...new Set(quantiles)];
}

function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function shuffled(count: number, random: () => number): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => ({ index, key: random() }));
  return order.toSorted((one, other) => one.key - other.key).map(({ index }) => index);
}

/** Pseudo-random numbers of 0 to 1, the same ones every time (mulberry32, public domain). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
