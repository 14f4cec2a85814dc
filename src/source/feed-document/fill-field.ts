// Puts what an element held where it belongs: texts, dates, people, links with all the ways feeds have to write them.
// Never keeps an address that is not http(s).
import { collapse, type Capture } from './capture.ts';
import type { FeedDraft } from './feed-draft.ts';
import { isWebAddress, resolveLink } from './feed-link.ts';
import type { XmlElement } from './xml-reader.ts';

/** Rank of an entry's link: what the outlet calls the original, a page, another alternate, a permanent id, an RDF subject. */
const LINK_RANKS = { origin: 0, page: 1, alternate: 2, permanentId: 3, subject: 4 } as const;

export function fillField(capture: Capture, draft: FeedDraft): void {
  const { element, field } = capture;
  switch (field.name) {
    case 'title':
    case 'summary':
    case 'description':
    case 'content':
      return draft.setText(field.name, capture.construct(), field.rank);
    case 'published':
    case 'updated':
      return draft.addDate(field.name, capture.word(), field.rank);
    case 'link':
      return fillLink(draft, element, capture.address());
    case 'origin':
      return setLink(draft, resolveLink(capture.address(), element.base), LINK_RANKS.origin);
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
    case 'updatePeriod':
    case 'updateFrequency':
      return draft.setWord(field.name, capture.word(), field.rank);
    case 'skipHours':
      return draft.setWord('skipHours', capture.part('hour'), field.rank);
    case 'skipDays':
      return draft.setWord('skipDays', capture.part('day'), field.rank);
  }
}

const TAG_SEPARATOR = /[,;，、]/;

/** Addresses and dates that stand in attributes of the feed's or entry's own element (RDF, CDF). */
export function fillLinkAttributes(draft: FeedDraft, element: XmlElement): void {
  if (element.attributes.size === 0) return;
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
  const relations = relationsOf(element);
  if (relations.includes('hub')) draft.setWord('hub', resolveLink(href, element.base) ?? '', 0);
  if (relations.includes('enclosure')) addEnclosure(draft, element, href);
  if (!relations.includes('alternate')) return;
  const type = element.attributes.get('type')?.trim().toLowerCase() ?? 'text/html';
  const isPage = type === 'text/html' || type === 'application/xhtml+xml';
  setLink(draft, resolveLink(href, element.base), isPage ? LINK_RANKS.page : LINK_RANKS.alternate);
}

/** `alternate` when none is stated; a relation may be written as its address in the registry. */
function relationsOf(element: XmlElement): readonly string[] {
  const written = (element.attributes.get('rel') ?? '').trim().toLowerCase();
  return written === '' ? ['alternate'] : written.split(/\s+/).map((relation) => relation.replace(REGISTRY, ''));
}

const REGISTRY = /^https?:\/\/www\.iana\.org\/assignments\/relation\//;

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
  draft.setWord('author', name, name.search(MAIL) >= 0 ? LAST_RANK : field.rank);
}

/** `홍길동 기자 (hong@example.com)`, `hong@example.com (홍길동)` → the name; an address alone stays. */
function personName(text: string): string {
  if (PLAIN_NAME.test(text)) return text;
  const name = collapse(text.replaceAll(MAIL, ' ').replaceAll(EMPTY_BRACKETS, ' '));
  const unwrapped = BRACKETED.exec(name)?.[1] ?? name;
  return unwrapped === '' ? text : unwrapped;
}

/** No address and no brackets in it: `홍길동 기자` */
const PLAIN_NAME = /^[^@([<]*$/;

/**
 * `me@example.com`, `mailto:me@example.com`. Tried only where a word begins: at every letter of it, 2,000 authors of 3,000 letters took
 * two seconds.
 */
const MAIL = /(?<![\w.+-])(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
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
