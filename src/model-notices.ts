// What the owners of the bot are told (what happened to a source or a site rule), what the admins of a server are told (a channel of theirs
// takes nothing any more), and the messages that carry it. Types only.
import type { FeedHealth, Language } from './model.ts';

type AboutFeed = { readonly feedId: string; readonly outlet: string; readonly url: string; readonly at: number };

/** Something the owners of the bot should know of a source. */
export type OwnerEvent =
  | (AboutFeed & {
      readonly kind: 'feed-health';
      readonly from: FeedHealth;
      readonly to: FeedHealth;
      /** The last error of a feed that fails; undefined otherwise. */
      readonly reason: string | undefined;
    })
  /** It brings more in a day than anything sound does; the rest was left. */
  | (AboutFeed & { readonly kind: 'feed-flood'; readonly leftCount: number })
  /** Nothing of the last document was left in this one: entries may have been missed between. */
  | (AboutFeed & { readonly kind: 'feed-gap'; readonly entryCount: number })
  /** It is asked at another address from now on. */
  | (AboutFeed & { readonly kind: 'feed-moved'; readonly to: string })
  /** A site rule has stopped finding the text of a host's pages, or finds it again. */
  | {
      readonly kind: 'site-rule';
      readonly rule: string;
      readonly host: string;
      readonly to: 'failing' | 'ok';
      readonly hitCount: number;
      readonly pageCount: number;
      /** The page it was noticed at. */
      readonly url: string;
      readonly at: number;
    };

/** Something the admins of a server should know: their channel is gone, or closed to the bot, and gets nothing. */
export type GuildEvent = {
  readonly kind: 'channel-closed';
  readonly channelId: string;
  /** The platform's own words: `403 50013: Missing Permissions`. */
  readonly reason: string;
  readonly at: number;
};

/** One message to one owner or one server, about one or several events. */
export type Notice = {
  readonly id: number;
  readonly recipient: string;
  /** At most 25 characters, stored before the first try. */
  readonly nonce: string;
  readonly attempts: number;
  /** Set when an earlier try may have arrived without an answer. */
  readonly startedAt: number | undefined;
  readonly events: readonly (OwnerEvent | GuildEvent)[];
  /** The server it goes to, where it goes to no person: in its language, and its channels that take alerts now. */
  readonly guild?:
    | { readonly id: string; readonly locale: Language; readonly channelIds: readonly string[] }
    | undefined;
};
