// Decides who wrote an article: names out of header lines, datelines, metadata and sign-offs.
// It must never call a desk, an outlet or an address an author.
import { cleanLine } from '#src/language/normalize.ts';
import { titleKey } from './line-grammar.ts';
import { isOutletName } from './outlets.ts';

const MAX_AUTHORS = 10;
const MAX_RAW = 300;

/** Who gathers news for money: the word after a name. */
const ROLE = '(?:기자|특파원|통신원|논설위원|칼럼니스트|에디터|편집위원|PD|앵커)';
const RANK = '(?:(?:선임|수석|전문|객원|인턴|시민|대학생|명예)\\s?)?';
const NAMES = '(?<![가-힣])[가-힣]{2,4}(?:\\s?[·,ㆍ/&]\\s?[가-힣]{2,4}){0,5}';

/** `홍길동 기자`, `홍길동·김철수 선임기자`, `박준석 기자 외 1명`. */
const NAMES_AND_ROLE = new RegExp(`(${NAMES})\\s{0,2}${RANK}${ROLE}`, 'gu');

/** `글=홍길동`, `취재: 홍길동`; who took the pictures is no author. */
const WRITTEN_BY = /(?<![가-힣])(?:글|취재)\s?[=:·]\s?([가-힣]{2,4})(?![가-힣])/gu;

/** `사진=김철수 기자`, `영상 김철수 기자`: credits of pictures, not of the text. */
const PICTURED_BY = /(?:사진|영상|그래픽|편집)\s?[=:·]\s?[가-힣]{2,4}\s?(?:기자|PD)?/gu;

/**
 * Names in a Korean line that says who wrote: `이미옥 기자 | 기사입력 …`, `[지디넷코리아=홍길동 기자]`, `글=홍길동 사진=김철수`.
 * Empty when the line names nobody.
 */
export function namesInLine(line: string): readonly string[] {
  const text = line.slice(0, MAX_RAW).replaceAll(PICTURED_BY, ' ');
  const found = [...text.matchAll(NAMES_AND_ROLE), ...text.matchAll(WRITTEN_BY)].flatMap((match) =>
    (match[1] ?? '').split(NAME_GAP),
  );
  const names = found.length > 0 ? found : englishNames(text);
  return unique(names.map((name) => name.trim()).filter(isPersonName));
}

/** What separates two names: `홍길동·김철수`, `Jane Roe and John Doe`. */
const NAME_GAP = /\s?[·,ㆍ/&;|]\s?|\s(?:and|with)\s/u;

function englishNames(text: string): readonly string[] {
  const match = ENGLISH_BYLINE.exec(text);
  return match === null ? [] : splitNames(match[1] ?? '');
}

/** `By Jane Roe and John Doe, Staff Writer`. */
const ENGLISH_BYLINE = /^(?:written\s)?by:?\s(.{3,160})$/iu;

function splitNames(text: string): readonly string[] {
  return text.split(NAME_GAP).map((name) => name.replace(ENGLISH_ROLE, '').trim());
}

/** `Jane Roe Staff Writer`, `Jane Roe | Senior Reporter`. */
const ENGLISH_ROLE =
  /\s?(?:[-–—(|]\s?)?(?:(?:senior|staff|chief|lead|contributing|managing)\s)?(?:reporter|writer|editor|correspondent|contributor|journalist)\)?$/iu;

/**
 * Names out of what metadata or a site's author field holds: `홍길동 기자 (gil@paper.kr)`, `Jane Roe`, `https://…`, `편집국`.
 * @param outlets names of the outlet: an author equal to one of them is dropped
 */
export function cleanAuthors(raw: readonly string[], outlets: readonly string[]): readonly string[] {
  const outletKeys = new Set(outlets.map(titleKey));
  const names = raw.flatMap((text) => namesInField(cleanLine(text.slice(0, MAX_RAW))));
  return unique(names.filter((name) => isPersonName(name) && !outletKeys.has(titleKey(name)))).slice(0, MAX_AUTHORS);
}

function namesInField(field: string): readonly string[] {
  if (ADDRESS.test(field)) return [];
  const text = field.replaceAll(EMAIL, ' ').replaceAll(BRACKETED, ' ').replace(OTHERS, '').trim();
  const named = namesInLine(text);
  if (named.length > 0) return named;
  return splitNames(text.replace(BY, ''));
}

/** A web address in place of a name: `https://www.facebook.com/paper`. */
const ADDRESS = /^(?:https?:)?\/\/|^www\.|^@/iu;
/** `gil@paper.co.kr` */
const EMAIL = /[\w.+-]{1,60}\s?@[\w.-]{1,60}/gu;
/** `(경제부)`, `[서울]` */
const BRACKETED = /[([<][^)\]>]{0,60}[)\]>]/gu;
/** `홍길동 기자 외 1명` */
const OTHERS = /\s외\s?\d{1,2}\s?명$/u;
const BY = /^(?:by|글|취재|기자명)\s?[:=]?\s/iu;

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].slice(0, MAX_AUTHORS);
}

function isPersonName(name: string): boolean {
  if (DESK.test(name) || isOutletName(name)) return false;
  return KOREAN_NAME.test(name) || LATIN_NAME.test(name);
}

/** `홍길동`, `남궁민수`. */
const KOREAN_NAME = /^[가-힣]{2,5}$/u;

/** `Jane Roe`, `J. P. de la Cruz`, `Mary-Jane O'Neil`. */
const LATIN_NAME = /^(?=.{4,60}$)\p{Lu}[\p{L}.'’-]{0,30}(?:\s[\p{L}.'’-]{1,30}){1,4}$/u;

/** Who is nobody: `온라인뉴스팀`, `편집국`, `admin`, `본지`, `Staff`. */
const DESK =
  /(?:편집국|편집부|편집팀|뉴스팀|취재팀|취재부|보도팀|보도국|뉴스룸|데스크|관리자|운영자|기자단|온라인|디지털|특별취재|연합뉴스|^(?:본지|취재|사진|수습|인턴|선임|수석|전문|객원|시민|외신|현장|방송|신문|담당|전직|우리|여러|다른|동료|소속|사회|경제|정치|문화|산업|국제|스포츠|일간|주간|미디어|서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|제주)$)|\b(?:admin|webmaster|newsroom|staff|desk|editorial|team|press release|contributed content|news)\b/iu;

export type Dateline = {
  /** The paragraph without it. */
  readonly rest: string;
  readonly outlet: string | undefined;
  readonly names: readonly string[];
};

/**
 * Splits the dateline off the first paragraph: `[분당신문] …`, `(서울=연합뉴스) 홍길동 기자 = …`, `SEOUL, Oct. 12 (Yonhap) -- …`.
 * A tag such as `[포커스]` is none. Undefined when there is no dateline.
 */
export function splitDateline(text: string): Dateline | undefined {
  return koreanDateline(text) ?? plainDateline(text) ?? englishDateline(text);
}

function koreanDateline(text: string): Dateline | undefined {
  const match = BRACKET_DATELINE.exec(text);
  if (match === null) return undefined;
  const [whole, inside = '', after = '', equals = ''] = match;
  const names = namesInLine(`${inside} ${after}`);
  const outlet = outletInside(inside);
  const isDateline = inside.includes('=') || names.length > 0 || equals !== '' || outlet !== undefined;
  return isDateline ? { rest: text.slice(whole.length).trim(), outlet, names } : undefined;
}

/** `[서울=뉴시스] 홍길동 기자 = `, `[분당신문] `, `【서울=뉴시스】홍길동 기자 =`, `[지디넷코리아=홍길동 기자]`, `<연합뉴스> `. */
const BRACKET_DATELINE =
  /^[[(【<〈]\s?([^\])】>〉[(]{2,40})[\])】>〉]\s{0,2}((?:[가-힣]{2,4}\s?[·,ㆍ]\s?){0,3}[가-힣]{2,4}\s?(?:선임|수석|전문|객원|인턴)?\s?(?:기자|특파원|통신원|PD)(?![가-힣]))?\s{0,2}([=|]\s?|┃\s?)?/u;

function outletInside(inside: string): string | undefined {
  const parts = inside
    .split('=')
    .map((part) => part.replaceAll(NAMES_AND_ROLE, '').trim())
    .filter((part) => part !== '');
  const known = parts.find(isOutletName);
  if (known !== undefined) return known;
  // `서울=뉴스핌`: what follows the place is the outlet, however it is called; `헤럴드경제=홍길동 기자` leaves one part, found above.
  return inside.includes('=') ? parts[1] : undefined;
}

function plainDateline(text: string): Dateline | undefined {
  const match = PLAIN_DATELINE.exec(text);
  if (match === null) return undefined;
  return { rest: text.slice(match[0].length).trim(), outlet: undefined, names: namesInLine(match[0]) };
}

/** `홍길동 기자 = …`, `서울=홍길동 기자 | …`. */
const PLAIN_DATELINE =
  /^(?:[가-힣]{2,6}\s?=\s?)?(?:[가-힣]{2,4}\s?[·,ㆍ]\s?){0,3}[가-힣]{2,4}\s?(?:선임|수석|전문|객원|인턴)?\s?(?:기자|특파원)\s?[=|┃]\s?/u;

function englishDateline(text: string): Dateline | undefined {
  const match = ENGLISH_DATELINE.exec(text);
  if (match === null) return undefined;
  return { rest: text.slice(match[0].length).trim(), outlet: match[1], names: [] };
}

/** `SEOUL, Oct. 12 (Yonhap) -- `, `SINGAPORE — `, `NEW YORK (AP) – `. */
const ENGLISH_DATELINE =
  /^[A-Z][A-Z.'-]{1,20}(?:[\s,]{1,2}[A-Z][A-Z.'-]{1,20}){0,3}(?:,\s[A-Z][a-z]{1,8}\.?(?:\s\d{1,2})?(?:,\s\d{4})?)?(?:\s\(([^)]{2,30})\))?\s{0,2}(?:--|—|–)\s{0,2}(?=[“"‘'\p{Lu}\d])/u;

export type SignOff = { readonly rest: string; readonly names: readonly string[] };

/** Splits a reporter's sign-off from the end of the last paragraph: `…말했다. 강경남 기자`, `…밝혔다./홍길동 기자 a@b.kr`. */
export function splitSignOff(text: string): SignOff | undefined {
  const tail = text.slice(-SIGN_OFF_REACH);
  const match = SIGN_OFF.exec(tail);
  if (match === null) return undefined;
  const names = namesInLine(match[0]);
  if (names.length === 0) return undefined;
  return { rest: text.slice(0, text.length - match[0].length).trim(), names };
}

// 40 characters is what an independent Korean reader allows too; the address may follow.
const SIGN_OFF_REACH = 90;

/** ` 강경남 기자`, `/홍길동 기자 gil@paper.kr`, ` <홍길동·김철수 기자>`. */
const SIGN_OFF =
  /(?<=[.!?”"’')\]]|다\s)\s{0,3}[[(</=|]{0,2}\s?(?:[가-힣]{2,4}\s?[·,ㆍ]\s?){0,3}[가-힣]{2,4}\s?(?:선임|수석|전문|객원|인턴|시민)?\s?(?:기자|특파원|통신원|논설위원|칼럼니스트|PD)\s?[\])>]?(?:\s?[(<|/]?\s?[\w.+-]{1,40}@[\w.-]{1,40}[)>]?)?[\])>]?$/u;
