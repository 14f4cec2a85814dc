// recordArticle: ONE transaction from candidates to outbox rows. After a crash either all of it is there or nothing;
// an outbox row exists if and only if its article row does.
import { withId, type Prepared } from '#src/article/copies/comparable.ts';
import { placeIdsOf } from '#src/article/facets.ts';
import { verdictOf } from '#src/article/dedupe.ts';
import type { Article, Verdict } from '#src/model.ts';
import type { JudgeAgainRequest, SecondOpinion } from '#src/store/recluster.ts';
import type { RecordOutcome, RecordRequest } from '#src/store/store.ts';
import { articleById, nextId } from './archive.ts';
import { indexArticle } from './article-index.ts';
import { Candidates, type Beforehand, type Judged } from './candidates.ts';
import { mendStory, openStory, writeFacets } from './article-rows.ts';
import { inTransaction, type Db } from './database.ts';
import { linkEntry } from './entries.ts';
import { storeFingerprint } from './fingerprints.ts';
import { storeBytes } from './pages.ts';
import { PairCounting } from './pair-tables.ts';
import { neighbourhoodOf, place, storyAround, type Placing } from './place-in-story.ts';
import { readingColumns } from './reading-columns.ts';
import { judgeAgain } from './recluster.ts';
import { rereadArticle, type Reread } from './reread.ts';
import { RuleBook } from './rule-book.ts';
import { article } from './schema.ts';
import { knownArticle, updateArticle } from './update-article.ts';
import { enqueueEdits } from './story-edits.ts';
import { replaceLinks } from './story-links.ts';
import type { Steps } from './steps.ts';
import { tellSubscribers } from './tell.ts';

export class Recorder {
  readonly #db: Db;
  readonly #candidates: Candidates;
  readonly #counting: PairCounting;
  /** Told of every rule that comes or goes. */
  readonly rules: RuleBook;

  constructor(db: Db) {
    this.#db = db;
    this.#candidates = new Candidates(db);
    this.#counting = new PairCounting(db);
    this.rules = new RuleBook(db);
  }

  /** Does what may be done before the transaction, in steps. @returns what `record` takes over; undefined where there is nothing to judge */
  *judgeBeforehand(request: RecordRequest): Steps<Beforehand | undefined> {
    if (knownArticle(this.#db, request) !== undefined) return undefined;
    yield;
    return yield* this.#candidates.judgeBeforehand(request);
  }

  record(request: RecordRequest, beforehand?: Beforehand): RecordOutcome {
    const { outcome, prepared } = inTransaction(this.#db, () => this.#recordInside(request, beforehand));
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

  #recordInside(request: RecordRequest, beforehand: Beforehand | undefined): Recorded {
    const db = this.#db;
    const { entryId, alerting, now, page } = request;
    const known = knownArticle(db, request);
    if (known !== undefined) {
      const outcome = updateArticle(db, this.#candidates, { stored: known, request });
      return { outcome, prepared: undefined };
    }
    this.#candidates.follow({ at: request.publishedAt, now });
    const judged = this.#candidates.judge(request, beforehand);
    const { stored, changed } = insertArticle(db, request, { ...judged, candidates: this.#candidates });
    const deliveryCount = alerting.allowed ? this.#tell(stored, now) : 0;
    for (const storyId of changed) enqueueEdits(db, { storyId, now });
    if (entryId !== undefined) linkEntry(db, entryId, { articleId: stored.id, isSame: false });
    if (page !== undefined) storeBytes(db, { ...page, fetchedAt: now });
    const outcome = { kind: 'recorded', articleId: stored.id, verdict: stored.verdict, deliveryCount } as const;
    return { outcome, prepared: judged.incoming };
  }

  #tell(stored: Article, now: number): number {
    return tellSubscribers(this.#db, { article: stored, placeIds: placeIdsOf(stored), rules: this.rules, now });
  }
}

type Recorded = { readonly outcome: RecordOutcome; readonly prepared: Prepared | undefined };

type Inserted = {
  readonly stored: Article;
  /** Stories that have other articles than before. */
  readonly changed: readonly number[];
};

type Inserting = Judged & { readonly candidates: Candidates };

function insertArticle(db: Db, request: RecordRequest, inserting: Inserting): Inserted {
  const { reading, publishedAt, now } = request;
  const { judgement, finding, incoming, candidates } = inserting;
  const id = nextId(db, publishedAt);
  const own = withId(incoming, id);
  const chanceOf = (one: number, other: number) => candidates.chanceOf(one, other, own);
  const placing = { id, paragraphs: reading.draft.paragraphs, chanceOf };
  const { verdict, storyId, changed } = placed(db, { ...placing, judgement, now });
  db.orm.insert(article).values(toRow(request, { id, storyId, verdict })).run();
  // Not told by the numbers: a story that was split off may have the one of an article that comes later.
  for (const each of changed) mendStory(db, each);
  writeFacets(db, id, reading);
  storeFingerprint(db, id, finding);
  indexArticle(db.raw, id, { ...reading.terms, outlet: request.outlet });
  const stored = articleById(db, id);
  if (stored === undefined) throw new Error('an article just written is missing');
  return { stored, changed };
}

type Arriving = Placing & Pick<Judged, 'judgement'> & { readonly now: number };

/** What it is in the story it ends in, and what it changes of others. */
function placed(db: Db, { judgement, now, ...placing }: Arriving) {
  const { id } = placing;
  if (judgement.links.length === 0)
    return { verdict: verdictOf(judgement), storyId: openStory(db, [id], now), changed: [] };
  replaceLinks(db, id, judgement.links);
  const neighbourhood = neighbourhoodOf(db, placing);
  const verdict = verdictOf(judgement, storyAround(db, neighbourhood));
  return { verdict, ...place(db, neighbourhood, now) };
}

type Decided = { readonly id: number; readonly storyId: number; readonly verdict: Verdict };

function toRow(request: RecordRequest, decided: Decided) {
  const { reading, urlKey, outlet, publishedAt, isSeed, alerting, now } = request;
  return {
    ...decided,
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
