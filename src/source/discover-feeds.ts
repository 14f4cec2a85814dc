// Finds where a site's feeds may be: what its page names first, then what it links to, then the paths that Korean publishing systems
// usually serve. Candidates are guesses to be fetched and parsed; this never says that one works.
import { canonicalUrl } from '#src/article/canonical-url.ts';
import { siteOf } from '#src/source/list-page/address-shape.ts';
import { outlineOf } from '#src/source/list-page/html-outline.ts';
import { isWebAddress, plainScheme } from '#src/source/feed-document/feed-link.ts';
import type { Outline, OutlineLink } from '#src/source/list-page/outline.ts';
import { ownerAt, ownersOf } from '#src/source/list-page/owners.ts';
import { usualFeeds } from './usual-feeds.ts';

export type SitePage = {
  /** Decoded already. */
  readonly html: string;
  /** After redirects. */
  readonly url: string;
};

export type FeedCandidate = {
  readonly url: string;
  /** What the page calls it: `전체기사`, `Comments Feed` never. */
  readonly title: string | undefined;
  /** `<link rel=alternate>`, a link on the page (or an index of feeds), or a guess. */
  readonly evidence: 'named' | 'linked' | 'usual-path';
};

/** Feeds to try, the likeliest first, at most 20, each once however it is written. Feeds of comments are left out. */
export function discoverFeeds({ html, url }: SitePage): readonly FeedCandidate[] {
  const outline = outlineOf(html, url);
  const linked = linkedFeeds(outline, url);
  const found = [...namedFeeds(outline), ...linked];
  // Films and podcasts of an outlet are no articles: tried when nothing else is there.
  const texts = found.filter((candidate) => !isRecording(candidate));
  const guesses = isIndex(url, outline, linked)
    ? []
    : usualFeeds(html, url).map((address) => ({ url: address, title: undefined, evidence: 'usual-path' }) as const);
  return distinct([...texts, ...found.filter(isRecording), ...guesses], url).slice(0, MAX_FOUND);
}

/** Whether the page is an index of feeds (`RSS 서비스`): a page about feeds that lists several. */
export function isFeedIndex({ html, url }: SitePage): boolean {
  const outline = outlineOf(html, url);
  return isIndex(url, outline, linkedFeeds(outline, url));
}

const MAX_FOUND = 20;
/** Fewer are the feeds every page links to in its footer. */
const MIN_INDEXED = 3;

function isIndex(url: string, { title }: Outline, linked: readonly FeedCandidate[]): boolean {
  const isAbout = ABOUT_FEEDS.test(title) || ABOUT_FEEDS.test(URL.parse(url)?.pathname ?? '');
  return isAbout && linked.length >= MIN_INDEXED;
}

/** `RSS 서비스 - 한빛신문`, `/etc/rss.do`, `/rss/`, `/rss/index.html` */
const ABOUT_FEEDS = /(?:^|[^a-z])(?:rss|feeds?)(?=$|[^a-z])/i;

/** Each address once, without the page itself. */
function distinct(candidates: readonly FeedCandidate[], pageUrl: string): readonly FeedCandidate[] {
  const seen = new Set([canonicalUrl(pageUrl) ?? pageUrl]);
  return candidates.filter(({ url }) => {
    const key = canonicalUrl(url) ?? url;
    const isNew = !seen.has(key) && !COMMENTS_ADDRESS.test(url);
    seen.add(key);
    return isNew;
  });
}

function namedFeeds({ headLinks }: Outline): readonly FeedCandidate[] {
  return headLinks
    .filter(({ rel }) => rel.split(' ').includes('alternate'))
    .filter(({ type, title }) => FEED_TYPE.test(type) || (JSON_TYPE.test(type) && FEED_TITLE.test(title)))
    .filter(({ title }) => !COMMENTS.test(title))
    .map(({ href, title }) => ({ url: href, title: title === '' ? undefined : title, evidence: 'named' }));
}

/** `application/rss+xml`, `application/atom+xml`, `application/feed+json`, `text/xml` */
const FEED_TYPE = /^(?:application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|xml)|text\/xml)\b/;
/** WordPress names its API as `application/json` too. */
const JSON_TYPE = /^application\/json\b/;
const FEED_TITLE = /feed|피드|rss/i;

/** `사이트 » 댓글 피드`, `Comments Feed` */
const COMMENTS = /comment|댓글/i;
/** `/comments/feed/`, `/2026/09/title/feed/` of one article is left to its page. */
const COMMENTS_ADDRESS = /\/comments?\/(?:feed|rss)|[?&]withcomments=/i;

type Linked = Pick<OutlineLink, 'url' | 'text' | 'within'>;

/** Links that look like feeds by their address, then those that only say so; the page's own site first. */
function linkedFeeds(outline: Outline, pageUrl: string): readonly FeedCandidate[] {
  const site = siteOf(pageUrl);
  const links: readonly Linked[] = [
    ...outline.links,
    ...outline.calls.flatMap(copiedAddress),
    ...writtenAddresses(outline),
  ];
  const known = links.filter(({ url, text }) => !SHARING.test(url) && !COMMENTS.test(text));
  const byAddress = known.filter(({ url }) => FEED_ADDRESS.test(url));
  const byWord = known.filter(
    ({ url, text }) => !FEED_ADDRESS.test(url) && FEED_WORD.test(text) && siteOf(url) === site,
  );
  const titles = titlesOf(outline, byAddress);
  const candidates = [...byAddress, ...byWord].map(({ url, text }): FeedCandidate => ({
    url,
    title: titles.get(url) ?? nameOf(text),
    evidence: 'linked',
  }));
  const [own, others] = [true, false].map((isOwn) => candidates.filter(({ url }) => (siteOf(url) === site) === isOwn));
  return [...(own ?? []), ...(others ?? [])].sort((a, b) => Number(isWhole(b)) - Number(isWhole(a)));
}

/** `/rss/allArticle.xml`, `/rss/`, `/feed/`, `https://rss.example.co.kr/news`, `board_rss.jsp?rss_id=NEWS` */
const FEED_ADDRESS =
  /(?:\/\/(?:rss|feeds?)\.|\/rss(?:[/?.#]|$)|\/feeds?(?:[/?#]|$)|_rss\.|[/_]rss_?\w{1,30}\.(?:php|do|jsp|xml)|\.(?:rss|atom|rdf)(?:\?|$)|\/(?:atom|feed|index)\.xml|\/feed\.json)/i;

/** A link that says it is one: `RSS`, `ATOM`, `피드 구독`. `정기구독` is about paper. */
const FEED_WORD =
  /^\W{0,3}(?:rss|atom|xml|피드)(?: ?(?:2\.0|1\.0|feeds?|피드|서비스|구독(?:하기)?|보기|안내))?\W{0,3}$/i;

/** Readers' "add this feed" buttons. */
const SHARING = /feedly\.com|hanrss\.com|inoreader\.com|netvibes\.com|add\.my\.yahoo/i;

/** Everything an outlet publishes. */
function isWhole({ url, title }: FeedCandidate): boolean {
  return WHOLE_ADDRESS.test(url) || WHOLE_TITLE.test(title ?? '');
}

const WHOLE_ADDRESS = /\/(?:allArticle|all|total|rss_all|news_all)\.(?:xml|htm)/i;
const WHOLE_TITLE = /^(?:전체 ?(?:기사|뉴스)?|all (?:news|articles|stories))$/i;

function isRecording({ url, title }: FeedCandidate): boolean {
  return RECORDING.test(url) || RECORDING_TITLE.test(title ?? '');
}

const RECORDING = /youtube\.com|podcast|buzzsprout\.com|anchor\.fm|podbbang\.com|soundcloud\.com|spreaker\.com/i;
const RECORDING_TITLE = /podcast|팟캐스트|youtube|유튜브/i;

/** A button that copies the address: `copyRss('https://…/rss/S1N1.xml')`. */
function copiedAddress({ script, text, within, attributes }: Outline['calls'][number]): readonly Linked[] {
  const written = ADDRESS.exec(`${script} ${attributes.get('data-clipboard-text') ?? ''}`)?.[0];
  return written === undefined || !isWebAddress(written) ? [] : [{ url: written, text, within }];
}

/** An index may write its addresses without linking them. */
function writtenAddresses({ texts }: Outline): readonly Linked[] {
  return texts.flatMap(({ text, within }) => {
    const url = WHOLE_TEXT.test(text) ? plainScheme(text) : '';
    return isWebAddress(url) ? [{ url, text: '', within }] : [];
  });
}

const ADDRESS = /https?:\/\/[^\s'"()<>]{4,300}/i;
const WHOLE_TEXT = /^(?:https?|feeds?):\/\/[^\s'"()<>]{4,300}$/i;

/** An index writes the section beside the address: the words that stand alone with one feed in the smallest element around both. */
function titlesOf({ texts }: Outline, links: readonly Linked[]): ReadonlyMap<string, string> {
  const owners = ownersOf(links.map(({ url, within }) => ({ identity: url, within })));
  const titles = new Map<string, string>();
  for (const { text, within } of texts) {
    const url = ownerAt(owners, within);
    const name = nameOf(text);
    if (url !== undefined && name !== undefined && !titles.has(url)) titles.set(url, name);
  }
  return titles;
}

/** A text that names a feed: no address, no `RSS`. */
function nameOf(text: string): string | undefined {
  return text.length < 2 || text.length > 60 || UNNAMING.test(text) ? undefined : text;
}

const UNNAMING =
  /^(?:(?:https?|feeds?):.*|\W{0,3}(?:rss|atom|xml|피드|구독|복사|주소 ?복사|copy|feed)(?: ?(?:2\.0|feeds?|피드|서비스|구독(?:하기)?|주소|보기|복사(?:하기)?))?\W{0,3})$/i;
