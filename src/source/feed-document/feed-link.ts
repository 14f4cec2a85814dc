// Addresses in a feed: made absolute, only http and https, otherwise left as the outlet published them.
// Never guesses more than a missing scheme.
import { FEED_LIMITS } from './feed-document.ts';

/** @returns an absolute http(s) address; undefined when the text is none */
export function resolveLink(written: string, base: string): string | undefined {
  // A line break in the middle of an address is one of the feed's author, a blank belongs to it; `&amp;` is a second encoding of `&`.
  const whole = written.trim().replaceAll(BLANKS, (run) => (BREAK.test(run) ? '' : '%20'));
  const text = whole.includes('&amp;') ? whole.replaceAll('&amp;', '&') : whole;
  if (text === '' || text.length > FEED_LIMITS.wordLength) return undefined;
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return URL.canParse(text) ? text : undefined;
  const url = URL.parse(HOST_WITHOUT_SCHEME.test(text) ? `${schemeOf(base)}//${text}` : text, base);
  return url !== null && isWeb(url) ? url.href : undefined;
}

/** An http(s) address as it stands, without resolving. */
export function isWebAddress(text: string): boolean {
  return WEB.test(text) && URL.canParse(text);
}

/** `feed:https://…` and `feeds://host/…` as browsers would open them; anything else as it is. */
export function plainScheme(text: string): string {
  return text.trim().replace(FEED_PREFIX, '').replace(FEED_SCHEME, 'http$1://');
}

/** `feed:https://` */
const FEED_PREFIX = /^feeds?:(?=https?:)/i;
/** `feed://`, `feeds://` */
const FEED_SCHEME = /^feed(s?):\/\//i;

function isWeb(url: URL): boolean {
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '';
}

function schemeOf(base: string): string {
  return URL.parse(base)?.protocol === 'http:' ? 'http:' : 'https:';
}

const BLANKS = /[\s\u0000-\u001F]+/g;
/** A line break, a tab or another control character: no blank anybody typed into an address. */
const BREAK = /[\u0000-\u001F]/;

/** `https://…`, `javascript:…`, `//host/path` has none. */
const SCHEME = /^([a-z][a-z0-9+.-]{0,20}):/i;

/** `https:…`, with which an address that can be parsed always has a host. */
const WEB = /^https?:/i;

/** `www.seocho.go.kr/news?no=1`, `example.co.kr:8080/news`: local governments' feeds leave the scheme out. */
const HOST_WITHOUT_SCHEME = /^(?:[a-z0-9-]{1,63}\.){1,4}(?:kr|com|net|org)(?::\d{1,5})?(?:[/?#]|$)/i;
