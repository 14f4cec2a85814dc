// Decides which of a page's several voices each field is taken from: outlet, authors, desk, subtitle.
// It must never invent a field: what nobody said stays undefined.
import type { Language } from '#src/model.ts';
import { cleanAuthors, deskIn, namesInByline, namesInHeader, namesInLine } from './byline.ts';
import { titleKey } from '#src/page/lines/line-grammar.ts';
import { textBelow, type PageTree } from '#src/page/markup/document.ts';
import { elementsOf } from '#src/page/markup/element-index.ts';
import { bodyOf, captionsOf, type LineReading } from '#src/page/lines/lines.ts';
import { splitTitle } from './headline.ts';
import { chooseOutlet, type TextEvidence } from './outlet-evidence.ts';
import { outletNames } from './page-title.ts';
import { ruledField, ruledFields, type Page } from '#src/page/page.ts';
import { textsAroundDateLabel } from './published-at.ts';
import { readField } from '#src/page/site-rules.ts';

/** The outlet, by the host, what the page says of itself, and its text. */
export function outletOfPage(page: Page, reading: LineReading, language: Language): string | undefined {
  const { head, hints, url, visibleText } = page;
  const evidence = textEvidence(reading);
  const slots = [...ruledField(page, 'author'), ...textsAroundDateLabel(visibleText).slice(0, 1)].flatMap((text) =>
    text.split('|'),
  );
  return spelledOut(
    chooseOutlet({
      url,
      language,
      logo: ruledField(page, 'outlet')[0],
      siteName: head.siteName ?? head.siteHeadings[0],
      publisher: head.article?.publisher,
      hint: hints?.outlet,
      header: [...slots.map((slot) => slot.trim()), ...splitTitle(head.titleTag ?? '')],
      ...evidence,
      lines: [...evidence.lines, visibleText.slice(-FOOTER_LENGTH), page.footerText],
    }),
    splitTitle(head.titleTag ?? ''),
  );
}

/** `hanbittimes` is how metadata write `The Hanbit Times`, which stands in the title tag. */
function spelledOut(outlet: string | undefined, names: readonly string[]): string | undefined {
  if (outlet === undefined || !ONE_WORD.test(outlet)) return outlet;
  const spelled = names.find(
    (name) => name.includes(' ') && titleKey(name).endsWith(titleKey(outlet)) && name.length < outlet.length + 10,
  );
  return spelled ?? outlet;
}

const ONE_WORD = /^[a-z]{6,}$/u;

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

/** What the markup itself says is the author: `rel=author`, `itemprop=author`. */
function namedAuthor($: PageTree): readonly string[] {
  const named = elementsOf($).find(({ attribs }) => attribs['rel'] === 'author' || attribs['itemprop'] === 'author');
  return named === undefined ? [] : [textBelow(named, MAX_AUTHOR)];
}

const MAX_AUTHOR = 200;

type Found = { readonly reading: LineReading; readonly header: string };

export type Signature = { readonly authors: readonly string[]; readonly desk: string | undefined };

/** Who wrote it: site rule > JSON-LD > meta tags > header byline > lead dateline > sign-off > feed; and the desk, when one signs. */
export function signatureOfPage(page: Page, { reading, header }: Found, outlet: string | undefined): Signature {
  const sources: readonly (readonly string[])[] = [
    ruledFields(page, 'author'),
    page.head.article?.authors ?? [],
    ...AUTHOR_METAS.map((name) => page.head.meta(name)),
    BYLINE_PLACES.flatMap((place) => readField(page.$, [place]).slice(0, 1)).flatMap(namesInByline),
    namedAuthor(page.$),
    textsAroundDateLabel(page.visibleText).flatMap(namesInLine),
    reading.names,
    reading.bylines.flatMap(namesInLine),
    namesInHeader(header.slice(-HEADER_REACH)),
    page.hints?.authors ?? [],
  ];
  const outlets = [...outletNames(page), ...(outlet === undefined ? [] : [outlet])];
  const places = [
    ...sources.slice(0, 2),
    ...AUTHOR_METAS.map((name) => page.head.meta(name)),
    page.head.article?.desks ?? [],
  ];
  const [before = '', after = ''] = textsAroundDateLabel(page.visibleText);
  const around = [before.slice(-DESK_REACH), after.slice(0, DESK_REACH)];
  const lines = [...places.flat(), ...ruledField(page, 'author'), ...around, ...reading.bylines];
  const authors = firstAuthors(sources, outlets);
  // Who signs below the text with an address wrote it, too, though the page's data name one only.
  const signers = reading.bylines.filter((line) => ADDRESS.test(line)).flatMap(namesInLine);
  return { authors: cleanAuthors([...authors, ...signers], outlets), desk: deskAmong(lines, outlets) };
}

/** `노시현 기자 shnoh@hankookilbo.com` */
const ADDRESS = /[\w.+-]{1,60}@[\w.-]{1,60}/u;

const DESK_REACH = 30;
const HEADER_REACH = 250;

/** The first desk that is named in a reporter's place. */
export function deskAmong(lines: readonly string[], outlets: readonly string[]): string | undefined {
  const keys = new Set(outlets);
  return lines.map(deskIn).find((desk) => desk !== undefined && !keys.has(desk));
}

/** The first source that names persons. */
export function firstAuthors(sources: readonly (readonly string[])[], outlets: readonly string[]): readonly string[] {
  for (const source of sources) {
    const authors = cleanAuthors(source, outlets);
    if (authors.length > 0) return authors;
  }
  return [];
}
