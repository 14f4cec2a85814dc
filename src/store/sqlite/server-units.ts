// The port's units of work for servers, each delegated to servers.ts and audit.ts; other hours move the digests that are open.
import { settingChanges } from '#src/audit-code.ts';
import type { DoneBy } from '#src/model-audit.ts';
import type { ServerStore, SettingsChange, SettingsOutcome } from '#src/store/servers.ts';
import { historyOf, leaveLine } from './audit.ts';
import { inTransaction, type Db } from './database.ts';
import { moveDigests } from './digest-times.ts';
import { changeSettings, joinServer, leaveServer, settingsOf } from './servers.ts';

/** @param unit runs a synchronous work as a promise and explains SQLite's errors */
export function serverUnits(unit: <T>(work: (db: Db) => T) => Promise<T>): ServerStore {
  return {
    settingsOf: (guildId) => unit((db) => settingsOf(db, guildId)),
    change: (changes, by) => unit((db) => change(db, changes, by)),
    join: (guildId, now) => unit((db) => joinServer(db, guildId, now)),
    leave: (guildId) => unit((db) => leaveServer(db, guildId)),
    history: (request) => unit((db) => historyOf(db, request)),
  };
}

function change(db: Db, changes: SettingsChange, by: DoneBy): SettingsOutcome {
  return inTransaction(db, () => {
    const before = settingsOf(db, by.guildId);
    const settings = changeSettings(db, by.guildId, changes);
    if (changesHours(changes)) moveDigests(db, settings, by.at);
    const lines = settingChanges(before, settings);
    for (const line of lines) leaveLine(db, line, by);
    return { settings, isChange: lines.length > 0 };
  });
}

function changesHours(changes: SettingsChange): boolean {
  return changes.timeZone !== undefined || changes.digestHour !== undefined || 'quietHours' in changes;
}
