// Which words of a Korean sentence end a party: by particle (은, 가, 와), by 등, 간, 역시, or by a hyphen.
// It must never see a particle in 효과 or 평가, nor give a common noun the place of a name.
import { hasFinalConsonant } from '#src/language/particles.ts';
import { findPlaceByName } from '#src/language/places.ts';
import { isCommonNoun } from './common-nouns.ts';
import { isOrganisation } from './organisations.ts';
import type { Slot } from './party-shape.ts';

/** Guests came to the ceremony: they speak only when nobody else does. */
export type Kind = 'topic' | 'subject' | 'partner' | 'between' | 'guest';

/** One word among the words of a sentence, and what is known from before. */
export type WordAt = {
  readonly words: readonly string[];
  readonly index: number;
  /** Names told before in the article. */
  readonly known: ReadonlySet<string>;
  /** Nobody was found for this side: a plain name speaks without a phrase that opens it. */
  readonly isLoose?: boolean | undefined;
  /** Whom 시는, 회사는, 양측은 mean; none when it means nobody here. */
  readonly meantBy: (word: string) => readonly string[];
};

/** An empty base: the list stands before this word (`A, B 등과`). */
export type Role = { readonly kind: Kind; readonly base: string; readonly slot: Slot };

/** Whether a word ends a party, which, and its name without the particle. */
export function roleOf(at: WordAt): Role | undefined {
  const { words, index } = at;
  const word = bare(words[index] ?? '');
  const next = words[index + 1] ?? '';
  const etCetera = ET_CETERA.exec(word);
  if (etCetera !== null)
    return { kind: kindOfEtCetera(words, index, etCetera[1] ?? ''), base: '', slot: listSlot(words, index) };
  if (BETWEEN.test(word)) return { kind: 'between', base: '', slot: 'none' };
  if (BETWEEN.test(next) || next === '역시' || next === '또한' || next === '등') return roleBeforeWord(word, next);
  if (HYPHENATED.test(word)) return hyphenRole(word);
  if (word.endsWith('의') && isPairedOwner(words, index))
    return { kind: 'between', base: word.slice(0, -1), slot: 'likely' };
  const receiver = receiverOf(words, index, word);
  if (receiver !== undefined) return { kind: 'partner', base: receiver, slot: 'likely' };
  if (MET.test(words[index + 1] ?? '') && OBJECT.test(word))
    return { kind: 'guest', base: word.slice(0, -1), slot: 'none' };
  const particle = PARTICLE.exec(word)?.[0] ?? '';
  if (particle === '' || !fits(word, particle)) return undefined;
  const base = word.slice(0, -particle.length);
  // `오전에는`, `25일에는`: when, not who.
  if (base.endsWith('에') && (particle === '는' || particle === '도')) return undefined;
  if (particle.startsWith('와') || particle.startsWith('과') || particle === '측과')
    return { kind: 'partner', base, slot: partnerSlot(at) };
  if (particle === '도' && (isOrganisation(word) || !isOrganisation(base))) return undefined;
  const kind = particle === '은' || particle === '는' || particle === '측은' ? 'topic' : 'subject';
  return { kind, base, slot: subjectSlot(at) };
}

/** `A에 기술을 이전하는 계약`, `A를 운영 파트너로 선정하고`: what is given or chosen is the other side. */
function receiverOf(words: readonly string[], index: number, word: string): string | undefined {
  const [, base = '', particle = ''] = RECEIVER.exec(word) ?? [];
  if (base === '') return undefined;
  const next = words.slice(index + 1, index + 8);
  const isOne =
    particle === '에' || particle === '에게'
      ? next.some((one, at) => GIVING.test(one) || isGiving(one, next[at + 1])) && !isDestination(base)
      : next.some((one, at) => AS_PARTNER.test(one) && CHOSEN.test(next[at + 1] ?? ''));
  return isOne ? base : undefined;
}

const RECEIVER = /^([가-힣A-Za-z0-9&†㈜]{2,20}?)(에게|에|을|를)$/;
/** `머크 대표단을 만나`. */
const MET = /^(?:만나(?!고)|만난|접견)/;
const OBJECT = /[가-힣](?:을|를)$/;
const GIVING = /^(?:공급|이전|납품|매각|양도|판매|수출|투자|출자|위탁|발주|의뢰)(?:하는|할|하기로|한다는|키로)/;
const AS_PARTNER =
  /(?:파트너|파트너사|사업자|대상자|시공사|운영사|수행사|공급사|주관사|협력사|업체|기업|기관)(?:로|으로)$/;
const CHOSEN = /^(?:최종\s)?(?:선정|낙점|지정|택|확정|최종)/;

/** `공급 계약`, and `공급` that ends what stands before 계약 in a headline. */
function isGiving(word: string, next: string | undefined): boolean {
  return /^(?:공급|이전|납품|판매|수출)$/.test(word) && (next === undefined || /^(?:계약|협약|□|■)/.test(next));
}

/** A country, a plant, a harbour: where it goes, not to whom. */
function isDestination(base: string): boolean {
  if (isOrganisation(base)) return findPlaceByName(base) !== undefined && !/[시군구도]$/.test(base);
  return base.length < 4 || findPlaceByName(base) !== undefined || SPOT.test(base);
}

const SPOT = /(?:장|소|관|역|항|점|동|선|로|교|댐|센터|단지|타워|빌딩|공항|터미널|전|산단|지구|지역|부문|시장|현지)$/;

/** `전주대, 그리고 드론 기업 헬셀이`. */
function isListed(words: readonly string[], index: number): boolean {
  return words.slice(Math.max(0, index - 4), index).some((word) => AND_WORD.test(word));
}

const AND_WORD = /^(?:및|그리고)$/;

/** A list of names, one of them plainly a body. */
function isAmongBodies(words: readonly string[], index: number): boolean {
  for (let at = index - 1; at >= 0 && LIST_MARK.test(words[at] ?? ''); at -= 1)
    if (isOrganisation(bare(words[at] ?? ''))) return true;
  return false;
}

/** `부산시와 KT의 협약`, `부산시와 LH, KT의 협약`. */
function isPairedOwner(words: readonly string[], index: number): boolean {
  let at = index - 1;
  while (LIST_MARK.test(words[at] ?? '')) at -= 1;
  const before = words[at] ?? '';
  return PARTNER_WORD.test(before) && isOrganisation(before.replace(PARTNER_WORD, ''));
}

function roleBeforeWord(word: string, next: string): Role | undefined {
  if (next === '등') return undefined;
  return { kind: BETWEEN.test(next) ? 'between' : 'topic', base: word, slot: 'likely' };
}

/** `A-B,` at the head of a line. */
function hyphenRole(word: string): Role | undefined {
  const parts = word.split(HYPHEN);
  return parts.length >= 2 && parts.every(isOrganisation)
    ? { kind: 'topic', base: parts.join('·'), slot: 'none' }
    : undefined;
}

const HYPHENATED = /^[가-힣]{2,20}[-–—↔][가-힣A-Z]/;
const HYPHEN = /[-–—↔]/;

/** `등과`, `등은`, `등 5개 기관과` (the number follows): what stands before is a list. */
const ET_CETERA = /^등(과|과의|은|이|의)?$/;

function kindOfEtCetera(words: readonly string[], index: number, particle: string): Kind {
  if (isHeadcount(words, index)) return 'guest';
  if (particle === '은') return 'topic';
  return particle === '이' ? 'subject' : 'partner';
}

/** The last word of `등 중소기업 3곳과`. */
export function listEnd(words: readonly string[], index: number): number {
  if (words[index] !== '등') return index;
  const at = words.slice(index + 1, index + 9).findIndex((word) => BODIES.test(word));
  return at < 0 ? index : index + 1 + at;
}

/** `등 중소기업 3곳과`, `등과`: those listed are bodies, even with plain names; `등 5개 분야와` are none. */
function listSlot(words: readonly string[], index: number): Slot {
  if (words[index] !== '등') return 'likely';
  return words.slice(index + 1, index + 9).some((word) => BODIES.test(word)) ? 'likely' : 'none';
}

const BODIES = /(?:기업|업체|기관|대학|대학교|곳|개사|사|단체|회사|은행|시군|지자체|공기업)(?:과|와|은|는|이|가|간)$/;

/** `김○○ 시장 등 30여 명이 참석한`: those who came, not those who sign. */
function isHeadcount(words: readonly string[], index: number): boolean {
  return words.slice(index + 1, index + 4).some((word) => HEADS.test(word));
}

const HEADS = /명(?:이|은|과|을)?$|^참석|^참여한|^방문|^배석|^함께한/;

/** `A와 B 간 협약`. */
const BETWEEN = /^(?:간|간의|간에|사이|사이의|사이에|사이에서)$/;

const PARTICLE = /(?:측은|측이|측과|에서는|와의|과의|와도|과도|와는|과는|은|는|이|가|도|와|과)$/;

/** 은, 이, 과 follow a final consonant, 는, 가, 와 a vowel: 효과 and 평가 hold no particle. Latin letters and numbers take either. */
function fits(word: string, particle: string): boolean {
  const before = word.at(-particle.length - 1) ?? '';
  if (before === '') return false;
  const first = particle.charAt(0);
  if (before < '가' || before > '힣' || first === '측' || first === '도' || first === '에') return true;
  return hasFinalConsonant(before) === CLOSED.has(first);
}

const CLOSED: ReadonlySet<string> = new Set(['은', '이', '과']);

/** Where only a partner can stand: at the end, before a quotation or 함께, behind the subject, a day, a place, `물류기업`. */
function partnerSlot({ words, index, isLoose = false }: WordAt): Slot {
  const next = words[index + 1] ?? '';
  const before = words[index - 1] ?? '';
  const isFollowed = next === '' || next.startsWith(QUOTED) || next.startsWith(QUOTED_AGREEMENT) || TOGETHER.test(next);
  if (NAMING.test(before)) return 'named';
  if (DESCRIPTION.test(before) || isCountry(before) || (isFollowed && opensPhrase(words, index))) return 'certain';
  if (isFollowed) return 'sure';
  // `△ 하남시, 한난과 …`: a line of a list.
  if (index === 1 && LIST_MARK.test(before) && isOrganisation(bare(before))) return 'sure';
  if (index === 0) return NEXT_SUBJECT.test(next) && isOrganisation(next.replace(NEXT_SUBJECT, '')) ? 'sure' : 'likely';
  if (opensPhrase(words, index)) return 'likely';
  return isLoose ? 'loose' : 'none';
}

const TOGETHER =
  /^(?:함께|손잡|손을|공동으로|최근|지난|오는|오늘|전날|이날|각각|잇따라|업무협약|업무|협약|양해각서|MOU|체결|맺|서명|조인|교환|\d{1,2}일|\d{4}년|\d{1,2}월)/;
/** What introduces a name: `국영기업 마스코와`, `파트너사 제이일렉트릭과`. */
const DESCRIPTION =
  /(?:기업|업체|기관|회사|대학|그룹|당국|스타트업|사업자|은행|벤처|유니콘|브랜드|연구팀|팹리스|단체|전문점|운영자|제조사|[가-힣]{2}사(?<!봉사|행사|조사|검사|심사|공사|의사|인사|역사|감사|농사))(?:인)?$/;
/** Only a name follows: `스타트업 골목경제와`, `제조사 루미웨이가`. */
const NAMING =
  /^앱$|(?:스타트업|사단법인|재단법인|협동조합|사회적기업|마을기업|업체|전문기업|벤처기업|건설사|제작사|시행사|공급사|통신사|개발사|운영사|제조사|자회사|계열사|상장사|입주사)(?:인)?$/;
/** 도 ends too many names (송도) to speak here. */
const NEXT_SUBJECT = /(?:은|는|이|가)$/;

/** Whether the word before ends a phrase, so that a name can begin: `시는`, `20일`, `시청에서`, `위해`, `한 뒤`. */
function opensPhrase(words: readonly string[], index: number): boolean {
  const before = bare(words[index - 1] ?? '');
  if (isOrganisation(before) || findPlaceByName(before) !== undefined) return true;
  return OPENING.test(before) || words[index - 1]?.endsWith(',') === true;
}

/** `미국 홀텍과`: what follows a country is a name. */
function isCountry(word: string): boolean {
  const place = COUNTRY.test(word) ? findPlaceByName(word) : undefined;
  return place !== undefined && !place.id.includes('-');
}

const COUNTRY = /^[가-힣]{2,7}$/;

const OPENING =
  /(?:은|는|이|가|에서|에|서|위해|위하여|따라|고|며|뒤|후|으로|로|통해|일|오전|오후|함께|한|하여|해|□|\d시|현지시간|지난달|이달|내달|올해|지난해|지난주|최근|전날|어제|오늘|국가|정부|등|각각|최근|현지|국내|세계적인|글로벌)$/;

/** A topic nothing else speaks for: the first word of the sentence, behind a day, or behind `물류기업`. */
function subjectSlot({ words, index, isLoose = false }: WordAt): Slot {
  const before = words[index - 1] ?? '';
  if (NAMING.test(before)) return 'named';
  if (DESCRIPTION.test(before)) return isListed(words, index) ? 'sure' : 'likely';
  if (LIST_MARK.test(before) && isAmongBodies(words, index)) return 'sure';
  if (PARTNER_WORD.test(before) && isOrganisation(before.replace(PARTNER_WORD, ''))) return 'certain';
  if (index === 0) return 'certain';
  // `가람씨앤티와 루트나인은`: a pair of plain names opens the sentence.
  if (index === 1 && PARTNER_WORD.test(before) && !isCommonNoun(before.replace(PARTNER_WORD, ''))) return 'likely';
  if (words.slice(0, index).every((word) => LEAD.test(word))) return 'likely';
  // `대한조선이 목포시와`: a partner that is plainly a body follows at once.
  const next = words[index + 1] ?? '';
  if (isLoose && PARTNER_WORD.test(next) && isOrganisation(next.replace(PARTNER_WORD, ''))) return 'likely';
  return isLoose ? 'loose' : 'none';
}

const PARTNER_WORD = /(?<=[가-힣A-Za-z†])[와과]$/;
/** What may stand before the subject: days, connectives, list marks. */
const LEAD =
  /^(?:지난|오는|이달|지난달|내달|올해|지난해|앞서|한편|또|또한|특히|이어|이에|이에따라|따라|아울러|한편,|현재|최근|어제|오늘|전날|\d{1,2}일|\d{1,2}월|\d{4}년|[-▲△◇◆○●·*]+)$/;

export function bare(word: string): string {
  return word.replace(LIST_MARK, '');
}

export const LIST_MARK = /[,，;]$/;

/** Stands for a quotation that was cut out, and for one that names an agreement itself. */
export const QUOTED = '□';
export const QUOTED_AGREEMENT = '■';

/** A word with a particle or an ending of a verb. */
export const ENDED = /(?:은|는|을|를|에|에서|으로|로|의|고|며|해|여|한|된|던|면|서)$/;
