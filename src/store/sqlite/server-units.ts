// The port's units of work for servers, each delegated to servers.ts; other hours move the digests that are open.
import type { ServerStore, SettingsChange } from '#src/store/servers.ts';
import { inTransaction, type Db } from './database.ts';
import { moveDigests } from './digest-times.ts';
import { addAuditLine, changeSettings, historyOf, joinServer, leaveServer, settingsOf } from './servers.ts';

/** @param unit runs a synchronous work as a promise and explains SQLite's errors */
export function serverUnits(unit: <T>(work: (db: Db) => T) => Promise<T>): ServerStore {
  return {
    settingsOf: (guildId) => unit((db) => settingsOf(db, guildId)),
    change: (guildId, changes, now) =>
      unit((db) =>
        inTransaction(db, () => {
          const settings = changeSettings(db, guildId, changes);
          if (changesHours(changes)) moveDigests(db, settings, now);
          return settings;
        }),
      ),
    join: (guildId, now) => unit((db) => joinServer(db, guildId, now)),
    leave: (guildId) => unit((db) => leaveServer(db, guildId)),
    audit: (line) => unit((db) => addAuditLine(db, line)),
    history: (request) => unit((db) => historyOf(db, request)),
  };
}

function changesHours(changes: SettingsChange): boolean {
  return changes.timeZone !== undefined || changes.digestHour !== undefined || 'quietHours' in changes;
}
