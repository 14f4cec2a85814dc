// Which points end no sentence: those of numbers, dates, initials, abbreviations, list numbers and addresses.
import type { Language } from '#src/model.ts';
import { isHangulUnit } from './particles.ts';

/** A mark that may end a sentence, and where: `at` its first character, `end` behind it and what closes. */
export type Boundary = {
  readonly line: string;
  readonly language: Language;
  readonly at: number;
  readonly end: number;
  readonly sentenceStart: number;
};

/** A point that ends no sentence: between digits, in a date, after an initial, an abbreviation or a list number, in an address. */
export function isInnerPoint({ line, at, end, sentenceStart, language }: Boundary): boolean {
  const before = line[at - 1] ?? ' ';
  const next = line[end] ?? '';
  if (next !== ' ' && !isHangulUnit(next) && !OPENERS.has(next))
    return (LATIN_OR_DIGIT.test(next) && !isGluedEnglish(line, at)) || next === ',' || next === ';';
  if (isDigit(before)) return isDatePoint({ line, at, end, sentenceStart }) || isListNumber(line, sentenceStart, at);
  if (!LATIN_LETTER.test(before)) return false;
  const word = LAST_LATIN_WORD.exec(line.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  // `3.5m.` is a measure, no initial.
  if (word.length === 1) return (language === 'ko' || word !== 'I') && !isDigit(line[at - 2] ?? ' ');
  const following = line.slice(end, end + 16);
  if (NOON.test(word)) return !startsAfterHour(following);
  if (STARTER.test(following) && (INITIALS.test(word) || COMPANY_ENDS.has(word.toLowerCase()))) return false;
  return INITIALS.test(word) || ABBREVIATIONS.has(word.toLowerCase());
}

/** Words that begin a sentence and no name: `… Daon Systems Co., Ltd. The city expects`. */
const STARTERS =
  'The|An?|Its?|In|On|At|As|By|For|From|With|This|That|These|Those|They|Their|He|She|We|You|But|And|If|When|While|After|Before|Both|Each|Some|Most|Many|All|One|Two|Three|Four|Five|There|Under|Officials|Residents|However|Last|Next';
const STARTER = new RegExp(String.raw`^ ["“]?(?:${STARTERS})\b`);
const COMPANY_ENDS: ReadonlySet<string> = new Set('co ltd inc corp pte pty plc gmbh bhd etc'.split(' '));

/** `Friday.It will`: the space is missing. */
export function isGluedEnglish(line: string, at: number): boolean {
  return GLUED_WORD.test(line.slice(Math.max(0, at - 3), at)) && GLUED_START.test(line.slice(at + 1, at + 12));
}

const GLUED_WORD = /^[a-z]{3}$/;
const GLUED_START = new RegExp(String.raw`^(?:${STARTERS})\s`);

/** `U.S`, `U.A.E`; never `city.go.kr`. */
const INITIALS = /^(?:[A-Za-z]\.){1,4}[A-Za-z]$|^Ph\.D$/;
const NOON = /^[ap]\.m$/i;

/** Behind `4 p.m.` a capital begins a sentence, unless it names the day or the zone: `6 a.m. Monday`, `10 a.m. KST`. */
function startsAfterHour(next: string): boolean {
  return STARTS_ENGLISH.test(next) && !DAY_OR_ZONE.test(next);
}

const DAY_OR_ZONE =
  /^ (?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|^ (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)|^ (?:[ECMP][SD]?T|[KJ]ST|GMT|UTC|BST|CES?T)\b/;

const LATIN_OR_DIGIT = /^[A-Za-z0-9/]$/;
const LATIN_LETTER = /^[A-Za-z]$/;
export const CAPITAL = /^[A-Z]$/;

/** The word before a point with points of its own: `U.S`, `Co`, `J`. */
const LAST_LATIN_WORD = /[A-Za-z](?:[A-Za-z.]{0,10}[A-Za-z])?$/;

const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'co ltd inc corp no nos mr mrs ms dr prof st gen sen rep gov sgt col lt jr sr vs etc dept est pte pty plc gmbh bhd sdn assoc univ bros dist intl mfg approx fig vol pp ed eds al ave blvd rd ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mt ft vol'
  ).split(' '),
);

/** `2018. 5. 9.`, `9. 18`, `'18. 5. 9`: a point after one to four digits and before another number of a date. */
function isDatePoint({ line, at, end, sentenceStart }: Omit<Boundary, 'language'>): boolean {
  const next = line[firstNonSpace(line, end)] ?? '';
  if (!isDigit(next)) {
    const date = DATE_BEFORE.exec(line.slice(Math.max(0, at - 14), at));
    // A label with its date says it all: `공고일: 2025. 6. 2. 접수는 …`.
    return date !== null && !LABEL.test(line.slice(firstNonSpace(line, sentenceStart), at - date[0].length));
  }
  const width = at - digitsStart(line, at);
  return width === 4 || width <= 2;
}

/** The last part of a date, whose own point ends no sentence: `2018. 5. 9` in `2018. 5. 9. 개막한`, `9.13` in `9.13. 개별 통보한다`. */
const DATE_BEFORE = /(?:\d{4}\.\s?)?(?<![\d.])(?:1[0-2]|0?[1-9])\.\s?(?:3[01]|[12]\d|0?[1-9])$/;
const LABEL = /^[^.:：]{1,20}[:：]\s{0,2}$/;

function digitsStart(line: string, end: number): number {
  let start = end;
  while (start > 0 && isDigit(line[start - 1] ?? ' ')) start -= 1;
  return start;
}

/** `1. 교통`: a number that begins the sentence, or goes on counting inside it: `서류: 1. 계획서 2. 등록증`. */
function isListNumber(line: string, sentenceStart: number, at: number): boolean {
  const start = digitsStart(line, at);
  if (at - start > 2) return false;
  if (start === firstNonSpace(line, sentenceStart)) return true;
  if (line[start - 1] !== ' ' || line[at + 1] !== ' ') return false;
  const number = Number(line.slice(start, at));
  const before = line.slice(Math.max(sentenceStart, start - LIST_REACH), start);
  return number === 1
    ? LIST_OPENS.test(before) || line.slice(at, at + LIST_REACH).includes(' 2. ')
    : before.includes(` ${number - 1}. `) || before.startsWith(`${number - 1}. `);
}

const LIST_REACH = 120;

/** `제출 서류: ` */
const LIST_OPENS = /[:：]\s{0,2}$/;

export function firstNonSpace(line: string, from: number): number {
  let index = from;
  while (line[index] === ' ' || line[index] === '\t' || line[index] === '\u00a0') index += 1;
  return index;
}

function isDigit(unit: string): boolean {
  return unit >= '0' && unit <= '9';
}

export const OPENERS: ReadonlySet<string> = new Set('“‘「『△▲▶◇■○●');

/** An English sentence begins with a capital, a digit or a quotation mark: ` The`, ` “It`, ` 12`. */
export const STARTS_ENGLISH = /^ +["“'‘([]?[A-Z0-9가-힣]|^ ["“]/;
