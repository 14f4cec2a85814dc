// The table of keyword rules.
import { integer, sqliteTable, text, uniqueIndex } from './drizzle.ts';

export const rule = sqliteTable(
  'rule',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    guildId: text('guild_id').notNull(),
    /** Empty: the whole server. */
    channelId: text('channel_id').notNull(),
    expression: text('expression').notNull(),
    kind: text('kind', { enum: ['include', 'exclude'] }).notNull(),
    firedCount: integer('fired_count').notNull().default(0),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('rule_expression').on(table.guildId, table.channelId, table.kind, table.expression)],
);
