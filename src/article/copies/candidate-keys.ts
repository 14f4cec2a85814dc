// Decides by which keys stored articles are found that may be the same text or the same event. Only finds; what a found article is,
// dedupe.ts decides. Text keys are kept for ever: bands (copies, also edited) and openings (copies that were cut: a text cut to 15 %
// shares too few shingles for any band). Event keys are looked for among the articles of the last weeks only (rewrites).
import { findPlaces } from '#src/language/places.ts';
import type { Fingerprint } from '#src/model.ts';
import { digitsOf, figuresOf } from './event-keys.ts';
import { bandKeys } from '#src/article/fingerprint.ts';
import { gramSize, isLatin, mix, shingleHashes, sortedSet } from './shingles.ts';
import { tellingWords } from './telling-words.ts';
import { wordRarity } from './tf-idf.ts';

/** A text with its fingerprint. */
export type Keyed = {
  readonly fingerprint: Fingerprint;
  /** As `comparedText` gives it: making it costs as much as all keys. */
  readonly text: string;
};

/**
 * At most 50 unsigned 32-bit keys that find a text however old it is: stored under FINGERPRINT_VERSION, keys of two versions are never
 * compared.
 */
export function textKeys({ fingerprint, text }: Keyed): readonly number[] {
  return distinct([...bandKeys(fingerprint), ...openingKeys(text)]);
}

/**
 * What is looked up for an article that comes in: its text keys, and every key that the opening of a shorter or longer copy may have been
 * stored under. At most 108: looking up is cheap, storing is not. Copies cut to 15 % found: 99.7 % with them, 97 % without.
 */
export function searchedTextKeys({ fingerprint, text }: Keyed): readonly number[] {
  const size = gramSize(text, OPENING_SHINGLE);
  const opening = text.slice(0, Math.floor((SEARCHED_LENGTH * size) / OPENING_SHINGLE));
  return distinct([...textKeys({ fingerprint, text }), ...Array.from(shingleHashes(opening, size), openingKey)]);
}

/** Long enough to be rare, short enough to survive an edit nearby. */
const OPENING_SHINGLE = 7;
/**
 * Of each of these stretches the rarest shingle is kept: articles of one template begin alike but for names and figures, and these are
 * what its rare shingles hold. The first two are all that is left of a short text when it is cut.
 */
const STRETCHES = [0, 5, 10, 26, 42, 58] as const;
const SEARCHED_LENGTH = 64;
/** What survives a lead sentence that was written anew: some shingles of the first 180 letters, whichever come first by their hashes. */
const WIDE = { length: 180, count: 3 } as const;
const OPENING_SALT = 0x6f_70_65_6e;

function openingKeys(text: string): readonly number[] {
  const size = gramSize(text, OPENING_SHINGLE);
  const scale = size / OPENING_SHINGLE;
  const wide = sortedSet(shingleHashes(text.slice(0, WIDE.length * scale), size)).subarray(0, WIDE.count);
  return [...rareShingles(text, size), ...wide].map(openingKey);
}

function rareShingles(text: string, size: number): readonly number[] {
  const scale = size / OPENING_SHINGLE;
  const hashes = shingleHashes(text.slice(0, Math.floor(SEARCHED_LENGTH * scale)), size);
  const rarities = Array.from(hashes, (_, at) => rarityOf(text.slice(at, at + size)));
  return STRETCHES.slice(0, -1).flatMap((first, index) => {
    const end = Math.floor((STRETCHES[index + 1] ?? 0) * scale);
    const stretch = rarities.slice(Math.floor(first * scale), end);
    const hash = hashes[Math.floor(first * scale) + stretch.indexOf(Math.max(...stretch))];
    return hash === undefined ? [] : [hash];
  });
}

/** A figure tells two articles of a template apart better than any name: four digits make the commonest words rare. */
function rarityOf(shingle: string): number {
  return wordRarity(shingle) + DIGIT_RARITY * shingle.replaceAll(NO_DIGIT, '').length;
}

const DIGIT_RARITY = 0.6;
const NO_DIGIT = /\D/g;

function openingKey(hash: number): number {
  return mix(hash ^ OPENING_SALT);
}

export type Told = { readonly title: string; readonly paragraphs: readonly string[] };

/** A window of articles keeps as many of each. */
export const MOST_EVENT_KEYS = 20;
/** Title and lead are where an event is named. */
const LEAD_LENGTH = 350;
const LATIN_LEAD_LENGTH = 800;
const MOST = { places: 5, figures: 5, latin: 3, titleWords: 5 } as const;

/**
 * At most 20 unsigned 32-bit keys of what an article tells: its places, longest figures, Latin names and most telling words. The first
 * three are the same in Korean and English.
 */
export function eventKeys({ title, paragraphs }: Told): readonly number[] {
  const body = paragraphs.join('\n');
  const opening = body.slice(0, isLatin(body) ? LATIN_LEAD_LENGTH : LEAD_LENGTH);
  const lead = `${title}\n${opening}`.replaceAll(ADDRESS, ' ');
  const keys = distinct([
    ...placesOf(lead, title.length).slice(0, MOST.places),
    ...digitsOf(figuresOf(lead)).slice(0, MOST.figures),
    ...latinNames(lead).slice(0, MOST.latin),
    ...wordsOf(title).slice(0, MOST.titleWords),
    ...wordsOf(lead).slice(0, MOST_EVENT_KEYS),
  ]);
  return distinct(keys.slice(0, MOST_EVENT_KEYS).map(wordHash));
}

/** Reporters' addresses tell outlets apart, not events. Example: `hong@paper.example`, `www.paper.example/news`. */
const ADDRESS = /[\w.+-]{1,64}@[\w.-]{1,63}|(?:https?:\/\/|www\.)[\w./?=&%-]{1,200}/g;

/** Below a country: `kr` is in every article. */
function placesOf(lead: string, titleLength: number): readonly string[] {
  return distinct(findPlaces(lead, { titleLength }).map(({ id }) => id)).filter((id) => id.includes('-'));
}

/** Names as English articles spell them, out of Korean text. */
function latinNames(lead: string): readonly string[] {
  return HANGUL.test(lead) ? distinct([...lead.matchAll(LATIN)].map(([name]) => name.toLowerCase())) : [];
}

const HANGUL = /[가-힣]/;
/** Example: `KISTI`, `GS25`. */
const LATIN = /[A-Za-z][A-Za-z0-9]{1,30}/g;

function wordsOf(text: string): readonly string[] {
  return tellingWords(text).map(({ word }) => word);
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function wordHash(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 0x01_00_01_93) + word.charCodeAt(at)) | 0;
  return mix(hash);
}
