// What the sentence around a name says about it: words for and against a place, and the country of a city of many names.
// It must never decide by the whole text: 생선 in another sentence says nothing about 대구.
import { countriesOf, CUED, surfaceOf, type Place, type Surface } from './gazetteer.ts';
import { isHangulUnit } from '#src/language/particles.ts';
import { isBeforeCountryWord, isBeforeLocalWord } from './place-tails.ts';

export type Stretch = { readonly start: number; readonly end: number };

/** What is left of a spelling's meanings where it stands, and whether it still needs something to speak for it. */
export type Weighed = {
  readonly places: readonly Place[];
  readonly isWeak: boolean;
  /** Whether the sentence says that something else is meant. */
  readonly isSpokenAgainst: boolean;
};

/** @param text folded */
export function weigh(text: string, stretch: Stretch, surface: Surface): Weighed {
  const { places, isWeak } = surface;
  const possible = places.filter((place) => !isElsewhere(text, stretch, place));
  const sentence = CUED.has(surface.text) ? sentenceAround(text, stretch) : '';
  const isSpokenAgainst = !isOfficial(surface.text) && possible.some(({ unless }) => holds(sentence, unless));
  if (isSpokenAgainst || !isWeak) return { places: possible, isWeak: isWeak || isSpokenAgainst, isSpokenAgainst };
  const supported = possible.filter(({ when }) => holds(sentence, when));
  if (supported.length > 0) return { places: supported, isWeak: false, isSpokenAgainst };
  return { places: possible, isWeak: !isMadePlace(text, stretch, possible), isSpokenAgainst };
}

/** The one of several places of a name for which a word speaks, in its sentence or the text given: 둔산 for 서구 of 대전. */
export function placeByCue(around: string, places: readonly Place[]): Place | undefined {
  const [first, ...others] = places.filter(({ when }) => holds(around, when));
  return others.length === 0 ? first : undefined;
}

/** `여주 시내`, `인도 총리`, `진주에서`, `in Naples`: what stands beside an everyday word makes a place of it. */
function isMadePlace(text: string, { start, end }: Stretch, places: readonly Place[]): boolean {
  if (isCityWithin(text, start, places)) return true;
  if (places.some(({ particles = [] }) => particles.some((particle) => endsWord(text, end, particle)))) return true;
  if (places.some(({ id }) => id.startsWith(KOREAN))) return isBeforeLocalWord(text, end);
  return (
    places.some(({ kind }) => kind === 'country') &&
    (OF_COUNTRY.test(text.slice(end, end + 5)) || isBeforeCountryWord(text, end))
  );
}

/** `in Naples`; `in Georgia` may be the state. */
function isCityWithin(text: string, start: number, places: readonly Place[]): boolean {
  if (!text.startsWith('in ', start - 3) || text.charAt(start) < 'a' || text.charAt(start) > 'z') return false;
  return !LETTER.test(text.charAt(start - 4)) && places.some(({ kind }) => kind === 'city');
}

const LETTER = /[a-z]/;

/** Whether a particle ends the word, but for what may follow 에서: 진주에서는. */
function endsWord(text: string, end: number, particle: string): boolean {
  if (!text.startsWith(particle, end)) return false;
  return particle === '에서' || !isHangulUnit(text[end + particle.length] ?? ' ');
}

const KOREAN = 'kr-';

/** `인도산 면화`, `이란계`, `인도발`. */
const OF_COUNTRY = /^(?:산|계|발|군|정부|대사관|대통령|총리|국적)(?:$|[ ,.]|[은의이] )/;

/** 대구시 is the city whatever stands beside it. */
function isOfficial(spelling: string): boolean {
  return spelling.length > 2 && OFFICIAL_END.has(spelling.at(-1) ?? '');
}

const OFFICIAL_END: ReadonlySet<string> = new Set('시군구도');

function holds(sentence: string, words: readonly string[] | undefined): boolean {
  return words?.some((word) => sentence.includes(word)) ?? false;
}

/** The sentence a name stands in without the name, a bounded part of it. */
export function sentenceAround(text: string, { start, end }: Stretch): string {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const from = Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'));
  const stops = [after.indexOf('. '), after.indexOf('\n')].filter((stop) => stop >= 0);
  return `${before.slice(from + 1)} ${after.slice(0, Math.min(after.length, ...stops))}`;
}

const REACH = 90;

/** Whether the words beside a foreign city say that it lies in another country: `코스타리카 산호세`, `London, Ontario`. */
function isElsewhere(text: string, stretch: Stretch, { id, kind, parent = '' }: Place): boolean {
  if (kind === 'country' || id.startsWith(KOREAN)) return false;
  const countries = countriesBeside(text, stretch);
  return countries !== undefined && !countries.has(id.slice(0, 2)) && !countries.has(HOLDERS.get(parent) ?? '');
}

/** `Hong Kong, China`. */
const HOLDERS: ReadonlyMap<string, string> = new Map([
  ['hk', 'cn'],
  ['mo', 'cn'],
]);

function countriesBeside(text: string, { start, end }: Stretch): ReadonlySet<string> | undefined {
  const before = text.slice(Math.max(0, start - LONGEST_BEFORE), start);
  const after = text.slice(end, end + LONGEST_AFTER);
  const word = KOREAN_BEFORE.exec(before)?.[1] ?? ENGLISH_BEFORE.exec(before)?.[1] ?? '';
  return (
    countriesOf(word) ??
    countriesOf(word.replace(STATE, '')) ??
    countriesOf(KOREAN_AFTER.exec(after)?.[1] ?? '') ??
    countriesBehind(after) ??
    firstCountries(wordsAndPairs(APPOSITION.exec(after)?.[1] ?? ''))
  );
}

/** Of `, Costa Rica, will`; a country that goes on as a list says nothing: `Dubai, Qatar and Oman`. */
function countriesBehind(after: string): ReadonlySet<string> | undefined {
  const words = ENGLISH_AFTER.exec(after)?.[1] ?? '';
  const name = [words, words.split(' ', 1)[0] ?? '']
    .flatMap((one) => [one, one.replace(FULL_STOP, '')])
    .find((one) => countriesOf(one) !== undefined);
  if (name === undefined) return undefined;
  const isCountry = surfaceOf(name)?.places.some(({ kind }) => kind === 'country') ?? false;
  const rest = after.slice(after.indexOf(name) + name.length);
  const isListed = isCountry && LIST_GOES_ON.test(rest);
  return isListed || !NAME_ENDS.test(rest) ? undefined : countriesOf(name);
}

function firstCountries(names: readonly string[]): ReadonlySet<string> | undefined {
  return names.map(countriesOf).find((countries) => countries !== undefined);
}

const LONGEST_BEFORE = 24;
const LONGEST_AFTER = 70;

/** The word before a city, or before what kind of city it is: `앨라배마주 `, `코스타리카의 `, `스페인 중부 `, `쿠바 제2도시 `. */
const KOREAN_BEFORE =
  /([가-힣]{2,9}?)의?(?: (?:[동서남북중]{1,2}부|수도|제[23]의?\s?도시|최대\s?도시|[가-힣]{2}\s?도시|휴양지|고도))? $/;

/** `온타리오주`. */
const STATE = /주$/;

/** `alabama’s `. */
const ENGLISH_BEFORE = /([a-z]{3,14})['’]s $/;

/** `버밍엄(미국 앨라배마주)`. */
const KOREAN_AFTER = /^ ?\(([가-힣]{2,9})/;

/** What follows a city and says where it lies: `, ontario`, `, new hampshire`, ` in venezuela`, ` (ala.`. */
const ENGLISH_AFTER = /^(?:, ?| in (?:the )?| \()([a-z][a-z.]{1,14}(?: [a-z]{3,12})?)/;

/** After a state; not in `Paris, American officials`. */
const NAME_ENDS = /^(?:$|[,.;:)\n]|['’]s| and | or | \(| \d)/;

/** `texas.` at the end of a sentence. */
const FULL_STOP = /\.$/;

/** ` and oman`, `, qatar and oman`. */
const LIST_GOES_ON = /^(?:,? (?:and|or) |, [a-z]{3,12}(?: [a-z]{3,12})? (?:and|or) )/;

/** What a city is said to be: `, the venezuelan industrial hub`, `, capital of costa rica`. */
const APPOSITION = /^, (?:the|a|an|capital) ([a-z’' -]{3,60})/;

/** Pairs first: `costa rica` before `rica`. */
function wordsAndPairs(words: string): readonly string[] {
  const list = words.split(' ', MOST_WORDS).map((word) => word.replace(POSSESSIVE, ''));
  const pairs = list.slice(1).map((word, index) => `${list[index] ?? ''} ${word}`);
  return [...pairs, ...list];
}

/** Further on it says what the city does: `, the first city to try Japan’s trains`. */
const MOST_WORDS = 5;

/** `rica’s`. */
const POSSESSIVE = /['’]s?$/;
