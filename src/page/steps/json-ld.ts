// Decides what a page says of itself in JSON-LD: which of its objects is the article, and that object's fields.
// It must never trust an object about another page: a list of related articles is written in the same words.
import { z } from 'zod';
import { cleanLine } from '#src/language/normalize.ts';
import { decodeEntities } from '#src/page/markup/entities.ts';
import { titleKey } from '#src/page/lines/line-grammar.ts';

export type ArticleObject = {
  readonly headline: string | undefined;
  readonly alternative: string | undefined;
  readonly datePublished: string | undefined;
  readonly dateModified: string | undefined;
  /** Names as given; desks and outlets are not told apart yet. */
  readonly authors: readonly string[];
  /** Organisations in an author's place: a desk, or the outlet itself. */
  readonly desks: readonly string[];
  readonly publisher: string | undefined;
  /** Line breaks kept. */
  readonly body: string | undefined;
  readonly imageUrl: string | undefined;
  readonly isFree: boolean | undefined;
};

export type LinkedData = {
  readonly article: ArticleObject | undefined;
  /** The page calls itself a list (CollectionPage, ItemList …) and no article. */
  readonly isList: boolean;
};

/** What the page is known by, to pick its object out of several. */
export type PageIdentity = { readonly urls: readonly string[]; readonly titles: readonly string[] };

const looseObject = z.record(z.string(), z.unknown());
type LooseObject = z.infer<typeof looseObject>;

/** @param scripts texts of the `application/ld+json` scripts; broken ones are skipped */
export function readLinkedData(scripts: readonly string[], page: PageIdentity): LinkedData {
  const objects = scripts.flatMap((script) => flatten(parseLenient(script)));
  const articles = objects.filter((object) => typesOf(object).some((type) => ARTICLE_TYPES.has(type)));
  const unclear = articles.filter((object) => !isAboutAnother(object, page));
  const own =
    articles.find((object) => isAbout(object, page)) ?? (articles.length === 1 ? unclear[0] : unclear.find(isMain));
  return {
    article: own === undefined ? undefined : readArticle(own, referencesAmong(objects)),
    isList: articles.length === 0 && objects.some((object) => typesOf(object).some((type) => LIST_TYPES.has(type))),
  };
}

const ARTICLE_TYPES = new Set([
  'NewsArticle',
  'Article',
  'ReportageNewsArticle',
  'AnalysisNewsArticle',
  'BlogPosting',
  'TechArticle',
  'OpinionNewsArticle',
  'BackgroundNewsArticle',
  'ReviewNewsArticle',
  'LiveBlogPosting',
]);
const LIST_TYPES = new Set(['CollectionPage', 'ItemList', 'SearchResultsPage']);
const MAX_SCRIPT = 2_000_000;
const MAX_OBJECTS = 2_000;

/** Parses a script as JSON; accepts comments around it and raw line breaks inside its strings. */
export function parseLenient(script: string): unknown {
  const text = script.slice(0, MAX_SCRIPT).replace(SCRIPT_START, '').replace(SCRIPT_END, '');
  for (const attempt of [text, escapeRawControls(text)]) {
    try {
      const parsed: unknown = JSON.parse(attempt);
      return parsed;
    } catch {
      // The next attempt mends what many Korean templates break.
    }
  }
  return undefined;
}

/** `<!--`, `//<![CDATA[` */
const SCRIPT_START = /^\s{0,100}(?:<!--|(?:\/\/)?\s{0,9}<!\[CDATA\[)/u;
/** `-->`, `//]]>`, a stray semicolon. */
const SCRIPT_END = /(?:-->|(?:\/\/)?\s{0,9}\]\]>|;)\s{0,100}$/u;

/** Line breaks and tabs that stand raw inside a JSON string become their escapes. One pass. */
function escapeRawControls(json: string): string {
  let isInString = false;
  let isEscaped = false;
  let result = '';
  let start = 0;
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (isInString && code < 0x20) {
      result += json.slice(start, index) + (code === 0x0a ? '\\n' : ' ');
      start = index + 1;
    }
    if (code === 0x22 && !isEscaped) isInString = !isInString;
    isEscaped = isInString && code === 0x5c && !isEscaped;
  }
  return result + json.slice(start);
}

/** Every object of arrays and `@graph`s, without recursion. */
function flatten(root: unknown): readonly LooseObject[] {
  const found: LooseObject[] = [];
  const waiting: unknown[] = [root];
  for (let index = 0; index < waiting.length && found.length < MAX_OBJECTS; index += 1) {
    const value = waiting[index];
    if (Array.isArray(value)) waiting.push(...value.slice(0, MAX_OBJECTS));
    const object = Array.isArray(value) ? undefined : looseObject.safeParse(value).data;
    if (object === undefined) continue;
    found.push(object);
    waiting.push(object['@graph'], object['mainEntity']);
  }
  return found;
}

function typesOf(object: LooseObject): readonly string[] {
  return textsOf(object['@type']).map((type) => type.replace(SCHEMA, ''));
}

/** `https://schema.org/NewsArticle`, `schema:NewsArticle` */
const SCHEMA = /^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)/u;

/** What an object stands for that only names another by its id. */
type Resolve = (value: unknown) => unknown;

function referencesAmong(objects: readonly LooseObject[]): Resolve {
  const byId = new Map(
    objects
      .filter((object) => Object.keys(object).length > 1)
      .flatMap((object) => textsOf(object['@id']).map((id) => [id, object] as const)),
  );
  const resolve: Resolve = (value) => byId.get(textOf(looseObject.safeParse(value).data?.['@id']) ?? '') ?? value;
  return (value) => (Array.isArray(value) ? value.slice(0, MAX_AUTHORS).map(resolve) : resolve(value));
}

function isAbout(object: LooseObject, { urls, titles }: PageIdentity): boolean {
  if (addressesOf(object).some((url) => urls.includes(url))) return true;
  const key = headlineKey(object);
  return key !== '' && titles.some((title) => titleKey(title).includes(key));
}

/** One that names another address and another headline than the page's: a teaser. */
function isAboutAnother(object: LooseObject, { urls, titles }: PageIdentity): boolean {
  const own = addressesOf(object).map((url) => pathOf(url, urls[0]));
  const paths = new Set(urls.map((url) => pathOf(url, undefined)));
  const key = headlineKey(object);
  const keys = titles.map(titleKey).filter((title) => title !== '');
  const isElsewhere = own.length > 0 && own.every((path) => path !== undefined && !paths.has(path));
  return (
    isElsewhere && key !== '' && keys.length > 0 && !keys.some((title) => title.includes(key) || key.includes(title))
  );
}

/** Where an address leads on its host; the same article may stand on `www.` and `m.`. */
function pathOf(address: string, base: string | undefined): string | undefined {
  const url = URL.parse(address, base);
  return url === null ? undefined : `${url.pathname.replace(LAST_SLASH, '')}${url.search}`;
}

const LAST_SLASH = /\/$/u;

function addressesOf(object: LooseObject): readonly string[] {
  return [object['url'], object['@id'], object['mainEntityOfPage']].flatMap(urlsOf);
}

function headlineKey(object: LooseObject): string {
  const headline = textOf(object['headline'] ?? object['name']);
  return headline === undefined ? '' : titleKey(decodeEntities(headline));
}

/** The first of several is the page's when it names its text or its page. */
function isMain(object: LooseObject): boolean {
  return object['articleBody'] !== undefined || object['datePublished'] !== undefined;
}

function urlsOf(value: unknown): readonly string[] {
  const object = looseObject.safeParse(value).data;
  return object === undefined ? textsOf(value) : textsOf(object['@id'] ?? object['url']);
}

function pictureUrlOf(value: unknown): string | undefined {
  const [image]: readonly unknown[] = Array.isArray(value) ? value : [value];
  const object = looseObject.safeParse(image).data;
  if (object === undefined) return textOf(image);
  const id = textOf(object['@id']);
  return (
    textOf(object['url']) ?? textOf(object['contentUrl']) ?? (id !== undefined && !FRAGMENT.test(id) ? id : undefined)
  );
}

/** An id that is no address of its own: `/news/1#primaryimage`. */
const FRAGMENT = /#/u;

function readArticle(object: LooseObject, resolve: Resolve): ArticleObject {
  const writers = resolve(object['author'] ?? object['creator']);
  const body = textsOf(object['articleBody']).join('\n');
  const access = object['isAccessibleForFree'];
  return {
    headline: lineOf(object['headline'] ?? object['name']),
    alternative: lineOf(object['alternativeHeadline'] ?? object['alternateName']),
    datePublished: lineOf(object['datePublished'] ?? object['dateCreated']),
    dateModified: lineOf(object['dateModified']),
    authors: authorsOf(writers, 'person'),
    desks: authorsOf(writers, 'organisation'),
    publisher: nameOf(resolve(object['publisher'])),
    body: body === '' ? undefined : decodeEntities(body),
    imageUrl: pictureUrlOf(resolve(object['image'])),
    isFree: access === undefined ? undefined : !NOT_FREE.has(access),
  };
}

/** Both spellings are in use: `false`, `"False"`. */
const NOT_FREE = new Set<unknown>([false, 'false', 'False']);

function lineOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : cleanLine(decodeEntities(text));
}

function textOf(value: unknown): string | undefined {
  return textsOf(value)[0];
}

function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((text) => typeof text === 'string' && text.trim() !== '').map(String);
}

function nameOf(value: unknown): string | undefined {
  const object = looseObject.safeParse(Array.isArray(value) ? value[0] : value).data;
  return lineOf(object === undefined ? value : object['name']);
}

const MAX_AUTHORS = 20;

/** Names of persons, or of the organisations that stand in their place: a desk, or the outlet. */
function authorsOf(value: unknown, wanted: 'person' | 'organisation'): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.slice(0, MAX_AUTHORS).flatMap((author) => {
    const object = looseObject.safeParse(author).data;
    const isOrganisation = object !== undefined && typesOf(object).some((type) => ORGANISATIONS.has(type));
    if (isOrganisation !== (wanted === 'organisation')) return [];
    return textsOf(object === undefined ? author : object['name']);
  });
}

const ORGANISATIONS = new Set(['Organization', 'NewsMediaOrganization']);
