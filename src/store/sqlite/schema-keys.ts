// The tables by which articles are found: facets of filters, candidate keys of fingerprints.
import { integer, primaryKey, sqliteTable, text } from './drizzle.ts';
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

/** Candidate keys of fingerprints: which articles may repeat a text. */
export const candidateKey = sqliteTable(
  'candidate_key',
  {
    version: integer('version').notNull(),
    key: integer('key').notNull(),
    articleId: integer('article_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.version, table.key, table.articleId] })],
);
