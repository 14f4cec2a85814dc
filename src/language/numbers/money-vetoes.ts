// What looks like a currency behind a number and is none: 원어민, 100만엔진, won 4 tenders, 55 pounds of cargo, Euro 6, 12 buildings (동).
import type { Amount } from './amount.ts';
import { hasFinalConsonant, isHangulUnit, isParticleChain } from '#src/language/particles.ts';

/** Whether a currency ends here: 원 in `원어민` and 엔 in `엔진` do not. */
export function endsWord(text: string, end: number): boolean {
  const next = text[end] ?? ' ';
  if (!isHangulUnit(next)) return !LATIN_LETTER.test(next) || !LATIN_LETTER.test(text[end - 1] ?? ' ');
  let stop = end;
  while (stop - end < LONGEST_TAIL && isHangulUnit(text[stop] ?? ' ')) stop += 1;
  const tail = text.slice(end, stop);
  return isParticleChain(tail) ? fitsFinal(text, end, tail) : MONEY_TAIL.test(tail) || COPULA.test(tail);
}

const LONGEST_TAIL = 12;
const LATIN_LETTER = /^[A-Za-z]$/;

/** What else follows a sum inside its word: `100억원대`, `30억원어치`, `5천만원씩`. */
const MONEY_TAIL =
  /^(?:대|규모|어치|짜리|가량|정도|이상|이하|미만|안팎|상당|수준|남짓|쯤|선|권|씩|여|꼴|까지|이내|내외|초과|돌파|투입|투자|지원|확보|지급|증액|삭감|편성|반영|배정|출연|조성|달성|유치|수주|계약|납부|전액|정|뿐|밖에|만큼)/;

/** A sum that says what something is: `640만 달러였으나`, `83억원이었는데`, `300억원이라더니`. */
const COPULA = /^(?:이었|였|이라|라|이더|더라|이던|던|이지|지만|인데|인지|일|임|이니|이므로|이냐|이랄)[가-힣]{0,4}$/;

/** 은 after a vowel would be another word; 원 and 불 end in consonants, 달러 and 유로 do not. Only the split forms tell. */
function fitsFinal(text: string, end: number, tail: string): boolean {
  const closed = hasFinalConsonant(text[end - 1] ?? '');
  return !(closed ? OPEN_ONLY : CLOSED_ONLY).has(tail[0] ?? '') || tail.length > 1;
}

const OPEN_ONLY: ReadonlySet<string> = new Set('는가를와');
const CLOSED_ONLY: ReadonlySet<string> = new Set('은을과');

export type Suspect = {
  readonly start: number;
  readonly end: number;
  /** The currency as written, in small letters. */
  readonly name: string;
  readonly amount: Amount;
};

/** Whether this number with a currency's name behind it is something else. */
export function isNoMoney(text: string, suspect: Suspect): boolean {
  return (VETOES.get(suspect.name) ?? never)(text, suspect);
}

type Veto = (text: string, suspect: Suspect) => boolean;

const never: Veto = () => false;

const VETOES: ReadonlyMap<string, Veto> = new Map<string, Veto>([
  ['won', isVerbWon],
  ['pound', isWeight],
  ['pounds', isWeight],
  ['파운드', isWeight],
  ['euro', (text, { end }) => EMISSION_CLASS.test(text.slice(end, end + 3))],
  ['유로', (text, { end }) => EMISSION_CLASS.test(text.slice(end, end + 3))],
  ['동', isBuildings],
  // Names that are plain words as well: only a large sum is surely meant.
  ['숨', isUnscaled],
  ['레이', isUnscaled],
  ['킵', isUnscaled],
  ['try', () => true],
]);

function isUnscaled(_text: string, { amount }: Suspect): boolean {
  return !amount.isScaled;
}

/** `in 2023 won an award`, `the team of 4 won praise`: a number without scale or comma and a verb. */
function isVerbWon(text: string, { start, end, amount }: Suspect): boolean {
  if (amount.isScaled) return false;
  const number = text.slice(start, amount.end);
  return (
    (!number.includes(',') && amount.value >= 1_900 && amount.value < 2_100) ||
    WON_OBJECT.test(text.slice(end, end + 24))
  );
}

/** What is won: ` a contract`, ` the tender`, ` praise`. */
const WON_OBJECT =
  /^\s(?:an?|the|its|their|his|her|this|that|over|out|back|first|second|third|top|gold|silver|bronze|praise|approval|backing|support|awards?|contracts?|orders?|tenders?|bids?|deals?|prizes?|seats?|votes?|from|against)\b/i;

/** `55 pounds of cargo`, `무게 55파운드`: only a number without scale may be a weight. */
function isWeight(text: string, { start, end, amount }: Suspect): boolean {
  if (amount.isScaled) return false;
  return (
    WEIGHED_BEFORE.test(text.slice(Math.max(0, start - 24), start)) || WEIGHED_AFTER.test(text.slice(end, end + 20))
  );
}

const WEIGHED_BEFORE = /무게|중량|체중|하중|적재|자중|추력|weigh|load|lift|carry|payload|thrust/i;
const WEIGHED_AFTER =
  /^\s(?:of (?!fund|invest|public|tax|aid)|in weight)|^[^.]{0,8}(?:무게|중량|하중|적재|추력)|^\s?\(\s?(?:약\s?)?\d[\d.,]{0,8}\s?kg/i;

/** The exhaust class of a vehicle: `120 Euro 6 buses`, `유로 6`. */
const EMISSION_CLASS = /^[ -]?\d/;

/** `아파트 12개 동`, `비닐하우스 3천 동`: only sums as large as 억 are surely dong, smaller ones where Vietnam or won is named. */
function isBuildings(text: string, { start, end, amount }: Suspect): boolean {
  if (!amount.isScaled) return true;
  if (amount.isHundredMillions) return false;
  return !DONG_NEAR.test(text.slice(Math.max(0, start - 120), end + 16));
}

const DONG_NEAR = /베트남|하노이|호찌민|호치민|다낭|달랏|\((?:약|한화|우리 ?돈)/;
