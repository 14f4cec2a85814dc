// The order by relevance, in two stages: candidates from the index, then their own text weighed (query/weigh.ts). What a
// text costs is the same in every archive, so that some hundred candidates are.
import type { Database } from 'better-sqlite3';
import { rank } from '#src/query/rank.ts';
import { weigh, type CandidateText } from '#src/query/weigh.ts';
import { timeOf } from './archive.ts';
import { FullTextCandidates, type CandidateSource, type RankingRequest } from './ranking-candidates.ts';
import { frequenciesOf } from './term-frequencies.ts';

export type Ranked = { readonly id: number; readonly score: number };

/** Best first; at most a thousand. @param now with it newer articles rank a little higher */
export function mostRelevant(db: Database, request: RankingRequest, now: number | undefined): readonly Ranked[] {
  const sources: readonly CandidateSource[] = [new FullTextCandidates(db)];
  const ids = new Set(sources.flatMap((source) => source.candidates(request)));
  const texts = textsOf(db, [...ids]);
  const frequencies = frequenciesOf(db);
  const terms = request.plan.ranking.map((term) => ({ term, share: frequencies.shareOf(term.expression) }));
  const scores = weigh(texts, terms);
  const candidates = texts.map(({ id }, at) => ({ id, score: scores[at] ?? 0, publishedAt: timeOf(id) }));
  return rank(candidates, { now }).map(({ id, score }) => ({ id, score }));
}

/** The paragraphs as they are stored, marks of JSON and all: words are counted in them, and no word is a mark. */
const TEXTS = `SELECT id, title, paragraphs AS text FROM article WHERE id IN (SELECT value FROM json_each(?))`;

function textsOf(db: Database, ids: readonly number[]): readonly CandidateText[] {
  return db.prepare<[string], CandidateText>(TEXTS).all(JSON.stringify(ids));
}
