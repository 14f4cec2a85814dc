// What a server and its channels are to us, and what was chosen for them. Types only.
import type { Language } from './model.ts';

/** How alerts look: a card each, or one line. */
export type CardStyle = 'card' | 'compact';

/** What a channel is to whoever posts there: a place for messages, one that holds no threads (a thread), for posts (a forum), or one whose messages may be published. */
export type ChannelKind = 'text' | 'thread' | 'forum' | 'announcement';

/** Hours of the day (0–23) between which nothing rings; 22 to 7 spans midnight. */
export type QuietHours = { readonly from: number; readonly to: number };

/** What a server chose, or the defaults where nobody chose anything. */
export type ServerSettings = {
  readonly guildId: string;
  /** Of alerts; undefined: as the server itself says. */
  readonly language: Language | undefined;
  /** IANA zone in which digests and quiet hours are counted. */
  readonly timeZone: string;
  /** When daily and weekly digests come, 0–23. */
  readonly digestHour: number;
  readonly quietHours: QuietHours | undefined;
  readonly style: CardStyle;
};
