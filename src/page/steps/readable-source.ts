// Decides what of a page is given to Readability, and whether it may be given at all.
// It must never hand over a page whose shape makes Readability quadratic: it asks for the text below every element, again and again.
import {
  elementOf,
  textOfNode,
  walk,
  type PageElement,
  type PageNode,
  type PageTree,
} from '#src/page/markup/document.ts';
import { isHidden } from '#src/page/markup/junk.ts';

// Real article pages: below 5,000 elements, 100,000 characters, 2 million characters summed over all elements. Measured without these
// limits: 500 nested links 6.6 s, one paragraph of 3.9 MB 34 s, 300,000 attributes 5.2 s.
const MAX_ELEMENTS = 12_000;
const MAX_CHARS = 400_000;
const MAX_WORK = 10_000_000;
/** Summed over all elements, how deep each stands; real pages: below 60,000. Ten chains of 490 boxes took 5 s. */
const MAX_DEPTHS = 250_000;
/** `&lt;`, `&amp;`: linkedom makes a node of each. 100,000 took 5 s; articles have hundreds. */
const MAX_REFERENCES = 10_000;

/**
 * The page without what is never text and with the few attributes Readability looks at; undefined when it would take too long.
 * Written straight from the tree that is there: parsing a second one to change it took as long as Readability itself.
 */
export function readableSource($: PageTree): string | undefined {
  const root = $.root().get(0);
  if (root === undefined) return undefined;
  const writer = new SourceWriter();
  walk(root, { enter: (node) => writer.enter(node), leave: (node) => writer.leave(node) });
  return writer.finish($('title').first().text().slice(0, MAX_TITLE));
}

const MAX_TITLE = 1_000;

/** Writes markup while the tree is walked, and counts what reading it again and again would cost. */
class SourceWriter {
  readonly #parts: string[] = [];
  readonly #open: PageElement[] = [];
  #links = 0;
  #elements = 0;
  #chars = 0;
  #work = 0;
  #depths = 0;
  #references = 0;

  enter(node: PageNode): boolean {
    if (this.#isTooMuch()) return false;
    const text = textOfNode(node);
    if (text !== undefined) this.#addText(text);
    const element = elementOf(node);
    if (element === undefined) return true;
    if (NO_TEXT.has(element.name) || isHidden(element)) return false;
    if (TRANSPARENT.has(element.name)) return true;
    this.#elements += 1;
    this.#depths += this.#open.length;
    this.#parts.push(`<${element.name}${attributesOf(element)}>`);
    if (EMPTY.has(element.name)) return false;
    this.#open.push(element);
    if (element.name === 'a') this.#links += 1;
    return true;
  }

  leave(node: PageNode): void {
    if (this.#open.at(-1) !== node) return;
    const element = this.#open.pop();
    if (element?.name === 'a') this.#links -= 1;
    this.#parts.push(`</${element?.name ?? ''}>`);
  }

  finish(title: string): string | undefined {
    if (this.#isTooMuch()) return undefined;
    const head = `<!DOCTYPE html><html><head><title>${escapeText(title)}</title></head><body>`;
    return `${head}${this.#parts.join('')}</body></html>`;
  }

  #addText(text: string): void {
    const escaped = escapeText(text);
    this.#chars += text.length;
    // What reading the text below every element and the links of every element costs.
    this.#work += text.length * this.#open.length * (1 + this.#links);
    if (escaped.length > text.length) this.#references += escaped.split('&', MAX_REFERENCES + 2).length - 1;
    this.#parts.push(escaped);
  }

  #isTooMuch(): boolean {
    if (this.#elements > MAX_ELEMENTS || this.#chars > MAX_CHARS) return true;
    return this.#work > MAX_WORK || this.#depths > MAX_DEPTHS || this.#references > MAX_REFERENCES;
  }
}

const NO_TEXT = new Set(
  (
    'head script style noscript template iframe object svg canvas button select textarea ins nav dialog ' +
    'input link meta title embed audio video map'
  ).split(' '),
);

/** Their content stands in the page that is written around it. */
const TRANSPARENT = new Set(['html', 'body']);

const EMPTY = new Set(['br', 'img', 'hr', 'wbr', 'source', 'col', 'area', 'base', 'track', 'param']);

const USEFUL = ['id', 'class', 'href', 'src', 'itemprop', 'itemtype', 'rel', 'role', 'colspan'] as const;
const MAX_ATTRIBUTE = 300;

function attributesOf({ attribs }: PageElement): string {
  let written = '';
  for (const name of USEFUL) {
    const value = attribs[name];
    if (value !== undefined)
      written += ` ${name}="${escapeText(value.slice(0, MAX_ATTRIBUTE)).replaceAll('"', '&quot;')}"`;
  }
  return written;
}

function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

/** What means markup: `Q&A`, `<데일리토큰>`. */
const SPECIAL = /[&<>]/u;
