// The port of the database: whole units of work, each one transaction, so that a crash between two calls loses and doubles nothing.
// No caller ever holds a transaction: SQLite's are synchronous, PostgreSQL's are not. All lists are bounded by their `limit`.
// What a person changes for others says `by` whom, and leaves its line in the server's history in the same transaction; what was so
// already leaves none. `by` may be left out where the program itself does the same, without a line.
import type { DoneBy } from '#src/model-audit.ts';
import type { Notice } from '#src/model-notices.ts';
import type { Article, Delivery, Feed, KeywordRule, Reading, Subscription, Verdict } from '#src/model.ts';
import type { Change } from '#src/article/update.ts';
import type { Correction } from '#src/query/did-you-mean.ts';
import type { Query } from '#src/query/parse-query.ts';
import type { ChannelClaim, RecipientClaim, SiteClaim } from './claim.ts';
import type { LabelOutcome, LabelledText, RelevanceLabel } from './labels.ts';
import type { PageRequest, PageResult } from './paging.ts';
import type { FetchedPage, KeptPage, KeptPageRequest, PageBytes } from './pages.ts';
import type {
  EntryOutcome,
  FeedSettlement,
  FeedState,
  NewEntry,
  RecordedEntries,
  Recording,
  Telling,
  WaitingEntry,
} from './polling.ts';
import type { JudgeAgainRequest, KeepRequest, SecondOpinion, StoredArticle, StoredSince } from './recluster.ts';
import type { JoinOutcome, JoinRequest, OwnerWord, SplitOutcome, SplitRequest } from './stories.ts';
import type { FiringRequest, LikelyRequest, RuleFirings } from './rehearsal.ts';
import type { ServerStore } from './servers.ts';
import type { RuleRequest, SubscriptionRequest } from './subscribing.ts';
import type { Trace } from './trace.ts';

// ---- articles ----------------------------------------------------------------------------------------------------------------

export type RecordRequest = {
  readonly reading: Reading;
  readonly urlKey: string;
  readonly outlet: string;
  readonly publishedAt: number;
  /** The entry this article came from, settled in the same transaction; undefined for a seed. */
  readonly entryId: number | undefined;
  readonly isSeed: boolean;
  /** False: stored only (first poll, older than ALERT_MAX_AGE_MS, a seed). The reason goes into the trace. */
  readonly alerting:
    | { readonly allowed: true }
    | { readonly allowed: false; readonly reason: 'first-poll' | 'too-old' | 'seed' | 'reread' };
  /** The page was fetched at another time and kept: it may be older than what is stored, which it does not change. */
  readonly isKeptPage?: boolean | undefined;
  /** Of an entry that is an article already: the page it was just read on, kept instead of the one before when its text is taken. */
  readonly page?: Omit<PageBytes, 'fetchedAt'> | undefined;
  readonly now: number;
};

export type RecordOutcome =
  | { readonly kind: 'recorded'; readonly articleId: number; readonly verdict: Verdict; readonly deliveryCount: number }
  /** It is stored already, with this title and text: another feed brought it, or it was read again. */
  | { readonly kind: 'seen'; readonly articleId: number }
  /** It was stored already, and its outlet has changed it. Nobody is alerted anew; `editCount` posted cards are to be edited. */
  | {
      readonly kind: 'updated';
      readonly articleId: number;
      readonly changes: readonly Change[];
      readonly isCorrection: boolean;
      readonly editCount: number;
    };

// ---- reading the archive -----------------------------------------------------------------------------------------------------

export type ArticleFilter = {
  /** Place id. */
  readonly city?: string | undefined;
  readonly topic?: string | undefined;
  readonly outlet?: string | undefined;
  /** Published at or after / before (epoch ms). */
  readonly after?: number | undefined;
  readonly before?: number | undefined;
};

export type SearchRequest = {
  readonly query: Query;
  readonly filter: ArticleFilter;
  readonly sort: 'relevance' | 'newest';
  readonly now: number;
} & PageRequest;

export type SearchHit = { readonly article: Article; readonly score: number; readonly copyCount: number };

export type SearchResult = PageResult & {
  readonly hits: readonly SearchHit[];
  /** How many of them pages lead to: of very many, only the most relevant are in order. */
  readonly reach: number;
  /** True when all words together gave too little and any of them was accepted. */
  readonly relaxed: boolean;
  /** The words that may have been meant, when nothing was found. */
  readonly suggestion: readonly Correction[] | undefined;
};

export type Story = {
  readonly id: number;
  readonly lead: Article;
  /** Of a long story its first ones; the counts are of all. */
  readonly others: readonly Article[];
  readonly articleCount: number;
  readonly outletCount: number;
};

export type StoryHit = {
  readonly article: Article;
  readonly outlets: readonly string[];
  readonly articleCount: number;
};

// ---- deliveries ------------------- ------------------------------------------------------------------------------------------

export type DeliveryOutcome =
  /** `isTargetGone`: somebody has deleted the message that was to be edited or followed up. */
  | { readonly kind: 'sent'; readonly messageId: string; readonly isTargetGone?: boolean | undefined }
  /** The request may have been carried out: the nonce is kept. `untried`: none was made, so nothing is counted, and the first try is when it was before (undefined: still to come). */
  | {
      readonly kind: 'retry';
      readonly at: number;
      readonly error: string;
      readonly untried?: { readonly startedAt: number | undefined };
    }
  | { readonly kind: 'dead'; readonly error: string; readonly disablesSubscription: boolean };

export type Counts = {
  readonly feeds: number;
  readonly failingFeeds: number;
  readonly silentFeeds: number;
  readonly waitingEntries: number;
  readonly irrelevantEntries: number;
  readonly unreadableEntries: number;
  readonly articles: number;
  readonly seeds: number;
  readonly copies: number;
  readonly stories: number;
  readonly subscriptions: number;
  readonly rules: number;
  readonly pendingDeliveries: number;
  /** Those that wait for a channel that is paused or closed. */
  readonly heldDeliveries: number;
  readonly sentDeliveries: number;
  readonly deadDeliveries: number;
  /** Articles that somebody called relevant or not. */
  readonly labelledArticles: number;
  readonly newestArticleAt: number | undefined;
};

export interface Store extends AsyncDisposable {
  readonly servers: ServerStore;
  /** Adds the feeds whose id and url are unknown; known ones are left as they are. @returns how many were added */
  addFeeds(feeds: readonly Feed[], now: number, by?: DoneBy): Promise<number>;
  removeFeed(id: string, by: DoneBy): Promise<boolean>;
  listFeeds(): Promise<readonly FeedState[]>;
  /** Leases feeds that are due, the longest overdue first, one a site, none of `busySites`. A lease that ran out makes its feed due again. */
  claimDueFeeds(claim: SiteClaim): Promise<readonly FeedState[]>;
  /**
   * Remembers the entries that are unknown by URL and by guid, as waiting; at most `most` of them. None of a source that is gone.
   * A known one that its feed has changed gets a revision and is never new again; where it is an article of this week, it is read again.
   */
  recordEntries(feedId: string, entries: readonly NewEntry[], given: Recording): Promise<RecordedEntries>;
  /** Ends a lease, with what the poll left behind. Called last, when the feed's entries are durable. */
  settleFeed(feedId: string, settlement: FeedSettlement, given: Telling & { readonly now: number }): Promise<void>;
  /** Takes back one failure of each: it was our own network's. They are due again at `nextPollAt`. */
  forgiveFeeds(feedIds: readonly string[], nextPollAt: number): Promise<void>;

  /** Leases the messages to owners that are due, one a person, and marks them `sending`. */
  claimNotices(claim: RecipientClaim): Promise<readonly Notice[]>;
  settleNotice(noticeId: number, outcome: DeliveryOutcome, now: number): Promise<void>;

  /** Leases waiting entries that are due, what may be told before what is silent, then oldest published first, one a site, none of `busySites`. */
  claimDueEntries(claim: SiteClaim): Promise<readonly WaitingEntry[]>;
  settleEntry(entryId: number, outcome: EntryOutcome, now: number): Promise<void>;

  /**
   * ONE transaction: candidates → judge → article, story, index rows → match → outbox rows, entry settled. Of an article that is
   * stored already: what changed → revision, article, index rows → edits of posted cards, entry settled.
   */
  recordArticle(request: RecordRequest): Promise<RecordOutcome>;
  knowsUrl(urlKey: string): Promise<boolean>;
  /** Keeps a page's bytes for `keepMs` (0: not at all) and notes how the rule of its host did; owners are told when that changes. */
  keepPage(page: FetchedPage, given: Telling & { readonly keepMs: number }): Promise<void>;
  /** Pages that are kept, in the order of their entries. */
  keptPages(request: KeptPageRequest): Promise<readonly KeptPage[]>;
  /** Replaces what was read of a stored article; its address, date and alerts stay, its story unless it was a copy and is none: then posted cards are edited. @returns false when it is gone */
  rereadArticle(articleId: number, reading: Reading, now: number): Promise<boolean>;
  /** Hosts whose site rule has stopped finding their text. */
  failingRules(): Promise<readonly { readonly host: string; readonly rule: string }[]>;

  article(id: number): Promise<Article | undefined>;
  latest(
    request: PageRequest & { readonly filter: ArticleFilter },
  ): Promise<PageResult & { readonly hits: readonly StoryHit[] }>;
  search(request: SearchRequest): Promise<SearchResult>;
  /** Ids of articles that may meet a query, the newest first, copies among them: what a rehearsal looks at closely. */
  likelyMatches(request: LikelyRequest): Promise<readonly number[]>;
  story(articleId: number): Promise<Story | undefined>;
  /** Takes an article and its copies out of its story, and keeps it out of it for good. */
  splitStory(request: SplitRequest): Promise<SplitOutcome>;
  /** Makes the stories of two articles one, for good. */
  joinStories(request: JoinRequest): Promise<JoinOutcome>;
  /** What owners said of stories, the newest first: what a re-run has to respect. */
  storyWords(limit: number): Promise<readonly OwnerWord[]>;
  /** Articles that may be judged again (no seeds), in the order in which they were stored. */
  storedSince(request: StoredSince): Promise<readonly StoredArticle[]>;
  /** What the judge says of a stored article now, seen from what was stored before it. Changes nothing. @returns undefined when it is gone */
  judgeAgain(request: JudgeAgainRequest): Promise<SecondOpinion | undefined>;
  /**
   * ONE transaction: verdicts, stories, their leads; no alert, no delivery, no edit. What an owner said of an article stays.
   * @returns `stale`, and nothing is changed, when an owner said something since `wordsUntil`
   */
  keepJudgements(request: KeepRequest): Promise<'kept' | 'stale'>;
  /** For autocomplete: newest articles whose title holds the words, the last perhaps half typed; any article when there are none. */
  suggestArticles(
    text: string,
    limit: number,
  ): Promise<readonly { readonly id: number; readonly title: string; readonly outlet: string }[]>;
  /** Outlets of stored articles, most frequent first. */
  listOutlets(limit: number): Promise<readonly string[]>;
  trace(urlKey: string): Promise<Trace | undefined>;

  /** Keeps a person's 👍 or 👎; the same one again takes it back. @returns undefined when the address is unknown */
  labelRelevance(label: RelevanceLabel): Promise<LabelOutcome | undefined>;
  /** Everything that was labelled, the newest label first. */
  labelledTexts(limit: number): Promise<readonly LabelledText[]>;

  /**
   * Adds the channel's subscription or replaces its wishes; one that took nothing catches up as below. An open digest waits no longer than
   * for the next time of the mode that is chosen.
   */
  subscribe(
    request: SubscriptionRequest,
    by?: DoneBy,
  ): Promise<{ readonly subscription: Subscription; readonly isNew: boolean }>;
  unsubscribe(channelId: string, by: DoneBy): Promise<boolean>;
  /** One that takes alerts again gets all that waited for it in one digest, at once or when the quiet hours of its server end. */
  setSubscriptionState(channelId: string, state: Subscription['state'], by: DoneBy): Promise<Subscription | undefined>;
  /** How many articles wait for a channel. */
  waitingArticles(channelId: string): Promise<number>;
  subscriptionOf(channelId: string): Promise<Subscription | undefined>;
  listSubscriptions(guildId: string): Promise<readonly Subscription[]>;

  /** A rule of the server it is done in, or of one of its channels. */
  addRule(request: RuleRequest, by: DoneBy): Promise<{ readonly rule: KeywordRule; readonly isNew: boolean }>;
  /** @returns undefined when the server it is done in has no such rule any more */
  removeRule(ruleId: number, by: DoneBy): Promise<KeywordRule | undefined>;
  listRules(
    guildId: string,
    channelId: string | undefined,
  ): Promise<readonly (KeywordRule & { readonly firedCount: number })[]>;
  /** How often the rules of a server fired on the articles of some days. A month is read day by day: it holds nothing up. */
  ruleFirings(request: FiringRequest): Promise<RuleFirings>;

  /**
   * Leases due deliveries and marks them `sending` before any request is made: at most one a channel in the order of the outbox,
   * then edits of posted messages, which have no order.
   */
  claimDeliveries(claim: ChannelClaim): Promise<readonly Delivery[]>;
  settleDelivery(deliveryId: number, outcome: DeliveryOutcome, now: number): Promise<void>;
  /** The channel has taken a message that is none of the outbox (a sample): what waits there for another try is due. */
  tryAgain(channelId: string, now: number): Promise<void>;
  /**
   * When the next waiting entry (also one that is read again), delivery or notice can be claimed, a time that may have passed already:
   * what waits behind another message of its channel waits as long as that. @returns undefined when nothing waits
   */
  nextDueAt(now: number): Promise<number | undefined>;
  /** The clock was set back: what waits for a time that lies ahead by mistake waits as much less. */
  turnBack(byMs: number, now: number): Promise<void>;
  /** Ends every lease: called once at the start, when this process alone owns the database. Also mends what a wrong clock left. */
  releaseLeases(now: number): Promise<void>;

  /** Small facts of the program itself (hash of the registered commands, state of a listing behind buttons). */
  remember(key: string, value: string, now: number): Promise<void>;
  recall(key: string): Promise<string | undefined>;
  /** Forgets listings, actions and settled notices older than `before`. @returns how many */
  forgetOld(before: number): Promise<number>;
  /**
   * Makes the keyword rules ready for the next article, some of them a call (under 50 ms); without it that article waits for all.
   * @returns `more` when it is to be called again
   */
  prepareRules(): Promise<'more' | 'done'>;
  /**
   * Counts how common character pairs are in stored articles, once a day, some articles a call (under 50 ms).
   * @returns `more` when it is to be called again
   */
  countPairs(now: number): Promise<'more' | 'done'>;
  /** Indexes some more articles anew that another version of the analyser indexed; `done` when there is none left. */
  rebuildIndex(now: number): Promise<'more' | 'done'>;

  counts(): Promise<Counts>;
  /** Writes a consistent copy of the whole database. */
  backup(path: string): Promise<void>;
}
