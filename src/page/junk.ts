// Decides which parts of a page no reader reads as the article: hidden elements, scripts, advertising, share and comment boxes.
// It must never drop what carries a large share of the text, however it is named: names lie, and a wrapper may be called "ad-wrap".
import { elementOf, textOfNode, walk, type PageElement, type PageNode } from './document.ts';

/** What stands below an element: visible characters, those inside links, images. */
export type Measure = { readonly chars: number; readonly linkChars: number; readonly images: number };

export type Measures = {
  readonly get: (element: PageNode) => Measure | undefined;
  readonly total: Measure;
};

/** Counts for every element below `root` in one pass: each node adds once to its parent (never a text per node, that is quadratic). */
export function measureTree(root: PageNode): Measures {
  const counts = new Map<PageNode, { chars: number; linkChars: number; images: number }>();
  walk(root, {
    enter: (node) => {
      counts.set(node, { chars: ownChars(node), linkChars: 0, images: isImage(node) ? 1 : 0 });
      return !isInvisible(node);
    },
    leave: (node) => {
      const own = counts.get(node);
      const parent = node === root || node.parent === null ? undefined : counts.get(node.parent);
      if (own === undefined) return;
      if (elementOf(node)?.name === 'a') own.linkChars = own.chars;
      if (textOfNode(node) !== undefined) counts.delete(node);
      if (parent === undefined) return;
      parent.chars += own.chars;
      parent.linkChars += own.linkChars;
      parent.images += own.images;
    },
  });
  return { get: (node) => counts.get(node), total: counts.get(root) ?? { chars: 0, linkChars: 0, images: 0 } };
}

function ownChars(node: PageNode): number {
  return textOfNode(node)?.trim().length ?? 0;
}

function isImage(node: PageNode): boolean {
  return elementOf(node)?.name === 'img';
}

function isInvisible(node: PageNode): boolean {
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
export function isHidden({ attribs, name }: PageElement): boolean {
  // A page that hides itself until its script has run is no less an article.
  if (name === 'body' || name === 'html') return false;
  if (attribs['hidden'] !== undefined || attribs['aria-hidden'] === 'true') return true;
  return HIDDEN_STYLE.test(attribs['style'] ?? '');
}

/** `style="color:red; display : none"`. */
const HIDDEN_STYLE = /(?:^|[;\s])(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)/iu;

/** Whether an element is left out of the text of the tree that was measured. */
export function isDropped(element: PageElement, measures: Measures): boolean {
  if (NEVER_TEXT.has(element.name) || isHidden(element)) return true;
  const isSuspect = ASIDE_NAMES.has(element.name) || hasJunkName(element);
  if (!isSuspect) return false;
  const measure = measures.get(element);
  return measure === undefined || measure.chars < measures.total.chars * JUNK_SHARE;
}

const JUNK_SHARE = 0.35;

const ASIDE_NAMES = new Set(['aside', 'nav', 'footer', 'ins', 'form']);

function hasJunkName({ attribs }: PageElement): boolean {
  return `${attribs['id'] ?? ''} ${attribs['class'] ?? ''}`
    .slice(0, NAMES_LENGTH)
    .split(NAME_GAP)
    .some((name) => JUNK_NAME.test(name));
}

const NAMES_LENGTH = 300;

/** What separates the names of a class attribute. */
const NAME_GAP = /\s+/u;

/**
 * A class or id that names junk, whole or as its first word: `ad`, `ad-template`, `banner_top`, `relatedNews`, `sns-share`, `reply`,
 * `sr-only`, `article-copy`.
 */
const JUNK_NAME =
  /^(?:ads?|adv|advert\w{0,12}|banner|relat(?:ed|ion)|recommend(?:ed)?|share|sharing|sns|social|comments?|repl(?:y|ies)|newsletter|subscri(?:be|ption)|copyrights?|promo|promotion|sponsor(?:ed)?|breadcrumbs?|pagination|popup|toolbar|hashtags?|tags|screen[-_]?out|sr-only|blind|show-for-sr|view-copyright|view-editors|article-copy(?:right)?|taboola|outbrain|popular|trending|(?:con_)?bn_box|most[-_]read)(?:$|[-_\d]|[A-Z])/u;
