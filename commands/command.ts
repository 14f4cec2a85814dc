// What a slash command is inside the program: a definition, a check of its options, a function to a reply.
// A command imports no platform and no SQLite; everything it may use comes in its context.
import type { ChannelPurpose, SampleOutcome } from '#src/chat/channel.ts';
import type { Caller, CommandDefinition, Invocation, Reply, Suggestion } from '#src/chat/command.ts';
import type { CardStyle, ChannelKind } from '#src/model-channels.ts';
import type { Feed, Language, Subscription } from '#src/model.ts';
import type { Store } from '#src/store/store.ts';

/** What a command may use besides the store. Supplied by main.ts; a command imports no floor above its own. */
export type CommandContext = {
  readonly caller: Caller;
  readonly store: Store;
  readonly now: number;
  /** Fetches a feed or page once and tells what it would bring, for `/sources add` and `check`. */
  readonly inspectSource: (url: string, kind?: Feed['kind']) => Promise<SourceReport>;
  /** The same for a registered source, as what it is registered. */
  readonly inspectFeed: (feed: Feed) => Promise<ReadableSource | FailedSource>;
  /** The shortest pause between two polls of a source. */
  readonly pollMinIntervalMs: number;
  /** What the bot lacks for a purpose in that channel, to post there when none is given; empty when nothing. */
  readonly missingPermissions: (channelId: string, purpose?: ChannelPurpose) => Promise<readonly string[]>;
  /** Posts the sample card of `/subscriptions test` and of a new subscription. */
  readonly sendSample: (channelId: string, wish: SampleWish) => Promise<SampleOutcome | 'nothing-stored'>;
  /** What a channel is to whoever posts there. */
  readonly channelKind: (channelId: string) => Promise<ChannelKind>;
  readonly runtime: () => RuntimeStatus;
};

/** In which language a sample speaks, and whether it is a message or a post. */
export type SampleWish = Pick<Subscription, 'locale' | 'channelKind'> & { readonly style: CardStyle };

/** A source that was read once, as far as a person wants to know before it is added. */
export type ReadableSource = {
  readonly kind: 'ok';
  readonly feedUrl: string;
  readonly sourceKind: 'feed' | 'page';
  readonly title: string;
  readonly charset: string;
  /** Characters that could not be decoded. */
  readonly replacementCount: number;
  readonly entryCount: number;
  readonly newestAt: number | undefined;
  /** From its oldest to its newest entry; undefined when it gives no dates. */
  readonly windowMs: number | undefined;
  /** How often it would be asked. */
  readonly intervalMs: number;
  readonly language: Language;
  /** How many of its newest entries look as if they were about smart cities. */
  readonly relevantCount: number;
  /** Titles, the relevant ones first. */
  readonly samples: readonly string[];
  /** Where it says it has moved for good. */
  readonly movedTo: string | undefined;
  readonly hubUrl: string | undefined;
  /** Of a list page: the form of the links to its articles. */
  readonly pattern: string | undefined;
  /** Whether robots.txt lets its newest article be read; undefined where it was not asked. */
  readonly robots: 'allowed' | 'disallowed' | 'unknown' | undefined;
  /** Whether it says "not modified" when it is; undefined where it was not asked. */
  readonly recognition: 'not-modified' | 'ignored' | 'no-validators' | undefined;
};

export type SourceReport =
  | ReadableSource
  /** The address is no feed, but its site has these. */
  | { readonly kind: 'found'; readonly sources: readonly ReadableSource[] }
  | FailedSource;

export type FailedSource = { readonly kind: 'failed'; readonly reason: string };

export type RuntimeStatus = {
  readonly version: string;
  readonly startedAt: number;
  readonly platform: 'discord' | 'terminal';
  /** Whether people can reach the bot now: alerts go out either way. */
  readonly isConnected: boolean;
  readonly memoryBytes: number;
  readonly lastTickAt: number | undefined;
};

/** What a paged list shows, kept behind its buttons. Made by `listing.ts` alone. */
export type Listing = {
  readonly command: string;
  readonly options: Readonly<Record<string, string | number>>;
  /** Language and person of the first page. */
  readonly locale: Language;
  readonly userId: string;
  /** When the list was made: later pages rank and date by this instant, so that rows do not jump between pages. */
  readonly madeAt: number;
  /** Where each page after the first begins, as far as pages were turned. */
  readonly starts?: readonly string[] | undefined;
};

/** What a person has typed so far into one option. */
export type SuggestRequest = {
  readonly invocation: Invocation;
  readonly option: string;
  readonly typed: string;
};

export interface Command {
  readonly definition: CommandDefinition;
  /** Runs with options that are not yet checked. @throws UserError with words for the caller */
  run(invocation: Invocation, context: CommandContext): Promise<Reply>;
  /** Another page of an earlier listing, `page` as in `Paging`; out of range means the nearest one. */
  turnPage?(listing: Listing, page: number, context: CommandContext): Promise<Reply>;
  /** At most 25 suggestions for one option. */
  suggest?(request: SuggestRequest, context: CommandContext): Promise<readonly Suggestion[]>;
}
