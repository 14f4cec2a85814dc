// Gathers what one element of a feed holds, and says what it means: literal text, markup, a person, a word.
// Bounded in size; never interprets markup, it only keeps it apart from text.
import { cleanCharacters } from '#src/source/text/character-references.ts';
import { decode } from '#src/source/decode.ts';
import { FEED_LIMITS, type FeedText } from './feed-document.ts';
import type { Field } from './feed-fields.ts';
import type { XmlElement } from './xml-reader.ts';

export class Capture {
  readonly element: XmlElement;
  readonly field: Field;
  readonly #type: ConstructType;
  /** Texts of the children by local name; the element's own is `#own`. */
  readonly #parts = new Map<string, string>();
  #own = '';
  /** All text, without markup. */
  #text = '';
  /** Text and tags together, once there is a tag: most elements have none. */
  #markup: string | undefined;
  #depth = 0;
  #child = '';

  constructor(element: XmlElement, field: Field, isAtom: boolean) {
    this.element = element;
    this.field = field;
    this.#type = constructType(element, isAtom);
  }

  open(element: XmlElement): void {
    this.#depth += 1;
    if (this.#depth === 1) this.#startPart(element.name);
    // `<단독> 제목`: angle brackets as Korean headlines use them, not an element.
    if (isMarkup(element)) this.#addTag(`<${element.name}>`);
    else this.text(`<${element.tag}>`);
  }

  close(element: XmlElement): void {
    this.#depth -= 1;
    if (this.#depth === 0) this.#child = '';
    if (isMarkup(element)) this.#addTag(`</${element.name}>`);
  }

  text(text: string): void {
    const room = FEED_LIMITS.markupLength - (this.#markup ?? this.#text).length;
    if (room <= 0) return;
    const words = text.length > room ? text.slice(0, room) : text;
    this.#text += words;
    if (this.#markup !== undefined) this.#markup += this.#written(words);
    if (this.#depth === 0) this.#own += words;
    else if (this.#depth === 1) this.#addToPart(words);
  }

  #addTag(tag: string): void {
    this.#markup ??= this.#written(this.#text);
    if (this.#markup.length < FEED_LIMITS.markupLength) this.#markup += tag;
  }

  #startPart(child: string): void {
    this.#child = child;
    if (this.#parts.has(child)) this.#addToPart(' ');
  }

  #addToPart(words: string): void {
    const before = this.#parts.get(this.#child) ?? '';
    if (before.length < FEED_LIMITS.wordLength) this.#parts.set(this.#child, before + words);
  }

  /** All text in it on one line, without markup: dates, ids, names. */
  word(): string {
    return collapse(this.#text);
  }

  /** The same with its line breaks: `resolveLink` knows what those in an address mean. */
  address(): string {
    return this.#text;
  }

  /** Text of the children of a local name, one after the other; `''` is the element's own. */
  part(child: string): string {
    return collapse(child === '' ? this.#own : (this.#parts.get(child) ?? ''));
  }

  construct(): FeedText {
    if (this.#type === 'binary') return { kind: 'text', value: '' };
    if (this.#type === 'base64') return fromBase64(this.word(), this.element);
    if (this.#type === 'text' && this.#markup === undefined) return { kind: 'text', value: this.#text.trim() };
    return { kind: 'html', value: (this.#markup ?? this.#written(this.#text)).trim() };
  }

  /** Text as it must stand beside tags: only in escaped HTML it is markup itself. */
  #written(text: string): string {
    return this.#type === 'html' ? text : escapeMarkup(text);
  }
}

/** What is written in HTML has ASCII names. */
function isMarkup(element: XmlElement): boolean {
  return MARKUP_NAME.test(element.name);
}

/** `b`, `h2`, `my-part` */
const MARKUP_NAME = /^[a-z][a-z0-9_.-]{0,40}$/;

export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function collapse(text: string): string {
  return text.replaceAll(SPACES, ' ').trim();
}

/**
 * Runs of white space that are not one plain space already: `"\n  "`, `"  "`, `"\u3000"`. A Korean text has a space every fourth
 * character, and they are right. Signs are listed because `\s` in an alternative takes twice the time.
 */
const SPACES = /[\t-\r\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]\s*| \s+/g;

type ConstructType = 'text' | 'html' | 'xhtml' | 'base64' | 'binary';

/** Atom says what its texts are; in RSS nobody does, and everybody writes escaped HTML. */
function constructType(element: XmlElement, isAtom: boolean): ConstructType {
  const stated = element.attributes.size === 0 ? undefined : statedType(element.attributes);
  if (stated !== undefined) return stated;
  if (element.name === 'body') return 'xhtml';
  return isAtom && element.space === 'core' ? 'text' : 'html';
}

function statedType(attributes: ReadonlyMap<string, string>): ConstructType | undefined {
  const type = (attributes.get('type') ?? '').trim().toLowerCase();
  const mode = attributes.get('mode')?.trim().toLowerCase();
  if (mode === 'base64' || type === 'application/octet-stream') return 'base64';
  if (type.endsWith('html') && !type.includes('xhtml')) return 'html';
  if (type.endsWith('xhtml') || type.endsWith('xml')) return 'xhtml';
  if (type === 'text' || type === 'plain' || type.startsWith('text/')) return 'text';
  // `image/png`: its bytes are no words.
  return type.includes('/') ? 'binary' : undefined;
}

function fromBase64(text: string, element: XmlElement): FeedText {
  const bytes = Buffer.from(text, 'base64');
  const value = cleanCharacters(decode(bytes).text).trim();
  const type = element.attributes.get('type')?.trim().toLowerCase() ?? '';
  const isHtml = type.includes('html') || (type !== 'text/plain' && LOOKS_LIKE_HTML.test(value));
  return { kind: isHtml ? 'html' : 'text', value };
}

/** `<p>` or `&lt;` */
const LOOKS_LIKE_HTML = /<\/?[a-z][a-z0-9]{0,20}[\s/>]|&(?:#\d{1,6}|[a-z]{2,10});/i;
