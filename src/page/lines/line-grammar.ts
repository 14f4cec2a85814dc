// Decides what a single line is by its words alone: the grammar of Korean (and English) news pages.
// It must never look at a line's neighbours (lines.ts does), and never test a long line: junk is short, and bounded input keeps every pattern cheap.

import {
  AUTHOR_PROFILE,
  BYLINE_ENGLISH,
  CREDIT_ENGLISH,
  CREDIT_TAIL_ENGLISH,
  DATE_LINE_ENGLISH,
  POSTED,
  REACH,
  RELATED_LABEL,
} from './english-lines.ts';

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
  if (AUTHOR_PROFILE.test(start)) return 'profile';
  if (POSTED.test(start)) return 'junk';
  if (text.length > SHORT_LINE) return text.startsWith('▲') ? 'picture-mark' : 'text';
  const found = RULES.find(([pattern]) => pattern.test(line));
  return found?.[1] ?? 'text';
}

/** A bullet before a line of a page dump: `  • 댓글 0`. */
const BULLET = /^[•·∙*]\s{0,3}/u;

/** A mark that starts an item of a list; `△` is one in Korean text (`△사진` is not): `△ 한국관`, `- 첫째`, `① 교통`. */
const LIST_MARK = /^(?:△(?!\s{0,2}사진)|[-–]\s|[ㅇ○◦▷❍]\s?|[①-⑳]|[❶-❿])/u;

/** `(사진=지디넷코리아)`, `[출처=셔터스톡]`, `[사진 제공 = 서울시]`, standing alone. */
const CREDIT_ALONE =
  /^[[(<【]\s?(?:사진|출처|자료|이미지|그래픽|일러스트|사진\s?제공|자료\s?제공|사진\s?출처|이미지\s?출처|사진\s?자료)\s?[=:：/]?.{0,60}[\])>】]\.?$/u;

/** A line that ends in the source of its picture: `… 발표하고 있다. (사진=지디넷코리아)`, `… 전경. /사진=시청`, `… ⓒ 뉴스1`. */
const CREDIT_TAIL =
  /(?:[[(【]\s?(?:사진|출처|자료|이미지|그래픽|그림|사진\s?제공|자료\s?제공|사진\s?출처)\s?[=:：][^\])】]{1,50}[\])】]|[/|]\s?(?:사진|그래픽|자료)\s?[=:：][^/]{1,40}|(?:사진|자료|이미지)\s?제공\s?[=:：/][^.]{1,40}|(?:사진|자료)\s?[=:：]\s?[^\s.]{1,20}(?:\s[^\s.]{1,12})?|[ⓒ©]\s?[^.]{1,30})$/u;

/** `사진 = 홍길동 기자`, `사진제공=부산시`, `그래픽: 홍길동`. */
const CREDIT_HEAD =
  /^(?:사진|자료|이미지|그래픽|출처|Photo|Image|Credit|Source|Graphic)(?:\s?(?:제공|출처))?\s?[=:：]/iu;

/** The date label of a header line, sometimes glued to the section before it: `승인 2019.06.07 14:00`, `경제입력 :2022/12/22`. */
const DATE_LINE =
  /(?:기사\s?입력|최초\s?입력|최종\s?입력|입력|승인|등록|발행|송고|게재|작성|수정|업데이트|기사\s?수정|최종\s?수정|최종\s?편집)(?:일시?|시간|날짜)?\s?[:：]?\s?\d{4}\s?[./년-]/u;

/** A line of nothing but a date: `2024.05.03 10:20`. */
const DATE_ALONE = /^\d{4}\s?[./년-]\s?\d{1,2}\s?[./월-]\s?\d{1,2}[.일]?(?:\s?[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)?$/u;

/** A reporter's own line: `홍길동 기자 gil@paper.co.kr`, `[분당신문=홍길동 기자]`, `/홍길동기자`, `취재=홍길동 기자`. */
const BYLINE_KOREAN =
  /^[[(/■◆=]{0,2}\s?(?:[\p{L}\p{N}]{1,12}\s?[=|/]\s?)?(?:글[·\s]?사진|글|취재|기자명)?\s?[=:·/]?\s?(?:[가-힣]{2,4}\s(?=[가-힣]{2,4}\s?(?:기자|특파원)))?(?:[가-힣]{2,4}\s?(?:기자)?\s?[·,ㆍ/]\s?){0,4}[가-힣]{2,4}\s{0,2}(?:선임|수석|전문|객원|인턴|시민)?\s?(?:기자|특파원|통신원|논설위원|칼럼니스트|에디터|PD|앵커)(?:\s?(?:외\s?\d{1,2}\s?명|입니다))?[\])]?\s?(?:[|/]?\s?[\w.+-]{1,40}\s?@[\w.-]{1,60}|=)?[\])]?$/u;

/** An e-mail address alone: `desk@paper.co.kr`. */
const EMAIL_ALONE = /^[<([]?[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}[>)\]]?$/u;

/** A short line that ends in an address is a signature: `◎공감언론 white@paper.kr`, `취재팀 desk@paper.kr`. */
const EMAIL_END =
  /^[^.?!@]{1,40}[\s(<]?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}[>)\]]?(?:[,\s]{1,2}[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}){0,3}$/u;

/** A desk's signature: `/한빛=디지털뉴스팀`, `온라인뉴스팀`, `온라인 중앙일보`. */
const DESK_LINE =
  /^[/[(]?(?:[가-힣]{2,4}\s?=\s?)?(?:[가-힣]{0,8}\s?(?:뉴스팀|뉴스부|이슈팀|취재팀|취재본부|편집국|편집부|뉴스룸|온라인팀)|온라인\s(?:중앙일보|조선일보|동아일보))[\])]?(?:\s[\w.+-]{1,40}@[\w.-]{1,60})?$/u;

/** `저작권자 ⓒ 분당신문, 무단전재 및 재배포 금지`, `Copyright ⓒ … All rights reserved`, `© 2024 …`. */
const COPYRIGHT =
  /(?:저작권자\s?[ⓒ©(<:]|(?:무단\s?전재|무단\s?복제|무단\s?배포)[^.]{0,30}(?:금지|금합니다|불허)|재\s?배포\s?금지|AI\s?학습\s?(?:및\s?활용\s?|이용\s?)?금지|copyright\s?[ⓒ©(]|all rights reserved|^[ⓒ©]\s?\d{4}|공공누리.{0,60}(?:조건|유형|이용))/iu;

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
  /^(?:※\s?(?:외부\s?(?:필자|기고)|(?:이|본|위)\s?(?:기사|칼럼|글|기고)[는은]|문의|자료\s?제공|기고|출처)|[[(<]?(?:본|이)\s(?:자료|기사|글|칼럼)[는은]\s[^.]{0,60}(?:보도\s?자료|제공|본지|편집\s?방향)|[[(]?(?:보도\s?)?자료\s?제공\s?[=:：]|[^.]{0,80}(?:원고지|투고|기고)[^.]{0,60}(?:보내\s?주|받습니다)|[[(]?(?:원본\s?링크|원문\s?링크|원문|출처)[\])]?\s?[-:]?\s?https?:|[[(]?출처[\])]\s?-|출처\s?[=:：].{2,40}보도\s?자료)/u;

/** Where a closed article ends for those who do not pay: `남은 기사를 읽으시려면 로그인하거나 …`, `이 기사는 … 유료회원 전용 기사입니다`. */
const WALL =
  /(?:(?:유료|구독|프리미엄|멤버십)\s?(?:회원|구독자|독자)?\s?(?:전용|만을 위한)\s?(?:기사|콘텐츠|서비스)|(?:남은|전체|나머지|이어지는|다음)\s?(?:기사|내용|글|이야기)[를은는]?.{0,20}(?:로그인|구독|이용권|결제|가입)|(?:subscribe|sign in|log in|register|become a (?:member|subscriber)) to (?:continue|keep|read|unlock)|this (?:article|story|content) is (?:only )?(?:for|available to) (?:subscribers|members))/iu;

/** Links to other articles, by their arrow: `▶ 관련기사 보기`, `☞ [영상] …`. */
const ARROW_LINK = /^(?:▶|►|☞|→|>>|＞)/u;

/** Buttons, comment boxes and notices of the big Korean CMSs, and advertising labels. */
const JUNK =
  /^(?:댓글(?:\s?\(?\d{0,6}\)?)?|댓글\s?(?:쓰기|삭제|등록|보기|달기|목록|정렬|작성|더보기)|삭제한 댓글은[^.]{0,40}\.?|그래도 삭제하시겠습니까\??|계정을 선택하시면[^.]{0,40}|댓글을 남기실 수 있습니다\.?|로그인(?:을 하시면|\s?후)[^.]{0,40}\.?|이 기사를 공유합니다\.?|기사를? 공유(?:하기|합니다)?|공유(?:하기)?|스크랩|인쇄|프린트|목록|이전|다음|위로|맨위로|글자\s?크기.{0,20}|글씨\s?(?:키우기|줄이기)|가나다라마바사|본문\s?글씨.{0,20}|url\s?복사|복사하기|카카오톡|페이스북|트위터|네이버\s?블로그|밴드|메일보내기|기사\s?제보(?:하기)?.{0,60}|제보(?:하기)?|구독(?:하기|신청)?|.{0,20}네이버에서.{0,30}구독.{0,20}|.{0,30}(?:채널|뉴스레터)\s?(?:구독|추가|등록)(?:하기)?|원본\s?보기(?:\s?아이콘)?|(?:사진|이미지|그림)\s?(?:확대|크게)(?:\s?보기)?|인공지능이 읽어주는.{0,20}|(?:기사|뉴스)\s?(?:읽어주기|듣기)|음성으로\s?듣기|\d{1,2}분\s\d{1,2}초|AI\s?요약.{0,20}|[^.]{2,40}(?:[을를]\s취재합니다|무료로\s?받아\s?보기)\.?|(?:한글파일|뷰어).{0,30}(?:뷰어|내려받기|설치)[^.]{0,20}\.?.{0,14}|[^.]{1,80}\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png)\b.{0,40}|광고|AD|advertisement|sponsored(?: content)?|도배\s?방지(?:\s?이미지)?|닉네임\s?패스워드.{0,40}|내용|기사 내용과 관련이 없는 글.{0,150}|좋아요\s?\d{0,6}|싫어요\s?\d{0,6}|추천\s?\d{1,6}|슬퍼요|화나요|후속기사 원해요|기자의 다른\s?기사.{0,10}|다른\s?기사\s?보기|기사\s?더\s?보기|.{0,20}기자\s?페이지.{0,10}|tag|태그|키워드|share(?: this)?(?: article| story)?|print|email|tweet|facebook|linkedin|comments?|leave a comment|listen to (?:the|this) article.{0,20}|\d{1,2} min(?:ute)?s?(?: read)?|this audio is auto-generated.{0,60}|(?:subscribe|sign up)(?: (?:now|here|today|to|for).{0,80})?|keep up with the story.{0,80}|filed under:?.{0,80}|tags?:.{0,100}|topics:.{0,100}|purchase licensing rights|skip to (?:main )?content|\d{1,3}\s?\/\s?\d{1,3}|\${2,3}[^$]{1,60}\${2,3}|[-=_*·.~\s]{2,60}|[^\p{N}]|[<(]?끝[>)]?\.?)$/iu;

/** The profile of who issued a press release: `한중일3국협력사무국 개요`, `길동전자 소개`, `About Acme Corp` (`행사 개요` is text). */
const ABOUT_HEADING =
  /^[■◆▶□]\s?[\p{L}\p{N}][^.?!,:]{1,30}(?<!시장|대표|교수|원장|장관|의원|회장|사장|지사|군수|구청장|위원장|이사장|센터장|소장|박사|작가|감독|관장)[은는]$|^[■◆▶<[]{0,2}\s?(?:(?!(?:사업|행사|대회|공모|교육|과제|제품|서비스|프로그램|프로젝트|세미나|포럼|작품|작가|사례|기술|정책|조사|연구)\s?(?:개요|소개))[^.?!,:]{2,40}\s?(?:개요|소개|에 대하여|에 대해)|about\s(?!this\b|\d)[\p{L}\p{N}][^.?!]{1,60})[\]>]?\s?$/iu;

/** The contact part of a press release: `언론연락처: …`, `웹사이트: http…`, `Media contact:`. */
const RELEASE_CONTACT =
  /^(?:언론\s?연락처|보도자료\s?문의|문의처?|웹사이트|홈페이지|이\s?(?:뉴스|보도자료)는|언론\s?문의|출처|media contacts?|press contacts?|contacts?|investor relations|source|photo|logo)\s?[:：]|^이\s?(?:뉴스|보도자료)는\s|^(?:media |press )?contacts?:?$|^forward[- ]looking statements?:?$|^(?:safe harbor|cautionary (?:note|statement))|^SOURCE\s\p{Lu}|^view (?:the )?(?:original|source)/iu;

/** A heading by its mark: `◆ 도시 운영의 변화`, `■ 과제`, `[교통]`. */
const HEADING_MARK = /^(?:[◆◇■□●▣▦❏]\s?\S[^.]{1,60}|【[^】]{1,40}】)$/u;

/** A picture's words by their mark: `▲ 협약식 모습`, `△사진 설명`. */
const PICTURE_MARK = /^(?:▲|△\s{0,2}사진|▼|◀|[<[(【]\s?사진\s?\d{0,2}\s?[\])>】]|사진\s?설명)/u;

const RULES: readonly (readonly [pattern: RegExp, words: LineWords])[] = [
  [COPYRIGHT, 'copyright'],
  [WALL, 'wall'],
  [RELATED, 'related'],
  [RELATED_LINE, 'arrow'],
  [TAGS_ONLY, 'junk'],
  [NOTE, 'note'],
  [QUESTION, 'question'],
  [JUNK, 'junk'],
  [REACH, 'junk'],
  [ARROW_LINK, 'arrow'],
  [RELATED_LABEL, 'arrow'],
  [EMAIL_ALONE, 'byline'],
  [EMAIL_END, 'byline'],
  [DATE_LINE, 'byline'],
  [DATE_ALONE, 'byline'],
  [DATE_LINE_ENGLISH, 'byline'],
  [CREDIT_ALONE, 'credit'],
  [BYLINE_KOREAN, 'byline'],
  [DESK_LINE, 'byline'],
  [BYLINE_ENGLISH, 'byline'],
  [PICTURE_MARK, 'picture-mark'],
  [CREDIT_HEAD, 'credit'],
  [CREDIT_ENGLISH, 'credit'],
  [CREDIT_TAIL, 'caption'],
  [CREDIT_TAIL_ENGLISH, 'caption'],
  [ABOUT_HEADING, 'about-heading'],
  [RELEASE_CONTACT, 'contact'],
  [HEADING_MARK, 'heading'],
];

/** Whether a line ends as a sentence does: a full stop or question mark, or a Korean verb ending without one. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-12));
}

/** `…밝혔다.`, `…할 것”이라고 했다`, `…said."` */
const SENTENCE_END =
  /(?:[.!?。…]["'”’」』)\]]{0,3}|(?:했|였|았|었|한|된|이|있|없|졌|렸|됐|났|겠|왔|갔|섰|간|난|온)다|니다|세요)$/u;

/** Whether a line ends in a full stop: never a heading. */
export function endsWithFullStop(text: string): boolean {
  return FULL_STOP.test(text.slice(-6));
}

/** `…말했다.”` */
const FULL_STOP = /[.!。]["'”’」』)\]]{0,3}$/u;

/** Letters and digits only, lower case: equal for two spellings of one title. */
export function titleKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(NOT_LETTER, '');
}

/** Everything but letters and digits: `“제2회 …” `. */
const NOT_LETTER = /[^\p{L}\p{N}]+/gu;
