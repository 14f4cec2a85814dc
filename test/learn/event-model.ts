// `npm run learn -- events`: learns seeds/event-points.json from the labelled streams: how likely two articles tell one event, and how
// likely one repeats the other's text. What it learned is measured on other streams: `npm run eval -- pairs`.
import { FEATURES, type Feature } from '#src/article/copies/pair-features.ts';
import type { Scorecard } from '#src/article/copies/points.ts';
import { boost, type Boosted, type Direction, type Example } from './boost.ts';
import type { Row } from './event-rows.ts';

const FORMAT = [
  'What each measured feature of two articles is worth when the judge of copies and stories compares them. Made by `npm run learn -- events`; do not edit by hand.',
  'sameEvent: do both tell one event? copy: does one repeat the text of the other (edited, cut)? Each begins at `start` and adds for every feature the points (log-odds) of the step its value lies in.',
  'above: the borders between the steps, rising; points: one more than borders. What the features are, src/article/copies/pair-features.ts says.',
];

/** More of these always speaks for one event (1) or against it (-1); the others may do either: a third of a text in common is background. */
const DIRECTIONS: Readonly<Partial<Record<Feature, Direction>>> = {
  hours: -1,
  sameOutlet: -1,
  clashes: -1,
  repeatedOtherwise: -1,
  rarestShared: 1,
  wordCosine: 1,
  titleKnown: 1,
  titleKnownBoth: 1,
  leadKnown: 1,
  leadKnownBoth: 1,
  figures: 1,
  quantities: 1,
  values: 1,
  actorsKnown: 1,
  titleQuoteUnknown: -1,
  oneReacts: -1,
  narrower: -1,
  titleFiguresKnown: 1,
  titleFiguresUnknown: -1,
  clock: 1,
  otherFocus: -1,
  otherPlace: -1,
  otherSubject: -1,
  otherEdition: -1,
  otherStage: -1,
  otherPhase: -1,
};

/** A copy is one however old its original is. */
const NOT_FOR_COPIES: ReadonlySet<Feature> = new Set(['hours']);
/** Steps learned, each at a tenth: more of them fitted the streams of learning, not the others. */
const ROUNDS = { sameEvent: 800, copy: 300 } as const;
const RATE = 0.1;

/** @returns the whole file */
export function learnEvents(rows: readonly Row[]): string {
  const sameEvent = learn(
    rows.flatMap(({ values, label }) =>
      label === 'different' ? [{ values, isPositive: false, weight: 1 }] : atOtherHours(values),
    ),
    { rounds: ROUNDS.sameEvent, left: new Set() },
  );
  const copy = learn(
    rows.map(({ values, label }) => ({
      values,
      isPositive: label === 'copy',
      weight: label === 'story' ? OWN_WORDS : 1,
    })),
    { rounds: ROUNDS.copy, left: NOT_FOR_COPIES },
  );
  return `${JSON.stringify({ format: FORMAT, sameEvent, copy }, undefined, 2)}\n`;
}

/** What is told in own words is no copy; but who takes it for one loses little. */
const OWN_WORDS = 0.3;

/** Outlets of the streams are quick; in life a paper prints in the evening or next morning what an agency told at noon. */
const DELAYS = [
  { hours: 0, weight: 0.9 },
  { hours: 8, weight: 0.08 },
  { hours: 20, weight: 0.02 },
] as const;

function atOtherHours(values: readonly number[]): readonly Example[] {
  const hoursAt = FEATURES.indexOf('hours');
  return DELAYS.map(({ hours, weight }) => ({
    values: values.map((value, index) => (index === hoursAt ? value + hours : value)),
    isPositive: true,
    weight,
  }));
}

function learn(
  examples: readonly Example[],
  { rounds, left }: { readonly rounds: number; readonly left: ReadonlySet<Feature> },
): Scorecard {
  const used = FEATURES.flatMap((feature, index) => (left.has(feature) ? [] : [{ feature, index }]));
  const chosen = examples.map((example) => ({
    ...example,
    values: used.map(({ index }) => example.values[index] ?? 0),
  }));
  const directions = used.map(({ feature }) => DIRECTIONS[feature] ?? 0);
  const learned = boost(chosen, { directions, rounds, rate: RATE });
  return {
    start: rounded(learned.bias),
    scales: scalesOf(
      learned,
      used.map(({ feature }) => feature),
    ),
  };
}

/** The steps of one feature, put together. */
function scalesOf({ steps }: Boosted, names: readonly Feature[]): Scorecard['scales'] {
  const entries = names.flatMap((name, feature) => {
    const own = steps.filter((step) => step.feature === feature);
    if (own.length === 0) return [];
    const above = [...new Set(own.map((step) => step.above))].toSorted((one, other) => one - other);
    const points = [Number.NEGATIVE_INFINITY, ...above].map((border) =>
      rounded(own.reduce((sum, step) => sum + (border >= step.above ? step.high : step.low), 0)),
    );
    return [[name, { above: above.map((border) => Number(border.toPrecision(4))), points }] as const];
  });
  return Object.fromEntries(entries);
}

function rounded(points: number): number {
  return Math.round(points * 1_000) / 1_000;
}
