// Countries written as one character: 美 in headlines, 한·미·일 between dots anywhere.
// It must never see one in `20日`, `회의 中`, `상·중·하` or `중·북부`.
import { HEADLINE_COUNTRIES, placeById, type Place } from './gazetteer.ts';
import { isHangulUnit } from '#src/language/particles.ts';
import { isLatinOrDigit, type LatinSource } from './place-latin.ts';
import type { Candidate } from './place-scan.ts';

/** The country at an index, or all of a chain that begins there. */
export function shortCountriesAt(source: LatinSource, index: number): readonly Candidate[] {
  const place = index < source.titleLength ? headlineCountryAt(source, index) : undefined;
  if (place !== undefined) return [countryAt(source, index, place)];
  return isDotAt(source.folded, index + 1) ? chainAt(source, index) : NONE;
}

const NONE: readonly Candidate[] = [];

function countryAt({ folded }: LatinSource, start: number, place: Place): Candidate {
  const spelling = folded.charAt(start);
  const certain = { isWeak: false, isSpokenAgainst: false, isDateline: false };
  return { start, end: start + 1, spelling, places: [place], ...certain };
}

function headlineCountryAt({ folded, titleLength }: LatinSource, index: number): Place | undefined {
  const place = HEADLINE_COUNTRIES.get(folded.charAt(index));
  if (place === undefined) return undefined;
  const before = folded[index - 1] ?? ' ';
  const after = folded[index + 1] ?? '';
  const isLoose =
    !isHangulUnit(before) && !isLatinOrDigit(before) && (!isHan(before) || HEADLINE_COUNTRIES.has(before));
  const isFollowed = after !== '' && index + 1 < titleLength && (!isHan(after) || HEADLINE_COUNTRIES.has(after));
  return isLoose && isFollowed ? place : undefined;
}

function isHan(unit: string): boolean {
  return unit >= '\u4e00' && unit <= '\u9fff';
}

const SYLLABLES: ReadonlyMap<string, string> = new Map([
  ['한', 'kr'],
  ['미', 'us'],
  ['중', 'cn'],
  ['일', 'jp'],
  ['북', 'kp'],
  ['러', 'ru'],
  ['영', 'gb'],
  ['독', 'de'],
]);

function chainAt(source: LatinSource, index: number): readonly Candidate[] {
  const before = source.folded[index - 1] ?? ' ';
  if (isHangulUnit(before) || isLatinOrDigit(before) || isDotAt(source.folded, index - 1)) return NONE;
  const chain = CHAIN.exec(source.folded.slice(index, index + LONGEST_CHAIN))?.[0] ?? '';
  return Array.from(chain).flatMap((character, offset) => {
    const place = placeById(SYLLABLES.get(character) ?? '');
    return place === undefined ? [] : [countryAt(source, index + offset, place)];
  });
}

/** Asked at nearly every position of a text: `·`, `ㆍ`, `‧`. */
function isDotAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit === 0xb7 || unit === 0x31_8d || unit === 0x20_27;
}

/** Two to four countries and what may follow the last: `한·미·일 3국`, `미·중은`, `한·일 양국`. */
const CHAIN =
  /^[한미중일북러영독](?:[·ㆍ‧][한미중일북러영독]){1,3}(?=$|[^가-힣·ㆍ‧]|[은는이가의와과에을를로도간](?![가-힣])|에서|정상|양국|관계|동맹|갈등|협력|외교|무역|공동)/;

/** Four countries, three dots, and a word behind them. */
const LONGEST_CHAIN = 12;
