// Numbers spelled in words that are large enough to be sums: 천억, 백억, 오천만, two million, half a billion.
// It must never take 수천억 (some hundreds of billions), 만원 (a full bus) or a multi-million for a number.
import type { Amount } from './amount.ts';

export type SpelledAmount = { readonly start: number; readonly amount: Amount };

/** In order of the text within each language. */
export function spelledAmounts(text: string): readonly SpelledAmount[] {
  const korean = SPELLED_KOREAN.test(text) ? [...koreanAmounts(text), ...halfSpelledAmounts(text)] : [];
  return MILLIONS.test(text) ? [...korean, ...englishAmounts(text)] : korean;
}

/** What every such number holds; most texts hold none, and are read no further. */
const SPELLED_KOREAN =
  /(?<![\d.,])[천백십]\s?\d{0,3}[이삼사오육칠팔구]?[만억조]|[천백십][이삼사오육칠팔구]?[백십][만억조]/;
const MILLIONS = /illion/i;

function koreanAmounts(text: string): readonly SpelledAmount[] {
  const found: SpelledAmount[] = [];
  for (const match of text.matchAll(KOREAN)) {
    const [whole, small = '', large = ''] = match;
    const scale = KOREAN_LARGE[large] ?? 1;
    const value = smallValue(small) * scale;
    const isVague = VAGUE.test(text.slice(Math.max(0, match.index - 3), match.index));
    if (small !== '' && !isVague)
      found.push({ start: match.index, amount: amountOf(value, { end: match.index + whole.length, scale }) });
  }
  return found;
}

/** `천억`, `삼백만`, `오천만`: up to three small scales, each perhaps counted, before a large one; no syllable before it. */
const KOREAN =
  /(?<![가-힣\d.,])((?:[이삼사오육칠팔구]?천)?(?:[이삼사오육칠팔구]?백)?(?:[이삼사오육칠팔구]?십)?(?<=[천백십]))([만억조])(?=여?\s?[가-힣])/g;

/** `천 689억`, as broadcasters write 1,689억. */
function halfSpelledAmounts(text: string): readonly SpelledAmount[] {
  return [...text.matchAll(HALF_SPELLED)].flatMap((match) => {
    const [whole, small = '', digits = '', large = ''] = match;
    const scale = KOREAN_LARGE[large] ?? 1;
    const thousand = KOREAN_SMALL[small] ?? 0;
    if (Number(digits) >= thousand || VAGUE.test(text.slice(Math.max(0, match.index - 3), match.index))) return [];
    const value = (thousand + Number(digits)) * scale;
    return [{ start: match.index, amount: amountOf(value, { end: match.index + whole.length, scale }) }];
  });
}

const HALF_SPELLED = /(?<![가-힣\d.,])([천백])\s?(\d{1,3})([만억조])/g;

/** Some, a few: `수 천억`, `몇 백만`. */
const VAGUE = /(?:수|몇|여러)\s$/;

const KOREAN_LARGE: Readonly<Record<string, number>> = { 만: 1e4, 억: 1e8, 조: 1e12 };
const KOREAN_SMALL: Readonly<Record<string, number>> = { 천: 1_000, 백: 100, 십: 10 };
const KOREAN_DIGITS = ' 일이삼사오육칠팔구';

function smallValue(small: string): number {
  let total = 0;
  let digit = 1;
  for (const unit of small) {
    const scale = KOREAN_SMALL[unit];
    if (scale === undefined) digit = KOREAN_DIGITS.indexOf(unit);
    else {
      total += digit * scale;
      digit = 1;
    }
  }
  return total;
}

function englishAmounts(text: string): readonly SpelledAmount[] {
  return [...text.matchAll(ENGLISH)].map((match) => {
    const [whole, count = '', large = ''] = match;
    const scale = ENGLISH_LARGE[large.toLowerCase()] ?? 1;
    const value = (ENGLISH_COUNTS[count.toLowerCase()] ?? 1) * scale;
    return { start: match.index, amount: amountOf(value, { end: match.index + whole.length, scale }) };
  });
}

/** `two million`, `half a billion`; `a million` only where more than one of something follows: `a million dollars`. */
const ENGLISH =
  /(?<![A-Za-z$-])(half an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|an?(?=\s\w{4,9}\s(?:dollars|euros|pounds|won|yen|yuan|rupees)))[ -](million|billion|trillion)(?![a-z])/gi;

const ENGLISH_LARGE: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9, trillion: 1e12 };

const ENGLISH_COUNTS: Readonly<Record<string, number>> = {
  'half a': 0.5,
  'half an': 0.5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};

function amountOf(value: number, { end, scale }: { readonly end: number; readonly scale: number }): Amount {
  return {
    value,
    end,
    isScaled: true,
    isHundredMillions: scale >= 1e8,
    lastScale: scale,
    lastLarge: scale,
    spoken: value,
  };
}
