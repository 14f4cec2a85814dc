// Sums without a currency: `775억 계약성과` in headlines, `사업비는 총 480억(국비 240억, 도비 72억)` and `협약 규모가 5천억이라더니` in running text.
// It must never read 70억 매개변수, 3억 명, 4조 3교대 or 제3조 as money: what follows may not be counted, and in running text
// the words around must speak of money.
import type { Amount } from './amount.ts';
import { isHangulUnit, isParticleChain } from '#src/language/particles.ts';
import type { FoundSum } from './money-shares.ts';

export type Bare = { readonly start: number; readonly amount: Amount; readonly isTitle: boolean };

/** @returns a sum in won, undefined when this number is none */
export function bareSum(text: string, { start, amount, isTitle }: Bare): FoundSum | undefined {
  if (!isLarge(text, start, amount) || isGluedName(text, start)) return undefined;
  const { end } = amount;
  if (COUNTER.test(text.slice(end, end + 10)) || PARAGRAPH_BEFORE.test(text.slice(Math.max(0, start - 12), start)))
    return undefined;
  if (!isTitle && !(standsAlone(text, end) && speaksOfMoney(text, start, end))) return undefined;
  return { start, end, text: text.slice(start, end), value: amount.spoken, currency: 'KRW', amount };
}

/** 억 or 조; 만 only right behind the name of a fund: `도비 5천만, 시비 3억`. */
function isLarge(text: string, start: number, amount: Amount): boolean {
  if (amount.isHundredMillions) return true;
  return amount.lastLarge === 1e4 && FUND_BEFORE.test(text.slice(Math.max(0, start - 8), start));
}

/** Hangul right before a number makes a name of it, unless it is a fund's or 약: `제3조`, never `국비50억`. */
function isGluedName(text: string, start: number): boolean {
  return isHangulUnit(text[start - 1] ?? ' ') && !GLUED_BEFORE.test(text.slice(Math.max(0, start - 6), start));
}

const GLUED_BEFORE = /(?:국비|도비|시비|군비|구비|지방비|자부담|민자|국고|특교세|사업비|예산|약|총|액)$/;

const FUND_BEFORE = /(?:국비|도비|시비|군비|구비|지방비|자부담|민자|국고|특교세|사업비|예산)\s?(?:총|약)?\s?$/;

/** Counters after a bare 억 or 조 that make it a count: `3억 명`, `4조 3교대`, `2억년`, `70억 개`, `1억 화소`. */
const COUNTER =
  /^여?\s?(?:명|개|회|건|대\s|대의|톤|년|마리|뷰|장|그루|줄|번|배|분의|주[\s를의]|종|곳|가구|세대|화소|픽셀|매개변수|파라미터|인구|인[\s의]|토큰|비트|바이트|회선|\d+교대|\d{1,3}\s?[항호조]|원|달러|불|유로|위안|엔|동|루피|바트|k|K|M|G|T|㎾|㎿|㎞|㎏|t\b|㎡|㎥|평|%|℃|L|ℓ|리터)/;

/** The number of a law's paragraph or of a group: `헌법 1조`, `2인 1조`. */
const PARAGRAPH_BEFORE =
  /(?:법|헌법|조례|규칙|(?<![가-힣])제|\d인)\s?$|(?:인구|이용자|사용자|회원|가입자|조회|매개변수|파라미터)\s?(?:수)?(?:는|가|이)?\s(?:약\s|총\s)?$/;

/** What may follow a sum that stands for itself: nothing, a mark, a particle, a word of paying. */
function standsAlone(text: string, end: number): boolean {
  const next = text.slice(end, end + 12);
  if (MARK.test(next) || PAYING.test(next)) return true;
  let stop = 0;
  while (isHangulUnit(next[stop] ?? ' ')) stop += 1;
  const tail = next.slice(0, stop);
  return isParticleChain(tail) || COPULA.test(tail);
}

const MARK = /^여?\s?(?:$|[)\]},.;·/△▲▼ㆍ…”’"'\n+~∼(])/;
const COPULA = /^(?:이라|이었|이더|이던|이지|인데|이니)[가-힣]{0,4}$/;

/** `300억 규모`, `50억을 들여`, `20억대`, `1억 2천 교체`. */
const PAYING =
  /^여?\s?(?:규모|상당|어치|수준|이상|이하|가량|안팎|정도|미만|초과|대(?=[의로를에\s])|들여|들인|들어|전액|씩|포함|가운데|중(?=[\s에])|(?:투입|투자|지원|확보|출연|편성|반영|배정|유치|수주|증액|삭감)[하해한했된됐])/;

function speaksOfMoney(text: string, start: number, end: number): boolean {
  return (
    SOMETHING_PAID.test(text.slice(end, end + 30)) ||
    MONEY_WORDS.test(text.slice(Math.max(0, start - WINDOW), start)) ||
    MONEY_WORDS.test(text.slice(end, end + WINDOW))
  );
}

/** `100억 규모 사업`, `30억 규모의 장비`. */
const SOMETHING_PAID = /^\s?(?:규모|상당)의?\s(?:[가-힣]{1,6}\s){0,2}(?:사업|공사|용역|프로젝트|건물|장비|시설)/;

const WINDOW = 60;

const MONEY_WORDS =
  /사업비|공사비|예산|국비|도비|시비|군비|구비|지방비|재원|투자|협약|계약|수주|상담액|매출|투입|들여|들인|금액|자금|기금|펀드|재정|추경|교부세|혈세|부채|적자|절감|출연금|보조금|지원금|시총|시가총액|[조억만천]\s?원/;
