// Decides under which key an address is known: the same article gives the same key, whatever mobile, AMP or tracking form was shared.
// Must never merge two articles: unknown parameters stay, and a canonical link that lost the article's number is not believed.
import { getDomain } from 'tldts';
import {
  AMP_PATHS,
  ID_PARAMETERS,
  LIST_PARAMETERS,
  SAME_SITE_PREFIXES,
  TRACKING_PARAMETERS,
  TRACKING_VALUES,
  WHOLE_IDS,
} from './url-rules.ts';
import { isOpaque, PORTAL_KEY, portalKeyOf, wrappedAddress } from './url-portals.ts';

/**
 * The identity key of an article's address. Idempotent: the key of a key is the key.
 * @param url as published; a missing scheme is forgiven (`www.kado.net/…`)
 * @param options.canonicalLink `<link rel=canonical>` or og:url of the page; wins when it is of the same registrable domain and still
 *   names the article
 * @returns `https://host[:port]/path?query`, `naver:001/0012345678` or `daum:20200806160612345`; undefined when it is no http(s) URL
 */
export function canonicalUrl(url: string, options: { readonly canonicalLink?: string } = {}): string | undefined {
  const portalKey = PORTAL_KEY.exec(url.trim())?.[0];
  if (portalKey !== undefined) return portalKey;
  const address = parseAddress(url);
  if (address === undefined) return undefined;
  const link = options.canonicalLink === undefined ? undefined : parseAddress(options.canonicalLink);
  const believed = link !== undefined && isCanonicalOf(link, address) ? link : address;
  return keyOf(believed);
}

/** Longer texts are no address anybody published; the bound keeps hostile input cheap. */
const MAX_LENGTH = 8_192;
/** Example: `www.kado.net/news`, `127.0.0.1:8080/x`, `localhost:3000/x`. */
const WITHOUT_SCHEME = /^(?:[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,10}|localhost)(?::\d{1,5})?(?:[/?#]|$)/u;

function parseAddress(text: string): URL | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_LENGTH) return undefined;
  const address = URL.parse(withScheme(trimmed));
  if (address === null || !HTTP.test(address.protocol) || address.hostname === '') return undefined;
  // What is inside is shorter than its wrapper: this ends.
  const inner = wrappedAddress(address);
  return (inner === undefined ? undefined : parseAddress(inner)) ?? address;
}

const HTTP = /^https?:$/;

function withScheme(text: string): string {
  if (text.startsWith('//')) return `https:${text}`;
  return WITHOUT_SCHEME.test(text) ? `https://${text}` : text;
}

/** Whether a page's own canonical link may stand for its address: same site, and it names the same article as a whole word. */
function isCanonicalOf(link: URL, address: URL): boolean {
  if (siteOf(link) !== siteOf(address) || isOpaque(address)) return false;
  // Some systems name the list, the month or the front page as canonical for every article; believing them would merge all of them.
  const words = new Set(wordsOf(link));
  const names = namesOf(address);
  // A long number is one article's alone; a short one, or a word, has to be all that names it.
  return (
    names.some((name) => LONG_ID.test(name) && words.has(name)) ||
    (names.length > 0 && names.every((name) => words.has(name)))
  );
}

/** What names the article in its address: its numbers, else a long number of any parameter, else the last part of its path. */
function namesOf(address: URL): readonly string[] {
  const numbers = numbersOf(address);
  if (numbers.length > 0) return numbers;
  const long = parametersOf(address.search).flatMap(({ value }) => (LONG_ID.test(value) ? [value] : []));
  if (long.length > 0) return long;
  const parts = address.pathname.split('/').filter((part) => part !== '');
  return parts.slice(-1);
}

/** Parts of a path, values of parameters, and runs of digits in them. */
function wordsOf({ pathname, search }: URL): readonly string[] {
  const parts = [...pathname.split('/'), ...parametersOf(search).map(({ value }) => value)];
  return [...parts, ...parts.flatMap((part) => part.match(DIGITS) ?? [])];
}

const DIGITS = /\d+/g;
/** Example: `20221222001`. */
const LONG_ID = /^\d{5,}$/;

function siteOf({ hostname, host }: URL): string {
  return getDomain(hostname, { allowPrivateDomains: true }) ?? host;
}

/** What looks like an article's number: values of id parameters, and runs of four or more digits in the path. */
function numbersOf(address: URL): readonly string[] {
  const values = parametersOf(address.search).filter(({ name, value }) => ID_PARAMETERS.has(name) && value !== '');
  return [
    ...values.map(({ value }) => value),
    ...(address.pathname.match(LONG_NUMBER) ?? []).filter((digits) => !YEAR.test(digits)),
  ];
}

/** Example: the `2026` of `/2026/11/busan-launch`: all articles of a year share it. */
const YEAR = /^(?:19|20)\d\d$/;
/** Example: `20200806001` of `/article/20200806001`. */
const LONG_NUMBER = /\d{4,}/g;

function keyOf(address: URL): string {
  if (isOpaque(address)) return `https://${address.host}${address.pathname}${address.search}`;
  const path = plainPath(address);
  return portalKeyOf(address, path) ?? `https://${hostAndPort(address)}${pathAndQuery(path, address.search)}`;
}

function hostAndPort({ hostname, port }: URL): string {
  // Both default ports go, because the scheme does not belong to the key.
  return port === '' || port === '80' || port === '443' ? plainHost(hostname) : `${plainHost(hostname)}:${port}`;
}

function plainHost(hostname: string): string {
  const host = hostname.replace(/\.$/, '');
  const dot = host.indexOf('.');
  if (dot < 0 || !SAME_SITE_PREFIXES.has(host.slice(0, dot))) return host;
  // `m.kr` may be a domain of its own: what is left must still be one.
  const rest = host.slice(dot + 1);
  return getDomain(rest, { allowPrivateDomains: true }) === null ? host : plainHost(rest);
}

function pathAndQuery(path: string, search: string): string {
  const parameters = parametersOf(search).filter(({ name, value }) => !isTracking(name, value));
  const whole = wholeId(path, parameters);
  if (whole !== undefined) return whole;
  const hasId = parameters.some(({ name, value }) => ID_PARAMETERS.has(name) && value !== '');
  return withQuery(
    path,
    parameters.filter(({ name }) => !(hasId && LIST_PARAMETERS.has(name))),
  );
}

function withQuery(path: string, parameters: readonly Parameter[]): string {
  const query = parameters.map(({ raw }) => raw).toSorted();
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

/** The address by its number alone, where its system needs no more. */
function wholeId(path: string, parameters: readonly Parameter[]): string | undefined {
  const rule = WHOLE_IDS.find((one) => one.path.test(path));
  const number = parameters.find(({ name, value }) => name === rule?.name && ID_VALUE.test(value));
  if (rule === undefined || number === undefined) return undefined;
  const others = parameters.filter((one) => one.name !== rule.name && ID_PARAMETERS.has(one.name));
  if (rule.form === 'path') return withQuery(`${path.replace(rule.path, '/')}${number.value}`, others);
  return withQuery(path, [{ ...number, raw: `${rule.name}=${number.value}` }, ...others]);
}

const ID_VALUE = /^\d+$/;

function plainPath(address: URL): string {
  const host = plainHost(address.hostname);
  const moved = AMP_PATHS.find(
    (rule) => (host === rule.host || host.endsWith(`.${rule.host}`)) && rule.from.test(address.pathname),
  );
  const path = moved === undefined ? address.pathname : address.pathname.replace(moved.from, moved.to);
  const segments = upperEscapes(path)
    .split('/')
    .map((segment) => withoutAmp(segment.replace(SESSION, '')))
    .filter((segment) => segment !== '' && segment.toLowerCase() !== 'amp');
  return `/${segments.join('/')}`;
}

/** A name may have lost one mark and show another: `viewAmp.amp`. */
function withoutAmp(name: string): string {
  const plain = name.replace(AMP_NAME, '');
  return plain === name ? name : withoutAmp(plain);
}

/** Example: `read;jsessionid=0A1B`. */
const SESSION = /;jsessionid=.*$/i;
/** Example: `view_amp.asp`, `articleViewAmp.html`, `NewsViewAmp`, `busan-launch.amp`. A headline may end in `-amp`. */
const AMP_NAME = /(?<=[A-Za-z0-9])(?:[-_]amp(?=\.[a-z]{2,5}$)|(?<=[a-z])Amp(?=$|\.[a-z]{2,5}$)|\.amp(?=$|\.html?$))/;

function upperEscapes(text: string): string {
  return text.replaceAll(ESCAPE, (escape) => escape.toUpperCase());
}

/** Example: `%ea`. */
const ESCAPE = /%[0-9a-f]{2}/gi;

type Parameter = { readonly name: string; readonly value: string; readonly raw: string };

/** The parameters as written: decoding would turn EUC-KR values into the same replacement characters. */
function parametersOf(search: string): readonly Parameter[] {
  const pairs = search.replace(/^\?/, '').split(AMPERSAND);
  return pairs
    .map((pair) => upperEscapes(pair.replace(LEADING_ENTITY, '')))
    .filter((raw) => raw !== '' && raw !== '=')
    .map((raw) => {
      const equals = raw.indexOf('=');
      if (equals < 0) return { name: raw.toLowerCase(), value: '', raw };
      return { name: raw.slice(0, equals).toLowerCase(), value: raw.slice(equals + 1), raw };
    });
}

/** Feeds escape twice: `?idxno=1&amp;page=2`. */
const AMPERSAND = /&(?:amp;)*/;
const LEADING_ENTITY = /^(?:amp;)+/;

function isTracking(name: string, value: string): boolean {
  if (name.startsWith('utm_') || TRACKING_PARAMETERS.has(name)) return true;
  return TRACKING_VALUES.get(name)?.test(value) ?? false;
}
