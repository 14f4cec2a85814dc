// What a slash command is inside the program: a definition, a check of its options, a function to a reply.
// A command imports no platform and no SQLite; everything it may use comes in its context.
import type { Caller, CommandDefinition, Invocation, Reply, Suggestion } from '#src/chat/command.ts';
import type { Language } from '#src/model.ts';
import type { Store } from '#src/store/store.ts';

/** What a command may use besides the store. Supplied by main.ts; a command imports no floor above its own. */
export type CommandContext = {
  readonly caller: Caller;
  readonly store: Store;
  readonly now: number;
  /** Fetches a feed or page once and tells what it would bring, for `/sources add` and `check`. */
  readonly inspectSource: (url: string) => Promise<SourceReport>;
  /** Whether the bot can post in that channel; a list of what is missing, empty when it can. */
  readonly missingPermissions: (channelId: string) => Promise<readonly string[]>;
  /** Posts the sample card of `/subscriptions test` and of a new subscription. */
  readonly sendSample: (channelId: string, locale: Language) => Promise<'sent' | 'nothing-stored' | 'failed'>;
  readonly runtime: () => RuntimeStatus;
};

export type SourceReport =
  | {
      readonly kind: 'ok';
      readonly feedUrl: string;
      readonly sourceKind: 'feed' | 'page';
      readonly title: string;
      readonly charset: string;
      readonly entryCount: number;
      readonly newestAt: number | undefined;
      readonly language: Language;
      readonly samples: readonly string[];
    }
  | { readonly kind: 'failed'; readonly reason: string };

export type RuntimeStatus = {
  readonly version: string;
  readonly startedAt: number;
  readonly platform: 'discord' | 'terminal';
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
