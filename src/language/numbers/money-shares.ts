// What sums lend each other: a range its currency and scale (100억~200억 원, 20∼35억 원, $30-50 million, between $5 and $7 billion),
// a sum its scale to the shares in the brackets behind it (240억원(국비 120, 도비 36, 시비 84)).
// It must never make money of a percentage, a count or a date that stands in those places.
import type { Money } from '#src/model-facts.ts';
import { parseAmount, type Amount } from './amount.ts';

/** A sum and the number in it: what it may lend to its neighbours. */
export type FoundSum = Money & { readonly amount: Amount };

/** The sums with what they make of their neighbours, in order, none overlapping. */
export function sharedSums(text: string, sums: readonly FoundSum[]): readonly FoundSum[] {
  const found: FoundSum[] = [];
  for (const sum of sums) {
    const from = found.at(-1)?.end ?? 0;
    if (sum.start < from) continue;
    const first = rangeFirst(text, from, sum);
    if (first === undefined) found.splice(-1, 1, ...scaledLast(text, found.at(-1), sum));
    else found.push(first);
    found.push(...withSecond(text, sum), ...bracketShares(text, sum));
  }
  return found.sort((a, b) => a.start - b.start).filter(isFree);
}

function isFree(sum: FoundSum, index: number, all: readonly FoundSum[]): boolean {
  return index === 0 || (all[index - 1]?.end ?? 0) <= sum.start;
}

/** `100억~200억 원`: the number before the mark shares the currency, and the scale when it names none. */
function rangeFirst(text: string, from: number, sum: FoundSum): FoundSum | undefined {
  const match = RANGE_BEFORE.exec(text.slice(Math.max(from, sum.start - RANGE_REACH), sum.start));
  if (match === null) return undefined;
  const start = sum.start - match[0].length;
  const amount = parseAmount(text, start);
  if (amount === undefined || amount.end > sum.start || LETTER_BEFORE.test(text[start - 1] ?? ' ')) return undefined;
  if (FROM.test(match[0]) && !amount.isScaled) return undefined;
  const value = lent(amount, sum);
  return value < sum.value
    ? { start, end: amount.end, text: text.slice(start, amount.end), value, currency: sum.currency, amount }
    : undefined;
}

const LETTER_BEFORE = /^[\p{L}$€£¥₩₹]$/u;
const RANGE_REACH = 22;

/** The beginning of a range: `100억~`, `3∼`, `30억에서 `, `10 to `, `10-`. */
const RANGE_BEFORE =
  /(?<![\d.,-])\d[\d,.]{0,9}[조억만천백]{0,2}(?:\s?(?:million|billion))?(?:\s?[~∼～–—-]\s?|\sto\s|에서\s)$/;
const FROM = /에서\s$/;

/** `3~5억`: 3 takes the whole scale; `3천~5천만`: 3천 takes the 만. */
function lent(amount: Amount, { amount: other }: FoundSum): number {
  if (!amount.isScaled) return amount.value * other.lastScale;
  return amount.lastLarge === 1 ? amount.value * other.lastLarge : amount.value;
}

/** `$30 to $50 million`: the sum before takes the scale of this one. */
function scaledLast(text: string, last: FoundSum | undefined, sum: FoundSum): readonly FoundSum[] {
  if (last === undefined) return [];
  const gap = text.slice(last.end, sum.start);
  const isRange =
    gap.length <= 6 &&
    (RANGE_GAP.test(gap) || (gap === ' and ' && BETWEEN.test(text.slice(Math.max(0, last.start - 9), last.start))));
  if (!isRange || last.amount.isScaled || !sum.amount.isScaled || last.currency !== sum.currency) return [last];
  const value = last.value * sum.amount.lastScale;
  return [value < sum.value ? { ...last, value } : last];
}

const RANGE_GAP = /^(?:\s?[~∼～–—-]\s?|\sto\s)$/;
const BETWEEN = /between\s$/i;

/** `$30-50 million`: the second number shares the sign. */
function withSecond(text: string, sum: FoundSum): readonly FoundSum[] {
  if (DIGIT.test(sum.text.slice(0, 1)) || sum.amount.isScaled) return [sum];
  const match = RANGE_AFTER.exec(text.slice(sum.end, sum.end + 6));
  const start = sum.end + (match?.[0].length ?? 0);
  const amount = match === null ? undefined : parseAmount(text, start);
  if (amount?.isScaled !== true) return [sum];
  const { end, value } = amount;
  return [
    { ...sum, value: sum.value * amount.lastScale },
    { start, end, text: text.slice(start, end), value, currency: sum.currency, amount },
  ];
}

const DIGIT = /^\d/;
const RANGE_AFTER = /^(?:\s?[~∼～–—-]\s?|\sto\s)(?=\d)/;

/** `240억원(국비 120, 도비 36, 시비 84)`: numbers behind the names of funds take the scale of the sum. */
function bracketShares(text: string, sum: FoundSum): readonly FoundSum[] {
  if (!OPENING.test(text.slice(sum.end, sum.end + 2)) || sum.amount.lastLarge < 1e4) return [];
  const reach = text.slice(sum.end, sum.end + LONGEST_BRACKET);
  const inside = reach.slice(0, reach.indexOf(')') + 1);
  const scale = sum.amount.lastLarge;
  return [...inside.matchAll(SHARE)].flatMap((match) => {
    const start = sum.end + match.index + match[0].length - (match[1] ?? '').length;
    const amount = parseAmount(text, start);
    if (amount === undefined || amount.isScaled) return [];
    const { end } = amount;
    return [{ start, end, text: text.slice(start, end), value: amount.value * scale, currency: sum.currency, amount }];
  });
}

const OPENING = /^\s?\(/;
const LONGEST_BRACKET = 120;

/** A fund and its number without scale or unit: `국비 120,`, `시비: 84)`. */
const SHARE =
  /(?:국비|도비|시비|군비|구비|지방비|민자|민간|자부담|국고|특교세?|기금|교부세|출연금|융자|자체)[가-힣]{0,4}\s?:?\s?(\d[\d,.]{0,9})(?=\s?(?:[·/)+;]|,\s?[가-힣]))/g;
