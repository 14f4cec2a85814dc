// Decides which of a page's dates are believed: when it was published and when it was updated.
// It must never invent one: what nobody said stays undefined.
import type { Language } from '#src/model.ts';
import { SEOUL } from '#src/time.ts';
import { outletOfHost } from './outlets.ts';
import type { Block } from '#src/page/markup/blocks.ts';
import { elementOf, type PageTree } from '#src/page/markup/document.ts';
import { findAll, positionOf } from '#src/page/markup/element-index.ts';
import { ruledField, type Page } from '#src/page/page.ts';
import {
  chooseMoment,
  findDateLabels,
  momentOfUrl,
  parseMoment,
  type DateLabels,
  type Moment,
} from './published-at.ts';

type Place = {
  /** What stands right above the text: a date without a label counts there. */
  readonly header: string;
  /** Where labels count: the article with what stands around it. */
  readonly around: string;
  /** What `<time>` elements above the text say. */
  readonly times: readonly string[];
};

export type Moments = { readonly publishedAt: number | undefined; readonly updatedAt: number | undefined };

const PUBLISHED_METAS = ['article:published_time', 'og:article:published_time', 'datepublished', 'parsely-pub-date'];
const UPDATED_METAS = ['article:modified_time', 'og:article:modified_time', 'datemodified', 'og:updated_time'];

/**
 * When it was published and updated, epoch milliseconds.
 */
export function momentsOfPage(page: Page, place: Place, language: Language): Moments {
  const { head, hints, now, url } = page;
  const zone = zoneOf(url, language);
  const { header, around, times } = place;
  const labels = findDateLabels(around, zone);
  const ruled = ruledDates(ruledField(page, 'date'), zone);
  const published = chooseMoment({
    declared: [head.article?.datePublished, ...PUBLISHED_METAS.map((name) => head.meta(name)[0])].map((text) =>
      optionalMoment(text, zone),
    ),
    visible: [
      ruled.published,
      labels.published,
      ...times.map((time) => parseMoment(time, zone)),
      parseMoment(lastDate(header), zone),
    ],
    fallback: [hintMoment(hints?.publishedAt), momentOfUrl(url, zone)],
    now,
  });
  const updated = chooseMoment({
    declared: [head.article?.dateModified, ...UPDATED_METAS.map((name) => head.meta(name)[0])].map((text) =>
      optionalMoment(text, zone),
    ),
    visible: [ruledDates(ruledField(page, 'updated'), zone).published, ruled.updated, labels.updated],
    fallback: [],
    now,
  });
  return settleMoments(published, updated);
}

/** A date is within the last words above the text; parsing looks at the beginning of what it is given. */
function lastDate(header: string): string {
  return header.slice(Math.max(0, header.search(DATE_START)));
}

/** `2018년 03월 27일 (화) 17:42:11`, `14th September 2024`. */
const DATE_START =
  /(?<!\d)(?:(?:19|20)\d{2}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\s(?:19|20)\d{2}|[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?,\s(?:19|20)\d{2})/u;

function optionalMoment(text: string | undefined, zone: string): Moment | undefined {
  return text === undefined ? undefined : parseMoment(text, zone);
}

/** An update before or at the publication is none: many templates print the same value twice. */
export function settleMoments(published: number | undefined, updated: number | undefined): Moments {
  const isLater = updated !== undefined && (published === undefined || updated > published);
  return { publishedAt: published, updatedAt: isLater ? updated : undefined };
}

/** Where a country's addresses tell its zone: those with one zone, or nearly all people in one. */
const ZONE_OF_COUNTRY: Readonly<Record<string, string>> = {
  uk: 'Europe/London',
  ie: 'Europe/Dublin',
  sg: 'Asia/Singapore',
  hk: 'Asia/Hong_Kong',
  my: 'Asia/Kuala_Lumpur',
  ph: 'Asia/Manila',
  vn: 'Asia/Ho_Chi_Minh',
  th: 'Asia/Bangkok',
  in: 'Asia/Kolkata',
  ae: 'Asia/Dubai',
  sa: 'Asia/Riyadh',
  nz: 'Pacific/Auckland',
  au: 'Australia/Sydney',
  jp: 'Asia/Tokyo',
};

/** The zone of dates that name none: the outlet's; Seoul for Korean pages and hosts; UTC for English pages from nowhere known. */
function zoneOf(url: string, language: Language): string {
  const host = URL.parse(url)?.hostname ?? '';
  const known = outletOfHost(host);
  if (known !== undefined) return known.timeZone ?? SEOUL;
  if (language === 'ko' || host.endsWith('.kr') || host === '') return SEOUL;
  return ZONE_OF_COUNTRY[host.split('.').at(-1) ?? ''] ?? 'UTC';
}

/** The `datetime` of the elements that stand between headline and text. */
export function timesAbove($: PageTree, blocks: readonly Block[]): readonly string[] {
  const place = blocks.find(({ role }) => role === 'text')?.place;
  const end = place === undefined ? undefined : positionOf($, place);
  const heading = findAll($, 'h1').map((node) => positionOf($, node) ?? 0);
  const start = heading.findLast((at) => end !== undefined && at < end);
  if (end === undefined || start === undefined) return [];
  const times = findAll($, 'time[datetime]').filter((node) => isBetween(positionOf($, node), { start, end }));
  return times.slice(0, MOST_TIMES).flatMap((node) => elementOf(node)?.attribs['datetime'] ?? []);
}

const MOST_TIMES = 2;

function isBetween(at: number | undefined, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return at !== undefined && at > start && at < end;
}

function ruledDates(texts: readonly string[], zone: string): DateLabels {
  const labels = findDateLabels(texts.join(' \n'), zone);
  if (labels.published !== undefined) return labels;
  const plain = texts.map((text) => parseMoment(text, zone)).find((moment) => moment !== undefined);
  return { published: plain, updated: labels.updated };
}

function hintMoment(at: number | undefined): Moment | undefined {
  return at === undefined ? undefined : { at, hasClock: true, zone: 'offset' };
}
