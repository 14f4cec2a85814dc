// Which places a text names, and what a place is called. Explainable: spelling, what surrounds it, what stands beside it.
// It must never report 세종대왕 as 세종 or choose between two cities of one name without a reason.
import type { PlaceMention } from '#src/model-facts.ts';
import type { Language } from '#src/model.ts';
import { foldName, foldWithOffsets } from './fold.ts';
import { placeAncestors, placeById, PLACES, surfaceOf, type Place } from '#src/language/gazetteer/gazetteer.ts';
import { scanPlaces } from '#src/language/gazetteer/place-scan.ts';
import { defaultSense, sensePlaces } from '#src/language/gazetteer/place-sense.ts';

export { placeAncestors } from '#src/language/gazetteer/gazetteer.ts';
export type { Place } from '#src/language/gazetteer/gazetteer.ts';

export type PlaceContext = {
  /** The place line of a report, `부산=연합뉴스` or `부산`. */
  readonly dateline?: string | undefined;
  /** Id of the place a local outlet writes about. */
  readonly region?: string | undefined;
  /** UTF-16 units at the beginning that are a headline, where 美 stands for a country. */
  readonly titleLength?: number | undefined;
  /** The headline above a text without it: what it names helps to choose between places of one name. */
  readonly headline?: string | undefined;
};

/**
 * Every mention of a known place, in order, with UTF-16 offsets; 시, 군, 구 belong to the mention, particles do not.
 * A name that may mean several places and has nothing to decide it is left out.
 */
export function findPlaces(text: string, context: PlaceContext = {}): readonly PlaceMention[] {
  const { text: folded, offsets } = foldWithOffsets(text);
  const toOriginal = (offset: number): number => offsets?.[offset] ?? offset;
  const candidates = scanPlaces({
    folded,
    originalSlice: (start, end) => text.slice(toOriginal(start), toOriginal(end)),
    titleLength: context.titleLength ?? 0,
  });
  const regions = [datelinePlace(context.dateline), context.region].filter((region) => region !== undefined);
  return sensePlaces(candidates, {
    text: folded,
    regions: [...regions, ...regions.flatMap(provinceOf)],
    named: placesOfHeadline(context),
  })
    .filter(({ candidate, place }) => !(candidate.isDateline && NEWSROOMS.has(place.id)))
    .map(({ candidate, place }) => ({
      start: toOriginal(candidate.start),
      end: toOriginal(candidate.end),
      id: place.id,
      name: placeName(place.id, 'ko'),
    }));
}

function placesOfHeadline({ headline, region }: PlaceContext): readonly string[] {
  if (headline === undefined || headline === '') return [];
  return findPlaces(headline, { region, titleLength: headline.length }).map(({ id }) => id);
}

/** `(서울=…)` and `(세종=…)` say where the newsroom or the ministry sits, not where the news is. */
const NEWSROOMS: ReadonlySet<string> = new Set(['kr-seoul', 'kr-sejong']);

function datelinePlace(dateline: string | undefined): string | undefined {
  const first = dateline?.split(DATELINE_END)[0]?.trim();
  return first === undefined || first === '' ? undefined : findPlaceByName(first)?.id;
}

/** What ends the place in `부산=연합뉴스`, `(부산) 홍길동`. */
const DATELINE_END = /[=)\]/]/;

function provinceOf(id: string): readonly string[] {
  return placeAncestors(id).filter((ancestor) => ancestor.includes('-'));
}

/**
 * The place a person means by a name: an id, any spelling, `경기 광주`, `부산 중구`, `Da Lat`.
 * @returns undefined when unknown, or when several places share the name
 */
export function findPlaceByName(name: string): Place | undefined {
  const folded = foldName(name).trim().replace(PARENT_IN_BRACKETS, ', $1').replaceAll(/\s+/g, ' ');
  const known = placeById(folded) ?? exactPlace(folded) ?? placeById(BY_DISPLAY_NAME.get(folded) ?? '');
  return known ?? exactPlace(folded.replace(CITY_SUFFIX, '')) ?? childPlace(folded);
}

/** The form placeName gives in English: `Jung-gu (Busan)`. */
const PARENT_IN_BRACKETS = /\s\(([^()]{2,40})\)$/;

/** 시 that a person adds to a foreign city: `달랏시`. */
const CITY_SUFFIX = /\s?시$/;

/** The place, and what lies in it under the same name: 제주 is the province, and 제주시 as well. */
export function placesOfOneName(id: string): readonly string[] {
  const known = OF_ONE_NAME.get(id);
  if (known !== undefined) return known;
  const place = placeById(id);
  if (place === undefined) return [id];
  const names = [...place.ko, ...place.en, ...(place.native ?? [])];
  const within = names
    .flatMap((name) => surfaceOf(foldName(name))?.places ?? [])
    .filter((other) => placeAncestors(other.id).includes(id));
  const ids = [...new Set([id, ...within.map((other) => other.id)])];
  OF_ONE_NAME.set(id, ids);
  return ids;
}

/** Filled as places are asked for, once an article by every rule. */
const OF_ONE_NAME = new Map<string, readonly string[]>();

function exactPlace(folded: string): Place | undefined {
  const surface = surfaceOf(folded);
  if (surface === undefined) return undefined;
  return surface.places.length === 1 ? surface.places[0] : defaultSense(surface.places, folded);
}

/** `부산 중구`, `busan jung-gu`, `Jung-gu, Busan`. */
function childPlace(folded: string): Place | undefined {
  const [first = '', second = ''] = folded.includes(',') ? folded.split(',').toReversed() : splitLast(folded);
  if (first === '' || second === '') return undefined;
  const parent = exactPlace(first.trim());
  if (parent === undefined) return undefined;
  const children = surfaceOf(second.trim())?.places.filter(({ id }) => placeAncestors(id).includes(parent.id)) ?? [];
  return children.length === 1 ? children[0] : undefined;
}

function splitLast(text: string): readonly string[] {
  const cut = text.lastIndexOf(' ');
  return cut < 0 ? [] : [text.slice(0, cut), text.slice(cut + 1)];
}

/**
 * Places whose name begins with, or else contains, what was typed; exact names first, then provinces before their cities.
 * Nothing typed gives the provinces.
 */
export function suggestPlaces(
  typed: string,
  locale: Language,
  limit: number,
): readonly { readonly id: string; readonly name: string }[] {
  const wanted = foldName(typed).trim();
  const ranked = SPELLINGS.flatMap(({ place, names }, order) => {
    const rank = Math.min(...names.map((name) => rankOf(name, wanted)));
    return Number.isFinite(rank) ? [{ place, rank, order }] : [];
  });
  ranked.sort((a, b) => a.rank - b.rank || a.order - b.order);
  return ranked.slice(0, limit).map(({ place }) => ({ id: place.id, name: placeName(place.id, locale) }));
}

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : Number.POSITIVE_INFINITY;
}

/** What a place is called in a language; a shared name carries its parent's: 경기 광주, Jung-gu (Busan). Unknown ids stay as they are. */
export function placeName(id: string, locale: Language): string {
  return (locale === 'ko' ? KOREAN_NAMES : ENGLISH_NAMES).get(id) ?? id;
}

const KOREAN_NAMES = displayNames('ko', (name, parent) => `${parent} ${name}`);
const ENGLISH_NAMES = displayNames('en', (name, parent) => `${name} (${parent})`);

/** Names that are shown but too short or too common to be looked for in a text: 빈, 시안, 니스. */
const BY_DISPLAY_NAME: ReadonlyMap<string, string> = new Map(
  [...KOREAN_NAMES, ...ENGLISH_NAMES].map(([id, name]) => [foldName(name), id] as const),
);

const SPELLINGS = PLACES.map((place) => ({
  place,
  names: [
    placeName(place.id, 'ko'),
    place.id,
    ...place.ko,
    ...place.en,
    ...(place.native ?? []),
    ...(place.weak ?? []),
  ].map(foldName),
}));

function displayNames(
  locale: Language,
  withParent: (name: string, parent: string) => string,
): ReadonlyMap<string, string> {
  const shared = Map.groupBy(PLACES, ({ name }) => name[locale]);
  return new Map(
    PLACES.map((place) => {
      const name = place.name[locale];
      const namesakes = shared.get(name) ?? [];
      const parent = placeById(place.parent ?? '')?.name[locale];
      const isPlain =
        namesakes.length === 1 ||
        parent === undefined ||
        defaultSense(namesakes, foldName(name)) === place ||
        place.kind === 'province';
      return [place.id, isPlain ? name : withParent(name, parent)] as const;
    }),
  );
}
