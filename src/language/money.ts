// Which sums of money a text names, as text, number and currency: 1조4000억원, 171억 5천만 원, 천억 원, 4,500만 달러, $4.5 million.
// It must never read a count (1만6천 명) as money, nor add sums together. Scanned by hand: every unit of text is read once or twice.
// A number is money when a currency stands before or behind it (currencies.ts), when a sum beside it lends its own (money-shares.ts),
// or when 억 and 조 stand alone where only money is said that way (money-bare.ts).
import type { Money } from '#src/model-facts.ts';
import { endOfNumber, parseAmount, type Amount } from '#src/language/numbers/amount.ts';
import { currencyAfter, currencyBefore } from '#src/language/numbers/currencies.ts';
import { bareSum } from '#src/language/numbers/money-bare.ts';
import { sharedSums, type FoundSum } from '#src/language/numbers/money-shares.ts';
import { endsWord, isNoMoney } from '#src/language/numbers/money-vetoes.ts';
import { spelledAmounts } from '#src/language/numbers/spelled-amounts.ts';

export type MoneyOptions = {
  /** In headlines `775억` without 원 is money; in running text only where the words around it speak of money. */
  readonly isTitle?: boolean;
};

/** Sums in order, with UTF-16 offsets; 약 and 총 before them do not belong to them. */
export function findMoney(text: string, options: MoneyOptions = {}): readonly Money[] {
  const written = [...numberSums(text, options), ...spelledSums(text)].sort((a, b) => a.start - b.start);
  return sharedSums(text, written).map(({ start, end, text, value, currency }) => ({
    start,
    end,
    text,
    value,
    currency,
  }));
}

function numberSums(text: string, options: MoneyOptions): readonly FoundSum[] {
  const found: FoundSum[] = [];
  DIGIT.lastIndex = 0;
  for (let match = DIGIT.exec(text); match !== null; match = DIGIT.exec(text)) {
    const sum = sumAt(text, match.index, options);
    if (sum !== undefined) found.push(sum);
    DIGIT.lastIndex = sum?.end ?? endOfNumber(text, match.index);
  }
  return found;
}

/** The beginning of a number. */
const DIGIT = /\d/g;

function sumAt(text: string, start: number, options: MoneyOptions): FoundSum | undefined {
  const amount = parseAmount(text, start);
  if (amount === undefined) return undefined;
  const before = prefixed(text, start, amount);
  if (before !== undefined || NAME_BEFORE.test(text[start - 1] ?? ' ')) return before;
  return suffixed(text, start, amount) ?? bareSum(text, { start, amount, isTitle: options.isTitle === true });
}

/** A letter just before a number makes it part of a name: `A100`, `제3조`; other Hangul may be glued to a sum: `국비50억원`. */
const NAME_BEFORE = /^(?![가-힣])\p{L}$|^[제호]$/u;

/** `$4.5 million`, `US$ 30m`, `₩10 billion`, `$450만`, `Rs 450 crore`. */
function prefixed(text: string, start: number, amount: Amount): FoundSum | undefined {
  const currency = currencyBefore(text, start);
  if (currency === undefined || (currency.isFaint && !amount.isScaled)) return undefined;
  return {
    start: currency.start,
    end: amount.end,
    text: text.slice(currency.start, amount.end),
    value: amount.value,
    currency: currency.code,
    amount,
  };
}

/** `1조4000억원`, `30억여 원`, `4,500만 달러`, `10 billion won`, `90-billion-won`. */
function suffixed(text: string, start: number, amount: Amount): FoundSum | undefined {
  const currency = currencyAfter(text, amount.end);
  if (currency === undefined) return undefined;
  const { end, code, name } = currency;
  if (!endsWord(text, end) || isNoMoney(text, { start, end, name, amount })) return undefined;
  return { start, end, text: text.slice(start, end), value: amount.value, currency: code, amount };
}

/** `천억원`, `백억 원`, `half a billion dollars`. */
function spelledSums(text: string): readonly FoundSum[] {
  return spelledAmounts(text).flatMap(({ start, amount }) => suffixed(text, start, amount) ?? []);
}
