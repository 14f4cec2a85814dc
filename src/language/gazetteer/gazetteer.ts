// The places the program knows (seeds/places.json) and the tables made of them once, at the start.
// It looks names up and never decides what a text means: that is places.ts.
import gazetteer from '#seeds/places.json' with { type: 'json' };
import { foldName } from '#src/language/fold.ts';
import { gazetteerSchema, type Place } from './gazetteer-schema.ts';

export type { Place } from './gazetteer-schema.ts';

/** One spelling and the places it may mean. */
export type Surface = {
  readonly text: string;
  readonly places: readonly Place[];
  readonly isWeak: boolean;
  /** An abbreviation counts in capitals only: UAE, US. */
  readonly isCapitals: boolean;
  readonly isLatin: boolean;
};

const parsed = gazetteerSchema.parse(gazetteer);

export const PLACES: readonly Place[] = parsed.places;
const BY_ID: ReadonlyMap<string, Place> = new Map(PLACES.map((place) => [place.id, place]));

export const TAILS: ReadonlySet<string> = new Set(parsed.tails);
export const ADMIN_TAILS: ReadonlySet<string> = new Set(parsed.adminTails);
export const COUNTRY_TAILS: ReadonlySet<string> = new Set(parsed.countryTails);
export const ORGANISATION_ENDS: ReadonlySet<string> = new Set(parsed.organisationEnds);
export const COUNTRY_PREFIXES: readonly string[] = parsed.countryPrefixes;
export const LOCAL_WORDS: ReadonlySet<string> = new Set(parsed.localWords);
export const PERSON_NAMES: ReadonlySet<string> = new Set(parsed.personNames.map(foldName));
export const COMPANY_WORDS: ReadonlySet<string> = new Set(parsed.companyWords.map(foldName));
export const CIVIC_WORDS: ReadonlySet<string> = new Set(parsed.civicWords.map(foldName));

export function placeById(id: string): Place | undefined {
  return BY_ID.get(id);
}

/** Ids of everything a place lies in, nearest first: 해운대구 → 부산, 대한민국. Unknown ids and countries give none. */
export function placeAncestors(id: string): readonly string[] {
  return ANCESTORS.get(id) ?? NO_WORDS;
}

const NO_WORDS: readonly string[] = [];
const ANCESTORS: ReadonlyMap<string, readonly string[]> = new Map(PLACES.map(({ id }) => [id, ancestorsOf(id)]));

function ancestorsOf(id: string): readonly string[] {
  const ancestors: string[] = [];
  for (let parent = parentOf(id); parent !== undefined; parent = parentOf(parent)) ancestors.push(parent);
  return ancestors;
}

function parentOf(id: string): string | undefined {
  return BY_ID.get(id)?.parent;
}

/** Spellings that begin with the two units at `index`, longest first. `text` must be folded. */
export function surfacesAt(text: string, index: number): readonly Surface[] {
  if (BEGINNINGS[text.charCodeAt(index)] !== 1) return NONE;
  return BY_BEGINNING.get(beginningAt(text, index)) ?? NONE;
}

/** The spelling that is exactly this folded name. */
export function surfaceOf(foldedName: string): Surface | undefined {
  return BY_SPELLING.get(foldedName);
}

/** Whether a word or phrase that is no place begins here. */
export function isDeniedAt(text: string, index: number): boolean {
  return deniedLengthAt(text, index) > 0;
}

/** The length of the longest word or phrase that is no place and begins here; 0 for none. */
export function deniedLengthAt(text: string, index: number): number {
  const words = DENIED.get(beginningAt(text, index)) ?? NO_WORDS;
  return words.find((word) => text.startsWith(word, index))?.length ?? 0;
}

/** Whether the spelling that ends here is the last word of a phrase that means something else. */
export function endsDeniedPhrase(text: string, end: number): boolean {
  return (DENIED_PHRASES.get(beginningAt(text, end - 2)) ?? NO_WORDS).some((phrase) => text.endsWith(phrase, end));
}

/** Countries a name stands for besides being no place here, or the country itself: `georgia` → us, ge; `온타리오` → ca. */
export function countriesOf(foldedName: string): ReadonlySet<string> | undefined {
  return COUNTRIES.get(foldedName);
}

/** Names that are looked for only behind this country, with the blank before them: `오스트리아` → ` 빈`. */
export function namesBehind(country: string): readonly ShortName[] {
  return BEHIND_COUNTRY.get(country) ?? NO_NAMES;
}

export type ShortName = { readonly text: string; readonly places: readonly Place[] };

const NONE: readonly Surface[] = [];
const NO_NAMES: readonly ShortName[] = [];

/** Two capitals or more, dots allowed: `UAE`, `U.S.`. */
const CAPITALS = /^[A-Z][A-Z.]+$/;

/** `hanoi`, `ho chi minh`. */
const LATIN = /^[a-z]/;

/** Spellings about which words of their sentence speak. */
export const CUED: ReadonlySet<string> = new Set(
  PLACES.filter(({ when, unless }) => when !== undefined || unless !== undefined).flatMap((place) =>
    [...place.ko, ...place.en, ...(place.weak ?? [])].map(foldName),
  ),
);

const BY_SPELLING = spellings();
/** How many UTF-16 units there are. */
const UNITS = 65_536;
const BY_BEGINNING = grouped(
  [...BY_SPELLING.values()],
  ({ text }) => text,
  (text) => beginningAt(text, 0),
);
const BEGINNINGS = beginnings();
const DENIED = grouped(
  parsed.denied.map(foldName),
  (word) => word,
  (word) => beginningAt(word, 0),
);
const DENIED_PHRASES = grouped(
  parsed.deniedPhrases.map(foldName),
  (phrase) => phrase,
  (phrase) => beginningAt(phrase, phrase.length - 2),
);
const COUNTRIES = countryNames();
const BEHIND_COUNTRY = behindCountry();

/** Headline characters and the country each means: 美 → us. */
export const HEADLINE_COUNTRIES: ReadonlyMap<string, Place> = new Map(
  PLACES.flatMap((place) => (place.headline ?? []).map((character) => [character, place] as const)),
);

/** 1 for every UTF-16 unit that begins a spelling: most positions of a text need no further look. */
function beginnings(): Uint8Array {
  const units = new Uint8Array(UNITS);
  for (const text of BY_SPELLING.keys()) units[text.charCodeAt(0)] = 1;
  return units;
}

function spellings(): ReadonlyMap<string, Surface> {
  const all = new Map<string, Surface>();
  const add = (place: Place, name: string, isWeak: boolean): void => {
    const text = foldName(name);
    const known = all.get(text);
    all.set(text, {
      text,
      places: known === undefined ? [place] : [...new Set([...known.places, place])],
      isWeak: isWeak || (known?.isWeak ?? false),
      isCapitals: CAPITALS.test(name),
      isLatin: LATIN.test(text),
    });
  };
  for (const place of PLACES) {
    for (const name of [...place.ko, ...place.en, ...(place.native ?? [])]) add(place, name, false);
    for (const name of place.weak ?? []) add(place, name, true);
  }
  return all;
}

/** `오스트리아 빈` is two places: the spelling of the country, and what stands behind it. */
function behindCountry(): ReadonlyMap<string, readonly ShortName[]> {
  const all = new Map<string, ShortName[]>();
  for (const place of PLACES) {
    for (const name of place.behindCountry ?? []) {
      const [country = '', short = ''] = foldName(name).split(' ', 2);
      all.set(country, [...(all.get(country) ?? []), { text: ` ${short}`, places: [place] }]);
    }
  }
  return all;
}

function countryNames(): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  const add = (name: string, country: string): void => {
    const key = foldName(name);
    const known = all.get(key);
    if (known === undefined) all.set(key, new Set([country]));
    else known.add(country);
  };
  for (const [country, names] of Object.entries(parsed.regions)) for (const name of names) add(name, country);
  for (const { id, kind, ko, en, weak } of PLACES)
    if (kind === 'country') for (const name of [...ko, ...en, ...(weak ?? [])]) add(name, id);
  return all;
}

/** Two units as one number, 32 bits: asked at most positions of a text, where a piece of it would be made to be thrown away. */
function beginningAt(text: string, index: number): number {
  return (text.charCodeAt(index) << 16) | text.charCodeAt(index + 1);
}

/** Longest first in each group. */
function grouped<Word>(
  list: readonly Word[],
  textOf: (word: Word) => string,
  keyOf: (text: string) => number,
): ReadonlyMap<number, readonly Word[]> {
  const groups = Map.groupBy(list, (word) => keyOf(textOf(word)));
  for (const group of groups.values()) group.sort((a, b) => textOf(b).length - textOf(a).length);
  return groups;
}
