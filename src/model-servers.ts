// What was chosen for a server. Types only.
import type { CardStyle } from './model-channels.ts';
import type { Language } from './model.ts';

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
