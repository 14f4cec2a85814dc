// What a round and a lane have seen. Types only.
import type { Planned } from './plan.ts';

export type RoundReport = {
  readonly plan: readonly Planned[];
  /** What is not as it should be, a line each. */
  readonly faults: readonly string[];
  readonly storyCount: number;
  readonly killCount: number;
};

/** What a lane has seen in all. */
export type LaneCounts = {
  readonly messages: number;
  readonly deliveries: number;
  readonly answered: number;
  readonly unanswered: number;
  readonly slowestMs: number;
  readonly peakBytes: number;
};
