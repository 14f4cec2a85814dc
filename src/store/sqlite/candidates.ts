// Which stored articles may be the text or the event that comes in, and what the judge makes of them.
// It decides nothing of them itself, and must hold nothing that is not durable.
import { eventKeys, searchedTextKeys, textKeys, type Keyed, type Told } from '#src/article/copies/candidate-keys.ts';
import { prepare, withId, type Prepared } from '#src/article/copies/comparable.ts';
import { NEAR_MS } from '#src/article/copies/recent-window.ts';
import { likestOf, MOST_CANDIDATES, MOST_SHARING } from '#src/article/copies/sharing.ts';
import { packSketch, unpackSketch } from '#src/article/copies/sketch.ts';
import type { PairCounts } from '#src/article/copies/tf-idf.ts';
import type { Borders } from '#src/article/copies/likeness.ts';
import { chanceOf, judgementOf, opinionOf, type Judgement, type Opinion } from '#src/article/dedupe.ts';
import { comparedText, fingerprint } from '#src/article/fingerprint.ts';
import type { Article, Fingerprint } from '#src/model.ts';
import type { StoredMark } from '#src/store/recluster.ts';
import type { RecordRequest } from '#src/store/store.ts';
import { comparableOf, idsWithText } from './candidate-rows.ts';
import type { Db } from './database.ts';
import { and, eq, inArray, lt, or } from './drizzle.ts';
import { KeySearch, replaceFingerprint, type StoredFingerprint } from './fingerprints.ts';
import { latestPairTable } from './pair-tables.ts';
import { PreparedArticles } from './prepared-articles.ts';
import { article } from './schema.ts';
import { atOnce, type Steps } from './steps.ts';
import { Windows, type Moment } from './windows.ts';

/** So many that share keys are ranked by their sketches: parts of an old series share as many as the original of a cut copy. */
const MOST_RANKED = 24;
/** What was stored later stands in the way of what was there before: so many times as many are looked at. */
const WIDER = 3;

/** What the candidates make of it, what will find the article, and the article prepared for later comparisons. */
export type Judged = {
  readonly judgement: Judgement;
  readonly finding: StoredFingerprint;
  readonly incoming: Prepared;
};

/** A judgement that was made before its transaction, and what it holds good for. */
export type Beforehand = { readonly judged: Judged; readonly seq: number; readonly revision: number };

/** Of a reading what copies are told by. */
type Read = { readonly fingerprint: Fingerprint; readonly draft: Told };

/** What is asked of an article to judge it. `storedBefore`: seen from what was stored before this one. */
export type Judging = Pick<RecordRequest, 'urlKey' | 'outlet' | 'publishedAt'> & {
  readonly reading: Read;
  readonly storedBefore?: StoredMark;
  /** Other borders than the usual ones: a re-run tries them. */
  readonly borders?: Borders | undefined;
};

export class Candidates {
  readonly #db: Db;
  readonly #windows: Windows;
  readonly #search: KeySearch;
  readonly #prepared = new PreparedArticles();
  #counts: PairCounts | undefined;
  /** Grows whenever something that was judged by is not true any more. */
  #revision = 0;

  constructor(db: Db) {
    this.#db = db;
    this.#windows = new Windows(db);
    this.#search = new KeySearch(db);
    this.#counts = latestPairTable(db);
  }

  /** Takes over what others made durable. To be called in a transaction before it writes. */
  follow(moment: Moment): void {
    for (const id of this.#windows.follow(moment)) this.forget(id);
  }

  /**
   * Judges before the transaction, a comparison a step, so that everything else has its turn in between. What is stored meanwhile makes
   * it worthless, and a small part of the work at most is to be done again.
   */
  *judgeBeforehand(request: Judging & { readonly now: number }): Steps<Beforehand> {
    const moment = { at: request.publishedAt, now: request.now };
    yield* this.#windows.prepare(moment);
    this.follow(moment);
    const [seq, revision] = [this.#windows.seq, this.#revision];
    return { judged: yield* this.#judgeInSteps(request), seq, revision };
  }

  /** What everything stored makes of an article, two by two; after `follow`. @param beforehand is taken where it still holds good */
  judge(request: Judging, beforehand?: Beforehand): Judged {
    const isGood = beforehand?.seq === this.#windows.seq && beforehand.revision === this.#revision;
    return isGood ? beforehand.judged : atOnce(this.#judgeInSteps(request));
  }

  *#judgeInSteps(request: Judging): Steps<Judged> {
    const { reading, urlKey, outlet, publishedAt } = request;
    const { title, paragraphs } = reading.draft;
    const { textHash } = reading.fingerprint;
    const incoming = prepare({ id: 0, urlKey, outlet, title, paragraphs, publishedAt, textHash }, this.#counts);
    const finding = findingOf(reading);
    yield;
    const context = { counts: this.#counts, borders: request.borders };
    const opinions: Opinion[] = [];
    for (const id of this.#find(request, finding)) {
      yield;
      const stored = this.#prepare(id, publishedAt);
      if (stored !== undefined) opinions.push(opinionOf(incoming, stored, context));
    }
    return { judgement: judgementOf(opinions, context), finding, incoming };
  }

  /** How likely two articles tell one event; undefined where one is gone. @param own the one that is being judged, for it is not stored yet */
  chanceOf(one: number, other: number, own?: Prepared): number | undefined {
    const [left, right] = [one, other].map((id) => (own?.id === id ? own : (this.#prepared.get(id) ?? this.#load(id))));
    return left === undefined || right === undefined ? undefined : chanceOf(left, right);
  }

  /** Called once an article is durable: the next ones are most likely compared with it. */
  keep(id: number, prepared: Prepared): void {
    this.#prepared.keep(withId(prepared, id));
  }

  /** What was prepared of it is not true any more. */
  forget(id: number): void {
    this.#revision += 1;
    this.#prepared.forget(id);
  }

  /** Words weigh otherwise from now on. */
  weighBy(counts: PairCounts): void {
    this.#revision += 1;
    this.#counts = counts;
    this.#prepared.clear();
  }

  /** What finds an article that was read again. */
  replaceKeys(stored: Article, reading: Read): void {
    const { keys: before } = findingOf(readOf(stored));
    replaceFingerprint(this.#db, stored.id, { before, after: findingOf(reading) });
  }

  /** The likeliest first: the same text, shared text keys, what tells the same event. */
  #find(request: Judging, { version, sketch }: StoredFingerprint): readonly number[] {
    const { reading, publishedAt: at, storedBefore } = request;
    const window = this.#windows.around(at);
    const own = unpackSketch(sketch);
    const keys = searchedTextKeys(keyedOf(reading));
    const widened = storedBefore === undefined ? 1 : WIDER;
    const sharing = likestOf(this.#search.find({ version, keys, most: MOST_RANKED * widened }), own.bins);
    const near = window.find({ ...own, at }, MOST_CANDIDATES * widened);
    const ids = new Set([
      ...this.#older(idsWithText(this.#db, reading.fingerprint.textHash), storedBefore),
      ...this.#older(sharing, storedBefore).slice(0, MOST_SHARING),
      ...this.#older(near, storedBefore),
    ]);
    return [...ids].slice(0, MOST_CANDIDATES);
  }

  #older(ids: readonly number[], before: StoredMark | undefined): readonly number[] {
    if (before === undefined || ids.length === 0) return ids;
    const atOnce = and(eq(article.storedAt, before.storedAt), lt(article.id, before.id));
    const isOlder = and(inArray(article.id, [...ids]), or(lt(article.storedAt, before.storedAt), atOnce));
    const older = new Set(
      this.#db.orm
        .select({ id: article.id })
        .from(article)
        .where(isOlder)
        .all()
        .map(({ id }) => id),
    );
    return ids.filter((id) => older.has(id));
  }

  /** What is far in time is not kept: it would push out what the next ones are compared with. */
  #prepare(id: number, at: number): Prepared | undefined {
    const prepared = this.#prepared.get(id) ?? this.#load(id);
    if (prepared !== undefined && Math.abs(prepared.publishedAt - at) <= NEAR_MS) this.keep(id, prepared);
    return prepared;
  }

  #load(id: number): Prepared | undefined {
    const stored = comparableOf(this.#db, id);
    return stored === undefined ? undefined : prepare(stored, this.#counts);
  }
}

/** What will find an article: the keys and the sketch that are stored with it. */
export function findingOf(reading: Read): StoredFingerprint {
  const { fingerprint: own, draft } = reading;
  return { version: own.version, keys: textKeys(keyedOf(reading)), sketch: packSketch(own, eventKeys(draft)) };
}

/** The same of a text that is stored. */
export function readOf(draft: Told): Read {
  return { fingerprint: fingerprint(draft), draft };
}

function keyedOf({ fingerprint: own, draft }: Read): Keyed {
  return { fingerprint: own, text: comparedText(draft) };
}
