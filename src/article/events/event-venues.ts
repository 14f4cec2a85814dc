// Where a Korean text says an event is held: the words before 에서, what 장소는 gives, or the bracket behind the name.
// It must never take a field (분야에서), an occasion (행사에서) or the web (온라인에서) for a place.
import { isBareNoun } from '#src/language/bare-nouns.ts';
import { findPlaceByName } from '#src/language/places.ts';
import type { Span } from '#src/model-facts.ts';
import { EVENT_NOUNS } from './event-nouns.ts';

export type VenueRequest = {
  readonly text: string;
  /** The clause that tells of the event. */
  readonly region: Span;
  readonly name: Span;
  readonly dates: readonly Span[];
  /** The clause tells of something else too: only a place that the event is held at counts. */
  readonly isOwnOnly: boolean;
};

/** The place nearest to the name, before it rather than behind it. */
export function koreanVenue(request: VenueRequest): string | undefined {
  const { text, region, name, isOwnOnly } = request;
  const stated =
    statedVenue(text.slice(region.start, region.end)) ??
    movedVenue(request) ??
    bracketVenue(text, request) ??
    listedVenue(text, request) ??
    headlineVenue(text.slice(name.end, region.end));
  if (stated !== undefined) return stated;
  const places = placesIn(request);
  const before = places.findLast(({ end }) => end <= name.start && isOwnBefore(text.slice(end, name.start), isOwnOnly));
  if (isOwnOnly) return before?.words;
  return (
    before ?? places.find(({ start, end }) => start >= name.end && HELD_HERE.test(text.slice(end, end + HELD_REACH)))
  )?.words;
}

/** `지난 3일 서울에서 협약을 맺고, ` before the name tells of another thing. */
function isOwnBefore(between: string, isOwnOnly: boolean): boolean {
  return !ENDS_CLAUSE.test(between) && (!isOwnOnly || HELD_AT.test(between));
}

/** `에서 열리는 `. */
const HELD_AT = /^에?서\s(?:[^\s,]{1,14}\s){0,3}?(?:열리는|열릴|열린|개최되는|개최하는|개최될|개막하는|여는)\s/;

const HELD_REACH = 40;
/** `에서 열린다`, `에서 오전 10시 개막한다`; an empty rest is a headline's. */
const HELD_HERE =
  /열|연다|여는|운영|펼쳐|펼친|있었|있다|모여|만났|끝났|끝난|마무리|마쳤|폐막|개최|개막|진행|치러|치른|치를|막을|막\s|마련|출범|성료|갖|가졌|거행|이어|한다|^에?서\s?$/;

const ENDS_CLAUSE = /(?:하고|했고|으며|하며|맺고|한 뒤|지만|다면),?\s/;

type Phrase = Span & { readonly words: string };

function placesIn({ text, region, name, dates }: VenueRequest): readonly Phrase[] {
  return [...text.slice(region.start, region.end).matchAll(AT)].flatMap((match) => {
    const end = beforeBracket(text, region.start + match.index);
    const words = wordsBefore({ text, end, from: region.start, taken: [...dates, name] });
    const place = words.length === 0 ? undefined : properPlace(words);
    return place === undefined ? [] : [{ start: end - place.length, end, words: place }];
  });
}

/** Behind a place: `벡스코에서`, and in headlines `벡스코서 개막`. */
const AT =
  /(?<=[가-힣A-Za-z0-9)])(?:에서(?:는|도)?(?![가-힣])|에선(?![가-힣])|(?<![로해라따면아어려])서(?=\s(?:\d{1,2}일|열|개막|개최|막|팡파르|성료|출범|첫|만나|논의)))/g;

/** `동대문디자인플라자(DDP)에서`: the place stands before the bracket. */
function beforeBracket(text: string, end: number): number {
  if (text[end - 1] !== ')') return end;
  const open = text.lastIndexOf('(', end);
  return open >= 0 && end - open <= LONGEST_BRACKET ? open : end;
}

const LONGEST_BRACKET = 40;

type WordsRequest = {
  readonly text: string;
  readonly end: number;
  readonly from: number;
  readonly taken: readonly Span[];
};

/** The words of a place, read from right to left until one has a particle, is a date or ends in a stop. */
function wordsBefore({ text, end, from, taken }: WordsRequest): readonly string[] {
  const words: string[] = [];
  let at = end;
  while (words.length < MOST_WORDS) {
    const word = LAST_WORD.exec(text.slice(Math.max(from, at - LONGEST_WORD), at))?.[1];
    if (word === undefined) break;
    const start = at - word.length;
    const isFirst = words.length === 0;
    if (taken.some((one) => one.start < at && one.end > start)) break;
    if (isFirst ? NOT_PLACE.test(word) || !LAST_OF_PLACE.test(word) : !isPlaceWord(word)) break;
    words.unshift(word);
    if (text[start - 1] !== ' ') break;
    at = beforeBracket(text, start - 1);
  }
  return words;
}

const MOST_WORDS = 6;
const LONGEST_WORD = 24;
/** `벡스코`, `3층`, `호텔ICC`, `제1소회의실`. */
const LAST_WORD = /([가-힣A-Za-z0-9·․‧ㆍ&.-]{1,22})$/;
const LAST_OF_PLACE = /^[가-힣A-Za-z0-9·․‧ㆍ&.-]{2,22}$/;
const SHORT_PLACE_WORD =
  /^(?:옛|구|신|새|앞|옆|안|내|뒤|위|및|\d{1,3}[층관홀동호]|[A-Z]\d?홀?|제\d{1,2}[가-힣]{1,8}|[A-Z]동|지하|데|드|라|르|엘|더|디|델)$/;
/** `D홀과 아셈볼룸`. */
const JOINED_PLACE = /(?:[관홀장실터]|센터|호텔|공원|광장|회관)[과와]$/;
const CLOCK =
  /^(?:\d{1,2}시|\d{1,2}시\d{1,2}분|\d{1,2}분|오전|오후|낮|밤|양일|양일간|이틀간|사흘간|나흘간|닷새간|일주일간|동안|간|\d{1,3}일간|\d{1,3}일|\d{1,2}주간|한 ?달간)$/;

function isPlaceWord(word: string): boolean {
  return (
    (SHORT_PLACE_WORD.test(word) ||
      JOINED_PLACE.test(word) ||
      isBareNoun(word) ||
      findPlaceByName(word) !== undefined) &&
    !CLOCK.test(word)
  );
}

/** A field, an occasion, a thing said, the web. */
const NOT_PLACE = new RegExp(
  String.raw`^(?:이날|이번|온라인|오프라인|비대면|유튜브|줌|메타버스|누리집|홈페이지|국내|국내외|세계|전국|업계|현지|현장|각국|각지|곳곳|일각|이곳|이 자리|그곳|여기|시내|관내|지역|해외|국제|국제사회|공동|직접|함께|열리는|열린|개최되는|개최된)$` +
    String.raw`|(?:분야|측면|차원|자리|행사|가운데|과정|상황|인터뷰|회견|입장|부문|무대|발표|연설|축사|개회사|환영사|관점|단계|(?<!전)시장|산업|모델|사례|프로그램|사업|정책|보고서|계획|조사|평가|심사|예선|본선|결선|결승|대회|세션|회의|위원회|연회|경기|차트|(?<!빅)사이트|게임|쇼케이스|간담회|방송|언론|국정감사|연구|실험|시험|방안|바탕|전제|취지|의미|목적|${EVENT_NOUNS})$`,
);

/** A place as people name it: without the country, the city and the district before a name of its own. */
export function properPlace(words: readonly string[]): string | undefined {
  let rest = words;
  while (rest.length > 1 && isRegionBefore(rest)) rest = rest.slice(1);
  const place = rest.join(' ').replace(TRAILING, '');
  return place.length < 2 ? undefined : place;
}

const TRAILING = /\s(?:등|및)$/;

function isRegionBefore([first = '', ...rest]: readonly string[]): boolean {
  if (HANJA_COUNTRY.test(first)) return true;
  const next = rest[0] ?? '';
  if ((GENERIC.test(next) || GENERIC_END.test(next)) && !COUNTRY_WORD.test(first)) return false;
  const known = findPlaceByName(first);
  if (known === undefined) return ADMINISTRATIVE.test(first);
  if (known.id.startsWith('kr')) return !PART_OF_NAME.test(next) && !(rest.length === 1 && DISTRICT.test(next));
  return (
    (known.kind === 'country' && !CITY_STATES.has(known.id)) ||
    rest.length > 1 ||
    NAMED_CENTRE.test(next) ||
    next.endsWith('호텔')
  );
}

const HANJA_COUNTRY = /^[美日中英獨佛印泰伊越臺]$/;
const COUNTRY_WORD = /^(?:미국|일본|중국|영국|독일|프랑스|스페인|대한민국|한국)$/;
const CITY_STATES: ReadonlySet<string> = new Set(['sg', 'mc', 'hk', 'mo']);
/** `순정시 `, `전남 `, `유성구 `, `삼성동 `. */
const ADMINISTRATIVE =
  /^[가-힣]{1,6}(?:특별시|광역시|특별자치시|특별자치도|시|군|구|도|읍|면|동|리)$|^[가-힣]{1,8}(?:로|길)$/;
/** Halls that need the name of their town. */
const GENERIC =
  /^(?:시청|구청|군청|도청|시청사|시의회|도의회|의회|시민회관|시민홀|문화회관|체육관|실내체육관|컨벤션센터|컨벤션|국제컨벤션센터|비즈니스센터|국제회의장|대회의실|대강당|강당|종합운동장|문화예술회관|예술회관|예술의전당|박물관|도서관|전시장|공원|광장|일원|일대|본사|사옥|캠퍼스|호텔|테크노파크|상공회의소|청소년수련관|컨벤시아|전시컨벤션센터|과학관|미술관|역|공항|항|터미널|센터|현장|부지|앞|국가산단|산업단지|엑스포|복합문화센터|시민체육관|농업기술센터|보건소|평생학습관|행정복지센터|주민센터|문화원|본원|본부|본점|분원|연수원|교육원)$/;
/** `명학리 산단현장`. */
const GENERIC_END = /[가-힣](?:현장|부지|일원|일대)$/;
/** `인천 연수구`: districts share their names. */
const DISTRICT = /^[가-힣]{1,4}[구군]$/;
const NAMED_CENTRE = /^[가-힣]{2,}컨벤션센터$/;
const PART_OF_NAME = /^(?:시|도|군|구|제\d.*)$/;

/** `장소는 어진동 비즈니스센터.`, `행사장은 벡스코다`. */
function statedVenue(clause: string): string | undefined {
  const stated = STATED.exec(clause)?.[1]?.replace(BRACKETS, '').replace(COPULA, '').trim();
  return stated === undefined || stated === '' || stated.includes('에서') ? undefined : properPlace(stated.split(' '));
}

const STATED = /(?:^|[\s‘“])(?:행사\s?|개최\s?)?장소(?:는|:|：)\s?([^.,:\n]{2,40}?)(?=[.,\n]|이며|이고|$)/;
const BRACKETS = /\([^()]{1,40}\)/g;
const COPULA = /(?:\s그대로(?:다|이다)?|이다|다|입니다|으로 정했다|로 정했다|으로 잡았다|로 잡았다)$/;

/** `장소도 이슬천 둔치에서 이슬체육관으로 바꿨다`, `킨텍스로 옮겨`. */
function movedVenue({ text, region }: VenueRequest): string | undefined {
  const clause = text.slice(region.start, region.end);
  const moved = MOVED.exec(clause);
  if (moved === null) return undefined;
  const words = (moved[1] ?? '').split(' ');
  const first = words.findLastIndex((word) => !isPlaceWord(word) || NOT_PLACE.test(word)) + 1;
  return first >= words.length ? undefined : properPlace(words.slice(first));
}

const MOVED =
  /에서\s((?:[가-힣A-Za-z0-9·]{1,16}\s){0,4}[가-힣A-Za-z0-9·]{2,16}?)(?:으로|로)\s(?:장소를\s|개최지를\s)?(?:바꿨|바꾸|바뀌|바뀐|변경|옮겨|옮긴|옮기|옮겼)/;

/** `설명회(동구문화회관)`, `포럼(12일·코엑스)`, `포럼’(코엑스)`. */
function bracketVenue(text: string, { name, region }: VenueRequest): string | undefined {
  const inside = BRACKET_BEHIND.exec(text.slice(name.end, name.end + BRACKET_REACH))?.[1];
  const parts = inside?.split(BRACKET_PARTS) ?? [];
  const isDated = LIST_ITEM.test(text.slice(region.start, name.start)) || parts.some((one) => DAY_PART.test(one));
  const part = parts.find(
    (one) => VENUE_END.test(one) || findPlaceByName(one.trim()) !== undefined || (isDated && PLAIN_WORDS.test(one)),
  );
  return part === undefined ? undefined : properPlace(part.trim().split(' '));
}

/** `제9회 로봇엑스포, 9월 11~13일 킨텍스`: the end of a headline. */
function headlineVenue(rest: string): string | undefined {
  const place = HEADLINE_END.exec(rest)?.[1];
  return place !== undefined && VENUE_END.test(place) ? properPlace(place.split(' ')) : undefined;
}

const HEADLINE_END = /\d일(?:부터|까지)?,?\s([가-힣A-Za-z0-9]{2,12}(?:\s[가-힣A-Za-z0-9]{2,12}){0,2})$/;

/** `▷발전방향 토론회=23일 오후 2시 창원상공회의소 대회의실`: the line of a calendar. */
function listedVenue(text: string, { region, name }: VenueRequest): string | undefined {
  const place = LISTED.exec(text.slice(name.end, region.end))?.[1]?.replace(BRACKETS, '').trim();
  return place === undefined ? undefined : properPlace(place.split(' '));
}

const LISTED =
  /^[’”」』》〉'"]?\s?=\s?\d{1,2}(?:월\s\d{1,2})?일(?:\([^)]{1,4}\))?(?:\s?[~∼부터]{1,2}\s?\d{1,2}일(?:까지)?)?,?\s(?:(?:오전|오후)?\s?\d{1,2}(?:시|:\d\d)(?:\s?\d{1,2}분|\s?반)?,?\s)?([가-힣A-Za-z0-9· ]{2,40})/;
const BRACKET_REACH = 60;
const BRACKET_BEHIND = /^[’”」』>》'"]?\s?\(([^()]{2,50})\)/;
/** `13일`, `9월 3일 오후 2시`: beside a day, plain words are a place. */
const DAY_PART = /\d일|\d\.\d|\d\/\d/;
/** `▲22일 스마트도로 개통식(금빛IC)`. */
const LIST_ITEM = /^[△▲▷▶]\s?(?:\d{1,2}월\s)?\d{1,2}일/;
const PLAIN_WORDS = /^\s?[가-힣][가-힣A-Z0-9]{1,12}(?:\s[가-힣A-Z0-9]{1,12}){0,3}$/;
const BRACKET_PARTS = /[,·/]\s?/;
const VENUE_END =
  /(?:호텔|센터|코엑스|킨텍스|벡스코|엑스코|컨벤시아|세텍|전시장|청사|시청|구청|군청|도청|회관|타워|플라자|[가-힣A-Z\d]홀|강당|대학교|대|도서관|박물관|미술관|스튜디오|공원|광장|캠퍼스|본사|본관|극장|전당|경기장|체육관|의사당|국회|연구원|테크노파크|회의실|회의장|DDP|COEX|KINTEX|BEXCO|EXCO|예술관|과학관|문화원|일원|공항|역|항|부두|마을|학교|아레나|돔|\d층)$/;
