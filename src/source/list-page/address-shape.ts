// An address as what stays and what changes from article to article: host, parts of the path, parameters. Knows one address at a
// time; what is constant over a list is for `address-pattern.ts` to see.
import { getDomain } from 'tldts';
import { isForeignPath, isIdName, isNoiseName } from './address-noise.ts';

export type Address = {
  /** As written, without session and fragment. */
  readonly url: string;
  /** `www.example.co.kr`, with its port when it has one. */
  readonly host: string;
  /** Parts of the path as written. */
  readonly parts: readonly string[];
  /** The same with what can change replaced: `#` for numbers and ids, `*` for words. */
  readonly tokens: readonly string[];
  /** Parameters by name, in the order of their names, without those that tell no articles apart. */
  readonly parameters: ReadonlyMap<string, string>;
};

/**
 * @param options.isPage it is a list itself
 * @returns undefined for what is no web address, or can be no article's: files, tags, lists, routes behind `#/`
 */
export function parseAddress(
  text: string,
  { isPage = false }: { readonly isPage?: boolean } = {},
): Address | undefined {
  const url = URL.parse(text);
  // Without its route a fetch gives the empty shell of the application.
  if (url === null || text.length > MAX_LENGTH || ROUTE.test(url.hash)) return undefined;
  url.hash = '';
  url.pathname = url.pathname.replace(SESSION, '');
  if (!isPage && isForeignPath(url.pathname)) return undefined;
  const parts = url.pathname.split('/').filter((part) => part !== '');
  if (parts.length > MAX_PARTS) return undefined;
  return { url: url.href, host: url.host, parts, tokens: parts.map(tokenOf), parameters: parametersOf(url) };
}

const MAX_LENGTH = 2_048;
const MAX_PARTS = 20;

/** `#/news/1`, `#!/news/1` */
const ROUTE = /^#!?\//;

/** `;jsessionid=0A1B` */
const SESSION = /;[a-z]{0,10}sess(?:ion)?id=[^/]*$/i;

function parametersOf(url: URL): ReadonlyMap<string, string> {
  const pairs = [...url.searchParams]
    .map(([name, value]) => [name.replace(ENTITY, ''), value] as const)
    .filter(([name, value]) => value !== '' && name.length <= 40 && !isNoiseName(name));
  return new Map(pairs.slice(0, 30).sort(([a], [b]) => compare(a, b)));
}

/** `&amp;page=1` encoded twice. */
const ENTITY = /^amp;/;

export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A part of a path by its kind: `#` id, `*` words, with `.html` kept; `news12345` becomes `news#`; others stay. */
function tokenOf(part: string): string {
  if (part.length > 600) return '*';
  const plain = decoded(part);
  const dot = EXTENSION.exec(plain)?.index ?? plain.length;
  const [stem, extension] = [plain.slice(0, dot), plain.slice(dot)];
  if (isIdText(stem)) return `#${extension}`;
  if (isSlug(stem)) return `*${extension}`;
  return part.replaceAll(LONG_NUMBER, '#');
}

/** `.html`, `.do`; `example.v2` has none. */
const EXTENSION = /\.[a-z]{2,5}$/i;
const LONG_NUMBER = /\d{3,}/g;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).normalize('NFC');
  } catch {
    return part;
  }
}

/** A whole value that can name an article: `12345`, `2026-09-11`, a uuid, `0f3a9c…`, `AKR20260911000100017`. */
export function isIdText(text: string): boolean {
  return text.length <= 80 && (NUMBER.test(text) || UUID.test(text) || HEX.test(text) || CODE.test(text));
}

const NUMBER = /^\d[\d_.-]{0,39}$/;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
/** `66e0f1a2b3c4d5e6f7a8b9c0`, with a digit and a letter in it. */
const HEX = /^(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{12,64}$/i;
/** `NISX20260911_0003`, `A2026091115300001`, `BBSMSTR_000000000012`: short letters, then a long number. */
const CODE = /^[a-z]{1,8}[_-]?\d{6,30}(?:[_-]\d{1,12})?$/i;

/** Words joined by hyphens: `busan-opens-its-first-pilot`, `스마트시티-시범도시-착공`. Two words are a section, not an article. */
export function isSlug(text: string): boolean {
  const joints = text.length - text.replaceAll(JOINT, '').length;
  if (HANGUL.test(text)) return joints >= 1 && text.length >= 8;
  return (joints >= 2 && text.length >= 14) || (joints >= 1 && DIGIT.test(text) && text.length >= 10);
}

const JOINT = /[-_]/g;
const HANGUL = /[가-힣]/;
const DIGIT = /\d{3}/;

/** Whether a parameter's value can be an article's: any number under a name that says so, a long number or an id under another. */
export function isIdValue(name: string, value: string): boolean {
  if (NO_ID.test(value)) return false;
  return isIdName(name) ? isIdText(value) || SHORT_CODE.test(value) : isIdText(value) && DIGIT.test(value);
}

/** An empty field of a form: `nttId=0`. */
const NO_ID = /^0+$/;

/** `A1`, `B0000123` */
const SHORT_CODE = /^[a-z]{0,6}[_-]?\d{1,20}$/i;

/** The registrable domain; the host where there is none, such as an address by number. */
export function siteOf(address: string): string {
  const url = URL.parse(address);
  if (url === null) return '';
  return getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.host;
}

/** `www.example.co.kr` and `m.example.co.kr` show the same articles. */
export function plainHost(host: string): string {
  return host.replace(SAME_HOST, '');
}

const SAME_HOST = /^(?:www|m|mobile)\./;
