// Which stretch of days a Korean text gives: 12일부터 14일까지, 17일부터 사흘간, 오는 29일까지, 10월; and what each stretch is the time of.
// It must never take the day something was said (10일 밝혔다) or an application closes (20일까지 접수) for the day of an event.
import { addDays, ofIso, toIso } from '#src/language/calendar/calendar.ts';
import type { DateMention } from '#src/language/dates.ts';
import type { Span } from '#src/model-facts.ts';

export type Period = Span & {
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Its text names no day: a month or a year only. */
  readonly isLoose: boolean;
  /** The text corrects another time by this one: `21일에서 19일로`. */
  readonly isChange: boolean;
};

/** The stretches of days in a text, in order. Dates that say no more than `10월 중순` or `내년 상반기` are left out. */
export function koreanPeriods(text: string, dates: readonly DateMention[]): readonly Period[] {
  const periods: Period[] = [];
  for (let index = 0; index < dates.length; index += 1) {
    const first = dates[index];
    if (first === undefined) break;
    const reach = lastOfRange(text, dates, index);
    const last = dates[reach] ?? first;
    index = reach;
    const period = reach === dates.indexOf(first) ? singlePeriod(text, first) : rangeOf(text, first, last);
    if (period !== undefined) periods.push(period);
  }
  return periods;
}

/** The index of the date that ends the range begun at `index`. */
function lastOfRange(text: string, dates: readonly DateMention[], index: number): number {
  let reach = index;
  while (reach - index < MOST_DAYS_LISTED) {
    const [one, next] = [dates[reach], dates[reach + 1]];
    if (one === undefined || next === undefined || next.start - one.end > JOIN_REACH) break;
    if (next.date.length !== one.date.length || !JOIN.test(text.slice(one.end, next.start))) break;
    reach += 1;
  }
  return reach;
}

const MOST_DAYS_LISTED = 6;
const JOIN_REACH = 30;

/** Between the two ends: `부터 `, `~`, `(수) ~ `, `과 `, `·`, `에서 `, ` 오후 2시부터 `. */
const JOIN =
  /^\.?\s?(?:\([^()]{1,8}\))?\.?\s?(?:(?:오전|오후|낮)?\s?\d{1,2}(?::\d\d|시)\s?)?(?:일?\s?(?:부터|에서|~|∼|〜|～|–|—|-|과|와|·|,|및))\s?(?:오는\s|같은 달\s)?$/;

function rangeOf(text: string, first: DateMention, last: DateMention): Period {
  const isChange =
    CHANGE_BETWEEN.test(text.slice(first.end, last.start)) && CHANGE_AFTER.test(text.slice(last.end, last.end + AFTER));
  const from = isChange ? last.date : first.date;
  return { start: first.start, end: last.end, from, to: last.date, isLoose: isLoose(last), isChange };
}

const AFTER = 44;
const CHANGE_BETWEEN = /에서\s$/;
/** `로 앞당`, `로 연기`. */
const CHANGE_AFTER = /^(?:\([^)]{1,8}\))?(?:일)?(?:로|으로)\s/;

function isLoose({ date }: DateMention): boolean {
  return date.length < '2018-05-24'.length;
}

function singlePeriod(text: string, { start, end, date }: DateMention): Period | undefined {
  const after = text.slice(end, end + AFTER).replace(NOTE, '');
  const isMonth = date.length < FULL;
  if (isMonth && VAGUE.test(after)) return undefined;
  const period = { start, end, isLoose: isMonth, isChange: CHANGED_TO.test(after) };
  const days = LASTING.exec(after)?.groups;
  if (days !== undefined && !isMonth) return { ...period, from: date, to: shifted(date, lengthOf(days) - 1) };
  const ending = ENDING.exec(after)?.groups;
  if (ending !== undefined && !isMonth) return { ...period, from: shifted(date, 1 - lengthOf(ending)), to: date };
  if (SINCE.test(after)) return { ...period, from: date, to: undefined };
  if (UNTIL.test(after)) return { ...period, from: undefined, to: date };
  return { ...period, from: date, to: isMonth ? undefined : date };
}

const FULL = '2018-05-24'.length;
/** `(수)`, `(현지시간)` and a clock time behind a day. */
const NOTE = /^\.?\s?\([^()]{1,8}\)/;
/** `10월 중순`, `내년 상반기`, `이달 말`. */
const VAGUE =
  /^\s?(?:초(?:순|부터|까지|에|께|쯤)?(?![가-힣])|중순|월말|말(?:까지|부터|에|께|쯤|이나)?(?![가-힣])|하순|상순|께|쯤|경(?![가-힣])|상반기|하반기|봄|여름|가을|겨울|[1-4]분기|중반|후반|전후)/;
/** `부터 사흘간`, `부터 3일간`, `부터 이틀 동안`, `부터 일주일간`, `부터 2박 3일`. */
const LASTING =
  /^\s?(?:(?:오전|오후)?\s?\d{1,2}시\s?)?부터\s(?:[^.,‘“\d]{1,24}에서\s)?(?:총\s)?(?:\d박\s)?(?:(?<word>하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|일주일|일주간|양일)|(?<days>\d{1,2})일|(?<weeks>[1-4])주)(?:\s?동안|\s?간|\s일정)?/;
/** `까지 나흘간`. */
const ENDING =
  /^\s?까지\s(?:총\s)?(?:(?<word>이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|일주일|양일)|(?<days>\d{1,2})일|(?<weeks>[1-4])주)(?:\s?동안|\s?간)/;
/** `12일부터`; `12일 오후 2시부터` is one day. */
const SINCE = /^\s?부터(?!\s?\d{1,2}시)/;
const UNTIL = /^\s?까지/;
/** `19일로 앞당`, `26일로 연기`. */
const CHANGED_TO = /^(?:로|으로)\s(?:\S{1,6}\s)?(?:연기|변경|앞당|미뤄|미뤘|미룬|미루|옮|조정|늦|당겨|당긴|순연)/;

type Length = Readonly<Record<string, string | undefined>>;

function lengthOf({ word, days, weeks }: Length): number {
  if (days !== undefined) return Number(days);
  if (weeks !== undefined) return Number(weeks) * 7;
  return LENGTHS.get(word ?? '') ?? 1;
}

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['하루', 1],
  ['이틀', 2],
  ['양일', 2],
  ['사흘', 3],
  ['나흘', 4],
  ['닷새', 5],
  ['엿새', 6],
  ['이레', 7],
  ['일주일', 7],
  ['일주간', 7],
  ['여드레', 8],
  ['아흐레', 9],
  ['열흘', 10],
  ['보름', 15],
]);

/** The ISO day so many days later. */
export function shifted(date: string, days: number): string {
  return toIso(addDays(ofIso(date), days));
}

/** Whether a stretch of days is the time of something else: of saying, of applying, of building. */
export function isOtherTime(text: string, period: Period, region: Span): boolean {
  const after = text.slice(period.end, Math.min(region.end, period.end + REACH));
  const before = text.slice(Math.max(region.start, period.start - REACH), period.start);
  if (period.isChange) return false;
  if (SAID_AFTER.test(after) || FORMER_BEFORE.test(before)) return true;
  const next = after.slice(0, after.search(NEXT_PHRASE) < 0 ? undefined : after.search(NEXT_PHRASE));
  return APPLYING.test(next) || APPLYING_BEFORE.test(before) || BUILDING.test(next);
}

const REACH = 40;
/** `10일 밝혔다`, `24일 오후 이같이 전했다`, `29일 부산시에 따르면`, `11일 참가업체 모집에 들어갔다`. */
const SAID_AFTER =
  /^(?:\([^)]{1,8}\))?(?:에)?\s?(?:(?:오전|오후|이같이|이처럼|이렇게|공식|보도자료를|통해|자료를|내고|기자회견에서|기자간담회에서|브리핑에서)\s){0,3}(?:밝혔|밝힌|밝히|전했|말했|발표했|발표한|알렸|설명했|강조했|공고했|공개했|예고했|안내했|내다봤|덧붙였|귀국|결정했|확정했|보도했)|^\s(?:\S{1,12}\s)?\S{1,12}에\s(?:따르면|의하면)/;
/** `당초 21일`. */
const FORMER_BEFORE = /(?:당초|애초|원래|기존)\s(?:예정된\s|예정일인\s)?$/;
/** Where the words that belong to a date end: the next name, comma or verb. */
const NEXT_PHRASE = /[‘“'"',.△]|에서|열리|열린|열어|개최|개막/;
const APPLYING =
  /출품|작품|제안서|받는다|받고|받아|받을|접수|신청|모집|등록|마감|제출|응모|예매|공모(?!전)|이메일|홈페이지|누리집|판매|발권/;
const APPLYING_BEFORE =
  /(?:접수|신청|모집|등록|마감|기한|제출|얼리버드|예매|응모|사전등록|발표는|결과는)[^.,‘“△\n]{0,12}$/;
/** `2027년 6월 준공`, `3월까지 설치`. */
const BUILDING =
  /^(?:까지|부터|에)?\s(?:\S{1,12}\s){0,2}(?:준공(?!식)|완공|착공(?!식)|개통(?!식)|도입|구축|조성|가동|시행|설치|개원(?!식)|입주(?!식)|상용화|임명|취임|출시|설립|신설|도입)/;

/** What a verb behind a day says of it: the first day, the last day, or the only one. */
export function withVerb(text: string, period: Period, region: Span): Pick<Period, 'from' | 'to'> {
  const { from, to } = period;
  if (from === undefined || from !== to) return { from, to };
  const after = text.slice(period.end, Math.min(region.end, period.end + VERB_REACH));
  const opens = after.search(OPENS);
  const closes = after.search(CLOSES);
  const days = COURSE.exec(after)?.groups;
  if (days !== undefined && from !== undefined)
    return closes >= 0
      ? { from: shifted(from, 1 - lengthOf(days)), to }
      : { from, to: shifted(from, lengthOf(days) - 1) };
  if (opens >= 0 && (closes < 0 || opens < closes)) return { from, to: undefined };
  return closes >= 0 ? { from: undefined, to } : { from, to };
}

/** `사흘간의 일정에 들어갔다`, `사흘간의 일정을 마치고 폐막했다`. */
const COURSE =
  /(?:(?<word>이틀|사흘|나흘|닷새|엿새|일주일)|(?<days>\d{1,2})일|(?<weeks>[1-4])주)간의?\s(?:일정|여정|대장정)/;
const VERB_REACH = 60;
/** `24일 개막하는`, `25일 막을 올린다`. */
const OPENS =
  /문을 연|개막(?!식|연설|공연|행사|무대|일)|막을?\s?(?:올|열|오르)|막\s?올|(?<!문화)팡파르|의?\s(?:대장정|여정)에/;
/** `20일 막을 내렸다`, `16일 폐막`. */
const CLOSES = /폐막(?!식)|막을?\s?내|막\s?내|마지막\s날/;
