// Where a Korean sentence speaks of an agreement, and what it says of it: signed, to be signed, ended, or nothing that counts.
// It must never call signed what is planned, asked for, doubted or denied.
import { QUOTED_AGREEMENT } from './party-roles.ts';

export type SignStatus = 'signed' | 'planned' | 'ended' | 'none';

export type Sign = {
  /** Offsets of the word for the agreement, and of the end of its verb. */
  readonly start: number;
  readonly end: number;
  readonly nounEnd: number;
  readonly noun: string;
  /** How far the parties may stand behind the noun, where that is not the end of its verb: `이번 협약으로 A와 B는`. */
  readonly reach?: number;
  readonly status: SignStatus;
  /** `체결`: the verb speaks; `standing`: 협약에 따라, B와의 협약으로: it is presupposed; `bare`: the noun ends the line. */
  readonly kind: 'told' | 'standing' | 'bare';
  /** `했다`: certainly past. */
  readonly isPast: boolean;
  /** `KT가 LH와 맺은 협약`: its parties stand in a clause of their own. */
  readonly isEmbedded?: boolean;
  /** `협약을 맺은 부산시는`: parties may follow. */
  readonly isRelative: boolean;
};

/** Every mention in order; those that tell nothing are left out. */
export function signsIn(text: string): readonly Sign[] {
  const signs: Sign[] = [];
  const listed: Sign[] = [];
  for (const match of text.matchAll(NOUN)) {
    const sign = signAt(text, match);
    const item = listedAt(text, match);
    if (item !== undefined && PARTNER_AHEAD.test(text.slice(item.end, item.end + 80))) {
      listed.push(item);
      continue;
    }
    if (sign === undefined) continue;
    // `A와 협약을, B와 계약을 각각 체결했다`: one verb for all.
    signs.push(...listed.map((one) => ({ ...one, status: sign.status, isPast: sign.isPast })));
    listed.length = 0;
    const last = signs.at(-1);
    // `협약식에서 협약서에 서명했다`, `협약 체결 양해각서`: two words, one verb.
    if (last !== undefined && last.end >= sign.end) signs.pop();
    signs.push(sign);
    if (signs.length >= MOST_SIGNS) break;
  }
  return signs;
}

/** A noun whose verb stands behind the next one. */
function listedAt(text: string, match: RegExpExecArray): Sign | undefined {
  const { front = '', core, latin } = match.groups ?? {};
  const nounEnd = match.index + match[0].length;
  if (!LISTED.test(text.slice(nounEnd, nounEnd + 3)) || OTHER_FRONT.test(front)) return undefined;
  return {
    start: match.index,
    nounEnd,
    end: nounEnd + 1,
    noun: core ?? latin ?? '협약',
    status: 'signed',
    kind: 'told',
    isPast: true,
    isRelative: false,
  };
}

const LISTED = /^(?:을|를),/;
/** `…, B와 계약을`. */
const PARTNER_AHEAD = /^,[^.]{0,50}[와과]\s[^.]{0,40}(?:협약|각서|MOU|계약|협정|□)/;
const MOST_SIGNS = 6;

/** The words for an agreement: `업무협약`, `양해각서`, `MOU`, `투자협약서`, `공급 계약`, or a quotation that names one. */
const NOUN = new RegExp(
  String.raw`(?<![가-힣])(?<front>[가-힣·]{0,8}?)(?<core>협약|양해각서|합의각서|합의서|합의문|협정|의향서|확약서|약정|계약|공동선언|공동성명|자매결연|제휴|파트너십)(?<tail>체결식|조인식|식|서|문)?(?=[^가-힣]|을|를|이|가|은|는|에|의|과|와|도|으로|로|까지|체결|했|하고|하며|하기로|$)|(?<![A-Za-z])(?<latin>MOU|MOA|MOC|LOI|LOA)(?![A-Za-z])|${QUOTED_AGREEMENT}`,
  'g',
);

/** Treaties, agreements of labour, insurance, rent: none between partners of a project. */
const OTHER_FRONT =
  /(?:람사르|기후변화|기후|파리|교토|바젤|비엔나|헤이그|제네바|몬트리올|생물다양성|단체|근로|임금|노사|보험|임대차|임대|전세|월세|매매|분양|수의|가계|국제|환경|무역|자유무역|신사|정전|휴전|불공정|사회|혼인|고용|연봉|재|미|불|서약)$/;

/** Words that make something else of the noun: `계약직`, `협약 기업`, `계약 금액`. */
const OTHER_TAIL =
  /^(?:을|를|이|가|은|는|의)?\s?(?:기간|기업|기관|금액|직|자|사항|서류|조건|기준|규모|해지권|당사국|총회|사무국|심사|법|보증금|학과|상대|상대방|내용|주요|이행|파기)(?![가-힣]*\s?(?:체결|맺))/;

function signAt(text: string, match: RegExpExecArray): Sign | undefined {
  const { front = '', core, latin, tail = '' } = match.groups ?? {};
  if (core !== undefined && OTHER_FRONT.test(front)) return undefined;
  const nounEnd = match.index + match[0].length;
  const rest = text.slice(nounEnd, nounEnd + REACH);
  const shape = { start: match.index, nounEnd, noun: core === undefined ? (latin ?? '협약') : core + tail };
  const told = verbOf(rest, tail);
  const madeBefore = MADE_BEFORE.exec(text.slice(Math.max(0, match.index - 60), match.index));
  const isStanding = STANDING.test(rest);
  if (ENDED.test(rest)) return { ...shape, ...ended(text), end: nounEnd };
  if (told !== undefined && !isStanding) return { ...shape, ...told, end: nounEnd + told.length };
  if (madeBefore !== null && !OTHER_FRONT.test(front)) {
    const isPlanned = PLANNED_BEFORE.test(madeBefore[0]);
    return {
      ...shape,
      end: nounEnd,
      status: isPlanned ? 'planned' : statusInReport('signed', rest),
      kind: 'told',
      isPast: !isPlanned,
      isRelative: false,
      isEmbedded: true,
    };
  }
  if (OTHER_TAIL.test(rest)) return undefined;
  if (isStanding || MADE_FOR.test(rest))
    return {
      ...shape,
      end: nounEnd,
      reach: nounEnd + (ACTING.exec(rest)?.[0].length ?? 0),
      status: 'signed',
      kind: 'standing',
      isPast: true,
      isRelative: false,
    };
  if (rest.trim() === '' || (/^\s?[.,…]/.test(rest) && rest.trim().length <= 1))
    return { ...shape, end: nounEnd, status: 'signed', kind: 'bare', isPast: false, isRelative: false };
  return undefined;
}

const REACH = 160;

/** `지난해 맺은 … 협약`, `체결한 업무협약`, `체결할 협약`. */
const MADE_BEFORE =
  /(?:체결|서명|조인|교환|합의|개최|진행)(?:한|했던|된|됐던|할|될)\s(?!데|뒤|후|바|이후|것|지|만큼|적)(?=[^.]{0,50}$)|(?:맺|열|가지|갖)(?:은|었던|을|어온)\s(?!데|뒤|후|바|이후|것|지|만큼|적)(?=[^.]{0,50}$)|(?:열린|열릴|가진|가질)\s(?!데|뒤|후|바|이후|것|지|만큼|적)(?=[^.]{0,50}$)/;
const PLANNED_BEFORE = /(?:할|될|을|릴|질)\s/;

/** `협약에 따라`, `협약을 근거로`, `협약으로`: it stands already. */
const STANDING =
  /^(?:을|를)?\s?(?:근거|토대|바탕|계기|기반)|^(?:을|를) (?:통해|이행|발판)|^에 (?:따라|따른|의해|의거|근거|기반|이어)|^(?:의|에 대한)? ?(?:후속|일환|연장선|이행)|^(?:으로|로|에서)\s/;

/** `이번 협약은 A와 B가 … 하기 위해 마련됐다`. */
const MADE_FOR = /^(?:은|는)\s[^.]{4,140}(?:마련|추진|이뤄|체결|성사|기획|진행)(?:됐|되었|졌)/;
/** `협약으로 A와 B는`, `협약은 A와 B, C가`. */
const ACTING = /^\S{0,4}(?:\s[^\s.]{1,30}){1,8}?(?<=[와과,·][^.]{0,60}[가-힣A-Z])(?:은|는|이|가)(?=\s)/;

/** The agreement, or its signing, comes to an end: `협약을 해지했다`, `계약이 무산됐다`, `협약을 지난 14일 파기`. */
const ENDED =
  /^(?!\s?(?:기간|기한|효력|유효|내용|당시))(?:을|를|이|가|은|는|도|의)?\s?(?:[^\s.,]{1,10}(?<![고며해여면서])\s){0,4}?(?:해지|파기|철회|취소|해제|백지화|무효|종료|무산|결렬|불발)(?!\s?(?:위기|조항|사유|조건|가능|우려|시 |규정|절차|없이))/;

function ended(text: string): Pick<Sign, 'status' | 'kind' | 'isPast' | 'isRelative'> {
  // `해지했다는 보도는 사실이 아니다`: then it stands.
  const status = REPORT.test(text) && DENIAL.test(text) ? 'signed' : 'ended';
  return { status, kind: status === 'signed' ? 'standing' : 'told', isPast: true, isRelative: false };
}

const REPORT =
  /(?:다는|라는|했다던|는)\s(?:[가-힣]{1,6}\s)?(?:보도|주장|소문|설|의혹|루머|지적|얘기|이야기)|(?:해지|파기|철회|취소|체결)설/;
const DENIAL = /사실이? ?(?:이 )?(?:아니|무근|아님)|부인(?:했|하)|반박|일축|선을 그었|해명/;

type Told = Pick<Sign, 'status' | 'isPast' | 'isRelative'> & { readonly kind: 'told'; readonly length: number };

/** The verb of the agreement, at most six words behind it. */
function verbOf(rest: string, tail: string): Told | undefined {
  const done = DONE.exec(rest) ?? (tail === '식' ? ATTENDED : TAKEN_PART).exec(rest);
  if (done !== null)
    return {
      kind: 'told',
      status: /한다|할|하기로/.test(done[0]) ? 'planned' : 'signed',
      length: done[0].length,
      isPast: /했|하였|렸/.test(done[0]),
      isRelative: false,
    };
  if (tail.startsWith('체결') || tail.startsWith('조인')) tail = '식';
  const words = rest.matchAll(WORD);
  let count = 0;
  for (const { 0: word, index } of words) {
    const verb = (tail === '식' || tail === '' ? CEREMONY.exec(word) : null) ?? VERB.exec(word);
    if (verb !== null) {
      const after = rest.slice(index + verb[0].length);
      const status = statusInReport(statusAfter(verb[0], after), rest);
      return {
        kind: 'told',
        status,
        length: index + word.length,
        isPast: PAST.test(after),
        isRelative: RELATIVE.test(after),
      };
    }
    count += 1;
    if (count > MOST_WORDS || (index > 0 && STOPS.test(word))) return undefined;
  }
  return undefined;
}

/** `투자협약을 했다`, `협약을 하고`. */
const DONE =
  /^(?:했다|했으며|하고|하며 |하기로 했)|^(?:을|를) (?:했다|했으며|하였다|하고|한다고|한다\.|할 예정|할 계획)|^에 (?:최종 |전격 )?합의(?:했|하고|하며)|^에 (?:나란히 |함께 |각각 )?이름을 올(?:렸|리)/;
/** `협약에는 A, B, C가 참여했다`. */
const TAKEN_PART = /^에는?\s[^.]{2,140}?(?:이|가|도|모두|함께|공동으로)\s(?:참여|동참|서명|함께|합류)(?:했|한다|할)/;

/** `협약식에는 A 시장과 B 대표 등 20여 명이 참석했다`. */
const ATTENDED = /^(?:에는|엔|에|에서는)\s[^.]{2,140}?(?:이|가|도|모두|함께|등)\s(?:참석했|자리했|참여했)/;

const WORD = /[^\s]{1,40}/g;
const MOST_WORDS = 6;
/** A word that ends the clause: no verb behind it belongs to the agreement. */
const STOPS = /(?:다|고|며|면서|는데|지만)[,.]?$|\.$/;

/** `체결`, `맺`, `서명` and their like, at the head of a word: `체결했다`, `맺고`, `‘맞손’`. */
const VERB =
  /^(?:을|를|에)?(?:재체결|체결|서명|조인|교환|맺|사인|성사|갱신|도장|이뤄|이루어|접수|주고받|공식화|마무리|추진|준비|앞두|앞둔|날인|연장|따내|따냈|수주|확보|낙찰)|^(?:이름을 올|손도장을 찍|서명날인)/;
/** What one does with the ceremony: `개최`, `열었다`, `가졌다`, `진행`. */
const CEREMONY = /^(?:개최|진행|열|연다|갖|가졌|가진|가질|가지|치렀|마련했|거행)/;

const PAST =
  /^(?:시켰|했|하였|됐|되었|었|졌|렸|뤘|지었|식을 (?:가졌|열었|개최했|진행했|마쳤))|^(?:을|를) (?:마쳤|완료했|마무리했)|^(?:함|음)(?![가-힣])/;
const RELATIVE = /^(?:한|은|했던|었던)\s/;

/** What follows the stem of the verb decides. */
function statusAfter(verb: string, after: string): SignStatus {
  if (NEVER.test(after) || (verb.endsWith('맺') && NEVER_TIED.test(after))) return 'none';
  if (CALLED_OFF.test(after)) return 'none';
  if (verb.endsWith('도장')) return STAMPED.test(after) ? 'signed' : 'none';
  if (AHEAD.test(verb)) return NOT_AHEAD.test(after) ? 'none' : 'planned';
  if (verb.endsWith('맺') || /열$|갖$/.test(verb)) return TIED_PLANNED.test(after) ? 'planned' : 'signed';
  if (verb === '연다' || verb === '가질') return 'planned';
  if (PLANNED.test(after)) return 'planned';
  return SIGNED.test(after) || verb.length > 2 ? 'signed' : 'none';
}

/** `도장을 찍었다`. */
const STAMPED = /^(?:을|도) (?:찍었|찍고|찍으며|찍은)/;

/** `협약을 추진한다`, `협약을 앞두고`; `추진하지 않는다`, `추진했다` say nothing sure. */
const AHEAD = /(?:추진|준비|앞두|앞둔)$/;
const NOT_AHEAD = /^(?:하지|했|됐|할 수|해야|하자|위원|단|단체|력|체계|지 않)/;

/** `체결하지 않았다`, `체결하면`, `체결해야`, `체결 여부`, `체결을 검토`, `체결을 요구`. */
const NEVER =
  /^(?:하지(?!만)|하자(?!\s[가-힣])|한다면|하면(?!서)|해야|할 수|할지|할까|하나\?|했나|했는지|한 경우|한 적|한 사실이? ?(?:없|아니)|되지(?!만)|되면|돼야|하는 방안을 (?:검토|논의|협의|모색)|하는 (?:것|게)|하려 ?[했던]|하려다|하려던|은 아직|이 아직|하지 못|조차|도 못|못 ?[하했])|^(?:을|를|이|은|에 대해|에 관해|도)? ?(?:여부|가능성|거부|거절|반대|무산|불발|결렬|보류|촉구|요구|요청|제안|제의|검토|논의|협의|협상|조율|타진|지연|연기|난항|실패|못|미뤄|미뤘|미루|취소|백지화|부결|시급|필요|의혹|논란|기대|무효|없|두고|둘러싸|놓고|위한|위해|앞서 )/;
const NEVER_TIED =
  /^(?:지(?!만)|자(?!\s[가-힣])|으면(?!서)|어야|나\?|을까|을 수|었나|는 방안을 (?:검토|논의)|는 것|을지|으려[다던 ])/;
/** `맺기로 했지만 무산됐다`, `체결할 예정이었으나`. */
const CALLED_OFF =
  /^[^.]{0,40}(?:했지만|했으나|이었으나|였으나|이었지만|였지만|려 했|려던)[^.]{0,60}(?:무산|불발|결렬|취소|철회|연기|않|못|거부|백지화)/;

const PLANNED =
  /^(?:할|한다|합니다|하기로|하고자|하기 위|하려고|하려는|될|된다|됩니다|되기로|키로|하겠|식을? ?(?:연다|갖는다|가질|열 |개최할|개최한다|진행할|앞두|예정)|질|진다)|^(?:을|를|이|에|만|도)? ?(?:예정|계획|추진|임박|목전|눈앞|앞두|앞둔|준비|목표|나선|나설|나섰|박차|합의)|^하는 (?:방안|계획)/;
const TIED_PLANNED = /^(?:을|는다|기로|겠|기 위|으려|고자|는 방안|예정| 예정|린다|릴)/;
const SIGNED =
  /^(?:시켰|시키|했|한|하고|하며|하면서|하는|하여|하였|해|함|됐|되었|된|되며|되고|되면서|돼|되어|히|로|으로|식|졌|진|지며|며|고|다|뤘|찍|은|받)|^ ?(?:후|뒤|이후|완료|소식|[,.…(·]|$)|^(?:을|를)? ?(?:완료|마무리|마쳤|마치|성사|통해|계기|기념|이끌|축하|알렸|발표|공시|밝혔)|^(?:에|이|을) /;

/** `체결했다는 보도는 사실이 아니다`, `체결했다는 의혹`. */
function statusInReport(status: SignStatus, rest: string): SignStatus {
  if (status === 'none') return status;
  if (REPORT.test(rest) && DENIAL.test(rest)) return 'none';
  return QUESTION.test(rest) ? 'none' : status;
}

const QUESTION = /\?\s*$/;
