// The tables of pages as they came, and of how site rules did on them. Times are epoch milliseconds, UTC.
import { blob, index, integer, primaryKey, sqliteTable, text } from './drizzle.ts';
import { entry } from './schema.ts';

/** Pages as they came, for some days: a better extractor can be run over them again. */
export const rawPage = sqliteTable(
  'raw_page',
  {
    entryId: integer('entry_id')
      .primaryKey()
      .references(() => entry.id, { onDelete: 'cascade' }),
    url: text('url').notNull(),
    host: text('host').notNull(),
    contentType: text('content_type'),
    fetchedAt: integer('fetched_at').notNull(),
    /** zstd. */
    packed: blob('packed', { mode: 'buffer' }).notNull(),
  },
  // keepPage: the oldest go first
  (table) => [index('raw_page_fetched').on(table.fetchedAt)],
);

/** How each site rule did on the last pages of each host: src/page/rule-watch.ts. */
export const ruleWatch = sqliteTable(
  'rule_watch',
  {
    host: text('host').notNull(),
    rule: text('rule').notNull(),
    stamp: text('stamp').notNull(),
    hits: text('hits').notNull(),
    isFailing: integer('is_failing', { mode: 'boolean' }).notNull(),
    /** The entry whose page was counted last: read again after a crash, it is not counted twice. */
    lastEntryId: integer('last_entry_id').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.host, table.rule] })],
);
