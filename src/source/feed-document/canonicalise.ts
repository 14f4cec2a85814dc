// Rewrites any feed found in the wild (RSS, RDF, Atom, CDF; broken, prefixed, badly nested) as one plain RSS 2.0 document that
// rss-parser reads without trouble. Never puts markup where rss-parser would look at it: its snippets are quadratic (16 s for 100 KB).
import { Capture } from './capture.ts';
import { FeedDraft } from './feed-draft.ts';
import { FEED_LIMITS } from './feed-document.ts';
import { fieldOf, isForeignSubtree, type Scope } from './feed-fields.ts';
import { fillField, fillLinkAttributes } from './fill-field.ts';
import { readXml, type XmlElement, type XmlListener } from './xml-reader.ts';
import { writeRss } from './write-rss.ts';

export type Canonical =
  | { readonly kind: 'rss'; readonly xml: string }
  | { readonly kind: 'not-a-feed'; readonly reason: 'html' | 'no-feed-root' };

/** @param base address of the document, which relative links are resolved against */
export function canonicalise(text: string, base: string): Canonical {
  const collector = new FeedCollector();
  readXml(text, base, collector);
  if (collector.root === undefined) return { kind: 'not-a-feed', reason: collector.isHtml ? 'html' : 'no-feed-root' };
  return { kind: 'rss', xml: writeRss(collector.feed, collector.entries) };
}

const ROOT_NAMES: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf', 'channel']);

class FeedCollector implements XmlListener {
  readonly feed = new FeedDraft();
  readonly entries: FeedDraft[] = [];
  root: XmlElement | undefined;
  isHtml = false;
  #entry: { readonly element: XmlElement; readonly draft: FeedDraft } | undefined;
  #capture: Capture | undefined;
  #skipped: XmlElement | undefined;

  readonly open = (element: XmlElement): void => {
    if (this.root === undefined) return this.#seekRoot(element);
    if (isEntryStart(element)) return this.#startEntry(element);
    if (this.#skipped !== undefined) return;
    const scope: Scope = this.#entry === undefined ? 'feed' : 'entry';
    if (this.#capture !== undefined && !isNestedCategory(this.#capture, element)) return this.#capture.open(element);
    if (this.#capture !== undefined) this.#finishCapture(this.#capture, true);
    if (element.name === 'channel' && scope === 'feed') this.#setLanguage(element);
    const field = fieldOf(element, scope);
    if (field === undefined) this.#skipped = isForeignSubtree(element, scope) ? element : undefined;
    else this.#capture = new Capture(element, field, this.root.name === 'feed');
  };

  readonly text = (text: string): void => {
    if (this.#skipped === undefined) this.#capture?.text(text);
  };

  readonly close = (element: XmlElement, written: boolean): void => {
    if (element === this.#skipped) this.#skipped = undefined;
    else if (element === this.#entry?.element) this.#entry = undefined;
    else if (this.#skipped !== undefined || this.#capture === undefined) return;
    else if (element === this.#capture.element) this.#finishCapture(this.#capture, written);
    else this.#capture.close(element);
  };

  /** An entry that cannot be read is left out; the others stand. */
  readonly tooDeep = (): void => {
    this.#capture = undefined;
    if (this.#entry === undefined) return;
    this.entries.pop();
    this.#entry = undefined;
  };

  #seekRoot(element: XmlElement): void {
    if (element.name === 'html') this.isHtml = true;
    if (this.isHtml || !ROOT_NAMES.has(element.name) || element.space === 'media') return;
    this.root = element;
    this.#setLanguage(element);
    fillLinkAttributes(this.feed, element);
  }

  #setLanguage(element: XmlElement): void {
    this.feed.setWord('language', languageTag(element.attributes.get('xml:lang')), LAST_RANK);
  }

  #startEntry(element: XmlElement): void {
    this.#capture = undefined;
    this.#entry = undefined;
    this.#skipped = this.entries.length >= FEED_LIMITS.entries ? element : undefined;
    if (this.#skipped !== undefined) return;
    const draft = new FeedDraft();
    this.entries.push(draft);
    this.#entry = { element, draft };
    fillLinkAttributes(draft, element);
  }

  /** What the document breaks off in the middle of is left out: half an address leads somewhere else. */
  #finishCapture(capture: Capture, written: boolean): void {
    this.#capture = undefined;
    const isLinkOrId = capture.field.name === 'link' || capture.field.name === 'id';
    if (!written && isLinkOrId) return;
    fillField(capture, this.#entry?.draft ?? this.feed);
  }
}

const LAST_RANK = 9;

function isEntryStart(element: XmlElement): boolean {
  return element.space === 'core' && (element.name === 'item' || element.name === 'entry');
}

/** iTunes writes a category's branch inside it; each is a tag of its own. */
function isNestedCategory({ element }: Capture, inner: XmlElement): boolean {
  return element.space === 'itunes' && inner.space === 'itunes' && inner.name === 'category';
}

/** `en_US` → `en-US` */
function languageTag(written: string | undefined): string {
  return (written ?? '').trim().replaceAll('_', '-');
}
