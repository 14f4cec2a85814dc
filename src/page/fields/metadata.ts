// Decides what the head of a page says: title, outlet, address, picture, and the candidates for authors and dates.
// It must never believe one voice alone when two others agree against it (an og:title left over from another article).
import { cleanLine } from '#src/language/normalize.ts';
import {
  elementOf,
  linesBelow,
  textBelow,
  textOfNode,
  walk,
  type PageNode,
  type PageTree,
} from '#src/page/markup/document.ts';
import { decodeEntities } from '#src/page/markup/entities.ts';
import { readLinkedData, type ArticleObject, type PageIdentity } from '#src/page/steps/json-ld.ts';
import { readTitle } from './headline.ts';
import { headingText } from '#src/page/markup/heading-text.ts';
import { elementsOf, findAll } from '#src/page/markup/element-index.ts';

export type PageHead = {
  readonly article: ArticleObject | undefined;
  readonly isList: boolean;
  readonly siteName: string | undefined;
  readonly ogTitle: string | undefined;
  readonly titleTag: string | undefined;
  /** The page's h1, without those that are the site's name. */
  readonly headings: readonly string[];
  /** What an h1 says that leads to the front page: the site's name. */
  readonly siteHeadings: readonly string[];
  readonly canonicalLink: string | undefined;
  /** Addresses of pictures that metadata name, best first, as they stand. */
  readonly images: readonly string[];
  /** What relative addresses are relative to. */
  readonly baseUrl: string;
  /** Where the page's data name one. */
  readonly subtitle: string | undefined;
  readonly ogType: string | undefined;
  readonly meta: (name: string) => readonly string[];
  /** The sections the page leads down from. */
  readonly breadcrumbs: () => readonly string[];
  readonly scripts: readonly string[];
};

const MAX_METAS = 400;
const MAX_SCRIPTS = 300;
const MOST_IMAGES = 3;

/** Reads what does not depend on a site rule. */
export function readHead($: PageTree, url: string): PageHead {
  const meta = metaReader($);
  const base = URL.parse(attributeOf($, 'base[href]', 'href') ?? '', url)?.href ?? url;
  const canonicalLink = canonicalOf([attributeOf($, "link[rel='canonical']", 'href'), meta('og:url')[0]], {
    base,
    url,
  });
  const ogTitle = readTitle(meta('og:title')[0] ?? meta('twitter:title')[0]);
  const titleTag = readTitle(textOf($, 'head title') ?? textOf($, 'title'));
  const { headings, siteHeadings } = readHeadings($, url);
  const identity: PageIdentity = {
    urls: [url, ...(canonicalLink === undefined ? [] : [canonicalLink])],
    titles: [ogTitle, titleTag, ...headings].filter((title) => title !== undefined),
  };
  const linked = readLinkedData(scriptsOf($, "script[type='application/ld+json']"), identity);
  const images = [...meta('og:image').slice(0, MOST_IMAGES), meta('twitter:image')[0], linked.article?.imageUrl];
  return {
    article: linked.article,
    isList: linked.isList,
    siteName: readTitle(meta('og:site_name')[0]),
    ogTitle,
    titleTag,
    headings,
    siteHeadings,
    canonicalLink,
    images: images.filter((image) => image !== undefined).map(decodeEntities),
    baseUrl: base,
    subtitle: readTitle(linked.article?.alternative),
    ogType: meta('og:type')[0]?.toLowerCase(),
    meta,
    breadcrumbs: () => breadcrumbsOf($),
    scripts: scriptsOf($, "script:not([src]):not([type='application/ld+json'])"),
  };
}

function readHeadings($: PageTree, url: string): Pick<PageHead, 'headings' | 'siteHeadings'> {
  const found = findAll($, 'h1')
    .slice(0, MAX_HEADINGS)
    .map((node) => ({ text: headingText(node), isSite: leadsHome(node, url) }))
    .filter(({ text }) => text !== '');
  const textsOf = (isSite: boolean) => found.filter((heading) => heading.isSite === isSite).map(({ text }) => text);
  return { headings: textsOf(false), siteHeadings: textsOf(true) };
}

const MAX_HEADINGS = 10;

function leadsHome(node: PageNode, url: string): boolean {
  const { host } = new URL(url);
  let [isHome, links] = [false, 0];
  walk(node, {
    enter: (child) => {
      const element = elementOf(child);
      if (isHome || links >= MOST_HOME_LINKS) return false;
      if (element?.name !== 'a') return true;
      links += 1;
      const target = URL.parse(element.attribs['href'] ?? '', url);
      isHome = target !== null && target.host === host && isFrontPage(target.href);
      return true;
    },
  });
  return isHome;
}

/** A heading has one; a broken page may hold all of its links inside. */
const MOST_HOME_LINKS = 5;

function breadcrumbsOf($: PageTree): readonly string[] {
  const trail = elementsOf($).find(({ attribs }) => BREADCRUMB.test(attribs['class'] ?? ''));
  return trail === undefined ? [] : linesBelow(trail, MAX_TRAIL);
}

const MAX_TRAIL = 200;
const BREADCRUMB = /breadcrumb/iu;

function metaReader($: PageTree): (name: string) => readonly string[] {
  const byName = new Map<string, string[]>();
  for (const node of findAll($, 'meta[content]').slice(0, MAX_METAS)) {
    const attribs = elementOf(node)?.attribs ?? {};
    const name = (attribs['property'] ?? attribs['name'] ?? attribs['itemprop'] ?? '').toLowerCase();
    const content = cleanLine((attribs['content'] ?? '').slice(0, 2_000));
    if (name === '' || content === '') continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [content]);
    else known.push(content);
  }
  return (name) => byName.get(name) ?? [];
}

function attributeOf($: PageTree, selector: string, name: string): string | undefined {
  return elementOf(findAll($, selector)[0])?.attribs[name];
}

function textOf($: PageTree, selector: string): string | undefined {
  const [node] = findAll($, selector);
  return node === undefined ? undefined : textBelow(node, 1_000);
}

function scriptsOf($: PageTree, selector: string): readonly string[] {
  return findAll($, selector)
    .slice(0, MAX_SCRIPTS)
    .map(ownText)
    .filter((text) => text !== '');
}

function ownText(node: PageNode): string {
  return 'children' in node ? node.children.map((child) => textOfNode(child) ?? '').join('') : '';
}

function httpUrl(text: string, base: string): string | undefined {
  const url = URL.parse(text.trim(), base);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : undefined;
}

/** The first usable link; one that leads to the front page is a template's mistake. */
function canonicalOf(
  links: readonly (string | undefined)[],
  { base, url }: { readonly base: string; readonly url: string },
): string | undefined {
  const urls = links.filter((link) => link !== undefined && link !== '').map((link) => httpUrl(link ?? '', base));
  return urls.find((link) => link !== undefined && (!isFrontPage(link) || isFrontPage(url)));
}

function isFrontPage(link: string): boolean {
  const url = URL.parse(link);
  return url?.pathname === '/' && url.search === '';
}
