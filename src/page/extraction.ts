// The words of this room: what is asked of an extraction and what comes back. Types only.
import type { Draft } from '#src/model.ts';
import type { RuleOutcome } from './rule-watch.ts';
import type { SiteRule } from './site-rules.ts';

/** What the feed said of the page: used where the page itself is silent, its text when the page cannot be read. */
export type PageHints = {
  readonly title?: string | undefined;
  /** Epoch milliseconds. */
  readonly publishedAt?: number | undefined;
  readonly outlet?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** Paragraphs split by line breaks. */
  readonly text?: string | undefined;
};

export type PageInput = {
  /** The page, decoded. */
  readonly html: string;
  /** The address it was published at. */
  readonly url: string;
  readonly hints?: PageHints | undefined;
  /** The caller's clock (epoch ms): dates later than an hour after it are not believed. */
  readonly now?: number | undefined;
  /** Undefined: those that come with the program. */
  readonly siteRules?: readonly SiteRule[] | undefined;
};

export type UnreadableReason =
  /** Not markup: PDF, JSON, an image. */
  | 'not-html'
  | 'too-large'
  | 'too-deep'
  /** No step found enough text. */
  | 'too-short'
  /** The page says that the article is gone. */
  | 'soft-404'
  /** The page only sends the reader elsewhere. */
  | 'redirect'
  | 'list-page'
  | 'paywall'
  | 'no-title';

/** A step of the ladder that was tried, and what became of it. */
export type Step = {
  /** As in `Draft.how`. */
  readonly how: string;
  readonly verdict:
    | 'taken'
    | 'too short'
    | 'mostly links'
    | 'no sentence'
    | 'another language'
    | 'a later one may know more';
  /** Characters of text it found. */
  readonly chars: number;
};

/** How an extraction came about. */
export type Evidence = {
  readonly steps: readonly Step[];
  /** Undefined when the page is no article: its rule is not to blame. */
  readonly rule: RuleOutcome | undefined;
};

export type Unreadable = { readonly kind: 'unreadable'; readonly reason: UnreadableReason; readonly detail: string };

export type Extraction = ({ readonly kind: 'draft'; readonly draft: Draft } | Unreadable) & {
  /** Missing where no page was read: a dump, a feed's text. */
  readonly evidence?: Evidence | undefined;
};
