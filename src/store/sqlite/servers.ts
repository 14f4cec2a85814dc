// What servers chose, and who changed what there.
import type { AuditLine } from '#src/model-audit.ts';
import type { ServerSettings } from '#src/model-servers.ts';
import type { HistoryRequest, SettingsChange } from '#src/store/servers.ts';
import { inTransaction, PreparedStatements, type Db } from './database.ts';
import { and, desc, eq, isNull, lt, sql } from './drizzle.ts';
import { subscription } from './schema.ts';
import { audit, server } from './schema-servers.ts';

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
    if (changes.language !== undefined) {
      const ofServer = eq(subscription.guildId, guildId);
      db.orm.update(subscription).set({ locale: changes.language }).where(ofServer).run();
    }
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

export function addAuditLine(db: Db, line: Omit<AuditLine, 'id'>): void {
  db.orm.insert(audit).values(line).run();
}

export function historyOf(db: Db, { guildId, beforeId, limit }: HistoryRequest): readonly AuditLine[] {
  const before = beforeId === undefined ? undefined : lt(audit.id, beforeId);
  const rows = db.orm
    .select()
    .from(audit)
    .where(and(eq(audit.guildId, guildId), before))
    .orderBy(desc(audit.id))
    .limit(limit)
    .all();
  return rows.map((row) => ({
    ...row,
    channelId: row.channelId ?? undefined,
    before: row.before ?? undefined,
    after: row.after ?? undefined,
  }));
}
