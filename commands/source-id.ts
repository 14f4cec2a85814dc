// The id of a source that a person registers: readable, from its host, unlike every other.
/**
 * @param url an absolute web address
 * @param taken ids in use
 * @example `https://www.news.example.com/rss` → `news-example-com`, the next one `news-example-com-2`
 */
export function sourceIdOf(url: string, taken: ReadonlySet<string>): string {
  const host = new URL(url).hostname.replace(COMMON_PREFIX, '');
  const base = host.replaceAll(OTHER_CHARACTERS, '-').replaceAll(OUTER_DASHES, '').slice(0, MOST_BASE) || 'source';
  if (!taken.has(base)) return base;
  for (let count = 2; ; count += 1) {
    const id = `${base}-${count}`;
    if (!taken.has(id)) return id;
  }
}

const MOST_BASE = 60;
/** Example: `www.` of `www.example.com`, `rss.` of `rss.example.com`. */
const COMMON_PREFIX = /^(?:www|rss|feeds?)\./;
/** Example: the dots of `news.example.com`; hosts arrive in Punycode, so Latin letters are all there is. */
const OTHER_CHARACTERS = /[^a-z0-9]+/g;
const OUTER_DASHES = /^-|-$/g;
