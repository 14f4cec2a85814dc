// Whose hand pays, and whether what is told has happened: a city that invests spends a budget, a contract that will be signed is intent.
// It must never call money private for want of a subject: news of cities names no one when the city pays.
import type { Span } from '#src/model-facts.ts';
import type { Cue } from './money-cues.ts';

export type Payment = {
  /** The whole text: who pays may be named a sentence before. */
  readonly text: string;
  readonly sentence: Span;
  /** Within the sentence. */
  readonly sum: Span;
  readonly cue: Cue;
  /** No other sum stands between the sum and the cue. */
  readonly isNext: boolean;
};

/**
 * Whether the last one named as doing something before the sum is a company or its investors. When none is named, money that is
 * invested is theirs, money that is spent otherwise is the public's.
 */
export function isCompanyMoney({ text, sentence, sum, cue, isNext }: Payment): boolean {
  const words = text.slice(sentence.start, sentence.end);
  if (!HANGUL.test(words)) return isEnglishCompany(words, sum, cue);
  if (BUYS_IN.test(words.slice(cue.end, cue.end + 20))) return true;
  const from = Math.max(0, sentence.start + sum.start - SUBJECT_REACH);
  const before = text.slice(from, sentence.start + Math.max(sum.start, isNext ? cue.start : 0));
  for (const name of subjectsOf(before)) {
    if (PUBLIC_BODY.test(name)) return false;
    if (COMPANY.test(name)) return true;
    if (ADMINISTRATION.test(name)) return false;
  }
  return (
    words.slice(cue.start, cue.start + 2) === '투자' ||
    PRIVATE_WORD.test(words.slice(Math.max(0, sum.start - 40), sum.start))
  );
}

const SUBJECT_REACH = 240;
/** `들여 이 회사 지분을 샀다`: even a fund of the state puts that money in. */
const BUYS_IN = /지분|출자/;
const HANGUL = /[가-힣]/;

/** The words of a text that are subjects, the last first, without their particles: `김천시`, `바로로지스`, `㈜솔라빈`. */
function subjectsOf(text: string): readonly string[] {
  return text
    .split(BETWEEN_WORDS)
    .filter((word) => PARTICLE_ENDS.has(word.at(-1) ?? ''))
    .toReversed()
    .flatMap((word) => SUBJECT.exec(word.slice(-LONGEST_WORD))?.[1] ?? []);
}

const BETWEEN_WORDS = /[\s,]+/;
const LONGEST_WORD = 28;
const PARTICLE_ENDS: ReadonlySet<string> = new Set('은는이가서');

/** A word with a subject's particle: `김천시는`, `유럽연합(EU)은`, `학교에서`. */
const SUBJECT = /^((?:\(주\))?[^()]{1,24}?)(?:\([^()]{1,20}\))?(?:측은|은|는|이|가|에서)$/;

/** Hands of the public that look like companies: agencies, councils, what they run. */
const PUBLIC_BODY =
  /(?:부|처|청|정부|당국|지자체|자치단체|의회|위원회|공사|공단|재단|진흥원|연구원|교육청|사업소|사업단|센터|본부|조합|대학교?|기구|사업|계획|구축|조성|프로젝트|예산|시설|공사비|단지)$|^(?:LH|SH|GH|iH|K-water|EU|유럽연합|코레일|한전)$/;

/** Cities and provinces, by the last syllable of their names. */
const ADMINISTRATION = /(?:시|도|군|구|읍|면|동)$/;

const COMPANY =
  /^민간|펀드$|사업자$|시행자$|투자자들?$|㈜|\(주\)|주식회사|(?:기업|업체|회사|그룹|사|측|스타트업|투자사|운용사|운영사|컨소시엄|파트너스|벤처스|캐피털|캐피탈|인베스트먼트|홀딩스|전자|건설|철강|제강|이노텍|[텍켐]|정공|정밀|케미칼|모터스|일렉트릭|일렉트로닉스|이노베이션|디스플레이|머티리얼즈?|솔라|로봇|로보|텔레콤|통신|산업|에너지|모빌리티|시스템즈?|테크|테크놀로지|네트웍스|네트워크|솔루션즈?|소프트|엔지니어링|바이오|로보틱스|로지스|로지스틱스|항공|자동차|중공업|플러스|랩스?|데이터|클라우드|시큐리티|코리아|인더스트리|개발|물산|화학|제약|식품|유통|물류|리츠|엔터|미디어|게임즈|페이|뱅크|증권|보험|카드|생명|화재)$|^(?:KT|SKT?|LGU?|SK|LG|GS|CJ|삼성|현대|한화|롯데|포스코|네이버|카카오|두산|효성|기아|쿠팡|엘지|아마존|구글|MS$|마이크로소프트|엔비디아|테슬라|AWS|애플$|메타$|인텔|오픈AI|TSMC|토요타|도요타|소프트뱅크|지멘스|화웨이|알리바바|텐센트)/;

const PRIVATE_WORD = /벤처캐피[털탈]|투자사|투자자|민간|자사|재무적|엔젤|액셀러레이터|사모/;

function isEnglishCompany(sentence: string, sum: Span, cue: Cue): boolean {
  const before = sentence.slice(Math.max(0, Math.min(sum.start, cue.start) - SUBJECT_REACH), sum.start);
  const around = before + sentence.slice(sum.end, sum.end + 60);
  if (VENTURE.test(around)) return true;
  const hands = [...before.matchAll(ENGLISH_HAND)].at(-1)?.[0];
  if (hands !== undefined) return ENGLISH_COMPANY.test(hands);
  return INVEST.test(sentence.slice(cue.start, cue.end)) && !ENGLISH_PUBLIC_ANY.test(sentence);
}

const VENTURE = /\b(?:VCs?|[Bb]ackers|venture|private|equity|start-?ups?|investors?|stake)\b/i;
const INVEST = /^invest/i;

const COMPANY_HANDS =
  'company|companies|firms?|operators?|developers?|start-?ups?|carmakers?|automakers?|makers?|utility|utilities|banks?|investors?|' +
  'vendors?|trading|retailers?|suppliers?|manufacturers?|consortium|consortia|conglomerates?|giants?|Inc|Corp|Ltd|LLC|plc|Group|' +
  'Holdings|Energy|Electronics|Telecom|Motors?|Systems|Technology|Technologies|Partners|Ventures|Capital|Samsung|Hyundai|Kia|LG|SK|' +
  'KT|Naver|Kakao|Hanwha|Doosan|Lotte|Google|Amazon|Microsoft|Siemens|Huawei|Toyota|SoftBank|Alibaba|Tencent|Foxconn|Nvidia|Uber|' +
  'Grab|Veolia|Alstom|Hitachi';
const PUBLIC_HANDS =
  'city|City|council(?:lors?)?|Council|ministry|ministries|Ministry|government|Government|municipality|mayor|Mayor|state|' +
  'authority|authorities|Authority|agency|Agency|county|County|province|borough|parliament|commission|Commission|cabinet|' +
  'department|Department|lawmakers|officials|taxpayers?|public|town|village|port|Transport|Works|Congress|Parliament';

const ENGLISH_COMPANY = new RegExp(`^(?:${COMPANY_HANDS})$`);
const ENGLISH_HAND = new RegExp(String.raw`\b(?:${COMPANY_HANDS}|${PUBLIC_HANDS})\b`, 'g');
const ENGLISH_PUBLIC_ANY =
  /\b(?:city|council(?:lors?)?|ministr(?:y|ies)|government|municipality|mayor|authority|agency|county|province|commission|department|public|federal|budget)\b/i;

/** Whether a contract is still to be signed: `체결할 예정인 본계약`, `계약을 체결할 예정`, `is expected to sign a contract`. */
export function isStillToCome(sentence: string, sum: Span, cue: Cue): boolean {
  const before = sentence.slice(Math.max(0, cue.start - 24), cue.start);
  const behind = sentence.slice(cue.end, Math.max(cue.end, sum.end) + 40);
  if (!HANGUL.test(sentence))
    return ENGLISH_TO_COME.test(sentence.slice(Math.max(0, Math.min(cue.start, sum.start) - 60), cue.end));
  return TO_COME_BEFORE.test(before) || TO_COME_BEHIND.test(behind);
}

/** `체결할 예정인 `, `앞둔 `, `추진 중인 ` right before 계약. */
const TO_COME_BEFORE =
  /(?:(?:하지|되지)\s(?:않은|못한)|할|될|맺을|예정인|앞둔|추진 ?중인|추진하는|협의 ?중인|협상 ?중인|논의 ?중인|예상되는|기대되는|목표로 하는)\s(?:본|정식\s?|수출\s?|공급\s?|납품\s?|최종\s?)?$/;

/** `을 체결할 예정`, `로 이어질 전망`, `할 계획`, with no end of a clause between. */
const TO_COME_BEHIND =
  /^(?![가-힣]{0,3}(?:면|고|며)\s)[가-힣]{0,4}\s?(?:(?!\S{0,8}(?:고|며|면|는|은)\s)[가-힣\d,.]{1,8}\s){0,3}[가-힣]{0,5}(?:할|될|맺을|질|성사될|나설|따낼)\s(?:예정|계획|방침|전망|것으로|가능성|듯|수 있)|^[가-힣]{0,4}\s?[가-힣]{0,4}(?:하면|되면|이뤄지면)\s|^[가-힣]{0,3}\s?(?:이|을|를|은)?\s?(?:예정(?!가|금액|지)|전망|기대|예상|추진(?: ?중|하기로|키로|할|한다|하고)|협의 ?중|논의 ?중|앞두|앞둔|유력|임박|가시화)/;

const ENGLISH_TO_COME =
  /\b(?:(?:expect(?:s|ed)?|plans?|hopes?|aims?) to (?:sign|award|win|place|close|seal|secure|land|clinch|ink|conclude)|will (?:sign|award|place|seal|close|ink|conclude)|due to (?:sign|be signed)|(?:to be|yet to be) (?:signed|awarded)|in talks (?:over|on|for|to)|negotiat(?:e|es|ing)|set to (?:sign|win|award))\b/i;

/** What a sum is where no word tells and only the one who handles it is known: `해양수산부가 3년에 걸쳐 420억원을 대는`. */
export function roleByHand(sentence: string, sum: Span): 'budget' | 'investment' | undefined {
  const before = sentence.slice(Math.max(0, sum.start - SUBJECT_REACH), sum.start);
  if (!HANGUL.test(sentence)) return englishRoleByHand(before);
  if (!OBJECT_PARTICLE.test(sentence.slice(sum.end, sum.end + 2))) return undefined;
  const name = subjectsOf(before)[0] ?? '';
  if (INVESTOR.test(name)) return 'investment';
  return PUBLIC_BODY.test(name) || (!COMPANY.test(name) && ADMINISTRATION.test(name)) ? 'budget' : undefined;
}

function englishRoleByHand(before: string): 'budget' | 'investment' | undefined {
  const hand = [...before.matchAll(ACTING_HAND)].at(-1)?.[0];
  if (hand === undefined) return undefined;
  if (ENGLISH_INVESTOR.test(hand)) return 'investment';
  return ENGLISH_COMPANY.test(hand) ? undefined : 'budget';
}

/** One that does something: `the ministry will match`, `Harbor Ventures wrote`. */
const ACTING_HAND = new RegExp(
  String.raw`\b(?:${COMPANY_HANDS}|${PUBLIC_HANDS})(?= (?:will|would|has|have|had|gave|wrote|took|plans?|also|[a-z]{3,12}ed)\b)`,
  'g',
);

const OBJECT_PARTICLE = /^씩?[을를]/;
const INVESTOR = /투자자들?$|투자사$|모기업$|모회사$|캐피[털탈]$|펀드$|벤처스$|파트너스$|인베스트먼트$|엔젤$/;
const ENGLISH_INVESTOR = /^(?:investors?|Ventures|Partners|Capital)$/;
