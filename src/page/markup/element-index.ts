// Finds elements by selector without a walk of the whole page for each: one walk makes an index of ids, classes and tags; a selector
// then looks only at elements that can match. A page is asked some forty selectors, most of which find nothing: half of the time of
// an extraction went into those walks. Gives exactly what the selector gives, in document order. The tree must not change meanwhile.
import { elementOf, walk, type PageElement, type PageNode, type PageTree } from './document.ts';

type ElementIndex = {
  /** In document order. */
  readonly elements: readonly PageElement[];
  readonly position: ReadonlyMap<PageElement, number>;
  /** `#id`, `.class`, `tag` → elements in document order. */
  readonly byKey: ReadonlyMap<string, readonly PageElement[]>;
};

const indexes = new WeakMap<PageTree, ElementIndex>();

/** All elements that match, in document order. */
export function findAll($: PageTree, selector: string): readonly PageNode[] {
  const keys = keysOf(selector);
  if (keys === undefined) return $(selector).toArray();
  const { byKey, position } = indexOf($);
  const possible = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
  if (possible.size === 0) return [];
  const ordered = [...possible].toSorted((one, other) => (position.get(one) ?? 0) - (position.get(other) ?? 0));
  return $(ordered).filter(selector).toArray();
}

/** Every element of the page, in document order. */
export function elementsOf($: PageTree): readonly PageElement[] {
  return indexOf($).elements;
}

/** Where an element stands in document order. */
export function positionOf($: PageTree, node: PageNode): number | undefined {
  const element = elementOf(node);
  return element === undefined ? undefined : indexOf($).position.get(element);
}

function indexOf($: PageTree): ElementIndex {
  const known = indexes.get($);
  if (known !== undefined) return known;
  const index = makeIndex($);
  indexes.set($, index);
  return index;
}

function makeIndex($: PageTree): ElementIndex {
  const elements: PageElement[] = [];
  const position = new Map<PageElement, number>();
  const byKey = new Map<string, PageElement[]>();
  const root = $.root().get(0);
  if (root === undefined) return { elements, position, byKey };
  walk(root, {
    enter: (node) => {
      const element = elementOf(node);
      if (element === undefined) return true;
      position.set(element, position.size);
      elements.push(element);
      for (const key of keysOfElement(element)) {
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, [element]);
        else known.push(element);
      }
      return true;
    },
  });
  return { elements, position, byKey };
}

const WHITE_SPACE = /\s+/;

function keysOfElement({ name, attribs }: PageElement): readonly string[] {
  const classes = (attribs['class'] ?? '').split(WHITE_SPACE).filter((one) => one !== '');
  const id = attribs['id'];
  return [name, ...new Set(classes.map((one) => `.${one}`)), ...(id === undefined ? [] : [`#${id}`])];
}

const keysBySelector = new Map<string, readonly string[] | undefined>();
const MOST_SELECTORS = 2_000;

/** For each alternative a key its elements must have; undefined when one has none (`[itemprop=x]`). Selectors are data: few, and asked again. */
function keysOf(selector: string): readonly string[] | undefined {
  if (keysBySelector.has(selector)) return keysBySelector.get(selector);
  const keys = selector.replaceAll(ATTRIBUTE, '').replaceAll(PSEUDO, '').split(',').map(keyOf);
  const known = keys.every((key) => key !== undefined) ? keys : undefined;
  if (keysBySelector.size < MOST_SELECTORS) keysBySelector.set(selector, known);
  return known;
}

/** Example: `[style*="float:left"]`. */
const ATTRIBUTE = /\[[^\]]*\]/g;
/** Example: `:has(.icon-user-o)`, `:first-child`. What they ask is checked by the selector itself. */
const PSEUDO = /:{1,2}[\w-]+(?:\([^()]*\))?/g;
/** The subject of a selector: what stands behind its last combinator. Example: `article-view-header` of `div > h3.article-view-header`. */
const SUBJECT = /[^\s>+~]+$/;
const SUBJECT_ID = /#[\w-]+/;
const SUBJECT_CLASS = /\.[\w-]+/;
const SUBJECT_TAG = /^[a-z][\w-]*/i;

function keyOf(alternative: string): string | undefined {
  const subject = SUBJECT.exec(alternative.trim())?.[0];
  if (subject === undefined || subject.includes('(') || subject.includes('\\')) return undefined;
  return (
    SUBJECT_ID.exec(subject)?.[0] ?? SUBJECT_CLASS.exec(subject)?.[0] ?? SUBJECT_TAG.exec(subject)?.[0]?.toLowerCase()
  );
}
