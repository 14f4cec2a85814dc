// The fingerprints of stored articles and the keys by which they are found. Parts of a transaction of others.
// A row's number only grows: whoever has seen all rows up to one need only look at those behind it, articles read again included.
import type { Statement } from 'better-sqlite3';
import { MOST_OF_KEY, type Sharing } from '#src/article/copies/sharing.ts';
import { unpackSketch, type Sketch } from '#src/article/copies/sketch.ts';
import type { Db } from './database.ts';
import { PreparedStatements, statementOf } from './database.ts';
import { and, eq, gt, gte, inArray, lt, lte, max, ne, sql } from './drizzle.ts';
import { fingerprintRow } from './schema-keys.ts';

export type StoredFingerprint = {
  readonly version: number;
  /** Text keys, unsigned 32 bits each. */
  readonly keys: readonly number[];
  /** As `packSketch` gives it. */
  readonly sketch: Uint8Array;
};

/** What the window of an article's days is filled from. */
export type FingerprintOf = Sketch & { readonly seq: number; readonly articleId: number };

export function storeFingerprint(db: Db, articleId: number, { version, keys, sketch }: StoredFingerprint): void {
  const row = { articleId, version, sketch: Buffer.from(sketch) };
  const seq = Number(db.orm.insert(fingerprintRow).values(row).run().lastInsertRowid);
  statementOf(db, STORE_KEYS).run(version, seq, listOf(keys));
}

/** Raw SQL: fifty rows in one prepared statement; as separate values they cost more than all the rest of the transaction. */
const STORE_KEYS = `INSERT OR IGNORE INTO fingerprint_key (version, key, seq) SELECT ?, value, ? FROM json_each(?)`;

/** Signed: four bytes a key. */
function listOf(keys: readonly number[]): string {
  return JSON.stringify(keys.map((key) => key | 0));
}

/**
 * Replaces what finds an article. The new row comes first: a number that was deleted at the end would be given again.
 * @param before the keys it had under the same version; those of other versions find nothing any more
 */
export function replaceFingerprint(
  db: Db,
  articleId: number,
  { before, after }: { readonly before: readonly number[]; readonly after: StoredFingerprint },
): void {
  const ofArticle = eq(fingerprintRow.articleId, articleId);
  const old = db.orm.select({ seq: fingerprintRow.seq }).from(fingerprintRow).where(ofArticle).all();
  storeFingerprint(db, articleId, after);
  for (const { seq } of old) {
    statementOf(db, REMOVE_KEYS).run(after.version, listOf(before), seq);
    db.orm.delete(fingerprintRow).where(eq(fingerprintRow.seq, seq)).run();
  }
}

/** Raw SQL, by the whole primary key: by `seq` alone it would read the table. */
const REMOVE_KEYS = `DELETE FROM fingerprint_key
  WHERE version = ? AND key IN (SELECT value FROM json_each(?)) AND seq = ?`;

type Wanted = { readonly version: number; readonly keys: readonly number[]; readonly most: number };
type WantedRow = { readonly version: number; readonly keys: string; readonly mostOfKey: number; readonly most: number };
type SharingRow = { readonly articleId: number; readonly shared: number; readonly sketch: Uint8Array };

/** Finds articles of any age by text keys. */
export class KeySearch {
  readonly #statement: Statement<[WantedRow], SharingRow>;

  constructor({ raw }: Db) {
    this.#statement = raw.prepare<[WantedRow], SharingRow>(SHARING_KEYS);
  }

  /** Articles that share keys, those that share most and rarest first. */
  find({ version, keys, most }: Wanted): readonly Sharing[] {
    return this.#statement
      .all({ version, keys: listOf(keys), mostOfKey: MOST_OF_KEY, most })
      .map(({ articleId, shared, sketch }) => ({ articleId, shared, bins: unpackSketch(sketch).bins }));
  }
}

/** Raw SQL: the keys come as one JSON list, so that one prepared statement serves any number of them. A key counts as `worthOfKey` says. */
const SHARING_KEYS = `
  WITH wanted AS MATERIALIZED (
    SELECT value AS key, (SELECT count(*) FROM (
      SELECT 1 FROM fingerprint_key WHERE version = @version AND key = value LIMIT @mostOfKey)) AS total FROM json_each(@keys)
  ), sharing AS (
    SELECT found.seq AS seq, sum(1 / sqrt(wanted.total)) AS shared FROM wanted
    CROSS JOIN fingerprint_key AS found ON found.version = @version AND found.key = wanted.key
    WHERE wanted.total BETWEEN 1 AND @mostOfKey - 1
    GROUP BY found.seq ORDER BY shared DESC, found.seq DESC LIMIT @most
  )
  SELECT article_id AS articleId, shared, sketch FROM sharing JOIN fingerprint ON fingerprint.seq = sharing.seq
  ORDER BY shared DESC, fingerprint.seq DESC`;

/** The number of the newest row; 0 when there is none. */
export function newestSeq(db: Db): number {
  const row = db.orm
    .select({ seq: max(fingerprintRow.seq) })
    .from(fingerprintRow)
    .get();
  return row?.seq ?? 0;
}

type Span = { readonly version: number; readonly firstId: number; readonly endId: number };

/** The rows of the articles from one id to another, by the index of articles, in the order in which they were written. */
export function seqsOf(db: Db, span: Span & { readonly upTo: number }): readonly number[] {
  const { articleId, version, seq } = fingerprintRow;
  const isInside = and(gte(articleId, span.firstId), lt(articleId, span.endId));
  const isWanted = and(isInside, eq(version, span.version), lte(seq, span.upTo));
  const rows = db.orm.select({ seq }).from(fingerprintRow).where(isWanted).orderBy(seq).all();
  return rows.map((row) => row.seq);
}

/** Rows by their numbers, in their order; those that are gone are left out. */
export function fingerprintsAt(db: Db, seqs: readonly number[]): readonly FingerprintOf[] {
  const { articleId, seq, sketch } = fingerprintRow;
  const isWanted = inArray(seq, [...seqs]);
  const rows = db.orm.select({ seq, articleId, sketch }).from(fingerprintRow).where(isWanted).orderBy(seq).all();
  return rows.map(unpacked);
}

/** What was stored or read again behind a row. */
export function fingerprintsSince(
  db: Db,
  after: { readonly version: number; readonly seq: number },
): readonly FingerprintOf[] {
  return SINCE.of(db).rows.all(after).map(unpacked);
}

/** Asked before each article that is stored. */
const SINCE = new PreparedStatements((orm) => {
  const { seq, articleId, version, sketch } = fingerprintRow;
  const isSince = and(gt(seq, sql.placeholder('seq')), eq(version, sql.placeholder('version')));
  return { rows: orm.select({ seq, articleId, sketch }).from(fingerprintRow).where(isSince).orderBy(seq).prepare() };
});

type Row = { readonly seq: number; readonly articleId: number; readonly sketch: Uint8Array };

function unpacked({ seq, articleId, sketch }: Row): FingerprintOf {
  return { seq, articleId, ...unpackSketch(sketch) };
}

/** Takes away what other versions stored of an article. */
export function dropOtherVersions(db: Db, articleId: number, version: number): void {
  const others = and(eq(fingerprintRow.articleId, articleId), ne(fingerprintRow.version, version));
  db.orm.delete(fingerprintRow).where(others).run();
}
