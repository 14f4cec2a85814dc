// How an article's address is shown: as published, never rewritten. Where markdown or a button cannot carry it as it is,
// another form is chosen.
import { clipText, escapeText } from './card-markdown.ts';

/** Discord refuses a longer button address. */
const MOST_BUTTON_URL = 512;
/** Longer addresses leave no room for the news. */
const MOST_ADDRESS = 2_048;

/** The address for a link button. Undefined when Discord would refuse the whole card for it (too long, no web address, no public name). */
export function buttonUrl(url: string): string | undefined {
  const uri = uriOf(url);
  return uri !== undefined && uri.length <= MOST_BUTTON_URL ? uri : undefined;
}

/**
 * The address as Discord takes one: verbatim, or with the characters escaped that no URI may hold (raw Hangul, brackets, a bare `%`).
 * Undefined for what is no web address, holds blanks, or has no public name.
 */
export function uriOf(published: string): string | undefined {
  const url = published.toWellFormed();
  const parsed = parseWebUrl(url);
  if (parsed === undefined || BLANK.test(url)) return undefined;
  if (parsed.hostname.startsWith('[')) return url;
  return parsed.hostname.includes('.') ? url.replaceAll(NO_URI, encodeURIComponent) : undefined;
}

/** The address in angle brackets, verbatim but for blanks and brackets; undefined when it is no web address or endless. */
export function bareAddress(url: string): string | undefined {
  if (parseWebUrl(url) === undefined) return undefined;
  const address = url.toWellFormed().replaceAll(ADDRESS_BREAKERS, encodeURIComponent);
  return address.length > MOST_ADDRESS ? undefined : `<${address}>`;
}

export type TitleLink = { readonly text: string; readonly isLinked: boolean };

/**
 * The headline as markdown, a masked link where title and address are both fit for one.
 * Discord's parser ends a masked link at an unbalanced bracket and shows labels that look like addresses as raw text,
 * so such a headline stays plain and the address has to be shown beside it.
 */
export function linkTitle(title: string, url: string, most: number): TitleLink {
  const label = escapeText(title, most);
  const isLinked = parseWebUrl(url) !== undefined && url.isWellFormed() && SAFE_ADDRESS.test(url) && isSafeLabel(label);
  return { text: isLinked ? `[${label}](${url})` : label, isLinked };
}

/** No parenthesis, blank, bracket, quotation mark, backslash or override of the direction, at most as long as a button's, e.g. `https://news.example/a/1?b=2`. */
const SAFE_ADDRESS = /^[^\s()<>[\]"'\\`*\u202A-\u202E\u2066-\u2069]{1,512}$/;

function isSafeLabel(label: string): boolean {
  if (label === '' || LOOKS_LIKE_ADDRESS.test(label) || label.includes('](')) return false;
  let depth = 0;
  for (const character of label) {
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (depth < 0 || depth > 1) return false;
  }
  return depth === 0;
}

/** E.g. `https://phish.example 당첨`, `www.example.com`, `discord.gg/x`. */
const LOOKS_LIKE_ADDRESS = /[a-z]+:\/\/|www\.|discord\.gg/i;

/** The outlet's words for a reader without a link: nothing but the host, e.g. of an address that is too long. */
export function hostOf(url: string): string {
  return clipText(parseWebUrl(url)?.hostname ?? '', 80);
}

function parseWebUrl(url: string): URL | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed : undefined;
}

/** What RFC 3986 does not allow in a URI, pair by pair of a surrogate; a `%` that escapes nothing. */
const NO_URI = /[\uD800-\uDBFF][\uDC00-\uDFFF]|%(?![0-9a-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%\uD800-\uDFFF]/gi;

/** Blanks, line breaks and control characters. */
const BLANK = /[\s\u0000-\u001F\u007F<>]/;
/** The same, and what turns the direction of the words behind it. */
const ADDRESS_BREAKERS = /[\s\u0000-\u001F\u007F<>\u202A-\u202E\u2066-\u2069]/g;
