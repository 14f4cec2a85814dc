// The port's words for what a server chose and for who changed what there.
import type { AuditLine, DoneBy } from '#src/model-audit.ts';
import type { ServerSettings } from '#src/model-servers.ts';
import type { Language } from '#src/model.ts';

/** What is to change; what is left out stays. */
export type SettingsChange = Partial<Omit<ServerSettings, 'guildId'>> & {
  /** What the server itself speaks: so do its alerts from now on where the choice of a language is forgotten. */
  readonly serverLanguage?: Language | undefined;
};

export type SettingsOutcome = {
  /** As they are now. */
  readonly settings: ServerSettings;
  readonly isChange: boolean;
};

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
   * Changes settings of the server it is done in; each that becomes another leaves a line. The alerts of all its channels speak another
   * language from now on, where that is what changed; open digests wait for the next time of the new hours.
   */
  change(changes: SettingsChange, by: DoneBy): Promise<SettingsOutcome>;
  /** Remembers that the bot is in a server. @returns whether that is news */
  join(guildId: string, now: number): Promise<{ readonly isNew: boolean }>;
  /** The bot is there no more: when it comes again, that is news. */
  leave(guildId: string): Promise<void>;
  /** Who changed what, the newest first. */
  history(request: HistoryRequest): Promise<readonly AuditLine[]>;
}
