// Finds the articles a list page links to: the address shape that carries an id and whose links read like headlines, learned once and
// then asked for by name. Conservative: a page without a clear shape gives nothing, since every link is a page to fetch.
import type { Entry } from '#src/model.ts';
import { SEOUL } from '#src/time.ts';
import { isSidePath } from '#src/source/list-page/address-noise.ts';
import { isOfOtherBoard, MIN_MEMBERS, patternsOf } from '#src/source/list-page/address-pattern.ts';
import { parseAddress, plainHost, siteOf, type Address } from '#src/source/list-page/address-shape.ts';
import { outlineOf } from '#src/source/list-page/html-outline.ts';
import type { Outline, OutlineLink } from '#src/source/list-page/outline.ts';
import { isHeadline } from '#src/source/list-page/link-title.ts';
import { datesOf, type ListClock } from '#src/source/list-page/list-dates.ts';
import { withHeadings } from '#src/source/list-page/list-titles.ts';
import { digitCount, identityOf, patternTest } from '#src/source/list-page/pattern-test.ts';
import { scriptLinks } from '#src/source/list-page/script-links.ts';
import { listBoxes, sideBoxes } from '#src/source/list-page/side-boxes.ts';
import { oldestFirst } from './to-entries.ts';

export type ListPage = {
  /** Decoded already. */
  readonly html: string;
  /** After redirects. */
  readonly url: string;
  readonly timeZone?: string | undefined;
  /** Dates later than a day after it are not believed. */
  readonly now?: number | undefined;
  /** The address shape learned at earlier polls; then only its links are entries. */
  readonly pattern?: string | undefined;
};

export type ParsedList = {
  /** The page's own title; undefined when it has none. */
  readonly title: string | undefined;
  /**
   * The address shape the entries share (`www.example.co.kr/news/articleView.html?idxno=#`). When no link fits a given one any more, it
   * is what would be proposed now; undefined when no list can be made out.
   */
  readonly pattern: string | undefined;
  /** Oldest first; empty when no list can be made out, or when nothing fits the given pattern. */
  readonly entries: readonly Entry[];
};

export function parseList({
  html,
  url,
  timeZone = SEOUL,
  now = Number.POSITIVE_INFINITY,
  pattern,
}: ListPage): ParsedList {
  const outline = outlineOf(html, url);
  const title = outline.title === '' ? undefined : outline.title;
  const page = parsePage(url);
  const candidates = page === undefined ? [] : candidatesOf(outline, url);
  const view = { outline, page, candidates, clock: { timeZone, now } };
  const known = pattern === undefined ? [] : fitting(view, pattern);
  if (known.length > 0) return { title, pattern, entries: entriesOf(view, known) };
  const proposed = propose(view);
  const entries = proposed === undefined || pattern !== undefined ? [] : entriesOf(view, proposed.headlines);
  return { title, pattern: proposed?.pattern, entries };
}

const MAX_HEADLINES = 200;

/** A link that may lead to an article. */
type Candidate = OutlineLink & { readonly address: Address; readonly identity: string };

type View = {
  readonly outline: Outline;
  readonly page: Address | undefined;
  readonly candidates: readonly Candidate[];
  readonly clock: ListClock;
};

/** The list's own address; that it is a list (`/articleList.html`, `/tag/…`) is no reason to refuse it. */
function parsePage(url: string): Address | undefined {
  const root = URL.parse('/', url)?.href;
  return parseAddress(url, { isPage: true }) ?? (root === undefined ? undefined : parseAddress(root));
}

function candidatesOf(outline: Outline, pageUrl: string): readonly Candidate[] {
  const site = siteOf(pageUrl);
  const links = [...outline.links, ...scriptLinks(outline, pageUrl)];
  const sides = sideBoxes(outline.texts, links);
  const sites = new Map<string, boolean>();
  const candidates = links.flatMap((link) => {
    if (link.isChrome || link.isAside || link.within.some((id) => sides.has(id))) return [];
    const address = parseAddress(link.url);
    if (address === undefined) return [];
    const isOfSite = sites.get(address.host) ?? siteOf(link.url) === site;
    sites.set(address.host, isOfSite);
    return isOfSite ? [{ ...link, address, identity: identityOf(address) }] : [];
  });
  return withHeadings(candidates, outline.texts);
}

type Headline = { readonly url: string; readonly text: string; readonly identity: string; readonly isHeading: boolean };

/** The headlines of links that have a pattern's shape, in the order of the page. */
function fitting(view: View, pattern: string): readonly Headline[] {
  const { candidates, page } = view;
  const fits = patternTest(pattern);
  const members = candidates.filter(({ address }) => fits(address));
  if (page === undefined || (fits(page) && isOneOf(view, pattern, members))) return [];
  const headlines = [...Map.groupBy(members, ({ identity }) => identity).values()].flatMap(
    (same) => headlineOf(same) ?? [],
  );
  // Addresses of words alone are those of the pages about us, too; where articles have headings, the others are not articles.
  const headed = pattern.includes('#') ? [] : headlines.filter(({ isHeading }) => isHeading);
  return (headed.length > 0 ? headed : headlines).slice(0, MAX_HEADLINES);
}

/** Whether a page whose own address fits is one of the articles: what it links to are its related articles then. */
function isOneOf({ page, outline }: View, pattern: string, members: readonly Candidate[]): boolean {
  // `/blog/smart-cities-and-mobility` may be a section of `/blog/…`.
  if (page === undefined || !pattern.includes('#')) return outline.isArticle || outline.isCalledArticle;
  // `/news/101` lists `/news/50123`: its number is shorter by two digits than that of any article.
  const own = digitCount(page);
  return own === 0 || members.some(({ address }) => digitCount(address) < own + 2);
}

/** One headline an article: picture, title and lead link to the same place, at times with other parameters: the plainest is taken. */
function headlineOf(same: readonly Candidate[]): Headline | undefined {
  const titled = same.filter(({ text }) => isHeadline(text));
  const best = titled.find(({ isHeading }) => isHeading) ?? titled[0];
  if (best === undefined) return undefined;
  const [plainest = best.address.url] = same.map(({ address }) => address.url).sort((a, b) => a.length - b.length);
  return { url: plainest, text: best.text, identity: best.identity, isHeading: best.isHeading };
}

type Proposal = { readonly pattern: string; readonly headlines: readonly Headline[]; readonly score: number };

function propose(view: View): Proposal | undefined {
  const { candidates, page, outline } = view;
  if (page === undefined || outline.isArticle) return undefined;
  const titled = candidates.filter(({ text }) => isHeadline(text));
  const boxes = listBoxes(titled);
  const articles = titled.map(({ address, identity }, at) => ({ address, identity, box: boxes[at] }));
  const distinct = [
    ...new Map(articles.toReversed().map((article) => [article.identity, article])).values(),
  ].toReversed();
  const proposals = patternsOf(distinct, page)
    .slice(0, MAX_PATTERNS)
    .map((pattern) => proposalOf(view, pattern))
    .filter((proposal) => proposal !== undefined)
    .sort((a, b) => b.score - a.score);
  const [best, ...others] = proposals;
  const rival = others.find((other) => best !== undefined && !isPartOf(other, best));
  return best === undefined || (rival !== undefined && rival.score >= best.score * CLEAR) ? undefined : best;
}

/** A page has a dozen shapes; what has more is made to have them. */
const MAX_PATTERNS = 100;

/** Two lists that weigh nearly the same: a portal's front page, where neither is what its admin meant. */
const CLEAR = 0.8;

function isPartOf(other: Proposal, best: Proposal): boolean {
  const known = new Set(best.headlines.map(({ identity }) => identity));
  return other.headlines.filter(({ identity }) => known.has(identity)).length * 2 > other.headlines.length;
}

function proposalOf(view: View, pattern: string): Proposal | undefined {
  if (view.page === undefined || isOfOtherBoard(pattern, view.page)) return undefined;
  const headlines = fitting(view, pattern);
  if (headlines.length < MIN_MEMBERS) return undefined;
  const lengths = headlines.map(({ text }) => Math.min(60, text.length));
  const weight = lengths.reduce((sum, length) => sum + length, 0);
  const isDated = datesFor(view, headlines).size * 2 >= headlines.length;
  const isHeaded = headlines.filter(({ isHeading }) => isHeading).length * 2 >= headlines.length;
  // `/contents/10203`: the names of services and departments are short, and nothing marks them as news.
  if (weight < headlines.length * SHORT_TITLE && !isDated && !isHeaded) return undefined;
  const affinities = [isDated, isHeaded, ...nearness(view, pattern)].filter(Boolean).length;
  return { pattern, headlines, score: weight * 1.5 ** affinities * (isSidePath(pattern) ? 0.3 : 1) };
}

const SHORT_TITLE = 12;

/** What makes a shape that of this page's own list: the same host, the same directory, a parameter of the page's own address. */
function nearness({ page }: View, pattern: string): readonly boolean[] {
  if (page === undefined) return [];
  const [path = '', query = ''] = pattern.split('?', 2);
  const [host = '', ...parts] = path.split('/');
  const directory = page.parts.slice(0, Math.max(1, page.parts.length - 1));
  const isNear = directory.length > 0 && directory.every((part, at) => part === parts[at]);
  const pairs = query.split('&').map((pair) => pair.split('=', 2));
  const isOwn = pairs.some(([name = '', value = '']) => page.parameters.get(name) === value);
  return [plainHost(host) === plainHost(page.host), isNear, isOwn, isOwn];
}

function datesFor({ outline, candidates, clock }: View, headlines: readonly Headline[]): ReadonlyMap<string, number> {
  const known = new Set(headlines.map(({ identity }) => identity));
  return datesOf(
    outline.texts,
    candidates.filter(({ identity }) => known.has(identity)),
    clock,
  );
}

function entriesOf(view: View, headlines: readonly Headline[]): readonly Entry[] {
  const dates = datesFor(view, headlines);
  const entries = headlines.map(({ url, text, identity }): Entry => ({
    ...NOTHING,
    url,
    title: text,
    publishedAt: dates.get(identity),
  }));
  return oldestFirst(entries);
}

const NOTHING = { guid: undefined, author: undefined, outlet: undefined, updatedAt: undefined, text: '' } as const;
