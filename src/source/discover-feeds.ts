// Finds where a site's feeds may be: what its page names first, then the paths that Korean publishing systems usually serve.
// Candidates are guesses to be fetched and parsed; this never says that one works.
import { outlineOf } from './html-outline.ts';

export type SitePage = {
  /** Decoded already. */
  readonly html: string;
  /** After redirects. */
  readonly url: string;
};

/** Addresses to try, the likeliest first, at most 20, none twice. */
export function discoverFeeds({ html, url }: SitePage): readonly string[] {
  const { headLinks, links } = outlineOf(html, url);
  const named = headLinks
    .filter(({ rel, type }) => rel.split(' ').includes('alternate') && FEED_TYPE.test(type))
    .filter(({ title }) => !COMMENTS.test(title));
  const linked = links.filter((link) => FEED_ADDRESS.test(link.url) && !SHARING.test(link.url));
  const found = [...named.map(({ href }) => href), ...linked.map((link) => link.url), ...usualAddresses(url)];
  return [...new Set(found)].slice(0, MAX_FOUND);
}

const MAX_FOUND = 20;

/** `application/rss+xml`, `application/atom+xml`, `application/feed+json`, `text/xml` */
const FEED_TYPE = /^(?:application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|xml)|text\/xml)\b/;

/** `사이트 » 댓글 피드`, `Comments Feed` */
const COMMENTS = /comment|댓글/i;

/** `/rss/allArticle.xml`, `/rss/`, `/feed/`, `https://rss.example.co.kr/news`, `board_rss.jsp?rss_id=NEWS` */
const FEED_ADDRESS =
  /(?:\/\/rss\.|\/rss(?:[/?.#]|$)|\/feeds?(?:[/?#]|$)|_rss\.|rss_\w{1,30}\.(?:php|do|jsp|xml)|\.(?:rss|atom)$|\/atom\.xml)/i;

/** Readers' "add this feed" buttons. */
const SHARING = /feedly\.com|hanrss\.com|inoreader\.com/i;

/** Relative to the site's root: NDSoft's systems, the CMS of /rss/rss_news.php, WordPress, everybody else's habits. */
const USUAL_PATHS = [
  '/rss/allArticle.xml',
  '/rss/S1N1.xml',
  '/rss/rss_news.php',
  '/feed/',
  '/rss.xml',
  '/rss/',
  '/rss',
  '/feed.xml',
  '/atom.xml',
  '/media/news_rss.xml',
] as const;

/** NDSoft serves some outlets' feeds from a second host. */
const CDN_PATHS = ['/rss/gns_allArticle.xml', '/rss/gn_rss_allArticle.xml'] as const;

function usualAddresses(pageUrl: string): readonly string[] {
  const url = URL.parse(pageUrl);
  if (url === null) return [];
  const domain = url.hostname.replace(/^www\./, '');
  const own = USUAL_PATHS.map((path) => new URL(path, url).href);
  const isNamed = /[a-z]/.test(domain) && url.port === '';
  return isNamed ? [...own, ...CDN_PATHS.map((path) => `${url.protocol}//cdn.${domain}${path}`)] : own;
}
