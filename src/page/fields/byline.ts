// Decides who wrote an article: names out of header lines, datelines, metadata and sign-offs.
// It must never call a desk, an outlet or an address an author.
import { cleanLine } from '#src/language/normalize.ts';
import { titleKey } from '#src/page/lines/line-grammar.ts';
import { bylineIn, NAME_GAP, splitNames } from './english-names.ts';
import { isOutletName, isPartOfOutlet } from './outlets.ts';
import { isAgency, isOffice, isPersonName, isPlace, KOREAN_NAME } from './person-name.ts';

const MAX_AUTHORS = 10;
const MAX_RAW = 300;

/** Who gathers news for money: the word after a name; `기자회견` and `앵커기업` are none. */
const ROLE =
  '(?:기자(?!회견|단|실|간담|협회)|특파원|통신원|논설위원|칼럼니스트|에디터|편집위원|PD|앵커(?!기업|시설|기관|호텔))';
const RANK = '(?:(?:선임|수석|전문|객원|인턴|시민|대학생|명예)\\s?)?';
const NAMES = '(?<![가-힣])[가-힣]{2,4}(?:\\s?[·,ㆍ/&]\\s?[가-힣]{2,4}){0,5}';

/** `홍길동 기자`, `홍길동·김철수 선임기자`, `박준석 기자 외 1명`. */
export const NAMES_AND_ROLE = new RegExp(`(${NAMES})\\s{0,2}${RANK}${ROLE}`, 'gu');

/** `글=홍길동`, `취재: 홍길동`; who took the pictures is no author. */
const WRITTEN_BY = /(?<![가-힣])(?:글|취재)\s?[=:·]\s?([가-힣]{2,4})(?![가-힣])/gu;

/** `사진=김철수 기자`, `영상 김철수 기자`: credits of pictures, not of the text. */
const PICTURED_BY = /(?:사진|영상|그래픽|편집)\s?[=:·]\s?[가-힣]{2,4}\s?(?:기자|PD)?/gu;

/** Where some say between name and role for whom they write: `홍길동 한빛일보 기자`, `홍길동 수원 기자`. */
const BEFORE_ROLE = new RegExp(`(?<=(?<![가-힣])[가-힣]{2,4}\\s)([가-힣A-Za-z\\d]{2,12})\\s(?=${RANK}${ROLE})`, 'gu');

/**
 * Names in a Korean line that says who wrote: `이미옥 기자 | 기사입력 …`, `[지디넷코리아=홍길동 기자]`, `글=홍길동 사진=김철수`.
 * Empty when the line names nobody.
 */
export function namesInLine(line: string): readonly string[] {
  const text = line
    .slice(0, MAX_RAW)
    .replaceAll(PICTURED_BY, ' ')
    .replaceAll(BEFORE_ROLE, (whole, word: string) => (isOutletName(word) || isPlace(word) ? '' : whole));
  const found = [...text.matchAll(NAMES_AND_ROLE), ...text.matchAll(WRITTEN_BY)].flatMap((match) =>
    (match[1] ?? '').split(NAME_GAP),
  );
  const names = found.length > 0 ? found : englishNames(text);
  return unique(names.map((name) => name.trim()).filter(isPersonName));
}

/** The same of what stands where only who wrote may stand: an expert signs there without being called a reporter. */
export function namesInByline(line: string): readonly string[] {
  const named = namesInLine(line);
  const expert = EXPERT.exec(cleanLine(line.slice(0, MAX_RAW)))?.[1];
  return named.length > 0 || expert === undefined ? named : [expert].filter(isPersonName);
}

function englishNames(text: string): readonly string[] {
  const match = ENGLISH_BYLINE.exec(text);
  return match === null ? [] : splitNames(match[1] ?? '');
}

/** `By Jane Roe and John Doe, Staff Writer`. */
const ENGLISH_BYLINE = /^(?:written\s)?by:?\s(.{3,160})$/iu;

/** Names in what stands above a text, line by line, wherever `By …` begins: `By Rufus Pellow @rufuspellow Local Democracy Reporter`. */
export function namesInHeader(header: string): readonly string[] {
  const korean = namesInLine(header);
  if (korean.length > 0) return korean;
  const names = bylineIn(header);
  return names === undefined ? [] : cleanAuthors([names], []);
}

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
  // `정책브리핑 봉수아`: outlet or office, reporter.
  const [before = '', name = '', ...others] = text.split(' ');
  if (others.length === 0 && KOREAN_NAME.test(name) && isEmployer(before)) return [name];
  const expert = EXPERT.exec(text)?.[1];
  if (expert !== undefined) return [expert];
  return splitNames(text.replace(BY, ''));
}

function isEmployer(name: string): boolean {
  return isOutletName(name) || isPartOfOutlet(name) || isOffice(name) || isAgency(name);
}

/** Who writes as an expert signs with office and title: `예다솜 온빛대 도시공학과 교수`, `문하빈 | 도시위험연구소 연구위원`. */
export const EXPERT =
  /^(?:[/|=]\s?)?([가-힣]{2,4})\s(?:[|·]\s)?[^.|]{2,30}(?:교수|연구원|연구위원|소장|대표|박사|변호사|원장|센터장|이사|이사장|회장|사무총장|위원|작가|건축가)$/u;

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

/** The desk that a text names in a reporter's place: `온라인뉴스팀`, `한빛=디지털뉴스팀`, `Staff report`; undefined when it names none. */
export function deskIn(text: string): string | undefined {
  const line = text.slice(0, MAX_RAW);
  return (KOREAN_DESK.exec(line) ?? ENGLISH_DESK.exec(line))?.[0].trim();
}

/** `온라인뉴스팀`, `디지털뉴스부`, `편집국`, `온라인 중앙일보`, `특별취재팀`. */
const KOREAN_DESK =
  /(?:(?<![가-힣A-Za-z])[가-힣]{2,6}닷컴\s뉴스룸|(?<![가-힣])온라인\s?(?:중앙일보|조선일보|동아일보)|(?<![가-힣A-Za-z])[가-힣A-Za-z]{0,8}(?:뉴스팀|뉴스부|이슈팀|이슈부|취재팀|취재부|취재본부|편집국|편집부|편집팀|보도국|보도팀|뉴스룸|미디어팀|온라인팀|콘텐츠팀|데이터팀|기획팀))(?=$|[\s,·|/\])(@]|기자)/u;

/** `News Staff`, `Editorial Team`, `Staff report`, `Newsroom`. */
const ENGLISH_DESK =
  /^(?:by\s)?((?:[A-Z][\w&.'’]{1,20}\s){0,3}(?:Staff(?:\s[Rr]eports?)?|News(?:\s)?[Dd]esk|Editorial(?:\s(?:Team|Staff))?|Newsroom))$/u;
