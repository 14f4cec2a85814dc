// Decides where a saved page was published, by what it says itself.
// It must never guess: a page that names no address has none.
import { parseDocument } from '#src/page/markup/document.ts';
import { readHead } from '#src/page/fields/metadata.ts';

/** The canonical link or og:url of a page; undefined when it names none. @param html decoded */
export function addressInPage(html: string): string | undefined {
  const parsed = parseDocument(html);
  return parsed.kind === 'document' ? readHead(parsed.$, UNKNOWN).canonicalLink : undefined;
}

/** Relative links of a page without an address lead nowhere. */
const UNKNOWN = 'https://page.invalid/';
