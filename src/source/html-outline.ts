// Walks a page's tags in order, with its own bounded stack: links with their texts, in which containers they stand, and loose texts.
// For pages nobody vouches for: linear, no DOM, no recursion.
import { Tokenizer } from 'htmlparser2';
import { decodeReferences, NO_CALLBACKS } from './character-references.ts';
import { collapse } from './capture.ts';
import { resolveLink } from './feed-link.ts';

export type OutlineLink = {
  /** Absolute, http(s). */
  readonly url: string;
  readonly text: string;
  /** Ids of the elements it stands in, innermost first, at most 16. */
  readonly within: readonly number[];
  /** It stands in a heading or is marked as a title. */
  readonly isHeading: boolean;
  /** It stands in navigation, header or footer. */
  readonly isChrome: boolean;
};

export type OutlineText = { readonly text: string; readonly within: readonly number[] };

/** A `<link>` of the page's head. */
export type HeadLink = { readonly rel: string; readonly type: string; readonly href: string; readonly title: string };

export type Outline = {
  readonly title: string;
  readonly links: readonly OutlineLink[];
  readonly texts: readonly OutlineText[];
  readonly headLinks: readonly HeadLink[];
};

const LIMITS = { depth: 256, links: 3_000, texts: 10_000, headLinks: 200, textLength: 400, ancestors: 16 } as const;

/** @param url the page's own address; `<base href>` is respected */
export function outlineOf(html: string, url: string): Outline {
  const walker = new Walker(html, url);
  walker.walk();
  return walker.outline;
}

type Open = { readonly name: string; readonly id: number; readonly marks: string };

class Walker {
  readonly outline = {
    title: '',
    links: new Array<OutlineLink>(),
    texts: new Array<OutlineText>(),
    headLinks: new Array<HeadLink>(),
  };
  readonly #html: string;
  #base: string;
  readonly #stack: Open[] = [];
  #nextId = 1;
  #tag = '';
  #attribute = '';
  #value = '';
  #attributes = new Map<string, string>();
  #link: { readonly href: string; readonly attributes: ReadonlyMap<string, string>; text: string } | undefined;

  constructor(html: string, url: string) {
    this.#html = html;
    this.#base = url;
  }

  walk(): void {
    const slice = (start: number, end: number): string => this.#html.slice(start, Math.min(end, start + 4_096));
    const tokenizer = new Tokenizer(
      { decodeEntities: false },
      {
        ...NO_CALLBACKS,
        onopentagname: (start, end) => {
          this.#tag = slice(start, end).toLowerCase();
          this.#attributes = new Map();
        },
        onattribname: (start, end) => (this.#attribute = slice(start, end).toLowerCase()),
        onattribdata: (start, end) => (this.#value = slice(start, end)),
        onattribend: () => {
          if (KEPT.has(this.#attribute) && !this.#attributes.has(this.#attribute))
            this.#attributes.set(this.#attribute, decodeReferences(this.#value));
          this.#value = '';
        },
        onopentagend: () => this.#open(),
        onselfclosingtag: () => this.#open(),
        onclosetag: (start, end) => this.#close(slice(start, end).toLowerCase()),
        ontext: (start, end) => this.#text(slice(start, end)),
      },
    );
    tokenizer.write(this.#html);
    tokenizer.end();
    this.#endLink();
  }

  #open(): void {
    const name = this.#tag;
    if (name === 'link') this.#addHeadLink();
    if (name === 'base') this.#base = resolveLink(this.#attributes.get('href') ?? '', this.#base) ?? this.#base;
    if (name === 'img' && this.#link?.text.trim() === '') this.#addLinkText(this.#attributes.get('alt') ?? '');
    if (name === 'br') this.#addLinkText(' ');
    if (VOID.has(name)) return;
    this.#closeImplied(name);
    if (this.#stack.length < LIMITS.depth) {
      const marks = `${name} ${this.#attributes.get('class') ?? ''} ${this.#attributes.get('id') ?? ''}`.slice(0, 300);
      this.#stack.push({ name, id: this.#nextId++, marks });
    }
    if (name !== 'a') return;
    this.#endLink();
    this.#link = { href: this.#attributes.get('href') ?? '', attributes: this.#attributes, text: '' };
  }

  #close(name: string): void {
    if (name === 'a') this.#endLink();
    const at = this.#stack.findLastIndex((open) => open.name === name);
    if (at >= 0) this.#stack.length = at;
  }

  /** `<li>` ends the `<li>` before it, unless a list stands between. */
  #closeImplied(name: string): void {
    const fences = IMPLIED.get(name);
    if (fences === undefined) return;
    const at = this.#stack.findLastIndex((open) => open.name === name || fences.includes(open.name));
    if (this.#stack[at]?.name === name) this.#stack.length = at;
  }

  #text(written: string): void {
    const name = this.#stack.at(-1)?.name;
    if (name === 'script' || name === 'style') return;
    const text = decodeReferences(written);
    if (name === 'title' && this.outline.title === '') this.outline.title = collapse(text);
    this.#addLinkText(text);
    const plain = collapse(text);
    if (plain === '' || plain.length > LIMITS.textLength || this.outline.texts.length >= LIMITS.texts) return;
    this.outline.texts.push({ text: plain, within: this.#within() });
  }

  #addLinkText(text: string): void {
    if (this.#link !== undefined && this.#link.text.length < LIMITS.textLength) this.#link.text += text;
  }

  #endLink(): void {
    const link = this.#link;
    this.#link = undefined;
    if (link === undefined || this.outline.links.length >= LIMITS.links) return;
    const url = SAME_PAGE.test(link.href) ? undefined : resolveLink(link.href, this.#base);
    const text = collapse(link.text) || collapse(link.attributes.get('title') ?? '');
    if (url === undefined || text === '') return;
    const own = `${link.attributes.get('class') ?? ''} ${this.#stack.at(-1)?.marks ?? ''}`;
    const around = this.#stack.slice(-3).map(({ marks }) => marks);
    this.outline.links.push({
      url,
      text,
      within: this.#within(),
      isHeading: [own, ...around].some((marks) => HEADING.test(marks)),
      isChrome: this.#stack.some(({ name, marks }) => CHROME_NAMES.has(name) || CHROME.test(marks)),
    });
  }

  #addHeadLink(): void {
    const { headLinks } = this.outline;
    const [rel = '', type = '', href = '', title = ''] = ['rel', 'type', 'href', 'title'].map(
      (name) => this.#attributes.get(name) ?? '',
    );
    const url = resolveLink(href, this.#base);
    if (url === undefined || headLinks.length >= LIMITS.headLinks) return;
    headLinks.push({ rel: rel.toLowerCase(), type: type.trim().toLowerCase(), href: url, title: collapse(title) });
  }

  #within(): readonly number[] {
    return this.#stack
      .slice(-LIMITS.ancestors)
      .map(({ id }) => id)
      .toReversed();
  }
}

const KEPT: ReadonlySet<string> = new Set(['href', 'title', 'class', 'id', 'alt', 'rel', 'type']);
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

const IMPLIED: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['ul', 'ol']],
  ['dt', ['dl']],
  ['dd', ['dl']],
  ['tr', ['table']],
  ['td', ['tr']],
  ['th', ['tr']],
]);

/** `#top`, `javascript:void(0)` */
const SAME_PAGE = /^\s{0,20}(?:#|javascript:|mailto:|tel:|$)/i;

/** `h4 titles`, `strong`, `div list-titles`, `dt tit` */
const HEADING = /^h[1-6]\b|^(?:strong|dt)\b|\b(?:tit|title|titles|subject|headline|list-titles)\b/i;

const CHROME_NAMES: ReadonlySet<string> = new Set(['nav', 'header', 'footer']);

/** `div gnb`, `ul footer-menu` */
const CHROME = /\b(?:gnb|lnb|nav|navbar|menu|footer|breadcrumb|pagination|paging|sitemap)\b/i;
