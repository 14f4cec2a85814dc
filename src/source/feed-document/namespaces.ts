// Names the vocabularies a feed is written in, whatever prefix its author chose for them.
// A vocabulary that is not here is foreign: its elements are never read, so a foreign `description` cannot pose as ours.

/** `core` = RSS 0.9 to 2.0, RDF's channel and item, Atom 0.3 and 1.0, CDF: they share one set of names. */
export type Space =
  | 'core'
  | 'dc'
  | 'dcterms'
  | 'content'
  | 'media'
  | 'itunes'
  | 'feedburner'
  | 'syndication'
  | 'rdf'
  | 'xhtml'
  | 'xml'
  | 'foreign';

/** @param uri as declared; undefined when no declaration is in scope for the prefix, then the usual meaning of the prefix counts */
export function spaceOf(uri: string | undefined, prefix: string): Space {
  if (uri === undefined) return USUAL_PREFIXES.get(prefix) ?? 'foreign';
  const plain = uri.trim().toLowerCase().replace(TRAILING_MARKS, '');
  return SPACES.get(plain) ?? (RSS_FAMILY.some((start) => plain.startsWith(start)) ? 'core' : 'foreign');
}

/** `http://search.yahoo.com/mrss/` and `http://www.w3.org/2005/Atom#` */
const TRAILING_MARKS = /[/#]{1,2}$/;

const RSS_FAMILY = [
  'http://backend.userland.com/rss',
  'http://blogs.law.harvard.edu/tech/rss',
  'http://my.netscape.com/rdf/simple',
  'http://my.netscape.com/publish/formats/rss',
  'http://channel.netscape.com/rdf/simple',
  'http://purl.org/net/rss1.1',
  'http://purl.org/rss/1.0/modules/rss091',
  'http://cyber.law.harvard.edu/rss',
  'http://www.rssboard.org/rss-specification',
] as const;

const SPACES: ReadonlyMap<string, Space> = new Map([
  ['', 'core'],
  ['http://purl.org/rss/1.0', 'core'],
  ['http://www.w3.org/2005/atom', 'core'],
  ['http://purl.org/atom/ns', 'core'],
  ['http://purl.org/atom/app', 'foreign'],
  ['http://purl.org/pie', 'core'],
  ['http://purl.org/echo', 'core'],
  ['http://example.com/necho', 'core'],
  ['http://example.com/newformat', 'core'],
  ['uri/of/echo/namespace', 'core'],
  ['http://purl.org/dc/elements/1.1', 'dc'],
  ['http://purl.org/dc/elements/1.0', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['http://purl.org/rss/1.0/modules/syndication', 'syndication'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.w3.org/xml/1998/namespace', 'xml'],
] satisfies readonly (readonly [string, Space])[]);

/** What people mean by a prefix they forgot to declare. */
const USUAL_PREFIXES: ReadonlyMap<string, Space> = new Map([
  ['', 'core'],
  ['rss', 'core'],
  ['atom', 'core'],
  ['atom10', 'core'],
  ['a10', 'core'],
  ['dc', 'dc'],
  ['dcterms', 'dcterms'],
  ['content', 'content'],
  ['media', 'media'],
  ['itunes', 'itunes'],
  ['feedburner', 'feedburner'],
  ['sy', 'syndication'],
  ['rdf', 'rdf'],
  ['xhtml', 'xhtml'],
  ['xml', 'xml'],
] satisfies readonly (readonly [string, Space])[]);
