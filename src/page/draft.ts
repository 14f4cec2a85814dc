// Decides how what was read of a page, a dump or a feed becomes a draft.
// It must never judge: the text was accepted before, and each field was chosen by page-fields.ts.
import { cleanLine, languageOf } from '#src/language/normalize.ts';
import type { Draft, Language, Line } from '#src/model.ts';
import type { Block } from './blocks.ts';
import { namesInLine } from './byline.ts';
import { readDumpHead } from './dump.ts';
import { bodyOf, captionsOf, readLines, type LineReading } from './lines.ts';
import { stripTitleSuffix } from './metadata.ts';
import { chooseOutlet } from './outlet-evidence.ts';
import { isPortalName, nameOfOutlet, outletOfHost } from './outlets.ts';
import {
  authorsOfPage,
  firstAuthors,
  momentsOfPage,
  outletOfPage,
  ruledField,
  settleMoments,
  textEvidence,
  titleOfPage,
  type Page,
} from './page-fields.ts';
import { chooseMoment, type Moment } from './published-at.ts';

/** The draft of a page whose text is known. */
export function draftOfPage(page: Page, how: string, reading: LineReading): Draft {
  const title = titleOfPage(page) ?? '';
  const language = languageOf(`${title} ${bodyOf(reading.lines).join(' ')}`);
  const outlet = outletOfPage(page, reading, language);
  const subtitle = ruledField(page, 'subtitle')[0] ?? reading.subtitle;
  return {
    url: page.url,
    canonicalLink: page.head.canonicalLink,
    title,
    subtitle: subtitle === undefined ? undefined : cleanLine(subtitle).replace(SUBTITLE_MARK, ''),
    authors: authorsOfPage(page, reading, outlet),
    outlet,
    ...momentsOfPage(page, language),
    ...textOf(reading.lines),
    language,
    imageUrl: page.head.imageUrl,
    how,
  };
}

/** `- 부제목` */
const SUBTITLE_MARK = /^[-–]\s{0,3}/u;

function textOf(lines: readonly Line[]): Pick<Draft, 'paragraphs' | 'captions' | 'about' | 'lines'> {
  const about = lines.filter(({ kind }) => kind === 'about').map(({ text }) => text);
  return { paragraphs: bodyOf(lines), captions: captionsOf(lines), about, lines };
}

/** The draft of a dump: its head is read from lines, its body by the same line pass as a page's. */
export function draftOfDump(blocks: readonly Block[], url: string): Draft {
  const head = readDumpHead(blocks);
  const reading = readLines(head.rest, { title: head.title, subtitle: head.subtitle, isPlainText: true });
  const language = languageOf(`${head.title ?? ''} ${bodyOf(reading.lines).join(' ')}`);
  const unsaid = { logo: undefined, siteName: undefined, publisher: undefined, hint: undefined };
  const outlet = chooseOutlet({ url, language, ...unsaid, header: head.outlets, ...textEvidence(reading) });
  const authors = [head.authors, reading.names, reading.bylines.flatMap(namesInLine)];
  return {
    url,
    canonicalLink: undefined,
    title: head.title ?? '',
    subtitle: head.subtitle ?? reading.subtitle,
    authors: firstAuthors(authors, outlet === undefined ? [] : [outlet]),
    outlet,
    ...settleMoments(believed(head.publishedAt), believed(head.updatedAt)),
    language,
    ...textOf([...head.lines, ...reading.lines]),
    imageUrl: undefined,
    how: 'text-dump',
  };
}

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
    url: source.url,
    canonicalLink: undefined,
    title: stripTitleSuffix(cleanLine(source.title), outlets),
    subtitle: reading.subtitle,
    authors: firstAuthors([source.authors, reading.names], outlets),
    outlet,
    ...settleMoments(source.publishedAt, source.updatedAt),
    language,
    ...textOf(reading.lines),
    imageUrl: undefined,
    how: 'feed',
  };
}

function outletOfFeedText(source: FeedText, reading: LineReading, language: Language): string | undefined {
  if (source.outlet !== undefined && !isPortalName(source.outlet)) return source.outlet;
  const known = outletOfHost(URL.parse(source.url)?.hostname ?? '');
  if (known !== undefined && known.isPortal !== true) return nameOfOutlet(known, language);
  return reading.datelineOutlet;
}
