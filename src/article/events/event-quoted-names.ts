// Which quotations of a Korean text name an event: by their noun, or by what is said of them around them.
// It must never take a theme (’를 주제로), a prize, a show or a thing shown at an event for one.
import type { NameCandidate, Need } from './event-names.ts';
import { isFirmName, QUOTED_NOUNS } from './event-nouns.ts';
import { aliasBehind, AROUND } from './event-word-ends.ts';

/** Names in quotation marks, in order. */
export function quotedNames(text: string): readonly NameCandidate[] {
  return [...text.matchAll(QUOTED)].flatMap((match): readonly NameCandidate[] => {
    const inside = match[1] ?? '';
    const name = inside.trim();
    const end = match.index + match[0].length;
    const start = match.index + 1 + inside.indexOf(name);
    const after = text.slice(end, end + CLAUSE).split(SENTENCE_END)[0] ?? '';
    const before = text.slice(Math.max(0, match.index - AROUND), match.index);
    const need = needOf({ name, before, after, isTitle: TITLE_MARK.test(match[0]) });
    return need === undefined
      ? []
      : [{ start, end: start + name.length, name, alias: aliasBehind(after), isBody: false, need }];
  });
}

type Quotation = {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** In the marks of books. */
  readonly isTitle: boolean;
};

const TITLE_MARK = /^[『《]/;

/** What a quotation needs to be believed an event; undefined when it names none. */
function needOf({ name, before, after, isTitle }: Quotation): Need | undefined {
  if (SHOW_BEFORE.test(before) || NO_EVENT_AFTER.test(after) || COMMON_NAME.test(name) || PRIZE.test(name))
    return undefined;
  if (NAMED_AS_EVENT.test(name)) return !isTitle && (isFirmName(name) || NUMBERED.test(name)) ? 'nothing' : 'holding';
  if (THING.test(name) || SPEECH_END.test(name)) return undefined;
  if (ATTENDED.test(after)) return 'nothing';
  if (NUMBERED.test(name) && WAS_HELD.test(after)) return 'holding';
  const isHeldHere = HELD_BEFORE.test(before) && !MADE_AFTER.test(after);
  if (isHeldHere || KIND_BEFORE.test(before) || HELD_AFTER.test(after)) return 'holding';
  return LATER_HELD.test(after) ? 'day and place' : undefined;
}

const CLAUSE = 120;

/** Example: `‘제6회 스마트시티 서울 포럼’`. */
const QUOTED =
  /(?:[‘“「『<《〈]|(?<![가-힣A-Za-z0-9.!?,])['"])(?!\s)([^‘’“”「」『』<>《》〈〉'"\n]{2,70})(?:[’”」』>》〉'"])/g;

/** A noun at the end, perhaps with a year, a bracket or a Latin word behind it: `포럼 2025`, `위크(WSCW 2018)`, `토론회 FINAL`. */
export const NAMED_AS_EVENT = new RegExp(
  String.raw`(?:${QUOTED_NOUNS})(?:\s(?:아시아|코리아|유럽|재팬|차이나))?(?:\s?(?:\(.{1,50}\)(?: 20\d\d)?|20\d\d(?:\(.{1,40}\))?|[A-Z]{2,10}\d{0,4}|[IVX]{1,4}|\d{1,2}))?$|^(?:20\d\d )?[A-Za-z][A-Za-z &.'-]{2,50} (?:Expo|Forum|Summit|Conference|Congress|Week|Hackathon|Exhibition|Show|Fair)(?: 20\d\d)?$`,
);

/** `이번 포럼`, `각종 세미나`, `국제회의`: no name. */
const COMMON_NAME = new RegExp(
  String.raw`^(?:이번|이날|각종|다양한|해당|본|온라인|국제|제?\d+회)?\s?(?:${QUOTED_NOUNS}|행사)$`,
);
/** `스마트시티 대상`, `… 어워드`. */
const PRIZE = /(?:대상|최우수상|우수상|어워드|어워즈|[가-힣]상)(?:\s20\d\d)?$/;

/** Theme, motto, law or body, right behind the closing mark: `’를 주제로`, `’이라는 슬로건`, `’ 조직위`, `’ 사업`. */
const NO_EVENT_AFTER =
  /^(?:\([^)]{1,20}\))?(?:을|를|이?라는|이?란|의)?\s?(?:주제|슬로건|테마|기치|구호|표어|비전|제목|부제|목표로|의 주제|문구|취지|조직위|유치위|준비위|추진위|실행위|사무국|재단|협회|기금|펀드|사업(?!설명)|프로그램|이사장|회장|대표|센터|특별법|법안|만들었|만든|결성|창립|발족|출범시|조직(?!위))/;

/** `드론 전시회 ‘…’`: what it is stands before the name. */
const KIND_BEFORE =
  /(?:전시회|박람회|대회|포럼|컨퍼런스|콘퍼런스|세미나|엑스포|공모전|워크숍|심포지엄|해커톤|설명회|국제행사|학술행사)(?:인)?\s$/;
/** `2025 드론쇼코리아`, `제3회 미래도시전`. */
const NUMBERED = /^(?:20\d\d|제\d{1,3}[회차])\s|\s20\d\d$/;
const WAS_HELD = /열린|열렸|열릴|열리|열었|연다(?![가-힣]{2})|개최|개막|폐막|막을 (?:올|내)|성료|가졌|갖는다/;
const SENTENCE_END = /[.\n]/;

/** `단독 콘서트 ‘…’`, `드라마 ‘…’`. */
const SHOW_BEFORE =
  /(?:콘서트|공연|팬미팅|음악회|영화|드라마|앨범|뮤지컬|예능|방송|프로그램|소설|연극|노래|게임|책)\s$/;

/** `25일 코엑스에서 열리는 `, `개막한 `. */
const HELD_BEFORE =
  /(?:열리는|열린|열릴|개막하는|개막한|개막할|개최하는|개최되는|개최된|개최한|막을 올린|막을 올리는|주최하는)\s$/;
/** `’을 개최한다`, `’이 열린다`, `’를 연다`, `’ 개막`. */
const HELD_AFTER =
  /^(?:\([^)]{1,20}\))?(?:을|를|이|가|은|는)?\s?(?:\S{1,8}\s)?(?:개최|개막|열린다|열렸|열리|연다|열었|가졌|갖는다|막을 (?:올|내))/;
/** `’가 4~7일 킨텍스에서 개최된다`. */
const LATER_HELD =
  /^(?:\([^)]{1,20}\))?(?:이|가|은|는)\s(?:[^\s,‘“’”]{1,14}\s){1,7}?(?:개최된다|개최됐다|개막한다|개막했다|열린다|열렸다|막을 (?:올|내))/;
/** `’에서는 14개국 80여명의 관계자가 참석하여`: people came to it. */
const ATTENDED =
  /^(?:에서는|에는|은|는)\s[^.]{0,60}?(?:관계자|전문가|참가자|\d여?\s?명)(?:이|가)\s(?:참석|참가)(?:하|했|한|해)|^(?:은|는)\s[^.]{0,60}?관계자가 참여하(?:여|고)/;
/** `’을 선보였다`: a thing shown at what is held. */
const MADE_AFTER = /^(?:을|를)?\s?(?:선보|공개|출시|전시|시연)/;
/** `누구라도 이길 수 있다`. */
const SPEECH_END = /(?:다|까|요|죠|네|자)[.?!]?$/;
/** What is quoted in the same constructions and is no event. */
export const THING =
  /(?:특강|강좌|교육|아카데미|교실|과정|챔피언십|리그|선수권|추진단|기획단|위원회|협의체|협의회|사업|서비스|시스템|플랫폼|센터|기술|앱|전략|계획|정책|조례|법|시대|도시|사회|미래|길|시장|방안|협약|공원|광장)$/;
