// Puts what an element held where it belongs: texts, dates, people, links with all the ways feeds have to write them.
// Never keeps an address that is not http(s).
import { collapse, type Capture } from './capture.ts';
import type { FeedDraft } from './feed-draft.ts';
import { isWebAddress, resolveLink } from './feed-link.ts';
import type { XmlElement } from './xml-reader.ts';

export type FillTarget = { readonly draft: FeedDraft; readonly isAtom: boolean };

/** Rank of an entry's link: what the outlet calls the original, a page, another alternate, a permanent id, an RDF subject. */
const LINK_RANKS = { origin: 0, page: 1, alternate: 2, permanentId: 3, subject: 4 } as const;

export function fillField(capture: Capture, { draft, isAtom }: FillTarget): void {
  const { element, field } = capture;
  switch (field.name) {
    case 'title':
    case 'summary':
    case 'description':
    case 'content':
      return draft.setText(field.name, capture.construct(isAtom), field.rank);
    case 'published':
    case 'updated':
      return draft.addDate(field.name, capture.word(), field.rank);
    case 'link':
      return fillLink(draft, element, capture.word());
    case 'origin':
      return setLink(draft, resolveLink(capture.word(), element.base), LINK_RANKS.origin);
    case 'id':
      return fillId(draft, element, capture.word());
    case 'author':
      return fillAuthor(draft, capture);
    case 'tag':
      return draft.addTag(tagOf(element, capture.word()));
    case 'tags':
      return capture
        .word()
        .split(TAG_SEPARATOR)
        .forEach((tag) => draft.addTag(tag.trim()));
    case 'enclosure':
      return addEnclosure(draft, element, element.attributes.get('url'));
    case 'outlet':
      return draft.setWord('outlet', capture.part('title') || capture.part(''), field.rank);
    case 'language':
      return draft.setWord('language', capture.word().replaceAll('_', '-'), field.rank);
    case 'ttl':
      return draft.setWord('ttl', capture.word(), field.rank);
  }
}

const TAG_SEPARATOR = /[,;，、]/;

/** Addresses and dates that stand in attributes of the feed's or entry's own element (RDF, CDF). */
export function fillLinkAttributes(draft: FeedDraft, element: XmlElement): void {
  const about = element.attributes.get('rdf:about') ?? '';
  draft.setWord('id', about.trim(), LAST_RANK);
  setLink(draft, resolveLink(about, element.base), LINK_RANKS.subject);
  setLink(draft, resolveLink(element.attributes.get('href') ?? '', element.base), LINK_RANKS.page);
  draft.addDate('updated', element.attributes.get('lastmod')?.trim() ?? '', 0);
}

const LAST_RANK = 9;

function fillLink(draft: FeedDraft, element: XmlElement, text: string): void {
  const href = element.attributes.get('href');
  if (href === undefined) return setLink(draft, resolveLink(text, element.base), LINK_RANKS.page);
  const relations = (element.attributes.get('rel') ?? 'alternate').trim().toLowerCase();
  if (relations === 'hub') return draft.setWord('hub', resolveLink(href, element.base) ?? '', 0);
  if (relations === 'enclosure') return addEnclosure(draft, element, href);
  if (relations !== 'alternate' && relations !== '') return;
  const type = element.attributes.get('type')?.trim().toLowerCase() ?? 'text/html';
  const isPage = type === 'text/html' || type === 'application/xhtml+xml';
  setLink(draft, resolveLink(href, element.base), isPage ? LINK_RANKS.page : LINK_RANKS.alternate);
}

function setLink(draft: FeedDraft, url: string | undefined, rank: number): void {
  if (url !== undefined) draft.setWord('link', url, rank);
}

/** An RSS guid is the address, too, unless it says it is not; `<id>` of Atom is not, and may be relative to xml:base. */
function fillId(draft: FeedDraft, element: XmlElement, text: string): void {
  const isRelative = text.startsWith('/') || (element.name === 'id' && hasOwnBase(element) && !text.includes(':'));
  const id = isRelative ? (resolveLink(text, element.base) ?? text) : text;
  draft.setWord('id', id, element.space === 'core' ? 0 : 1);
  const isPermanent = element.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false';
  if (element.name === 'guid' && isPermanent && isWebAddress(id)) setLink(draft, id, LINK_RANKS.permanentId);
}

function hasOwnBase(element: XmlElement): boolean {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent)
    if (at.attributes.has('xml:base')) return true;
  return false;
}

/** A name is better than an address: RSS wants an e-mail in `author`, so outlets put the name in `dc:creator`. */
function fillAuthor(draft: FeedDraft, capture: Capture): void {
  const { element, field } = capture;
  if (element.name === 'credit' && element.attributes.get('role')?.toLowerCase() !== 'author') return;
  const name = capture.part('name') || personName(capture.part(''));
  const email = capture.part('email');
  if (name === '') return draft.setWord('author', email, LAST_RANK);
  draft.setWord('author', name, MAIL.test(name) ? LAST_RANK : field.rank);
}

/** `홍길동 기자 (hong@example.com)`, `hong@example.com (홍길동)` → the name; an address alone stays. */
function personName(written: string): string {
  const text = collapse(written);
  const name = collapse(text.replaceAll(MAIL, ' ').replaceAll(EMPTY_BRACKETS, ' '));
  const unwrapped = BRACKETED.exec(name)?.[1] ?? name;
  return unwrapped === '' ? text : unwrapped;
}

/** `me@example.com`, `mailto:me@example.com` */
const MAIL = /(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
const EMPTY_BRACKETS = /[([<]\s{0,9}[)\]>]/g;
const BRACKETED = /^\(([^()]{1,200})\)$/;

function tagOf(element: XmlElement, text: string): string {
  const { attributes } = element;
  return collapse(attributes.get('label') ?? attributes.get('term') ?? attributes.get('text') ?? '') || text;
}

function addEnclosure(draft: FeedDraft, element: XmlElement, written: string | undefined): void {
  const url = resolveLink(written ?? '', element.base);
  const { attributes } = element;
  if (url !== undefined) draft.addEnclosure({ url, type: attributes.get('type'), length: attributes.get('length') });
}
