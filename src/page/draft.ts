// Decides how what was read of a page, a dump or a feed becomes a draft.
// It must never judge: the text was accepted before, and each field was chosen by its own file.
import { cleanLine, languageOf } from '#src/language/normalize.ts';
import type { Draft, Language, Line } from '#src/model.ts';
import type { Block } from '#src/page/markup/blocks.ts';
import { namesInLine } from '#src/page/fields/byline.ts';
import { placeOfByline } from '#src/page/fields/dateline.ts';
import { readDumpHead } from './dump.ts';
import { cutOutlet } from '#src/page/fields/headline.ts';
import { bodyOf, captionsOf, readLines, type LineReading } from '#src/page/lines/lines.ts';
import { originOf, originOfOffice } from '#src/page/fields/origin.ts';
import { chooseOutlet } from '#src/page/fields/outlet-evidence.ts';
import { isPortalName, nameOfOutlet, outletOfHost } from '#src/page/fields/outlets.ts';
import { deskAmong, firstAuthors, outletOfPage, signatureOfPage, textEvidence } from '#src/page/fields/page-fields.ts';
import { momentsOfPage, settleMoments, timesAbove } from '#src/page/fields/page-moments.ts';
import { subtitleOfPage } from '#src/page/fields/page-subtitle.ts';
import { headlineOfPage } from '#src/page/fields/page-title.ts';
import { aroundText, headerAbove, positionOfText, ruledField, type Page } from './page.ts';
import { bareCreditOf, creditOf } from '#src/page/fields/picture-credit.ts';
import { leadPicture } from '#src/page/markup/picture.ts';
import { chooseMoment, type Moment } from '#src/page/fields/published-at.ts';

export type FoundText = {
  readonly how: string;
  readonly blocks: readonly Block[];
  readonly reading: LineReading;
  /** The subtitle in the page's data, beside the text. */
  readonly subtitle?: string | undefined;
};

/** The draft of a page whose text is known. */
export function draftOfPage(page: Page, found: FoundText, access: Draft['access']): Draft {
  const { reading, blocks, how } = found;
  const { title, section } = headlineOfPage(page) ?? { title: '', section: undefined };
  const place = positionOfText(page.visibleText, title, bodyOf(reading.lines));
  const header = withoutCaptions(headerAbove(page.visibleLines, place), reading);
  const language = languageOf(`${title} ${bodyOf(reading.lines).join(' ')}`);
  const outlet = outletOfPage(page, reading, language);
  const times = timesAbove(page.$, blocks);
  return {
    url: page.url,
    canonicalLink: page.head.canonicalLink,
    title,
    section,
    subtitle: subtitleOfPage(page, found, title),
    ...signatureOfPage(page, { reading, header }, outlet),
    outlet,
    dateline: reading.dateline ?? placeOfByline(header.slice(-BYLINE_REACH)),
    ...momentsOfPage(page, { header, around: aroundText(page.visibleText, place), times }, language),
    ...withOrigin(textOf(reading.lines), { url: page.url, outlet, signed: ruledField(page, 'author') }),
    language,
    access,
    ...pictureOf(page, blocks, reading),
    how,
  };
}

/** What a city's own board publishes it issued itself. */
function withOrigin(text: ReturnType<typeof textOf>, given: Parameters<typeof originOfOffice>[0]) {
  return { ...text, origin: text.origin ?? originOfOffice(given) };
}

const BYLINE_REACH = 300;
/** The words of a picture above the text tell who took it, not who wrote. */
function withoutCaptions(header: string, reading: LineReading): string {
  return captionsOf(reading.lines).reduce((text, caption) => {
    const at = text.replaceAll('\n', ' ').indexOf(caption);
    return at === -1 ? text : `${text.slice(0, at)}\n${text.slice(at + caption.length)}`;
  }, header);
}

function pictureOf(
  page: Page,
  blocks: readonly Block[],
  reading: LineReading,
): Pick<Draft, 'imageUrl' | 'imageCredit'> {
  const { head, url } = page;
  const shown = blocks.map(({ picture }) => picture);
  const imageUrl = leadPicture(head.images, shown, head.baseUrl ?? url);
  const [words = '', below = ''] = captionsOf(reading.lines);
  // The line below may be the credit of the one above, or the words of another picture.
  const isCredit = below.length < CREDIT_LENGTH && !SENTENCE.test(below);
  const credit = creditOf(words) ?? (isCredit ? (creditOf(below) ?? bareCreditOf(below)) : undefined);
  return { imageUrl, imageCredit: imageUrl === undefined ? undefined : credit };
}

const CREDIT_LENGTH = 70;
/** `… 상태등. 멈추면 …` */
const SENTENCE = /[.!?](?!com|kr|net)|다$/u;

function textOf(lines: readonly Line[]): Pick<Draft, 'paragraphs' | 'captions' | 'about' | 'origin' | 'lines'> {
  const about = lines.filter(({ kind }) => kind === 'about').map(({ text }) => text);
  const notes = lines.filter(({ kind }) => NOTE_KINDS.has(kind)).map(({ text }) => text);
  const last = lines.at(-1)?.text;
  const origin = originOf({ notes, about, last: about.length === 0 ? undefined : last });
  return { paragraphs: bodyOf(lines), captions: captionsOf(lines), about, origin, lines };
}

/** A credit tells whose picture or figures stand above it. */
const NOTE_KINDS = new Set<Line['kind']>(['boilerplate', 'byline']);

/** The draft of a dump: its head is read from lines, its body by the same line pass as a page's. */
export function draftOfDump(blocks: readonly Block[], url: string): Draft {
  const head = readDumpHead(blocks);
  const reading = readLines(head.rest, { title: head.title, subtitle: head.subtitle, isPlainText: true });
  const language = languageOf(`${head.title ?? ''} ${bodyOf(reading.lines).join(' ')}`);
  const unsaid = { logo: undefined, siteName: undefined, publisher: undefined, hint: undefined };
  const outlet = chooseOutlet({ url, language, ...unsaid, header: head.outlets, ...textEvidence(reading) });
  const outlets = outlet === undefined ? [] : [outlet];
  const authors = [head.authors, reading.names, reading.bylines.flatMap(namesInLine)];
  const lines = [...head.lines, ...reading.lines];
  return {
    ...UNSAID,
    url,
    title: head.title ?? '',
    subtitle: head.subtitle ?? reading.subtitle,
    authors: firstAuthors(authors, outlets),
    desk: deskAmong([...head.bylines, ...reading.bylines], outlets),
    outlet,
    dateline: reading.dateline,
    ...settleMoments(believed(head.publishedAt), believed(head.updatedAt)),
    language,
    ...textOf(lines),
    how: 'text-dump',
  };
}

/** What neither a dump nor a feed can tell. */
const UNSAID = {
  canonicalLink: undefined,
  section: undefined,
  desk: undefined,
  imageUrl: undefined,
  imageCredit: undefined,
  access: 'open',
} as const;

function believed(moment: Moment | undefined): number | undefined {
  return chooseMoment({ declared: [], visible: [moment], fallback: [], now: undefined });
}

export type FeedText = Pick<Draft, 'url' | 'title' | 'authors' | 'outlet' | 'publishedAt' | 'updatedAt'> & {
  /** The feed's language, believed when the text is too short to tell. */
  readonly language: Language | undefined;
};

const LANGUAGE_LEAST = 40;

/** The draft of what a feed says itself. */
export function draftOfFeedText(source: FeedText, reading: LineReading): Draft {
  const sample = bodyOf(reading.lines).join(' ');
  const isShort = sample.length < LANGUAGE_LEAST;
  const language = isShort && source.language !== undefined ? source.language : languageOf(`${source.title} ${sample}`);
  const outlet = outletOfFeedText(source, reading, language);
  const outlets = outlet === undefined ? [] : [outlet];
  return {
    ...UNSAID,
    url: source.url,
    title: cutOutlet(cleanLine(source.title), outlets),
    subtitle: reading.subtitle,
    authors: firstAuthors([source.authors, reading.names], outlets),
    outlet,
    dateline: reading.dateline,
    ...settleMoments(source.publishedAt, source.updatedAt),
    language,
    ...textOf(reading.lines),
    how: 'feed',
  };
}

function outletOfFeedText(source: FeedText, reading: LineReading, language: Language): string | undefined {
  if (source.outlet !== undefined && !isPortalName(source.outlet)) return source.outlet;
  const known = outletOfHost(URL.parse(source.url)?.hostname ?? '');
  if (known !== undefined && known.isPortal !== true) return nameOfOutlet(known, language);
  return reading.datelineOutlet;
}
