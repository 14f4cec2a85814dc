// Decides what speaks against two alike texts telling one event: another place, edition, figure, actor or phase.
// Templates over cities, yearly series and previews score as high as real copies; only these words tell them apart.
import { placeAncestors } from '#src/language/places.ts';
import type { Prepared } from './comparable.ts';

export type Veto = 'veto:place' | 'veto:subject' | 'veto:edition' | 'veto:figure' | 'veto:day' | 'veto:phase';

/** Everything that speaks against one event; empty when nothing does. Symmetric. */
export function vetoesBetween(one: Prepared, other: Prepared): readonly Veto[] {
  const vetoes: Veto[] = [];
  if (namesOtherPlaces(one, other)) vetoes.push('veto:place');
  if (namesOtherSubject(one, other)) vetoes.push('veto:subject');
  if (contradicts(one, other, 'editions')) vetoes.push('veto:edition');
  if (contradicts(one, other, 'titleQuantities') || contradictions(one, other, 'leadQuantities') >= 2)
    vetoes.push('veto:figure');
  if (contradicts(one, other, 'titleDays')) vetoes.push('veto:day');
  if (one.told.phase !== other.told.phase && one.told.phase !== 'unclear' && other.told.phase !== 'unclear')
    vetoes.push('veto:phase');
  return vetoes;
}

function namesOtherPlaces(one: Prepared, other: Prepared): boolean {
  if (areApart(one.told.leadCities, other.told.leadCities)) return true;
  return (
    areApart(one.told.titleCities, other.told.titleCities) &&
    areApart(one.told.titleCities, other.told.leadCities) &&
    areApart(one.told.leadCities, other.told.titleCities)
  );
}

/** Both name places, and none of one is, holds or lies in one of the other. */
function areApart(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0) return false;
  return !left.some((id) => right.some((against) => isRelated(id, against)));
}

function isRelated(one: string, other: string): boolean {
  return one === other || placeAncestors(one).includes(other) || placeAncestors(other).includes(one);
}

/** Both headlines name who acts, and neither text knows the other's. */
function namesOtherSubject(one: Prepared, other: Prepared): boolean {
  const left = one.told.subject;
  const right = other.told.subject;
  return left !== '' && right !== '' && !other.wholeText.includes(left) && !one.wholeText.includes(right);
}

/**
 * Both state figures of one unit, and neither text holds any of the other's. One-sided figures are no contradiction: outlets choose
 * different facts of one release for their headlines.
 */
function contradicts(one: Prepared, other: Prepared, pick: Pick): boolean {
  return contradictions(one, other, pick) > 0;
}

type Pick = 'editions' | 'titleQuantities' | 'leadQuantities' | 'titleDays';

/** In how many units they do. One figure of a lead may be chosen otherwise; where two differ, it is another phase or another project. */
function contradictions(one: Prepared, other: Prepared, pick: Pick): number {
  let count = 0;
  for (const [unit, left] of one.told[pick]) {
    const right = other.told[pick].get(unit);
    if (right === undefined) continue;
    const isKnown = left.some((figure) => other.figures.has(figure)) || right.some((figure) => one.figures.has(figure));
    if (!isKnown) count += 1;
  }
  return count;
}
