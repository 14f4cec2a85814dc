// Reads notices, whose lines carry labels: ■ 기간: 9월 30일∼10월 2일, ○ (장소) 시청, Venue: City Hall.
// It must never take the lines of an application (신청 마감, 접수 기간) for the event's own.
import type { DateMention } from '#src/language/dates.ts';
import type { Span } from '#src/model-facts.ts';
import { englishPeriods } from './english-event-days.ts';
import { koreanPeriods, type Period } from './event-days.ts';
import { within, type Telling } from './event-telling.ts';
import { properPlace } from './event-venues.ts';

export type Notice = {
  readonly name: (Span & { readonly name: string }) | undefined;
  readonly place: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Where the labelled lines begin. */
  readonly start: number;
};

/** The event that labelled lines tell of; undefined when the text is no notice. Linear. */
export function findNotice(text: string, dates: readonly DateMention[]): Notice | undefined {
  const lines = labelledLines(text);
  const name = lines.find(({ label }) => NAME_LABEL.test(label));
  const day = lines.find(({ label }) => DAY_LABEL.test(label));
  const place = lines.find(({ label }) => PLACE_LABEL.test(label));
  if (name === undefined && (day === undefined || place === undefined)) return undefined;
  const free = name === undefined || day !== undefined ? undefined : lineOfDays(text, name, dates);
  const period = day === undefined ? free?.period : periodsOf(text, day, dates)[0];
  return {
    name: name === undefined ? undefined : nameOf(name),
    place: placeOf(place === undefined ? (free?.rest ?? placeBehind(day)) : place.value),
    from: period?.from,
    to: period?.to,
    start: Math.min(...[name, day, place].flatMap((line) => (line === undefined ? [] : [line.start]))),
  };
}

function periodsOf(text: string, line: Span, dates: readonly DateMention[]): readonly Period[] {
  const own = within(dates, line);
  return ENGLISH.test(text.slice(line.start, line.end)) ? englishPeriods(text, own) : koreanPeriods(text, own);
}

/** Example: `30 September`. */
const ENGLISH = /[A-Z][a-z]{2}/;

type Line = Span & { readonly label: string; readonly value: string };

function labelledLines(text: string): readonly Line[] {
  return [...text.matchAll(LABELLED)].map((match) => {
    const value = match[3] ?? '';
    const end = match.index + match[0].length;
    return { label: (match[1] ?? match[2] ?? '').replaceAll(WORD_GAP, ''), value, start: end - value.length, end };
  });
}

/** `■ 행사: …`, `○ 전시회명: …`, `□ (일시) …`, `- 장 소 : …`, `Venue: …`; also several on one line with a slash between. */
const LABELLED =
  /(?:^|\n|\s\/\s|[■□○●◇◆◈▣▲△▶▷►※•▪◦☞]\s?)[\s■□○●◇◆◈▣▲△▶▷►※*·•▪◦☞\-–ㅇ]{0,4}(?:\d{1,2}[.)]\s)?(?:[([<【]\s?([가-힣A-Za-z·/\s]{1,14})\s?[)\]>】]\s?[:：]?|([가-힣A-Za-z·/\s]{1,14})\s?[:：])\s?([^\n■□○●◇◆◈▣▲△▶▷►※•▪◦☞]{1,120}?)(?=\n|$|\s?[■□○●◇◆◈▣▲△▶▷►※•▪◦☞]|\s\/\s[가-힣\s]{2,8}[:：])/g;

const NAME_LABEL =
  /^(?:[가-힣]{0,4}(?:(?<![학협의]|위원|연합)회|식|제|전|쇼|포럼|엑스포|워크숍|심포지엄)명|행사명?|명칭|대회명|전시회명|전시명|포럼명|세미나명|교육명|축제명|토론회명|설명회명|박람회명|공모전명|사업설명회|제목|Event|Event Name|What)$/i;
const DAY_LABEL =
  /^(?:(?:행사|개최|전시|대회|운영)?(?:기간|일시|일자|날짜|일정)(?:[·/]?(?:및)?장소)?|때|언제|When|Date|Dates|DateandTime)$/i;
const PLACE_LABEL = /^(?:(?:행사|개최|전시|대회)?장소|곳|어디서|위치|Where|Venue|Location|Place)$/i;

function nameOf({ value, start }: Line): Span & { readonly name: string } {
  const name = value.replace(OPENING, '').replace(CLOSING, '').trim();
  const from = start + value.indexOf(name);
  return { name, start: from, end: from + name.length };
}

const OPENING = /^[‘“「『《〈'"\s]+/;
const CLOSING = /[’”」』》〉'"\s]+$/;

/** `○ 5. 20.(수) ~ 5. 22.(금), 창원컨벤션센터(CECO)`: a line of its own below the name. */
function lineOfDays(text: string, name: Line, dates: readonly DateMention[]) {
  for (const match of text.slice(name.end).matchAll(UNLABELLED)) {
    const start = name.end + match.index;
    const end = start + match[0].length;
    const [period] = periodsOf(text, { start, end }, dates);
    if (period === undefined || period.start - start > MARK_LENGTH) continue;
    return { period, rest: text.slice(period.end, end).replace(DAY_REST, '') };
  }
  return undefined;
}

const UNLABELLED = /\n[^\n:：]{4,100}(?=\n|$)/g;
const MARK_LENGTH = 8;
/** `.(금) 14:00, ` behind a day. */
const DAY_REST =
  /^[일.\s]{0,3}(?:\([^)]{1,8}\))?[\s,]{0,3}(?:(?:오전|오후)?\s?\d{1,2}(?::\d\d|시)\s?(?:[~∼-]\s?\d{1,2}(?::\d\d|시))?)?[\s,·/]{0,3}/;

/** `일시·장소: 9. 3.(수) 14:00, 코엑스`. */
function placeBehind(day: Line | undefined): string | undefined {
  return day?.label.includes('장소') === true || day === undefined ? day?.value.split(PART).at(-1) : undefined;
}

/** Between the day and the place of one line. */
const PART = /,\s|\s\/\s/;

function placeOf(value: string | undefined): string | undefined {
  const words =
    (value ?? '').replaceAll(BRACKETS, '').replace(CLOSING, '').split(AFTER_PLACE)[0]?.trim().split(WORD_GAP) ?? [];
  const place = words.length === 0 || words[0] === '' ? undefined : properPlace(words);
  return place === undefined || ON_THE_WEB.test(place) ? undefined : place;
}

const BRACKETS = /\([^()]{1,40}\)/g;
const AFTER_PLACE = /[,;※]/;
const WORD_GAP = /\s+/g;
const ON_THE_WEB = /^(?:온라인|비대면|유튜브|줌|Zoom|Online)/;

/** A notice that names its event, in the shape of what sentences tell. */
export function noticeTelling({ name, place, from, to }: Notice): Telling | undefined {
  return name === undefined
    ? undefined
    : { ...name, alias: undefined, place, from, to, isBody: false, isChange: false };
}
