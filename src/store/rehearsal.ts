// What the store is asked about keyword rules: which articles one may meet, and how often those that are in force have fired.
import type { Query } from '#src/query/parse-query.ts';

export type LikelyRequest = {
  /** Undefined: everything. */
  readonly query: Query | undefined;
  /** A word whose letters stand in the article, whatever stands around them. */
  readonly letters?: Query | undefined;
  /** What it does not meet. */
  readonly without?: Query | undefined;
  /** Published at or after (epoch ms). */
  readonly after?: number | undefined;
  readonly limit: number;
};

export type FiringRequest = {
  readonly guildId: string;
  /** Articles published at or after / before (epoch ms). */
  readonly after: number;
  readonly before: number;
};

/** By rule: articles that it told or kept out, and when the newest of them was published. Rules that did not fire are missing. */
export type RuleFirings = ReadonlyMap<number, { readonly count: number; readonly lastAt: number }>;
