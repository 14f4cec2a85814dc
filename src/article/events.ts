// Which events a text names: forums, expos, seminars, by their own names, with the place where the sentence tells it.
// It must never take any meeting (이번 행사, 두 차례 회의) for one: a name needs quotation marks, a number or a year.
import { findDates } from '#src/language/dates.ts';
import { findPlaces } from '#src/language/places.ts';
import type { NewsEvent } from '#src/model.ts';

/** @param text paragraphs joined by a newline; offsets are into it. Each name once, in the order of the text, at most twenty. */
export function findEvents(text: string, publishedAt: number | undefined): readonly NewsEvent[] {
  const candidates = PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => span(match))).toSorted(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const events: NewsEvent[] = [];
  const known: string[] = [];
  let lastEnd = 0;
  for (const { start, end } of candidates) {
    if (events.length === MOST_EVENTS) break;
    const name = text.slice(start, end);
    const key = name.replaceAll(SPACING, '').toLowerCase();
    if (start < lastEnd || known.some((other) => other.includes(key)) || GENERIC.test(name)) continue;
    known.push(key);
    lastEnd = end;
    events.push({ start, end, name, place: placeOf(text, start, end), ...daysOf(text.slice(start, end), publishedAt) });
  }
  return events;
}

function daysOf(text: string, publishedAt: number | undefined): Pick<NewsEvent, 'from' | 'to'> {
  const [first] = findDates(text, publishedAt);
  return { from: first?.date, to: first?.date };
}

const MOST_EVENTS = 20;
const SPACING = /\s+/g;

/** `이번 포럼`, `국제회의`, `각종 세미나`. */
const GENERIC =
  /^(?:이번|이날|각종|다양한|해당|본|온라인|국제|제\d+회)?\s?\S{0,2}(?:회의|대회|행사|전시회|설명회|토론회|공모전)$/;

const NOUNS =
  '엑스포|박람회|포럼|세미나|컨퍼런스|콘퍼런스|심포지엄|서밋|위크|해커톤|페어|페스티벌|콩그레스|월드콩그레스|워크숍|전시회|상담회|설명회|간담회|좌담회|토론회|공청회|경진대회|공모전|대회|총회|회의|협약식|착공식|준공식|개소식|개통식|기공식|출범식|발대식|선포식|콘서트|비엔날레|챌린지|대전|어워드|데이';

const STRONG_NOUNS =
  '엑스포|박람회|포럼|세미나|컨퍼런스|콘퍼런스|심포지엄|서밋|해커톤|페스티벌|콩그레스|위크|좌담회|토론회';

const PATTERNS: readonly RegExp[] = [
  // ‘제6회 스마트시티 서울 포럼’, “대국민 토론회 FINAL”, with a bracket or a year behind the noun.
  new RegExp(
    String.raw`(?<=[‘“「『<《'"])[^‘’“”「」『』<>《》'"\n]{2,60}?(?:${NOUNS})(?:\s?(?:\(|20\d\d|[A-Z]{2,8}\b)[^‘’“”「」『』<>《》'"\n]{0,50})?(?=[’”」』>》'"])`,
    'g',
  ),
  // 제6회 스마트시티 서울 포럼, 2023 월드 스마트시티 엑스포.
  new RegExp(
    String.raw`(?:제\s?\d{1,3}회|20\d\d(?!년))\s(?:[가-힣A-Za-z0-9·&]{1,14}\s){0,5}?[가-힣A-Za-z0-9·&]{0,12}(?:${NOUNS})(?![가-힣]{0,2}(?:장|관|자|사))`,
    'g',
  ),
  // 한국미래포럼, 스마트시티 엑스포 월드콩그레스, 바르셀로나 스마트시티 엑스포.
  new RegExp(
    String.raw`(?<![가-힣])(?:(?:월드|세계|국제|아시아|서울|부산|바르셀로나|대한민국|코리아|스마트시티|스마트도시|스마트 시티)\s?){1,4}(?:[가-힣]{0,6})(?:${STRONG_NOUNS})(?:\s월드콩그레스)?`,
    'g',
  ),
  new RegExp(
    String.raw`(?<![가-힣])[가-힣]{4,12}(?:포럼|엑스포|서밋|박람회)(?=에서|이|가|을|를|은|는|에|의|과|와|[\s,.)])`,
    'g',
  ),
  // WSCE 2023, SCEWC 2024, CES 2025.
  /(?<![A-Za-z])(?:SCEWC|WSCE|WSCW|CES|MWC|GITEX|WeGO)\s?['’]?(?:20)?\d{2}(?!\d)/g,
  // Smart City Expo World Congress 2024, Seoul Smart City Forum.
  /(?<![A-Za-z])(?:[A-Z][A-Za-z&'-]{1,20}\s){1,6}(?:Expo|Forum|Summit|Conference|Congress|Week|Hackathon|Exhibition|Festival)\b(?:\s(?:World\s)?Congress)?(?:\s20\d\d)?/g,
];

type Match = { readonly index: number; readonly 0: string };

function span({ index, 0: found }: Match): { readonly start: number; readonly end: number } {
  const leading = found.length - found.trimStart().length;
  return { start: index + leading, end: index + found.trimEnd().length };
}

/** The place before `에서` in the same sentence, nearest to the name: `서울 영등포구 콘래드호텔에서`. */
function placeOf(text: string, start: number, end: number): string | undefined {
  const from = Math.max(text.lastIndexOf('\n', start), sentenceStart(text, start), start - REACH) + 1;
  const stop = sentenceEnd(text, end);
  const before = placesIn(text.slice(from, start)).at(-1);
  return before ?? placesIn(text.slice(end, stop))[0];
}

const REACH = 120;

function sentenceStart(text: string, at: number): number {
  return text.lastIndexOf('. ', at);
}

function sentenceEnd(text: string, at: number): number {
  const stops = [text.indexOf('. ', at), text.indexOf('\n', at)].filter((stop) => stop >= 0);
  return Math.min(...stops, at + REACH);
}

function placesIn(text: string): readonly string[] {
  return [...text.matchAll(AT_PLACE)].flatMap((match) => {
    const words = (match[1] ?? '').split(' ');
    const first = words.findIndex((_, index) => words.slice(index).every(isPlaceWord));
    return first < 0 ? [] : [words.slice(first).join(' ')];
  });
}

/** Up to four words before `에서` or, in English, after `in`. */
const AT_PLACE = /((?:[가-힣A-Za-z0-9]{1,14} ){0,3}[가-힣A-Za-z0-9]{2,16})에서(?![가-힣])/g;

function isPlaceWord(word: string): boolean {
  if (VENUE.test(word)) return true;
  const mention = findPlaces(word)[0];
  return mention !== undefined && mention.start === 0 && mention.end === word.length;
}

const VENUE =
  /(?:호텔|컨벤션|컨벤션센터|센터|코엑스|킨텍스|벡스코|엑스코|컨벤시아|전시장|청사|시청|구청|군청|도청|회관|타워|플라자|홀|강당|대학교|도서관|박물관|미술관|스튜디오|공원|광장|캠퍼스|본사|본관|극장|아트센터|DDP|COEX|KINTEX|BEXCO|EXCO|DCC|ICC|경기장|체육관|무역관|무역전시관|컨벤션홀|의사당|국회|연구원|테크노파크)$/;
