// Lists of parties: `수자원공사, 국토정보공사 및 부산시`, read backwards from the word that bears the particle.
// It must never reach over the end of a phrase: `호텔에서, 환경부와` lists no hotel.
import { isOrganisation } from './organisations.ts';
import { partyEndingAt } from './party-names.ts';
import { bare, ENDED, LIST_MARK, type Role, type WordAt } from './party-roles.ts';
import type { Slot } from './party-shape.ts';

type List = { readonly names: readonly string[]; readonly start: number };

/** The party that ends here, and those listed before it: `수자원공사, 국토정보공사, 부산시 등과`. */
export function listEndingAt(at: WordAt, { kind, base, slot }: Role): List {
  const { words, index, known } = at;
  const tally = tallyStart(at, base);
  const isOpen = base === '' || tally !== undefined;
  const meantBy = kind === 'partner' || kind === 'between' ? nobody : at.meantBy;
  const last = isOpen
    ? { names: [], start: tally ?? index }
    : partyEndingAt({ words, index, base, slot, known, meantBy });
  const isUnnamed = COUNT.test(base) || (UNNAMED.test(base) && LIST_MARK.test(words[index - 1] ?? ''));
  if (last === undefined && !isUnnamed) return { names: [], start: index };
  let list: List = last ?? { names: [], start: index };
  while (list.start > 0) {
    const before = list.start - 1;
    const step = stepOver(words, before, isOpen && before === (tally ?? index) - 1);
    if (step === 'end') break;
    if (step !== 'member') {
      list = { names: list.names, start: step };
      continue;
    }
    const member = partyEndingAt({
      words,
      index: before,
      base: bare(words[before] ?? ''),
      // `A, B 두 곳이`: what is counted as bodies are bodies.
      slot: tally === undefined ? memberSlot(slot, list.names) : 'sure',
      known,
      meantBy: nobody,
    });
    if (member === undefined) break;
    list = { names: member.names.concat(list.names), start: member.start };
  }
  return list;
}

/** `A, B 두 곳과`, `A·B 두기관과`: the count of the list before it. */
export function tallyStart({ words, index }: Pick<WordAt, 'words' | 'index'>, base: string): number | undefined {
  const start = TALLIED.test(base) && TALLY.test(words[index - 1] ?? '') ? index - 1 : index;
  if (start === index && !WHOLE_TALLY.test(base)) return undefined;
  const last = words[start - 1] ?? '';
  const isList = LIST_MARK.test(words[start - 2] ?? '') || AND.has(words[start - 2] ?? '') || /[·ㆍ]/.test(last);
  return isList && !LIST_MARK.test(last) && !ENDED.test(last) ? start : undefined;
}

const TALLIED = /^(?:곳|기관|회사|기업|대학|단체|업체|지자체|도시|시도|시군|자치구|나라)$/;
const TALLY = /^(?:두|세|네|다섯|여섯|[2-9]개?|\d{2}개)$/;
const WHOLE_TALLY =
  /^(?:(?:두|세|네|다섯|[2-9]개)(?:곳|기관|회사|기업|대학|단체|업체|지자체|도시)|[2-9](?:곳|개사|사|개교))$/;

/** `국토교통부, LH, 민간사업자와`: the last has no name, those before it have. */
const UNNAMED =
  /(?:사업자|기업|업체|기관|대학|대학교|시공사|단체|은행|병원|지자체|시군|통신사|협의체|관계자|기업들|기관들|대학들)$/;

/** `의료기기 업체 3곳은`: bodies without names. */
const COUNT = /^\d{1,3}(?:곳|개사|개교|개소|개)$/;

function nobody(): readonly string[] {
  return [];
}

/** What the word before the list is: a member, the end of the list, or words to step over (then where they begin). */
function stepOver(words: readonly string[], before: number, isFirst: boolean): number | 'member' | 'end' {
  const word = words[before] ?? '';
  if (AND.has(word) || (LIST_MARK.test(words[before - 1] ?? '') && DAY.test(word))) return before;
  if (PHRASE_END.test(word) || OTHER_PARTNER.test(word)) return 'end';
  if (isFirst || LIST_MARK.test(word) || AND.has(words[before + 1] ?? '')) return 'member';
  return descriptionStart(words, before) ?? 'end';
}

/** `호텔에서, `: a place before a list, no member. */
const PHRASE_END = /(?:에서|으로|을|를|하고|하며|해서|인데|는데|지만|으며|이며|이고|했고|으나|면서),?$/;

/** `A는 B와, C는 D와`: B belongs to A. */
const OTHER_PARTNER = /[가-힣A-Z]{2}[와과],$/;

/** `연세대, 6일 고려대와`. */
const DAY = /^\d{1,2}일$/;
const AND: ReadonlySet<string> = new Set(['및', '그리고']);

/** `새빛교육, 반도체 기업 해솔컴퓨팅과`, `몬테비데오시, 튀르키예 콘야시와`: what describes the second goes with it. */
function descriptionStart(words: readonly string[], end: number): number | undefined {
  if (ENDED.test(words[end] ?? '') || NOUN_PARTICLE.test(words[end] ?? '')) return undefined;
  for (let at = end; at > Math.max(0, end - MOST_DESCRIPTION); at -= 1) {
    if (LIST_MARK.test(words[at - 1] ?? '') || AND.has(words[at - 1] ?? '')) return at;
    if (ENDED.test(words[at - 1] ?? '') || NOUN_PARTICLE.test(words[at - 1] ?? '')) return undefined;
  }
  return undefined;
}

const NOUN_PARTICLE = /[와과]$/;
const MOST_DESCRIPTION = 4;

/** Beside bodies that are certain, a plain name is one as well. */
function memberSlot(slot: Slot, names: readonly string[]): Slot {
  if (slot !== 'none') return names.length >= 2 ? 'sure' : 'likely';
  return names.some(isOrganisation) ? 'likely' : 'none';
}
