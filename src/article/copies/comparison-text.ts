// Decides what of an article counts when two texts are compared: what was written, not who carried it, when, and in which frame.
// Must stay linear on hostile text: every pattern is bounded, and looks at one line at a time.

/**
 * Text for comparison: NFKC, lower case, only [0-9a-z가-힣], no spaces (Korean outlets space words freely); bylines, datelines,
 * e-mail addresses, time stamps, photo credits, buttons and copyright notices are gone.
 * @param text a title, or paragraphs joined by newlines
 */
export function normaliseForComparison(text: string): string {
  return text.normalize('NFKC').split('\n').map(plainLine).join('');
}

/** One word of a text, as it stands in the compared text. */
export function comparedWord(word: string): string {
  return word.normalize('NFKC').toLowerCase().replaceAll(NOT_COMPARED, '');
}

/** A line longer than this cannot be a frame (button, stamp, byline, notice) as a whole. */
const FRAME_LENGTH = 60;

function plainLine(line: string): string {
  const trimmed = line.trim();
  if (trimmed === '' || (trimmed.length <= FRAME_LENGTH && FRAME.test(trimmed))) return '';
  const written = trimmed
    .replace(NOTICE, '')
    .replace(DATELINE, '')
    .replace(OPENING_BYLINE, '')
    .replaceAll(EMAIL, '')
    .replaceAll(STAMP, '')
    .replaceAll(CREDIT, '')
    .replace(CLOSING_BYLINE, '');
  return written.toLowerCase().replaceAll(NOT_COMPARED, '');
}

/** Buttons and labels that were copied with a page. Example: `도배방지 이미지`, `관련기사목록`, `글자크기 설정`. */
const FRAME =
  /^(?:[•▶☞■◆]\s?)?(?:도배방지|관련\s?기사|광고$|글자\s?크기|본문\s?글씨|기사\s?(?:제보|공유|저장|스크랩)|공유하기|구독하기|댓글|닉네임|프린트|페이스북|트위터|카카오톡|네이버|많이 본|인기\s?기사|이 기사를|기자의 다른|좋아요)/;
/** Example: `<저작권자 ⓒ 한빛신문, 무단 전재 및 재배포 금지>`, `Copyright © …`. */
const NOTICE = /(?:[<[(〈]\s?)?(?:저작권자|ⓒ|©|\(c\)\s|copyright|무단\s?(?:전재|복제)).{0,200}$/i;
/** Example: `[분당신문] `, `(서울=연합뉴스) `, `【세종=뉴시스】`, `[뉴스핌=김지유 기자]`. A company's `(주)` is none. */
const DATELINE = /^(?:\[[^\]]{2,40}\]|【[^】]{2,40}】|\([^)=]{1,20}=[^)]{2,30}\))\s?/;
/** Example: `홍길동 기자 = `, `김하나·이두리 선임기자 =`. */
const OPENING_BYLINE =
  /^[가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4}){0,3}\s?(?:선임|수석|전문|객원|인턴|시민)?\s?(?:기자|특파원|통신원)\s?(?:=|-|:)\s?/;
/** Example: `hana@paper.example`. */
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,4}/g;
/** Example: `기사입력 2018/05/29 [23:22]`, `수정: 2022.12.22. 오후 1:50`. */
const STAMP =
  /(?:기사\s?)?(?:입력|수정|등록|승인|송고|발행|게재|업데이트)\s{0,2}:?\s{0,2}\d{4}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}(?:일|\.)?\s{0,2}\[?(?:오전|오후)?\s?(?:\d{1,2}:\d{2}(?::\d{2})?)?\]?/g;
/** Example: `(사진=한빛시)`, `[자료제공: 시청]`. */
const CREDIT = /[([](?:사진|자료|영상|이미지|출처|제공)\s?(?:제공|출처)?\s?[=:/][^)\]]{1,40}[)\]]/g;
/** Example: ` 강경남 기자`, `/홍길동 기자`. The name must stand apart, or a sentence about a reporter would lose its end. */
const CLOSING_BYLINE =
  /(?:^|[\s/.=([])[가-힣]{2,4}\s?(?:선임|수석|전문|객원|인턴|시민)?(?:기자|특파원|통신원)[)\]]?\s{0,3}$/;
const NOT_COMPARED = /[^0-9a-z가-힣]/g;
