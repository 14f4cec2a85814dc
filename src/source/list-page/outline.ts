// What is left of a page once its tags were walked: links, texts, forms and scripts, each with the elements it stands in. Plain shapes.
import type { OutlineForm } from './form-reader.ts';

type Place = {
  /** Of a link its title: its words without numbers, badges and leads. */
  readonly text: string;
  /** Ids of the elements it stands in, innermost first, at most 16. */
  readonly within: readonly number[];
  /** It stands in a heading or is marked as a title. */
  readonly isHeading: boolean;
  /** It stands in navigation, header or footer. */
  readonly isChrome: boolean;
  /** It stands in a box beside the list: a ranking, related articles, advertisements. */
  readonly isAside: boolean;
};

export type OutlineLink = Place & {
  /** Absolute, http(s). */
  readonly url: string;
};

/** What opens an article by a script: `href="javascript:fn_view('1')"`, `onclick`, or a `data-` attribute somebody listens to. */
export type OutlineCall = Place & {
  /** The script of the attribute; empty when only data attributes say which article. */
  readonly script: string;
  /** All attributes, lower-case names. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Classes and ids of the elements around it, as selectors write them: `.board`, `#contents`. */
  readonly around: ReadonlySet<string>;
};

export type OutlineText = Pick<Place, 'text' | 'within' | 'isHeading'>;

/** A `<link>` of the page's head. */
export type HeadLink = { readonly rel: string; readonly type: string; readonly href: string; readonly title: string };

export type Outline = {
  readonly title: string;
  /** What relative addresses are relative to. */
  readonly base: string;
  readonly links: readonly OutlineLink[];
  readonly calls: readonly OutlineCall[];
  readonly texts: readonly OutlineText[];
  readonly headLinks: readonly HeadLink[];
  readonly forms: readonly OutlineForm[];
  /** Inline scripts, at most 400,000 signs together. */
  readonly scripts: readonly string[];
  /** The page gives the time when it was published, as one article. */
  readonly isArticle: boolean;
  /** `og:type` is `article`: weak, WordPress says so of its archives too. */
  readonly isCalledArticle: boolean;
};
