// What the judge learns from: pairs of articles as measured features with their label, out of the labelled streams and pairs.
import { prepare, type Prepared } from '#src/article/copies/comparable.ts';
import { FEATURES, featuresOf } from '#src/article/copies/pair-features.ts';
import { cosine } from '#src/article/copies/tf-idf.ts';
import { toComparable, type ArticleLine } from '../eval/kinds/article-line.ts';
import { cut } from '../eval/kinds/cut.ts';
import { pairsOfStream, type Label, type LabelledPair } from '../eval/kinds/stream-pairs.ts';
import type { Stream } from './streams.ts';

export type Row = { readonly values: readonly number[]; readonly label: Label };

/** Pairs of a stream: look-alikes, strangers, the nearest stranger of each, and copies that were cut. */
export function rowsOfStream(stream: Stream): readonly Row[] {
  const labelled = stream.filter(({ event }) => event !== undefined);
  const prepared = labelled.map((line, index) => prepare(toComparable(line, index, 0)));
  const byId = new Map(labelled.map(({ id }, index) => [id, prepared[index]]));
  const pairs = [...pairsOfStream(labelled), ...nearestStrangers(labelled, prepared)];
  const rows = pairs.flatMap(({ a, b, label }) => rowOf(byId.get(a.id), byId.get(b.id), label));
  return [...rows, ...cutRows(pairs, byId)];
}

/** Pairs that stand for themselves. */
export function rowsOfPairs(pairs: readonly LabelledPair[]): readonly Row[] {
  return pairs.flatMap(({ a, b, label }) =>
    rowOf(prepare(toComparable(a, 0, 0)), prepare(toComparable(b, 1, 0)), label),
  );
}

function rowOf(one: Prepared | undefined, other: Prepared | undefined, label: Label): readonly Row[] {
  if (one === undefined || other === undefined) return [];
  const features = featuresOf(one, other);
  return [{ values: FEATURES.map((feature) => features[feature]), label }];
}

/** For each article the one of another family that is most like it: what a busy archive brings up by chance. */
function nearestStrangers(lines: readonly ArticleLine[], prepared: readonly Prepared[]): readonly LabelledPair[] {
  return lines.flatMap((a, at) => {
    const own = prepared[at];
    if (own === undefined) return [];
    const strangers = lines.flatMap((b, index) => {
      const other = prepared[index];
      return b.family === a.family || other === undefined
        ? []
        : [{ b, likeness: cosine(own.told.vector, other.told.vector) }];
    });
    const [nearest] = strangers.toSorted((one, other) => other.likeness - one.likeness);
    return nearest === undefined ? [] : [{ a, b: nearest.b, label: 'different' as const }];
  });
}

/** Each fifth pair of one event or of two look-alikes again, the second article cut as a feed cuts it. */
function cutRows(
  pairs: readonly LabelledPair[],
  byId: ReadonlyMap<ArticleLine['id'], Prepared | undefined>,
): readonly Row[] {
  return pairs
    .filter((_, index) => index % CUT_EACH === 0)
    .flatMap(({ a, b, label }, index) => {
      const whole = byId.get(b.id);
      const share = CUTS[index % CUTS.length] ?? 1;
      return whole === undefined ? [] : rowOf(byId.get(a.id), prepare(cut(whole, share)), label);
    });
}

const CUT_EACH = 5;
const CUTS = [0.15, 0.25, 0.4] as const;
