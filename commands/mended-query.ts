// What a person meant who mistyped a word of a query: the same for what is searched once and for what becomes a rule.
import { mendQuery, plainWordsOf } from '#src/query/did-you-mean.ts';
import { parseQuery, type Query } from '#src/query/parse-query.ts';
import type { ArticleFilter, Store } from '#src/store/store.ts';
import { LONGEST_EXPRESSION } from './options.ts';

export type Mistyped = {
  /** The text that `query` was parsed from, unit for unit: its places are this text's. */
  readonly typed: string;
  readonly query: Query;
  readonly filter: ArticleFilter;
  readonly now: number;
};

/**
 * The query with those words mended that alone find nothing, whatever the others find.
 * @returns undefined when no word is known to be mistyped, or when the mended query finds nothing either: a press must lead somewhere
 */
export async function mendedQuery({ typed, query, filter, now }: Mistyped, store: Store): Promise<string | undefined> {
  const find = (wanted: Query, within: ArticleFilter) =>
    store.search({ query: wanted, filter: within, sort: 'newest', limit: 1, now });
  const words = plainWordsOf(query).slice(0, MOST_LOOKED_UP);
  const alone = await Promise.all(words.map((word) => find(word, {})));
  const corrections = alone.flatMap(({ suggestion }) => suggestion ?? []);
  if (corrections.length === 0) return undefined;
  const mended = mendQuery(typed, corrections);
  const parsed = parseQuery(mended, { now });
  if (parsed.kind !== 'query' || mended.length > LONGEST_EXPRESSION) return undefined;
  const { total } = await find(parsed.query, filter);
  return total === 0 ? undefined : mended;
}

const MOST_LOOKED_UP = 6;
