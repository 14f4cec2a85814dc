// How what is no plain word is written in the index: terms of the synonym table, places, numbers, facets, bigrams of a title.
// Each kind opens with a private-use character of its own, which no text can bring in (runs.ts drops them), so none is taken for another.

/** Private-use characters; the index counts them as letters (tokenizer categories L* N* Co). */
const MARK = {
  term: '\ue000',
  place: '\ue001',
  number: '\ue002',
  facet: '\ue003',
  titleBigram: '\ue004',
  amountPrefix: '\ue005',
  amountExact: '\ue006',
  encoded: '\ue007',
  encodedEnd: '\ue008',
  gap: '\ue009',
  insideOnly: '\ue00a',
  han: '\ue00b',
  repeat: '\ue00c',
} as const;

export function termToken(id: string): string {
  return MARK.term + encode(id);
}

export function placeToken(id: string): string {
  return MARK.place + encode(id);
}

/** Any large number, whatever it counts: 775억, 77,500,000,000. */
export function numberToken(value: number): string {
  return MARK.number + encode(String(value));
}

/** @param facet `city:kr-sejong`, `topic:mobility`, `lang:ko` */
export function facetToken(facet: string): string {
  return MARK.facet + encode(facet.normalize('NFKC').toLowerCase());
}

export function titleBigram(bigram: string): string {
  return MARK.titleBigram + bigram;
}

/** Stands among bigrams where a phrase ends, so that none is found across a full stop. */
export const GAP_TOKEN: string = MARK.gap;

/** Stands where a word begins with the syllable the one before it ended with: 신도 도시 has the pairs of 신도시 else. */
export const REPEAT_TOKEN: string = MARK.repeat;

/** A pair of syllables that the text has only behind a single one: 시장 of a text that says 부시장 and nothing else of it. */
export function insideOnlyToken(pair: string): string {
  return MARK.insideOnly + pair;
}

/** A Chinese character wherever it stands: bigrams hold it only beside another. */
export function hanToken(character: string): string {
  return MARK.han + character;
}

/** Letters and digits stay, the rest becomes its number between marks: two texts never become one token. */
function encode(text: string): string {
  return text.replaceAll(
    NOT_ALPHANUMERIC,
    (character) => MARK.encoded + (character.codePointAt(0) ?? 0).toString(16) + MARK.encodedEnd,
  );
}

/** Example: the `:` and `-` of `city:kr-sejong`. */
const NOT_ALPHANUMERIC = /[^\p{L}\p{N}]/gu;

/**
 * A sum of won as tokens that ranges can be asked of: one for each beginning of its digits (775억: magnitude, 7, 77, 775) and one for
 * the whole. `>100억` is then a handful of tokens joined by OR, exact to the won.
 */
export function amountTokens(won: number): readonly string[] {
  const digits = digitsOf(won);
  if (digits === undefined) return [];
  const mantissa = digits.replace(TRAILING_ZEROS, '');
  const prefixes = Array.from({ length: mantissa.length + 1 }, (_, length) =>
    prefixToken(digits.length, mantissa.slice(0, length)),
  );
  return [...prefixes, exactToken(digits.length, mantissa)];
}

/** Example: the zeros of `77500000000`. */
const TRAILING_ZEROS = /0{1,30}$/;

/** Sums from `least` to `most` won, both included. @returns tokens one of which such an article has; none for an empty range */
export function amountRangeTokens({
  least,
  most,
}: {
  readonly least: bigint;
  readonly most: bigint;
}): readonly string[] {
  const tokens: string[] = [];
  const visit = (length: number, prefix: string): void => {
    const unit = 10n ** BigInt(length - prefix.length);
    const low = prefix === '' ? unit / 10n : BigInt(prefix) * unit;
    const high = prefix === '' ? unit - 1n : low + unit - 1n;
    if (high < least || low > most) return;
    if (low >= least && high <= most) {
      tokens.push(prefixToken(length, prefix));
      return;
    }
    if (low >= least && prefix !== '' && !prefix.endsWith('0')) tokens.push(exactToken(length, prefix));
    if (prefix.length === length) return;
    for (let digit = prefix === '' ? 1 : 0; digit <= 9; digit += 1) visit(length, `${prefix}${digit}`);
  };
  for (let length = 1; length <= LONGEST_AMOUNT; length += 1) visit(length, '');
  return tokens;
}

/** Digits of the largest sum kept: far above any budget, and exact as a number is. */
const LONGEST_AMOUNT = 18;

function digitsOf(won: number): string | undefined {
  const whole = Math.round(won);
  return whole >= 1 && whole < 10 ** LONGEST_AMOUNT ? String(whole) : undefined;
}

function prefixToken(length: number, prefix: string): string {
  return `${MARK.amountPrefix}${lengthLetter(length)}${prefix}`;
}

function exactToken(length: number, mantissa: string): string {
  return `${MARK.amountExact}${lengthLetter(length)}${mantissa}`;
}

function lengthLetter(length: number): string {
  return String.fromCharCode(0x60 + length);
}
