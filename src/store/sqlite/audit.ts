// Who changed what in a server. A line is written inside the transaction of its change: neither is ever there without the other.
import type { AuditedChange, AuditLine, DoneBy } from '#src/model-audit.ts';
import type { HistoryRequest } from '#src/store/servers.ts';
import type { Db } from './database.ts';
import { and, desc, eq, lt } from './drizzle.ts';
import { audit } from './schema-servers.ts';

/** Part of a transaction of others. @param by undefined: the program itself, which leaves no line */
export function leaveLine(db: Db, change: AuditedChange, by: DoneBy | undefined): void {
  if (by !== undefined)
    db.orm
      .insert(audit)
      .values({ ...by, ...change })
      .run();
}

/** The newest first. */
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
