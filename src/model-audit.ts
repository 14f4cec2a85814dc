// What is kept of a change that an admin or owner made: who, what, when. Types only.

/** What was changed; the words for it stand in commands/words. */
export type AuditedAction =
  | 'subscribe'
  | 'unsubscribe'
  | 'pause'
  | 'resume'
  | 'keyword-add'
  | 'keyword-remove'
  | 'source-add'
  | 'source-remove'
  | 'story-split'
  | 'story-join'
  | 'language'
  | 'time-zone'
  | 'digest-hour'
  | 'quiet-hours'
  | 'style';

export type AuditLine = {
  readonly id: number;
  readonly guildId: string;
  readonly at: number;
  readonly userId: string;
  readonly action: AuditedAction;
  /** The channel it is about; undefined: the server. */
  readonly channelId: string | undefined;
  /** As it was and as it is now, in short: `instant core`, `22-7`; undefined where there is nothing. */
  readonly before: string | undefined;
  readonly after: string | undefined;
};

/** What a line says of the change itself. */
export type AuditedChange = Pick<AuditLine, 'action'> & Partial<Pick<AuditLine, 'channelId' | 'before' | 'after'>>;

/** Who changes something, in which server (empty in a direct message, which is in none), and when (epoch ms). */
export type DoneBy = Pick<AuditLine, 'guildId' | 'userId' | 'at'>;
