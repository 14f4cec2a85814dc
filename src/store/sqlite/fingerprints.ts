// The fingerprints of stored articles and the keys by which they are found. Parts of a transaction of others.
import type { Db } from './database.ts';
import { statementOf } from './database.ts';
import { eq } from './drizzle.ts';
import { fingerprintRow } from './schema-keys.ts';

export type StoredFingerprint = {
  readonly version: number;
  /** Unsigned 32 bits each. */
  readonly keys: readonly number[];
  readonly sketch: Uint8Array;
};

/** Replaces what finds an article. */
export function storeFingerprint(db: Db, articleId: number, { version, keys, sketch }: StoredFingerprint): void {
  for (const { seq } of db.orm
    .delete(fingerprintRow)
    .where(eq(fingerprintRow.articleId, articleId))
    .returning({ seq: fingerprintRow.seq })
    .all())
    db.raw.prepare<[number]>(REMOVE_KEYS).run(seq);
  const row = { articleId, version, sketch: Buffer.from(sketch) };
  const seq = Number(db.orm.insert(fingerprintRow).values(row).run().lastInsertRowid);
  statementOf(db, STORE_KEYS).run(version, seq, JSON.stringify(keys.map((key) => key | 0)));
}

/** Raw SQL: fifty rows in one prepared statement; as separate values they cost more than all the rest of the transaction. */
const STORE_KEYS = `INSERT OR IGNORE INTO fingerprint_key (version, key, seq) SELECT ?, value, ? FROM json_each(?)`;
const REMOVE_KEYS = `DELETE FROM fingerprint_key WHERE seq = ?`;

type Wanted = { readonly version: number; readonly keys: readonly number[]; readonly most: number };

/** Ids of articles that share keys, those that share most first. */
export function sharingKeys(db: Db, { version, keys, most }: Wanted): readonly number[] {
  const list = JSON.stringify(keys.map((key) => key | 0));
  return db.raw
    .prepare<[number, string, number], { id: number }>(SHARING_KEYS)
    .all(version, list, most)
    .map(({ id }) => id);
}

/** Raw SQL: the keys come as one JSON list, so that one prepared statement serves any number of them. */
const SHARING_KEYS = `
  SELECT article_id AS id FROM (
    SELECT seq, count(*) AS shared FROM fingerprint_key
    WHERE version = ? AND key IN (SELECT value FROM json_each(?)) GROUP BY seq
  ) AS found JOIN fingerprint ON fingerprint.seq = found.seq
  ORDER BY shared DESC, article_id DESC LIMIT ?`;
