// Which sums of money a text names, as text, number and currency: 1조4000억원, 171억 5천만 원, 4,500만 달러, $4.5 million.
// It must never read a count (1만6천 명) as money, nor add sums together. Scanned by hand: every unit of text is read once or twice.
import type { Money } from '#src/model.ts';
import { parseAmount } from './amount.ts';
import { hasFinalConsonant, isHangulUnit, isParticleChain } from './particles.ts';

export type MoneyOptions = {
  /** In headlines `775억` without 원 is money; in running text it is not sure enough. */
  readonly isTitle?: boolean;
};

/** Sums in order, with UTF-16 offsets; 약 and 총 before them do not belong to them. */
export function findMoney(text: string, options: MoneyOptions = {}): readonly Money[] {
  const found: Money[] = [];
  let index = 0;
  for (;;) {
    const start = nextDigit(text, index);
    if (start < 0) return found;
    const money = moneyAt(text, start, options);
    if (money !== undefined && money.start >= (found.at(-1)?.end ?? 0))
      found.push(...withRange(text, found.at(-1)?.end ?? 0, money));
    index = money?.end ?? endOfNumber(text, start);
  }
}

function nextDigit(text: string, from: number): number {
  DIGIT.lastIndex = from;
  return DIGIT.exec(text)?.index ?? -1;
}

/** The beginning of a number. */
const DIGIT = /\d/g;

function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  while (NUMBER_UNIT.test(text[end] ?? '')) end += 1;
  return end;
}

const NUMBER_UNIT = /^[\d,.]$/;

function moneyAt(text: string, start: number, options: MoneyOptions): Money | undefined {
  if (LETTER_BEFORE.test(text[start - 1] ?? ' '))
    return currencyBefore(text, start) === undefined ? undefined : prefixed(text, start);
  return prefixed(text, start) ?? suffixed(text, start, options);
}

/** A letter just before a number makes it part of a name: `A100`, `제3조`. */
const LETTER_BEFORE = /^[\p{L}]$/u;

/** `$4.5 million`, `US$ 30m`, `₩10 billion`, `$450만`. */
function prefixed(text: string, start: number): Money | undefined {
  const currency = currencyBefore(text, start);
  const amount = currency === undefined ? undefined : parseAmount(text, start);
  if (currency === undefined || amount === undefined) return undefined;
  return {
    start: currency.start,
    end: amount.end,
    text: text.slice(currency.start, amount.end),
    value: amount.value,
    currency: currency.code,
  };
}

function currencyBefore(text: string, start: number): { readonly start: number; readonly code: string } | undefined {
  const match = CURRENCY_BEFORE.exec(text.slice(Math.max(0, start - 5), start));
  const code = match === null ? undefined : PREFIXES.get((match[1] ?? '').toUpperCase());
  if (match === null || code === undefined) return undefined;
  return { start: start - match[0].length, code };
}

/** A currency sign or code and at most one space, right before a number: `US$`, `€`, `KRW `. */
const CURRENCY_BEFORE = /(?<![A-Za-z])((?:US|HK|NT|[ASC])?\$|[€£¥₩￦₫₹฿]|USD|EUR|KRW|GBP|JPY|CNY|RMB|SGD|AED|SAR)\s?$/i;

const PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: 'USD',
    US$: 'USD',
    HK$: 'HKD',
    NT$: 'TWD',
    A$: 'AUD',
    S$: 'SGD',
    C$: 'CAD',
    '€': 'EUR',
    '£': 'GBP',
    '¥': 'JPY',
    '₩': 'KRW',
    '￦': 'KRW',
    '₫': 'VND',
    '₹': 'INR',
    '฿': 'THB',
    USD: 'USD',
    EUR: 'EUR',
    KRW: 'KRW',
    GBP: 'GBP',
    JPY: 'JPY',
    CNY: 'CNY',
    RMB: 'CNY',
    SGD: 'SGD',
    AED: 'AED',
    SAR: 'SAR',
  }),
);

/** `1조4000억원`, `30억여 원`, `4,500만 달러`, `10 billion won`; in headlines `775억`. */
function suffixed(text: string, start: number, options: MoneyOptions): Money | undefined {
  const amount = parseAmount(text, start);
  if (amount === undefined) return undefined;
  const match = CURRENCY_AFTER.exec(text.slice(amount.end, amount.end + LONGEST_CURRENCY));
  const code = match === null ? undefined : SUFFIXES.get((match[1] ?? '').toLowerCase().replaceAll(/\s/g, ''));
  if (match !== null && code !== undefined) {
    const end = amount.end + match[0].length;
    return endsWord(text, end)
      ? { start, end, text: text.slice(start, end), value: amount.value, currency: code }
      : undefined;
  }
  if (
    options.isTitle !== true ||
    !amount.isHundredMillions ||
    BARE_COUNTER.test(text.slice(amount.end, amount.end + 4))
  )
    return undefined;
  return { start, end: amount.end, text: text.slice(start, amount.end), value: amount.value, currency: 'KRW' };
}

const LONGEST_CURRENCY = 22;

/** What may stand between a number and its currency, and the currency: `여 원`, `달러`, ` U.S. dollars`. */
const CURRENCY_AFTER =
  /^여?\s?((?:미국?|호주|캐나다|싱가포르|싱가폴|홍콩|대만|US|U\.S\.)?\s?(?:달러|dollars?)|원|불|유로|위안화?|엔화?|파운드|루피아|루피|링깃|바트|페소|디르함|리얄|리얄화|won|euros?|yuan|yen|pounds?|dong|baht|ringgit|dirhams?|riyals?|USD|KRW|EUR)/i;

const SUFFIXES: ReadonlyMap<string, string> = new Map(
  [
    ['USD', '달러 미달러 미국달러 불 dollar dollars usdollar usdollars u.s.dollar u.s.dollars usd'],
    ['KRW', '원 won krw'],
    ['EUR', '유로 euro euros eur'],
    ['CNY', '위안 위안화 yuan'],
    ['JPY', '엔 엔화 yen'],
    ['GBP', '파운드 pound pounds'],
    ['AUD', '호주달러'],
    ['CAD', '캐나다달러'],
    ['SGD', '싱가포르달러 싱가폴달러'],
    ['HKD', '홍콩달러'],
    ['TWD', '대만달러'],
    ['INR', '루피'],
    ['IDR', '루피아'],
    ['MYR', '링깃 ringgit'],
    ['THB', '바트 baht'],
    ['PHP', '페소'],
    ['VND', 'dong'],
    ['AED', '디르함 dirham dirhams'],
    ['SAR', '리얄 riyal riyals'],
  ].flatMap(([code = '', names = '']) => names.split(' ').map((name) => [name, code] as const)),
);

/** Counters after a bare 억 or 조 that make it a count: `3억 명`, `4조 3교대`, `2억년`. */
const BARE_COUNTER =
  /^여?\s?(?:명|개|회|건|대\s|톤|년|마리|뷰|장|그루|줄|번|\d+교대|원|달|유로|위안|엔|kW|㎾|t\b|㎡|평|인)/;

/** Whether a currency ends here: 원 in `원어민` and 엔 in `엔진` do not. */
function endsWord(text: string, end: number): boolean {
  const next = text[end] ?? ' ';
  if (!isHangulUnit(next)) return !LATIN_LETTER.test(next) || !LATIN_LETTER.test(text[end - 1] ?? ' ');
  let stop = end;
  while (stop - end < LONGEST_TAIL && isHangulUnit(text[stop] ?? ' ')) stop += 1;
  const tail = text.slice(end, stop);
  return isParticleChain(tail) ? fitsFinal(text, end, tail) : MONEY_TAIL.test(tail);
}

const LONGEST_TAIL = 12;
const LATIN_LETTER = /^[A-Za-z]$/;

/** What else follows a sum inside its word: `100억원대`, `30억원어치`, `5천만원씩`. */
const MONEY_TAIL =
  /^(?:대|규모|어치|짜리|가량|정도|이상|이하|미만|안팎|상당|선|권|씩|여|꼴|까지|이내|내외|초과|돌파|투입|투자|지원|확보|지급|증액|삭감|편성)/;

/** 은 after a vowel would be another word; 원 and 불 end in consonants, 달러 and 유로 do not. Only the split forms tell. */
function fitsFinal(text: string, end: number, tail: string): boolean {
  const closed = hasFinalConsonant(text[end - 1] ?? '');
  return !(closed ? OPEN_ONLY : CLOSED_ONLY).has(tail[0] ?? '') || tail.length > 1;
}

const OPEN_ONLY: ReadonlySet<string> = new Set('는가를와');
const CLOSED_ONLY: ReadonlySet<string> = new Set('은을과');

/** `100억~200억 원`: the first sum shares the currency, and the scale when it names none. */
function withRange(text: string, from: number, money: Money): readonly Money[] {
  const match = RANGE_BEFORE.exec(text.slice(Math.max(from, money.start - RANGE_REACH), money.start));
  if (match === null) return [money];
  const start = money.start - match[0].length;
  const amount = parseAmount(text, start);
  const isWhole =
    amount !== undefined && amount.end <= money.start && LETTER_BEFORE.exec(text[start - 1] ?? ' ') === null;
  if (!isWhole) return [money];
  const own = amount.isScaled ? amount.value : amount.value * (parseAmount(text, money.start)?.lastScale ?? 1);
  const first = { start, end: amount.end, text: text.slice(start, amount.end), value: own, currency: money.currency };
  return own < money.value ? [first, money] : [money];
}

const RANGE_REACH = 14;

/** The beginning of a range: `100억~`, `3∼`. */
const RANGE_BEFORE = /(?<![\d.,])\d[\d,.]{0,8}[조억만천]{0,2}\s?[~∼～]\s?$/;
