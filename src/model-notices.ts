// What the owners of the bot are told: what happened to a source or a site rule, and the messages that carry it. Types only.
import type { FeedHealth } from './model.ts';

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

/** One message to one owner, about one or several events. */
export type Notice = {
  readonly id: number;
  readonly recipient: string;
  /** At most 25 characters, stored before the first try. */
  readonly nonce: string;
  readonly attempts: number;
  /** Set when an earlier try may have arrived without an answer. */
  readonly startedAt: number | undefined;
  readonly events: readonly OwnerEvent[];
};
