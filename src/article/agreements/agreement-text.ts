// A Korean sentence made plain for reading who agrees with whom: brackets gone, quotations put aside, glued words parted.
// It must never let the words of a quotation speak as the words of the sentence.
import { isCommonNoun } from './common-nouns.ts';
import { isOrganisation } from './organisations.ts';
import { QUOTED, QUOTED_AGREEMENT } from './party-roles.ts';

export type PlainSentence = {
  /** Quotations are `□`, those that name an agreement `■`; a name with an office in brackets behind it bears `†`. */
  readonly text: string;
  /** The contents of the marks in order. */
  readonly quotations: readonly string[];
};

export function plainSentence(sentence: string): PlainSentence {
  const quotations: string[] = [];
  const put = (content: string): string => {
    quotations.push(content.trim());
    return AGREEMENT_NAME.test(content) ? QUOTED_AGREEMENT : QUOTED;
  };
  const text = sentence
    .replaceAll(RESERVED, ' ')
    .replace(DATELINE, '')
    .replace(BULLET, '')
    .replaceAll(ITEM, ', ')
    .replaceAll(AMONG, '$1,')
    .replaceAll(COMPANY_BEHIND, '㈜')
    .replaceAll(COMPANY, '㈜')
    .replaceAll(BRACKETS, (whole, round: string | undefined) => bracketMark(whole, round ?? ''))
    .replaceAll(QUOTED_NAME, (whole: string, before: string | undefined, name: string) =>
      isQuotedName(before, name) ? `${before ?? ''}${name}` : whole,
    )
    .replaceAll(QUOTATION, (_, said: string | undefined, named: string | undefined) => put(contentOf(said, named)))
    .replaceAll(GLUED_QUOTE, '$1 $2')
    .replaceAll(GLUED_NOUN, '$1 $2')
    .replaceAll(GLUED_DAY, '$1 $2')
    .replaceAll(PARTED_PARTICLE, '$1$2');
  return { text, quotations };
}

/** What is said is no name. */
function contentOf(said: string | undefined, named: string | undefined): string {
  if (said === undefined) return named ?? '';
  return said.length > LONGEST_NAME || SAID.test(said) ? '' : said;
}

const SAID = /(?:다|요|까)[.?!]?$/;

/** An office makes its bearer a body, the day of the week stays with its date, all else goes. */
function bracketMark(whole: string, content: string): string {
  if (WEEKDAY.test(content)) return whole;
  return OFFICE.test(content) ? '†' : '';
}

const WEEKDAY = /^[월화수목금토일]$/;

/** The words behind the mark that stands at this offset. */
export function quotationAt({ text, quotations }: PlainSentence, offset: number): string | undefined {
  if (offset < 0) return undefined;
  let order = 0;
  for (let at = 0; at < offset; at += 1) if (text[at] === QUOTED || text[at] === QUOTED_AGREEMENT) order += 1;
  return quotations[order];
}

/** The marks that will stand for quotations and offices must not be there before. */
const RESERVED = /[□■†]/g;

/** `[세종=뉴스] `, `(부산=연합뉴스) 홍길동 기자 = `, `[더팩트ㅣ천안=박월복 기자] `. */
const DATELINE = /^\s{0,3}[([【<][^()[\]]{1,40}[)\]】>]\s{0,2}(?:[가-힣]{2,4}\s(?:기자|특파원)\s{0,2})?(?:=\s{0,2})?/;

/** `△ `, `○ `, `- `, `1. ` at the head of a line. */
const BULLET = /^[\s○◇◆●△▲▶▷▸►❍ㅇ◎\-–·•*※☞√]{1,6}(?=[\s가-힣A-Z‘“'"㈜]|$)/;

/** ` △환경부 △부산시`: a list inside the sentence. */
const ITEM = /(?<=\S)\s{1,2}[△▲▷▶▴]\s?/g;
/** `현대차를 비롯해 원더모빌리티, …`. */
const AMONG = /([가-힣A-Za-z)])(?:을|를) (?:비롯해|비롯한|비롯하여|포함해|포함한)(?=\s)/g;
/** `하스트 주식회사와`, `하스트주식회사 `. */
const COMPANY_BEHIND = /(?<=[가-힣A-Za-z])\s?주식회사(?=[은는이가과와,(])|(?<=[가-힣A-Za-z])주식회사(?=\s)/g;
const COMPANY = /\(주\)|\(株\)|\(유\)|\(사\)|\(재\)|(?<![가-힣A-Za-z])(?:주식회사\s|㈜\s)/g;
const BRACKETS = /\(([^()]{0,120})\)|\[[^[\]]{0,60}\]/g;

/** What stands in brackets behind a body: `대표 김○○`, `시장 이○○`, `이하 LH`. */
const OFFICE =
  /^\s?(?:[A-Za-z가-힣&-]{2,20}\s?[·,;:]\s?)?(?:공동\s?)?(?:대표이사|대표|이사장|부사장|사장|회장|원장|총장|시장|군수|구청장|도지사|지사|청장|처장|장관|본부장|의장|소장|센터장|위원장|은행장|행장|사업단장|단장|교육감|부사장|부총장|부원장|전무|상무|총괄|지점장|지사장|학장|교장|조합장|경찰서장|소방서장|서장|교육장|관장|CEO)[\s·:](?:[^,]{1,60})$|^이하\s/;

/** Said words and names in double quotation marks, then `‘…’`, `'…'`, `「…」`, `<…>`. */
const QUOTATION = /“([^“”]{1,400})”|[‘「『"'`〈《<]([^‘’“”「」『』"'`〈〉《》<>]{1,200})[’」』"'`〉》>]/g;
/** `전문기업 ‘파도와숲’을`, `시는 ‘온누리드’와`: a name in quotation marks that bears a particle. */
const QUOTED_NAME =
  /((?:^|\s)[가-힣]{1,12}\s)?[‘“'"「<]([가-힣A-Za-z0-9&.+]{2,15})[’”'"」>](?=(?:와|과|은|는|이|가|을|를|와의|과의)\s|,\s)/g;
const BODY_BEFORE =
  /(?:기업|업체|기관|회사|스타트업|벤처|단체|재단|법인|[가-힣]{2}사|팀|운영하는|만드는|개발한|개발하는|그룹|대학|브랜드|팀)(?:인)?\s$/;

function isQuotedName(before: string | undefined, name: string): boolean {
  if (before !== undefined && BODY_BEFORE.test(before)) return true;
  return isOrganisation(name) || !isCommonNoun(name);
}

/** Longer than any name of an agreement. */
const LONGEST_NAME = 90;

const AGREEMENT_NAME = /협약|양해각서|MOU|MOA|협정|합의서|의향서/;

/** `달랏시는□`: a missing space before a quotation mark. */
const GLUED_QUOTE = /([가-힣)†㈜])([□■])/g;
/** `□업무협약`; `□을` stays. */
const GLUED_NOUN = /([□■])((?:업무|투자|실시|시행|공동|상호|위|협|양해|합의|계약|공급|사업|M|L)[가-힣A-Z]{0,8})/g;
/** `광양시는26일`. */
const GLUED_DAY = /([은는이가와과])(\d{1,2}일)/g;
/** `KT 와`, `달랏시 는`: a particle that brackets or an editor parted from its name. */
const PARTED_PARTICLE = /([가-힣A-Z†]) (은|는|와|과)(?=\s)/g;
