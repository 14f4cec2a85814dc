// The port's units of work for servers, each delegated to servers.ts.
import type { ServerStore } from '#src/store/servers.ts';
import type { Db } from './database.ts';
import { addAuditLine, changeSettings, historyOf, joinServer, leaveServer, settingsOf } from './servers.ts';

/** @param unit runs a synchronous work as a promise and explains SQLite's errors */
export function serverUnits(unit: <T>(work: (db: Db) => T) => Promise<T>): ServerStore {
  return {
    settingsOf: (guildId) => unit((db) => settingsOf(db, guildId)),
    change: (guildId, changes) => unit((db) => changeSettings(db, guildId, changes)),
    join: (guildId, now) => unit((db) => joinServer(db, guildId, now)),
    leave: (guildId) => unit((db) => leaveServer(db, guildId)),
    audit: (line) => unit((db) => addAuditLine(db, line)),
    history: (request) => unit((db) => historyOf(db, request)),
  };
}
