// Decides whether markup may be parsed at all, and parses it.
// It must never build a tree that is deep or wide enough to hang what walks it: the refusal comes before the tree.
import { load, type CheerioAPI } from 'cheerio/slim';
import { DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';

/** The parsed page. */
export type PageTree = CheerioAPI;

export type PageDocument = ReturnType<CheerioAPI['root']>[number];

/** Any node of the tree: text, comment, element … */
export type PageNode = PageDocument | PageDocument['childNodes'][number];

/** An element of the tree. */
export type PageElement = Extract<PageNode, { readonly attribs: unknown }>;

export type ParsedDocument =
  | { readonly kind: 'document'; readonly $: PageTree }
  | { readonly kind: 'refused'; readonly reason: 'not-html' | 'too-large' | 'too-deep'; readonly detail: string };

// 4 MB: the largest article page seen in the research corpus was under 2 MB; anything beyond is a dump or an attack.
const MAX_LENGTH = 4 * 1024 * 1024;
// Real news pages nest below 60 levels and hold below 10,000 elements. At depth 5,000 parse5 needs 226 ms and every recursive walk
// overflows the stack; 100,000 paragraphs kept the link-density prototype busy for more than 20 s.
const MAX_DEPTH = 512;
const MAX_ELEMENTS = 60_000;
const CHUNK_LENGTH = 16 * 1024;

/**
 * Parses markup with htmlparser2 (linear, where parse5 is quadratic in depth); stops soon after a limit is passed.
 * @param html decoded text of a page
 */
export function parseDocument(html: string): ParsedDocument {
  if (html.length > MAX_LENGTH) return refuse('too-large', `${html.length} characters, at most ${MAX_LENGTH}`);
  if (!isMarkup(html)) return refuse('not-html', html.slice(0, 60));
  const tree = new BoundedTree();
  const parser = new Parser(tree);
  // In pieces: closing a tag searches the stack of open ones.
  for (let start = 0; start < html.length && tree.isWithinLimits; start += CHUNK_LENGTH)
    parser.write(html.slice(start, start + CHUNK_LENGTH));
  if (tree.depth > MAX_DEPTH) return refuse('too-deep', `open tags nest deeper than ${MAX_DEPTH}`);
  if (tree.elements > MAX_ELEMENTS) return refuse('too-large', `more than ${MAX_ELEMENTS} elements`);
  parser.end();
  return { kind: 'document', $: load(tree.root, { xml: { xmlMode: false, decodeEntities: true } }) };
}

/** Builds the tree and counts: a page that is too much is given up before most of it is built. */
class BoundedTree extends DomHandler {
  elements = 0;
  depth = 0;

  get isWithinLimits(): boolean {
    return this.depth <= MAX_DEPTH && this.elements <= MAX_ELEMENTS;
  }

  override onopentag(name: string, attribs: Record<string, string>): void {
    super.onopentag(name, attribs);
    this.elements += 1;
    // Its own document is on the stack, too.
    this.depth = Math.max(this.depth, this.tagStack.length - 1);
  }
}

function refuse(reason: 'not-html' | 'too-large' | 'too-deep', detail: string): ParsedDocument {
  return { kind: 'refused', reason, detail };
}

function isMarkup(html: string): boolean {
  return !BINARY_START.test(html) && !JSON_START.test(html) && ANY_TAG.test(html);
}

/** PDF, PNG, GIF, ZIP read as text: `%PDF-1.7`. */
const BINARY_START = /^\s{0,16}(?:%PDF-|.PNG\r|GIF8|PK\u0003\u0004)/u;

/** An API answer instead of a page: `{"error":"not found"}`. */
const JSON_START = /^\s{0,16}[[{]\s{0,16}["{[\]}]/u;

/** The start of any tag that articles are made of: `<div`, `<p>`, `<br/>`. */
const ANY_TAG = /<(?:html|head|body|div|p|br|table|article|section|main|span|a|meta|script|h1)[\s/>]/iu;

/** The element a node is, or undefined for text, comments and the document. */
export function elementOf(node: PageNode | null | undefined): PageElement | undefined {
  return node !== null && node !== undefined && 'attribs' in node ? node : undefined;
}

const TEXT_NODE = 3;

/** The characters of a text node, undefined for any other node. */
export function textOfNode(node: PageNode): string | undefined {
  return node.nodeType === TEXT_NODE && 'data' in node ? node.data : undefined;
}

/**
 * Visits `root` and everything below it in document order, without recursion.
 * `enter` answers whether to go into the node's children; `leave` is called after them (also when `enter` said no).
 */
export function walk(
  root: PageNode,
  visit: { readonly enter: (node: PageNode) => boolean; readonly leave?: (node: PageNode) => void },
): void {
  let node: PageNode = root;
  for (;;) {
    const child: PageNode | null = visit.enter(node) && 'children' in node ? (node.children[0] ?? null) : null;
    if (child !== null) {
      node = child;
      continue;
    }
    visit.leave?.(node);
    while (node !== root && node.next === null) {
      if (node.parent === null) return;
      node = node.parent;
      visit.leave?.(node);
    }
    if (node === root || node.next === null) return;
    node = node.next;
  }
}

/** Text below a node, white space as it stands, at most `limit` characters; scripts and styles excluded. Linear, not recursive. */
export function textBelow(root: PageNode, limit: number, isSkipped: IsSkipped = () => false): string {
  return gather(root, limit, { lineBreak: ' ', isSkipped });
}

/** Whether an element is left out with everything below it. */
type IsSkipped = (element: PageElement) => boolean;

type Gathering = { readonly lineBreak: string; readonly isSkipped: IsSkipped };

function gather(root: PageNode, limit: number, { lineBreak, isSkipped }: Gathering): string {
  const parts: string[] = [];
  let length = 0;
  walk(root, {
    enter: (node) => {
      if (length >= limit) return false;
      const text = textOfNode(node);
      if (text !== undefined) {
        parts.push(lineBreak === '\n' ? text.replaceAll(MARKUP_BREAK, ' ') : text);
        length += text.length;
      }
      const element = elementOf(node);
      if (element === undefined) return true;
      const { name } = element;
      if (isSkipped(element)) return false;
      if (BREAKING.has(name)) parts.push(lineBreak);
      return name !== 'script' && name !== 'style' && name !== 'template' && name !== 'noscript';
    },
  });
  return parts.join('').slice(0, limit);
}

/** A line break of the source means a space. */
const MARKUP_BREAK = /[\r\n]+/gu;

/** The same, a line for each block and line break; empty ones are left out. */
export function linesBelow(root: PageNode, limit: number, isSkipped: IsSkipped = () => false): readonly string[] {
  return gather(root, limit, { lineBreak: '\n', isSkipped })
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const BREAKING = new Set([
  'br',
  'div',
  'p',
  'li',
  'td',
  'tr',
  'dd',
  'dt',
  'h1',
  'h2',
  'h3',
  'h4',
  'section',
  'article',
]);
