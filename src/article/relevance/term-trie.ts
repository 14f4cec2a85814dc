// The tree in which the words of seeds/lexicon.json and seeds/topics.json are looked up, and what the marks in a term mean.
// Building only: how a text is read with it stands in terms.ts.

export type TermNode = {
  readonly next: Map<number, TermNode>;
  /** Behind a space of a Korean term: one blank or none. */
  gap: TermNode | undefined;
  /** Behind a space of an English term: a blank or a hyphen. */
  join: TermNode | undefined;
  readonly ends: TermEnd[];
};

type Owner = { readonly list: number; readonly role: 'term' | 'except' | 'notBefore' | 'notAfter' };

export type TermEnd = Owner & {
  readonly isGuardedBefore: boolean;
  readonly isGuardedAfter: boolean;
  readonly startsLatin: boolean;
  readonly endsLatin: boolean;
  readonly endsDigit: boolean;
  /** Spelling without blanks that must stand exactly so: `ITS`, `WeGO`. */
  readonly exact: string | undefined;
};

export function emptyNode(): TermNode {
  return { next: new Map(), gap: undefined, join: undefined, ends: [] };
}

/** @param term as written in a seed file: `스마트 시티`, `^주가`, `협약$`, `smart city`, `C-ITS` */
export function addTerm(root: TermNode, term: string, owner: Owner): void {
  const { word, ...marks } = readMarks(term);
  const isLatin = NO_HANGUL.test(word);
  let node = root;
  for (const unit of word.toLowerCase()) {
    if (unit !== ' ') node = nodeAt(node, unit.charCodeAt(0));
    else if (isLatin) node = node.join ??= emptyNode();
    else node = node.gap ??= emptyNode();
  }
  node.ends.push({
    ...owner,
    ...marks,
    startsLatin: STARTS_LATIN.test(word),
    endsLatin: ENDS_LATIN.test(word),
    endsDigit: ENDS_DIGIT.test(word),
    exact: CAPITALS.test(word) || INNER_CAPITAL.test(word) ? word.replaceAll(SPACING, '') : undefined,
  });
}

function nodeAt(node: TermNode, unit: number): TermNode {
  const known = node.next.get(unit);
  if (known !== undefined) return known;
  const made = emptyNode();
  node.next.set(unit, made);
  return made;
}

/** The word without its guards `^` and `$`. */
export function readMarks(term: string): {
  readonly word: string;
  readonly isGuardedBefore: boolean;
  readonly isGuardedAfter: boolean;
} {
  const isGuardedBefore = term.startsWith('^');
  const isGuardedAfter = term.endsWith('$');
  const word = term.slice(isGuardedBefore ? 1 : 0, isGuardedAfter ? -1 : undefined);
  return { word, isGuardedBefore, isGuardedAfter };
}

/** `smart city`: a blank in it may be a hyphen. */
const NO_HANGUL = /^[^\p{Script=Hangul}]+$/u;
const STARTS_LATIN = /^[A-Za-z0-9]/;
const ENDS_LATIN = /[A-Za-z]$/;
const ENDS_DIGIT = /\d$/;
const SPACING = /[\s-]/g;

/** `ITS`, `C-ITS`, `AI`, `112`: no small letter and no Hangul. */
const CAPITALS = /^[A-Z0-9-]{2,}$/;

/** `WeGO`, `MaaS`, `IoT`: a capital behind another letter of its word. */
const INNER_CAPITAL = /[A-Za-z][A-Z]/;
