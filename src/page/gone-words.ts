// Decides whether a page says of itself that its article is gone.
// It must never take a report about deleted pages, drivers (`기사`) or expired passes for it: a whole sentence must be the notice.
import { splitTitle } from '#src/page/fields/headline.ts';

/** The notice among texts, each a line or a paragraph; undefined when none of their sentences is one. */
export function goneNotice(texts: readonly string[]): string | undefined {
  return texts.flatMap(sentencesOf).find(isNotice);
}

/** The notice in a title tag: `페이지를 찾을 수 없습니다 - 새봄일보`. */
export function goneTitle(title: string): string | undefined {
  return splitTitle(title).find(isNotice);
}

function sentencesOf(text: string): readonly string[] {
  return text.slice(0, MAX_TEXT).split(SENTENCE_GAP);
}

const MAX_TEXT = 3_000;
const SENTENCE_GAP = /(?<=[.!?])\s/u;
const MAX_NOTICE = 160;

function isNotice(sentence: string): boolean {
  const words = sentence.trim();
  return words.length <= MAX_NOTICE && GONE.some((pattern) => pattern.test(words));
}

const THING = '(?:기사|뉴스|페이지|게시물|게시글|글|콘텐츠|컨텐츠|문서)';
/** Whose wish it was to see it: `요청하신`, `찾으시는`, `해당`. Who reports says `운전할`. */
const WANTED =
  '(?:(?:죄송합니다,|죄송하지만|해당|이|본|요청한|찾는|원하는|[가-힣]{1,8}(?:하신|시는|으신|려는|시려던))\\s)';
const BY_WHOM =
  '(?:(?:이미|현재|해당|더\\s?이상)\\s|[가-힣]{2,6}(?:의\\s요청(?:으로|에\\s(?:의해|따라))|에\\s?의해)\\s)';
const LOST =
  '(?:삭제(?:된|되었거나|됐거나|되거나)|존재하지\\s?않(?:는|거나)|없는|이동(?:된|한|되었거나)|(?:서비스|게재)[가이]?\\s?(?:종료|중단)(?:된|되었거나))';
const POLITE = '(?:니다|어요|아요)[.!]?$';

const GONE: readonly RegExp[] = [
  /** `삭제된 기사입니다`, `요청하신 기사는 삭제되었거나 존재하지 않는 기사입니다` */
  new RegExp(
    `^${WANTED}{0,2}(?:${THING}[은는이가]\\s)?${BY_WHOM}{0,2}${LOST}(?:(?:\\s${THING}이거나)?,?\\s(?:또는\\s)?${LOST}){0,2}\\s${THING}(?:입니다|이에요|예요)[.!]?$`,
    'u',
  ),
  /** `요청하신 페이지를 찾을 수 없습니다` */
  new RegExp(`^${WANTED}{0,2}${THING}[을를]\\s?찾을\\s?수\\s?없(?:습|어|음)`, 'u'),
  /** `해당 기사는 언론사의 요청으로 삭제되었습니다`, `페이지가 존재하지 않습니다` */
  new RegExp(
    `^${WANTED}{0,2}${THING}[은는이가]\\s${BY_WHOM}{0,2}(?:삭제|존재하지\\s?않|(?:서비스|게재)[가이]?\\s?(?:종료|중단))[^.]{0,25}${POLITE}`,
    'u',
  ),
  new RegExp(`^${WANTED}{1,2}${THING}[이가은는]\\s?없습니다`, 'u'),
  new RegExp(
    `^(?:해당\\s)?언론사(?:의|에서)?\\s?요청(?:으로|에\\s?(?:의해|따라))\\s[^.]{0,20}삭제[^.]{0,12}${POLITE}`,
    'u',
  ),
  /** `404 - Page not found`, `Error 404: not found` */
  /^(?:error\s?)?404\b.{0,20}\bnot found|^(?:\W{0,3}404\W{1,4})?(?:the )?page (?:(?:was|is|could|can) ?not (?:be )?|can['’]t be )?(?:not )?found[.!]?$/iu,
  /** `The page you requested could not be found.`, `This article is no longer available.` */
  /^(?:(?:sorry|oops|we(?:['’]re| are) sorry)[,!]?\s(?:but\s)?){0,2}(?:the|this|that) (?:page|article|story|content|post)(?: (?:that )?you(?:['’]re| are| were| have|['’]ve)? ?(?:requested|looking for|trying to (?:reach|view|access))[^.]{0,20})?,? (?:(?:is|was) no longer (?:available|here|online)|no longer exists|(?:does|do|is|was|could|can)(?: ?not|n['’]t)\b[^.]{0,15}(?:found|exist|available)|(?:has been|was|is) (?:removed|deleted))(?:,? (?:or|and|on (?:this|our)|from (?:this|our)|at this|because)\b[^.]{0,60})?[.!]?$/iu,
  /** `Sorry, we can’t find that page.` */
  /^(?:(?:sorry|oops|we(?:['’]re| are) sorry)[,!]?\s(?:but\s)?){0,2}we (?:could|can)(?: ?not|n['’]t|['’]t) (?:seem to )?(?:find|locate) (?:the|that|this|your) (?:page|article|story)/iu,
];
