// Tables of the servers: what they chose, and who changed what there.
import type { AuditedAction } from '#src/model-audit.ts';
import type { Language } from '#src/model.ts';
import type { CardStyle } from '#src/model-channels.ts';
import { index, integer, sqliteTable, text } from './drizzle.ts';

export const server = sqliteTable('server', {
  guildId: text('guild_id').primaryKey(),
  language: text('language').$type<Language>(),
  timeZone: text('time_zone').notNull().default('Asia/Seoul'),
  digestHour: integer('digest_hour').notNull().default(9),
  quietFrom: integer('quiet_from'),
  quietTo: integer('quiet_to'),
  style: text('style').$type<CardStyle>().notNull().default('card'),
  /** When the bot came in and was known to be there; null when it has left. */
  joinedAt: integer('joined_at'),
});

export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    guildId: text('guild_id').notNull(),
    at: integer('at').notNull(),
    userId: text('user_id').notNull(),
    action: text('action').$type<AuditedAction>().notNull(),
    channelId: text('channel_id'),
    before: text('before'),
    after: text('after'),
  },
  // history(): the newest of a server
  (table) => [index('audit_guild').on(table.guildId, table.id)],
);
