// Which articles are worth ranking: a few hundred of those that a query finds, however many those are. What is left out would be old,
// without the words in its title, and without the rare ones.
import type { Database } from 'better-sqlite3';
import type { ArchivePlan } from '#src/query/archive-plan.ts';
import { countUpTo, narrowed, newestIds, type Asked } from './index-statements.ts';
import type { Steps } from './steps.ts';
import { frequenciesOf } from './term-frequencies.ts';

export type RankingRequest = {
  readonly plan: ArchivePlan;
  readonly asked: Asked;
  /** What an article with one of the words of the plan still has to meet. */
  readonly beside: Asked;
  /** Articles that meet it, the newest first; all of them when they are fewer than are ranked. */
  readonly newest: readonly number[];
};

/** A second one (by meaning) would stand beside the full-text index: what they bring is joined and ranked as one. */
export interface CandidateSource {
  /** @returns ids of articles that meet the request, in any order; all of them when they are few */
  candidates(request: RankingRequest): Steps<readonly number[]>;
}

export class FullTextCandidates implements CandidateSource {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  *candidates(request: RankingRequest): Steps<readonly number[]> {
    const { newest } = request;
    if (newest.length < MOST_NEWEST) return newest;
    const found = new Set<number>();
    for (const { asked, limit } of this.#tiers(request)) {
      for (const id of newestIds(this.#db, asked, { limit })) found.add(id);
      if (found.size >= MOST_BESIDE) break;
      yield;
    }
    for (const id of newest.slice(0, MOST_NEWEST)) found.add(id);
    return [...found];
  }

  /** The most telling first: all words in the title, the rarest word, two of the rarest, one of them. */
  *#tiers({ plan, asked, beside }: RankingRequest): Iterable<{ readonly asked: Asked; readonly limit: number }> {
    if (plan.titled !== undefined) yield { asked: narrowed(asked, plan.titled), limit: MOST_TITLED };
    const rare = this.#rarest(plan.words, beside);
    for (const one of rare.slice(0, 1)) yield { asked: narrowed(beside, one), limit: MOST_OF_WORD };
    for (const [at, one] of rare.entries())
      for (const other of rare.slice(at + 1))
        yield { asked: narrowed(beside, `(${one}) AND (${other})`), limit: MOST_OF_PAIR };
    for (const one of rare.slice(1)) yield { asked: narrowed(beside, one), limit: MOST_OF_WORD };
  }

  #rarest(words: readonly string[], beside: Asked): readonly string[] {
    const counted = this.#rareAnywhere(words).map((word) => {
      return { word, count: countUpTo(this.#db, narrowed(beside, word), COUNTED) };
    });
    counted.sort((one, other) => one.count - other.count);
    return counted.slice(0, MOST_RARE).map(({ word }) => word);
  }

  /** Of many words, those that few articles have: how many of these meet the rest, too, is counted of a dozen only. */
  #rareAnywhere(words: readonly string[]): readonly string[] {
    if (words.length <= MOST_WORDS_COUNTED) return words;
    const frequencies = frequenciesOf(this.#db);
    const shares = words.map((word) => ({ word, share: frequencies.shareOf(word) }));
    shares.sort((one, other) => one.share - other.share);
    return shares.slice(0, MOST_WORDS_COUNTED).map(({ word }) => word);
  }
}

const MOST_NEWEST = 500;
const MOST_BESIDE = 500;
const MOST_TITLED = 200;
const MOST_OF_PAIR = 100;
const MOST_OF_WORD = 150;
const MOST_RARE = 4;
const MOST_WORDS_COUNTED = 12;
/** Which of two words is the rarer matters as long as one of them is rare. */
const COUNTED = 1_000;
