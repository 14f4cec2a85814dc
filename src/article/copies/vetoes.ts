// Decides what speaks against two alike texts telling one event: another place, edition, figure, actor or phase.
// Templates over cities, yearly series and previews score as high as real copies; only these words tell them apart.
import { placeAncestors } from '#src/language/places.ts';
import { normaliseForComparison } from './comparison-text.ts';
import { innermost, type Prepared } from './comparable.ts';
import { editionsOf, isClockFigure, unitOf, type Figures } from './event-keys.ts';

export type Veto = 'veto:place' | 'veto:subject' | 'veto:edition' | 'veto:figure' | 'veto:day' | 'veto:phase';

/** Everything that speaks against one event; empty when nothing does. Symmetric. */
export function vetoesBetween(one: Prepared, other: Prepared): readonly Veto[] {
  const vetoes: Veto[] = [];
  if (namesOtherPlaces(one, other)) vetoes.push('veto:place');
  if (namesOtherSubject(one, other)) vetoes.push('veto:subject');
  if (contradicts(one, other, editionsIn)) vetoes.push('veto:edition');
  if (contradicts(one, other, titleQuantities) || contradictions(one, other, leadQuantities) >= 2)
    vetoes.push('veto:figure');
  if (contradicts(one, other, titleDays)) vetoes.push('veto:day');
  if (one.told.phase !== other.told.phase && one.told.phase !== 'unclear' && other.told.phase !== 'unclear')
    vetoes.push('veto:phase');
  return vetoes;
}

function namesOtherPlaces(one: Prepared, other: Prepared): boolean {
  if (areApart(one.told.leadPlaces, other.told.leadPlaces)) return true;
  return (
    areApart(one.told.titlePlaces, other.told.titlePlaces) &&
    areApart(one.told.titlePlaces, other.told.leadPlaces) &&
    areApart(one.told.leadPlaces, other.told.titlePlaces)
  );
}

/** Both name places, and none of one is, holds or lies in one of the other. */
function areApart(one: readonly string[], other: readonly string[]): boolean {
  const left = innermost(one);
  const right = innermost(other);
  if (left.length === 0 || right.length === 0) return false;
  return !left.some((id) => right.some((against) => isRelated(id, against)));
}

function isRelated(one: string, other: string): boolean {
  return one === other || placeAncestors(one).includes(other) || placeAncestors(other).includes(one);
}

/** Both headlines name who acts, and neither text knows the other's. */
function namesOtherSubject(one: Prepared, other: Prepared): boolean {
  if (one.told.subject === undefined || other.told.subject === undefined) return false;
  const left = normaliseForComparison(one.told.subject);
  const right = normaliseForComparison(other.told.subject);
  return left !== '' && right !== '' && !other.wholeText.includes(left) && !one.wholeText.includes(right);
}

/**
 * Both state figures of one unit, and neither text holds any of the other's. One-sided figures are no contradiction: outlets choose
 * different facts of one release for their headlines.
 */
function contradicts(one: Prepared, other: Prepared, pick: (article: Prepared) => Figures): boolean {
  return contradictions(one, other, pick) > 0;
}

/** In how many units they do. One figure of a lead may be chosen otherwise; where two differ, it is another phase or another project. */
function contradictions(one: Prepared, other: Prepared, pick: (article: Prepared) => Figures): number {
  const left = [...pick(one)];
  const right = [...pick(other)];
  const units = new Set(left.map(unitOf)).intersection(new Set(right.map(unitOf)));
  return [...units].filter((unit) => {
    const isOfUnit = (figure: string) => unitOf(figure) === unit;
    return (
      !left.some((figure) => isOfUnit(figure) && other.figures.has(figure)) &&
      !right.some((figure) => isOfUnit(figure) && one.figures.has(figure))
    );
  }).length;
}

function editionsIn({ told: { leadFigures } }: Prepared): Figures {
  return editionsOf(leadFigures);
}

function titleQuantities({ told: { titleFigures } }: Prepared): Figures {
  return new Set([...titleFigures].filter((figure) => !isClockFigure(figure)));
}

function leadQuantities({ told: { leadFigures } }: Prepared): Figures {
  return new Set([...leadFigures].filter((figure) => !isClockFigure(figure)));
}

function titleDays({ told: { titleFigures } }: Prepared): Figures {
  return new Set([...titleFigures].filter(isClockFigure));
}
