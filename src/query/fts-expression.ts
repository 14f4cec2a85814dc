// A query as an FTS5 expression over the columns title, stem, bigram, facet, made of quoted tokens only: raw text never gets there.
// What the index cannot answer (dates, outlets) is not decided here: archive-plan.ts sees to it.
import { bigramsBehind, bigramsOf } from '#src/language/analyze.ts';
import { exactStems, isVerbForm, PLURALS, SHORTEST_PLURAL } from '#src/language/boundary.ts';
import {
  amountRangeTokens,
  facetToken,
  hanToken,
  insideOnlyToken,
  numberToken,
  placeToken,
  termToken,
  titleBigram,
} from '#src/language/index-tokens.ts';
import type { Run } from '#src/language/runs.ts';
import { SHORT_NOUNS } from '#src/language/word-lists.ts';
import { placesOfOneName } from '#src/language/places.ts';
import { literalOf, NEEDED, SHORTEST_SPLIT, type Literal, type Spacing } from '#src/language/literal.ts';
import type { TextUnit, Unit } from './resolve.ts';

/** Units the index answers by itself. */
export type IndexedUnit = Extract<Unit, { readonly kind: 'text' | 'facet' | 'amount' }>;

/** Articles that have this unit. */
export function unitExpression(unit: IndexedUnit): string {
  switch (unit.kind) {
    case 'text':
      return textExpression(unit);
    case 'facet':
      return quoted([facetToken(`${unit.field}:${unit.value}`)]);
    case 'amount':
      return anyOf(amountRangeTokens(unit).map((token) => quoted([token])));
  }
}

/** Articles that have this word or something near it: its stem in any form, inside another word, without its last syllable, or apart. */
export function looseExpression(unit: TextUnit): string {
  const { runs, stems, numbers, literal } = unit.terms;
  const near = runs.flatMap(({ kind }, at) => {
    const stem = { kind, text: stems[at] ?? '' };
    return [quoted([stem.text]), ...nearOnes(stem).map((bigrams) => `{bigram} : ${quoted(bigrams)}`)];
  });
  const counts = numbers.map((value) => quoted([numberToken(value)]));
  // A lone syllable with all its particles costs more than it tells; the others may as well stand inside another word.
  const isName = (unit.terms.group ?? unit.terms.placeId ?? numbers[0]) !== undefined;
  const anywhere = { ...unit, terms: { ...unit.terms, literal: literalOf(literal, 'anywhere') } };
  const own = isName || literal.text.length > 1 ? [textExpression(anywhere)] : [];
  return anyOf([...new Set([...own, ...near, ...counts])]);
}

type Part = Pick<Run, 'kind' | 'text'>;

/** 루이보스차 is near 루이보스, 연방준비제도 near 연방 준비 제도. */
function nearOnes({ kind, text }: Part): readonly (readonly string[])[] {
  const whole = bigramsOf([{ kind, text }]);
  if (kind !== 'hangul' || !(text.length >= SHORTEST_SPLIT || endsInNoun(text))) return [whole];
  const pairs = text.length === 6 ? [[text.slice(0, 2), text.slice(2, 4), text.slice(4)]] : [];
  return [whole, whole.slice(0, -1), ...pairs];
}

/** 타조알, 다뉴브강: the last syllable is a word by itself. */
export function endsInNoun(text: string): boolean {
  return text.length > 2 && SHORT_NOUNS.has(text.slice(-1));
}

/** Articles that have it in their title. */
export function titledExpression(unit: TextUnit): string {
  return textExpression({ ...unit, isTitle: true });
}

/** All of the expressions and none of the others. @param wanted at least one */
export function allExpression(wanted: readonly string[], excluded: readonly string[]): string {
  const all = wanted.map((expression) => `(${expression})`).join(' AND ');
  return excluded.length === 0 ? all : `(${all}) NOT (${anyOf(excluded)})`;
}

/** One of them; none at all is an expression that no article meets. */
export function anyOf(expressions: readonly string[]): string {
  return expressions.length === 0 ? NOTHING : expressions.map((expression) => `(${expression})`).join(' OR ');
}

/** A lone mark: no text brings it into the index. */
const NOTHING = '"\ue00f"';

function textExpression({ terms, isTitle }: TextUnit): string {
  const inTitle = isTitle ? '{title} : ' : '';
  if (terms.group !== undefined) return inTitle + quoted([termToken(terms.group.id)]);
  if (terms.number !== undefined) return inTitle + quoted([numberToken(terms.number)]);
  if (terms.placeId !== undefined)
    return anyOf(placesOfOneName(terms.placeId).map((id) => inTitle + quoted([placeToken(id)])));
  return literalExpression(terms.literal, isTitle);
}

/** Articles that have the literal. */
function literalExpression(literal: Literal, isTitle: boolean): string {
  const [alone] = literal.spacings;
  if (alone !== undefined && alone.mode === 'exact') return exactExpression(literal.text, isTitle);
  if (isLoneCharacter(literal)) return `${isTitle ? '{title}' : '{title facet}'} : ${quoted([hanToken(literal.text)])}`;
  const columns = isTitle ? TITLE : [...TITLE, ...BODY];
  return anyOf(columns.map((column) => columnExpression(literal, column)));
}

/** Where pairs of syllables stand, how they are written there, and where it stands which of them are no words. */
type Column = { readonly name: string; readonly write: (token: string) => string; readonly words: string };
const TITLE: readonly Column[] = [{ name: 'title', write: titleBigram, words: 'title' }];
const BODY: readonly Column[] = [{ name: 'bigram', write: (token) => token, words: 'facet' }];

function columnExpression(literal: Literal, column: Column): string {
  const phrases = anyOf([...new Set(literal.spacings.flatMap((spacing) => phrasesOf(spacing, literal, column)))]);
  const [alone] = literal.spacings;
  if (alone === undefined || alone.mode !== 'noun') return phrases;
  return `(${phrases}) NOT ({${column.words}} : ${quoted([insideOnlyToken(literal.text)])})`;
}

function exactExpression(noun: string, isTitle: boolean): string {
  const stems = [...exactStems(noun)].map((stem) => quoted([stem]));
  const inflected = stems.length === 0 ? [] : [`${isTitle ? '{title}' : '{title stem}'} : (${stems.join(' OR ')})`];
  const columns = isVerbForm(noun) ? [...TITLE, ...(isTitle ? [] : BODY)] : [];
  return anyOf([...inflected, ...columns.map(({ name, write }) => `{${name}} : ${quoted([write(noun)])}`)]);
}

function isLoneCharacter({ text, spacings }: Literal): boolean {
  const [alone] = spacings;
  return alone?.parts.length === 1 && alone.parts[0]?.kind === 'han' && Array.from(text).length === 1;
}

/** A phrase of bigrams finds the syllables wherever they stand in a word; a last lone syllable may go on: `5g 망` in 5G망을. */
function phrasesOf(spacing: Spacing, { text }: Literal, { name, write }: Column): readonly string[] {
  const last = spacing.parts.at(-1);
  const goesOn = last?.kind === 'hangul' && last.text.length === 1 && spacing.mayGoOn ? ' *' : '';
  const tokens = tokensOf(spacing);
  const plurals = last?.kind === 'letters' && text.length >= SHORTEST_PLURAL ? ['', ...PLURALS] : [''];
  return plurals.map((plural) => {
    const phrase = [...tokens.slice(0, -1), `${tokens.at(-1) ?? ''}${plural}`];
    return `{${name}} : ${quoted(phrase.map(write))}${goesOn}`;
  });
}

function tokensOf({ parts, needs }: Spacing): readonly string[] {
  let offset = 0;
  return parts.flatMap((part, at) => {
    const isBroken = offset > 0 && needs[offset - 1] === NEEDED.hard;
    offset += part.text.length;
    return bigramsBehind(parts[at - 1], part, isBroken);
  });
}

/** Tokens hold letters, digits and marks only (index-tokens.ts, runs.ts); a quotation mark would be doubled all the same. */
export function quoted(tokens: readonly string[]): string {
  return `"${tokens.join(' ').replaceAll('"', '""')}"`;
}
