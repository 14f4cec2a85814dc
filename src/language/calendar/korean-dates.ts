// The grammar of Korean dates: 지난 9월 20일, 내달 3일, 다음 주 화요일, 5. 20.(수); and which day each of them means.
// Called by dates.ts, which walks the text and throws out durations and counts.
import {
  addDays,
  addMonths,
  checked,
  daysBetween,
  monthAfter,
  nearestDay,
  resolveMonth,
  weekdayNear,
  type Day,
  type Lean,
} from './calendar.ts';

/** What is known when a date is read: the publication day, and the date before it, which lends its month. */
export type Reading = {
  readonly today: Day | undefined;
  readonly previous: { readonly day: Day; readonly end: number } | undefined;
  /** The date before stands within a few characters. */
  readonly isNear: boolean;
  /** And a word or mark between them makes the two a range. */
  readonly isRange: boolean;
  /** What the verbs of the sentence say of the direction, when the date does not. */
  readonly tense: Lean;
};

export type Groups = Readonly<Record<string, string | undefined>>;

const YEAR_NAMES = '재작년|지난해|작년|올해|금년|내후년|내년';
const MONTH_NAMES = '지난 ?달|이달|이번 ?달|내달|다음 ?달|같은 ?달';
const MONTH_DIGITS = '1[0-2]|0?[1-9]';
const DAY_DIGITS = '3[01]|[12]\\d|0?[1-9]';

/**
 * `2018년 5월 24일`, `지난 9월 20일`, `내년 3월`, `오는 25일`, `이달 3일`, `2018.05.24`, `어제`, `9월 18~20일`, `다음 주 화요일`, `5. 20.(수)`.
 * Every branch begins with a digit or one of a few words, and no part repeats: linear.
 */
export const DATE_PATTERN = new RegExp(
  String.raw`(?=[\d지오다이재작올금내전어그모같])(?:${[
    String.raw`(?<!\d)(?<ny>\d{4})[./-]\s?(?<nm>\d{1,2})[./-]\s?(?<nd>\d{1,2})(?!\d)`,
    String.raw`(?<=['’‘])(?<sy>\d{2})\.\s?(?<sm>\d{1,2})\.\s?(?<sd>\d{1,2})(?!\d)`,
    // A weekday in brackets or a range mark makes a date of two numbers; behind a range mark, of one.
    String.raw`(?<![\d./-])(?<![\d.]\s)(?<pm>${MONTH_DIGITS})[./]\s?(?<pd>${DAY_DIGITS})(?=\.?\s?\([월화수목금토일][)·,]|\.\s?[~∼〜～–—-]|\.\s\d{1,2}:\d\d)`,
    String.raw`(?<=[)\].\d]\s?[~∼〜～–—-]\s?)(?<rm>${MONTH_DIGITS})\.\s?(?<rd>${DAY_DIGITS})(?![\d%])`,
    String.raw`(?<=[)\].\d]\s?[~∼〜～–—-]\s?)(?<ld>${DAY_DIGITS})(?=\.?\s?\([월화수목금토일]\)|\.(?!\s?\d)|[\s),]|$)`,
    // With a day: everything before it is optional.
    String.raw`(?<![\p{L}\d])(?:(?<lean>지난|오는|다가오는|이번)\s?)?(?:(?:(?<year>(?:19|20)\d{2})년|(?<yearWord>${YEAR_NAMES}|이듬해|전년))\s?)?(?:(?:(?<month>\d{1,2})월|(?<monthWord>${MONTH_NAMES}))\s?)?(?:(?<day>\d{1,2})(?:일|(?=\s?[~∼〜～·,–—-]\s?\d{1,2}일))|(?<dayWord>그저께|어제|오늘|내일|모레)(?!\p{L}))`,
    String.raw`(?<![\p{L}\d])(?<week>지지난|지난|이번|다음|다다음|오는)\s?(?<ofWeek>주\s?)?(?<weekday>[월화수목금토일])요일`,
    // A year, perhaps with a month; a month; a month by name.
    String.raw`(?<![\p{L}\d])(?:(?<lean2>지난|오는|다가오는)\s?)?(?:(?<year2>(?:19|20)\d{2})년|(?<yearWord2>${YEAR_NAMES}))(?:\s?(?<month2>\d{1,2})월)?`,
    String.raw`(?<![\p{L}\d])(?:(?<lean3>지난|오는|다가오는)\s?)?(?<month3>\d{1,2})월`,
    String.raw`(?<![\p{L}\d])(?<monthWord4>${MONTH_NAMES})(?!\p{L}{3})`,
  ].join('|')})`,
  'gu',
);

export function numericDay({ ny, nm, nd, sy, sm, sd }: Groups): Day | undefined {
  if (sy !== undefined) return checked({ year: CENTURY + Number(sy), month: Number(sm), day: Number(sd) });
  return ny === undefined ? undefined : checked({ year: Number(ny), month: Number(nm), day: Number(nd) });
}

/** `’24. 9. 10.` */
const CENTURY = 2_000;

export function spelledDay(groups: Groups, reading: Reading): Day | undefined {
  const { today } = reading;
  const isRest = groups['rd'] !== undefined || groups['ld'] !== undefined;
  if ((groups['ny'] ?? groups['sy']) !== undefined || (isRest && !reading.isRange)) return undefined;
  if (groups['weekday'] !== undefined) return today === undefined ? undefined : dayOfWeek(groups, today);
  if (groups['dayWord'] !== undefined)
    return today === undefined ? undefined : addDays(today, DAY_WORDS.get(groups['dayWord']) ?? 0);
  const lean = leanOf(groups['lean'] ?? groups['lean2'] ?? groups['lean3']);
  const year = yearOf(groups, reading);
  const month = numberOf(groups, ['month', 'month2', 'month3', 'pm', 'rm']);
  const day = numberOf(groups, ['day', 'pd', 'rd', 'ld']);
  const monthWord = groups['monthWord'] ?? groups['monthWord4'];
  if (monthWord !== undefined) return inNamedMonth(monthWord, day, reading);
  if (year !== undefined) return checked({ year, month, day });
  if (month !== undefined) return resolved({ month, day, lean, reading });
  return day === undefined ? undefined : dayAlone(day, lean, reading);
}

/** `같은 달 9일` goes by the date before it, the others by today. */
function inNamedMonth(word: string, day: number | undefined, { today, previous }: Reading): Day | undefined {
  const shift = MONTH_WORDS.get(word.replace(' ', ''));
  if (shift !== undefined) return today === undefined ? undefined : checked({ ...addMonths(today, shift), day });
  return previous?.day.month === undefined ? undefined : checked({ ...previous.day, day });
}

function dayAlone(day: number, lean: Lean, { today, previous, isNear, isRange, tense }: Reading): Day | undefined {
  const before = isNear ? previous?.day : undefined;
  if (before?.month !== undefined && before.day !== undefined) {
    if (day > before.day) return checked({ ...before, day });
    if (isRange) return checked({ ...addMonths(before, 1), day });
  }
  if (today === undefined) return undefined;
  const nearest = nearestDay(today, day, lean);
  const isFar = nearest !== undefined && Math.abs(daysBetween(today, nearest)) > SURE_DAYS;
  return lean === 'near' && isFar ? nearestDay(today, day, tense) : nearest;
}

/** A bare `29일` this near to the day of publication needs no verb to be placed. */
const SURE_DAYS = 8;

type Unresolved = {
  readonly month: number;
  readonly day: number | undefined;
  readonly lean: Lean;
  readonly reading: Reading;
};

function resolved({ month, day, lean, reading }: Unresolved): Day | undefined {
  const { previous, isNear, isRange, today, tense } = reading;
  if (isNear && previous?.day.month !== undefined)
    return checked(isRange ? monthAfter(previous.day, { month, day }) : { year: previous.day.year, month, day });
  if (today === undefined) return undefined;
  const nearest = resolveMonth(today, { month, day }, lean);
  const isFar = day === undefined || Math.abs(daysBetween(today, nearest)) > SURE_MONTH_DAYS;
  return checked(lean === 'near' && tense !== 'near' && isFar ? resolveMonth(today, { month, day }, tense) : nearest);
}

/** The same for `11월 5일`. */
const SURE_MONTH_DAYS = 60;

/** `다음 주 화요일` counts weeks from Monday; `오는 화요일` is the next one, `지난 화요일` the last one. */
function dayOfWeek({ week = '', ofWeek, weekday = '' }: Groups, today: Day): Day | undefined {
  const wanted = WEEKDAYS.indexOf(weekday) + 1;
  if (ofWeek === undefined) {
    const lean = leanOf(week);
    return weekdayNear(today, wanted, lean === 'near' ? 'future' : lean);
  }
  const monday = weekdayNear(today, 1, 'past');
  return addDays(monday, (WEEK_SHIFTS.get(week) ?? 0) * WEEKDAYS.length + wanted - 1);
}

const WEEKDAYS = '월화수목금토일';

const WEEK_SHIFTS: ReadonlyMap<string, number> = new Map([
  ['지지난', -2],
  ['지난', -1],
  ['이번', 0],
  ['다음', 1],
  ['다다음', 2],
]);

function leanOf(word: string | undefined): Lean {
  if (word === undefined || word === '이번') return 'near';
  return word.endsWith('지난') ? 'past' : 'future';
}

function yearOf(groups: Groups, { today, previous, isNear }: Reading): number | undefined {
  const digits = groups['year'] ?? groups['year2'];
  if (digits !== undefined) return Number(digits);
  const word = groups['yearWord'] ?? groups['yearWord2'];
  if (word === '이듬해') return previous === undefined || !isNear ? undefined : previous.day.year + 1;
  const shift = YEAR_WORDS.get(word ?? '');
  return shift === undefined || today === undefined ? undefined : today.year + shift;
}

function numberOf(groups: Groups, names: readonly string[]): number | undefined {
  const name = names.find((one) => groups[one] !== undefined);
  return name === undefined ? undefined : Number(groups[name]);
}

const YEAR_WORDS: ReadonlyMap<string, number> = new Map([
  ['재작년', -2],
  ['지난해', -1],
  ['작년', -1],
  ['전년', -1],
  ['올해', 0],
  ['금년', 0],
  ['내년', 1],
  ['내후년', 2],
]);

const MONTH_WORDS: ReadonlyMap<string, number> = new Map([
  ['지난달', -1],
  ['이달', 0],
  ['이번달', 0],
  ['내달', 1],
  ['다음달', 1],
]);

const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['그저께', -2],
  ['어제', -1],
  ['오늘', 0],
  ['내일', 1],
  ['모레', 2],
]);
