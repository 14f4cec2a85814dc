// Who signs in a Korean sentence: the subject (…은, …가), whom it signs with (…와, … 등과), and lists of both.
// It must never invent a party: what does not look like a body, or stands where none can stand, is left out.
import { hasFinalConsonant } from '#src/language/particles.ts';
import { findPlaceByName } from '#src/language/places.ts';
import { isOrganisation } from './organisations.ts';

/**
 * @param before the sentence up to the word 협약, brackets removed, quotations replaced by `QUOTED`
 * @returns names in the order of the text, none twice
 */
export function partiesBefore(before: string): readonly string[] {
  const words = before.split(SPACES).filter((word) => word !== '');
  const found: { readonly order: number; readonly name: string }[] = [];
  words.forEach((word, index) => {
    const role = roleOf(words, index);
    if (role === undefined) return;
    found.push(...listEndingAt(words, { index, base: role.base, isCertain: role.isCertain }));
  });
  const names = found.toSorted((a, b) => a.order - b.order).map(({ name }) => name);
  return [...new Set(names)].filter(
    (name, _, all) => !all.some((other) => other !== name && other.endsWith(` ${name}`)),
  );
}

/** Stands for a quotation that was cut out, and for one that names an agreement itself. */
export const QUOTED = '□';
export const QUOTED_AGREEMENT = '■';

const SPACES = /\s+/;

type Role = { readonly base: string; readonly isCertain: boolean };

/** Whether a word ends a party, and its name without the particle. */
function roleOf(words: readonly string[], index: number): Role | undefined {
  const word = words[index] ?? '';
  const next = words[index + 1] ?? '';
  if (ET_CETERA.test(word)) return { base: '', isCertain: true };
  if (BETWEEN.has(word) || BETWEEN.has(next)) return { base: BETWEEN.has(word) ? '' : bare(word), isCertain: false };
  const subject = SUBJECT.exec(word);
  if (subject !== null && fits(word, subject[1] ?? '')) {
    const base = word.slice(0, -(subject[1] ?? '').length);
    return { base, isCertain: index === 0 && base.length >= 2 };
  }
  if (next === '역시' || next === '또한') return { base: bare(word), isCertain: false };
  const companion = COMPANION.exec(word);
  if (companion === null || !fits(word, companion[1] ?? '')) return undefined;
  return { base: word.slice(0, -(companion[1] ?? '').length), isCertain: standsForParty(words, index) };
}

/** Where only a party can stand: before the agreement itself, after the subject, beside another party, after `국영기업`. */
function standsForParty(words: readonly string[], index: number): boolean {
  const next = words[index + 1] ?? '';
  const before = DAY.test(words[index - 1] ?? '') ? (words[index - 2] ?? '') : (words[index - 1] ?? '');
  if (next === '' || next === QUOTED || next === QUOTED_AGREEMENT || next.startsWith('손잡')) return true;
  if (DESCRIPTION.test(before)) return true;
  if (NEXT_SUBJECT.test(next)) return isOrganisation(next.replace(NEXT_SUBJECT, ''));
  return TOPIC.test(before) && (before.length === 2 || isOrganisation(before.replace(SUBJECT, '')));
}

/** A day between subject and partner: `시는 20일 네이버와`. */
const DAY = /^\d{1,2}일$/;
/** What introduces a name: `국영기업 마스코와`. */
const DESCRIPTION = /(?:기업|업체|기관|회사|대학|그룹|당국|스타트업)$/;
const TOPIC = /(?:은|는)$/;
/** 도 ends too many names (송도) to speak here. */
const NEXT_SUBJECT = /(?:은|는|이|가)$/;

/** `등과`, `등은`, `등 5개 기관과` (the number follows): what stands before is a list. */
const ET_CETERA = /^등(?:과|은|이|의)?$/;

/** `A와 B 간 협약`. */
const BETWEEN: ReadonlySet<string> = new Set(['간', '간의', '사이', '사이의']);

const SUBJECT = /(은|는|이|가|도|측은|측이)$/;
const COMPANION = /(와의|과의|와|과|측과)$/;

/** 은, 이, 과 follow a final consonant, 는, 가, 와 a vowel: 효과 and 평가 hold no particle. Latin letters and numbers take either. */
function fits(word: string, particle: string): boolean {
  const before = word.at(-particle.length - 1) ?? '';
  if (before < '가' || before > '힣') return true;
  const wantsConsonant = CLOSED.has(particle);
  return particle.length > 1 || particle === '도' ? true : hasFinalConsonant(before) === wantsConsonant;
}

const CLOSED: ReadonlySet<string> = new Set(['은', '이', '과']);

function bare(word: string): string {
  return word.replace(LIST_MARK, '');
}

const LIST_MARK = /[,，]$/;

type End = { readonly index: number; readonly base: string; readonly isCertain: boolean };
type Found = { readonly order: number; readonly name: string };

/** The party that ends here, and those listed before it: `수자원공사, 국토정보공사, 부산시 등과`. */
function listEndingAt(words: readonly string[], { index, base, isCertain }: End): readonly Found[] {
  const found: Found[] = [];
  const isOpen = base === '';
  if (!isOpen) {
    const parts = base.split(MIDDLE_DOT).filter((part) => part !== '');
    const accepted = parts.filter((part) => isOrganisation(part) || (isCertain && isPlainName(part)));
    if (accepted.length < parts.length || parts.length === 0) return [];
    accepted.forEach((part, order) => found.push({ order: index + order / 100, name: withFront(words, index, part) }));
  }
  let at = index - Math.max(1, found[0]?.name.split(' ').length ?? 1);
  while (at >= 0) {
    const word = words[at] ?? '';
    if (word === '및') {
      at -= 1;
      continue;
    }
    const isLink = LIST_MARK.test(word) || words[at + 1] === '및' || (isOpen && at === index - 1);
    const name = bare(word);
    if (!isLink || !name.split(MIDDLE_DOT).every(isOrganisation)) break;
    const full = withFront(words, at, name);
    found.push(
      ...(full === name ? name.split(MIDDLE_DOT) : [full]).map((part, order) => ({
        order: at + order / 100,
        name: part,
      })),
    );
    at -= full.split(' ').length;
  }
  return found;
}

const MIDDLE_DOT = /[·ㆍ・]/;

/** A name nothing else speaks for, where only a party can stand: `네이버와 ‘…’ 업무협약`. */
function isPlainName(name: string): boolean {
  return NAME.test(name) && !COMMON_WORD.test(name);
}

const NAME = /^[가-힣A-Za-z0-9&.-]{2,15}$/;
const COMMON_WORD =
  /(?:협약|사업|행사|관계자|측|대표|시장|장관|들|것|수|점|번|날|부문|분야|단계|내용|결과|교류|협력|개발|성과|효과|기술|산업|정책|방안|전략|운영|구축|조성|안전|편의|환경|교통|복지|문화|교육|경제|관광|시민|주민|도시|행정|혁신|성장|발전|활용|연계|지원|육성|확산|실증|연구|데이터|에너지|서비스|플랫폼|인력|양성|증진|향상|관리|해결|대응|예방|강화|확대|추진|도입)$|^(?:이|그|이번|이들|우리|양측|양사|또|한편)$/;

/** What belongs to the front of a name: a number, a country, Latin words: `필리핀 B社`, `16개 지역연구기관`, `K-VINA Biz Center`. */
function withFront(words: readonly string[], index: number, name: string): string {
  let full = name;
  for (let at = index - 1; at >= Math.max(0, index - 3); at -= 1) {
    const word = words[at] ?? '';
    const isPlace = full.length <= 3 && FRONT.test(word) && findPlaceByName(word) !== undefined;
    const isPart = COUNT.test(word) || (LATIN_WORD.test(name) && LATIN_WORD.test(word)) || isPlace;
    if (!isPart) break;
    full = `${word} ${full}`;
  }
  return full;
}

const COUNT = /^\d+(?:여|개)?(?:개|곳|여개)?$/;
const LATIN_WORD = /^[A-Z][A-Za-z0-9&.-]*$/;
/** Before a very short name: a country or city without a particle. */
const FRONT = /^[가-힣]{2,6}$/;
