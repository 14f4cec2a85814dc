// Which words of a Korean sentence end a party: by particle (은, 가, 와), by 등, 간, 역시, or by a hyphen.
// It must never see a particle in 효과 or 평가, nor give a common noun the place of a name.
import { hasFinalConsonant } from '#src/language/particles.ts';
import { findPlaceByName } from '#src/language/places.ts';
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
  const particle = PARTICLE.exec(word)?.[0] ?? '';
  if (particle === '' || !fits(word, particle)) return undefined;
  const base = word.slice(0, -particle.length);
  if (particle.startsWith('와') || particle.startsWith('과') || particle === '측과')
    return { kind: 'partner', base, slot: partnerSlot(at) };
  if (particle === '도' && (isOrganisation(word) || !isOrganisation(base))) return undefined;
  const kind = particle === '은' || particle === '는' || particle === '측은' ? 'topic' : 'subject';
  return { kind, base, slot: subjectSlot(at) };
}

/** `부산시와 KT의 협약`. */
function isPairedOwner(words: readonly string[], index: number): boolean {
  const before = words[index - 1] ?? '';
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
const BETWEEN = /^(?:간|간의|간에|사이|사이의|사이에)$/;

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
function partnerSlot({ words, index }: WordAt): Slot {
  const next = words[index + 1] ?? '';
  const before = words[index - 1] ?? '';
  const isFollowed = next === '' || next.startsWith(QUOTED) || next.startsWith(QUOTED_AGREEMENT) || TOGETHER.test(next);
  if (DESCRIPTION.test(before) || (isFollowed && opensPhrase(words, index))) return 'certain';
  if (isFollowed) return 'sure';
  // `△ 하남시, 한난과 …`: a line of a list.
  if (index === 1 && LIST_MARK.test(before) && isOrganisation(bare(before))) return 'sure';
  if (index === 0) return NEXT_SUBJECT.test(next) && isOrganisation(next.replace(NEXT_SUBJECT, '')) ? 'sure' : 'likely';
  return opensPhrase(words, index) ? 'likely' : 'none';
}

const TOGETHER =
  /^(?:함께|손잡|손을|공동으로|최근|지난|오는|오늘|전날|이날|각각|잇따라|업무협약|업무|협약|양해각서|MOU|\d{1,2}일|\d{4}년|\d{1,2}월)/;
/** What introduces a name: `국영기업 마스코와`, `파트너사 제이일렉트릭과`. */
const DESCRIPTION =
  /(?:기업|업체|기관|회사|대학|그룹|당국|스타트업|전문사|파트너사|협력사|운영사|제조사|개발사|통신사|사업자|은행|벤처|기업인|업체인)$/;
/** 도 ends too many names (송도) to speak here. */
const NEXT_SUBJECT = /(?:은|는|이|가)$/;

/** Whether the word before ends a phrase, so that a name can begin: `시는`, `20일`, `시청에서`, `위해`, `한 뒤`. */
function opensPhrase(words: readonly string[], index: number): boolean {
  const before = bare(words[index - 1] ?? '');
  if (isOrganisation(before) || findPlaceByName(before) !== undefined) return true;
  return OPENING.test(before) || words[index - 1]?.endsWith(',') === true;
}

const OPENING =
  /(?:은|는|이|가|에서|에|서|위해|위하여|고|며|뒤|후|으로|로|통해|일|오전|오후|함께|한|하여|해|□|\d시|현지시간|국가|정부|등|각각|최근|현지|국내|세계적인|글로벌)$/;

/** A topic nothing else speaks for: the first word of the sentence, behind a day, or behind `물류기업`. */
function subjectSlot({ words, index }: WordAt): Slot {
  const before = words[index - 1] ?? '';
  if (DESCRIPTION.test(before)) return 'likely';
  if (LIST_MARK.test(before) && isOrganisation(bare(before))) return 'likely';
  if (PARTNER_WORD.test(before) && isOrganisation(before.replace(PARTNER_WORD, ''))) return 'certain';
  if (index === 0) return 'certain';
  return words.slice(0, index).every((word) => LEAD.test(word)) ? 'likely' : 'none';
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
