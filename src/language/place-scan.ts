// Finds where names of places stand in a text, by spelling and by what surrounds them inside the word.
// It must never take part of another word for a place: what may follow is a closed list (seeds/places.json).
import {
  ADMIN_TAILS,
  COUNTRY_PREFIXES,
  COUNTRY_TAILS,
  endsDeniedPhrase,
  HEADLINE_COUNTRIES,
  isDeniedAt,
  ORGANISATION_ENDS,
  surfacesAt,
  TAILS,
  type Place,
  type Surface,
} from './gazetteer.ts';
import { isHangulUnit, isParticleChain, particleStart } from './particles.ts';

/** A spelling found; offsets are into the folded text. */
export type Candidate = {
  readonly start: number;
  readonly end: number;
  readonly spelling: string;
  readonly places: readonly Place[];
  readonly isWeak: boolean;
  /** `(부산=`: where a report was sent from. */
  readonly isDateline: boolean;
};

export type ScanSource = {
  readonly folded: string;
  /** The same stretch as published, for capitals. */
  readonly originalSlice: (start: number, end: number) => string;
  /** Folded units that belong to the headline. */
  readonly titleLength: number;
};

/** All candidates, in order, none overlapping. Linear: at most a handful of spellings begin with the same two letters. */
export function scanPlaces(source: ScanSource): readonly Candidate[] {
  const found: Candidate[] = [];
  let index = 0;
  while (index < source.folded.length) {
    const previousEnd = found.at(-1)?.end ?? -1;
    const candidate = candidateAt(source, index, previousEnd) ?? headlineCountryAt(source, index);
    if (candidate === undefined) {
      index += 1;
      continue;
    }
    found.push(candidate);
    index = candidate.end;
  }
  return found;
}

function candidateAt(source: ScanSource, index: number, previousEnd: number): Candidate | undefined {
  const surfaces = surfacesAt(source.folded, index);
  if (surfaces.length === 0 || isDeniedAt(source.folded, index)) return undefined;
  for (const surface of surfaces) {
    if (!source.folded.startsWith(surface.text, index)) continue;
    const end = surface.isLatin ? latinEnd(source, index, surface) : hangulEnd(source.folded, index, surface);
    if (end === undefined || endsDeniedPhrase(source.folded, end)) continue;
    if (!surface.isLatin && !startsWord({ text: source.folded, index, surface, previousEnd })) continue;
    return {
      start: index,
      end,
      spelling: surface.text,
      places: surface.places,
      isWeak: surface.isWeak,
      isDateline: source.folded[end] === '=' && '(['.includes(source.folded[index - 1] ?? ' '),
    };
  }
  return undefined;
}

/** A Latin name stands alone, begins with a capital, and in capitals throughout when it is an abbreviation. */
function latinEnd(source: ScanSource, index: number, surface: Surface): number | undefined {
  const end = index + surface.text.length;
  const isInsideWord = isLatinOrDigit(source.folded[index - 1] ?? '') || isLatinOrDigit(source.folded[end] ?? '');
  if (isInsideWord) return undefined;
  const original = source.originalSlice(index, end);
  const isWritten = surface.isCapitals
    ? original === original.toUpperCase()
    : original[0] !== original[0]?.toLowerCase();
  return isWritten ? end : undefined;
}

type WordStart = {
  readonly text: string;
  readonly index: number;
  readonly surface: Surface;
  readonly previousEnd: number;
};

function startsWord({ text, index, surface, previousEnd }: WordStart): boolean {
  const before = text[index - 1] ?? ' ';
  if (previousEnd === index) return !surface.isWeak;
  if (text.slice(index - 2, index) === 'fc') return false;
  if (!isHangulUnit(before)) return before < '0' || before > '9';
  if (surface.places.some(({ id }) => id.startsWith('kr-'))) return false;
  return COUNTRY_PREFIXES.some((prefix) => {
    const start = index - prefix.length;
    return text.startsWith(prefix, start) && !isHangulUnit(text[start - 1] ?? ' ');
  });
}

/** The end of a Hangul name when what follows it inside its word may follow; 시 of a foreign city is taken in. */
function hangulEnd(text: string, index: number, surface: Surface): number | undefined {
  const end = index + surface.text.length;
  const tail = hangulRun(text, end);
  if (tail === '') return end;
  if (surface.places.every(({ kind }) => kind === 'country')) return mayFollow(tail, COUNTRY_ONLY) ? end : undefined;
  const isAdministrative = ADMIN_ENDS.has(surface.text.at(-1) ?? '');
  if (!isAdministrative && tail.startsWith('시') && mayFollow(tail.slice(1), ADMINISTRATIVE)) return end + 1;
  if (mayFollow(tail, isAdministrative ? ADMINISTRATIVE : ORDINARY)) return end;
  return startsOtherPlace(text, end) && !surface.isWeak ? end : undefined;
}

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

/** A country as one character, in headlines only: `美 보스턴`, `韓·日`. Never `20日`, `中企`, or `회의 中`. */
function headlineCountryAt({ folded, titleLength }: ScanSource, index: number): Candidate | undefined {
  if (index >= titleLength) return undefined;
  const character = folded.charAt(index);
  const place = HEADLINE_COUNTRIES.get(character);
  if (place === undefined) return undefined;
  const before = folded[index - 1] ?? ' ';
  const after = folded[index + 1] ?? '';
  const isLoose =
    !isHangulUnit(before) && !isLatinOrDigit(before) && (!isHan(before) || HEADLINE_COUNTRIES.has(before));
  const isFollowed = after !== '' && index + 1 < titleLength && (!isHan(after) || HEADLINE_COUNTRIES.has(after));
  if (!isLoose || !isFollowed) return undefined;
  return { start: index, end: index + 1, spelling: character, places: [place], isWeak: false, isDateline: false };
}

function isLatinOrDigit(unit: string): boolean {
  return (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9');
}

function isHan(unit: string): boolean {
  return unit >= '\u4e00' && unit <= '\u9fff';
}
