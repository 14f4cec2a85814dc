// Decides what a single line is by its words alone: the grammar of Korean (and English) news pages.
// It must never look at a line's neighbours (lines.ts does), and never test a long line: junk is short, and bounded input keeps every pattern cheap.

import {
  BYLINE_ENGLISH,
  CREDIT_AGENCY,
  CREDIT_ENGLISH,
  CREDIT_TAIL_ENGLISH,
  DATE_LINE_ENGLISH,
  OFFER,
  POSTED,
  REACH,
  RELATED_LABEL,
} from './english-lines.ts';
import { WALL } from './wall-words.ts';
import { isAuthorProfile } from './author-profile.ts';
import { gluedNoticeAt, isCopyright } from './copyright.ts';

import { isQuoting, isStatement } from './sentence-ends.ts';

export { endsSentence, endsWithFullStop } from './sentence-ends.ts';

/** What a line's words say; `text` when they say nothing. */
export type LineWords =
  | 'text'
  | 'caption'
  | 'picture-mark'
  | 'credit'
  | 'byline'
  | 'heading'
  | 'list'
  | 'subtitle'
  | 'about-heading'
  | 'contact'
  | 'enquiry'
  | 'profile'
  | 'question'
  | 'note'
  | 'wall'
  | 'related'
  | 'arrow'
  | 'junk'
  | 'copyright';

const SHORT_LINE = 200;
const PROFILE_REACH = 300;

/** @param text a clean line */
export function wordsOf(text: string): LineWords {
  const line = text.replace(BULLET, '');
  if (LIST_MARK.test(text)) return text.startsWith('-') || text.startsWith('–') ? 'subtitle' : 'list';
  const start = text.slice(0, PROFILE_REACH);
  if (isAuthorProfile(start) && !isQuoting(start)) return 'profile';
  if (POSTED.test(start)) return 'junk';
  if (text.length > SHORT_LINE) return text.startsWith('▲') ? 'picture-mark' : 'text';
  if (gluedNoticeAt(line) !== -1) return 'text';
  if (isCopyright(line)) return 'copyright';
  const isTold = isStatement(line) || isQuoting(line);
  const found = RULES.find(([pattern, , but]) => !(isTold && but === 'no statement') && pattern.test(line));
  return found?.[1] ?? 'text';
}

/** A bullet before a line of a page dump: `  • 댓글 0`. */
const BULLET = /^[•·∙*]\s{0,3}/u;

/** A mark that starts an item of a list; `△` is one in Korean text (`△사진` is not): `△ 한국관`, `- 첫째`, `① 교통`. */
const LIST_MARK = /^(?:△(?!\s{0,2}사진)|[-–]\s|[ㅇ○◦▷❍]\s?|[①-⑳]|[❶-❿])/u;

/** `최종 수정 : 2024.05.` with the month: `승인 2019년` alone is of the text. */
const DATE_LABEL =
  '(?:기사\\s?입력|최초\\s?입력|최종\\s?입력|입력|승인|등록|발행|송고|게재|작성|수정|업데이트|기사\\s?수정|최종\\s?수정|최종\\s?편집)(?:일시?|시간|날짜)?\\s?[:：]?\\s?\\d{4}\\s?[./년-]\\s?\\d{1,2}\\s?[./월-]';

/** `(사진=지디넷코리아)`, `[출처=셔터스톡]`, `[사진 제공 = 서울시]`, standing alone. */
const CREDIT_ALONE =
  /^[[(<【]\s?(?:사진|출처|자료|이미지|그래픽|일러스트|사진\s?제공|자료\s?제공|사진\s?출처|이미지\s?출처|사진\s?자료)\s?[=:：/]?.{0,60}[\])>】]\.?$/u;

/** A line that ends in the source of its picture: `… 발표하고 있다. (사진=지디넷코리아)`, `… 전경. /사진=시청`, `… ⓒ 뉴스1`. */
const CREDIT_TAIL =
  /(?:[[(【]\s?(?:사진|출처|자료|이미지|그래픽|그림|사진\s?제공|자료\s?제공|사진\s?출처)\s?[=:：][^\])】]{1,50}[\])】]|[/|]\s?(?:사진|그래픽|자료)\s?[=:：][^/]{1,40}|(?:사진|자료|이미지)\s?제공\s?[=:：/][^.]{1,40}|(?:사진\s?[=:：]|자료\s?=|(?<=[.다)\]”"]\s?)자료\s?[:：])\s?[^\s.]{1,20}(?:\s[^\s.]{1,12})?|[ⓒ©]\s?[^.]{1,30})$/u;

/** `사진 = 홍길동 기자`, `사진제공=부산시`, `그래픽: 홍길동`. */
const CREDIT_HEAD =
  /^(?:사진|자료|이미지|그래픽|출처|Photo|Image|Credit|Source|Graphic)(?:\s?(?:제공|출처))?\s?[=:：]/iu;

/** The date label that begins a header line or ends it, sometimes glued to the section before: `승인 2019.06.07 14:00`, `경제입력 :2022/12/22`. */
const DATE_LINE = new RegExp(
  `(?:(?:^[^.?!]{0,20}|[|(]\\s?)${DATE_LABEL}|${DATE_LABEL}(?:[\\s\\d.:/년월일시분-]|오[전후]){0,30}$)`,
  'u',
);

/** A line of nothing but a date: `2024.05.03 10:20`. */
const DATE_ALONE = /^\d{4}\s?[./년-]\s?\d{1,2}\s?[./월-]\s?\d{1,2}[.일]?(?:\s?[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)?$/u;

/** A reporter's own line: `홍길동 기자 gil@paper.co.kr`, `[분당신문=홍길동 기자]`, `/홍길동기자`, `취재=홍길동 기자`. */
const BYLINE_KOREAN =
  /^[[(/■◆=]{0,2}\s?(?:[\p{L}\p{N}]{1,12}\s?[=|/]\s?)?(?:글[·\s]?사진|글|취재|기자명)?\s?[=:·/]?\s?(?:[가-힣]{2,4}\s(?=[가-힣]{2,4}\s?(?:기자|특파원)))?(?:[가-힣]{2,4}\s?(?:기자)?\s?[·,ㆍ/]\s?){0,4}[가-힣]{2,4}\s{0,2}(?:선임|수석|전문|객원|인턴|시민)?\s?(?:기자|특파원|통신원|논설위원|칼럼니스트|에디터|PD|앵커)(?:\s?(?:외\s?\d{1,2}\s?명|입니다))?[\])]?\s?(?:[|/]?\s?[\w.+-]{1,40}\s?@[\w.-]{1,60}|=)?[\])]?$/u;

/** An e-mail address alone: `desk@paper.co.kr`. */
const EMAIL_ALONE = /^[<([]?[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}[>)\]]?$/u;

/** A short line that ends in an address is a signature: `◎공감언론 white@paper.kr`, `취재팀 desk@paper.kr`. */
const EMAIL_END =
  /^(?!.{2,40}다\s?[/<(|])[^.?!@]{1,40}[\s(<]?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}[>)\]]?(?:[,\s]{1,2}[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}){0,3}$/u;

/** A desk's signature: `/한빛=디지털뉴스팀`, `온라인뉴스팀`, `온라인 중앙일보`. */
const DESK_LINE =
  /^[/[(]?(?:[가-힣]{2,4}\s?=\s?)?(?:[가-힣]{0,8}\s?(?:뉴스팀|뉴스부|이슈팀|취재팀|취재본부|편집국|편집부|뉴스룸|온라인팀)|온라인\s(?:중앙일보|조선일보|동아일보))[\])]?(?:\s[\w.+-]{1,40}@[\w.-]{1,60})?$/u;

/** `관련기사`, `관련기사목록`, `함께 볼만한 뉴스`, `Related stories`. */
const RELATED =
  /^[■◆▶▷<[(]{0,2}\s?(?:관련\s?(?:기사|뉴스|글)(?:\s?(?:목록|보기|더보기))?|함께\s?(?:볼\s?만한|읽으면 좋은|보면 좋은)\s?(?:기사|뉴스|글)|(?:오늘|지금|실시간|이\s?시각|이\s?시간)?\s?(?:가장\s?)?(?:많이\s?본|주요|인기|추천|뜨는|핫)\s?(?:기사|뉴스|클릭)|이 시각\s?뉴스|이\s?기사와\s?함께\s?본\s?(?:뉴스|기사)|연관\s?기사|관련\s?영상|오늘의\s?(?:주요\s?|핫\s?)?뉴스|최신\s?(?:기사|뉴스)|related(?:\s(?:articles?|stories|news|content|coverage|posts?|links?))?|recommended(?:\s(?:reading|for you|stories))?|read (?:more|next|also)|more from [^.]{1,40}|see also|you may also like|editors?[’']? picks?|most (?:read|popular)|trending|further reading|story highlights)\s?[\])>]?\s?[:：]?$/iu;

/** One link to another article with its label: `[관련기사] …`, `관련기사 누리모빌, 시리즈B 유치`, `[함께 보면 좋은 기사] …`. */
const RELATED_LINE =
  /^[■▶☞[<(]{0,2}(?:관련\s?(?:기사|뉴스)|연관\s?기사|함께\s?(?:보면|읽으면|볼만한)\s?(?:좋은\s?)?(?:기사|글|뉴스)|이전\s?기사|연재\s?기사)[\]>)]?\s?[:：]?\s\S/u;

/** Tags that only lead elsewhere: `[국민일보 페이스북] [취재대행소 왱!]`, `[… 바로가기]`. */
const TAGS_ONLY =
  /^(?:\[[^\]]{2,30}\]\s?){0,3}\[[^\]]{0,24}(?:바로\s?가기|페이스북|유튜브|카카오|인스타|채널|구독|네이버|왱)[^\]]{0,10}\](?:\s?\[[^\]]{2,30}\]){0,3}$/u;

/** A question of an interview, by the dash before it: `―시작한 계기는?`. */
const QUESTION = /^[―—–]\s?\S[^?]{1,100}\?$/u;

/** A note of the desk, not of the article: `※ 외부 필자의 기고는 …`, `[본 자료는 …가 제공한 보도자료입니다]`, `※ 문의: …`, `※ 자료제공=누리군`. */
const NOTE =
  /^(?:※\s?(?:외부\s?(?:필자|기고)|(?:이|본|위)\s?(?:기사|칼럼|글|기고)[는은]|문의|자료\s?제공|기고|출처)|[[(<]?(?:본|이)\s(?:자료|기사|글|칼럼)[는은]\s[^.]{0,60}(?:보도\s?자료|본지|편집\s?방향)|[[(]?(?:보도\s?)?자료\s?제공\s?[=:：]|[[(]?(?:원본\s?링크|원문\s?링크|원문|출처)[\])]?\s?[-:]?\s?https?:|[[(]?출처[\])]\s?-|출처\s?[=:：].{2,40}보도\s?자료)/u;

/** Words of such a note that a report has, too: `이 자료는 … 제공한 것이다.` is text. */
const NOTE_OPEN =
  /^(?:[[(<]?(?:본|이)\s(?:자료|기사|글|칼럼)[는은]\s[^.]{0,60}제공|[^.]{0,80}(?:원고지|투고|기고)[^.]{0,60}(?:보내\s?주|받습니다))/u;

/** Links to other articles, by their arrow: `▶ 관련기사 보기`, `☞ [영상] …`. */
const ARROW_LINK = /^(?:▶|►|☞|→|>>|＞)/u;

/** Buttons, comment boxes and notices of the big Korean CMSs, and advertising labels. */
const JUNK =
  /^(?:댓글(?:\s?\(?\d{0,6}\)?)?|댓글\s?(?:쓰기|삭제|등록|보기|달기|목록|정렬|작성|더보기)|그래도 삭제하시겠습니까\??|댓글을 남기실 수 있습니다\.?|이 기사를 공유합니다\.?|기사를? 공유(?:하기|합니다)?|공유(?:하기)?|스크랩|인쇄|프린트|목록|이전|다음|위로|맨위로|글씨\s?(?:키우기|줄이기)|가나다라마바사|url\s?복사|복사하기|카카오톡|페이스북|트위터|네이버\s?블로그|밴드|메일보내기|제보(?:하기)?|구독(?:하기|신청)?|.{0,30}(?:채널|뉴스레터)\s?(?:구독|추가|등록)(?:하기)?|원본\s?보기(?:\s?아이콘)?|(?:사진|이미지|그림)\s?(?:확대|크게)(?:\s?보기)?|(?:기사|뉴스)\s?(?:읽어주기|듣기)|음성으로\s?듣기|\d{1,2}분\s\d{1,2}초|[^.]{2,40}(?:[을를]\s취재합니다|무료로\s?받아\s?보기)\.?|광고|AD|advertisement|sponsored(?: content)?|도배\s?방지(?:\s?이미지)?|내용|좋아요\s?\d{0,6}|싫어요\s?\d{0,6}|추천\s?\d{1,6}|슬퍼요|화나요|후속기사 원해요|다른\s?기사\s?보기|기사\s?더\s?보기|tag|태그|키워드|share(?: this)?(?: article| story)?|print|email|tweet|facebook|linkedin|comments?|leave a comment|listen to (?:the|this) article.{0,20}|\d{1,2} min(?:ute)?s?(?: read)?|this audio is auto-generated.{0,60}|keep up with the story.{0,80}|sign up(?: (?:now|here|today))?|purchase licensing rights|skip to (?:main )?content|\d{1,3}\s?\/\s?\d{1,3}|\${2,3}[^$]{1,60}\${2,3}|[-=_*·.~\s]{2,60}|[^\p{N}]|[<(]?끝[>)]?\.?)$/iu;

/** The same with words of any kind behind them, which a report may have as well: `AI 요약 기능도 …다.` is text. */
const JUNK_OPEN =
  /^(?:삭제한 댓글은[^.]{0,40}\.?|계정을 선택하시면[^.]{0,40}|로그인(?:을 하시면|\s?후)[^.]{0,40}\.?|글자\s?크기.{0,20}|본문\s?글씨.{0,20}|기사\s?제보(?:하기)?.{0,60}|.{0,20}네이버에서.{0,30}구독.{0,20}|인공지능이 읽어주는.{0,20}|AI\s?요약.{0,20}|(?:한글파일|뷰어).{0,30}(?:뷰어|내려받기|설치)[^.]{0,20}\.?.{0,14}|닉네임\s?패스워드.{0,40}|기사 내용과 관련이 없는 글.{0,150}|기자의 다른\s?기사.{0,10}|.{0,20}기자\s?페이지.{0,10}|subscribe(?: (?:now|here|today|to|for).{0,80})?|(?:filed under:?.{0,80}|(?:tags?|topics):.{0,100})(?<!\.))$/iu;

/** An attached file, whole: `붙임1. 공모 안내.hwp (1.2MB) 내려받기`. */
const ATTACHMENT =
  /^.{1,80}\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png)(?:[\])]|\s|,|[([]?[\d.,]{1,10}\s?(?:[KMG]?B|bytes?|건|회)[\])]?|다운로드|내려받기|미리\s?보기|바로\s?보기|바로\s?듣기|보기|download|preview){0,12}$/iu;

/** What may head the profile of who issued a press release: `한중일3국협력사무국 개요`, `■ 물길랩스는`, `About Acme Corp` (line-release.ts asks for more). */
const ABOUT_HEADING =
  /^[■◆▶□]\s?[\p{L}\p{N}][^.?!,:]{1,30}(?<!시장|대표|교수|원장|장관|의원|회장|사장|지사|군수|구청장|위원장|이사장|센터장|소장|박사|작가|감독|관장)[은는]$|^[■◆▶<[]{0,2}\s?(?:(?!(?:사업|행사|대회|공모|교육|과제|제품|서비스|프로그램|프로젝트|세미나|포럼|작품|작가|사례|기술|정책|조사|연구)\s?(?:개요|소개))[^.?!,:]{2,40}\s?(?:개요|소개|에 대하여|에 대해)|about\s(?!this\b|\d)[\p{L}\p{N}][^.?!]{1,60}(?:\s(?:inc|corp|co|ltd|co\., ltd)\.)?)[\]>]?\s?$/iu;

/** The contact part of a press release: `언론연락처: …`, `Media contact:`. */
const RELEASE_CONTACT =
  /^(?:언론\s?연락처|보도자료\s?문의|언론\s?문의|이\s?(?:뉴스|보도자료)는|media contacts?|press contacts?|investor relations)\s?[:：]|^이\s?(?:뉴스|보도자료)는\s|^(?:media |press )contacts?:?$|^forward[- ]looking statements?:?$|^(?:safe harbor|cautionary (?:note|statement))[^.,]{0,80}[:.]?$|^(?-i:SOURCE\s\p{Lu})/iu;

/** What ends a release and stands in lists as well: `문의: …`, `웹사이트: http…`, `Photo: …`, `Contacts`. */
const ENQUIRY =
  /^(?:문의처?|웹사이트|홈페이지|출처|contacts?|source|photo|logo)\s?[:：]|^contacts?$|^view (?:the )?(?:original|source)[^.]{0,60}$/iu;

/** A heading by its mark: `◆ 도시 운영의 변화`, `■ 과제`, `[교통]`. */
const HEADING_MARK = /^(?:[◆◇■□●▣▦❏]\s?\S[^.]{1,60}|【[^】]{1,40}】)$/u;

/** A picture's words by their mark: `▲ 협약식 모습`, `△사진 설명`. */
const PICTURE_MARK = /^(?:▲|△\s{0,2}사진|▼|◀|[<[(【]\s?사진\s?\d{0,2}\s?[\])>】]|사진\s?설명)/u;

/** The first that fits counts. A sentence of a report is none of those whose words it may have, too. */
const RULES: readonly (readonly [pattern: RegExp, words: LineWords, but?: 'no statement'])[] = [
  [WALL, 'wall'],
  [RELATED, 'related'],
  [RELATED_LINE, 'arrow'],
  [TAGS_ONLY, 'junk'],
  [NOTE, 'note'],
  [NOTE_OPEN, 'note', 'no statement'],
  [QUESTION, 'question'],
  [JUNK, 'junk'],
  [JUNK_OPEN, 'junk', 'no statement'],
  [ATTACHMENT, 'junk'],
  [REACH, 'junk', 'no statement'],
  [OFFER, 'junk', 'no statement'],
  [ARROW_LINK, 'arrow'],
  [RELATED_LABEL, 'arrow'],
  [EMAIL_ALONE, 'byline'],
  [EMAIL_END, 'byline'],
  [DATE_LINE, 'byline', 'no statement'],
  [DATE_ALONE, 'byline'],
  [DATE_LINE_ENGLISH, 'byline'],
  [CREDIT_ALONE, 'credit'],
  [BYLINE_KOREAN, 'byline'],
  [DESK_LINE, 'byline'],
  [BYLINE_ENGLISH, 'byline'],
  [PICTURE_MARK, 'picture-mark'],
  [CREDIT_HEAD, 'credit'],
  [CREDIT_ENGLISH, 'credit'],
  [CREDIT_AGENCY, 'credit'],
  [CREDIT_TAIL, 'caption'],
  [CREDIT_TAIL_ENGLISH, 'caption'],
  [ABOUT_HEADING, 'about-heading'],
  [RELEASE_CONTACT, 'contact', 'no statement'],
  [ENQUIRY, 'enquiry', 'no statement'],
  [HEADING_MARK, 'heading'],
];

/** Letters and digits only, lower case: equal for two spellings of one title. */
export function titleKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(NOT_LETTER, '');
}

/** Everything but letters and digits: `“제2회 …” `. */
const NOT_LETTER = /[^\p{L}\p{N}]+/gu;
