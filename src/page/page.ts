// A page on its way to a draft: its tree, its head, the rules that apply. What is read of it in common.
import { cleanLine } from '#src/language/normalize.ts';
import { linesBelow, textBelow, type PageNode, type PageTree } from '#src/page/markup/document.ts';
import type { PageInput } from './extraction.ts';
import { isHidden } from '#src/page/markup/junk.ts';
import type { PageHead } from '#src/page/fields/metadata.ts';
import { nodesOf, readField, type SiteRule } from './site-rules.ts';

/** A page with everything that was read of it before its text is looked for. */
export type Page = PageInput & {
  readonly $: PageTree;
  readonly head: PageHead;
  readonly rules: readonly SiteRule[];
  /** What stands on the page from its top, bounded. */
  readonly visibleText: string;
  /** The same, character by character, with a line break where a block begins. */
  readonly visibleLines: string;
  /** What stands in the page's footers, bounded. */
  readonly footerText: string;
};

/** What a reader sees of a page, footers apart: dates and names that stand there are the site's. */
export function visibleOf($: PageTree): Pick<Page, 'visibleText' | 'visibleLines' | 'footerText'> {
  const root = $.root().get(0);
  if (root === undefined) return { visibleText: '', visibleLines: '', footerText: '' };
  const footers: PageNode[] = [];
  const lines = linesBelow(root, VISIBLE_LENGTH, (element) => {
    const isFooter =
      element.name === 'footer' || FOOTER.test(`${element.attribs['id'] ?? ''} ${element.attribs['class'] ?? ''}`);
    if (isFooter) footers.push(element);
    return isFooter || isHidden(element);
  });
  const clean = lines.map(cleanLine).filter((line) => line !== '');
  return {
    visibleText: clean.join(' '),
    visibleLines: clean.join('\n'),
    footerText: footers
      .map((footer) => textBelow(footer, FOOTER_LENGTH))
      .join(' ')
      .slice(-FOOTER_LENGTH),
  };
}

const VISIBLE_LENGTH = 60_000;
const FOOTER_LENGTH = 2_000;

/** `footer`, `user-footer`, `copyright`. */
const FOOTER = /(?:^|[\s_-])(?:footer|copyrights?)(?:$|[\s_-])/iu;

/** Where on a page its article stands. */
export type Position = {
  /** Of the headline right above the text; 0 when it is not found. */
  readonly title: number;
  /** Of the first line of text; -1 when it is not found. */
  readonly text: number;
  /** Behind the last line of text. */
  readonly end: number;
};

/** Finds headline and first line in the visible text: what stands above the headline is the site's, its clock for one. */
export function positionOfText(visibleText: string, title: string, body: readonly string[]): Position {
  const first = (body[0] ?? '').slice(0, FIRST_LENGTH);
  const text = visibleText.indexOf(first);
  const last = body.at(-1) ?? '';
  const at = visibleText.lastIndexOf(last.slice(-FIRST_LENGTH));
  const end = text === -1 || at < text ? visibleText.length : at + FIRST_LENGTH;
  const before = visibleText.slice(0, text === -1 ? HEADER_REACH : text);
  return { title: Math.max(0, before.lastIndexOf(title.slice(0, FIRST_LENGTH))), text, end };
}

/** What stands between headline and text: byline, dates, captions. */
export function headerAbove(visible: string, { title, text }: Position): string {
  return text === -1 ? '' : visible.slice(Math.max(title, text - HEADER_LENGTH), text);
}

/** What stands above and below the text: labels of the article are there, those inside it are of what it tells. */
export function aroundText(visibleText: string, { title, text, end }: Position): string {
  const from = Math.max(0, title - REACH_ABOVE);
  const below = visibleText.slice(end, end + REACH_BELOW);
  // A summary may begin as the text does: the text itself stands last.
  const start = visibleText.lastIndexOf(
    visibleText.slice(text, text + FIRST_LENGTH),
    Math.max(text, end - FIRST_LENGTH),
  );
  return text === -1 ? visibleText.slice(from) : `${visibleText.slice(from, start)}${GAP}${below}`;
}

/** A date may stand above the headline, the site's clock stands higher. */
const REACH_ABOVE = 100;
/** Some pages set the date of the last change below the text. */
const REACH_BELOW = 200;
/** Wider than what may stand between a label and its date. */
const GAP = ' \n \n \n ';
const HEADER_REACH = 30_000;
const HEADER_LENGTH = 500;
const FIRST_LENGTH = 30;

type RuleField = 'title' | 'subtitle' | 'date' | 'updated' | 'author' | 'outlet';

/** What the first rule that knows the field finds for it; empty when none does. */
export function ruledField({ $, rules }: Page, field: RuleField): readonly string[] {
  for (const rule of rules) {
    const texts = readField($, rule[field]);
    if (texts.length > 0) return texts;
  }
  return [];
}

/** The same of all its selectors: several reporters may stand in several places. */
export function ruledFields({ $, rules }: Page, field: RuleField): readonly string[] {
  for (const rule of rules) {
    const texts = rule[field].flatMap((selector) => readField($, [selector]));
    if (texts.length > 0) return texts;
  }
  return [];
}

/** The nodes the first rule that knows the field finds for it. */
export function ruledNodes({ $, rules }: Page, field: RuleField): readonly PageNode[] {
  for (const rule of rules) {
    for (const selector of rule[field]) {
      const nodes = selector.includes('@') ? [] : nodesOf($, selector);
      if (nodes.length > 0) return nodes;
    }
  }
  return [];
}
