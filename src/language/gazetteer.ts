// The places the program knows (seeds/places.json) and the tables made of them once, at the start.
// It looks names up and never decides what a text means: that is places.ts.
import { z } from 'zod';
import gazetteer from '#seeds/places.json' with { type: 'json' };
import { foldName } from './fold.ts';

const placeSchema = z.object({
  id: z.string().regex(/^[a-z]{2}(-[a-z0-9]+)*$/),
  kind: z.enum(['country', 'province', 'city', 'county', 'district', 'site']),
  name: z.object({ ko: z.string().min(1), en: z.string().min(1) }),
  parent: z.string().optional(),
  ko: z.array(z.string().min(2)),
  en: z.array(z.string().min(2)),
  native: z.array(z.string().min(2)).optional(),
  /** Names that are everyday words as well (예산, 화성, 후에): they count only beside a place that speaks for them. */
  weak: z.array(z.string().min(2)).optional(),
  /** One Chinese character, used in headlines only: 美. */
  headline: z.array(z.string().length(1)).optional(),
  /** Shared names that mean this place when nothing speaks for another: 광주. */
  defaultFor: z.array(z.string()).optional(),
});

const words = z.array(z.string().min(1));

const gazetteerSchema = z.object({
  places: z.array(placeSchema),
  /** Words that begin like a place and are none: 세종대왕, 고양이. */
  denied: words,
  /** What may follow a place inside its word: 역, 시내, 국가산단. */
  tails: words,
  /** What may follow 시, 군, 구, 도: 청, 의회, 장. */
  adminTails: words,
  countryTails: words,
  /** Ends of bodies named after a place: 항만공사, 테크노파크. */
  organisationEnds: words,
  /** What may stand before a country inside a word: 주한. */
  countryPrefixes: words,
  /** Two words whose second is no place: 세계 대전. */
  deniedPhrases: words,
});

export type Place = z.infer<typeof placeSchema>;

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

export function placeById(id: string): Place | undefined {
  return BY_ID.get(id);
}

/** Ids of everything a place lies in, nearest first: 해운대구 → 부산, 대한민국. Unknown ids and countries give none. */
export function placeAncestors(id: string): readonly string[] {
  const ancestors: string[] = [];
  for (let parent = parentOf(id); parent !== undefined; parent = parentOf(parent)) ancestors.push(parent);
  return ancestors;
}

function parentOf(id: string): string | undefined {
  return BY_ID.get(id)?.parent;
}

/** Spellings that begin with the two units at `index`, longest first. `text` must be folded. */
export function surfacesAt(text: string, index: number): readonly Surface[] {
  return BY_BEGINNING.get(text.slice(index, index + 2)) ?? NONE;
}

/** The spelling that is exactly this folded name. */
export function surfaceOf(foldedName: string): Surface | undefined {
  return BY_SPELLING.get(foldedName);
}

/** Whether a word that is no place begins here. */
export function isDeniedAt(text: string, index: number): boolean {
  return (DENIED.get(text.slice(index, index + 2)) ?? NO_WORDS).some((word) => text.startsWith(word, index));
}

/** Whether the spelling that ends here is the second word of a phrase that means something else. */
export function endsDeniedPhrase(text: string, end: number): boolean {
  return DENIED_PHRASES.some((phrase) => text.endsWith(phrase, end));
}

const DENIED_PHRASES: readonly string[] = parsed.deniedPhrases.map(foldName);
const NONE: readonly Surface[] = [];
const NO_WORDS: readonly string[] = [];

/** Two capitals or more, dots allowed: `UAE`, `U.S.`. */
const CAPITALS = /^[A-Z][A-Z.]+$/;

/** `hanoi`, `ho chi minh`. */
const LATIN = /^[a-z]/;

const BY_SPELLING = spellings();
const BY_BEGINNING = byBeginning([...BY_SPELLING.values()], (surface) => surface.text);
const DENIED = byBeginning(parsed.denied.map(foldName), (word) => word);

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

function byBeginning<Word>(
  list: readonly Word[],
  textOf: (word: Word) => string,
): ReadonlyMap<string, readonly Word[]> {
  const groups = new Map<string, Word[]>();
  for (const word of list) {
    const beginning = textOf(word).slice(0, 2);
    const group = groups.get(beginning);
    if (group === undefined) groups.set(beginning, [word]);
    else group.push(word);
  }
  for (const group of groups.values()) group.sort((a, b) => textOf(b).length - textOf(a).length);
  return groups;
}

/** Headline characters and the country each means: 美 → us. */
export const HEADLINE_COUNTRIES: ReadonlyMap<string, Place> = new Map(
  PLACES.flatMap((place) => (place.headline ?? []).map((character) => [character, place] as const)),
);
