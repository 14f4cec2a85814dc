// What looks like a count and is none: dates (3일, 25년 3월), times (3시 30분), ages (20대), ordinals (제3회, 3기 신도시), ratios (8대 2), rooms (3층 회의실).
// Each unit may have a rule of its own; what has none is a count wherever its word ends well.
import type { Amount } from './amount.ts';
import { isHangulUnit, isParticleChain } from '#src/language/particles.ts';

/** A number with a unit behind it. */
export type Count = {
  readonly start: number;
  readonly unitStart: number;
  readonly end: number;
  readonly unit: string;
  readonly amount: Amount;
  /** No blank between number and unit. */
  readonly isGlued: boolean;
};

/** A number that is part of a name, a date, a price or a longer number: `A4`, `제3`, `$15`, `2025.3`, `010-1234`, `’25`, `1:1`. */
export function isNamedNumber(text: string, start: number): boolean {
  return NAMED.test(text.slice(Math.max(0, start - 3), start));
}

/** Hangul glued to a number makes a name of it (상계1동, 시즌2), unless the unit leaves no doubt: `중소기업140개社`, `약50명`. */
export function isGluedName(text: string, { start, unit }: Count): boolean {
  if (!isHangulUnit(text[start - 1] ?? ' ')) return false;
  return !PLAIN_UNITS.has(unit) && !ABOUT.test(text.slice(start - 1, start));
}

const PLAIN_UNITS: ReadonlySet<string> = new Set('명 개 개사 개소 개국 곳 건 % km ㎡ ㎞ 가구 여명'.split(' '));
const ABOUT = /^[약총연]$/;

const NAMED = /(?![가-힣])[\p{L}_#$€£¥₩₹]$|(?<![가-힣])제\s?$|[A-Za-z\d][.:/-]$|[$€£₩]\s$/u;

/** Whether the word of the unit ends here: 명 in `명의`, never 대 in `대회`. */
export function unitEndsWell(text: string, { unitStart, end, isGlued }: Count): boolean {
  const next = text[end] ?? ' ';
  const last = text[end - 1] ?? ' ';
  if (LATIN.test(last)) return !LATIN_OR_DIGIT.test(next);
  if (!isHangulUnit(last) || !isHangulUnit(next)) return true;
  if (isGlued && text.slice(unitStart, end) === '개') return true;
  let stop = end;
  while (stop - end < LONGEST_TAIL && isHangulUnit(text[stop] ?? ' ')) stop += 1;
  const tail = text.slice(end, stop);
  return isParticleChain(tail) || COUNT_TAIL.test(tail) || COPULA.test(tail);
}

const LATIN = /^[A-Za-z]$/;
const LATIN_OR_DIGIT = /^[A-Za-z\d]$/;
const LONGEST_TAIL = 8;

/** What else follows a count inside its word: `3년간`, `5명씩`, `70억 개짜리`, `50대가량`. */
const COUNT_TAIL =
  /^(?:간|당|씩|짜리|가량|정도|이상|이하|미만|이내|안팎|남짓|쯤|여|꼴|분량|규모|수준|급|내외|넘게|초과|만에|마다|가까이|뿐|치|들이|들여|동안|정원|짜리|단위|전|후|뒤|내|밖|이라|미터)/;
const COPULA = /^(?:이었|였|이라|라|이던|이지|인데|일|임|이니)[가-힣]{0,3}$/;

/** Whether a number with this unit counts nothing here. */
export function isNoCount(text: string, count: Count): boolean {
  const { start, end, amount, unit, isGlued } = count;
  if ((!isGlued && isYearLike(text, count)) || isGluedName(text, count)) return true;
  const after = text.slice(end, end + 20);
  if ((amount.value === 1 || AREAS.has(unit)) && PER.test(after)) return true;
  return RULES.get(unit)?.({ after, before: text.slice(Math.max(0, start - 20), start), count, text }) ?? false;
}

/** `3.3㎡당`, `1인당`: what is measured by, not what is counted. */
const PER = /^\s?당(?![가-힣])/;
const AREAS: ReadonlySet<string> = new Set(['㎡', '평', '㎥', 'kWh', 'km']);

function isYearLike(text: string, { start, amount }: Count): boolean {
  return YEAR.test(text.slice(start, amount.end));
}

const YEAR = /^(?:19|20)\d\d$/;

type Context = { readonly after: string; readonly before: string; readonly count: Count; readonly text: string };
type Rule = (context: Context) => boolean;

function after(pattern: RegExp): Rule {
  return (context) => pattern.test(context.after);
}

function before(pattern: RegExp): Rule {
  return (context) => pattern.test(context.before);
}

function any(...rules: readonly Rule[]): Rule {
  return (context) => rules.some((rule) => rule(context));
}

function below(value: number): Rule {
  return ({ count }) => !count.amount.isScaled && count.amount.value < value;
}

/** `501호`, `12호`; homes are counted in larger numbers or with a word of homes: `1,200호`, `임대주택 300호`. */
function isRoom({ before, after, count, text }: Context): boolean {
  if (count.amount.isScaled || text.slice(count.start, count.amount.end).includes(',')) return false;
  return !(HOMES.test(before) || HOMES_AFTER.test(after));
}

const HOMES = /(?:주택|임대|공급|총|약|모두|물량|은|는)\s?$/;
const HOMES_AFTER = /^\s?(?:규모|를\s|이상)/;

/** `3일간`, `5일 동안`, `10일 이내`, `2일 만에`. */
const LASTS = /^(?:간|치)(?![가-힣]{3})|^\s?(?:동안|이내|이상|만에|내내|연속)/;

/** `15인 이내`, `12인으로`, `30인.`; never `1인 가구`, `11인승`. */
const PERSONS =
  /^(?!\s?(?:이상|이하)\s?가구)(?:이|을|은|의|으로|에게|에|과|도|만)?(?:[\s,.)]\s?(?:이내|이상|이하|미만|규모)|[,.)]|$)|^(?:이|을|으로)\s/;

const OFTEN = /(?:하루|매일|일주일|주|월|연|연간|한 ?해|모두|총|평균|동안)\s?(?:에\s)?(?:약\s)?$/;
const BY_NUMBER = /^\s?(?:째|출구|버스|국도|채널|게이트|홀|길|지|선)/;
const LANES = /왕복|편도|도로|기존/;
const WARMTH = /기온|섭씨|영하|영상|폭염|온도|체감|더위|수온/;

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  // 2025년, 25년 3월, 3년차, 97년생, 1990년대; 3년, 10여년간 are counts.
  [
    '년',
    any(
      before(/[‘’'](?<=[^\d][‘’'])$/),
      ({ text, count }) => isYearLike(text, count),
      after(
        /^\s?\d{1,2}월|^\s?(?:[상하]반기|[1-4]분기|말|초)(?![가-힣])|^(?:도|생|차|째|산|식|형|대)|^\s차(?:에|는|이|의|를|까지|부터|[\s,]|$)/,
      ),
    ),
  ],
  // A day of a month, unless it lasts: 3일간, 5일 동안.
  ['일', ({ after }) => !LASTS.test(after)],
  // Shares are 주 as well; 3주년, 3주택 end otherwise.
  ['주', after(/^년|^차|^째/)],
  ['개', after(/^[월년]/)],
  // How often: 하루 11번; never 3번 출구.
  ['번', ({ before, after }) => !OFTEN.test(before) || BY_NUMBER.test(after)],
  ['개월', after(/^차|^째/)],
  // 오후 3시 30분, 3분의 1.
  ['분', any(before(/\d\s?시\s?$/), after(/^의\s?\d/))],
  // 2차로 (in the second place), 왕복 4차로.
  ['차로', ({ before, count }) => count.amount.value < 4 && !LANES.test(before)],
  ['초', before(/년\s?$/)],
  // 20대 청년, 5대 핵심 과제, 8대 2, 대1.
  ['대', any(after(/^\s?\d/), after(LEADING_OR_AGE()), before(/(?:세계|국내|전국|글로벌|경제|아시아)\s?$/))],
  [
    '기',
    any(
      before(/(?:민선|(?<![가-힣])제|정권|집행부)\s?$/),
      after(
        /^\s?(?:신도시|정부|위원|의회|내각|집행부|지도부|공모|참가자?|모집|교육생|교육|수료|과정|체제|이사회|시민|입주|공채|졸업|운영위|대통령|협의|자문|서포터즈|기자단|경영|시정|도정|군정|구정|원내|조직|발대)/,
      ),
    ),
  ],
  [
    '호',
    any(
      isRoom,
      after(/^\s?(?:선|기|점|차|포|터널|집|에\s|에는|태풍)/),
      before(/(?:국도|지방도|고속도로|법률|조례|고시|공고|의안|보물|국보|사적|위성|태풍|제|관보|아파트|동)\s?제?\s?$/),
    ),
  ],
  ['세대', below(7)],
  // Where something is held: 3층 대회의실, 2층에서.
  [
    '층',
    after(
      /^(?:에서|에\s|에는|의\s)|^\s?\d{1,4}호|^\s?[가-힣]{0,6}(?:회의실|강당|로비|홀|세미나실|상황실|컨벤션|다목적실|전시실|사무실|스튜디오|교육장|라운지|볼룸|접견실|브리핑룸|집무실|시청각실|연회장|영상실)/,
    ),
  ],
  [
    '회',
    any(
      ({ count, after }) => !count.isGlued && after.startsWith('의'),
      before(/(?<![가-힣])제\s?$|[전매]\s$/),
      after(
        /^(?:째|차|말|초|전)|^\s(?:대한민국|세계|국제|전국|한국|정기|임시|본회의|정례)|^\s?[가-힣]{1,10}(?:대회|박람회|포럼|축제|총회|시상식|콘퍼런스|컨퍼런스|엑스포|공모전|임시회|정례회|심포지엄)/,
      ),
    ),
  ],
  ['인', ({ after }) => !PERSONS.test(after)],
  ['종', any(before(/(?<![가-힣])제\s?$/), after(/^\s?(?:보통|근린|대형|주거|일반|운전|전염|항만|전문|전용)/))],
  // 101동 203호, 1동 주민센터.
  [
    '동',
    any(
      ({ count }) => count.amount.isHundredMillions,
      before(/[\d가-힣]·$/),
      after(/^\s?\d{1,4}호|^\s?(?:주민|행정복지|행복|사무소)|^\s?[가-힣]{0,3}센터/),
    ),
  ],
  ['부', below(20)],
  ['장', before(/(?<![가-힣])제\s?$/)],
  ['면', any(after(/^\s?(?:머리|톱)/), below(2))],
  ['권', before(/위\s?$/)],
  ['도', ({ before, after }) => !(WARMTH.test(before) || WARMTH.test(after))],
  ['g', ({ after, count }) => !count.isGlued && after.startsWith(' ')],
  // Devices, not metres: 90,000 meters.
  ['m', ({ text, count }) => count.amount.value >= 3_000 && text.startsWith('meters', count.unitStart)],
]);

/** Ages and lists of great things: `20대 여성`, `10대 과제`, `5대 핵심`. */
function LEADING_OR_AGE(): RegExp {
  return /^\s?(?:핵심|스마트|혁신|특화|특검|신(?:기술|성장|사업)|전략|중점|과제|분야|기본권|국정|추진|목표|공약|약속|원칙|방향|정책|비전|도시|광역|그룹|은행|기업|통신|건설|재벌|강국|사업|뉴스|프로젝트|권역|거점|성장|미래|신산업|산업|브랜드|명소|축제|현안|범죄|중과실|청년|여성|남성|남녀|주부|노인|직장인|운전자|초반|중반|후반|이상 (?:여성|남성|고령)|부부|주민|시민|남|여|가장|농민|교수|환자|승객|이모|김모|박모|회사원|학생|아들|딸|\(?[A-Z]\s?씨|청소년|국회|의원|대통령|남매|근로자|노동자|직원|작업자|고령|장년|취업|구직|이용자|관광객|창업|소비자|아버지|어머니|피해자|용의자|외국인|부모|기업인|전문가|개발자|들)/;
}
