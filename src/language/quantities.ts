// Which counts and measures a text names, with value and unit: 1만2천 대, 38.8㎞, 60여 개국, 15~25℃, 1,700 spaces.
// It must never take money, a date, a time of day, an age, an ordinal (제3회, 2호선, 5-1생활권), a version or a phone number for a count.
// A number counts when a unit (units.ts) or, in English, a plural noun (counted-nouns.ts) follows it, and nothing in quantity-vetoes.ts objects.
import type { Quantity } from '#src/model-facts.ts';
import { endOfNumber, parseCount, type Amount } from '#src/language/numbers/amount.ts';
import { countedNoun } from '#src/language/numbers/counted-nouns.ts';
import { isNamedNumber, isNoCount, unitEndsWell } from '#src/language/numbers/quantity-vetoes.ts';
import { unitsAt } from '#src/language/numbers/units.ts';

/** In order, with UTF-16 offsets; 약 and 총 before them do not belong to them. Linear in the length of the text. */
export function findQuantities(text: string): readonly Quantity[] {
  const found: Quantity[] = [];
  DIGIT.lastIndex = 0;
  for (let match = DIGIT.exec(text); match !== null; match = DIGIT.exec(text)) {
    const start = match.index;
    const amount = isNamedNumber(text, start) ? undefined : parseCount(text, start);
    const here = amount === undefined ? [] : quantitiesAt(text, start, amount);
    found.push(...here);
    DIGIT.lastIndex = here.at(-1)?.end ?? Math.max(amount?.end ?? 0, endOfNumber(text, start));
  }
  return found;
}

/** The beginning of a number. */
const DIGIT = /\d/g;

/** One quantity, or both ends of a range that names its unit once. */
function quantitiesAt(text: string, start: number, amount: Amount): readonly Quantity[] {
  const single = quantityOf(text, start, amount);
  if (single !== undefined) return [single];
  const mark = RANGE.exec(text.slice(amount.end, amount.end + 3))?.[0];
  if (mark === undefined) return [];
  const secondStart = amount.end + mark.length;
  const other = parseCount(text, secondStart);
  const second = other === undefined ? undefined : quantityOf(text, secondStart, other);
  if (other === undefined || second === undefined) return [];
  const value = amount.isScaled ? amount.value : amount.value * (other.value >= 1e4 ? other.lastScale : 1);
  if (value >= second.value) return [second];
  return [{ start, end: amount.end, text: text.slice(start, amount.end), value, unit: second.unit }, second];
}

/** `15~25℃`, `3∼5년`, `10-20%`. */
const RANGE = /^\s?[~∼～–-]\s?(?=\d)/;

function quantityOf(text: string, start: number, amount: Amount): Quantity | undefined {
  return measured(text, start, amount) ?? counted(text, start, amount);
}

/** `1만2천 대`, `50여명`, `60여 개국`, `4.8km`, `40-km`. */
function measured(text: string, start: number, amount: Amount): Quantity | undefined {
  const gap = GAP.exec(text.slice(amount.end, amount.end + 2))?.[0] ?? '';
  const unitStart = amount.end + gap.length;
  for (const { end, unit } of unitsAt(text, unitStart)) {
    const count = { start, unitStart, end, unit, amount, isGlued: !gap.includes(' ') };
    if (unitEndsWell(text, count))
      return isNoCount(text, count)
        ? undefined
        : { start, end, text: text.slice(start, end), value: amount.value, unit };
  }
  return undefined;
}

/** What may stand between number and unit: nothing, `여`, a space, a hyphen. */
const GAP = /^(?:여\s?|\s|-(?=[a-z]))/;

function counted(text: string, start: number, amount: Amount): Quantity | undefined {
  const noun = countedNoun(text, start, amount.end);
  if (noun === undefined) return undefined;
  return { start, end: noun.end, text: text.slice(start, noun.end), value: amount.value, unit: noun.unit };
}
