// Gives articles of an older version the fingerprint by which this one finds them. Once, at the opening after an update; in batches,
// each a transaction of its own, so that an end in between costs nothing but the rest. Nothing else runs meanwhile: it says how far it is.
import { FINGERPRINT_VERSION } from '#src/article/fingerprint.ts';
import type { Logger } from '#src/log.ts';
import { SECOND_MS, type Clock } from '#src/time.ts';
import { findingOf, readOf } from './candidates.ts';
import { inTransaction, statementOf, type Db } from './database.ts';
import { and, asc, count, eq, gt, sql } from './drizzle.ts';
import { dropOtherVersions, storeFingerprint } from './fingerprints.ts';
import { fingerprintRow } from './schema-keys.ts';
import { article } from './schema.ts';
import { recall, remember } from './settings.ts';

/** A quarter of a second. */
const BATCH = 200;
const KEYS_AT_ONCE = 20_000;
/** Remembers the version that every article has, so that later openings look at no article. */
const FILLED_KEY = 'fingerprints-filled';

export type Filling = {
  /** Told of what takes longer than a batch. */
  readonly log?: Logger | undefined;
  readonly clock: Clock;
};

/** Does nothing when every article has a fingerprint of this version. */
export function fillFingerprints(db: Db, { log, clock }: Filling): void {
  if (recall(db, FILLED_KEY) === String(FINGERPRINT_VERSION)) return;
  const articles = db.orm.select({ total: count() }).from(article).where(HAS_NONE).get()?.total ?? 0;
  const progress = new Progress(articles, { log: articles > BATCH ? log : undefined, clock });
  let last = 0;
  for (;;) {
    const ids = inTransaction(db, () => fillBatch(db, last));
    if (ids.length === 0) break;
    last = ids.at(-1) ?? last;
    progress.add(ids.length);
  }
  while (statementOf(db, DROP_OLD_KEYS).run(FINGERPRINT_VERSION, KEYS_AT_ONCE).changes > 0);
  remember(db, FILLED_KEY, { value: String(FINGERPRINT_VERSION), now: 0 });
  progress.end();
}

const TOLD_EVERY_MS = 5 * SECOND_MS;
const TOLD_EVERY_SHARE = 0.1;

/** A line at the beginning, at the end, and whenever a tenth is done or five seconds have passed. */
class Progress {
  readonly #total: number;
  readonly #given: Filling;
  readonly #startedAt: number;
  #done = 0;
  #told: { readonly done: number; readonly at: number };

  constructor(total: number, given: Filling) {
    this.#total = total;
    this.#given = given;
    this.#startedAt = given.clock();
    this.#told = { done: 0, at: this.#startedAt };
    given.log?.info({ articles: total }, 'fingerprints of an older version: articles get new ones, once');
  }

  add(count: number): void {
    this.#done += count;
    const at = this.#given.clock();
    const isDue = this.#done - this.#told.done >= this.#total * TOLD_EVERY_SHARE || at - this.#told.at >= TOLD_EVERY_MS;
    if (!isDue || this.#done >= this.#total) return;
    this.#told = { done: this.#done, at };
    this.#given.log?.info({ done: this.#done, of: this.#total }, 'articles get new fingerprints');
  }

  end(): void {
    const ms = this.#given.clock() - this.#startedAt;
    this.#given.log?.info({ articles: this.#done, ms }, 'all articles have new fingerprints');
  }
}

/** Raw SQL: a table without row numbers takes no LIMIT in a DELETE. */
const DROP_OLD_KEYS = `DELETE FROM fingerprint_key WHERE (version, key, seq) IN (
  SELECT version, key, seq FROM fingerprint_key WHERE version < ? LIMIT ?)`;

const OF_VERSION = and(eq(fingerprintRow.articleId, article.id), eq(fingerprintRow.version, FINGERPRINT_VERSION));
const HAS_NONE = sql`NOT EXISTS (SELECT 1 FROM ${fingerprintRow} WHERE ${OF_VERSION})`;

/** @returns the ids it looked after, in order */
function fillBatch(db: Db, after: number): readonly number[] {
  const rows = db.orm
    .select({ id: article.id, title: article.title, paragraphs: article.paragraphs })
    .from(article)
    .where(and(gt(article.id, after), HAS_NONE))
    .orderBy(asc(article.id))
    .limit(BATCH)
    .all();
  for (const row of rows) fill(db, row);
  return rows.map(({ id }) => id);
}

type Row = { readonly id: number; readonly title: string; readonly paragraphs: readonly string[] };

function fill(db: Db, { id, ...text }: Row): void {
  const read = readOf(text);
  const { version, textHash } = read.fingerprint;
  storeFingerprint(db, id, findingOf(read));
  dropOtherVersions(db, id, version);
  db.orm.update(article).set({ textHash, fingerprintVersion: version }).where(eq(article.id, id)).run();
}
