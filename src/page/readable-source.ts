// Decides what of a page is given to Readability, and whether it may be given at all.
// It must never hand over a page whose shape makes Readability quadratic: it asks for the text below every element, again and again.
import { elementOf, parseDocument, textOfNode, walk, type PageElement, type PageTree } from './document.ts';
import { isHidden } from './junk.ts';

// Real article pages: below 5,000 elements, 100,000 characters, 2 million characters summed over all elements. Measured without these
// limits: 500 nested links 6.6 s, one paragraph of 3.9 MB 34 s, 300,000 attributes 5.2 s.
const MAX_ELEMENTS = 12_000;
const MAX_CHARS = 400_000;
const MAX_WORK = 10_000_000;
/** `&lt;`, `&amp;`, `&nbsp;`: linkedom makes a node of each. 100,000 took 5 s; articles have hundreds. */
const MAX_REFERENCES = 10_000;

/**
 * The page without what is never text and with the few attributes Readability looks at; undefined when it would take too long.
 * Parses a tree of its own, because it changes it, and the fields of the page are read from the other one later.
 */
export function readableSource(html: string): string | undefined {
  const parsed = parseDocument(html);
  if (parsed.kind === 'refused') return undefined;
  const { $ } = parsed;
  $(NO_TEXT).remove();
  const nodes = $('*').toArray();
  if (nodes.length > MAX_ELEMENTS) return undefined;
  for (const node of nodes) {
    const element = elementOf(node);
    if (element === undefined) continue;
    if (isHidden(element)) $(node).remove();
    else element.attribs = usefulAttributes(element);
  }
  const { chars, work } = measureWork($);
  if (chars > MAX_CHARS || work > MAX_WORK) return undefined;
  // Hangul stays as it is: written as `&#xc0c8;`, which is the default, each syllable became a text node of its own in linkedom, and
  // Readability took 33 ms for a Korean page instead of 12.
  const source = $.html({ xml: { xmlMode: false, encodeEntities: 'utf8' } });
  return source.split('&', MAX_REFERENCES + 2).length > MAX_REFERENCES + 1 ? undefined : source;
}

const NO_TEXT =
  'script, style, noscript, template, iframe, object, svg, canvas, button, select, textarea, ins, nav, dialog';

const USEFUL = ['id', 'class', 'href', 'src', 'itemprop', 'itemtype', 'rel', 'role', 'colspan'] as const;
const MAX_ATTRIBUTE = 300;

function usefulAttributes({ attribs }: PageElement): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of USEFUL) {
    const value = attribs[name];
    if (value !== undefined) kept[name] = value.slice(0, MAX_ATTRIBUTE);
  }
  return kept;
}

/** Characters, and what reading the text below every element and the links of every element costs. */
function measureWork($: PageTree): { readonly chars: number; readonly work: number } {
  let depth = 0;
  let links = 0;
  let chars = 0;
  let work = 0;
  const root = $.root().get(0);
  if (root === undefined) return { chars, work };
  walk(root, {
    enter: (node) => {
      const length = textOfNode(node)?.length ?? 0;
      chars += length;
      work += length * depth * (1 + links);
      if (elementOf(node) !== undefined) depth += 1;
      if (elementOf(node)?.name === 'a') links += 1;
      return true;
    },
    leave: (node) => {
      if (elementOf(node) !== undefined) depth -= 1;
      if (elementOf(node)?.name === 'a') links -= 1;
    },
  });
  return { chars, work };
}
