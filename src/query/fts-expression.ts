// A query as an FTS5 expression over the columns title, stem, bigram, facet, made of quoted tokens only: raw text never gets there.
// What the index cannot answer (dates, outlets) is not decided here: archive-plan.ts sees to it.
import { bigramsOf } from '#src/language/analyze.ts';
import { FREE_LENGTH } from '#src/language/boundary.ts';
import {
  amountRangeTokens,
  facetToken,
  numberToken,
  placeToken,
  termToken,
  titleBigram,
} from '#src/language/index-tokens.ts';
import type { Run } from '#src/language/runs.ts';
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

/** Articles that have this word or something near it: its stem in any form, or the stem inside another word. */
export function looseExpression(unit: TextUnit): string {
  const { runs, stems } = unit.terms;
  const near = runs.flatMap(({ kind }, at) => {
    const stem = stems[at] ?? '';
    return [quoted([stem]), `{bigram} : ${quoted(bigramsOf([{ kind, text: stem }]))}`];
  });
  return anyOf([...new Set([textExpression(unit), ...near])]);
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

function textExpression({ terms, isTitle, typed }: TextUnit): string {
  const inTitle = isTitle ? '{title} : ' : '';
  if (terms.group !== undefined) return inTitle + quoted([termToken(terms.group.id)]);
  if (terms.number !== undefined) return inTitle + quoted([numberToken(terms.number)]);
  if (terms.placeId !== undefined) return inTitle + quoted([placeToken(terms.placeId)]);
  if (isLoneSyllable(terms.exact)) return `${isTitle ? '{title}' : '{title stem}'} : ${quoted(terms.stems)}`;
  const phrases = spacings(terms.exact, typed === 'literal').flatMap((runs) => phrasesOf(runs, isTitle));
  return anyOf([...new Set(phrases)]);
}

type Part = Pick<Run, 'kind' | 'text'>;

function isLoneSyllable(runs: readonly Part[]): boolean {
  return runs.length === 1 && runs[0]?.kind === 'hangul' && runs[0].text.length === 1;
}

/** A phrase of bigrams finds the syllables wherever they stand in a word; a last lone syllable may go on: `5g 망` in 5G망을. */
function phrasesOf(runs: readonly Part[], isTitle: boolean): readonly string[] {
  const bigrams = bigramsOf(runs);
  const last = runs.at(-1);
  const mayGoOn = last?.kind === 'hangul' && last.text.length === 1 ? ' *' : '';
  const inTitle = `{title} : ${quoted(bigrams.map(titleBigram))}${mayGoOn}`;
  return isTitle ? [inTitle] : [inTitle, `{bigram} : ${quoted(bigrams)}${mayGoOn}`];
}

/** The ways a phrase may be spaced: as typed, joined, each blank alone left out, each long word split in two. */
function spacings(runs: readonly Part[], isFixed: boolean): readonly (readonly Part[])[] {
  if (isFixed) return [runs];
  const splits = runs.flatMap((run, at) =>
    splitsOf(run).map((halves) => [...runs.slice(0, at), ...halves, ...runs.slice(at + 1)]),
  );
  const joins = runs.flatMap((_, at) => {
    const one = joinAt(runs, at);
    return one === undefined ? [] : [one];
  });
  return [runs, joinAll(runs), ...joins, ...splits].slice(0, MOST_SPACINGS);
}

/** Each is a phrase that the index walks; people type few words in quotation marks. */
const MOST_SPACINGS = 12;

/** 신종코로나 → 신종 코로나: two syllables or more on either side, as in boundary.ts. */
function splitsOf({ kind, text }: Part): readonly (readonly Part[])[] {
  if (kind !== 'hangul' || text.length < FREE_LENGTH) return [];
  return Array.from({ length: text.length - 3 }, (_, at) => [
    { kind, text: text.slice(0, at + 2) },
    { kind, text: text.slice(at + 2) },
  ]);
}

function joinAt(runs: readonly Part[], at: number): readonly Part[] | undefined {
  const [one, next] = [runs[at], runs[at + 1]];
  if (one === undefined || next === undefined || one.kind !== 'hangul' || next.kind !== 'hangul') return undefined;
  return [...runs.slice(0, at), { kind: one.kind, text: one.text + next.text }, ...runs.slice(at + 2)];
}

function joinAll(runs: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    if (before?.kind === 'hangul' && run.kind === 'hangul')
      joined[joined.length - 1] = { kind: 'hangul', text: before.text + run.text };
    else joined.push(run);
  }
  return joined;
}

/** Tokens hold letters, digits and marks only (index-tokens.ts, runs.ts); a quotation mark would be doubled all the same. */
export function quoted(tokens: readonly string[]): string {
  return `"${tokens.join(' ').replaceAll('"', '""')}"`;
}
