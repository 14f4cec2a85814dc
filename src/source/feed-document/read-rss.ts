// Hands the plain RSS of `write-rss.ts` to rss-parser and reads its items back. The document is our own, so a cheap look at each value
// does (zod took 0.5 ms for 100 items, a tenth of the whole way); what does not look right is left out.
import RssParser from 'rss-parser';
import type { Enclosure, FeedText } from './feed-document.ts';
import { ITEM_ELEMENTS } from './write-rss.ts';

/** What a feed or an entry says, dates and titles still as written. */
export type Wording = {
  readonly title: FeedText | undefined;
  readonly summary: FeedText | undefined;
  readonly content: FeedText | undefined;
  /** By the name of the field: `link`, `id`, `author`. */
  readonly words: ReadonlyMap<string, string>;
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly tags: readonly string[];
  readonly enclosures: readonly Enclosure[];
};

type Items = readonly Readonly<Record<string, unknown>>[];

const rssParser = new RssParser<object, Record<string, unknown>>({
  customFields: { item: Object.values(ITEM_ELEMENTS) },
});

/** @returns the feed itself and its entries; undefined when rss-parser gives back something else than was written */
export async function readRss(
  xml: string,
): Promise<{ readonly head: Wording; readonly entries: readonly Wording[] } | undefined> {
  const { items }: { readonly items: Items } = await rssParser.parseString(xml);
  const [head, ...entries] = items.map(readItem);
  return head === undefined ? undefined : { head, entries };
}

type Writable = {
  title: FeedText | undefined;
  summary: FeedText | undefined;
  content: FeedText | undefined;
  readonly words: Map<string, string>;
  readonly published: string[];
  readonly updated: string[];
  readonly tags: string[];
  readonly enclosures: Enclosure[];
};

function readItem(item: Items[number]): Wording {
  const wording: Writable = {
    title: undefined,
    summary: undefined,
    content: undefined,
    words: new Map(),
    published: [],
    updated: [],
    tags: [],
    enclosures: [],
  };
  for (const line of stringOf(item[ITEM_ELEMENTS.words]).split('\n')) {
    const blank = line.indexOf(' ');
    if (blank > 0) readLine(line.slice(0, blank), line.slice(blank + 1), { item, wording });
  }
  if (wording.words.get('id') === '') wording.words.set('id', wording.words.get('link') ?? '');
  return wording;
}

function readLine(
  name: string,
  value: string,
  { item, wording }: { readonly item: Items[number]; readonly wording: Writable },
): void {
  switch (name) {
    case 'title':
      wording.title = readTitle(value);
      return;
    case 'summary':
    case 'content':
      wording[name] = { kind: kindOf(value), value: stringOf(item[ITEM_ELEMENTS[name]]) };
      return;
    case 'published':
    case 'updated':
      wording[name].push(value);
      return;
    case 'tag':
      wording.tags.push(value);
      return;
    case 'enclosure':
      wording.enclosures.push(readEnclosure(value));
      return;
    default:
      wording.words.set(name, value);
  }
}

/** `html <b>강릉</b> 준공` */
function readTitle(line: string): FeedText {
  return { kind: kindOf(line.slice(0, 4)), value: line.slice(5) };
}

function kindOf(word: string): FeedText['kind'] {
  return word === 'text' ? 'text' : 'html';
}

function readEnclosure(line: string): Enclosure {
  const [url = '', type, length] = line.split('\t');
  return { url, type: type === '' ? undefined : type, length: length === '' ? undefined : length };
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
