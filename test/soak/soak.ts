// Runs many rounds over a few lanes side by side. A round that goes wrong is told and ends its lane, whose archive may be spoilt: the next
// round gets a new one. It decides nothing about what is right.
import { Lane } from './lane.ts';
import type { LaneCounts, RoundReport } from './report.ts';

export type SoakOptions = {
  readonly seed: number;
  /** Numbers of the rounds, in the order in which they begin. */
  readonly rounds: readonly number[];
  readonly lanes: number;
  /** After this time no further round begins. */
  readonly longestMs: number;
  readonly onRound?: (done: SoakTotals, round: number, report: RoundReport) => void;
};

export type SoakTotals = {
  readonly rounds: number;
  readonly failed: readonly number[];
  readonly stories: number;
  readonly kills: number;
  readonly messages: number;
  readonly deliveries: number;
  readonly answered: number;
  readonly unanswered: number;
  readonly slowestMs: number;
  readonly peakBytes: number;
  readonly isOutOfTime: boolean;
};

const NOTHING: SoakTotals = {
  rounds: 0,
  failed: [],
  stories: 0,
  kills: 0,
  messages: 0,
  deliveries: 0,
  answered: 0,
  unanswered: 0,
  slowestMs: 0,
  peakBytes: 0,
  isOutOfTime: false,
};

/** @returns what was seen in all; `failed` is empty when every round was as it should be */
export async function soak(options: SoakOptions): Promise<SoakTotals> {
  const { rounds, lanes, longestMs } = options;
  const endsAt = performance.now() + longestMs;
  const waiting = [...rounds];
  let totals = NOTHING;
  const work = async (): Promise<void> => {
    let lane: Lane | undefined;
    for (let round = waiting.shift(); round !== undefined; round = waiting.shift()) {
      lane ??= await Lane.open();
      const report = await lane.run(options.seed, round);
      const isLast = waiting.length === 0 || performance.now() > endsAt;
      totals = withRound(totals, round, report);
      options.onRound?.(totals, round, report);
      if (report.faults.length === 0 && !isLast) continue;
      totals = withLane(totals, lane.counts());
      await lane[Symbol.asyncDispose]();
      lane = undefined;
      if (performance.now() > endsAt) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, rounds.length) }, work));
  return { ...totals, isOutOfTime: waiting.length > 0 };
}

function withRound(totals: SoakTotals, round: number, report: RoundReport): SoakTotals {
  return {
    ...totals,
    rounds: totals.rounds + 1,
    failed: report.faults.length === 0 ? totals.failed : [...totals.failed, round],
    stories: totals.stories + report.storyCount,
    kills: totals.kills + report.killCount,
  };
}

function withLane(totals: SoakTotals, counts: LaneCounts): SoakTotals {
  return {
    ...totals,
    messages: totals.messages + counts.messages,
    deliveries: totals.deliveries + counts.deliveries,
    answered: totals.answered + counts.answered,
    unanswered: totals.unanswered + counts.unanswered,
    slowestMs: Math.max(totals.slowestMs, counts.slowestMs),
    peakBytes: Math.max(totals.peakBytes, counts.peakBytes),
  };
}
