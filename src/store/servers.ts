// The port's words for what a server chose and for who changed what there.
import type { AuditLine } from '#src/model-audit.ts';
import type { ServerSettings } from '#src/model-servers.ts';

/** What is to change; what is left out stays. */
export type SettingsChange = Partial<Omit<ServerSettings, 'guildId'>>;

export type HistoryRequest = {
  readonly guildId: string;
  /** Lines before this one; undefined: from the newest on. */
  readonly beforeId: number | undefined;
  readonly limit: number;
};

export interface ServerStore {
  /** The defaults where nobody chose anything. */
  settingsOf(guildId: string): Promise<ServerSettings>;
  /**
   * The alerts of all its channels speak another language from now on, where that is what changed; open digests wait for the next time
   * of the new hours. @returns the settings as they are now
   */
  change(guildId: string, changes: SettingsChange, now: number): Promise<ServerSettings>;
  /** Remembers that the bot is in a server. @returns whether that is news */
  join(guildId: string, now: number): Promise<{ readonly isNew: boolean }>;
  /** The bot is there no more: when it comes again, that is news. */
  leave(guildId: string): Promise<void>;
  /** Keeps who changed what. */
  audit(line: Omit<AuditLine, 'id'>): Promise<void>;
  /** The newest first. */
  history(request: HistoryRequest): Promise<readonly AuditLine[]>;
}
