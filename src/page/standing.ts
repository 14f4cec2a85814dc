// Decides what a text that was found is: an article, the beginning of a closed one, or something else that reads like one.
// It must never refuse a long text: an article about deleted pages is an article.
import type { Found } from './climb.ts';
import { elementOf, textBelow } from '#src/page/markup/document.ts';
import { findAll, positionOf } from '#src/page/markup/element-index.ts';
import type { Unreadable } from './extraction.ts';
import { bodyOf, charsOf } from '#src/page/lines/lines.ts';
import { goneNotice, goneTitle } from './gone-words.ts';
import type { Block } from '#src/page/markup/blocks.ts';
import type { Page } from './page.ts';
import { goneOnPage, isWall, plainLines, refuse } from './refusal.ts';

const MOST_DAYS = 3;
const FEWEST_TIMES = 6;

/** A text with articles of many days in it is a list of them; what a live report tells is of a day or two. */
export function listReason({ $, head }: Page, { candidate }: Found): Unreadable | undefined {
  const saysArticle =
    head.ogType === 'article' || head.article !== undefined || head.meta('article:published_time').length > 0;
  if (candidate.how.startsWith('site-rule:') || saysArticle) return undefined;
  const places = candidate.blocks.map(({ place }) => (place === undefined ? undefined : positionOf($, place)));
  const [start, end] = [places[0], places.at(-1)];
  if (start === undefined || end === undefined) return undefined;
  const times = findAll($, 'time').filter((node) => {
    const at = positionOf($, node) ?? 0;
    return at > start && at < end;
  });
  const days = new Set(
    times.map((node) =>
      (elementOf(node)?.attribs['datetime'] ?? textBelow(node, DAY_LENGTH)).trim().slice(0, DAY_LENGTH),
    ),
  );
  if (days.size <= MOST_DAYS || times.length < FEWEST_TIMES) return undefined;
  return { kind: 'unreadable', reason: 'list-page', detail: `articles of ${days.size} days` };
}

/** `2025-03-28` */
const DAY_LENGTH = 10;

const STUB_LENGTH = 600;

/** A short text that says that the article is gone, or of which too little is shown, is none. */
export function stubReason(page: Page, found: Found): Unreadable | undefined {
  const chars = charsOf(found.reading);
  if (chars >= STUB_LENGTH) return undefined;
  // Menus and rankings of the page may speak of deleted articles, too: its headline and what was found must.
  const gone =
    goneTitle(page.head.titleTag ?? '') ?? goneNotice([...page.head.headings, ...bodyOf(found.reading.lines)]);
  if (gone !== undefined) return refuse('soft-404', gone);
  if (chars >= TEASER_LENGTH) return undefined;
  if (page.head.article?.isFree === false)
    return refuse('paywall', 'isAccessibleForFree is false and the text is a stub');
  const lines = plainLines(page);
  const notice = goneOnPage(page, lines);
  if (notice !== undefined) return refuse('soft-404', notice);
  return isClosed(found, lines) ? refuse('paywall', 'the page asks for a subscription') : undefined;
}

/** Less than this of a closed article tells nobody what it is about. */
const TEASER_LENGTH = 150;
const METERED_LENGTH = 1_500;

/** A closed article of which the beginning is shown. A long text that calls itself not free is metered: it is all there. */
export function accessOf(page: Page, found: Found): 'open' | 'paid' {
  const chars = charsOf(found.reading);
  if (page.head.article?.isFree === false) return chars < METERED_LENGTH ? 'paid' : 'open';
  if (chars >= METERED_LENGTH) return 'open';
  if (found.reading.isWalled) return 'paid';
  return chars < STUB_LENGTH && isClosed(found, plainLines(page)) ? 'paid' : 'open';
}

/** What sells the rest of a closed article stands right below its beginning. */
const WALL_REACH = 600;

function isClosed({ reading }: Found, lines: readonly Block[]): boolean {
  if (reading.isWalled) return true;
  const last = bodyOf(reading.lines).at(-1)?.slice(-LAST_LENGTH);
  const end = lines.findLastIndex(({ text }) => last !== undefined && text.includes(last));
  let chars = 0;
  for (const line of end === -1 ? [] : lines.slice(end + 1)) {
    if (isWall(line)) return true;
    chars += line.text.length;
    if (chars > WALL_REACH) break;
  }
  return false;
}

const LAST_LENGTH = 30;
