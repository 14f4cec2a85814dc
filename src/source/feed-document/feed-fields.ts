// Which elements of which vocabulary fill which field of a feed or an entry, and which of two wins. A table, no behaviour but look-up.
import type { Space } from './namespaces.ts';
import type { XmlElement } from './xml-reader.ts';

export type FieldName =
  | 'title'
  | 'summary'
  | 'description'
  | 'content'
  | 'link'
  | 'id'
  | 'published'
  | 'updated'
  | 'author'
  | 'tag'
  | 'tags'
  | 'enclosure'
  | 'outlet'
  | 'language'
  | 'ttl'
  | 'skipHours'
  | 'skipDays'
  | 'updatePeriod'
  | 'updateFrequency'
  | 'origin';

/** `rank`: the lower wins over the higher, whatever the order in the document. */
export type Field = { readonly name: FieldName; readonly rank: number };

export type Scope = 'feed' | 'entry';

/** What an element fills, seen from inside a feed or an entry; undefined when it is nothing we read. */
export function fieldOf(element: XmlElement, scope: Scope): Field | undefined {
  return FIELDS[scope].get(element.space)?.get(element.name);
}

/** Elements that fill nothing, with titles, links and authors of their own, which are not the feed's nor the entry's. */
export function isForeignSubtree(element: XmlElement, scope: Scope): boolean {
  if (element.space === 'core') return CORE_SUBTREES.has(element.name);
  if (element.space === 'itunes') return element.name === 'owner';
  return scope === 'entry' && element.space === 'foreign';
}

const CORE_SUBTREES: ReadonlySet<string> = new Set([
  'image',
  'textinput',
  'cloud',
  'items',
  'contributor',
  'skiphours',
  'skipdays',
]);

/** Vocabulary, local name in lower case, what it fills, its rank. */
type Row = readonly [Space, string, FieldName, number];

const SHARED_ROWS: readonly Row[] = [
  ['core', 'title', 'title', 0],
  ['dc', 'title', 'title', 1],
  ['media', 'title', 'title', 2],
  ['core', 'link', 'link', 0],
  ['core', 'id', 'id', 0],
  ['core', 'guid', 'id', 0],
  ['dc', 'identifier', 'id', 1],
  ['core', 'pubdate', 'published', 0],
  ['core', 'published', 'published', 0],
  ['core', 'issued', 'published', 0],
  ['dcterms', 'issued', 'published', 0],
  ['core', 'pub_date', 'published', 1],
  ['core', 'regdate', 'published', 1],
  ['core', 'reg_date', 'published', 1],
  ['core', 'created', 'published', 2],
  ['dcterms', 'created', 'published', 2],
  ['core', 'updated', 'updated', 0],
  ['core', 'modified', 'updated', 0],
  ['dcterms', 'modified', 'updated', 0],
  ['dc', 'date', 'updated', 1],
  ['core', 'date', 'updated', 2],
  ['core', 'author', 'author', 0],
  ['dc', 'creator', 'author', 0],
  ['dc', 'author', 'author', 0],
  ['core', 'managingeditor', 'author', 1],
  ['itunes', 'author', 'author', 2],
  ['media', 'credit', 'author', 3],
  ['core', 'category', 'tag', 0],
  ['dc', 'subject', 'tag', 0],
  ['itunes', 'category', 'tag', 0],
  ['media', 'category', 'tag', 0],
  ['core', 'tags', 'tags', 0],
  ['core', 'keywords', 'tags', 0],
  ['itunes', 'keywords', 'tags', 0],
  ['media', 'keywords', 'tags', 0],
];

const FEED_ROWS: readonly Row[] = [
  ['core', 'description', 'summary', 0],
  ['core', 'subtitle', 'summary', 0],
  ['core', 'tagline', 'summary', 0],
  ['core', 'abstract', 'summary', 0],
  ['dc', 'description', 'summary', 1],
  ['itunes', 'summary', 'summary', 2],
  ['itunes', 'subtitle', 'summary', 3],
  ['core', 'language', 'language', 0],
  ['dc', 'language', 'language', 1],
  ['core', 'lastbuilddate', 'updated', 0],
  ['core', 'ttl', 'ttl', 0],
  ['core', 'skiphours', 'skipHours', 0],
  ['core', 'skipdays', 'skipDays', 0],
  ['syndication', 'updateperiod', 'updatePeriod', 0],
  ['syndication', 'updatefrequency', 'updateFrequency', 0],
];

const ENTRY_ROWS: readonly Row[] = [
  ['core', 'summary', 'summary', 0],
  ['core', 'description', 'description', 0],
  ['core', 'abstract', 'description', 0],
  ['dc', 'description', 'description', 1],
  ['itunes', 'summary', 'description', 2],
  ['media', 'description', 'description', 3],
  ['itunes', 'subtitle', 'description', 4],
  ['content', 'encoded', 'content', 0],
  ['core', 'content', 'content', 0],
  ['core', 'body', 'content', 1],
  ['xhtml', 'body', 'content', 1],
  ['xhtml', 'div', 'content', 2],
  ['core', 'fullitem', 'content', 1],
  ['core', 'enclosure', 'enclosure', 0],
  ['core', 'source', 'outlet', 0],
  ['feedburner', 'origlink', 'origin', 0],
];

type FieldTable = ReadonlyMap<Space, ReadonlyMap<string, Field>>;

/** Own rows beat shared ones. Vocabulary first, then name: no key is put together for each of a feed's thousand elements. */
function tableOf(rows: readonly Row[]): FieldTable {
  const table = new Map<Space, Map<string, Field>>();
  for (const [space, element, name, rank] of rows) {
    const fields = table.get(space) ?? new Map<string, Field>();
    table.set(space, fields.set(element, { name, rank }));
  }
  return table;
}

const FIELDS: Readonly<Record<Scope, FieldTable>> = {
  feed: tableOf([...SHARED_ROWS, ...FEED_ROWS]),
  entry: tableOf([...SHARED_ROWS, ...ENTRY_ROWS]),
};
