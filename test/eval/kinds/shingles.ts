// How much of a text two readings share: runs of four words, as the public benchmark of article extraction counts them
// (scrapinghub/article-extraction-benchmark), so that figures can be laid side by side.

const RUN = 4;
/** A word of any script. */
const WORD = /[\p{L}\p{N}_]+/gu;

export type Overlap = { readonly precision: number; readonly recall: number; readonly isExact: boolean };

/** Precision and recall of `found` against `wanted`; punctuation and line breaks do not count. */
export function overlapOf(found: string, wanted: string): Overlap {
  const ours = runsOf(found);
  const theirs = runsOf(wanted);
  let shared = 0;
  for (const [run, count] of ours) shared += Math.min(count, theirs.get(run) ?? 0);
  const [foundCount, wantedCount] = [countOf(ours), countOf(theirs)];
  return {
    precision: foundCount === 0 ? 0 : shared / foundCount,
    recall: wantedCount === 0 ? 0 : shared / wantedCount,
    isExact: shared === foundCount && shared === wantedCount,
  };
}

function runsOf(text: string): ReadonlyMap<string, number> {
  const words = text.match(WORD) ?? [];
  const runs = new Map<string, number>();
  if (words.length === 0) return runs;
  const length = Math.min(RUN, words.length);
  for (let at = 0; at <= words.length - length; at += 1) {
    const run = words.slice(at, at + length).join(' ');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

function countOf(runs: ReadonlyMap<string, number>): number {
  return [...runs.values()].reduce((sum, count) => sum + count, 0);
}
