// What names that stand side by side say of each other: a parent and its child (경기 광주), sisters in a list (이천·여주).
// It must never join what only meets by chance: 서울시와 예산을, 부산, 경기 침체.
import { placeAncestors, type Place } from './gazetteer.ts';
import type { SenseState } from './place-sense.ts';

/** `경기 광주`, `충남 예산`, `Jung-gu, Busan`: a name and what lies in it, side by side, speak for each other. */
export function settlePair(state: SenseState, index: number): void {
  const { candidates, context } = state;
  const [before, after] = [candidates[index - 1], candidates[index]];
  if (before === undefined || after === undefined) return;
  const gap = context.text.slice(before.end, after.start);
  if (PARENT_GAP.test(gap)) settleFamily(state, index - 1, index);
  else if (BRACKET.test(gap) || (gap === ', ' && isLatin(after.spelling))) settleFamily(state, index, index - 1);
}

/** Between a parent and its child: `경기 광주`, `경남도 고성`, `서울 영등포구`, `베트남 후에`, `(경기) 화성`. */
const PARENT_GAP = /^[\s)]{1,2}$/;

/** Between a child and its parent: `고성(강원)`, `Paris (France)`. */
const BRACKET = /^ ?\($/;

function isLatin(spelling: string): boolean {
  return spelling.charAt(0) >= 'a' && spelling.charAt(0) <= 'z';
}

function settleFamily({ candidates, places }: SenseState, parentIndex: number, childIndex: number): void {
  const [outers, inners] = [candidates[parentIndex]?.places ?? [], candidates[childIndex]?.places ?? []];
  const pairs = outers.flatMap((outer) =>
    inners.filter(({ id }) => placeAncestors(id).includes(outer.id)).map((inner) => ({ outer, inner })),
  );
  const [pair] = pairs;
  if (pair === undefined || pairs.length > 1) return;
  places[parentIndex] ??= pair.outer;
  places[childIndex] ??= pair.inner;
}

/** `진주·사천`: two everyday words that are sisters beside a dot, or where their province is named, are the places. */
export function settleSisters(
  { candidates, places, context }: SenseState,
  index: number,
  named: ReadonlySet<string>,
): void {
  const [left, right] = [candidates[index - 1], candidates[index]];
  if (left === undefined || right === undefined || !left.isWeak || !right.isWeak) return;
  const gap = context.text.slice(left.end, right.start);
  if (!LIST_GAP.test(gap)) return;
  const pairs = left.places.flatMap((one) =>
    right.places
      .filter(
        ({ id, parent }) => id !== one.id && parent !== undefined && parent === one.parent && parent.includes('-'),
      )
      .map((other) => ({ one, other })),
  );
  const [pair] = pairs;
  if (pair === undefined || pairs.length > 1) return;
  if (!DOT.test(gap) && !named.has(pair.one.parent ?? '')) return;
  places[index - 1] ??= pair.one;
  places[index] ??= pair.other;
}

/** Between two of a list: `·`, `, `, `와 `, `시와 `, ` and `. */
const LIST_GAP = /^(?:[시군]?(?:와|과)\s?|\s?및\s|\s?[·ㆍ・,/&∙‧]\s?|,? and )$/;

/** `진주와 나주`. */
const AND = /[와과]/;

/** The sign that only lists use. */
const DOT = /[·ㆍ・∙‧]/;

/** What a neighbour of a list says: `용인·광주·이천`. */
export function besides(
  { candidates, places, context }: SenseState,
  index: number,
  neighbourIndex: number,
): Place | undefined {
  const [candidate, neighbour, known] = [candidates[index], candidates[neighbourIndex], places[neighbourIndex]];
  if (candidate === undefined || neighbour === undefined || known === undefined || places[index] !== undefined)
    return undefined;
  const gap =
    neighbourIndex < index
      ? context.text.slice(neighbour.end, candidate.start)
      : context.text.slice(candidate.end, neighbour.start);
  if (!LIST_GAP.test(gap)) return undefined;
  const isListed =
    LIST_GOES_ON.test(context.text.slice(candidate.end, candidate.end + 5)) ||
    isLastOfThree({ candidates, places, context }, index, neighbourIndex);
  if (candidate.isWeak && gap.includes(',') && !isListed) return undefined;
  const sisters = candidate.places.filter(({ parent }) => parent !== undefined && parent === known.parent);
  if (sisters.length === 1) return sisters[0];
  return candidate.isWeak ? only(candidate.places.filter((place) => isComparable({ place, known, gap }))) : undefined;
}

/** After an everyday word that is one of a list by commas: another comma, 등, or the end. Not `부산, 경기 침체`. */
const LIST_GOES_ON = /^(?:$|\s?[·ㆍ,.)\n]|\s등|[와과]\s|\s및|,? and )/;

/** `상하이와 베이징, 선전의`: two places before it and a particle behind it; `홍성군, 예산을` has only one. */
function isLastOfThree({ candidates, places, context }: SenseState, index: number, neighbourIndex: number): boolean {
  const [first, second, last] = [candidates[index - 2], candidates[index - 1], candidates[index]];
  if (neighbourIndex > index || first === undefined || second === undefined || last === undefined) return false;
  if (places[index - 2] === undefined || !LIST_GAP.test(context.text.slice(first.end, second.start))) return false;
  return LAST.test(context.text.slice(last.end, last.end + 3));
}

/** `의 `, `은 `. */
const LAST = /^[의은는이가](?![가-힣])/;

type Comparison = { readonly place: Place; readonly known: Place; readonly gap: string };

/** In a list by dots, 예산 beside another county is the county; countries beside countries. `서울시와 예산을` says too little. */
function isComparable({ place, known, gap }: Comparison): boolean {
  if (place.kind === 'country') return known.kind === 'country';
  if (!DOT.test(gap) && !(place.particles !== undefined && AND.test(gap))) return false;
  const isDomestic = placeAncestors(place.id).includes('kr');
  if (isDomestic) return placeAncestors(known.id).includes('kr') && known.kind !== 'province';
  return known.kind === place.kind || known.parent === place.parent;
}

function only(places: readonly Place[]): Place | undefined {
  return places.length === 1 ? places[0] : undefined;
}
