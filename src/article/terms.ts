// Counts the words of a list in a text: the one way in which lexicon and topics look at an article.
// It must never match inside another word: Latin terms stand alone, capitals count in capitals (ITS, not its), `^` and `$` guard short Korean ones.

export type TermMatcher = {
  /** Every match, in order: where, what, and whether it only stands in an enumeration (`교통·환경·에너지`). */
  find(text: string): readonly TermMatch[];
};

export type TermMatch = { readonly index: number; readonly text: string; readonly isListed: boolean };

/**
 * @param terms words; a space in one matches any spacing or none, `^` no Hangul before it, `$` none after it
 * @param except words that hold a term without meaning it: 스마트시티공학과
 */
export function compileTerms(terms: readonly string[], except: readonly string[] = []): TermMatcher {
  const anyCase = alternation(
    terms.filter((term) => !isCapitals(term)),
    'giu',
  );
  const capitals = alternation(terms.filter(isCapitals), 'gu');
  const exceptions = alternation(except, 'giu');
  return {
    find(text) {
      const read = exceptions === undefined ? text : text.replaceAll(exceptions, (found) => ' '.repeat(found.length));
      return [anyCase, capitals].flatMap((pattern) => (pattern === undefined ? [] : matchesOf(read, pattern)));
    },
  };
}

function isCapitals(term: string): boolean {
  return CAPITALS.test(term);
}

/** `ITS`, `C-ITS`, `AI`, `112`: no small letter and no Hangul. */
const CAPITALS = /^[A-Z0-9-]{2,}$/;

function matchesOf(text: string, pattern: RegExp): readonly TermMatch[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    index,
    text: found,
    isListed: isListed(text, index, index + found.length),
  }));
}

/** Longest first, so that 스마트시티 통합플랫폼 is not cut short by 스마트시티. Plain alternatives, nothing repeats: linear. */
function alternation(terms: readonly string[], flags: string): RegExp | undefined {
  if (terms.length === 0) return undefined;
  const sources = terms.toSorted((a, b) => b.length - a.length).map(sourceOf);
  return new RegExp(sources.join('|'), flags);
}

function sourceOf(term: string): string {
  const isGuardedBefore = term.startsWith('^');
  const isGuardedAfter = term.endsWith('$');
  const word = term.slice(isGuardedBefore ? 1 : 0, isGuardedAfter ? -1 : undefined);
  const isLatin = LATIN.test(word);
  const body = word
    .split(' ')
    .map((part) => part.replaceAll(SPECIAL, String.raw`\$&`))
    .join(isLatin ? String.raw`[\s-]` : String.raw`\s?`);
  const after = isGuardedAfter ? String.raw`(?!\p{L})` : endOf(word);
  return (isGuardedBefore ? String.raw`(?<!\p{L})` : startOf(word)) + body + after;
}

function startOf(word: string): string {
  return STARTS_LATIN.test(word) ? String.raw`(?<![A-Za-z0-9])` : '';
}

/** A year may hang on an abbreviation (SCEWC21); a number ends with its digits. */
function endOf(word: string): string {
  if (ENDS_LATIN.test(word)) return String.raw`(?![A-Za-z])`;
  return ENDS_DIGIT.test(word) ? String.raw`(?![A-Za-z0-9])` : '';
}

/** No Hangul at all: `smart city`. */
const LATIN = /^[\x20-\x7e]+$/;
const STARTS_LATIN = /^[A-Za-z0-9]/;
const ENDS_LATIN = /[A-Za-z]$/;
const ENDS_DIGIT = /\d$/;

/** Characters with a meaning in a pattern: `+`, `[`. */
const SPECIAL = /[[\]{}()*+?.\\|/]/g;

/** Flanked by a middle dot or slash, or followed by a comma or 와/과: named among others, not spoken of. */
function isListed(text: string, start: number, end: number): boolean {
  return LIST_BEFORE.test(text.slice(Math.max(0, start - 2), start)) || LIST_AFTER.test(text.slice(end, end + 3));
}

const LIST_BEFORE = /[·ㆍ・/]\s?$/;
const LIST_AFTER = /^(?:\s?[·ㆍ・/]|,\s|(?:와|과)\s)/;
