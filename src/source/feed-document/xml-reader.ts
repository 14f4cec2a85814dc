// Reads XML as it is found in the wild: unclosed, badly nested, with bare ampersands, cut off in the middle; tells a listener.
// Knows no DTD (nothing can expand or be fetched), keeps its own stack of bounded depth, and is linear in the length of its input.
import { Tokenizer } from 'htmlparser2';
import { decodeReferences, NO_CALLBACKS } from '#src/source/text/character-references.ts';
import { FEED_LIMITS } from './feed-document.ts';
import { spaceOf, type Space } from './namespaces.ts';

export type XmlElement = {
  /** Local name, lower case: half of the Korean feeds that are typed by hand write `<PUBDATE>`. */
  readonly name: string;
  /** As written, with prefix. */
  readonly tag: string;
  /** The same in lower case, by which a closing tag finds it. */
  readonly qualified: string;
  readonly space: Space;
  /** By qualified name, lower case; references decoded. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What relative addresses in it are relative to. */
  readonly base: string;
  readonly parent: XmlElement | undefined;
  readonly vocabulary: Vocabulary;
};

/** The prefixes in scope, and the names met under them: a feed has a dozen names and thousands of elements. */
type Vocabulary = {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly names: Map<string, XmlName>;
  /** The name met last. */
  latest: XmlName | undefined;
};

type XmlName = Pick<XmlElement, 'name' | 'tag' | 'qualified' | 'space'> & {
  /** The name that followed this one the last time: entries repeat themselves, and a look at it is cheaper than at the map. */
  next: XmlName | undefined;
};

export type XmlListener = {
  readonly open: (element: XmlElement) => void;
  /** `written` is false when the document never closed it and something else did. */
  readonly close: (element: XmlElement, written: boolean) => void;
  /** References are decoded already, also in the text outside CDATA. */
  readonly text: (text: string) => void;
  /** Elements are nested deeper than anything sane; what follows is not told until the next entry begins or ends. */
  readonly tooDeep: () => void;
};

/** @param base the address relative ones are resolved against when no xml:base says otherwise */
export function readXml(xml: string, base: string, listener: XmlListener): void {
  const reader = new XmlReader(cutDoctype(xml), base, listener);
  reader.read();
}

/** Entries are where a lost reader finds its way again. */
const ENTRY_NAMES: ReadonlySet<string> = new Set(['item', 'entry']);
/** Below the root and the channel. */
const DEPTH_OF_ENTRIES = 2;
const MAX_ATTRIBUTES = 64;
const MAX_NAME = 100;
const MAX_KNOWN_NAMES = 500;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

class XmlReader {
  readonly #xml: string;
  readonly #base: string;
  readonly #listener: XmlListener;
  readonly #stack: XmlElement[] = [];
  readonly #vocabulary: Vocabulary = { prefixes: new Map(), names: new Map(), latest: undefined };
  #isLost = false;
  #tag = '';
  #attribute = '';
  #value = '';
  #attributes: Map<string, string> | undefined;

  constructor(xml: string, base: string, listener: XmlListener) {
    this.#xml = xml;
    this.#base = base;
    this.#listener = listener;
  }

  read(): void {
    const tokenizer = new Tokenizer(
      { xmlMode: true, decodeEntities: false },
      {
        ...NO_CALLBACKS,
        onopentagname: (start, end) => this.#startTag(this.#slice(start, Math.min(end, start + MAX_NAME))),
        onattribname: (start, end) => (this.#attribute = this.#slice(start, Math.min(end, start + MAX_NAME))),
        onattribdata: (start, end) => (this.#value = this.#slice(start, Math.min(end, start + FEED_LIMITS.wordLength))),
        onattribend: () => this.#endAttribute(),
        onopentagend: () => this.#endTag(),
        onselfclosingtag: () => this.#endTag(true),
        onclosetag: (start, end) => this.#closeTag(this.#slice(start, Math.min(end, start + MAX_NAME))),
        ontext: (start, end) => this.#text(decodeReferences(this.#slice(start, end))),
        oncdata: (start, end, offset) => this.#text(this.#slice(start, end - offset)),
      },
    );
    tokenizer.write(this.#xml);
    tokenizer.end();
    this.#closeTo(0, false);
  }

  #slice(start: number, end: number): string {
    return this.#xml.slice(start, end);
  }

  #text(text: string): void {
    if (!this.#isLost && this.#stack.length > 0) this.#listener.text(text);
  }

  #startTag(tag: string): void {
    this.#tag = tag;
    this.#attributes = undefined;
  }

  #endAttribute(): void {
    const name = this.#attribute.toLowerCase();
    this.#attributes ??= new Map();
    if (this.#attributes.size < MAX_ATTRIBUTES && !this.#attributes.has(name))
      this.#attributes.set(name, decodeReferences(this.#value));
    this.#value = '';
  }

  #endTag(isSelfClosing = false): void {
    if (this.#isLost && !this.#findWay(this.#tag)) return;
    if (this.#stack.length >= FEED_LIMITS.depth) {
      this.#isLost = true;
      this.#listener.tooDeep();
      return;
    }
    const element = this.#createElement();
    this.#stack.push(element);
    this.#listener.open(element);
    if (isSelfClosing) this.#closeTo(this.#stack.length - 1, true);
  }

  #createElement(): XmlElement {
    const parent = this.#stack.at(-1);
    const outer = parent?.vocabulary ?? this.#vocabulary;
    const attributes = this.#attributes ?? NO_ATTRIBUTES;
    const vocabulary = attributes.size === 0 ? outer : declareIn(outer, attributes);
    const { name, tag, qualified, space } = nameIn(vocabulary, this.#tag);
    const outerBase = parent?.base ?? this.#base;
    const base = attributes.size === 0 ? outerBase : resolveBase(attributes.get('xml:base'), outerBase);
    return { name, tag, qualified, space, attributes, base, parent, vocabulary };
  }

  #closeTag(tag: string): void {
    if (!this.#isLost && this.#stack.at(-1)?.tag === tag) return this.#closeTo(this.#stack.length - 1, true);
    const name = tag.toLowerCase();
    if (this.#isLost && !ENTRY_NAMES.has(localName(name))) return;
    const depth = this.#stack.findLastIndex((element) => element.qualified === name);
    if (depth < 0) return;
    this.#isLost = false;
    this.#closeTo(depth, true);
  }

  /** A new entry ends the one that was too deep. */
  #findWay(tag: string): boolean {
    const name = tag.toLowerCase();
    if (!ENTRY_NAMES.has(localName(name))) return false;
    const depth = this.#stack.findIndex((element) => element.qualified === name);
    this.#isLost = false;
    this.#closeTo(depth < 0 ? DEPTH_OF_ENTRIES : depth, false);
    return true;
  }

  #closeTo(depth: number, written: boolean): void {
    while (this.#stack.length > depth) {
      const element = this.#stack.pop();
      if (element !== undefined) this.#listener.close(element, written && this.#stack.length === depth);
    }
  }
}

function nameIn(vocabulary: Vocabulary, tag: string): XmlName {
  const { latest } = vocabulary;
  const found = latest?.next?.tag === tag ? latest.next : lookUp(vocabulary, tag);
  if (latest !== undefined) latest.next = found;
  vocabulary.latest = found;
  return found;
}

function lookUp({ prefixes, names }: Vocabulary, tag: string): XmlName {
  const known = names.get(tag);
  if (known !== undefined) return known;
  const qualified = tag.toLowerCase();
  const colon = qualified.indexOf(':');
  const prefix = colon < 0 ? '' : qualified.slice(0, colon);
  const space = spaceOf(prefixes.get(prefix), prefix);
  const found = { name: localName(qualified), tag, qualified, space, next: undefined };
  if (names.size < MAX_KNOWN_NAMES) names.set(tag, found);
  return found;
}

function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}

function declareIn(outer: Vocabulary, attributes: ReadonlyMap<string, string>): Vocabulary {
  const own = [...attributes].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (own.length === 0 || outer.prefixes.size > MAX_ATTRIBUTES) return outer;
  const declared = own.map(([name, uri]) => [name === 'xmlns' ? '' : name.slice(6), uri] as const);
  return { prefixes: new Map([...outer.prefixes, ...declared]), names: new Map(), latest: undefined };
}

function resolveBase(written: string | undefined, outer: string): string {
  if (written === undefined || written.trim() === '') return outer;
  const url = URL.parse(written.trim(), outer);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : outer;
}

/** Removes the document type with its internal subset, quotes and brackets respected: no entity of it may reach the tokenizer. */
function cutDoctype(xml: string): string {
  const start = xml.slice(0, DOCTYPE_WITHIN).search(DOCTYPE);
  if (start < 0 || ELEMENT.test(xml.slice(0, start).replaceAll(COMMENT, ''))) return xml;
  const end = endOfDoctype(xml, start);
  return end === undefined ? xml : xml.slice(0, start) + xml.slice(end);
}

/** `<!DOCTYPE rss [<!ENTITY a "b">]>`, before any element. */
const DOCTYPE = /<!doctype\b/i;
const ELEMENT = /<[a-z]/i;
const COMMENT = /<!--[\s\S]*?-->/g;
const DOCTYPE_WITHIN = 4_096;

function endOfDoctype(xml: string, start: number): number | undefined {
  let quote = '';
  let brackets = 0;
  for (let at = start; at < xml.length; at += 1) {
    const character = xml[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[') brackets += 1;
    else if (character === ']') brackets -= 1;
    else if (character === '>' && brackets <= 0) return at + 1;
  }
  return undefined;
}
