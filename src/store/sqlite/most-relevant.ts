// The order by relevance, in two stages: candidates from the index, then their own text weighed (query/weigh.ts). What a
// text costs is the same in every archive, so that some hundred candidates are.
import type { Database } from 'better-sqlite3';
import { rank, type Candidate } from '#src/query/rank.ts';
import type { RankingTerm } from '#src/query/ranking-terms.ts';
import { weigher, type CandidateText, type WeighedTerm } from '#src/query/weigh.ts';
import { timeOf } from './archive.ts';
import { FullTextCandidates, type CandidateSource, type RankingRequest } from './ranking-candidates.ts';
import type { Steps } from './steps.ts';
import { frequenciesOf } from './term-frequencies.ts';

export type Ranked = { readonly id: number; readonly score: number };

/** Best first; at most a thousand. @param now with it newer articles rank a little higher */
export function* mostRelevant(
  db: Database,
  request: RankingRequest,
  now: number | undefined,
): Steps<readonly Ranked[]> {
  const sources: readonly CandidateSource[] = [new FullTextCandidates(db)];
  const ids = new Set<number>();
  for (const source of sources) for (const id of yield* source.candidates(request)) ids.add(id);
  yield;
  const texts = textsOf(db, [...ids]);
  yield;
  const scoreOf = weigher(texts, yield* weighedTerms(db, request.plan.ranking));
  const candidates: Candidate[] = [];
  for (const one of texts) {
    candidates.push({ id: one.id, score: scoreOf(one), publishedAt: timeOf(one.id) });
    if (candidates.length % WEIGHED_AT_ONCE === 0) yield;
  }
  return rank(candidates, { now }).map(({ id, score }) => ({ id, score }));
}

/** Some milliseconds with a long question. */
const WEIGHED_AT_ONCE = 25;

/** Counting a term may take a hundredth of a second. */
function* weighedTerms(db: Database, terms: readonly RankingTerm[]): Steps<readonly WeighedTerm[]> {
  const frequencies = frequenciesOf(db);
  const weighed: WeighedTerm[] = [];
  for (const term of terms) {
    weighed.push({ term, share: frequencies.shareOf(term.expression) });
    yield;
  }
  return weighed;
}

/** The paragraphs as they are stored, marks of JSON and all: words are counted in them, and no word is a mark. */
const TEXTS = `SELECT id, title, paragraphs AS text FROM article WHERE id IN (SELECT value FROM json_each(?))`;

function textsOf(db: Database, ids: readonly number[]): readonly CandidateText[] {
  return db.prepare<[string], CandidateText>(TEXTS).all(JSON.stringify(ids));
}
