// recordArticle: ONE transaction from candidates to outbox rows. After a crash either all of it is there or nothing;
// an outbox row exists if and only if its article row does.
import type { Prepared } from '#src/article/copies/comparable.ts';
import { placeIdsOf } from '#src/article/facets.ts';
import type { LinkedVerdict } from '#src/article/dedupe.ts';
import type { Article } from '#src/model.ts';
import type { JudgeAgainRequest, SecondOpinion } from '#src/store/recluster.ts';
import type { RecordOutcome, RecordRequest } from '#src/store/store.ts';
import { articleById, nextId } from './archive.ts';
import { indexArticle } from './article-index.ts';
import { Candidates, type Judged } from './candidates.ts';
import { joinStory, mendStory, writeFacets } from './article-rows.ts';
import { inTransaction, type Db } from './database.ts';
import { linkEntry } from './entries.ts';
import { storeFingerprint } from './fingerprints.ts';
import { PairCounting } from './pair-tables.ts';
import { readingColumns } from './reading-columns.ts';
import { judgeAgain } from './recluster.ts';
import { rereadArticle, type Reread } from './reread.ts';
import { article } from './schema.ts';
import { knownArticle, updateArticle } from './update-article.ts';
import { enqueueEdits } from './story-edits.ts';
import { compileAllRules, tellSubscribers, type CompiledRules } from './tell.ts';

export class Recorder {
  readonly #db: Db;
  readonly #candidates: Candidates;
  readonly #counting: PairCounting;
  #rules: CompiledRules | undefined;

  constructor(db: Db) {
    this.#db = db;
    this.#candidates = new Candidates(db);
    this.#counting = new PairCounting(db);
  }

  /** Called when a rule came or went: the next article compiles them anew. */
  forgetRules(): void {
    this.#rules = undefined;
  }

  record(request: RecordRequest): RecordOutcome {
    const { outcome, prepared } = inTransaction(this.#db, () => this.#recordInside(request));
    if (prepared !== undefined) this.#candidates.keep(outcome.articleId, prepared);
    if (outcome.kind === 'updated') this.#candidates.forget(outcome.articleId);
    return outcome;
  }

  /** Counts some more character pairs, and weighs by them once all are counted. */
  countPairs(now: number): 'more' | 'done' {
    const counted = this.#counting.count(now);
    if (typeof counted === 'string') return counted;
    this.#candidates.weighBy(counted);
    return 'done';
  }

  /** @returns false when the article is gone */
  reread(given: Reread): boolean {
    return rereadArticle(this.#db, this.#candidates, given);
  }

  /** What the judge says of a stored article now. @returns undefined when the article is gone */
  judgeAgain(request: JudgeAgainRequest): SecondOpinion | undefined {
    return judgeAgain(this.#db, this.#candidates, request);
  }

  #recordInside(request: RecordRequest): { readonly outcome: RecordOutcome; readonly prepared: Prepared | undefined } {
    const db = this.#db;
    const { entryId, alerting, now } = request;
    const known = knownArticle(db, request);
    if (known !== undefined) {
      const outcome = updateArticle(db, this.#candidates, { stored: known, request });
      return { outcome, prepared: undefined };
    }
    this.#candidates.follow({ at: request.publishedAt, now });
    const judged = this.#candidates.judge(request);
    const stored = insertArticle(db, request, judged);
    const deliveryCount = alerting.allowed ? this.#tell(stored, now) : 0;
    if (judged.verdict.links.length > 0) enqueueEdits(db, { storyId: stored.storyId, now });
    if (entryId !== undefined) linkEntry(db, entryId, { articleId: stored.id, isSame: false });
    const outcome = { kind: 'recorded', articleId: stored.id, verdict: judged.verdict, deliveryCount } as const;
    return { outcome, prepared: judged.incoming };
  }

  #tell(stored: Article, now: number): number {
    this.#rules ??= compileAllRules(this.#db);
    return tellSubscribers(this.#db, { article: stored, placeIds: placeIdsOf(stored), rules: this.#rules, now });
  }
}

function insertArticle(db: Db, request: RecordRequest, { verdict, finding }: Judged): Article {
  const { reading, publishedAt, now } = request;
  const id = nextId(db, publishedAt);
  const storyId = joinStory(db, { id, now, links: verdict.links });
  db.orm.insert(article).values(toRow(request, { id, storyId, verdict })).run();
  // Not told by the numbers: a story that was split off may have the one of an article that comes later.
  if (verdict.links.length > 0) mendStory(db, storyId);
  writeFacets(db, id, reading);
  storeFingerprint(db, id, finding);
  indexArticle(db.raw, id, reading.terms);
  const stored = articleById(db, id);
  if (stored === undefined) throw new Error('an article just written is missing');
  return stored;
}

function toRow(
  request: RecordRequest,
  given: { readonly id: number; readonly storyId: number; readonly verdict: LinkedVerdict },
) {
  const { reading, urlKey, outlet, publishedAt, isSeed, alerting, now } = request;
  const { links: _, ...verdict } = given.verdict;
  return {
    ...given,
    verdict,
    ...readingColumns(reading),
    urlKey,
    outlet,
    publishedAt,
    isSeed,
    url: reading.draft.url,
    storedAt: now,
    silence: alerting.allowed ? null : alerting.reason,
  };
}
