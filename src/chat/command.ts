// What a slash command looks like from a platform: its definition, who calls it, what it answers. Plain data both ways.
// No discord.js object passes here, so that the terminal and the tests run the very same commands.
import type { Article, Language } from '#src/model.ts';

export type Text = { readonly ko: string; readonly en: string };

export type Choice = { readonly value: string; readonly label: Text };

export type OptionDefinition = {
  /** English base name, lower case, fixed: used from outside. */
  readonly name: string;
  /** Korean name. */
  readonly nameKo: string;
  readonly description: Text;
  readonly type: 'string' | 'integer' | 'channel' | 'role';
  readonly required?: boolean;
  readonly choices?: readonly Choice[];
  readonly autocomplete?: boolean;
  readonly min?: number;
  readonly max?: number;
};

export type SubcommandDefinition = {
  readonly name: string;
  readonly nameKo: string;
  readonly description: Text;
  readonly options: readonly OptionDefinition[];
};

/** Who may use a command: anybody, people who may manage the server, or the bot's owners. */
export type Access = 'anyone' | 'manage-server' | 'owner';

export type CommandDefinition = {
  readonly name: string;
  readonly nameKo: string;
  readonly description: Text;
  readonly access: Access;
  /** Works in direct messages and as a user-installed command. */
  readonly anywhere: boolean;
  readonly options: readonly OptionDefinition[];
  readonly subcommands: readonly SubcommandDefinition[];
};

/** A command that people choose from the menu of a message. Names are shown as they stand, blanks and all. */
export type MessageCommandDefinition = { readonly name: string; readonly nameKo: string };

/** What a message says that a command was used on: all its text, that of cards and embeds, and the addresses it links to. */
export type SeenMessage = { readonly text: string; readonly urls: readonly string[] };

/** The person and the place a command comes from. Ids are opaque. */
export type Caller = {
  readonly userId: string;
  /** Undefined in a direct message. */
  readonly guildId: string | undefined;
  readonly channelId: string;
  readonly locale: Language;
  /** The server's language, for alerts. */
  readonly guildLocale: Language;
  readonly mayManageServer: boolean;
  readonly isOwner: boolean;
};

/** Raw option values by name, as typed; `subcommand` when the command has some. */
export type RawOptions = Readonly<Record<string, string | number | undefined>>;

export type Invocation = {
  readonly command: string;
  readonly subcommand: string | undefined;
  readonly options: RawOptions;
};

export type ArticleRow = {
  readonly article: Article;
  /** Snippet with `**` around hits, or the summary. Plain text; the renderer escapes everything else. */
  readonly excerpt: string;
  /** Other outlets with the same story. */
  readonly alsoIn: readonly string[];
};

/** Where a paged list stands; the state behind its buttons is stored, so they survive a restart. */
export type Paging = { readonly listingKey: string; readonly page: number; readonly pageCount: number };

/** Something the person may do next with one press: runs a command as if it had been typed. */
export type Action = {
  readonly label: string;
  /** Under which the invocation is kept, so that it works after a restart. */
  readonly actionKey: string;
  /** The same as a line to type, for where nothing can be pressed. */
  readonly typed: string;
};

/** A reply as plain data. Texts are already in the caller's language; `isPrivate` replies are seen by the caller alone. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string; readonly isPrivate: boolean }
  | {
      readonly kind: 'list';
      readonly heading: string;
      readonly rows: readonly ArticleRow[];
      /** Said below the rows: what was relaxed, what to try next. */
      readonly note: string | undefined;
      readonly paging: Paging | undefined;
      /** At most five. */
      readonly actions?: readonly Action[];
      readonly isPrivate: boolean;
    }
  | {
      readonly kind: 'facts';
      readonly heading: string;
      /** Label and value, a line each. An empty label continues the line above. Below the value a snippet, as in a row of a list. */
      readonly lines: readonly (readonly [label: string, value: string, excerpt?: string])[];
      readonly paging?: Paging | undefined;
      /** At most five. */
      readonly actions?: readonly Action[];
      readonly isPrivate: boolean;
    };

/** What the buttons of a card tell of its article: its story, or why it was sent. */
export type ArticleTopic = 'story' | 'why';

export type Suggestion = { readonly name: string; readonly value: string };

/** What a platform needs of the commands: `commands/router.ts` implements it, Discord and the terminal call it. Never throws. */
export interface CommandRouter {
  readonly definitions: readonly CommandDefinition[];
  readonly messageCommands: readonly MessageCommandDefinition[];
  run(invocation: Invocation, caller: Caller): Promise<Reply>;
  /** Another page of a listing made earlier, also before a restart. */
  turnPage(listingKey: string, page: number, caller: Caller): Promise<Reply>;
  /** Does what an action of an earlier reply offers, as the person who presses it. */
  act(actionKey: string, caller: Caller): Promise<Reply>;
  /** Keeps the person's 👍 or 👎 on a stored article. */
  label(articleId: number, isRelevant: boolean, caller: Caller): Promise<Reply>;
  /** Tells the person what is known of a stored article, as `/story` and `/why` would. */
  tell(topic: ArticleTopic, articleId: number, caller: Caller): Promise<Reply>;
  /** Why the person may not use a command; undefined when he may. */
  refusal(command: string, caller: Caller): Reply | undefined;
  /** Subscribes a channel with the defaults: the start button of the welcome message. */
  setUp(channelId: string, caller: Caller): Promise<Reply>;
  /** Articles that belong to what a message says. */
  findRelated(message: SeenMessage, caller: Caller): Promise<Reply>;
  suggest(invocation: Invocation, option: string, typed: string, caller: Caller): Promise<readonly Suggestion[]>;
}
