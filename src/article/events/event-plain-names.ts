// Which words of a Korean text, without quotation marks, name an event: a noun, and the words before it that belong to it.
// It must never run across a particle, a verb or a date, nor make a name of a noun that has nothing of its own before it.
import { isBareNoun } from '#src/language/bare-nouns.ts';
import { findPlaceByName } from '#src/language/places.ts';
import type { NameCandidate, NameRequest, Need } from './event-names.ts';
import {
  COMMON_MODIFIER,
  EVENT_NOUNS,
  FIRM_NOUNS,
  isFirmName,
  isMinorCeremony,
  isPublicOccasion,
} from './event-nouns.ts';
import { NAMED_AS_EVENT, THING } from './event-quoted-names.ts';
import { aliasBehind, AROUND, isBodyName, isWordEnd } from './event-word-ends.ts';

/** Names without quotation marks: a noun, and the words before it that belong to it. */
export function plainNames(text: string, request: NameRequest): readonly NameCandidate[] {
  return [...text.matchAll(NOUN_IN_WORD)].flatMap((match) => {
    const [whole, word = '', noun = ''] = match;
    const end = match.index + whole.length;
    const after = text.slice(end, end + AROUND);
    if (!isWordEnd(after) || isInQuotes(text, match.index) || NAME_FOLLOWS.test(after)) return [];
    const start = ceremonyStart(text, match.index, noun) ?? nameStart(text, match.index, request);
    const name = text.slice(start, end);
    const need = needOf(name, { prefix: word, noun });
    const isBody = isBodyName(name, { noun, rest: text.slice(end, end + SENTENCE_REACH) });
    const isListed = after.startsWith('=') && need !== undefined;
    return need === undefined
      ? []
      : [{ start, end, name, need: isListed ? ('nothing' as const) : need, isBody, alias: aliasBehind(after) }];
  });
}

/** `정보통신 전시회 ‘GITEX’`: the noun only says what the quoted name is. */
const NAME_FOLLOWS = /^(?:인)?\s[‘“「『《〈<'"]/;
const SENTENCE_REACH = 160;

/** A word that ends in an event's noun: `세종도시` + `포럼` + (particle). */
const NOUN_IN_WORD = new RegExp(
  String.raw`(?<![가-힣A-Za-z0-9·&])([가-힣A-Za-z0-9·․‧ㆍ&+-]{0,16}?)(${EVENT_NOUNS})(?:\s(?:아시아|코리아|유럽|재팬|차이나|USA)(?![가-힣A-Za-z]))?(?:(?:\([^()\n]{2,20}\))?\s20\d\d(?![\d년]))?(?![A-Za-z0-9])`,
  'g',
);

function isInQuotes(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 80), at);
  return before.lastIndexOf('‘') > before.lastIndexOf('’') || before.lastIndexOf('“') > before.lastIndexOf('”');
}

/** `‘산업단지 조성사업’ 착공식`: what a ceremony is for may stand in quotation marks before it. */
function ceremonyStart(text: string, wordStart: number, noun: string): number | undefined {
  const quoted = QUOTED_BEFORE.exec(text.slice(Math.max(0, wordStart - LONGEST_QUOTED), wordStart));
  const content = quoted?.[1] ?? '';
  if (quoted === null || NAMED_AS_EVENT.test(content)) return undefined;
  if (!OF_QUOTED.test(noun) && !THING.test(content)) return undefined;
  return wordStart - quoted[0].length;
}

/** Ceremonies and hearings are about what is quoted; a forum may be called so, but by no law or plan. */
const OF_QUOTED = /(?:식|공청회|설명회|보고회|시연회)$/;
const LONGEST_QUOTED = 64;
const QUOTED_BEFORE = /[‘“「『'"]([^‘’“”「」『』'"\n]{2,58})[’”」』'"]\s$/;

/** Goes left while the words are bare nouns; a number or a year begins a name: `제6회`, `2025`. At most seven words. */
function nameStart(text: string, wordStart: number, { start: base, dates }: NameRequest): number {
  let start = wordStart;
  for (let count = 0; count < MOST_WORDS; count += 1) {
    const word = LAST_WORD.exec(text.slice(Math.max(0, start - LONGEST_WORD), start))?.[1];
    if (word === undefined) break;
    const from = start - 1 - word.length;
    if (dates.some((date) => date.start < base + start && date.end > base + from)) break;
    if (EDITION.test(word)) return withOrdinal(text, from);
    if (!isNameWord(word) && !ROUND.test(word)) break;
    start = from;
  }
  return start;
}

const MOST_WORDS = 7;
const LONGEST_WORD = 24;
const LAST_WORD = /(?:^|[\s△▲▷○□■:])([^\s△▲▷○□■:]{1,22})\s$/;
/** `제6회`, `6회`, `2025`, `’25`. */
const EDITION = /^(?:제?\d{1,3}회|제\d{1,3}차|20\d\d)$/;
/** `스마트도시계획안 2차 공청회`: it may stand inside a name. */
const ROUND = /^\d{1,2}차$/;
const ORDINAL_BEFORE = /(?:^|\s)제\s$/;

function withOrdinal(text: string, from: number): number {
  return ORDINAL_BEFORE.test(text.slice(Math.max(0, from - 3), from)) ? from - 2 : from;
}

function isNameWord(word: string): boolean {
  return (NAME_WORD.test(word) && isBareNoun(word) && !COUNT.test(word)) || SHORT_WORD.test(word);
}

const NAME_WORD = /^[가-힣A-Za-z0-9·․‧ㆍ&+/-]{2,20}$/;
const SHORT_WORD = /^(?:AI|및|빛|앱|물|차|숲|땅|빅|신|대|&|X|×|K)$/;
/** `300명`, `3개국`, `2천여`. */
const COUNT = /^\d[\d,.]{0,8}(?:만|천|억)?여?(?:명|개|곳|개국|건|팀|개사|여|회|차례|층|시|분|년|월|일)/;

type Parts = { readonly prefix: string; readonly noun: string };

function needOf(name: string, { prefix, noun }: Parts): Need | undefined {
  const words = name.split(' ');
  const own = [...words.slice(0, -1), prefix].filter(
    (word) =>
      word !== '' &&
      !word.split('·').every((part) => COMMON_MODIFIER.test(part)) &&
      !NOUN_ALONE.test(word) &&
      !YEAR.test(word) &&
      findPlaceByName(word) === undefined,
  );
  const isNumbered = EDITION.test(words[0] ?? '') || (words[0] === '제' && words.length > 2) || YEAR_AT_END.test(name);
  if (own.length === 0) return isPublicOccasion(name) || (isNumbered && prefix !== '') ? 'day and place' : undefined;
  if (own.length === 1 && own[0] === prefix && prefix.length < (isNumbered ? 2 : 3)) return undefined;
  if (isMinorCeremony(noun)) return 'day and place';
  if (isNumbered) return isFirmName(noun) ? 'nothing' : 'holding';
  if (GREAT_NOUN.test(noun) && prefix.length >= LONG_PREFIX) return 'nothing';
  return FIRM.test(noun) || own.some((word) => word.length >= LONG_PREFIX) || prefix.length + words.length > 4
    ? 'holding'
    : undefined;
}

/** `한국미래포럼`, `대구미래모빌리티엑스포`: in one word, a name of its own. */
const GREAT_NOUN = /^(?:엑스포|박람회|포럼|서밋|위크|콩그레스|컨퍼런스|콘퍼런스|정상회의)$/;
const LONG_PREFIX = 4;
const NOUN_ALONE = new RegExp(`^(?:${EVENT_NOUNS})$`);
const YEAR = /^20\d\d$/;
const YEAR_AT_END = /\s20\d\d$/;
const FIRM = new RegExp(`^(?:${FIRM_NOUNS})$`);
