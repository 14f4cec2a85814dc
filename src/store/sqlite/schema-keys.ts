// The tables by which articles are found: facets of filters, fingerprints and their keys, and how common character pairs are.
import { blob, index, integer, primaryKey, sqliteTable, text } from './drizzle.ts';
import { article } from './schema.ts';

/** Facets for filters: city, topic. */
export const facet = sqliteTable(
  'facet',
  {
    kind: text('kind', { enum: ['city', 'topic'] }).notNull(),
    value: text('value').notNull(),
    articleId: integer('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
  },
  // latest({ city, topic }): newest first inside one value
  (table) => [primaryKey({ columns: [table.kind, table.value, table.articleId] })],
);

/** What the near-duplicate search keeps of an article beside its keys: 128 bytes of its signature, then its event keys (4 bytes each). */
export const fingerprintRow = sqliteTable(
  'fingerprint',
  {
    /** Dense, so that the rows of keys stay small: ids of articles take six bytes, these three. */
    seq: integer('seq').primaryKey(),
    articleId: integer('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    sketch: blob('sketch', { mode: 'buffer' }).notNull(),
  },
  // the fingerprint of an article that is read again; the articles of the last days, at the start
  (table) => [index('fingerprint_article').on(table.articleId)],
);

/** Bands and openings of all articles: which of them may repeat a text, however old. */
export const fingerprintKey = sqliteTable(
  'fingerprint_key',
  {
    version: integer('version').notNull(),
    /** Signed 32 bits: four bytes. */
    key: integer('key').notNull(),
    seq: integer('seq').notNull(),
  },
  (table) => [primaryKey({ columns: [table.version, table.key, table.seq] })],
);

/** How many of the counted articles hold each character pair. A decision names the version it weighed words by. */
export const pairTable = sqliteTable('pair_table', {
  version: integer('version').primaryKey(),
  madeAt: integer('made_at').notNull(),
  articleCount: integer('article_count').notNull(),
  /** Sorted unsigned 32-bit pairs, little endian; then as many counts. */
  pairs: blob('pairs', { mode: 'buffer' }).notNull(),
  counts: blob('counts', { mode: 'buffer' }).notNull(),
});
