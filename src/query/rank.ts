// How found articles are ordered: by what their words weigh (weigh.ts), and by how much a newer article is worth.

export type Candidate = {
  readonly id: number;
  /** Larger is better, above zero. */
  readonly score: number;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
};

/**
 * Best first. With `now`, an old article is worth up to a third less than a new one, half of that after 90 days: enough to put this week's
 * before last year's among equals, never enough to put a passing mention before an article on the subject.
 */
export function rank(
  candidates: readonly Candidate[],
  { now }: { readonly now: number | undefined },
): readonly Candidate[] {
  const aged =
    now === undefined
      ? candidates
      : candidates.map((one) => ({ ...one, score: one.score * freshness(now - one.publishedAt) }));
  return aged.toSorted((a, b) => b.score - a.score || b.id - a.id);
}

function freshness(ageMs: number): number {
  return 1 - OLD_LOSS * (1 - 2 ** (-Math.max(0, ageMs) / HALF_LIFE_MS));
}

const OLD_LOSS = 1 / 3;
const HALF_LIFE_MS = 90 * 24 * 3_600_000;
