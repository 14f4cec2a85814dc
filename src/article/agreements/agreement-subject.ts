// What an agreement is for: its quoted name, or the words before 을 위한 협약.
// It must never hand back the parties, the day or the place as the subject; empty when the sentence does not say.
import { isCommonNoun } from './common-nouns.ts';
import { QUOTED, QUOTED_AGREEMENT } from './party-roles.ts';

export type SubjectRequest = {
  /** The sentence up to the word 협약, from the end of its parties on. */
  readonly behindParties: string;
  /** The sentence up to the word 협약. */
  readonly before: string;
  /** Hands back the quotation whose mark is the last in this text. */
  readonly lastQuotation: (before: string) => string | undefined;
  readonly noun: string;
  readonly isWeak: boolean;
};

export function subjectOf({ behindParties, before, lastQuotation, noun, isWeak }: SubjectRequest): string {
  if (noun === '■') return cleaned(lastQuotation(`${before}${QUOTED_AGREEMENT}`) ?? '');
  const quoted = quotedSubject(behindParties, before, lastQuotation);
  if (quoted !== undefined) return quoted;
  const clause = behindParties.replace(HOLDING, '').replace(FOR, '');
  const phrase = cleaned(phraseBefore(IN_ORDER.test(behindParties) ? asNoun(clause.trimEnd()) : clause));
  if (phrase === '') return cleaned(purposeIn(behindParties)) || cleaned(purposeIn(before));
  return isWeak && !phrase.includes(' ') ? `${phrase} ${noun}` : phrase;
}

/** `‘… 구축’을 위한 업무협약`, `‘드론 택배’ 사업 협약`: the quotation, and the noun that completes it. */
function quotedSubject(
  behind: string,
  before: string,
  lastQuotation: SubjectRequest['lastQuotation'],
): string | undefined {
  const at = Math.max(behind.lastIndexOf(QUOTED), behind.lastIndexOf(QUOTED_AGREEMENT));
  if (at < 0) return undefined;
  const rest = behind.slice(at + 1);
  if (rest.length > QUOTE_REACH || FAR.test(rest)) return undefined;
  const quotation = lastQuotation(before) ?? '';
  const [, noun = ''] = COMPLETING.exec(rest) ?? [];
  const subject = cleaned(quotation);
  if (subject === '') return undefined;
  return noun === '' ? subject : `${subject} ${noun}`;
}

const QUOTE_REACH = 28;
/** Between the quotation and the agreement stands another clause. */
const FAR = /(?:에서|하고|하며|해|하여|고|,)\s|[와과]\s/;
/** ` 사업을 위한`, ` 조성 사업`. */
const COMPLETING =
  /^\s((?:[가-힣]{1,5}\s)?(?:사업|구축|조성|개발|운영|추진|실증|확산|도입|건립|설치|활성화|지원|조성사업|프로젝트))(?=을|를|에|의|\s|$)/;

/** `… 을 위한 `, `… 에 관한 상호 `, `… 하는 내용의 `. */
const FOR =
  /(?:을|를|의|에)?\s?(?:위한|위해|관한|관련한|관련된|관련|대한|골자로 한|골자로 하는|내용으로 하는|내용으로 한|목적으로 한|목적으로 하는|하는 내용의|하기로 하는|하기 위한|한다는 내용의)\s?(?:[가-힣\d·]{1,6}\s?){0,3}$/;

/** `… 강화를 담은 업무협약`. */
const HOLDING = /(?:을|를) 담은\s?(?:업무)?\s?$/;
const IN_ORDER = /하기 위한\s?(?:[가-힣·]{1,6}\s?){0,3}$/;

/** From the end backwards to the first word that belongs to something else. */
function phraseBefore(text: string): string {
  const words = text.trim().split(SPACES);
  let from = words.length;
  while (from > 0 && !isBoundary(words, from - 1)) from -= 1;
  const phrase = words.slice(from).join(' ');
  return phrase.length > MOST_SUBJECT ? phrase.slice(phrase.indexOf(' ', phrase.length - MOST_SUBJECT) + 1) : phrase;
}

const SPACES = /\s+/;
const MOST_SUBJECT = 60;

function isBoundary(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  if (word.startsWith(QUOTED) || word.startsWith(QUOTED_AGREEMENT)) return true;
  if (word.endsWith(',')) return !isCommonNoun(word.slice(0, -1));
  return BOUNDARY.test(word) || WHEN.test(word) || (HOUSE.test(word) && index < 2);
}

/** `시청에서`, `하노이서`, `방문하고`, `열어`, `함께`, `등과`, `간`. */
const BOUNDARY =
  /(?:에서|하고|하여|하며|되고|되어|이고|으며|했으며|됐으며|들여|통해|위해|열고|열어|갖고|맺고|만나|모여)$|^[가-힣]{2,6}(?<!보고|계획|신청|협약|인증|경찰|소방|명세|지침|설명|시방|선언|각|문|도)서$|^(?:함께|손잡고|간|간의|사이|사이의|각각|최근|공동으로|등과|등은|등이|등|기관과|곳과|개사와|협약식을|가진|후|뒤|이은|이어|공식|현지에서|참석한|가운데|담은|맺은|맺었던|체결한|체결했던|체결된|서명한|맺을|체결할|교환한|서명할|주고받은)$/;
const WHEN =
  /^(?:\d{1,2}일|\d{1,2}월|\d{4}년|\d{1,2}시|\d{1,2}분|이날|전날|어제|오늘|내일|그제|지난|오는|오전|오후|이달|지난달|내달|지난해|올해|내년|하반기|상반기|중|안에|말|초|[월화수목금토일]요일|이번|다음|주|[\d.]{3,}\s?|\d{1,2}\.(?:\([월화수목금토일]\))?)$/;
/** A room or a house where one signs: `시청 회의실에서` ends in 에서; `본원` alone is left. */
const HOUSE = /^(?:청사|본사|시청|도청|군청|구청)$/;

/** `안전 강화를 위해 KT와 업무협약을`: the purpose stands before the parties. */
function purposeIn(before: string): string {
  const match = PURPOSE.exec(before);
  return match === null ? '' : phraseBefore(before.slice(0, match.index).replace(TOPIC_BEFORE, ''));
}

const PURPOSE = /(?:을|를)\s(?:위해|위하여|위한)(?=\s)(?![^]{0,200}(?:을|를)\s(?:위해|위하여)\s)/;
const TOPIC_BEFORE = /^.{0,200}?[가-힣A-Za-z†](?:은|는|이|가)\s(?=\S)/;

/** `기업을 지원하기 위한` is 기업 지원. */
function asNoun(text: string): string {
  return text.replace(TO_DO, ' $1');
}

const TO_DO = /(?:을|를)\s([가-힣]{2,4})$/;

/** Without what only says that it is an agreement, and without the sum of a contract. */
function cleaned(text: string): string {
  const subject = text
    .replace(LEADING, '')
    .replace(AGREEMENT_END, '')
    .replace(FOR, '')
    .replace(QUALIFIER, '')
    .replace(AMOUNT, '')
    .replaceAll(MARKS, '')
    .trim();
  return POINTING.test(subject) ? '' : subject;
}

/** `이를 위한`, `이번`, `이 같은 내용`: points back, says nothing. */
const POINTING =
  /^(?:이|그|저|본|동|양|각|이번|해당|관련|이런|이같은|이 같은|이러한|이와 같은|이 같은 내용|같은 내용|내용|이런 내용|상호|공동|한|첫|새로운|새|등|위|후|간|추가|별도|별도의|각각|각각의|이번에|이번의|최근|같은|같은 취지|조찬|오찬|만찬|온라인|비대면|화상|서면|합동|현장)$/;

const LEADING = /^(?:와의|과의|와|과|은|는|이|가|도|의|간|간의)?\s(?=\S)|^(?:총|약)\s/;
const AGREEMENT_END =
  /(?:을|를)?\s?(?:위한|관한|관련|대한)?\s?(?:업무|위수탁|위·수탁|시행|실시|투자|상호|공동)?\s?(?:협약식|협약서|협약|양해각서|MOU|체결식)?(?:\s?\(?MOU\)?)?(?:\s?체결(?:식)?)?$/;
/** `업무`, `3자`, `전략적`: kinds of agreements. */
const QUALIFIER =
  /(?:^|\s)(?:상호 업무|업무|상호|실시|시행|위수탁|위·수탁|투자|다자간|다자|양자|[2-9]자|[2-9]자간|포괄적|전략적|공식|최종|정식|본|산학|민관|기본|공동|국제|글로벌|포괄적인|업무제휴|대규모|수의|개|관련){1,4}$/;
const AMOUNT =
  /^(?:총|약)?\s?\d[\d,.]*\s?(?:천|백|만|억|조){0,2}\s?(?:\d[\d,]*\s?(?:천|백|만|억){0,2}\s?)?(?:원|달러|유로|위안|엔)(?:에|의)?(?:\s?(?:규모|상당|어치)(?:의)?)?\s?/;
const MARKS = /[□■†㈜]/g;
