// Decides what a page's headline is, and which names it may carry that are no part of it.
// It must never cut a tag that the outlet itself prints in its headline (`[단독]`), only those a template adds.
import { chooseHeadline, cutOutlet, type Headline } from './headline.ts';
import { isOutletName, outletOfHost } from './outlets.ts';
import { ruledField, type Page } from '#src/page/page.ts';
import { findAll } from '#src/page/markup/element-index.ts';
import { headingText } from '#src/page/markup/heading-text.ts';

/** Where templates without metadata keep their headline. */
const TITLE_PLACES = [
  '.p-table__subject_text',
  '.view_title',
  '.view_tit',
  '.board_view .subject',
  '.bbs_title',
  '.subject',
  '.entry-title',
  '.post-title',
  'h2.title',
];

/** The title and its section; the feed's title when the page has none. */
export function headlineOfPage(page: Page): Headline | undefined {
  const outlets = outletNames(page);
  const places = () => TITLE_PLACES.flatMap((place) => findAll(page.$, place).slice(0, 1)).map(headingText);
  const chosen = chooseHeadline({ head: page.head, ruled: ruledField(page, 'title')[0], outlets, places });
  const hint = page.hints?.title;
  if (chosen !== undefined || hint === undefined) return chosen;
  return { title: cutOutlet(hint, outlets), section: undefined };
}

/** What the outlet is called, by its host, the page and the feed. */
export function outletNames(page: Page): readonly string[] {
  const known = outletOfHost(URL.parse(page.url)?.hostname ?? '');
  const names = [
    known?.ko,
    known?.en,
    page.head.siteName,
    page.head.article?.publisher,
    page.hints?.outlet,
    ...page.head.siteHeadings,
    ...OWNER_METAS.flatMap(page.head.meta).filter(isOutletName),
  ];
  return names.filter((name) => name !== undefined);
}

/** Where templates without a site name tell whose page it is, or who wrote it. */
const OWNER_METAS = ['copyright', 'publisher', 'application-name', 'writer'];
