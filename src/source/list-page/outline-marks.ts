// What the names, classes and ids of elements say about what stands in them: headlines, navigation, side boxes, badges.
// Words only; whether a mark is believed is decided where it is read.

/** `h4 titles`, `strong`, `td subject`, `p list_tit`: name, class and id in one text. */
export function isHeadingMark(marks: string): boolean {
  return HEADING_NAME.test(marks) || HEADING.test(marks);
}

/** `h3`, `strong`, `dt`, followed by the class. */
const HEADING_NAME = /^(?:h[1-6]|strong|dt)(?= )/;
const HEADING = /(?:^|[\s_-])(?:tit|tits|title|titles|subject|subj|sbj|headline|headlines)(?=[\s_-]|$)/i;

/** Navigation, header and footer. A header of an article's card is none: {@link isItem} says where that is. */
export function isChromeMark(name: string, marks: string, isInItem: boolean): boolean {
  if (name === 'nav') return true;
  if (name === 'header' || name === 'footer') return !isInItem;
  return !FRAMES.has(name) && CHROME.test(marks.replaceAll(TAXONOMY, ''));
}

/** `div gnb`, `ul footer-menu`, `div paging_wrap` */
const CHROME =
  /(?:^|[\s_-])(?:gnb|lnb|snb|nav|navi|navbar|navigation|menu|footer|breadcrumbs?|pagination|paging|paginate|sitemap|family-?site)(?=[\s_-]|$)/i;

/** They hold the whole page: `body class="header-menu right-sidebar"` says nothing about what stands in it. */
const FRAMES: ReadonlySet<string> = new Set(['html', 'body', 'main', 'form', 'article']);

/** A box beside the list: rankings, related articles, advertisements, tags. */
export function isAsideMark(name: string, marks: string): boolean {
  if (name === 'aside') return true;
  const own = marks.replaceAll(TAXONOMY, '');
  return !FRAMES.has(name) && ASIDE.test(own) && !LAYOUT.test(own);
}

/** `div ranking`, `div side_best`, `ul related-posts`, `div ad-banner`, `div most-read`, `ul tag-list` */
const ASIDE =
  /(?:^|[\s_-])(?:aside|side|sidebar|rank|rankings?|ranks|best|popular|most-?(?:read|viewed|popular)|relat(?:ed|ion|ive)|banners?|ads?|advert\w{0,10}|sponsor\w{0,5}|recommend\w{0,6}|trending|hashtags?|tagcloud|tags|tag-list|comments?|reply)(?=[\s_-]|$)/i;

/** WordPress writes what an article is about into its class: `tag-ads category-best` is no advertisement. */
const TAXONOMY = /(?:^|\s)(?:tag|category|type|status|format)-[^\s]{1,100}/g;

/** `div has-sidebar`, `div layout right-sidebar`: the frame around both. */
const LAYOUT = /(?:has|with|no|right|left|both)[-_](?:aside|side|sidebar|ads?|banner)|layout|wrap(?:per)?\b/i;

/** Where the page itself says that its own contents begin. */
export function isMainMark(name: string, marks: string): boolean {
  return name === 'main' || MAIN.test(marks);
}

/** `div contents`, `section section-list`; tested on the id and the class. */
const MAIN = /(?:^|\s)(?:contents?|container|sub[-_]?contents?|content[-_]?(?:area|wrap|body)?)(?=\s|$)/i;

/** One article's card: its own header is no page header. */
export function isItem(name: string): boolean {
  return name === 'article' || name === 'li' || name === 'main';
}

/** What stands in a link beside the title: numbers, "new", comment counts, dates, categories. */
export function isBadgeMark(marks: string): boolean {
  return BADGE.test(marks);
}

/** `span num`, `em cnt_comment`, `i ico-new`, `span blind`, `time`, `span category`; `overflow-hidden` is seen. */
const BADGE =
  /^time(?= )|\sno(?=\s|$)|(?<!overflow|overflow-[xy])(?:^|[\s_-])(?:num|number|rank|cnt|count|comments?|reply|new|ico|icon|badge|label|flag|date|dated|time|datetime|hits?|views|files?|attach\w{0,10}|blind|sr-?only|hidden|skip|screen-reader-text|cate|category|kicker|eyebrow|byline|writer|author|dept|more)(?=[\s_-]|$)/i;

/** Elements that begin a line of their own inside a link. */
export const BLOCKS: ReadonlySet<string> = new Set(
  'p div li dl dt dd h1 h2 h3 h4 h5 h6 td th tr section article header footer figure figcaption'.split(' '),
);

export const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** `<li>` ends the `<li>` before it, unless one of these stands between. */
export const IMPLIED: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['ul', 'ol']],
  ['dt', ['dl']],
  ['dd', ['dl']],
  ['tr', ['table']],
  ['td', ['tr']],
  ['th', ['tr']],
]);
