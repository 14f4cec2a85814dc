// What may follow the name of a place inside its Korean word: particles, 시청, 진출, 항만공사.
// Closed lists decide (seeds/places.json): it must never take part of another word for a place.
import {
  ADMIN_TAILS,
  COUNTRY_TAILS,
  isDeniedAt,
  LOCAL_WORDS,
  ORGANISATION_ENDS,
  surfacesAt,
  TAILS,
  type Surface,
} from './gazetteer.ts';
import { isHangulUnit, isParticleChain, particleStart } from '#src/language/particles.ts';

/** The end of a name when what follows it inside its word may follow; 시 of a foreign city is taken in. Undefined when it may not. */
export function nameEnd(text: string, index: number, surface: Surface): number | undefined {
  const end = index + surface.text.length;
  const tail = hangulRun(text, end);
  if (isSchool(tail, surface) || (tail.length > 2 && isLine(text, end))) return undefined;
  if (tail === '' || NUMBERED.test(text.slice(end, end + 3))) return end;
  if (surface.places.every(({ kind }) => kind === 'country')) return isAfterCountry(tail, surface) ? end : undefined;
  const isAdministrative = ADMIN_ENDS.has(surface.text.at(-1) ?? '');
  if (!isAdministrative && isCity(surface) && tail.startsWith('시') && mayFollow(tail.slice(1), ADMINISTRATIVE))
    return end + 1;
  if (mayFollow(tail, isAdministrative ? ADMINISTRATIVE : ORDINARY) || isLongName(surface, tail)) return end;
  return startsOtherPlace(text, end) && !surface.isWeak ? end : undefined;
}

/** `부산고와`, `서울여고`: schools, whose cities are said in full where a place is meant. */
function isSchool(tail: string, { places }: Surface): boolean {
  return SCHOOL.test(tail) && places.some(({ id }) => id.startsWith('kr-'));
}

const SCHOOL = /^(?:여|외|공|상|국제|예|체|동|일|제일|중앙)?고[가는를와의에도]?$/;

/** Whether two places joined here name a road, a station or a hospital: `광주대구고속도로`, `천안아산역`, `화순전남대병원`. */
function isLine(text: string, end: number): boolean {
  return surfacesAt(text, end).some(
    (surface) =>
      text.startsWith(surface.text, end) &&
      LINE.test(text.slice(end + surface.text.length, end + surface.text.length + 2)),
  );
}

const LINE = /^(?:역|고속|대병|대학병)/;

/** Where the longest listed word behind a name ends; the end of the name when none stands there: 수원지역, not 수원지. */
export function tailEnd(text: string, end: number): number {
  const tail = hangulRun(text, end);
  for (let length = Math.min(tail.length, LONGEST_TAIL_WORD); length > 0; length -= 1) {
    const word = tail.slice(0, length);
    if (TAILS.has(word) || COUNTRY_TAILS.has(word)) return end + length;
  }
  return end;
}

/** Whether a word that only follows places stands after the name, in its word or as the next one: `여주 시내`, `진주지역`. */
export function isBeforeLocalWord(text: string, end: number): boolean {
  const start = text[end] === ' ' ? end + 1 : end;
  const word = hangulRun(text, start);
  const noun = word.slice(0, particleStart(word));
  return (
    LOCAL_WORDS.has(word) || LOCAL_WORDS.has(noun) || (start > end && (LOCAL_END.test(noun) || TOWNSHIP.test(word)))
  );
}

/** `보은 대추축제`, `장수 오일장`. */
const LOCAL_END =
  /(?:축제|문화제|페스티벌|전통시장|오일장|휴게소|나들목|읍성|향교|수목원|휴양림|국가정원|해수욕장|저수지|고택)$/;

/** `화성 남양읍`, `보은 속리산면에서`; not `예산 늘리면`. */
const TOWNSHIP = /^[가-힣]{1,3}(?:읍|면(?:에|에서|의|에서는)$)/;

/** 달랏시; but 동대문시장 is a market of 동대문. */
function isCity({ places }: Surface): boolean {
  return places.some(({ kind }) => kind === 'city' || kind === 'province');
}

function isAfterCountry(tail: string, surface: Surface): boolean {
  if (PEOPLE.test(tail)) return false;
  return mayFollow(tail, COUNTRY_ONLY) || isLongName(surface, tail);
}

/** `베트남인`, `일본인들의`: people, no place. */
const PEOPLE = /^인(?:$|[들은이의과에을도])/;

/** Whether the next word is one that follows countries: `인도 총리`. */
export function isBeforeCountryWord(text: string, end: number): boolean {
  if (text[end] !== ' ') return false;
  const word = hangulRun(text, end + 1);
  const noun = word.slice(0, particleStart(word));
  return (word.length > 1 && COUNTRY_TAILS.has(word)) || (noun.length > 1 && COUNTRY_TAILS.has(noun));
}

/** `판교제2테크노밸리`. */
const NUMBERED = /^제\d/;

/** A name of four syllables is no part of another word by accident; peoples and languages are no places. */
function isLongName({ text, isWeak }: Surface, tail: string): boolean {
  return text.length >= LONG_NAME && !isWeak && tail.length > 1 && !NO_PLACE_TAIL.test(tail);
}

const LONG_NAME = 4;

/** `아르헨티나인들`, `인도네시아어로`, `싱가포르국립대`. */
const NO_PLACE_TAIL = /^[인어식]|대(?:$|[가는를의와에]|학|병원)/;

type Follow = { readonly tails: readonly ReadonlySet<string>[]; readonly takesOrganisations: boolean };
const ORDINARY: Follow = { tails: [TAILS], takesOrganisations: true };
const ADMINISTRATIVE: Follow = { tails: [ADMIN_TAILS, TAILS], takesOrganisations: true };
/** 한국토지주택공사 says nothing of where an article plays. */
const COUNTRY_ONLY: Follow = { tails: [COUNTRY_TAILS], takesOrganisations: false };
const ADMIN_ENDS: ReadonlySet<string> = new Set('시군구도');

function mayFollow(tail: string, follow: Follow): boolean {
  if (tail === '' || isParticleChain(tail)) return true;
  for (let cut = 1; cut <= Math.min(tail.length, LONGEST_TAIL_WORD); cut += 1) {
    if (!follow.tails.some((words) => words.has(tail.slice(0, cut)))) continue;
    const rest = tail.slice(cut);
    if (
      rest === '' ||
      isParticleChain(rest) ||
      follow.tails.some((words) => words.has(rest.slice(0, particleStart(rest))))
    )
      return true;
  }
  return follow.takesOrganisations && endsInOrganisation(tail);
}

const LONGEST_TAIL_WORD = 9;

function endsInOrganisation(tail: string): boolean {
  return [tail, tail.slice(0, particleStart(tail))].some((word) => {
    for (let length = 2; length <= Math.min(word.length, LONGEST_TAIL_WORD); length += 1) {
      if (ORGANISATION_ENDS.has(word.slice(-length))) return true;
    }
    return false;
  });
}

/** 대구경북, 서울영등포구. */
function startsOtherPlace(text: string, index: number): boolean {
  return (
    !isDeniedAt(text, index) &&
    surfacesAt(text, index).some((surface) => !surface.isWeak && text.startsWith(surface.text, index))
  );
}

/** The Hangul that follows inside the word. A run longer than any word is cut, which makes it match nothing. */
function hangulRun(text: string, start: number): string {
  let end = start;
  while (end - start < LONGEST_RUN && isHangulUnit(text[end] ?? ' ')) end += 1;
  return text.slice(start, end);
}

const LONGEST_RUN = 16;
