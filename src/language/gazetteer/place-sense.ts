// Decides which place a spelling means: 광주 of 경기도 or the metropolis, 예산 the county or a budget.
// It must never guess between equals: what nothing speaks for stays out (an article of 고성 reaches neither city by chance).
import { placeAncestors, type Place } from './gazetteer.ts';
import { placeByCue, sentenceAround } from './place-cues.ts';
import { besides, settlePair, settleSisters } from './place-neighbours.ts';
import type { Candidate } from './place-scan.ts';

export type Sensed = { readonly candidate: Candidate; readonly place: Place };

export type SenseContext = {
  readonly text: string;
  /** Ids of places that speak for their own: the dateline's, the outlet's region. */
  readonly regions: readonly string[];
  /** Ids of places the headline names; they speak when the text itself does not. */
  readonly named: readonly string[];
};

/** What is settled so far, candidate by candidate. */
export type SenseState = {
  readonly candidates: readonly Candidate[];
  readonly places: (Place | undefined)[];
  readonly context: SenseContext;
};

/** The candidates whose place is certain enough, in order. */
export function sensePlaces(found: readonly Candidate[], context: SenseContext): readonly Sensed[] {
  const candidates = doubted(found);
  const places: (Place | undefined)[] = candidates.map((candidate) => plainSense(candidate));
  const state: SenseState = { candidates, places, context };
  for (let index = 1; index < candidates.length; index += 1) settlePair(state, index);
  const named = namedIn(state);
  for (let index = 1; index < candidates.length; index += 1) settleSisters(state, index, named);
  // Evidence passes along a list in both directions: 안산·화성·오산, 화성·오산·안산.
  for (let index = 0; index < candidates.length; index += 1) settle(state, index, besides(state, index, index - 1));
  for (let index = candidates.length - 1; index >= 0; index -= 1)
    settle(state, index, besides(state, index, index + 1));
  for (let index = 0; index < candidates.length; index += 1)
    settle(state, index, byNearParent(state, index) ?? byRegion(state, index));
  settleByWholeText(state);
  return candidates.flatMap((candidate, index) => {
    const place = places[index];
    return place === undefined ? [] : [{ candidate, place }];
  });
}

/** What one sentence speaks against is in doubt in the whole text, unless the place is named in full as well: 대구, 대구시. */
function doubted(found: readonly Candidate[]): readonly Candidate[] {
  const against = new Set(found.filter(({ isSpokenAgainst }) => isSpokenAgainst).map(({ spelling }) => spelling));
  if (against.size === 0) return found;
  const certain = new Set(
    found.filter(({ spelling, isWeak }) => !isWeak && !against.has(spelling)).flatMap(({ places }) => places),
  );
  return found.map((candidate) => {
    const isDoubted = against.has(candidate.spelling) && !candidate.places.some((place) => certain.has(place));
    return isDoubted ? { ...candidate, isWeak: true } : candidate;
  });
}

function settle({ places }: SenseState, index: number, place: Place | undefined): void {
  places[index] ??= place;
}

function plainSense({ places, isWeak, isDateline }: Candidate): Place | undefined {
  if (isWeak && !isDateline) return undefined;
  return only(places);
}

/** A parent named within forty characters, the nearest one. Everyday words need more than that. */
function byNearParent(state: SenseState, index: number): Place | undefined {
  const candidate = state.candidates[index];
  if (candidate === undefined || candidate.isWeak || state.places[index] !== undefined) return undefined;
  const claims = [...claimsBeside(state, index, -1), ...claimsBeside(state, index, 1)];
  const [best] = claims.toSorted((one, other) => one.distance - other.distance);
  if (best === undefined) return undefined;
  // 강원도와 경남도는 고성군을: both of a list claim it.
  const isContested = claims.some(
    ({ place, distance }) => place !== best.place && Math.abs(distance - best.distance) <= LIST_STEP,
  );
  return isContested ? undefined : best.place;
}

type Claim = { readonly place: Place; readonly distance: number };

/** What the parents on one side of a name make of it, nearest first. */
function claimsBeside({ candidates, places }: SenseState, index: number, step: -1 | 1): readonly Claim[] {
  const claims: Claim[] = [];
  const candidate = candidates[index];
  if (candidate === undefined) return claims;
  for (let other = index + step; ; other += step) {
    const neighbour = candidates[other];
    if (neighbour === undefined) break;
    const distance = step < 0 ? candidate.start - neighbour.end : neighbour.start - candidate.end;
    if (distance > NEAR) break;
    const known = places[other];
    if (known === undefined || known.kind === 'country') continue;
    const child = childIn(candidate, new Set([known.id]));
    if (child !== undefined) claims.push({ place: child, distance });
  }
  return claims;
}

const NEAR = 40;
/** The next of a list is no further off than its name and a comma. */
const LIST_STEP = 5;

/** The dateline's place, or the outlet's region, speaks for what lies in it. */
function byRegion({ candidates, places, context }: SenseState, index: number): Place | undefined {
  const candidate = candidates[index];
  if (candidate === undefined || places[index] !== undefined || candidate.places.length < 2) return undefined;
  if (candidate.isWeak && !candidate.isDateline) return undefined;
  for (const region of context.regions) {
    const child = only(candidate.places.filter(({ id }) => id === region || placeAncestors(id).includes(region)));
    if (child !== undefined) return child;
  }
  return undefined;
}

/**
 * One spelling means one place throughout an article, or what it meant last; then the default of the spelling; then the only parent named anywhere, be it
 * through a sister: 유성구 names 대전. The headline speaks last.
 */
function settleByWholeText(state: SenseState): void {
  const { candidates, places, context } = state;
  const senses = new Map<string, Place | undefined>();
  candidates.forEach(({ spelling, places: possible }, index) => {
    const place = places[index];
    if (place !== undefined && possible.length > 1 && !senses.has(spelling)) senses.set(spelling, place);
  });
  candidates.forEach((candidate, index) => {
    const place = places[index];
    // What the name meant last is what it means until it is told otherwise.
    if (place !== undefined) senses.set(candidate.spelling, place);
    else if (isOpen(candidate)) settle(state, index, ownSense(state, index, senses));
  });
  const named = namedIn(state);
  const headline = new Set(context.named.flatMap(withHolders));
  candidates.forEach((candidate, index) => {
    if (isOpen(candidate)) settle(state, index, childIn(candidate, named) ?? childIn(candidate, headline));
  });
}

/** What a shared name means by the words of its sentence, then of the text, then by default; remembered, for it means one place. */
function ownSense(
  { candidates, context }: SenseState,
  index: number,
  senses: Map<string, Place | undefined>,
): Place | undefined {
  const candidate = candidates[index];
  if (candidate === undefined) return undefined;
  const { places, spelling } = candidate;
  if (places.length === 1) return places[0];
  const bySentence = placeByCue(sentenceAround(context.text, candidate), places);
  if (bySentence === undefined && senses.has(spelling)) return senses.get(spelling);
  const place =
    bySentence ?? placeByCue(context.text.slice(0, LONGEST_SEARCH), places) ?? defaultSense(places, spelling);
  senses.set(spelling, place);
  return place;
}

/** Words are looked for in the beginning of a long text only. */
const LONGEST_SEARCH = 5_000;

/** Whether the rest of the text may decide. */
function isOpen({ isWeak, places }: Candidate): boolean {
  return !isWeak && places.length > 0;
}

/** Everything smaller than a country that is named so far, and what holds it. */
function namedIn({ places }: SenseState): ReadonlySet<string> {
  return new Set(places.flatMap((place) => (place === undefined ? [] : withHolders(place.id))));
}

function withHolders(id: string): readonly string[] {
  return [id, ...placeAncestors(id)].filter((one) => one.includes('-'));
}

function childIn({ places }: Candidate, parents: ReadonlySet<string>): Place | undefined {
  return only(places.filter(({ id }) => placeAncestors(id).some((ancestor) => parents.has(ancestor))));
}

/** What a shared name means by itself: the place it is the default of, or the one that holds the others (Jeju). */
export function defaultSense(places: readonly Place[], spelling: string): Place | undefined {
  return (
    places.find(({ defaultFor }) => defaultFor?.includes(spelling) === true) ??
    places.find(({ id }) => places.every((other) => other.id === id || placeAncestors(other.id).includes(id)))
  );
}

function only(places: readonly Place[]): Place | undefined {
  return places.length === 1 ? places[0] : undefined;
}
