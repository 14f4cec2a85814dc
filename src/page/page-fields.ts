// Decides which of a page's several voices each field is taken from: title, outlet, authors, dates.
// It must never invent a field: what nobody said stays undefined.
import type { Language } from '#src/model.ts';
import { SEOUL } from '#src/time.ts';
import { cleanAuthors, namesInLine } from './byline.ts';
import type { PageTree } from './document.ts';
import type { PageInput } from './extraction.ts';
import { bodyOf, captionsOf, type LineReading } from './lines.ts';
import { chooseTitle, splitTitle, stripTitleSuffix, type PageHead } from './metadata.ts';
import { chooseOutlet, type TextEvidence } from './outlet-evidence.ts';
import { outletOfHost } from './outlets.ts';
import {
  chooseMoment,
  findDateLabels,
  momentOfUrl,
  parseMoment,
  textsAroundDateLabel,
  type DateLabels,
  type Moment,
} from './published-at.ts';
import { readField, type SiteRule } from './site-rules.ts';

/** A page with everything that was read of it before its text is looked for. */
export type Page = PageInput & {
  readonly $: PageTree;
  readonly head: PageHead;
  readonly rules: readonly SiteRule[];
  /** What stands on the page from its top, bounded. */
  readonly visibleText: string;
};

type RuleField = 'title' | 'subtitle' | 'date' | 'updated' | 'author' | 'outlet';

/** What the first rule that knows the field finds for it; empty when none does. */
export function ruledField({ $, rules }: Page, field: RuleField): readonly string[] {
  for (const rule of rules) {
    const texts = readField($, rule[field]);
    if (texts.length > 0) return texts;
  }
  return [];
}

/** The title; the feed's when the page has none. */
export function titleOfPage(page: Page): string | undefined {
  const outlets = outletNames(page);
  const title = chooseTitle({ head: page.head, ruled: ruledField(page, 'title')[0], outlets });
  const hint = page.hints?.title;
  return title ?? (hint === undefined ? undefined : stripTitleSuffix(hint, outlets));
}

function outletNames(page: Page): readonly string[] {
  const known = outletOfHost(URL.parse(page.url)?.hostname ?? '');
  const names = [known?.ko, known?.en, page.head.siteName, page.head.article?.publisher, page.hints?.outlet];
  return names.filter((name) => name !== undefined);
}

/** The outlet, by the host, what the page says of itself, and its text. */
export function outletOfPage(page: Page, reading: LineReading, language: Language): string | undefined {
  const { head, hints, url, visibleText } = page;
  const evidence = textEvidence(reading);
  const slots = [...ruledField(page, 'author'), ...textsAroundDateLabel(visibleText).slice(0, 1)].flatMap((text) =>
    text.split('|'),
  );
  return chooseOutlet({
    url,
    language,
    logo: ruledField(page, 'outlet')[0],
    siteName: head.siteName,
    publisher: head.article?.publisher,
    hint: hints?.outlet,
    header: [...slots.map((slot) => slot.trim()), ...splitTitle(head.titleTag ?? '')],
    ...evidence,
    lines: [...evidence.lines, visibleText.slice(-FOOTER_LENGTH)],
  });
}

const FOOTER_LENGTH = 2_000;

/** What a text itself gives away of its outlet. */
export function textEvidence(reading: LineReading): TextEvidence {
  return {
    dateline: reading.datelineOutlet,
    body: bodyOf(reading.lines),
    captions: captionsOf(reading.lines),
    lines: reading.lines.map(({ text }) => text),
  };
}

const AUTHOR_METAS = ['article:author', 'og:article:author', 'dable:author', 'author', 'byl', 'parsely-author'];

// Where most templates name who wrote; a plain name is believed only where the markup itself says that it is the author's.
const BYLINE_PLACES = ['.byline', '.entry-meta', '.article-meta', '.author', '.writer', '.reporter'];
const AUTHOR_PLACES = ["[rel='author']", "[itemprop='author']"];

/** Site rule > JSON-LD > meta tags > header byline > lead dateline > sign-off > feed. */
export function authorsOfPage(page: Page, reading: LineReading, outlet: string | undefined): readonly string[] {
  const sources: readonly (readonly string[])[] = [
    ruledField(page, 'author'),
    page.head.article?.authors ?? [],
    ...AUTHOR_METAS.map((name) => page.head.meta(name)),
    BYLINE_PLACES.flatMap((place) => readField(page.$, [place]).slice(0, 1)).flatMap(namesInLine),
    readField(page.$, AUTHOR_PLACES).slice(0, 1),
    textsAroundDateLabel(page.visibleText).flatMap(namesInLine),
    reading.names,
    reading.bylines.flatMap(namesInLine),
    page.hints?.authors ?? [],
  ];
  return firstAuthors(sources, [...outletNames(page), ...(outlet === undefined ? [] : [outlet])]);
}

/** The first source that names persons. */
export function firstAuthors(sources: readonly (readonly string[])[], outlets: readonly string[]): readonly string[] {
  for (const source of sources) {
    const authors = cleanAuthors(source, outlets);
    if (authors.length > 0) return authors;
  }
  return [];
}

export type Moments = { readonly publishedAt: number | undefined; readonly updatedAt: number | undefined };

const PUBLISHED_METAS = ['article:published_time', 'og:article:published_time', 'datepublished', 'parsely-pub-date'];
const UPDATED_METAS = ['article:modified_time', 'og:article:modified_time', 'datemodified', 'og:updated_time'];

/** When it was published and updated, epoch milliseconds. */
export function momentsOfPage(page: Page, language: Language): Moments {
  const { head, hints, now, url } = page;
  const zone = zoneOf(url, language);
  const labels = findDateLabels(page.visibleText, zone);
  const ruled = ruledDates(ruledField(page, 'date'), zone);
  const published = chooseMoment({
    declared: [head.article?.datePublished, ...PUBLISHED_METAS.map((name) => head.meta(name)[0])].map((text) =>
      optionalMoment(text, zone),
    ),
    visible: [ruled.published, labels.published],
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

function optionalMoment(text: string | undefined, zone: string): Moment | undefined {
  return text === undefined ? undefined : parseMoment(text, zone);
}

/** An update before or at the publication is none: many templates print the same value twice. */
export function settleMoments(published: number | undefined, updated: number | undefined): Moments {
  const isLater = updated !== undefined && (published === undefined || updated > published);
  return { publishedAt: published, updatedAt: isLater ? updated : undefined };
}

/** The zone of dates that name none: the outlet's; Seoul for Korean pages and hosts; UTC for English pages from nowhere known. */
function zoneOf(url: string, language: Language): string {
  const host = URL.parse(url)?.hostname ?? '';
  const known = outletOfHost(host);
  if (known !== undefined) return known.timeZone ?? SEOUL;
  return language === 'ko' || host.endsWith('.kr') || host === '' ? SEOUL : 'UTC';
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
