// Finds where names of places stand in a text, by spelling and by what surrounds them.
// It must never take part of another word for a place: what may follow is a closed list (place-tails.ts).
import {
  COUNTRY_PREFIXES,
  deniedLengthAt,
  endsDeniedPhrase,
  namesBehind,
  surfacesAt,
  type Place,
  type Surface,
} from './gazetteer.ts';
import { isHangulUnit } from '#src/language/particles.ts';
import { weigh } from './place-cues.ts';
import { latinEnd, type LatinSource } from './place-latin.ts';
import { isNamesake } from './place-namesakes.ts';
import { shortCountriesAt } from './place-short.ts';
import { nameEnd, tailEnd } from './place-tails.ts';

/** A spelling found; offsets are into the folded text. */
export type Candidate = {
  readonly start: number;
  readonly end: number;
  readonly spelling: string;
  /** What it may mean; none when the words beside it name another country. */
  readonly places: readonly Place[];
  /** Whether it needs something that speaks for it. */
  readonly isWeak: boolean;
  /** Whether its sentence says that something else is meant: 대구 beside 생선. */
  readonly isSpokenAgainst: boolean;
  /** `(부산=`: where a report was sent from. */
  readonly isDateline: boolean;
};

export type ScanSource = LatinSource;

/** All candidates, in order, none overlapping. Linear: at most a handful of spellings begin with the same two letters. */
export function scanPlaces(source: ScanSource): readonly Candidate[] {
  const found: Candidate[] = [];
  let previousEnd = -1;
  for (let index = 0; index < source.folded.length; index = Math.max(index + 1, previousEnd)) {
    const candidate = candidateAt(source, index, previousEnd);
    const more = candidate === undefined ? shortCountriesAt(source, index) : shortNameAfter(source, candidate);
    if (candidate === undefined && more.length === 0) continue;
    if (candidate !== undefined) found.push(candidate);
    found.push(...more);
    previousEnd = found.at(-1)?.end ?? -1;
  }
  return found;
}

/** Names too short to be looked for by themselves, behind their country: `오스트리아 수도 빈`, `프랑스 니스와 칸`. */
function shortNameAfter({ folded }: ScanSource, { spelling, end }: Candidate): readonly Candidate[] {
  const names = namesBehind(spelling);
  const found: Candidate[] = [];
  if (names.length === 0) return found;
  let between = BEHIND.exec(folded.slice(end, end + LONGEST_BETWEEN))?.[0];
  for (let from = end; between !== undefined && found.length < MOST_BEHIND;) {
    const start = from + between.length;
    const name = names.find((one) => folded.startsWith(one.text.slice(1), start));
    if (name === undefined) return found;
    const text = name.text.slice(1);
    from = nameEnd(folded, start, { ...name, text, isWeak: false, isCapitals: false, isLatin: false }) ?? start;
    if (from === start) return found;
    const certain = { isWeak: false, isSpokenAgainst: false, isDateline: false };
    found.push({ start, end: from, spelling: `${spelling}${name.text}`, places: name.places, ...certain });
    between = AND.exec(folded.slice(from, from + LONGEST_BETWEEN))?.[0];
  }
  return found;
}

const MOST_BEHIND = 4;
const LONGEST_BETWEEN = 8;
/** Between a country and its city: ` `, `의 `, ` 수도 `, ` 남부 `. */
const BEHIND = /^의? (?:(?:[동서남북중]{1,2}부|수도|휴양지) )?/;
/** Between two of its cities: `와 `, `·`. */
const AND = /^(?:[와과] |[·ㆍ,] ?)/;

function candidateAt(source: ScanSource, index: number, previousEnd: number): Candidate | undefined {
  const { folded } = source;
  const surfaces = surfacesAt(folded, index);
  if (surfaces.length === 0) return undefined;
  const deniedEnd = index + deniedLengthAt(folded, index);
  for (const surface of surfaces) {
    if (!folded.startsWith(surface.text, index)) continue;
    const end = surface.isLatin ? latinEnd(source, index, surface) : nameEnd(folded, index, surface);
    if (end === undefined || endsDeniedPhrase(folded, end) || goesOn(folded, end, surface)) continue;
    if (deniedEnd > index && (surface.isLatin || tailEnd(folded, index + surface.text.length) <= deniedEnd)) continue;
    if (!surface.isLatin && !startsWord({ text: folded, index, surface, previousEnd })) continue;
    if (isNamesake(source, { start: index, end }, surface)) continue;
    return {
      start: index,
      end,
      spelling: surface.text,
      ...weigh(folded, { start: index, end }, surface),
      isDateline: folded[end] === '=' && '(['.includes(folded[index - 1] ?? ' '),
    };
  }
  return undefined;
}

/** What follows a quotation is a particle: `‘자족도시’이란`. A straight mark behind a blank opens one. */
const QUOTE_END = /[”’」』》〉)]$|\S["']$/;

/** Whether what follows makes another name of it: a person, a university, a treaty. */
function goesOn(text: string, end: number, { places }: Surface): boolean {
  const after = text.slice(end, end + LONGEST_OTHER);
  if (OTHER_NAME.test(after) || TOUCHING.test(after)) return true;
  return TREATY.test(after) && places.every(({ id, kind }) => kind !== 'country' && !id.startsWith('kr'));
}

const LONGEST_OTHER = 6;

/** `대구MBC`, `광주FC`; not `부산IT밸리`. */
const TOUCHING = /^(?:mbc|kbs|cbs|sbs|tbc|tbn|tv|fc|hd|sk|kt|lg)(?![a-z])/;

/** `강남 씨는`, `전주 이씨`, `도쿄 대학교`. */
const OTHER_NAME = /^ (?:[가-힣]?씨(?![가-힣]{2})|대학교|대학(?![가-힣]))/;

/** `바젤 협약`, `몬트리올의정서`; not `달랏 협약식`. */
const TREATY = /^ ?(?:협약(?!식)|협정|의정서|조약|증후군|신드롬|프로세스|컨센서스|개정서|각서|라운드(?!테))/;

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
  if (surface.isWeak && QUOTE_END.test(text.slice(Math.max(0, index - 2), index))) return false;
  if (!isHangulUnit(before)) return before < '0' || before > '9';
  if (surface.places.some(({ id }) => id.startsWith('kr-'))) return false;
  return COUNTRY_PREFIXES.some((prefix) => {
    const start = index - prefix.length;
    return text.startsWith(prefix, start) && !isHangulUnit(text[start - 1] ?? ' ');
  });
}
