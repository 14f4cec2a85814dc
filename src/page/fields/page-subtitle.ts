// Decides what a page's subtitle is: what its rule points at, what stands above the text under such a name, a line that begins with a dash.
// It must never take the title again, or what stands below the text.
import { cleanLine } from '#src/language/normalize.ts';
import type { FoundText } from '#src/page/draft.ts';
import { elementOf, linesBelow, type PageElement, type PageNode } from '#src/page/markup/document.ts';
import { elementsOf, positionOf } from '#src/page/markup/element-index.ts';
import { isHidden, measureTree } from '#src/page/markup/junk.ts';
import { titleKey } from '#src/page/lines/line-grammar.ts';
import { meaningOfNames } from '#src/page/markup/names.ts';
import { ruledNodes, type Page } from '#src/page/page.ts';

const LEAST_CHARS = 5;
const MOST_CHARS = 300;
const MOST_NODES = 3;

/** One line, several joined by a space, without the dashes that mark them; undefined when the page has none. */
export function subtitleOfPage(page: Page, found: FoundText, title: string): string | undefined {
  const ruled = ruledNodes(page, 'subtitle')
    .slice(0, MOST_NODES)
    .flatMap((node) => linesBelow(node, MOST_CHARS));
  const embedded = found.subtitle?.split(LINE_BREAK) ?? [];
  for (const lines of [
    ruled,
    embedded,
    standfirstOf(page, found),
    page.head.subtitle ?? [],
    found.reading.subtitle ?? [],
  ]) {
    const subtitle = [lines].flat().map(withoutMark).join(' ').trim();
    if (subtitle.length >= LEAST_CHARS && titleKey(subtitle) !== titleKey(title)) return subtitle;
  }
  return undefined;
}

/** `<br>` */
const LINE_BREAK = /<br\s?\/?>/iu;

/** `- 부제목` */
const MARK = /^[-–·]\s{0,3}/u;

function withoutMark(line: string): string {
  return cleanLine(line).replace(MARK, '');
}

/** The nearest element above the first line of text that is named as a standfirst. */
function standfirstOf({ $ }: Page, { blocks, reading }: FoundText): readonly string[] {
  const first = reading.lines.find(({ kind }) => kind === 'paragraph' || kind === 'list' || kind === 'quote')?.text;
  const place = blocks.find(({ text }) => first !== undefined && text.endsWith(first))?.place;
  const end = place === undefined ? undefined : positionOf($, place);
  if (end === undefined) return [];
  const named = elementsOf($).slice(0, end).findLast(isStandfirst);
  return named === undefined ? [] : linesBelow(named, MOST_CHARS + 1);
}

function isStandfirst(element: PageElement): boolean {
  if (meaningOfNames(element) !== 'standfirst' || isHidden(element) || isInside(element)) return false;
  if (picksLinks(element)) return false;
  const length = linesBelow(element, MOST_CHARS + 1).join(' ').length;
  return length >= LEAST_CHARS && length <= MOST_CHARS;
}

/** A row of links (section, series) is none. */
function picksLinks(element: PageElement): boolean {
  const { chars, linkChars } = measureTree(element).total;
  return linkChars * 2 > chars;
}

/** Whether what it stands in is left out of every text, or a standfirst itself. */
function isInside({ parent }: PageElement): boolean {
  for (let at: PageNode | null = parent; at !== null; at = at.parent) {
    const element = elementOf(at);
    if (element === undefined) continue;
    if (isHidden(element) || LEFT_OUT.has(element.name)) return true;
    const meaning = meaningOfNames(element);
    if (meaning === 'standfirst' || (meaning === 'junk' && element.name !== 'body')) return true;
  }
  return false;
}

const LEFT_OUT = new Set(['aside', 'nav', 'footer', 'head', 'template', 'noscript']);
