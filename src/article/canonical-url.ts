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
} from './url-rules.ts';

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

/** Example: `naver:001/0012345678`, `daum:20200806160612345`. */
const PORTAL_KEY = /^(?:naver:\d{3,4}\/\d{10,12}|daum:\w{6,40})$/;

/** Longer texts are no address anybody published; the bound keeps hostile input cheap. */
const MAX_LENGTH = 8_192;
/** Example: `www.kado.net/news`, `127.0.0.1:8080/x`, `localhost:3000/x`. */
const WITHOUT_SCHEME = /^(?:[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,10}|localhost)(?::\d{1,5})?(?:[/?#]|$)/u;
/** Google hands out addresses inside its own; three levels were never exceeded. */
const MAX_WRAPPERS = 3;

function parseAddress(text: string, depth = 0): URL | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_LENGTH) return undefined;
  const address = URL.parse(withScheme(trimmed));
  if (address === null || !HTTP.test(address.protocol) || address.hostname === '') return undefined;
  const inner = depth < MAX_WRAPPERS ? wrappedAddress(address) : undefined;
  return (inner === undefined ? undefined : parseAddress(inner, depth + 1)) ?? address;
}

const HTTP = /^https?:$/;

function withScheme(text: string): string {
  if (text.startsWith('//')) return `https:${text}`;
  return WITHOUT_SCHEME.test(text) ? `https://${text}` : text;
}

/** `https://www.google.com/url?rct=j&url=https://…` as Google Alerts sends it. */
function wrappedAddress(address: URL): string | undefined {
  if (address.pathname !== '/url' || !GOOGLE.test(address.hostname)) return undefined;
  return address.searchParams.get('url') ?? address.searchParams.get('q') ?? undefined;
}

/** Example: `www.google.com`, `google.co.kr`. */
const GOOGLE = /^(?:www\.)?google\.(?:com|co\.kr)$/;

/** Whether a page's own canonical link may stand for its address: same site, and it names the same article as a whole word. */
function isCanonicalOf(link: URL, address: URL): boolean {
  if (siteOf(link) !== siteOf(address)) return false;
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
  return portalKeyOf(address) ?? `https://${hostAndPort(address)}${pathAndQuery(address)}`;
}

/** Naver and Daum show one copy of an article under many hosts and paths: outlet and number are its identity. */
function portalKeyOf(address: URL): string | undefined {
  if (NAVER.test(address.hostname)) {
    const path = NAVER_PATH.exec(address.pathname);
    const outlet = path?.[1] ?? address.searchParams.get('oid') ?? '';
    const article = path?.[2] ?? address.searchParams.get('aid') ?? '';
    if (NAVER_OUTLET.test(outlet) && NAVER_ARTICLE.test(article))
      return `naver:${outlet.padStart(3, '0')}/${article.padStart(10, '0')}`;
  }
  const daum = DAUM.test(address.hostname) ? DAUM_PATH.exec(address.pathname)?.[1] : undefined;
  return daum === undefined ? undefined : `daum:${daum}`;
}

/** Example: `n.news.naver.com`, `m.sports.naver.com`. */
const NAVER = /^(?:[a-z0-9-]{1,20}\.){0,2}(?:news|sports|entertain)\.naver\.com$/;
/** Example: `/mnews/article/001/0012345678`, `/article/comment/001/0012345678`. */
const NAVER_PATH = /\/article\/(?:comment\/)?(\d{1,4})\/(\d{1,12})$/;
const NAVER_OUTLET = /^\d{1,4}$/;
const NAVER_ARTICLE = /^\d{1,12}$/;
/** Example: `v.daum.net`, `news.v.daum.net`. */
const DAUM = /^(?:[a-z0-9-]{1,20}\.){0,2}v\.daum\.net$/;
/** Example: `/v/20200806160612345`. */
const DAUM_PATH = /^\/v\/(\w{6,40})$/;

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

function pathAndQuery(address: URL): string {
  const path = plainPath(address);
  const parameters = parametersOf(address.search).filter(({ name, value }) => !isTracking(name, value));
  const find = (wanted: string) => parameters.find(({ name, value }) => name === wanted && ID_VALUE.test(value));
  // The commonest publishing system of Korean outlets: the number alone is the article, the rest tells of the list behind it.
  const number = NDSOFT_PATH.test(path) ? find('idxno') : undefined;
  if (number !== undefined) return `${path}?idxno=${number.value}`;
  // Local papers serve `/sub_read.html?uid=19669&section=sc2` as `/19669` as well.
  const uid = SUB_READ_PATH.test(path) ? find('uid') : undefined;
  if (uid !== undefined) return `${path.replace(SUB_READ_PATH, '/')}${uid.value}`;
  const hasId = parameters.some(({ name }) => ID_PARAMETERS.has(name));
  const kept = parameters.filter(({ name }) => !(hasId && LIST_PARAMETERS.has(name)));
  const query = kept.map(({ raw }) => raw).toSorted();
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

const ID_VALUE = /^\d+$/;
/** Example: `/news/articleView.html`. */
const NDSOFT_PATH = /\/articleView\.html$/;
/** Example: `/sub_read.html`. */
const SUB_READ_PATH = /\/sub_read\.html$/;

function plainPath(address: URL): string {
  const host = plainHost(address.hostname);
  const moved = AMP_PATHS.find(
    (rule) => (host === rule.host || host.endsWith(`.${rule.host}`)) && rule.from.test(address.pathname),
  );
  const path = moved === undefined ? address.pathname : address.pathname.replace(moved.from, moved.to);
  const segments = upperEscapes(path)
    .split('/')
    .map((segment) => segment.replace(SESSION, '').replace(AMP_NAME, ''))
    .filter((segment) => segment !== '' && segment.toLowerCase() !== 'amp');
  return `/${segments.join('/')}`;
}

/** Example: `read;jsessionid=0A1B`. */
const SESSION = /;jsessionid=.*$/i;
/** Example: `view_amp.asp`, `articleViewAmp.html`, `NewsViewAmp`. */
const AMP_NAME = /(?<=[A-Za-z0-9])(?:[-_]amp|(?<=[a-z])Amp)+(?=$|\.[a-z]{2,5}$)/;

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
