// The shapes that addresses of a page share, learned from its links: `www.example.co.kr/bbs/view.do?bbsId=B1&nttId=#`.
// Stable between two polls: what is constant over the page by chance (a day, a page number) never becomes part of it.
import { isBoardName, isIdName } from './address-noise.ts';
import { compare, isIdValue, plainHost, type Address } from './address-shape.ts';

/** An address with the box of the page that lists it beside others; undefined when it stands alone. */
export type Located = { readonly address: Address; readonly box: number | undefined };

/**
 * The patterns that addresses of a page have, each once. `#` stands for an id, `*` for the words of a title, `+` for any word.
 * @param located one of each article
 * @param page the list's own address: a parameter that repeats one of its own names this list
 */
export function patternsOf(located: readonly Located[], page: Address): readonly string[] {
  const samePath = [...Map.groupBy(located, ({ address }) => pathKey(address)).values()];
  const groups = [...samePath, ...samePath.flatMap(byIdName), ...mixedSections(located)].filter(isMany);
  const patterns = groups.flatMap((members) =>
    splitBoards(addressesOf(members), page)
      .filter(isMany)
      .flatMap((addresses) => writePattern(addresses, page) ?? []),
  );
  return [...new Set(patterns)];
}

/** Fewer could be anything: a banner, a pair of notices. Two links may share a number by chance. */
export const MIN_MEMBERS = 3;

function isMany({ length }: { readonly length: number }): boolean {
  return length >= MIN_MEMBERS;
}

/** `/?p=12`, `/?cat=3` and `/?paged=2` have one path: those that share the name of an id stand together. */
function byIdName(samePath: readonly Located[]): readonly (readonly Located[])[] {
  const names = namesOf(addressesOf(samePath)).filter((name) => isIdName(name) || !isBoardName(name));
  return names
    .slice(0, MAX_ID_NAMES)
    .map((name) => samePath.filter(({ address }) => address.parameters.has(name)))
    .filter(({ length }) => length < samePath.length);
}

const MAX_ID_NAMES = 12;

function addressesOf(members: readonly Located[]): readonly Address[] {
  return members.map(({ address }) => address);
}

function pathKey({ host, tokens }: Address): string {
  return `${plainHost(host)}/${tokens.join('/')}`;
}

/** Articles of one box whose paths differ in one word: `/policy/123`, `/transport/124`. Other boxes are other boards. */
function mixedSections(located: readonly Located[]): readonly (readonly Located[])[] {
  const inBoxes = located.filter(({ box }) => box !== undefined);
  const boxes = [...Map.groupBy(inBoxes, ({ box }) => box).values()];
  return boxes.flatMap((members) =>
    [...Map.groupBy(members, ({ address }) => looseKey(address)).values()].filter(
      (alike) => alike.length >= MIN_MEMBERS && isMixed(addressesOf(alike)),
    ),
  );
}

/** The path with its kinds only: words, ids, titles. */
function looseKey({ host, tokens }: Address): string {
  return [plainHost(host), ...tokens.map((token) => (isWord(token) ? '+' : token))].join('/');
}

/** `policy`, `transport`; `list.do` and `view.do` do different things. */
function isWord(token: string): boolean {
  return !token.includes('#') && !token.startsWith('*') && !token.includes('.');
}

function isMixed(addresses: readonly Address[]): boolean {
  const [first] = addresses;
  const differing = (first?.tokens ?? []).filter(
    (_, at) => new Set(addresses.map(({ tokens }) => tokens[at])).size > 1,
  );
  return differing.length === 1;
}

/** `view.do?bbsId=A&nttId=1` and `view.do?bbsId=B&nttId=2` are two lists. */
function splitBoards(addresses: readonly Address[], page: Address): readonly (readonly Address[])[] {
  const names = namesOf(addresses).filter((name) => isBoardHere(name, addresses, page));
  return [...Map.groupBy(addresses, ({ parameters }) => names.map((name) => parameters.get(name)).join('\n')).values()];
}

function namesOf(addresses: readonly Address[]): readonly string[] {
  return [...new Set(addresses.flatMap(({ parameters }) => [...parameters.keys()]))].slice(0, 60).sort(compare);
}

/** Whether the values under a name tell lists apart: those of a board do, and those that the page's own address shares. */
function isBoardHere(name: string, addresses: readonly Address[], page: Address): boolean {
  const values = addresses.flatMap(({ parameters }) => parameters.get(name) ?? []);
  // On some links only: how a reader came, not where the article is.
  if (values.length * 5 < addresses.length * 4) return false;
  const own = values.filter((value) => value === page.parameters.get(name)).length;
  if (own >= MIN_MEMBERS && own * 3 >= values.length) return true;
  if (!isListName(name, values)) return false;
  return SURE_BOARD.test(name) || new Set(values).size * 3 <= values.length * 2;
}

/** A name that tells lists apart, by its word or because it holds a word where others hold a number: `pst_id=mn_news`. */
function isListName(name: string, values: readonly string[]): boolean {
  if (isIdName(name) && !values.some((value) => isIdValue(name, value))) return true;
  return isBoardName(name) && !SECTION_NAME.test(name);
}

/** Articles of one list differ in these: `section=sc4`. Only the section that the page's own address names counts. */
const SECTION_NAME =
  /^(?:sec(?:tion)?\w{0,6}|cate?|cat_?id|category\w{0,6}|ctgry\w{0,6}|mkind|skind|\w{0,4}dept\w{0,6}|class\w{0,4}|group\w{0,4}|type|kind|gubun|gbn)$/i;

/** `bbsId`, `boardId`, `bo_table`, `BS_CODE`, `menuNo`, `mid` */
const SURE_BOARD =
  /^(?:bbs_?id|board_?id|brd_?id|bo_table|bid|(?:q_)?(?:bbs|bs|b)_?code|bcd|mid|menu_?(?:id|no|cd|seq))$/i;

/** Whether a pattern names another board than the page's own address does. */
export function isOfOtherBoard(pattern: string, page: Address): boolean {
  const [, query = ''] = pattern.split('?', 2);
  return query.split('&').some((pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    const own = page.parameters.get(name);
    return SURE_BOARD.test(name) && own !== undefined && encodeURIComponent(own) !== value;
  });
}

/** @returns undefined when nothing in the addresses can be an article's id */
function writePattern(addresses: readonly Address[], page: Address): string | undefined {
  const [first] = addresses;
  if (first === undefined) return undefined;
  const tokens = first.tokens.map((_, at) => tokenAt(addresses, at));
  const shared = namesOf(addresses).filter(
    (name) => addresses.filter(({ parameters }) => parameters.has(name)).length * 10 >= addresses.length * 9,
  );
  const id = idName(shared, addresses);
  if (id === undefined && !tokens.some((token, at) => isIdToken({ token, at, addresses }))) return undefined;
  const query = shared.flatMap((name) => {
    const value = name === id ? '#' : constantOf(name, addresses, page);
    return value === undefined ? [] : [`${encodeURIComponent(name)}=${value}`];
  });
  const host = plainHost(first.host) === plainHost(page.host) ? page.host : first.host;
  return [host, ...tokens].join('/') + (query.length === 0 ? '' : `?${query.join('&')}`);
}

/** One part of all paths: a place when it never changes, `+` when its words do, its kind otherwise. */
function tokenAt(addresses: readonly Address[], at: number): string {
  const [first] = addresses;
  const written = new Set(addresses.map(({ parts }) => parts[at] ?? ''));
  const kinds = new Set(addresses.map(({ tokens }) => tokens[at] ?? ''));
  const [part = ''] = written;
  const [kind = ''] = kinds;
  if (kinds.size > 1) return '+';
  return written.size === 1 && isPlace(part, first?.parts[at - 1]) ? part : kind;
}

/** A number of the path that names a place, such as `001` of an outlet or `0004` of a menu: years and what follows them do not. */
function isPlace(part: string, before: string | undefined): boolean {
  return !DATE_PART.test(part) && !(before !== undefined && DATE_PART.test(before) && SHORT_NUMBER.test(part));
}

/** `2026`, `202609`, `20260911`, `2026-09-11`, `09` */
const DATE_PART = /^(?:19|20)\d\d(?:[-_.]?\d\d){0,2}$|^[0-3]\d$/;
const SHORT_NUMBER = /^\d{1,2}$/;

type TokenAt = { readonly token: string; readonly at: number; readonly addresses: readonly Address[] };

/** Words of a title; a number that changes, with three digits in it or behind a word for reading. */
function isIdToken({ token, at, addresses }: TokenAt): boolean {
  if (token.startsWith('*')) return true;
  if (!token.includes('#')) return false;
  const parts = addresses.map(({ parts }) => parts[at] ?? '');
  if (new Set(parts).size === 1) return false;
  // `/board/view/7`; `/42` of a blog.
  const isRead = at === 0 || READ.test(addresses[0]?.parts[at - 1] ?? '');
  return isRead || parts.filter((part) => LONG_NUMBER.test(part)).length * 2 > parts.length;
}

const LONG_NUMBER = /\d{3}/;

/** `/board/view/7`, `/notice/7` */
const READ = /^(?:view|read|detail|show|articles?|posts?|news|notices?|press|bbs|board)\w{0,10}$/i;

/** The parameter that numbers the articles: the one with the most values; among equals a name that says so. */
function idName(names: readonly string[], addresses: readonly Address[]): string | undefined {
  const ranked = names
    .map((name) => {
      const values = addresses.flatMap(({ parameters }) => parameters.get(name) ?? []);
      const isUnique = values.length === addresses.length && new Set(values).size === values.length;
      const canBe = isIdName(name) || !isBoardName(name) || (isUnique && values.every((value) => LONG_ID.test(value)));
      const ids = values.filter((value) => isIdValue(name, value));
      // One odd link among them (a draft, an empty field) is no reason to lose the list.
      return { name, count: canBe && ids.length * 5 >= values.length * 4 ? new Set(ids).size : 0 };
    })
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count || Number(isIdName(b.name)) - Number(isIdName(a.name)));
  return ranked[0]?.name;
}

/** `20260515182947631` under a name that sounds like a board's. */
const LONG_ID = /^\d{5,}$/;

/** The value of a parameter that belongs to the list: the page's own, or a board's; encoded. */
function constantOf(name: string, addresses: readonly Address[], page: Address): string | undefined {
  const values = addresses.flatMap(({ parameters }) => parameters.get(name) ?? []);
  const [only] = values;
  if (only === undefined || values.some((value) => value !== only)) return undefined;
  const isOwn = only === page.parameters.get(name);
  return isOwn || isListName(name, values) ? encodeURIComponent(only) : undefined;
}
