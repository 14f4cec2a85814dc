// Whether a name in Latin letters stands for a place where it stands: capitals, and no part of a person's or a company's name.
// It must never take Jordan Ellis for the country or Jeju Air for the island.
import { CIVIC_WORDS, COMPANY_WORDS, PERSON_NAMES, type Surface } from './gazetteer.ts';

export type LatinSource = {
  readonly folded: string;
  /** The same stretch as published, for capitals. */
  readonly originalSlice: (start: number, end: number) => string;
  /** Folded units that belong to the headline. */
  readonly titleLength: number;
};

/** The end of a Latin name that stands alone, is written as a name and is nobody's; undefined otherwise. */
export function latinEnd(source: LatinSource, index: number, surface: Surface): number | undefined {
  const end = index + surface.text.length;
  const { folded } = source;
  if (isLatinOrDigit(folded[index - 1] ?? '') || isLatinOrDigit(folded[end] ?? '')) return undefined;
  if (surface.isCapitals && folded[end] === '$') return undefined;
  const original = source.originalSlice(index, end);
  const isWritten = surface.isCapitals
    ? original === original.toUpperCase()
    : original[0] !== original[0]?.toLowerCase();
  if (!isWritten || isPartOfName(source, { start: index, end }, surface)) return undefined;
  return end;
}

export function isLatinOrDigit(unit: string): boolean {
  return (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9');
}

type Stretch = { readonly start: number; readonly end: number };

function isPartOfName(source: LatinSource, { start, end }: Stretch, { text, places }: Surface): boolean {
  const before = source.folded.slice(Math.max(0, start - LONGEST_BEFORE), start);
  const following = capitalsAfter(source, end);
  if (BODY_OF.test(before) || isNamedAfter(following) || isCompany(following, text, places[0]?.kind === 'country'))
    return true;
  if (STATE_BEFORE.test(before) && STATE_AFTER.test(source.folded.slice(end, end + 6)) && text === 'washington')
    return true;
  if (LONGER_NAME.test(source.folded.slice(end, end + 8))) return true;
  if (!PERSON_NAMES.has(text) || start < source.titleLength) return false;
  return TITLE.test(before) || isAfterGivenName(source, start) || isFamilyName(following);
}

const LONGEST_BEFORE = 24;

/** Before the place a body is named after: `University of London`, `Bank of China`, `Times of India`. */
const BODY_OF = /\b(?:(?:university|bank|college|times|lloyd['’]?s) of|university|college) $/;

/** `Santiago de Compostela`, `Valencia del Cid`. */
const LONGER_NAME = /^ d(?:e|el|a|o|os|as)(?: |$)/;

/** Before a person: `Mr Jordan`, `Ms. Sofia`. */
const TITLE = /\b(?:mr|mrs|ms|dr|prof|sir)\.? $/;

/** Words with a capital right behind a name, four at most, as folded words. */
function capitalsAfter({ originalSlice }: LatinSource, end: number): readonly string[] {
  const [touching, ...next] = originalSlice(end, end + LONGEST_AFTER).split(' ', MOST_WORDS + 1);
  if (touching !== '') return [];
  const words: string[] = [];
  for (const word of next) {
    const name = CAPITAL_WORD.exec(word)?.[0];
    if (name === undefined) return words;
    words.push(name.toLowerCase());
    if (name.length < word.length) return words;
  }
  return words;
}

const LONGEST_AFTER = 60;
const MOST_WORDS = 4;

/** A word of a name at the beginning of a stretch: `Electric`, `Corp` of `Corp.`, `AG,`. */
const CAPITAL_WORD = /^[A-Z][A-Za-z-]*/;

/** Schools, stations and streets: `Seoul National University Hospital`, `Busan Station`, `Oxford Street`. */
function isNamedAfter(following: readonly string[]): boolean {
  if (following.length === 1 && STREETS.has(following[0] ?? '')) return true;
  return following[0] === 'station' || following.slice(0, 3).some((word) => SCHOOLS.has(word));
}

const STREETS: ReadonlySet<string> = new Set(['street', 'avenue', 'road', 'boulevard', 'lane']);

const SCHOOLS: ReadonlySet<string> = new Set(['university', 'college']);

/** `Vancouver, Washington, will`: the state. */
const STATE_BEFORE = /[a-z], $/;
const STATE_AFTER = /^(?:,(?! and| or)|\.(?:$|\s))/;

/** `Daegu Bank`, `Korea Electric Power Corp`; but `Seoul Housing & Communities Corp` is the city's. */
function isCompany(following: readonly string[], text: string, isCountry: boolean): boolean {
  if (text === 'korea' && following.length > 0) return true;
  if (!following.some((word) => COMPANY_WORDS.has(word))) return false;
  return isCountry || !following.some((word) => CIVIC_WORDS.has(word));
}

/** `Austin Hale` is a person, `Austin City Council` is not. */
function isFamilyName(following: readonly string[]): boolean {
  return following.length > 0 && !following.some((word) => CIVIC_WORDS.has(word));
}

/** `Michael Jordan` within a sentence; the first word of one has a capital anyway. */
function isAfterGivenName({ originalSlice }: LatinSource, start: number): boolean {
  const before = originalSlice(Math.max(0, start - LONGEST_BEFORE), start);
  const given = GIVEN_NAME.exec(before)?.[1];
  return given !== undefined && !CIVIC_WORDS.has(given.toLowerCase()) && !PLACE_PREFIXES.has(given.toLowerCase());
}

/** The word before a name, itself behind a small word or a comma: `met Michael `. */
const GIVEN_NAME = /[a-z,] ([A-Z][a-z]{2,12}) $/;

/** Capitals before a city that name no person: `Greater London`. */
const PLACE_PREFIXES: ReadonlySet<string> = new Set(
  'greater inner outer northern southern eastern western old new'.split(' '),
);
