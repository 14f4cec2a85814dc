// What a feed says, once its bytes are understood: the shape that RSS, RDF, Atom, CDF and JSON Feed all become. Types only.

/** Text as published: `html` is markup still to be read, `text` is meant literally (`<blink>` is a word there). */
export type FeedText = { readonly kind: 'text' | 'html'; readonly value: string };

export type Enclosure = {
  readonly url: string;
  readonly type: string | undefined;
  /** Bytes, as written. */
  readonly length: string | undefined;
};

/** How a feed asks to be polled. */
export type FeedWishes = {
  /** How long it wants to be left alone after an answer. */
  readonly ttlMinutes: number | undefined;
  /** Hours of the day, 0 to 23 in GMT, in which it does not want to be asked. */
  readonly skipHours: readonly number[];
  /** Days of the week, 1 (Monday) to 7 (Sunday) in GMT, on which it does not want to be asked. */
  readonly skipDays: readonly number[];
  /** How often it says that it changes (`sy:updatePeriod` by `sy:updateFrequency`): informational. */
  readonly updatePeriodMs: number | undefined;
};

export type FeedHead = FeedWishes & {
  /** One line of plain text. */
  readonly title: string | undefined;
  readonly rawTitle: FeedText | undefined;
  readonly link: string | undefined;
  readonly subtitle: FeedText | undefined;
  /** BCP 47, `ko` or `en-US`. */
  readonly language: string | undefined;
  readonly author: string | undefined;
  readonly id: string | undefined;
  /** Epoch ms. */
  readonly published: number | undefined;
  readonly updated: number | undefined;
  /** WebSub hub it names; recorded, not used. */
  readonly hubUrl: string | undefined;
};

export type FeedEntry = {
  /** One line of plain text, at most 500 code points. */
  readonly title: string | undefined;
  readonly rawTitle: FeedText | undefined;
  /** Absolute, http or https, as published where it was. */
  readonly link: string | undefined;
  readonly id: string | undefined;
  /** Epoch ms; undefined when no date can be read. */
  readonly published: number | undefined;
  readonly updated: number | undefined;
  readonly author: string | undefined;
  readonly summary: FeedText | undefined;
  readonly content: FeedText | undefined;
  readonly tags: readonly string[];
  readonly enclosures: readonly Enclosure[];
  /** The outlet named by `<source>`. */
  readonly outlet: string | undefined;
};

export type FeedDocument = {
  /** WHATWG label of the encoding the bytes were in. */
  readonly encoding: string;
  readonly replacementCount: number;
  readonly feed: FeedHead;
  /** In the order of the document. */
  readonly entries: readonly FeedEntry[];
};

export type ParsedFeed =
  | { readonly kind: 'feed'; readonly document: FeedDocument }
  /** `empty`, `html`, `json`, `no-feed-root`, `unreadable`. */
  | { readonly kind: 'not-a-feed'; readonly reason: string };

/** Bounds of what one feed may bring. */
export const FEED_LIMITS = {
  depth: 256,
  entries: 2_000,
  /** Code points of a title. */
  titleLength: 500,
  /** Code points of an entry's text. */
  textLength: 20_000,
  /** UTF-16 units of markup kept before it is read as text. */
  markupLength: 200_000,
  /** UTF-16 units of a link, id, date or name. */
  wordLength: 4_096,
  /** Tags and enclosures of one entry. */
  listLength: 50,
} as const;
