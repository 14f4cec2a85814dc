// What each measured feature of two articles is worth: a table of points that are added up to a chance. Learned, and readable:
// every step can be looked up in seeds/event-points.json, and every decision can say which features decided it.
import { z } from 'zod';
import table from '#seeds/event-points.json' with { type: 'json' };
import { FEATURES, type Feature, type Features } from './pair-features.ts';

const scale = z
  .strictObject({
    /** The borders between the steps, rising. */
    above: z.array(z.number()),
    /** Log-odds of each step: before the first border, behind it, behind the second … */
    points: z.array(z.number()).min(1),
  })
  .refine(({ above, points }) => points.length === above.length + 1, 'one more point than borders');

const scorecard = z.strictObject({ start: z.number(), scales: z.partialRecord(z.enum(FEATURES), scale) });

const schema = z.strictObject({ format: z.array(z.string()), sameEvent: scorecard, copy: scorecard });

export type Scorecard = z.infer<typeof scorecard>;

const cards = schema.parse(table);

export type Chance = {
  /** 0 to 1. */
  readonly chance: number;
  /** What each feature added, in log-odds; those that added nothing are left out. */
  readonly points: readonly (readonly [feature: Feature, points: number])[];
};

/** How likely both articles tell one event. */
export function sameEventChance(features: Features): Chance {
  return chanceOf(features, cards.sameEvent);
}

/** How likely one article repeats the text of the other, edited or cut. Does not look at the time between them. */
export function copyChance(features: Features): Chance {
  return chanceOf(features, cards.copy);
}

export function chanceOf(features: Features, { start, scales }: Scorecard): Chance {
  let sum = start;
  for (const feature of FEATURES) sum += pointsAt(features[feature], scales[feature]);
  return {
    chance: 1 / (1 + Math.exp(-sum)),
    // Of most pairs nobody asks why.
    get points() {
      const points = FEATURES.map((feature) => [feature, pointsAt(features[feature], scales[feature])] as const);
      return points.filter(([, worth]) => worth !== 0);
    },
  };
}

function pointsAt(value: number, steps: Scorecard['scales'][Feature]): number {
  if (steps === undefined) return 0;
  const step = steps.above.findLastIndex((border) => value > border) + 1;
  return steps.points[step] ?? 0;
}
