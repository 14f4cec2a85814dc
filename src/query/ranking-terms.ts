// What orders the articles that were found: stems of the query, their pairs of syllables, neighbouring stems, names. Every article a unit
// finds has one of them.
import { bigramsOf } from '#src/language/analyze.ts';
import { placeToken, termToken, numberToken, titleBigram } from '#src/language/index-tokens.ts';
import { foldForSearch } from '#src/language/search-fold.ts';
import type { Run, RunKind } from '#src/language/runs.ts';
import { beginningsOf } from '#src/language/stem.ts';
import { SHORTEST_SPLIT } from '#src/language/literal.ts';
import { anyOf, endsInNoun, quoted } from './fts-expression.ts';
import type { TextUnit } from './resolve.ts';
import { namesOfPlace } from './unit-literals.ts';

export type Word = {
  /** Its stem. */
  readonly text: string;
  readonly script: RunKind;
  /** How words with this stem begin in running text. */
  readonly beginnings: readonly string[];
};

export type RankingTerm = {
  /** The articles of the index that have it: how rare it is, is counted there. */
  readonly expression: string;
} & (
  | ({ readonly kind: 'word'; readonly isStem: boolean } & Word)
  /** A long stem anywhere in a word. */
  | { readonly kind: 'part'; readonly text: string }
  /** Two syllables anywhere in the title. */
  | { readonly kind: 'title-pair'; readonly text: string; readonly script: RunKind }
  | { readonly kind: 'neighbours'; readonly words: readonly [Word, Word] }
  /** Spellings of one name without blanks; none holds another. */
  | { readonly kind: 'name'; readonly spellings: readonly string[] }
);

/** Neighbouring stems: MRR +.008 on questions; their other spacings +.006 on short passages. */
export function rankingTermsOf(units: readonly TextUnit[]): readonly RankingTerm[] {
  const terms = new Map<string, RankingTerm>();
  const add = (term: RankingTerm) => {
    if (terms.size < MOST_TERMS) terms.set(term.expression, term);
  };
  let before: Word | undefined;
  for (const unit of units) {
    for (const name of namesOf(unit)) add(name);
    for (const [at, text] of unit.terms.stems.entries()) {
      const word = wordOf(text, unit.terms.runs[at]?.kind ?? 'letters');
      for (const term of termsOf(word, before)) add(term);
      before = word;
    }
  }
  return [...terms.values()];
}

function termsOf(word: Word, before: Word | undefined): readonly RankingTerm[] {
  const { text, script } = word;
  const pairs = bigramsOf([{ kind: script, text }]);
  return [
    { kind: 'word', isStem: true, ...word, expression: quoted([text]) },
    ...(script === 'hangul' && text.length > 2 ? [part(text)] : []),
    ...otherSpacings(before?.text, { kind: script, text }).flatMap((stems) => spaced(stems, word, before)),
    ...pairs.flatMap((pair): readonly RankingTerm[] => [
      { kind: 'word', isStem: pair === text, ...wordOf(pair, script), expression: quoted([pair]) },
      { kind: 'title-pair', text: pair, script, expression: quoted([titleBigram(pair)]) },
    ]),
  ];
}

function wordOf(text: string, script: RunKind): Word {
  const all = beginningsOf({ kind: script, stem: text });
  // Where a word begins with two of them it is one word.
  const beginnings = all.filter((one) => !all.some((other) => other !== one && one.startsWith(other)));
  return { text, script, beginnings };
}

/** The stem with the one before it, joined to it, or in two halves. */
function spaced(stems: readonly string[], word: Word, before: Word | undefined): readonly RankingTerm[] {
  const [one = '', other] = stems;
  const expression = `{title stem} : ${quoted(stems)}`;
  if (other === undefined) return [{ kind: 'word', isStem: false, ...wordOf(one, word.script), expression }];
  const isBefore = before?.text === one && other === word.text;
  const words = isBefore ? ([before, word] as const) : ([wordOf(one, 'hangul'), wordOf(other, 'hangul')] as const);
  return [{ kind: 'neighbours', words, expression }];
}

/**
 * Stems as they stand side by side in an article that spaces them otherwise: with the one before them, joined to it, in two halves.
 * 남북전쟁 → 남북 전쟁, 렘 수면 → 렘수면: MRR +.006 on short passages.
 */
function otherSpacings(before: string | undefined, stem: Pick<Run, 'kind' | 'text'>): readonly (readonly string[])[] {
  const isApart = stem.kind === 'hangul' && endsInNoun(stem.text);
  const halves = [...halvesOf(stem), ...(isApart ? [[stem.text.slice(0, -1), stem.text.slice(-1)]] : [])];
  return before === undefined ? halves : [[before, stem.text], [before + stem.text], ...halves];
}

/** 신종코로나 → 신종 코로나: two syllables or more on either side. */
function halvesOf({ kind, text }: Pick<Run, 'kind' | 'text'>): readonly (readonly string[])[] {
  if (kind !== 'hangul' || text.length < SHORTEST_SPLIT) return [];
  return Array.from({ length: text.length - 3 }, (_, at) => [text.slice(0, at + 2), text.slice(at + 2)]);
}

/** A question of 20 words has about 120. */
const MOST_TERMS = 240;

function part(text: string): RankingTerm {
  const pairs = bigramsOf([{ kind: 'hangul', text }]);
  const expression = anyOf([`{title} : ${quoted(pairs.map(titleBigram))}`, `{bigram} : ${quoted(pairs)}`]);
  return { kind: 'part', text, expression };
}

function namesOf({ terms, source }: TextUnit): readonly RankingTerm[] {
  const { group, placeId, numbers } = terms;
  if (group !== undefined) {
    const spellings = shortest(group.literals.map(({ text }) => text));
    return [{ kind: 'name', spellings, expression: quoted([termToken(group.id)]) }];
  }
  if (placeId !== undefined)
    return [{ kind: 'name', spellings: shortest(namesOfPlace(placeId)), expression: quoted([placeToken(placeId)]) }];
  const typed = numbers.length === 1 ? [withoutBlanks(foldForSearch(source).text)] : [];
  return numbers.map((number) => {
    const spellings = shortest([...typed, String(number), number.toLocaleString('en')]);
    return { kind: 'name', spellings, expression: quoted([numberToken(number)]) };
  });
}

/** 세종 stands in 세종시 as well: counted once. */
function shortest(spellings: readonly string[]): readonly string[] {
  const all = [...new Set(spellings.map(withoutBlanks))].filter((one) => !TOO_SHORT.test(one));
  return all.filter((one) => !all.some((other) => other !== one && one.includes(other)));
}

/** Stands in other words everywhere: `us`, `ai`, `구`. */
const TOO_SHORT = /^(?:[a-z]{1,3}|.?)$/u;

export function withoutBlanks(text: string): string {
  return text.replaceAll(' ', '');
}
