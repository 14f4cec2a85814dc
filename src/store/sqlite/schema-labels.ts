// The table of what people call relevant. Times are epoch milliseconds, UTC.
import { integer, primaryKey, sqliteTable, text } from './drizzle.ts';

/** 👍 and 👎: whether an article is about smart cities, as people see it. One a person and address. */
export const relevanceLabel = sqliteTable(
  'relevance_label',
  {
    urlKey: text('url_key').notNull(),
    userId: text('user_id').notNull(),
    guildId: text('guild_id'),
    isRelevant: integer('is_relevant', { mode: 'boolean' }).notNull(),
    labelledAt: integer('labelled_at').notNull(),
  },
  // relevanceLabels: the votes of an address together
  (table) => [primaryKey({ columns: [table.urlKey, table.userId] })],
);
