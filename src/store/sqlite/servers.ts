// What servers chose, and that the bot is there.
import type { ServerSettings } from '#src/model-servers.ts';
import type { SettingsChange } from '#src/store/servers.ts';
import { inTransaction, PreparedStatements, type Db } from './database.ts';
import { eq, isNull, sql } from './drizzle.ts';
import { subscription } from './schema.ts';
import { server } from './schema-servers.ts';

const DEFAULTS = {
  language: undefined,
  timeZone: 'Asia/Seoul',
  digestHour: 9,
  quietHours: undefined,
  style: 'card',
} as const;

/** Asked for each channel an article goes to. */
const EACH_SERVER = new PreparedStatements((orm) => ({
  settings: orm
    .select()
    .from(server)
    .where(eq(server.guildId, sql.placeholder('guildId')))
    .prepare(),
}));

export function settingsOf(db: Db, guildId: string): ServerSettings {
  const row = EACH_SERVER.of(db).settings.get({ guildId });
  if (row === undefined) return { guildId, ...DEFAULTS };
  const { language, timeZone, digestHour, quietFrom, quietTo, style } = row;
  const quietHours = quietFrom === null || quietTo === null ? undefined : { from: quietFrom, to: quietTo };
  return { guildId, language: language ?? undefined, timeZone, digestHour, quietHours, style };
}

/** Alerts that are to speak as the server does are turned to its language in the same transaction. */
export function changeSettings(db: Db, guildId: string, changes: SettingsChange): ServerSettings {
  return inTransaction(db, () => {
    const { language, timeZone, digestHour, quietHours, style } = { ...settingsOf(db, guildId), ...changes };
    const quiet = { quietFrom: quietHours?.from ?? null, quietTo: quietHours?.to ?? null };
    const row = { language: language ?? null, timeZone, digestHour, ...quiet, style };
    db.orm
      .insert(server)
      .values({ guildId, ...row })
      .onConflictDoUpdate({ target: server.guildId, set: row })
      .run();
    const spoken = 'language' in changes ? (changes.language ?? changes.serverLanguage) : undefined;
    if (spoken !== undefined)
      db.orm.update(subscription).set({ locale: spoken }).where(eq(subscription.guildId, guildId)).run();
    return settingsOf(db, guildId);
  });
}

export function joinServer(db: Db, guildId: string, now: number): { readonly isNew: boolean } {
  const news = db.orm
    .insert(server)
    .values({ guildId, joinedAt: now })
    .onConflictDoUpdate({ target: server.guildId, set: { joinedAt: now }, setWhere: isNull(server.joinedAt) })
    .run();
  return { isNew: news.changes > 0 };
}

export function leaveServer(db: Db, guildId: string): void {
  db.orm.update(server).set({ joinedAt: null }).where(eq(server.guildId, guildId)).run();
}
