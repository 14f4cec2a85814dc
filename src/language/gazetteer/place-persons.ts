// Whether the words beside a city abroad make a person of it: 조지 워싱턴, 시드니 스위니, Whitney Houston.
// It must never take a city from its neighbours that only sound foreign: 테슬라 오스틴 공장, 런던 트라팔가 광장.
import { countriesOf, surfaceOf } from './gazetteer.ts';
import { WORDS, type Beside } from './namesake-words.ts';
import { sentenceAround, type Stretch } from './place-cues.ts';

export function isPersonName(text: string, stretch: Stretch, beside: Beside): boolean {
  return isKnownName(beside) || isStranger(text, stretch, beside);
}

function isKnownName({ before, next, surface: { text, isLatin } }: Beside): boolean {
  if (isLatin) return text !== 'new york' && WORDS.givenNames.has(before);
  if (!WORDS.persons.has(text)) return false;
  return WORDS.givenNames.has(before) || next.some((word) => WORDS.familyNames.has(word) || FAMILY_END.test(word));
}

/** `앤더슨`, `차이콥스키`. */
const FAMILY_END = /^[가-힣]{1,4}(?:슨|스키|코바|코프|스타인|바움|데스|메스|레즈)$/;

/** A foreign word beside one who acts or has a post: `에네르 발렌시아가`, `시드니 푸아티에 감독`; not `테슬라 오스틴 공장`. */
function isStranger(text: string, { start, end }: Stretch, { before, next, surface }: Beside): boolean {
  if (!WORDS.persons.has(surface.text) || surface.places.some(({ kind }) => kind === 'country')) return false;
  const [first = '', bare = '', both = ''] = next;
  if (isForeignWord(before) && countriesOf(before) === undefined && surfaceOf(before) === undefined)
    return POSTS.has(bare) || ACTS.test(text.slice(end, end + 2));
  if (!isForeignWord(bare)) return false;
  return POSTS.has(both.slice(first.length + 1)) || STAGE.test(sentenceAround(text, { start, end }));
}

function isForeignWord(word: string): boolean {
  return (
    word.length > 1 && word.length < 6 && (word.match(FOREIGN)?.length ?? 0) * 2 >= word.length && !LOAN.test(word)
  );
}

/** Syllables of names from abroad: `에네르`, `브리드`. */
const FOREIGN = /[스크트프드르브츠즈클블플글렌웰헬엔톰멜벨델넬펠켈텔첼셸맥랜네카케쿠타테티투페푸피레루네터퍼커버러]/g;
/** `스마트시티`, `허브`, `테슬라`: things and firms. */
const LOAN =
  /(?:시티|허브|센터|파트너|라이벌|그룹|리그|타운|포트|밸리|랜드|캠퍼스|오피스|포럼|올림픽|월드컵|마라톤|투어|디지털|스마트|에어|호텔|모델|프로젝트|코스|데스크|뉴스|버스|트램|메트로|브리지|타워|파크|스퀘어|스트리트|라인|레일|테크|에너지|데이터|클라우드|서비스|플랫폼|테슬라|구글|아마존|애플|인텔|네트워크|스타트업|서밋|페스티벌|패션|디자인|아트|뮤지엄|갤러리|마켓|펀드|뱅크|카드|리포트|테스트|드라이브|택시|크루즈|트럭|루트|프리|스타디움|센트럴|카페|레스토랑)$/;
/** `배우`, `홈런`: the sentence is of stage or sport. */
const STAGE = /배우|주연|출연|가수|영화|드라마|소설|앨범|투수|타자|홈런|셰프|모델/;
const POSTS: ReadonlySet<string> = new Set(
  '감독 배우 선수 의원 장관 교수 작가 시장 대표 회장 부사장 사장 총재 의장 주지사 대변인 박사 코치 투수 기자 변호사 판사 최고경영자 연구원 애널리스트 이코노미스트'.split(
    ' ',
  ),
);

/** `가 `, `의`: the name of one who acts. */
const ACTS = /^[은는이가의도을를와과](?![가-힣])/;
