// Gathers what one element of a feed holds, and says what it means: literal text, markup, a person, a word.
// Bounded in size; never interprets markup, it only keeps it apart from text.
import { cleanCharacters } from './character-references.ts';
import { decode } from './decode.ts';
import { FEED_LIMITS, type FeedText } from './feed-document.ts';
import type { Field } from './feed-fields.ts';
import type { XmlElement } from './xml-reader.ts';

type Piece = { readonly kind: 'text' | 'tag'; readonly value: string };

export class Capture {
  readonly element: XmlElement;
  readonly field: Field;
  readonly #pieces: Piece[] = [];
  readonly #parts = new Map<string, string>();
  #size = 0;
  #depth = 0;
  #child = '';

  constructor(element: XmlElement, field: Field) {
    this.element = element;
    this.field = field;
  }

  open(element: XmlElement): void {
    this.#depth += 1;
    if (this.#depth === 1) this.#child = element.name;
    // `<단독> 제목`: angle brackets as Korean headlines use them, not an element.
    if (isMarkup(element)) this.#add({ kind: 'tag', value: `<${element.name}>` });
    else this.#add({ kind: 'text', value: `<${element.tag}>` });
  }

  close(element: XmlElement): void {
    this.#depth -= 1;
    if (this.#depth === 0) this.#child = '';
    if (isMarkup(element)) this.#add({ kind: 'tag', value: `</${element.name}>` });
  }

  text(text: string): void {
    this.#add({ kind: 'text', value: cleanCharacters(text) });
  }

  #add(piece: Piece): void {
    const room = FEED_LIMITS.markupLength - this.#size;
    if (room <= 0) return;
    const value = piece.value.slice(0, room);
    this.#size += value.length;
    this.#pieces.push({ kind: piece.kind, value });
    if (piece.kind === 'tag' || this.#depth > 1) return;
    const part = this.#parts.get(this.#child) ?? '';
    if (part.length < FEED_LIMITS.wordLength) this.#parts.set(this.#child, part + value);
  }

  /** All text in it on one line, without markup: dates, ids, names. */
  word(): string {
    const text = this.#pieces.map(({ kind, value }) => (kind === 'text' ? value : '')).join('');
    return collapse(text);
  }

  /** Text of a child by its local name; `''` is the element's own. */
  part(child: string): string {
    return collapse(this.#parts.get(child) ?? '');
  }

  construct(isAtom: boolean): FeedText {
    const type = constructType(this.element, isAtom);
    const hasMarkup = this.#pieces.some(({ kind }) => kind === 'tag');
    if (type === 'base64') return fromBase64(this.word(), this.element);
    if (type === 'text' && !hasMarkup) return { kind: 'text', value: this.#join(false) };
    return { kind: 'html', value: this.#join(type !== 'html') };
  }

  #join(isEscaping: boolean): string {
    return this.#pieces
      .map(({ kind, value }) => (kind === 'text' && isEscaping ? escapeMarkup(value) : value))
      .join('')
      .trim();
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

const SPACES = /[\s\u00A0]+/g;

type ConstructType = 'text' | 'html' | 'xhtml' | 'base64';

/** Atom says what its texts are; in RSS nobody does, and everybody writes escaped HTML. */
function constructType(element: XmlElement, isAtom: boolean): ConstructType {
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase();
  if (element.attributes.get('mode')?.trim().toLowerCase() === 'base64' || type === 'application/octet-stream')
    return 'base64';
  if (type === 'html' || type === 'text/html') return 'html';
  if (type === 'xhtml' || type.endsWith('xml')) return 'xhtml';
  if (type === 'text' || type === 'plain' || type.startsWith('text/')) return 'text';
  if (element.name === 'body') return 'xhtml';
  return isAtom && element.space === 'core' ? 'text' : 'html';
}

function fromBase64(text: string, element: XmlElement): FeedText {
  const bytes = Buffer.from(text, 'base64');
  const value = cleanCharacters(decode(bytes).text).trim();
  const isHtml = element.attributes.get('type')?.includes('html') === true || LOOKS_LIKE_HTML.test(value);
  return { kind: isHtml ? 'html' : 'text', value };
}

/** `<p>` or `&lt;` */
const LOOKS_LIKE_HTML = /<\/?[a-z][a-z0-9]{0,20}[\s/>]|&(?:#\d{1,6}|[a-z]{2,10});/i;
