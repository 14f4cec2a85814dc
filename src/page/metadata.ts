// Decides what the head of a page says: title, outlet, address, picture, and the candidates for authors and dates.
// It must never believe one voice alone when two others agree against it (an og:title left over from another article).
import { cleanLine } from '#src/language/normalize.ts';
import { elementOf, textBelow, textOfNode, type PageNode, type PageTree } from './document.ts';
import { decodeEntities } from './entities.ts';
import { readLinkedData, type ArticleObject, type PageIdentity } from './json-ld.ts';
import { titleKey } from './line-grammar.ts';
import { isOutletName, isPortalName } from './outlets.ts';
import { findAll } from './element-index.ts';
import { readField } from './site-rules.ts';

export type PageHead = {
  readonly article: ArticleObject | undefined;
  readonly isList: boolean;
  readonly siteName: string | undefined;
  readonly ogTitle: string | undefined;
  readonly titleTag: string | undefined;
  readonly headings: readonly string[];
  readonly canonicalLink: string | undefined;
  readonly imageUrl: string | undefined;
  readonly ogType: string | undefined;
  readonly meta: (name: string) => readonly string[];
  readonly scripts: readonly string[];
};

const MAX_METAS = 400;
const MAX_SCRIPTS = 300;
const MAX_TITLE = 300;

/** Reads what does not depend on a site rule. */
export function readHead($: PageTree, url: string): PageHead {
  const meta = metaReader($);
  const base = URL.parse($('base[href]').attr('href') ?? '', url)?.href ?? url;
  const canonicalLink = canonicalOf([$("link[rel='canonical']").attr('href'), meta('og:url')[0]], { base, url });
  const ogTitle = titleOf(meta('og:title')[0] ?? meta('twitter:title')[0]);
  const titleTag = titleOf(textOf($, 'head title') ?? textOf($, 'title'));
  const headings = readField($, ['h1']).map((text) => text.slice(0, MAX_TITLE));
  const identity: PageIdentity = {
    urls: [url, ...(canonicalLink === undefined ? [] : [canonicalLink])],
    titles: [ogTitle, titleTag, ...headings].filter((title) => title !== undefined),
  };
  const linked = readLinkedData(scriptsOf($, "script[type='application/ld+json']"), identity);
  const image = meta('og:image')[0] ?? meta('twitter:image')[0] ?? linked.article?.imageUrl;
  return {
    article: linked.article,
    isList: linked.isList,
    siteName: titleOf(meta('og:site_name')[0]),
    ogTitle,
    titleTag,
    headings,
    canonicalLink,
    imageUrl: image === undefined ? undefined : httpUrl(decodeEntities(image), base),
    ogType: meta('og:type')[0]?.toLowerCase(),
    meta,
    scripts: scriptsOf($, "script:not([src]):not([type='application/ld+json'])"),
  };
}

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

function textOf($: PageTree, selector: string): string | undefined {
  const [node] = findAll($, selector);
  return node === undefined ? undefined : textBelow(node, 1_000);
}

function titleOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  // Twice: the parser decoded once, and templates escape what was escaped already (`&amp;quot;`).
  const title = cleanLine(decodeEntities(decodeEntities(text))).slice(0, MAX_TITLE);
  return title === '' ? undefined : title;
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

export type TitleSources = {
  readonly head: PageHead;
  /** What the site rule's selectors found. */
  readonly ruled: string | undefined;
  readonly outlets: readonly string[];
};

/**
 * The title by precedence (JSON-LD, og:title, site rule, h1, title tag), unless it agrees with none of the others while two of them
 * agree with each other.
 * The outlet's name behind it is cut: `… - 분당신문`.
 */
export function chooseTitle({ head, ruled, outlets }: TitleSources): string | undefined {
  const candidates = [head.article?.headline, head.ogTitle, ruled, ...head.headings.slice(0, 3), head.titleTag]
    .filter((title) => title !== undefined)
    .map((title) => stripTitleSuffix(titleOf(title) ?? '', outlets))
    .filter((title) => title !== '' && !outlets.some((outlet) => titleKey(outlet) === titleKey(title)));
  const [first, ...others] = candidates;
  if (first === undefined || others.some((other) => isSameTitle(first, other))) return first;
  return others.find((title, index) => others.some((other, at) => at !== index && isSameTitle(title, other))) ?? first;
}

function isSameTitle(one: string, other: string): boolean {
  const first = titleKey(one);
  const second = titleKey(other);
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  return short.length >= SAME_LEAST && long.includes(short);
}

const SAME_LEAST = 6;

/** Cuts ` - 분당신문`, ` | 정치 | 매체`, ` < 섹션 < 기사본문 - 매체`, ` : 네이버 뉴스` off a title. */
export function stripTitleSuffix(title: string, outlets: readonly string[]): string {
  const trail = SECTION_TRAIL.exec(title);
  let rest = trail === null ? title : title.slice(0, trail.index);
  for (let cuts = 0; cuts < MAX_CUTS; cuts += 1) {
    const at = lastSeparator(rest);
    if (at === undefined || !isOutletPart(rest.slice(at.end), outlets)) break;
    rest = rest.slice(0, at.start);
  }
  return rest.trim();
}

const MAX_CUTS = 3;

/** ` < 경제 < 기사본문 - 분당신문`: NDSoft's trail, which may contain any section. */
const SECTION_TRAIL = /\s<\s[^<>]{1,40}(?:\s<\s[^<>]{1,40}){0,4}$/u;

/** What separates a title from the outlet behind it: ` - `, ` | `, ` :: `, ` : `, ` – `. */
const SEPARATOR = /\s(?:-|\||::|:|–|—|»|·)\s|\s?::\s?|\s?\|\s?/gu;

/** The parts of a title tag, one of which is often the outlet: `분당신문 - 제목`. */
export function splitTitle(title: string): readonly string[] {
  return title.split(SEPARATOR).map((part) => part.trim());
}

function lastSeparator(title: string): { readonly start: number; readonly end: number } | undefined {
  const match = [...title.matchAll(SEPARATOR)].at(-1);
  return match === undefined ? undefined : { start: match.index, end: match.index + match[0].length };
}

function isOutletPart(part: string, outlets: readonly string[]): boolean {
  const key = titleKey(part);
  if (key === '' || outlets.some((outlet) => titleKey(outlet) === key)) return true;
  return part.length <= MAX_OUTLET && (isOutletName(part) || isPortalName(part) || PAGE_WORD.test(part));
}

const MAX_OUTLET = 24;

/** `기사본문`, `전체기사`, `News` */
const PAGE_WORD = /^(?:기사\s?본문|전체\s?기사|뉴스|news|article)$/iu;
