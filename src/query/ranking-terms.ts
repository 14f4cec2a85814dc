// What orders the articles that were found: stems of the query, their pairs of syllables, neighbouring stems, names. Every article a unit
// finds has one of them.
import { bigramsOf } from '#src/language/analyze.ts';
import { placeToken, termToken, numberToken, titleBigram } from '#src/language/index-tokens.ts';
import { foldForSearch } from '#src/language/search-fold.ts';
import type { RunKind } from '#src/language/runs.ts';
import { anyOf, quoted } from './fts-expression.ts';
import type { TextUnit } from './resolve.ts';
import { namesOfPlace } from './unit-literals.ts';

export type RankingTerm = {
  /** The articles of the index that have it: how rare it is, is counted there. */
  readonly expression: string;
} & (
  | { readonly kind: 'word'; readonly isStem: boolean; readonly text: string; readonly script: RunKind }
  /** A long stem anywhere in a word. */
  | { readonly kind: 'part'; readonly text: string }
  /** Two syllables anywhere in the title. */
  | { readonly kind: 'title-pair'; readonly text: string; readonly script: RunKind }
  | {
      readonly kind: 'neighbours';
      readonly texts: readonly [string, string];
      readonly scripts: readonly [RunKind, RunKind];
    }
  /** Spellings of one name without blanks; none holds another. */
  | { readonly kind: 'name'; readonly spellings: readonly string[] }
);

/** Neighbouring stems: MRR +.008 on questions. */
export function rankingTermsOf(units: readonly TextUnit[]): readonly RankingTerm[] {
  const terms = new Map<string, RankingTerm>();
  const add = (term: RankingTerm) => {
    if (terms.size < MOST_TERMS) terms.set(term.expression, term);
  };
  let before: { readonly text: string; readonly script: RunKind } | undefined;
  for (const unit of units) {
    for (const name of namesOf(unit)) add(name);
    for (const [at, text] of unit.terms.stems.entries()) {
      const script = unit.terms.runs[at]?.kind ?? 'letters';
      add({ kind: 'word', isStem: true, text, script, expression: quoted([text]) });
      if (script === 'hangul' && text.length > 2) add(part(text));
      if (before !== undefined) add(neighbours(before, { text, script }));
      before = { text, script };
      for (const pair of bigramsOf([{ kind: script, text }])) {
        add({ kind: 'word', isStem: pair === text, text: pair, script, expression: quoted([pair]) });
        add({ kind: 'title-pair', text: pair, script, expression: quoted([titleBigram(pair)]) });
      }
    }
  }
  return [...terms.values()];
}

/** A question of 20 words has about 120. */
const MOST_TERMS = 240;

function part(text: string): RankingTerm {
  const pairs = bigramsOf([{ kind: 'hangul', text }]);
  const expression = anyOf([`{title} : ${quoted(pairs.map(titleBigram))}`, `{bigram} : ${quoted(pairs)}`]);
  return { kind: 'part', text, expression };
}

type Stem = { readonly text: string; readonly script: RunKind };

function neighbours(one: Stem, other: Stem): RankingTerm {
  const expression = `{title stem} : ${quoted([one.text, other.text])}`;
  return { kind: 'neighbours', texts: [one.text, other.text], scripts: [one.script, other.script], expression };
}

function namesOf({ terms, source }: TextUnit): readonly RankingTerm[] {
  const { group, placeId, number } = terms;
  if (group !== undefined) {
    const spellings = shortest(group.literals.map(({ text }) => text));
    return [{ kind: 'name', spellings, expression: quoted([termToken(group.id)]) }];
  }
  if (placeId !== undefined)
    return [{ kind: 'name', spellings: shortest(namesOfPlace(placeId)), expression: quoted([placeToken(placeId)]) }];
  if (number === undefined) return [];
  const typed = withoutBlanks(foldForSearch(source).text);
  const spellings = shortest([typed, String(number), number.toLocaleString('en')]);
  return [{ kind: 'name', spellings, expression: quoted([numberToken(number)]) }];
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
