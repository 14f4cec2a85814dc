// Decides what a text that was found is: an article, the beginning of a closed one, or something else that reads like one.
// It must never refuse a long text: an article about deleted pages is an article.
import type { Found } from './climb.ts';
import { elementOf, textBelow } from '#src/page/markup/document.ts';
import { findAll, positionOf } from '#src/page/markup/element-index.ts';
import type { Unreadable } from './extraction.ts';
import { charsOf, type LineReading } from '#src/page/lines/lines.ts';
import type { Page } from './page.ts';
import { explainRefusal } from './refusal.ts';

const MOST_DAYS = 3;
const FEWEST_TIMES = 6;

/** A text with articles of many days in it is a list of them; what a live report tells is of a day or two. */
export function listReason({ $, head }: Page, { candidate }: Found): Unreadable | undefined {
  const saysArticle =
    head.ogType === 'article' || head.article !== undefined || head.meta('article:published_time').length > 0;
  if (candidate.how !== 'readability' || saysArticle) return undefined;
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

/** A short text on a page that says it is closed or gone is not the article, or only its beginning. */
export function stubReason(page: Page, reading: LineReading): Unreadable | undefined {
  const chars = charsOf(reading);
  if (chars >= STUB_LENGTH) return undefined;
  const refusal = explainRefusal(page.$, page.head, page.visibleText);
  if (refusal.reason === 'soft-404') return refusal;
  return refusal.reason === 'paywall' && chars < TEASER_LENGTH ? refusal : undefined;
}

/** Less than this of a closed article tells nobody what it is about. */
const TEASER_LENGTH = 150;
const METERED_LENGTH = 1_500;

/** A closed article of which the beginning is shown. A long text that calls itself not free is metered: it is all there. */
export function accessOf(page: Page, { reading }: Found): 'open' | 'paid' {
  const chars = charsOf(reading);
  if (page.head.article?.isFree === false) return chars < METERED_LENGTH ? 'paid' : 'open';
  return chars < STUB_LENGTH && explainRefusal(page.$, page.head, page.visibleText).reason === 'paywall'
    ? 'paid'
    : 'open';
}
