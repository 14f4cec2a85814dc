// Large numbers of a text as one value each, however they are written: 775억, 775 억, 77,500,000,000, 1조 4000억, 4.5 million.
// What they count is not asked here: sums of money are for money.ts.
import { parseAmount } from './amount.ts';
import type { Span } from '#src/model-facts.ts';

export type LargeNumber = Span & { readonly value: number };

/** In order, none overlapping. Numbers below 10,000 without a scale word are left out: they are looked for as they are written. */
export function findLargeNumbers(text: string): readonly LargeNumber[] {
  const found: LargeNumber[] = [];
  let end = 0;
  for (const { index, 0: digits } of text.matchAll(NUMBER)) {
    if (index < end) continue;
    const amount = parseAmount(text, index);
    end = Math.max(amount?.end ?? 0, index + digits.length);
    if (amount === undefined || !isLarge(amount)) continue;
    found.push({ start: index, end: amount.end, value: amount.value });
  }
  return found;
}

/** The beginning of a number: `77,500`, `4.5`. */
const NUMBER = /\d[\d,.]*/g;

function isLarge({ value, isScaled }: { readonly value: number; readonly isScaled: boolean }): boolean {
  return value >= SMALLEST || (isScaled && value >= SMALLEST_SCALED);
}

const SMALLEST = 10_000;
const SMALLEST_SCALED = 1_000;

/** The value of a text that is one large number and perhaps 원 behind it: `775억원`, `1조 4000억`, `775억을`. */
export function wholeNumberOf(text: string): number | undefined {
  const amount = FIRST_DIGIT.test(text) ? parseAmount(text, 0) : undefined;
  if (amount === undefined || !isLarge(amount)) return undefined;
  return AFTER_NUMBER.test(text.slice(amount.end)) ? amount.value : undefined;
}

/** Example: `775억`. */
const FIRST_DIGIT = /^\d/;
/** What may follow: nothing, 원, or a particle. */
const AFTER_NUMBER = /^여?\s?원?(?:을|를|의|이|은|에|으로|대|규모)?$/;
