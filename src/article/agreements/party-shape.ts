// The shape of one name in a Korean sentence: bare of its marks, plain enough to be one, with the words in front that belong to it.
// It must never take a common noun, a date or a count for a name.
import { findPlaceByName } from '#src/language/places.ts';
import { isCommonNoun, isCompound, isNamedThing } from './common-nouns.ts';
import { isAdministration, isOrganisation, isPartOfBody } from './organisations.ts';

/** How much the position says: its kind stands before it (`스타트업 골목경제와`), nothing but a party whatever it is called, only a party, perhaps one, one if the name sounds like one, or nothing. */
export type Slot = 'named' | 'certain' | 'sure' | 'likely' | 'loose' | 'none';

/** Without the marks of the company form and of the office that stood in brackets. */
export function bareName(name: string): string {
  return name.replaceAll(MARK, '').trim();
}

const MARK = /[㈜†]/g;

/** A name nothing else speaks for: `네이버와 ‘…’ 업무협약`. Two syllables need a position that leaves no doubt. */
export function isPlainName(name: string, slot: Slot): boolean {
  const bare = bareName(name);
  if (slot === 'none' || !PLAIN.test(bare) || (bare.length < 3 && slot === 'likely')) return false;
  if (slot === 'loose' && (bare.length < 3 || isCommonNoun(bare) || !BORROWED.test(bare))) return false;
  const isThing = isCommonNoun(bare) && !isNamedThing(bare) && !(slot === 'named' && isCompound(bare));
  return !isThing && !OFFICE.test(bare) && !DATE_OR_COUNT.test(bare) && !REGION.test(bare) && !GENERIC_TAIL.test(bare);
}

/** Syllables of names made of foreign words: `파킹온`, `놀유니버스`; few common nouns have them. */
const BORROWED =
  /[A-Za-z]|[랩텍즈츠트드브프크클플블픽릭닉닝링팅핏킷봇넷웍웨윈엠엔엘큐벨빌젠셀론콘맵팩캠퍼쉐킹켐테케페레헬텔멜델켈릴핀싱톤턴튼버커터져텀딩웹앱팜뱅핑펀톡툴툰텐튜쿼콤컴콜쿨캣캐칩닷덱덴듀벡뷰뱃스]/;

/** Not beginning with a digit: `팜인텔`, `SK온`. */
const PLAIN = /^[가-힣A-Z][가-힣A-Za-z0-9&.+-]{1,14}$/;
/** The office alone is no name. */
const OFFICE = /^(?:교수|박사|변호사|작가|감독|위원|의원|연구위원|선임|수석|책임|주무관|대변인)$/;
const DATE_OR_COUNT = /\d(?:일|월|년|개|곳|명|대|억|만)/;
/** `호남권`, `동남아`: an area signs nothing; cities and countries are bodies before this is asked. */
const REGION = /(?:권|아시아|동남아|유럽|중동|남미|북미|호남|영남|일대|지방)$/;
/** `K1 모빌리티 그룹`: the last word alone is no name. */
const GENERIC_TAIL = /^(?:그룹|홀딩스|컨소시엄|코리아|재단|협회|캠퍼스|연합|조합|공사|공단|법인)$/;

/** A city or country without a particle in front of a name: `베트남 후에성`. */
export function isPlaceInFront(word: string): boolean {
  return FRONT.test(word) && findPlaceByName(word) !== undefined;
}

const FRONT = /^[가-힣]{2,8}$/;

/** Whether this word with the count before it is bodies: `16개 지역연구기관`. */
export function isCounted(count: string, word: string): boolean {
  return COUNT.test(count) && isOrganisation(`${count} ${word}`);
}

const COUNT = /^\d{1,4}(?:여|개)?(?:개|곳|여개)?$/;

/** The name ending at `index` with what belongs in front: a number, a country, Latin words, the body a part belongs to. */
export function withFront(
  words: readonly string[],
  index: number,
  marked: string,
): { readonly name: string; readonly start: number } {
  const base = bareName(marked);
  if (GENERIC_TAIL.test(base)) return withTwoWords(words, index, base);
  let name = base;
  let start = index;
  for (let at = index - 1; at >= Math.max(0, index - MOST_FRONT); at -= 1) {
    const word = words[at] ?? '';
    if (!(LATIN_WORD.test(base) && LATIN_WORD.test(word)) && !(at === index - 1 && belongsInFront(word, base))) break;
    name = `${word} ${name}`;
    start = at;
  }
  return { name: name.replaceAll(MARK, ''), start };
}

const MOST_FRONT = 3;
const LATIN_WORD = /^[A-Z][A-Za-z0-9&.-]*$/;

function belongsInFront(word: string, base: string): boolean {
  if (isCounted(word, base)) return true;
  if (NEEDS_COUNTRY.test(base)) return isPlaceInFront(word);
  if (NEEDS_PLACE.test(base)) return AREA.test(word) || isPlaceInFront(word);
  if (isPartOfBody(base)) return isOrganisation(word) && NAME_WORD.test(word) && !WITH_PARTICLE.test(word);
  return isHouse(word) && !isOrganisation(base) && !isCommonNoun(base) && base.length > 2;
}

/** Says little without its country: `주택부`, `교통청`, `B社`. */
const NEEDS_COUNTRY =
  /^(?:[가-힣]{2,12}(?:(?<![본지])부)|[가-힣]{2,4}(?:(?<![시군구도])청|처|국)|(?:전력|수도|철도|도로|주택|가스|석유|항만)공사|(?:국토|교통|도시)연구소|국립[가-힣]{2,6}(?:청|연구소|대|원)|[A-Z](?:社|사))$/;
/** Says little without its place: `버스운송사업조합`, `상인연합회`, `중구`. */
const NEEDS_PLACE =
  /^(?:버스|택시|건설|상인|주민|시민|운송|개인택시|전통시장|소상공인)[가-힣]{0,8}(?:조합|연합회|협의회|협회|자치회|상인회|대책위원회|대책위|추진위원회)$|^(?:중|동|서|남|북|강서)구$|^(?:상인회|번영회|부녀회|협의회|이장단|주민자치회|주민협의체)$/;
/** `부산·울산·경남`, `세도면`. */
const AREA = /^[가-힣]{2,4}(?:·[가-힣]{2,4}){1,5}$|^[가-힣]{1,5}(?:읍|면|동|리|산단|마을|지구|단지)$/;
const NAME_WORD = /^[가-힣A-Za-z0-9&†-]{2,}$/;

/** A part of a place, named with it: `오식도동 상인회`. */
export function isPlaced(name: string): boolean {
  const at = name.lastIndexOf(' ');
  return at > 0 && NEEDS_PLACE.test(name.slice(at + 1));
}

/** `K1 모빌리티 그룹`, `멋쟁이 컨소시엄`: up to two bare words in front make the name. */
function withTwoWords(
  words: readonly string[],
  index: number,
  base: string,
): { readonly name: string; readonly start: number } {
  let start = index;
  while (
    start > Math.max(0, index - 2) &&
    BARE_WORD.test(words[start - 1] ?? '') &&
    !WITH_PARTICLE.test(words[start - 1] ?? '')
  )
    start -= 1;
  return { name: [...words.slice(start, index), base].join(' '), start };
}

const BARE_WORD = /^[가-힣A-Z][가-힣A-Za-z0-9&]{0,12}$/;

/** `구글 딥마인드`, `SK 하이닉스`: a company before its daughter. */
function isHouse(word: string): boolean {
  return isOrganisation(word) && !isAdministration(word) && !WITH_PARTICLE.test(word) && !/[†,]/.test(word);
}

const WITH_PARTICLE = /(?:은|는|이|가|와|과|의|측|간|서|에|을|를|해|고|며|한|인)$/;
