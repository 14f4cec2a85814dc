// Decides which place a spelling means: 광주 of 경기도 or the metropolis, 예산 the county or a budget.
// It must never guess between equals: what nothing speaks for stays out (an article of 고성 reaches neither city by chance).
import { placeAncestors, type Place } from './gazetteer.ts';
import type { Candidate } from './place-scan.ts';

export type Sensed = { readonly candidate: Candidate; readonly place: Place };

export type SenseContext = {
  readonly text: string;
  /** Ids of places that speak for their own: the dateline's, the outlet's region. */
  readonly regions: readonly string[];
};

/** The candidates whose place is certain enough, in order. */
export function sensePlaces(candidates: readonly Candidate[], context: SenseContext): readonly Sensed[] {
  const places: (Place | undefined)[] = candidates.map((candidate) => plainSense(candidate));
  const state: State = { candidates, places, context };
  for (let index = 1; index < candidates.length; index += 1) settlePair(state, index);
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

type State = {
  readonly candidates: readonly Candidate[];
  readonly places: (Place | undefined)[];
  readonly context: SenseContext;
};

function settle({ places }: State, index: number, place: Place | undefined): void {
  places[index] ??= place;
}

function plainSense({ places, isWeak, isDateline }: Candidate): Place | undefined {
  if (isWeak && !isDateline) return undefined;
  return places.length === 1 ? places[0] : undefined;
}

/** `경기 광주`, `충남 예산`: a name and what lies in it, side by side, speak for each other. */
function settlePair(state: State, index: number): void {
  const { candidates, context } = state;
  const [parent, child] = [candidates[index - 1], candidates[index]];
  if (parent === undefined || child === undefined || !PARENT_GAP.test(context.text.slice(parent.end, child.start)))
    return;
  const pairs = parent.places.flatMap((outer) =>
    child.places.filter(({ id }) => placeAncestors(id).includes(outer.id)).map((inner) => ({ outer, inner })),
  );
  const pair = pairs[0];
  if (pair === undefined || pairs.length > 1) return;
  settle(state, index - 1, pair.outer);
  settle(state, index, pair.inner);
}

/** Between a parent and its child: `경기 광주`, `경남도 고성`, `서울 영등포구`, `베트남 후에`, `(경기) 화성`. */
const PARENT_GAP = /^[\s)]{1,2}$/;

/** What a neighbour of a list says: `용인·광주·이천`. */
function besides({ candidates, places, context }: State, index: number, neighbourIndex: number): Place | undefined {
  const candidate = candidates[index];
  const neighbour = candidates[neighbourIndex];
  const known = places[neighbourIndex];
  if (candidate === undefined || neighbour === undefined || known === undefined || places[index] !== undefined)
    return undefined;
  const gap =
    neighbourIndex < index
      ? context.text.slice(neighbour.end, candidate.start)
      : context.text.slice(candidate.end, neighbour.start);
  if (!LIST_GAP.test(gap)) return undefined;
  const sisters = candidate.places.filter(({ parent }) => parent !== undefined && parent === known.parent);
  if (sisters.length === 1) return sisters[0];
  return candidate.isWeak ? only(candidate.places.filter((place) => isComparable({ place, known, gap }))) : undefined;
}

/** Between two of a list: `·`, `, `, `와 `, `시와 `. */
const LIST_GAP = /^(?:[시군]?(?:와|과)\s?|\s?및\s|\s?[·ㆍ・,/&∙‧]\s?)$/;

type Comparison = { readonly place: Place; readonly known: Place; readonly gap: string };

/** In a list, 예산 beside another county is the county. Abroad a comma says too little: `그 후에, 하노이에서`. */
function isComparable({ place, known, gap }: Comparison): boolean {
  const isDomestic = placeAncestors(place.id).includes('kr');
  if (isDomestic) return placeAncestors(known.id).includes('kr');
  return !gap.includes(',') && (known.kind === place.kind || known.parent === place.parent);
}

/** A parent named within forty characters, the nearest one. Everyday words need more than that. */
function byNearParent({ candidates, places }: State, index: number): Place | undefined {
  const candidate = candidates[index];
  if (candidate === undefined || candidate.isWeak || places[index] !== undefined) return undefined;
  let best: { readonly place: Place; readonly distance: number } | undefined;
  for (const step of [-1, 1]) {
    for (let other = index + step; ; other += step) {
      const neighbour = candidates[other];
      if (neighbour === undefined) break;
      const distance = step < 0 ? candidate.start - neighbour.end : neighbour.start - candidate.end;
      if (distance > NEAR) break;
      const known = places[other];
      if (known === undefined || known.kind === 'country') continue;
      const child = only(candidate.places.filter(({ id }) => placeAncestors(id).includes(known.id)));
      if (child !== undefined && (best === undefined || distance < best.distance)) best = { place: child, distance };
    }
  }
  return best?.place;
}

const NEAR = 40;

/** The dateline's place, or the outlet's region, speaks for what lies in it. */
function byRegion({ candidates, places, context }: State, index: number): Place | undefined {
  const candidate = candidates[index];
  if (candidate === undefined || places[index] !== undefined || candidate.places.length < 2) return undefined;
  if (candidate.isWeak && !candidate.isDateline) return undefined;
  for (const region of context.regions) {
    const child = only(candidate.places.filter(({ id }) => id === region || placeAncestors(id).includes(region)));
    if (child !== undefined) return child;
  }
  return undefined;
}

/** One spelling means one place throughout an article; then the only parent named anywhere; then the default of the spelling. */
function settleByWholeText(state: State): void {
  const { candidates, places } = state;
  const senses = new Map<string, Place>();
  candidates.forEach(({ spelling, places: possible }, index) => {
    const place = places[index];
    if (place !== undefined && possible.length > 1 && !senses.has(spelling)) senses.set(spelling, place);
  });
  const named = new Set(places.flatMap((place) => (place === undefined || place.kind === 'country' ? [] : [place.id])));
  candidates.forEach((candidate, index) => {
    if (candidate.isWeak) return;
    settle(
      state,
      index,
      senses.get(candidate.spelling) ??
        defaultSense(candidate.places, candidate.spelling) ??
        byNamedParent(candidate, named),
    );
  });
}

function byNamedParent({ places }: Candidate, named: ReadonlySet<string>): Place | undefined {
  return only(places.filter(({ id }) => placeAncestors(id).some((ancestor) => named.has(ancestor))));
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
