// Finds the articles a list page links to: the dominant shape of address that carries an id and whose links read like headlines.
// Conservative: a page without a clear shape gives nothing, since every link is a page to fetch.
import type { Entry } from '#src/model.ts';
import { DAY_MS, SEOUL } from '#src/time.ts';
import { parseFeedDate } from './feed-dates.ts';
import { outlineOf, type Outline, type OutlineLink } from './html-outline.ts';
import { plainTitle } from './plain-text.ts';
import { oldestFirst } from './to-entries.ts';

export type ListPage = {
  /** Decoded already. */
  readonly html: string;
  /** After redirects. */
  readonly url: string;
  readonly timeZone?: string | undefined;
  /** Dates later than a day after it are not believed. */
  readonly now?: number | undefined;
};

export type ParsedList = {
  /** The page's own title; undefined when it has none. */
  readonly title: string | undefined;
  /** Oldest first; empty when no list can be made out. */
  readonly entries: readonly Entry[];
};

export function parseList({ html, url, timeZone = SEOUL, now = Number.POSITIVE_INFINITY }: ListPage): ParsedList {
  const outline = outlineOf(html, url);
  const headlines = dominantHeadlines(outline.links, url);
  const dates = datesOf(outline, headlines, timeZone);
  const entries = headlines.map((headline): Entry => {
    const at = dates.get(headline.url);
    const publishedAt = at !== undefined && at <= now + DAY_MS ? at : undefined;
    return { ...NOTHING, url: headline.url, title: headline.text, publishedAt };
  });
  return { title: outline.title === '' ? undefined : outline.title, entries: oldestFirst(entries) };
}

const NOTHING = { guid: undefined, author: undefined, outlet: undefined, updatedAt: undefined, text: '' } as const;

/** Fewer could be anything: a banner, a pair of notices. */
const MIN_HEADLINES = 3;
const MAX_HEADLINES = 200;

type Headline = { readonly url: string; readonly text: string; readonly within: readonly number[] };

function dominantHeadlines(links: readonly OutlineLink[], pageUrl: string): readonly Headline[] {
  const site = siteOf(pageUrl);
  const candidates = links.filter((link) => !link.isChrome && siteOf(link.url) === site);
  const groups = [...Map.groupBy(candidates, ({ url }) => addressShape(url)).entries()]
    .filter(([shape]) => shape !== undefined)
    .map(([, members]) => headlinesOf(members))
    .filter((group) => group.length >= MIN_HEADLINES)
    .sort((a, b) => weightOf(b) - weightOf(a));
  return groups[0]?.slice(0, MAX_HEADLINES) ?? [];
}

function weightOf(group: readonly Headline[]): number {
  return group.reduce((sum, { text }) => sum + Math.min(60, text.length), 0);
}

/** One headline an address: picture, title and lead of one article link to the same place. */
function headlinesOf(links: readonly OutlineLink[]): readonly Headline[] {
  return [...Map.groupBy(links, ({ url }) => url)].flatMap(([url, same]) => {
    const titles = same
      .map(({ text, isHeading, within }) => ({ text: plainTitle({ kind: 'text', value: text }), isHeading, within }))
      .filter(({ text }) => isHeadline(text));
    const best = titles.find(({ isHeading }) => isHeading) ?? titles[0];
    return best === undefined ? [] : [{ url, text: best.text, within: best.within }];
  });
}

/** Six signs are 《달랏시 수출》; beyond 160 it is the lead. Dates, numbers and "더보기" are no headlines. */
function isHeadline(text: string): boolean {
  return text.length >= 6 && text.length <= 160 && LETTERS.test(text);
}

/** Five letters or syllables, not necessarily in a row. */
const LETTERS = /(?:\p{L}[^\p{L}]{0,20}){5}/u;

/**
 * The address with every number replaced: `/news/articleView.html?idxno=#`. Pages of a list share their shape with each other,
 * but a page number alone is no id.
 * @returns undefined when nothing in it can be an id
 */
function addressShape(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null) return undefined;
  const query = [...url.searchParams].filter(([name]) => !PAGING.test(name)).sort(([a], [b]) => compare(a, b));
  const hasId = ID.test(url.pathname) || query.some(([, value]) => ID.test(value));
  if (!hasId) return undefined;
  const path = url.pathname.replaceAll(SLUG, '/*').replaceAll(NUMBER, '#');
  const names = query.map(([name, value]) => (NUMERIC.test(value) ? `${name}=#` : name));
  return `${url.hostname}${path}?${names.join('&')}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** `page=2`, `nPage=2`, `pageIndex=3` */
const PAGING = /^(?:n?page(?:no|num|index|unit|size)?|p|offset|start)$/i;

/** `idxno=12345`, `/2026/09/11/`, `/article/202609110001`: three digits in a row, so that `/section2/` has none. */
const ID = /\d{3}/;
const NUMBER = /\d+/g;
const NUMERIC = /^[\d_.-]{1,40}$/;

/** `/smart-city-pilot-opens-20260911`: words joined by hyphens differ from article to article. */
const SLUG = /\/[^/]{0,300}[\p{L}%]-[^/]{0,300}/gu;

function siteOf(address: string): string {
  return (URL.parse(address)?.hostname ?? '').replace(SAME_SITE, '');
}

/** `www.`, `m.` */
const SAME_SITE = /^(?:www|m)\./;

/** A date belongs to the article whose link stands alone with it in the smallest element around both. */
function datesOf(outline: Outline, headlines: readonly Headline[], timeZone: string): ReadonlyMap<string, number> {
  const articles = new Map<number, Set<string>>();
  const known = new Set(headlines.map(({ url }) => url));
  for (const { url, within } of outline.links) {
    if (!known.has(url)) continue;
    for (const id of within) articles.set(id, (articles.get(id) ?? new Set()).add(url));
  }
  const dates = new Map<string, number>();
  for (const { text, within } of outline.texts) {
    const at = dateIn(text, timeZone);
    const owner = within.map((id) => articles.get(id)).find((urls) => urls !== undefined);
    const [url] = owner?.size === 1 ? owner : [];
    if (at !== undefined && url !== undefined && !dates.has(url)) dates.set(url, at);
  }
  return dates;
}

function dateIn(text: string, timeZone: string): number | undefined {
  const written = text.length <= 80 ? DATE.exec(text)?.[0] : undefined;
  return written === undefined ? undefined : parseFeedDate(written, { timeZone })?.at;
}

/** `2026.09.11 16:01`, `2026-09-11`, `2026년 9월 11일 16:01` in a line such as `홍길동 기자 | 2026.09.11 16:01` */
const DATE =
  /\b20\d{2}(?:[./-]\s?\d{1,2}[./-]\s?\d{1,2}|년 ?\d{1,2}월 ?\d{1,2}일)\.?(?: {1,3}(?:오[전후] )?\d{1,2}:\d{2}(?::\d{2})?)?/;
