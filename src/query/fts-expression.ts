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
import { SHORT_NOUNS } from '#src/language/word-lists.ts';
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
  const { runs, stems, numbers } = unit.terms;
  const near = runs.flatMap(({ kind }, at) => {
    const stem = { kind, text: stems[at] ?? '' };
    return [quoted([stem.text]), ...nearOnes(stem).map((bigrams) => `{bigram} : ${quoted(bigrams)}`)];
  });
  const counts = numbers.map((value) => quoted([numberToken(value)]));
  return anyOf([...new Set([textExpression(unit), ...near, ...counts])]);
}

/** 루이보스차 is near 루이보스, 연방준비제도 near 연방 준비 제도. */
function nearOnes({ kind, text }: Part): readonly (readonly string[])[] {
  const whole = bigramsOf([{ kind, text }]);
  if (kind !== 'hangul' || !(text.length >= FREE_LENGTH || endsInNoun(text))) return [whole];
  const pairs = text.length === 6 ? [[text.slice(0, 2), text.slice(2, 4), text.slice(4)]] : [];
  return [whole, whole.slice(0, -1), ...pairs];
}

/** 타조알, 다뉴브강: the last syllable is a word by itself. */
function endsInNoun(text: string): boolean {
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

/**
 * Stems as they stand side by side in an article that spaces them otherwise: with the one before them, joined to it, in two halves.
 * 남북전쟁 → 남북 전쟁, 렘 수면 → 렘수면: MRR +.006 on short passages.
 */
export function otherSpacings(before: string | undefined, stem: Part): readonly (readonly string[])[] {
  const isApart = stem.kind === 'hangul' && endsInNoun(stem.text);
  const halves = [
    ...splitsOf(stem).map((parts) => parts.map(({ text }) => text)),
    ...(isApart ? [[stem.text.slice(0, -1), stem.text.slice(-1)]] : []),
  ];
  return before === undefined ? halves : [[before, stem.text], [before + stem.text], ...halves];
}

/** Tokens hold letters, digits and marks only (index-tokens.ts, runs.ts); a quotation mark would be doubled all the same. */
export function quoted(tokens: readonly string[]): string {
  return `"${tokens.join(' ').replaceAll('"', '""')}"`;
}
