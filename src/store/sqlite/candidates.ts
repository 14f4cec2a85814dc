// Which stored articles may be the text or the event that comes in, and what the judge makes of them.
// Preparing an article for comparison costs milliseconds, a comparison microseconds: recent ones are kept prepared.
import { candidateKeys } from '#src/article/copies/candidate-keys.ts';
import { prepare, type Comparable, type Prepared } from '#src/article/copies/comparable.ts';
import { judge } from '#src/article/dedupe.ts';
import { sketchOf } from '#src/article/fingerprint.ts';
import type { Article, Reading, Verdict } from '#src/model.ts';
import type { RecordRequest } from '#src/store/store.ts';
import type { Db } from './database.ts';
import { eq } from './drizzle.ts';
import { sharingKeys, storeFingerprint } from './fingerprints.ts';
import { article } from './schema.ts';

/** The more keys two articles share, the likelier: the true original is among the first dozen. */
const MOST_CANDIDATES = 12;
/** About 30 kB each. */
const MOST_PREPARED = 600;

/** The verdict, the candidate keys to store with the article, and the article prepared for later comparisons. */
export type Judged = {
  readonly verdict: Verdict;
  readonly keys: readonly number[];
  readonly incoming: Prepared;
};

/** What is asked of an article to judge it. */
type Judging = Pick<RecordRequest, 'reading' | 'urlKey' | 'outlet' | 'publishedAt'>;

export class Candidates {
  readonly #db: Db;
  /** In order of use, oldest first. */
  readonly #prepared = new Map<number, Prepared>();
  #dataVersion: unknown;

  constructor(db: Db) {
    this.#db = db;
  }

  /** What an article is, seen from everything stored, or stored before a time (epoch ms). */
  judge(request: Judging, { storedBefore }: { readonly storedBefore?: number } = {}): Judged {
    this.#forgetWhatOthersChanged();
    const { reading, urlKey, outlet, publishedAt } = request;
    const { title, paragraphs } = reading.draft;
    const { fingerprint: own } = reading;
    const keys = candidateKeys({ fingerprint: own, title, paragraphs, publishedAt });
    const incoming = prepare({ id: 0, urlKey, outlet, title, paragraphs, publishedAt, textHash: own.textHash });
    const ids = this.#find(keys, request).filter((id) => storedBefore === undefined || this.#isOlder(id, storedBefore));
    const found = ids.flatMap((id) => this.#prepare(id) ?? []);
    return { verdict: judge(incoming, found), keys, incoming };
  }

  /** `npm run reextract` beside the running bot: the number changes when another process has written. */
  #forgetWhatOthersChanged(): void {
    const version = this.#db.raw.pragma('data_version', { simple: true });
    if (version !== this.#dataVersion) this.#prepared.clear();
    this.#dataVersion = version;
  }

  #isOlder(id: number, storedBefore: number): boolean {
    const row = this.#db.orm.select({ at: article.storedAt }).from(article).where(eq(article.id, id)).get();
    return row !== undefined && row.at < storedBefore;
  }

  #find(keys: readonly number[], { reading }: Judging): readonly number[] {
    const { textHash, version } = reading.fingerprint;
    const same = this.#db.orm
      .select({ id: article.id })
      .from(article)
      .where(eq(article.textHash, textHash))
      .limit(MOST_CANDIDATES)
      .all();
    const sharing = sharingKeys(this.#db, { version, keys, most: MOST_CANDIDATES });
    return [...new Set([...same.map(({ id }) => id), ...sharing])].slice(0, MOST_CANDIDATES);
  }

  #prepare(id: number): Prepared | undefined {
    const kept = this.#prepared.get(id) ?? this.#load(id);
    if (kept !== undefined) this.keep(id, kept);
    return kept;
  }

  /** Called once an article is durable: the next ones are most likely compared with it. */
  keep(id: number, prepared: Prepared): void {
    this.#prepared.delete(id);
    this.#prepared.set(id, { ...prepared, id });
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > MOST_PREPARED && oldest !== undefined) this.#prepared.delete(oldest);
  }

  /** What was prepared of it is not true any more. */
  forget(id: number): void {
    this.#prepared.delete(id);
  }

  /** What finds an article that was read again. */
  replaceKeys({ id, publishedAt }: Article, { draft, fingerprint: own }: Reading): void {
    const { title, paragraphs } = draft;
    const keys = candidateKeys({ fingerprint: own, title, paragraphs, publishedAt });
    storeFingerprint(this.#db, id, { version: own.version, keys, sketch: sketchOf(own) });
  }

  #load(id: number): Prepared | undefined {
    const { urlKey, outlet, title, paragraphs, publishedAt, textHash } = article;
    const rows: readonly Comparable[] = this.#db.orm
      .select({ id: article.id, urlKey, outlet, title, paragraphs, publishedAt, textHash })
      .from(article)
      .where(eq(article.id, id))
      .all();
    return rows.map((row) => prepare(row))[0];
  }
}
