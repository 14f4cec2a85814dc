// Decides where the article of a page without a rule stands, with Mozilla's Readability on linkedom.
// It must never be loaded for pages that a rule can read: both are required on the first use only (about 60 ms and 20 MB a worker).
import { createRequire } from 'node:module';
import { z } from 'zod';

/** What is used of a node of linkedom's document. */
type DomNode = {
  readonly nodeType: number;
  readonly localName?: string | undefined;
  readonly data?: string | undefined;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
};

// Readability's own limit is dead under linkedom 0.18 (its element count is always 0 there), so the caller counts.
type Modules = {
  readonly parseHtml: (html: string) => { readonly document: unknown };
  readonly Readability: new (document: unknown, options: Readonly<Record<string, unknown>>) => { parse: () => unknown };
};

let modules: Modules | undefined;

function loadModules(): Modules {
  if (modules !== undefined) return modules;
  const require = createRequire(import.meta.url);
  const { parseHTML } = moduleShape.linkedom.parse(require('linkedom'));
  const { Readability } = moduleShape.readability.parse(require('@mozilla/readability'));
  modules = { parseHtml: parseHTML, Readability };
  return modules;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';
const moduleShape = {
  linkedom: z.object({ parseHTML: z.custom<Modules['parseHtml']>(isFunction) }),
  readability: z.object({ Readability: z.custom<Modules['Readability']>(isFunction) }),
};

const readableResult = z.object({
  content: z.custom<DomNode>((value) => typeof value === 'object' && value !== null && 'firstChild' in value),
});

/**
 * The texts of the blocks that Readability takes for the article, in order; undefined when it finds nothing or fails.
 * @param html a page of bounded depth and size, scripts and hidden parts already removed
 */
export function readableTexts(html: string): readonly string[] | undefined {
  const { parseHtml, Readability } = loadModules();
  try {
    // The tree it made is walked as it is: writing it as markup and parsing that again cost a quarter of the whole step.
    const options = { charThreshold: CHAR_THRESHOLD, disableJSONLD: true, serializer: asItIs };
    const reader = new Readability(parseHtml(html).document, options);
    const content = readableResult.safeParse(reader.parse()).data?.content;
    return content === undefined ? undefined : textsOf(content);
  } catch {
    // Malformed pages make it throw on missing nodes; to the ladder that is a step without a result.
    return undefined;
  }
}

const asItIs = (node: unknown): unknown => node;

// Korean says in 200 characters what English says in 500, Readability's default.
const CHAR_THRESHOLD = 200;
const TEXT_NODE = 3;

/** Texts between the borders of blocks and line breaks. */
function textsOf(root: DomNode): readonly string[] {
  const texts: string[] = [];
  let text = '';
  const cut = (node: DomNode): void => {
    // linkedom gives a text node a name of its own (`#text`).
    if (node.nodeType === TEXT_NODE || node.localName === undefined || INLINE.has(node.localName)) return;
    if (text.trim() !== '') texts.push(text);
    text = '';
  };
  let node: DomNode = root;
  for (;;) {
    if (node.nodeType === TEXT_NODE) text += node.data ?? '';
    cut(node);
    if (node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    while (node !== root && node.nextSibling === null && node.parentNode !== null) {
      node = node.parentNode;
      cut(node);
    }
    if (node === root || node.nextSibling === null) break;
    node = node.nextSibling;
  }
  if (text.trim() !== '') texts.push(text);
  return texts;
}

const INLINE = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i kbd mark q ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
