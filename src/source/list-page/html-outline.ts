// Walks a page's tags in order, with its own bounded stack: links with their titles, in which containers they stand, loose texts,
// forms and inline scripts. For pages nobody vouches for: linear, no DOM, no recursion; a script is kept as text, never run.
import { decodeReferences } from '#src/source/text/character-references.ts';
import { collapse } from '#src/source/feed-document/capture.ts';
import { plainScheme, resolveLink } from '#src/source/feed-document/feed-link.ts';
import { FormReader } from './form-reader.ts';
import { CLICKABLE, isScripted, SAME_PAGE, scriptOf } from './link-script.ts';
import { linkTitle, type LinkPiece } from './link-title.ts';
import type { HeadLink, Outline, OutlineCall, OutlineLink, OutlineText } from './outline.ts';
import {
  BLOCKS,
  IMPLIED,
  isAsideMark,
  isBadgeMark,
  isChromeMark,
  isHeadingMark,
  isItem,
  isMainMark,
  VOID,
} from './outline-marks.ts';
import { readTags } from './tag-reader.ts';

const LIMITS = {
  depth: 256,
  links: 3_000,
  texts: 10_000,
  headLinks: 200,
  textLength: 400,
  textSlice: 4_096,
  ancestors: 16,
  around: 8,
  pieces: 60,
  scriptLength: 400_000,
} as const;

/** @param url the page's own address; `<base href>` is respected */
export function outlineOf(html: string, url: string): Outline {
  const walker = new Walker(html, url);
  walker.walk();
  return walker.outline();
}

type Open = {
  readonly name: string;
  readonly id: number;
  readonly classes: string;
  readonly idWord: string;
  /** Name, classes and id. */
  readonly marks: string;
  readonly isHeading: boolean;
  isChrome: boolean;
  isAside: boolean;
};

type OpenLink = {
  /** Where its element stands in the stack. */
  readonly depth: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly url: string | undefined;
  readonly pieces: LinkPiece[];
  alt: string;
  size: number;
};

class Walker {
  readonly #links = new Array<OutlineLink>();
  readonly #calls = new Array<OutlineCall>();
  readonly #texts = new Array<OutlineText>();
  readonly #headLinks = new Array<HeadLink>();
  readonly #forms = new FormReader();
  readonly #scripts = new Array<string>();
  readonly #html: string;
  readonly #stack: Open[] = [];
  #base: string;
  #title = '';
  #isArticle = false;
  #isCalledArticle = false;
  #scriptLength = 0;
  #nextId = 1;
  #link: OpenLink | undefined;

  constructor(html: string, url: string) {
    this.#html = html;
    this.#base = url;
  }

  outline(): Outline {
    return {
      title: this.#title,
      base: this.#base,
      links: this.#links,
      calls: this.#calls,
      texts: this.#texts,
      headLinks: this.#headLinks,
      forms: this.#forms.forms,
      scripts: this.#scripts,
      isArticle: this.#isArticle,
      isCalledArticle: this.#isCalledArticle,
    };
  }

  walk(): void {
    readTags(this.#html, {
      onOpen: (name, attributes) => this.#open(name, attributes),
      onClose: (name) => this.#close(name),
      onText: (start, end) => {
        if (this.#stack.at(-1)?.name === 'script') this.#addScript(start, end);
        else this.#text(this.#html.slice(start, Math.min(end, start + LIMITS.textSlice)));
      },
    });
    this.#cut(0);
  }

  #open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'link') this.#addHeadLink(attributes);
    if (name === 'meta') this.#addMeta(attributes);
    if (name === 'base') this.#base = resolveLink(attributes.get('href') ?? '', this.#base) ?? this.#base;
    if (name === 'img') this.#addPicture(attributes.get('alt') ?? '');
    if (name === 'br') this.#addPiece(' ');
    if (name === 'time') this.#addText(attributes.get('datetime') ?? '');
    if (name === 'form' || name === 'input') this.#forms.open(name, attributes, this.#base);
    if (name === 'input' && attributes.get('type')?.toLowerCase() === 'submit') this.#addButton(attributes);
    if (VOID.has(name)) return;
    this.#closeImplied(name);
    if (this.#stack.length < LIMITS.depth) this.#push(name, attributes);
    this.#openLink(name, attributes);
  }

  #push(name: string, attributes: ReadonlyMap<string, string>): void {
    const classes = (attributes.get('class') ?? '').slice(0, 200);
    const idWord = (attributes.get('id') ?? '').slice(0, 100);
    const words = `${classes} ${idWord}`;
    const marks = `${name} ${words}`;
    const isInItem = this.#stack.some((open) => isItem(open.name));
    if (isMainMark(name, words))
      for (const open of this.#stack) {
        // A wrapper named `menu` or `side` that holds the contents is neither.
        open.isAside = false;
        if (open.name !== 'nav') open.isChrome = false;
      }
    this.#stack.push({
      name,
      id: this.#nextId++,
      classes,
      idWord,
      marks,
      isHeading: isHeadingMark(marks),
      isChrome: isChromeMark(name, words, isInItem),
      isAside: isAsideMark(name, words),
    });
  }

  #openLink(name: string, attributes: ReadonlyMap<string, string>): void {
    if (!CLICKABLE.has(name) || (name !== 'a' && this.#stack.length >= LIMITS.depth)) return;
    const href = name === 'a' ? (attributes.get('href') ?? '') : '';
    const url = SAME_PAGE.test(href) ? undefined : resolveLink(plainScheme(href), this.#base);
    if (url === undefined && !isScripted(name, attributes)) {
      // `<tr onclick><td><a href="#">title</a>`: the row is the link.
      if (name === 'a' && (this.#link === undefined || this.#link.url !== undefined)) this.#endLink();
      return;
    }
    this.#endLink();
    this.#link = { depth: this.#stack.length - 1, attributes, url, pieces: [], alt: '', size: 0 };
  }

  #close(name: string): void {
    if (name === 'form') this.#forms.close();
    const at = this.#stack.findLastIndex((open) => open.name === name);
    if (name === 'a' && at < 0) this.#endLink();
    if (at >= 0) this.#cut(at);
  }

  /** A link ends with its element. */
  #cut(length: number): void {
    if (this.#link !== undefined && length <= this.#link.depth) this.#endLink();
    this.#stack.length = Math.min(length, this.#stack.length);
  }

  #closeImplied(name: string): void {
    const fences = IMPLIED.get(name);
    if (fences === undefined) return;
    const at = this.#stack.findLastIndex((open) => open.name === name || fences.includes(open.name));
    if (this.#stack[at]?.name === name) this.#cut(at);
  }

  #addScript(start: number, end: number): void {
    if (this.#scriptLength >= LIMITS.scriptLength) return;
    const script = this.#html.slice(start, Math.min(end, start + LIMITS.scriptLength - this.#scriptLength));
    this.#scriptLength += script.length;
    this.#scripts.push(script);
  }

  #text(written: string): void {
    const name = this.#stack.at(-1)?.name;
    if (name === 'style' || name === 'noscript' || name === 'template') return;
    const text = decodeReferences(written);
    if (name === 'title' && this.#title === '') this.#title = collapse(text);
    this.#addPiece(text);
    this.#addText(text);
  }

  #addText(text: string): void {
    const plain = collapse(text);
    if (plain === '' || plain.length > LIMITS.textLength || this.#texts.length >= LIMITS.texts) return;
    const isHeading = this.#stack.slice(-2).some((open) => open.isHeading);
    this.#texts.push({ text: plain, within: this.#within(), isHeading });
  }

  /** A link may be a picture; a box may be headed by one. */
  #addPicture(alt: string): void {
    if (this.#link === undefined) this.#addText(alt);
    else if (this.#link.alt === '') this.#link.alt = alt;
  }

  #addPiece(text: string): void {
    const link = this.#link;
    if (link === undefined || link.size >= LIMITS.textLength || link.pieces.length >= LIMITS.pieces) return;
    const inside = this.#stack.slice(link.depth + 1).slice(-LIMITS.ancestors);
    link.size += text.length;
    link.pieces.push({
      text: text.slice(0, LIMITS.textLength),
      block: inside.findLast((open) => BLOCKS.has(open.name))?.id ?? 0,
      isHeading: inside.some((open) => open.isHeading && !STRONG.has(open.name)),
      isStrong: inside.some((open) => STRONG.has(open.name)),
      isLoose: inside.length === 0,
      isBadge: inside.some((open) => isBadgeMark(open.marks)),
    });
  }

  #endLink(): void {
    const link = this.#link;
    this.#link = undefined;
    if (link === undefined || this.#links.length + this.#calls.length >= LIMITS.links) return;
    const { attributes, url, pieces, alt } = link;
    const text = linkTitle({ pieces, hint: attributes.get('title') ?? '', alt });
    if (text === '') return;
    const around = this.#stack.slice(Math.max(0, link.depth - 2), link.depth + 1);
    const place = {
      text,
      within: this.#within(),
      isHeading: around.some((open) => open.isHeading) || pieces.some((piece) => piece.isHeading),
      ...this.#side(),
    };
    if (url !== undefined) this.#links.push({ ...place, url });
    else this.#calls.push({ ...place, script: scriptOf(attributes), attributes, around: this.#around() });
  }

  #addButton(attributes: ReadonlyMap<string, string>): void {
    const url = this.#forms.sentAddress();
    const text = collapse(attributes.get('value') ?? '');
    if (url === undefined || text === '' || this.#links.length >= LIMITS.links) return;
    const isHeading = this.#stack.slice(-2).some((open) => open.isHeading);
    this.#links.push({ url, text, within: this.#within(), isHeading, ...this.#side() });
  }

  #around(): ReadonlySet<string> {
    const words = this.#stack
      .slice(-LIMITS.around)
      .flatMap(({ classes, idWord }) => [...classes.split(/\s+/).map((word) => `.${word}`), `#${idWord}`]);
    return new Set(words);
  }

  #side(): { readonly isChrome: boolean; readonly isAside: boolean } {
    return {
      isChrome: this.#stack.some((open) => open.isChrome),
      isAside: this.#stack.some((open) => open.isAside),
    };
  }

  #addMeta(attributes: ReadonlyMap<string, string>): void {
    const name = attributes.get('property') ?? attributes.get('name');
    if (name === 'article:published_time') this.#isArticle = true;
    if (name === 'og:type' && attributes.get('content') === 'article') this.#isCalledArticle = true;
  }

  #addHeadLink(attributes: ReadonlyMap<string, string>): void {
    const [rel = '', type = '', href = '', title = ''] = ['rel', 'type', 'href', 'title'].map(
      (name) => attributes.get(name) ?? '',
    );
    const url = resolveLink(plainScheme(href), this.#base);
    if (url === undefined || this.#headLinks.length >= LIMITS.headLinks) return;
    this.#headLinks.push({
      rel: rel.toLowerCase(),
      type: type.trim().toLowerCase(),
      href: url,
      title: collapse(title),
    });
  }

  #within(): readonly number[] {
    return this.#stack
      .slice(-LIMITS.ancestors)
      .map(({ id }) => id)
      .toReversed();
  }
}

const STRONG: ReadonlySet<string> = new Set(['strong', 'b']);
