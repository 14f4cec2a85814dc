// Where Korean publishing systems usually serve their feeds, those of the system that made the page first. Guesses, never links.
// Paths and hosts as public lists of working feeds show them.

import { isWebAddress } from '#src/source/feed-document/feed-link.ts';

/** @returns addresses to try, the likeliest first */
export function usualFeeds(html: string, pageUrl: string): readonly string[] {
  const url = URL.parse(pageUrl);
  if (url === null || !isWebAddress(pageUrl)) return [];
  const made = SYSTEMS.filter(({ marks }) => marks.some((mark) => html.includes(mark) || url.pathname.includes(mark)));
  const paths = [...made, ...SYSTEMS.filter((system) => !made.includes(system)), REST].flatMap((system) => [
    ...(made.includes(system) ? system.sectionPaths(url) : []),
    ...system.paths,
  ]);
  const own = paths.map((path) => new URL(path, url).href);
  const cdn = cdnFeeds(url);
  // NDSoft serves some outlets' feeds from a second host.
  return made.includes(NDSOFT) ? [...own.slice(0, NDSOFT_FIRST), ...cdn, ...own.slice(NDSOFT_FIRST)] : [...own, ...cdn];
}

type System = {
  /** What stands in its pages. */
  readonly marks: readonly string[];
  /** Relative to the site's root. */
  readonly paths: readonly string[];
  /** Feeds of the section or board that the page shows. */
  readonly sectionPaths: (page: URL) => readonly string[];
};

const none = (): readonly string[] => [];

const NDSOFT: System = {
  marks: ['articleView.html', 'articleList.html'],
  paths: ['/rss/allArticle.xml', '/rss/S1N1.xml'],
  // `articleList.html?sc_section_code=S1N5`
  sectionPaths: (page) => {
    const code = page.searchParams.get('sc_section_code') ?? '';
    return NDSOFT_SECTION.test(code) ? [`/rss/${code}.xml`] : [];
  },
};

const NDSOFT_SECTION = /^S\dN\d{1,4}$/;
/** The section's or the first two of its own host, then the second host. */
const NDSOFT_FIRST = 2;

const SUB_READ: System = { marks: ['sub_read.html'], paths: ['/rss/rss_news.php'], sectionPaths: none };

const WORDPRESS: System = {
  marks: ['wp-content', 'wp-json'],
  paths: ['/feed/'],
  sectionPaths: (page) => (WORDPRESS_ARCHIVE.test(page.pathname) ? [`${page.pathname.replace(/\/$/, '')}/feed/`] : []),
};

const WORDPRESS_ARCHIVE = /^\/(?:category|tag|author)\/[^?]{1,300}$/;

const GNUBOARD: System = {
  marks: ['bo_table='],
  paths: [],
  sectionPaths: (page) => {
    const table = page.searchParams.get('bo_table') ?? '';
    return BOARD.test(table) ? [`/bbs/rss.php?bo_table=${table}`] : [];
  },
};

const BOARD = /^\w{1,40}$/;

/** Not made sure by any mark: everybody else's habits. */
const REST: System = {
  marks: [],
  paths: [
    '/rss.xml',
    '/rss/',
    '/feed.xml',
    '/atom.xml',
    '/rss/news.xml',
    '/media/news_rss.xml',
    '/index.xml',
    '/feed.json',
  ],
  sectionPaths: none,
};

const SYSTEMS: readonly System[] = [NDSOFT, SUB_READ, WORDPRESS, GNUBOARD];

const CDN_PATHS = ['/rss/gns_allArticle.xml', '/rss/gn_rss_allArticle.xml'] as const;

function cdnFeeds(url: URL): readonly string[] {
  const domain = url.hostname.replace(/^(?:www|m)\./, '');
  const isNamed = /[a-z]/.test(domain) && url.port === '';
  return isNamed ? CDN_PATHS.map((path) => `${url.protocol}//cdn.${domain}${path}`) : [];
}
