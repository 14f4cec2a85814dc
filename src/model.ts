// The plain words of Citybeat: what a feed, an entry, a draft, an article, a subscription and a delivery are.
// Types only, no behaviour; every floor may read them, none may add I/O here. Times are epoch milliseconds, UTC.
import type { Facts } from './model-facts.ts';
import type { CardStyle, ChannelKind } from './model-channels.ts';

export type Language = 'ko' | 'en';

/** What an admin registers: a feed, or a page whose article links are followed. */
export type Feed = {
  readonly id: string;
  readonly outlet: string;
  readonly url: string;
  readonly kind: 'feed' | 'page';
  readonly language: Language;
  /** IANA zone for dates that name none. */
  readonly timeZone: string;
  /** Encoding to try when the document names none (WHATWG label). */
  readonly charset: string | undefined;
  /** The owner's own pause between two polls: wins over the feed's rhythm and wishes. */
  readonly pollIntervalMs: number | undefined;
};

/** `new`: not read yet, or its links not proven yet. `gone`: it answered 410 on three days and is not asked any more. */
export type FeedHealth = 'new' | 'ok' | 'failing' | 'silent' | 'gone';

/** An item of a feed, parsed, its page not yet read. Text fields are plain text, already bounded in length. */
export type Entry = {
  readonly url: string;
  /** What it is known by when its feed names no address for it; `url` is its outlet's then, and there is no page to read. */
  readonly wordsKey?: string | undefined;
  readonly guid: string | undefined;
  readonly title: string;
  readonly author: string | undefined;
  /** The outlet the feed names for this entry (Google News `<source>`). */
  readonly outlet: string | undefined;
  readonly publishedAt: number | undefined;
  readonly updatedAt: number | undefined;
  /** The feed's own text of the article, paragraphs split by a blank line; what is used when the page cannot be read. */
  readonly text: string;
};

export type LineKind =
  | 'paragraph'
  /** What stands between title and text. */
  | 'subtitle'
  /** A heading inside the text. */
  | 'heading'
  | 'list'
  | 'quote'
  | 'caption'
  /** A cell of a table of figures. */
  | 'table'
  | 'credit'
  | 'byline'
  | 'about'
  | 'boilerplate';

/** `why`: what made it no part of the text, where one rule did: `related`, `title again`. */
export type Line = { readonly kind: LineKind; readonly text: string; readonly why?: string | undefined };

/** What a page says of its text beyond title and body; stored with the article. */
export type PageDetails = {
  /** The section whose name the page sets before its headline, cut off the title: `포토뉴스`. */
  readonly section: string | undefined;
  /** Who signs in place of a person: `온라인뉴스팀`. */
  readonly desk: string | undefined;
  /** The place (in English with the date) that the text or its signature names: `서울`, `SEOUL, Oct. 12`. */
  readonly dateline: string | undefined;
  /** Who issued the press release, where the page says so. */
  readonly origin: string | undefined;
  /** `paid`: the page shows the beginning of a closed article. */
  readonly access: 'open' | 'paid';
  /** Who made or gave the lead picture, as its words name them. */
  readonly imageCredit: string | undefined;
};

/** A page, extracted, not stored. */
export type Draft = PageDetails & {
  /** The address as published (what a reader is sent to). */
  readonly url: string;
  /** `<link rel=canonical>` or og:url, resolved; undefined when the page names none. */
  readonly canonicalLink: string | undefined;
  readonly title: string;
  readonly subtitle: string | undefined;
  /** Names only: no 기자, no address. */
  readonly authors: readonly string[];
  readonly outlet: string | undefined;
  readonly publishedAt: number | undefined;
  readonly updatedAt: number | undefined;
  readonly language: Language;
  /** Body paragraphs (paragraph, list and quote lines), in order, without headings, captions and boilerplate. */
  readonly paragraphs: readonly string[];
  readonly captions: readonly string[];
  /** Profile of the issuing body at the end of a press release: kept apart, never fingerprinted. */
  readonly about: readonly string[];
  /** Every line that was looked at, with its kind, in order. */
  readonly lines: readonly Line[];
  readonly imageUrl: string | undefined;
  /** The step that produced the text: `site-rule:ndsoft`, `json-ld`, `readability`, `feed`, `text-dump`. */
  readonly how: string;
};

export type Relevance = 'core' | 'adjacent' | 'no';

/** One reason of a classification, printable: `스마트시티 ×13 (+6.4)`. */
export type Reason = {
  readonly text: string;
  readonly weight: number;
  /** Stable id of what spoke: a signal of the lexicon, or `city`. */
  readonly signal?: string | undefined;
};

export type Classification = {
  readonly relevance: Relevance;
  readonly score: number;
  readonly topics: readonly string[];
  readonly reasons: readonly Reason[];
};

/** What the lexicon alone made of a text: the points of each of its signals. What learning from 👍 and 👎 stands on. */
export type Judgement = {
  readonly relevance: Relevance;
  readonly score: number;
  readonly points: Readonly<Record<string, number>>;
};

/** Near-duplicate signature of a text. */
export type Fingerprint = {
  /** Version of the algorithm: values of two versions are never compared. */
  readonly version: number;
  /** SHA-256 (hex) of the normalised text: equal means the same text. */
  readonly textHash: string;
  /** Length of the normalised text in UTF-16 units. */
  readonly length: number;
  /** One-permutation MinHash of char-3 shingles: 128 unsigned 32-bit values. */
  readonly signature: Uint32Array;
};

/** Space-separated index terms of an article, one string a column of the full-text index. */
export type IndexTerms = {
  readonly title: string;
  readonly stem: string;
  readonly bigram: string;
  readonly facet: string;
};

/** Everything that is known of a draft before it is stored. Made off the main thread, pure data. */
export type Reading = {
  readonly draft: Draft;
  readonly classification: Classification;
  /** Two or three sentences. */
  readonly summary: readonly string[];
  readonly facts: Facts;
  readonly fingerprint: Fingerprint;
  readonly terms: IndexTerms;
};

/** What a stored article is, seen from the text it was compared with. */
export type VerdictKind = 'new' | 'copy' | 'story' | 'update';

export type Scores = {
  readonly jaccard: number;
  readonly containment: number;
  readonly cosine: number;
  /** How likely both tell one event, 0 to 1. */
  readonly event?: number;
};

export type Verdict = {
  readonly kind: VerdictKind;
  /** Id of the article it repeats or follows; undefined when new. */
  readonly of: number | undefined;
  readonly scores: Scores | undefined;
  /** Plain words for `/why`, Korean-neutral codes: `same-text`, `contained`, `similar`, `veto:place`, `veto:phase`. */
  readonly reasons: readonly string[];
  /** What decided: version of the rules and of the table of character pairs, `2.17`. Older rows have none. */
  readonly version?: string | undefined;
};

/** A stored article. */
export type Article = PageDetails & {
  readonly id: number;
  readonly url: string;
  readonly urlKey: string;
  readonly title: string;
  readonly subtitle: string | undefined;
  readonly authors: readonly string[];
  readonly outlet: string;
  readonly publishedAt: number;
  readonly updatedAt: number | undefined;
  readonly storedAt: number;
  readonly language: Language;
  readonly paragraphs: readonly string[];
  readonly summary: readonly string[];
  readonly classification: Classification;
  readonly facts: Facts;
  readonly imageUrl: string | undefined;
  readonly how: string;
  readonly isSeed: boolean;
  readonly storyId: number;
  readonly verdict: Verdict;
};

export type Mode = 'instant' | 'hourly' | 'daily' | 'weekly';

/** Which articles a channel wants: only those about smart cities, or those near it as well. */
export type Scope = 'core' | 'all';

/** What becomes of further reports of a story the channel was told of: a line under the first alert, without a ping, or nothing. */
export type FollowUps = 'thread' | 'quiet';

/** A channel and what it wants. One subscription a channel. */
export type Subscription = {
  readonly id: number;
  readonly guildId: string;
  readonly channelId: string;
  readonly mode: Mode;
  readonly scope: Scope;
  readonly city: string | undefined;
  readonly topic: string | undefined;
  /** Least points of relevance an article needs; undefined: whatever its scope takes. */
  readonly threshold: number | undefined;
  readonly followUps: FollowUps;
  /** Language of the alerts: the server's. */
  readonly locale: Language;
  readonly channelKind: ChannelKind;
  /** Whether alerts in an announcement channel are published to the servers that follow it. */
  readonly isCrossposted: boolean;
  /** The role an admin chose to be pinged by alerts. */
  readonly mentionRoleId: string | undefined;
  /** Alerts an hour at most; more come in a digest. */
  readonly hourlyCap: number | undefined;
  /** Undefined: as the server's settings say. */
  readonly style: CardStyle | undefined;
  readonly state: 'active' | 'paused' | 'disabled';
  /** Why it was disabled (a Discord error code and its words). */
  readonly stateReason: string | undefined;
  /** When its state last changed; undefined before it ever did. */
  readonly stateAt: number | undefined;
  readonly createdAt: number;
};

/** An expression that includes or excludes articles, for a whole server (no channel) or one channel. */
export type KeywordRule = {
  readonly id: number;
  readonly guildId: string;
  readonly channelId: string | undefined;
  readonly expression: string;
  readonly kind: 'include' | 'exclude';
  readonly createdAt: number;
};

export type DeliveryState = 'pending' | 'sending' | 'sent' | 'retry' | 'dead';

/**
 * `follow-up`: a line under an earlier alert; `edit`: an earlier alert as it is to be read now; `crosspost`: an earlier alert, published to
 * the servers that follow its channel.
 */
export type DeliveryKind = 'alert' | 'digest' | 'follow-up' | 'edit' | 'crosspost';

/** An alert's way through the outbox: one message to one channel (several articles when it is a digest). */
export type Delivery = {
  readonly id: number;
  readonly subscription: Subscription;
  readonly kind: DeliveryKind;
  /** At most 25 characters, stored before the first try. */
  readonly nonce: string;
  readonly attempts: number;
  /** Set when an earlier try may have reached Discord without an answer. */
  readonly startedAt: number | undefined;
  readonly articles: readonly AlertedArticle[];
  /** Of a digest of what waited while the channel took nothing, with how many articles more there are than it holds. */
  readonly catchUp?: { readonly moreCount: number } | undefined;
  /** The channel's own, or its server's. */
  readonly style: CardStyle;
  /** IANA zone of its server: by whose clocks a digest names itself. */
  readonly timeZone: string;
  /** The posted message that an edit changes, or under which a follow-up stands; undefined for what stands alone. */
  readonly target?: { readonly messageId: string; readonly nonce: string } | undefined;
  /** The thread in which an earlier try may have posted it, when it was a follow-up still: its alert was deleted since. */
  readonly lostIn?: string | undefined;
};

/** An article of a delivery, why it matched this subscription, and what its story has become since. */
export type AlertedArticle = {
  readonly article: Article;
  readonly because: readonly string[];
  readonly story?: StorySoFar | undefined;
};

/** What an alert's card says of its story when it is sent or edited. */
export type StorySoFar = {
  /** The first outlets of the whole story, in the order they told it. */
  readonly outlets: readonly string[];
  /** How many outlets told it in all. */
  readonly outletCount: number;
  /** When the outlet last changed a title, a figure or a name of the article; undefined when it never did. */
  readonly correctedAt: number | undefined;
};
