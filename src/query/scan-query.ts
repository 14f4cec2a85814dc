// Cuts a query as typed into tokens with their places. It knows quotation marks, brackets and signs, not what a field means.
// It must never fail: what is no sign is part of a word.

/** Offsets are UTF-16 units of the query as typed. */
export type Token = {
  readonly kind: 'word' | 'phrase' | 'open' | 'close' | 'or' | 'and' | 'not' | 'unclosed';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The sign right before it: `=` spelling only, `>` and its like an amount. */
  readonly sign: '' | '=' | '>' | '<' | '>=' | '<=';
  /** `title` of `title:…`, as typed. */
  readonly field: string | undefined;
};

/** Linear in the length of the text. */
export function scanQuery(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < text.length) {
    const token = tokenAt(text, index);
    if (token === undefined) {
      index += 1;
      continue;
    }
    tokens.push(token);
    index = token.end;
  }
  return tokens;
}

function tokenAt(text: string, index: number): Token | undefined {
  const character = text.charAt(index);
  if (SEPARATOR.test(character)) return undefined;
  const single = SINGLES.get(character);
  if (single !== undefined)
    return { kind: single, text: character, start: index, end: index + 1, sign: '', field: undefined };
  if (isMinus(text, index))
    return { kind: 'not', text: character, start: index, end: index + 1, sign: '', field: undefined };
  return wordAt(text, index);
}

/** Example: a blank, a comma, the brackets of titles `「」`, a question mark. A comma between digits is inside a word already. */
const SEPARATOR = /^[\s,;·、。!?？！「」『』《》〈〉[\]{}…]$/u;

const SINGLES: ReadonlyMap<string, Token['kind']> = new Map([
  ['(', 'open'],
  ['（', 'open'],
  [')', 'close'],
  ['）', 'close'],
  ['|', 'or'],
]);

/** A hyphen excludes at the beginning of a word only: `-드론`, never `5-1생활권` or `가 - 나`. */
function isMinus(text: string, index: number): boolean {
  if (!MINUS.test(text.charAt(index))) return false;
  const before = text[index - 1] ?? ' ';
  return STARTS_AFTER.test(before) && !ENDS_BEFORE.test(text[index + 1] ?? ' ');
}

/** Also the signs that phones write for it. */
const MINUS = /^[-−–]$/;
const STARTS_AFTER = /^[\s(（|]$/;
const ENDS_BEFORE = /^[\s)）|\-−–]$/;

/** A field name, a sign, then a phrase in quotation marks or a word; any of the first two may be missing. */
function wordAt(text: string, index: number): Token {
  FIELD.lastIndex = index;
  const field = FIELD.exec(text)?.[1];
  const afterField = field === undefined ? index : index + field.length + 1;
  SIGN.lastIndex = afterField;
  const sign = SIGN.exec(text);
  const start = afterField + (sign?.[0].length ?? 0);
  const common = { start: index, sign: signOf(sign?.[1]), field };
  if (QUOTE.test(text.charAt(start))) return { ...common, ...quotedAt(text, start) };
  const isAmount = common.sign !== '' && common.sign !== '=';
  const end = isAmount ? endOfAmount(text, start) : endOfWord(text, start, field !== undefined);
  return { ...common, ...bareWord(text.slice(start, end), end) };
}

/** Example: `title:`, `제목:`; not the address `https://`, nor a time `12:30`. */
const FIELD = /([\p{L}]{2,12})[:：](?!\/\/)/uy;

/** Example: the sign of `>=100억`, `=스마트도시`, `> 100억`. */
const SIGN = /(>=|<=|>|<|=|≥|≤)(?:(?<![=])[ ](?=\d))?/y;

function signOf(typed = ''): Token['sign'] {
  return SIGNS.get(typed) ?? '';
}

const SIGNS: ReadonlyMap<string, Token['sign']> = new Map([
  ['=', '='],
  ['>', '>'],
  ['<', '<'],
  ['>=', '>='],
  ['<=', '<='],
  ['≥', '>='],
  ['≤', '<='],
]);

/** Straight, curved and full-width double quotation marks. */
const QUOTE = /^["“”„‟＂]$/;

function quotedAt(text: string, start: number): Pick<Token, 'kind' | 'text' | 'end'> {
  for (let end = start + 1; end < text.length; end += 1) {
    if (QUOTE.test(text.charAt(end))) return { kind: 'phrase', text: text.slice(start + 1, end), end: end + 1 };
  }
  return { kind: 'unclosed', text: text.slice(start + 1), end: text.length };
}

/** @param isValue of a field: the dot of `주제:교통·모빌리티` belongs to it */
function endOfWord(text: string, start: number, isValue = false): number {
  const inside = isValue ? '·' : '';
  let end = start;
  while (end < text.length && (text.charAt(end) === inside || !endsWord(text, end))) end += 1;
  return end;
}

/** A comma between digits belongs to the number: `77,500`. */
function endsWord(text: string, index: number): boolean {
  const character = text.charAt(index);
  if (character === ',') return !(DIGIT.test(text[index - 1] ?? '') && DIGIT.test(text[index + 1] ?? ''));
  return SEPARATOR.test(character) || SINGLES.has(character) || QUOTE.test(character);
}

const DIGIT = /^\d$/;

/** `>1조 4000억원`: a number goes on behind a blank while digits follow. */
function endOfAmount(text: string, start: number): number {
  AMOUNT.lastIndex = start;
  const amount = AMOUNT.exec(text)?.[0] ?? '';
  return amount === '' ? endOfWord(text, start) : start + amount.length;
}

/** Example: `1조 4000억원`, `77,500,000,000`, `100억 원`; a second number must have a scale word, or it is a word of its own. */
const AMOUNT =
  /\d[\d.,]{0,30}[조억만천백십]{0,3}(?:\s?\d[\d.,]{0,20}[조억만천백십]{1,3}){0,4}(?:\s?원)?[^\s()（）|"“”]{0,20}/uy;

function bareWord(text: string, end: number): Pick<Token, 'kind' | 'text' | 'end'> {
  if (text === 'OR') return { kind: 'or', text, end };
  if (text === 'AND') return { kind: 'and', text, end };
  return { kind: text === 'NOT' ? 'not' : 'word', text, end };
}
