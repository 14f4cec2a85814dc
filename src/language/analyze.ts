// Turns a text into the terms it is found by, one rule for documents, queries and keyword rules: stems, syllable bigrams,
// terms of the synonym table, places, numbers. It must never let two versions meet: terms made by another version are made anew.
import type { IndexTerms } from '#src/model.ts';
import { collapse, GAP, gapOf } from './collapsed-text.ts';
import { foldName } from './fold.ts';
import { surfaceOf } from '#src/language/gazetteer/gazetteer.ts';
import {
  amountTokens,
  facetToken,
  GAP_TOKEN,
  numberToken,
  placeToken,
  REPEAT_TOKEN,
  termToken,
  titleBigram,
} from './index-tokens.ts';
import { findLargeNumbers, wholeNumberOf } from '#src/language/numbers/large-numbers.ts';
import { literalOf, shorten, type Literal } from './literal.ts';
import { findMoney } from './money.ts';
import { findPlaceByName, findPlaces } from './places.ts';
import { runsOf, type Run } from './runs.ts';
import { foldForSearch } from './search-fold.ts';
import { nounOf, stemOf, withoutLoneParticles } from './stem.ts';
import { findTerms, termGroupOf, type TermGroup } from './synonyms.ts';
import { wordTokens } from './word-tokens.ts';

/** Raised with every change of the terms a text gives; stored beside the index, which is rebuilt when it differs. */
export const ANALYZER_VERSION = 5;

/**
 * The index terms of an article. Title: its stems, terms and places, then its bigrams, marked. Stem and bigram: the body's, in order,
 * so that phrases can be asked of both. Facet: the facets, and the body's terms, places and numbers.
 * @param facets `city:kr-sejong`, `topic:…`, `lang:ko`
 */
export function analyzeDocument(document: {
  readonly title: string;
  readonly text: string;
  readonly facets: readonly string[];
}): IndexTerms {
  const { title, text, facets } = document;
  const foldedTitle = foldForSearch(title).text;
  const folded = foldForSearch(text).text;
  const titleRuns = runsOf(foldedTitle);
  const runs = runsOf(folded);
  const { inTitle, inBody } = placeTokens(title, text);
  return {
    title: joined(
      withoutLoneParticles(titleRuns).map(stemOf),
      termTokens(title),
      inTitle,
      wordTokens(titleRuns),
      spacedBigrams(foldedTitle, titleRuns).map(titleBigram),
    ),
    stem: joined(withoutLoneParticles(runs).map(stemOf)),
    bigram: joined(spacedBigrams(folded, runs)),
    facet: joined(facets.map(facetToken), termTokens(text), inBody, wonTokens(title, text), wordTokens(runs)),
  };
}

/** Two columns of one title never touch: a phrase cannot span stems and bigrams, for the marks differ. */
function joined(...parts: readonly (readonly string[])[]): string {
  return parts.flat().join(' ');
}

/** Overlapping pairs of syllables; other runs, and single syllables, whole. `코로나19` → 코로, 로나, 19. */
export function bigramsOf(runs: readonly Part[]): readonly string[] {
  return runs.flatMap(({ kind, text }) => {
    if (kind === 'letters' || kind === 'digits' || text.length <= 2) return [text];
    // Rare Chinese characters take two units: they are not to be cut in half.
    const letters = kind === 'han' ? Array.from(text) : text;
    const pairs = Array.from({ length: letters.length - 1 }, (_, at) => `${letters[at] ?? ''}${letters[at + 1] ?? ''}`);
    return pairs.length === 0 ? [text] : pairs;
  });
}

type Part = Pick<Run, 'kind' | 'text'>;

/** Pairs of one run behind another, with a mark where a phrase ends (a full stop, a comma, a line break) or a syllable is said again. */
export function bigramsBehind(before: Part | undefined, run: Part, isBroken: boolean): readonly string[] {
  const pairs = bigramsOf([run]);
  if (before === undefined) return pairs;
  if (isBroken) return [GAP_TOKEN, ...pairs];
  return isRepeated(before, run) ? [REPEAT_TOKEN, ...pairs] : pairs;
}

function isRepeated(before: Part, run: Part): boolean {
  if (run.kind !== before.kind || run.kind === 'letters' || run.kind === 'digits') return false;
  return run.text.startsWith(run.kind === 'han' ? (Array.from(before.text).at(-1) ?? '') : before.text.slice(-1));
}

function spacedBigrams(folded: string, runs: readonly Run[]): readonly string[] {
  return runs.flatMap((run, at) => {
    const before = runs[at - 1];
    const isBroken = before !== undefined && gapOf(folded, { start: before.end, end: run.start }, at) === GAP.hard;
    return bigramsBehind(before, run, isBroken);
  });
}

function termTokens(text: string): readonly string[] {
  const numbers = findLargeNumbers(foldForSearch(text).text).map(({ value }) => numberToken(value));
  return [...findTerms(collapse(text)).map(({ id }) => termToken(id)), ...numbers];
}

function placeTokens(title: string, text: string) {
  const mentions = findPlaces(`${title}\n${text}`, { titleLength: title.length });
  const tokens = (isWanted: (start: number) => boolean) =>
    mentions.filter(({ start }) => isWanted(start)).map(({ id }) => placeToken(id));
  return { inTitle: tokens((start) => start < title.length), inBody: tokens((start) => start >= title.length) };
}

function wonTokens(title: string, text: string): readonly string[] {
  const sums = [...findMoney(title, { isTitle: true }), ...findMoney(text)];
  const won = new Set(sums.filter(({ currency }) => currency === 'KRW').map(({ value }) => value));
  return [...new Set([...won].flatMap(amountTokens))];
}

/** What a word or phrase of a query is. Only one of term group, place and number is set. */
export type QueryTerms = {
  readonly runs: readonly Run[];
  readonly stems: readonly string[];
  /** The word, or words, without the last particle: what is looked for in the index and in running text. */
  readonly literal: Literal;
  readonly group: TermGroup | undefined;
  readonly placeId: string | undefined;
  readonly number: number | undefined;
  /** Numbers inside that articles write otherwise: 2400개 is 2천400개, 1200만달러 is 1천200만 달러. Nearness only, for years are among them. */
  readonly numbers: readonly number[];
};

/** @returns undefined when the text holds no letter and no digit */
export function analyzeQuery(text: string): QueryTerms | undefined {
  const folded = foldForSearch(text).text;
  const typed = runsOf(folded);
  const runs = withoutLoneParticles(typed);
  const last = runs.at(-1);
  if (last === undefined) return undefined;
  const collapsed = literalOf(collapse(text));
  const whole = shorten(
    collapsed,
    collapsed.text.length - (typed.at(-1) === last ? 0 : (typed.at(-1)?.text.length ?? 0)),
  );
  const noun = nounOf(last);
  const endings = [
    ...new Set([0, last.text.length - noun.length, Math.max(0, last.text.length - stemOf(last).length)]),
  ];
  const number = wholeNumberOf(folded.trim());
  const group =
    number === undefined
      ? first(endings, (length) => termGroupOf(whole.text.slice(0, whole.text.length - length)))
      : undefined;
  const isName = number === undefined && group === undefined;
  return {
    runs,
    stems: runs.map(stemOf),
    literal: shorten(whole, whole.text.length - last.text.length + noun.length),
    group,
    number,
    numbers: numbersOf(folded, runs),
    placeId: isName ? first(endings, (length) => placeOf(text, length)) : undefined,
  };
}

function numbersOf(folded: string, runs: readonly Run[]): readonly number[] {
  const plain = runs.filter(({ kind, text }) => kind === 'digits' && text.length > 3).map(({ text }) => Number(text));
  return [...new Set([...plain, ...findLargeNumbers(folded).map(({ value }) => value)])];
}

function first<From, To>(list: readonly From[], find: (one: From) => To | undefined): To | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A name without its last syllables, when it names a place for certain: no everyday word (예산, 화성), and US in capitals only. */
function placeOf(text: string, endingLength: number): string | undefined {
  const whole = text.trim().normalize('NFKC');
  const name = whole.slice(0, whole.length - endingLength);
  const surface = surfaceOf(foldName(name));
  if (surface === undefined) return name.includes(' ') ? findPlaceByName(name)?.id : undefined;
  if (surface.isWeak || (surface.isCapitals && name !== name.toUpperCase())) return undefined;
  return findPlaceByName(name)?.id;
}
