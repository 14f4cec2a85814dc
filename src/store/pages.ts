// What the database keeps of pages as they came: their bytes for some days, and how well site rules read their hosts. Types only.
import type { RuleOutcome } from '#src/page/rule-watch.ts';

/** A page that was fetched and looked at. */
export type FetchedPage = {
  readonly entryId: number;
  /** Where it was read, behind all redirects. */
  readonly url: string;
  readonly contentType: string | undefined;
  readonly fetchedAt: number;
  /** Its bytes, compressed (zstd); undefined: not kept. */
  readonly packed: Uint8Array | undefined;
  /** How the rule of its host did; undefined when the page was no article (gone, a list, closed). */
  readonly rule: RuleOutcome | undefined;
};

/** A page as it is kept. */
export type PageBytes = Pick<FetchedPage, 'entryId' | 'url' | 'contentType' | 'fetchedAt'> & {
  readonly packed: Uint8Array;
};

/** A page that is kept, with what became of the entry it belongs to. */
export type KeptPage = PageBytes & {
  /** The address it was published at. */
  readonly entryUrl: string;
  /** What its entry is known by. */
  readonly urlKey: string;
  /** Its feed brought it at the first poll: nobody is told of it. */
  readonly isSilent: boolean;
  /** As its feed gave them. */
  readonly title: string;
  readonly outlet: string | undefined;
  readonly publishedAt: number | undefined;
  /** What its feed's owner says pages are written in. */
  readonly charset: string | undefined;
  readonly state: 'waiting' | 'article' | 'irrelevant' | 'unreadable';
  /** The article it became. */
  readonly articleId: number | undefined;
};

/** Which kept pages, from the oldest entry on. */
export type KeptPageRequest = {
  /** The entry after which to go on. */
  readonly after: number;
  readonly limit: number;
  /** Fetched at or after (epoch ms). */
  readonly since: number;
  /** Of this host only, with or without `www.`. */
  readonly host: string | undefined;
};
