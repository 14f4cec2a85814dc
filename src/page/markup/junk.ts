// Decides which parts of a page no reader reads as the article: hidden elements, scripts, advertising, share and comment boxes.
// It must never drop what carries a large share of the text, however it is named: names lie, and a wrapper may be called "ad-wrap".
import { meaningOfNames } from './names.ts';
import { elementOf, textOfNode, walk, type PageElement, type PageNode } from './document.ts';

/** What stands below an element: visible characters, those inside links, images, rows and cells of tables, paragraphs. */
export type Measure = Readonly<Counts>;

type Counts = { chars: number; linkChars: number; images: number; rows: number; cells: number; paragraphs: number };

export type Measures = {
  readonly get: (element: PageNode) => Measure | undefined;
  readonly total: Measure;
};

/** Counts for every element below `root` in one pass: each node adds once to its parent (never a text per node, that is quadratic). */
export function measureTree(root: PageNode): Measures {
  const counts = new Map<PageNode, Counts>();
  walk(root, {
    enter: (node) => {
      counts.set(node, ownCounts(node));
      return !isInvisible(node);
    },
    leave: (node) => {
      const own = counts.get(node);
      const parent = node === root || node.parent === null ? undefined : counts.get(node.parent);
      if (own === undefined) return;
      if (elementOf(node)?.name === 'a' && !holdsTooMuch(own)) own.linkChars = own.chars;
      if (textOfNode(node) !== undefined) counts.delete(node);
      if (parent === undefined) return;
      parent.chars += own.chars;
      parent.linkChars += own.linkChars;
      parent.images += own.images;
      parent.rows += own.rows;
      parent.cells += own.cells;
      parent.paragraphs += own.paragraphs;
    },
  });
  return { get: (node) => counts.get(node), total: counts.get(root) ?? ownCounts(root) };
}

// A headline with its teaser; an <a> that holds more was never closed (a browser closes it at the next one, the parser does not).
const LINK_CHARS = 600;
const LINK_PARAGRAPHS = 2;

function holdsTooMuch({ chars, paragraphs }: Measure): boolean {
  return chars > LINK_CHARS || paragraphs > LINK_PARAGRAPHS;
}

/** Whether an `<a>` holds so much that it cannot be one link. */
export function isUnclosedLink(element: PageElement, measures: Measures): boolean {
  const measure = measures.get(element);
  return element.name === 'a' && measure !== undefined && holdsTooMuch(measure);
}

function ownCounts(node: PageNode): Counts {
  const name = elementOf(node)?.name;
  return {
    chars: textOfNode(node)?.trim().length ?? 0,
    linkChars: 0,
    images: name === 'img' ? 1 : 0,
    rows: name === 'tr' ? 1 : 0,
    cells: name === 'td' || name === 'th' ? 1 : 0,
    paragraphs: name === 'p' ? 1 : 0,
  };
}

/** Scripts, forms' fields, what is hidden: never text, whatever it holds. */
export function isInvisible(node: PageNode): boolean {
  const element = elementOf(node);
  return element !== undefined && (NEVER_TEXT.has(element.name) || isHidden(element));
}

const NEVER_TEXT = new Set(
  (
    'script style noscript template iframe object embed svg canvas audio video map button select option textarea input ' +
    'head title meta link dialog'
  ).split(' '),
);

/** `hidden`, `aria-hidden="true"`, `display:none`, `visibility:hidden`: keyword stuffing and text for screen readers. */
export function isHidden(element: PageElement): boolean {
  const { attribs, name } = element;
  // A page that hides itself until its script has run is no less an article.
  if (name === 'body' || name === 'html') return false;
  if (attribs['hidden'] !== undefined || attribs['aria-hidden'] === 'true') return true;
  const style = attribs['style'];
  if (style === undefined || !HIDDEN_STYLE.test(style)) return false;
  // Scripts that test layouts hide the whole article until they have run.
  return !(VISIBILITY.test(style) && holdsParagraphs(element));
}

const VISIBILITY = /visibility\s{0,4}:\s{0,4}hidden/iu;
const MOST_LOOKED = 300;
const FEWEST_PARAGRAPHS = 3;

function holdsParagraphs(root: PageElement): boolean {
  let [looked, paragraphs] = [0, 0];
  walk(root, {
    enter: (node) => {
      looked += 1;
      if (elementOf(node)?.name === 'p') paragraphs += 1;
      return looked < MOST_LOOKED;
    },
  });
  return paragraphs >= FEWEST_PARAGRAPHS;
}

/** `style="color:red; display : none"`, `left:-9999px`. */
const HIDDEN_STYLE =
  /(?:^|[;\s])(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|(?:left|top|text-indent)\s{0,4}:\s{0,4}-\d{4,6}(?:px)?|font-size\s{0,4}:\s{0,4}0(?![.\d]))/iu;

/** Whether an element is left out of the text of the tree that was measured. */
export function isDropped(element: PageElement, measures: Measures): boolean {
  if (NEVER_TEXT.has(element.name) || isHidden(element)) return true;
  const isSuspect = isAside(element) || meaningOfNames(element) === 'junk';
  if (!isSuspect || standsInSentence(element)) return false;
  const measure = measures.get(element);
  return measure === undefined || measure.chars < measures.total.chars * JUNK_SHARE;
}

const JUNK_SHARE = 0.35;

/** Inline, with words right beside it: leaving it out would tear a hole into a sentence. */
function standsInSentence(element: PageElement): boolean {
  return INLINE.has(element.name) && standsBesideWords(element);
}

/** Whether words stand right before or behind an element, with no other element between. */
export function standsBesideWords({ previousSibling, nextSibling }: PageElement): boolean {
  return isWords(previousSibling) || isWords(nextSibling);
}

const INLINE = new Set('a abbr b em i ins mark small span strong sub sup time u'.split(' '));

function isWords(node: PageNode | null): boolean {
  return node !== null && WORDS.test(textOfNode(node) ?? '');
}

/** A bar between two buttons is none. */
const WORDS = /[\p{L}\p{Nd}]/u;

/** Elements that say by their name that they are no part of the text: `<aside>`, `<form>`. */
export function isAside({ name }: PageElement): boolean {
  return ASIDE_NAMES.has(name);
}

const ASIDE_NAMES = new Set(['aside', 'nav', 'footer', 'ins', 'form', 'address']);
