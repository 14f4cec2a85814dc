// Gives articles of an older version the fingerprint by which this one finds them. Once, at the opening after an update; in batches,
// each a transaction of its own, so that an end in between costs nothing but the rest.
import { FINGERPRINT_VERSION } from '#src/article/fingerprint.ts';
import { findingOf, readOf } from './candidates.ts';
import { inTransaction, statementOf, type Db } from './database.ts';
import { and, asc, eq, gt, sql } from './drizzle.ts';
import { dropOtherVersions, storeFingerprint } from './fingerprints.ts';
import { fingerprintRow } from './schema-keys.ts';
import { article } from './schema.ts';
import { recall, remember } from './settings.ts';

/** A quarter of a second. */
const BATCH = 200;
const KEYS_AT_ONCE = 20_000;
/** Remembers the version that every article has, so that later openings look at no article. */
const FILLED_KEY = 'fingerprints-filled';

/** Does nothing when every article has a fingerprint of this version. */
export function fillFingerprints(db: Db): void {
  if (recall(db, FILLED_KEY) === String(FINGERPRINT_VERSION)) return;
  let last = 0;
  for (;;) {
    const ids = inTransaction(db, () => fillBatch(db, last));
    if (ids.length === 0) break;
    last = ids.at(-1) ?? last;
  }
  while (statementOf(db, DROP_OLD_KEYS).run(FINGERPRINT_VERSION, KEYS_AT_ONCE).changes > 0);
  remember(db, FILLED_KEY, { value: String(FINGERPRINT_VERSION), now: 0 });
}

/** Raw SQL: a table without row numbers takes no LIMIT in a DELETE. */
const DROP_OLD_KEYS = `DELETE FROM fingerprint_key WHERE (version, key, seq) IN (
  SELECT version, key, seq FROM fingerprint_key WHERE version < ? LIMIT ?)`;

/** @returns the ids it looked after, in order */
function fillBatch(db: Db, after: number): readonly number[] {
  const ofVersion = and(eq(fingerprintRow.articleId, article.id), eq(fingerprintRow.version, FINGERPRINT_VERSION));
  const hasNone = sql`NOT EXISTS (SELECT 1 FROM ${fingerprintRow} WHERE ${ofVersion})`;
  const rows = db.orm
    .select({ id: article.id, title: article.title, paragraphs: article.paragraphs })
    .from(article)
    .where(and(gt(article.id, after), hasNone))
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
