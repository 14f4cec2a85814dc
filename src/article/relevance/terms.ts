// Counts the words of many lists in a text in one pass: the one way in which lexicon and topics look at an article.
// It must never match inside another Latin word, nor take a name that only holds a term (스마트시티아파트) for the term.
import { addTerm, emptyNode, type TermEnd, type TermNode } from './term-trie.ts';

export type TermList = {
  /** How a term is written: see `format` in seeds/lexicon.json. */
  readonly terms: readonly string[];
  /** Words that hold a term without meaning it: 스마트시티공학. */
  readonly except?: readonly string[] | undefined;
  /** Words that make a mere name of a term right before them: 스마트시티 | 아파트. */
  readonly notBefore?: readonly string[] | undefined;
  /** Words that make a mere name of a term right after them: 자이 | 스마트시티. */
  readonly notAfter?: readonly string[] | undefined;
};

export type TermMatch = {
  readonly index: number;
  readonly text: string;
  /** Only stands in an enumeration: `교통·환경·에너지`. */
  readonly isListed: boolean;
};

/** What one list found: its terms in order, and how many more were only names. */
export type TermFindings = { readonly matches: readonly TermMatch[]; readonly names: number };

/** Findings per list, in the order of the lists. */
export type TermScanner = (text: string) => readonly TermFindings[];

/** One list alone. */
export function compileTerms(
  terms: readonly string[],
  except: readonly string[] = [],
): { find(text: string): readonly TermMatch[] } {
  const scan = compileLists([{ terms, except }]);
  return { find: (text) => scan(text)[0]?.matches ?? [] };
}

/** All lists share one tree: the cost of a text does not grow with the number of words. */
export function compileLists(lists: readonly TermList[]): TermScanner {
  const root = emptyNode();
  for (const [list, { terms, except = [], notBefore = [], notAfter = [] }] of lists.entries()) {
    for (const term of terms) addTerm(root, term, { list, role: 'term' });
    for (const term of except) addTerm(root, term, { list, role: 'except' });
    for (const term of notBefore) addTerm(root, term, { list, role: 'notBefore' });
    for (const term of notAfter) addTerm(root, term, { list, role: 'notAfter' });
  }
  return (text) => {
    const hits: Hit[][] = lists.map(() => []);
    scanText(root, text, (hit) => hits[hit.list]?.push(hit));
    return hits.map((found) => findingsOf(found, text));
  };
}

type Hit = { readonly start: number; readonly end: number; readonly list: number; readonly role: TermEnd['role'] };

function scanText(root: TermNode, text: string, found: (hit: Hit) => void): void {
  const units = lowered(text);
  const walk = (node: TermNode, start: number, at: number): void => {
    for (const ending of node.ends) {
      const end = endOf(ending, { text, start, at });
      if (end !== undefined) found({ start, end, list: ending.list, role: ending.role });
    }
    const next = node.next.get(units.charCodeAt(at));
    if (next !== undefined) walk(next, start, at + 1);
    const isSpace = isBlank(units.charCodeAt(at));
    if (node.gap !== undefined) walk(node.gap, start, at);
    if (node.gap !== undefined && isSpace) walk(node.gap, start, at + 1);
    if (node.join !== undefined && (isSpace || units.charCodeAt(at) === HYPHEN)) walk(node.join, start, at + 1);
  };
  for (let start = 0; start < units.length; start += 1) {
    const first = root.next.get(units.charCodeAt(start));
    if (first !== undefined) walk(first, start, start + 1);
  }
}

const HYPHEN = 45;

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 160 || unit === 9 || unit === 13;
}

/** Lower case of the same length: `İ` would grow by one unit and shift every offset. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

type Stretch = { readonly text: string; readonly start: number; readonly at: number };

/** Where the term ends when what surrounds it allows it to stand here; undefined when not. */
function endOf(ending: TermEnd, { text, start, at }: Stretch): number | undefined {
  if (ending.startsLatin && isLatinOrDigit(text.charCodeAt(start - 1))) return undefined;
  if (ending.isGuardedBefore && isBehindLetter(text, start)) return undefined;
  if (ending.exact !== undefined && text.slice(start, at).replaceAll(SPACING, '') !== ending.exact) return undefined;
  if (ending.isGuardedAfter && LETTER_AFTER.test(text.slice(at, at + 2))) return undefined;
  if (ending.endsDigit) return isLatinOrDigit(text.charCodeAt(at)) ? undefined : at;
  if (!ending.endsLatin || !isLatin(text.charCodeAt(at))) return at;
  const plural = PLURAL.exec(text.slice(at, at + 3));
  return plural === null ? undefined : at + (plural[1]?.length ?? 0);
}

function isLatin(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

function isLatinOrDigit(unit: number): boolean {
  return isLatin(unit) || (unit >= 48 && unit <= 57);
}

/** Hangul and ASCII, nearly every text, need no pattern. */
function isBehindLetter(text: string, start: number): boolean {
  const unit = text.charCodeAt(start - 1);
  if (unit >= 0xac_00 && unit <= 0xd7_a3) return true;
  return unit < 128 ? isLatin(unit) : LETTER_BEFORE.test(text.slice(Math.max(0, start - 2), start));
}

const LETTER_BEFORE = /\p{L}$/u;
const LETTER_AFTER = /^\p{L}/u;
const SPACING = /[\s-]/g;

/** `sensors`, `buses`. */
const PLURAL = /^(e?s)(?![A-Za-z])/;

function findingsOf(hits: readonly Hit[], text: string): TermFindings {
  if (hits.length === 0) return NOTHING;
  const of = (role: TermEnd['role']): readonly Hit[] => hits.filter((hit) => hit.role === role);
  const [exceptions, followers, leaders] = [of('except'), of('notBefore'), of('notAfter')];
  const terms = longestOf(
    of('term').filter(({ start, end }) => !between(exceptions, start - LONGEST, end).some((out) => out.end > start)),
  );
  const isName = ({ start, end }: Hit): boolean =>
    between(followers, end, end + LONGEST_NAME).some((word) => isJoined(text.slice(end, word.start))) ||
    between(leaders, start - LONGEST, start).some((word) => BLANK.test(text.slice(word.end, start)));
  const meant = terms.filter((hit) => !isName(hit));
  return {
    matches: meant.map(({ start, end }) => ({
      index: start,
      text: text.slice(start, end),
      isListed: isListed(text, start, end),
    })),
    names: terms.length - meant.length,
  };
}

/** The hits that begin in a stretch; hits are in order, so that hostile texts cost no more than long ones. */
function between(hits: readonly Hit[], from: number, to: number): readonly Hit[] {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < hits.length && (hits[end]?.start ?? 0) < to) end += 1;
  return hits.slice(low, end);
}

/** No term of a list is longer; a name goes on for a few syllables at most. */
const LONGEST = 60;
const LONGEST_NAME = 11;

const NOTHING: TermFindings = { matches: [], names: 0 };

/** Next word, or the rest of the same word: `스마트시티 아파트`, `스마트시티인천㈜`. */
function isJoined(gap: string): boolean {
  return SAME_OR_NEXT_WORD.test(gap);
}

const SAME_OR_NEXT_WORD = /^(?:[\s'’”\])]{0,2}|[\p{L}\p{N}]*)$/u;
const BLANK = /^\s{0,2}$/;

/** From left to right, the longest first; what overlaps an earlier one is dropped. */
function longestOf(hits: readonly Hit[]): readonly Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  return kept;
}

/** Beside a middle dot or slash, or between commas and 와/과/및/and: named among others, not spoken of. */
function isListed(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 5), start);
  const after = text.slice(end, end + 6);
  if (DOT_BEFORE.test(before) || DOT_AFTER.test(after)) return true;
  return COMMA_BEFORE.test(before) && COMMA_AFTER.test(after);
}

const DOT_BEFORE = /[·ㆍ・/]\s?$/;
const DOT_AFTER = /^\s?[·ㆍ・/]/;
const COMMA_BEFORE = /(?:,|[가-힣][와과]|및|\band|\bor)\s$/;
const COMMA_AFTER = /^(?:,\s|\s(?:및|등|and|or)\s?)/;
