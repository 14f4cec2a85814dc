// Which days, months and years a text names, resolved against the day it was published on Seoul's calendar.
// It must never take a duration (3일간), a count or a version for a date; what it cannot resolve it leaves out.
import type { Span } from '#src/model.ts';
import { wallTimeOf } from '#src/time.ts';
import { addDays, addMonths, nearestDay, resolveMonth, type Day, type Lean } from './calendar.ts';
import { englishDates } from './english-dates.ts';

export type DateMention = Span & {
  readonly text: string;
  /** `2018`, `2018-09` or `2018-09-20`, as precise as the text is. */
  readonly date: string;
};

/** What is known when a date is read: the publication day, and the date before it, which lends its month. */
type Reading = {
  readonly today: Day | undefined;
  readonly previous: { readonly day: Day; readonly end: number } | undefined;
};

/**
 * Dates in order, with UTF-16 offsets.
 * @param publishedAt epoch milliseconds; undefined or 0 when unknown: then only dates that name their year are found
 */
export function findDates(text: string, publishedAt: number | undefined): readonly DateMention[] {
  const today = publishedAt === undefined || publishedAt <= 0 ? undefined : wallTimeOf(publishedAt);
  const found: DateMention[] = [];
  let previous: Reading['previous'];
  for (const match of text.matchAll(KOREAN_DATE)) {
    const groups = match.groups ?? {};
    if (!isDate(text, match.index, match.index + match[0].length)) continue;
    const reading: Reading = {
      today,
      previous: previous !== undefined && match.index - previous.end <= INHERIT_REACH ? previous : undefined,
    };
    const day = numericDay(groups) ?? spelledDay(groups, reading);
    if (day === undefined) continue;
    const mention = { start: match.index, end: match.index + match[0].length, text: match[0], date: toIso(day) };
    found.push(mention);
    previous = { day, end: mention.end };
  }
  return [...found, ...bracketDates(text, today), ...englishDates(text, today)]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(isOutermost);
}

/** `5월 24일과 25일`: the second borrows the month of the first across a particle or two. */
const INHERIT_REACH = 8;

function isOutermost(mention: DateMention, index: number, all: readonly DateMention[]): boolean {
  const before = all[index - 1];
  return before === undefined || before.end <= mention.start;
}

const YEAR_NAMES = '재작년|지난해|작년|올해|금년|내후년|내년';
const MONTH_NAMES = '지난 ?달|이달|이번 달|내달|다음 ?달';

/**
 * `2018년 5월 24일`, `지난 9월 20일`, `내년 3월`, `오는 25일`, `이달 3일`, `2018.05.24`, `어제`, `9월 18~20일`.
 * Every branch begins with a digit or one of a few words, and no part repeats: linear.
 */
const KOREAN_DATE = new RegExp(
  [
    String.raw`(?<!\d)(?<ny>\d{4})[./-]\s?(?<nm>\d{1,2})[./-]\s?(?<nd>\d{1,2})(?!\d)`,
    // With a day: everything before it is optional.
    String.raw`(?<![\p{L}\d])(?:(?<lean>지난|오는|다가오는)\s?)?(?:(?:(?<year>(?:19|20)\d{2})년|(?<yearWord>${YEAR_NAMES}|이듬해|전년))\s?)?(?:(?:(?<month>\d{1,2})월|(?<monthWord>${MONTH_NAMES}))\s?)?(?:(?<day>\d{1,2})(?:일|(?=\s?[~∼]\s?\d{1,2}일))|(?<dayWord>그저께|어제|오늘|내일|모레)(?!\p{L}))`,
    // A year, perhaps with a month; a month; a month by name.
    String.raw`(?<![\p{L}\d])(?:(?<lean2>지난|오는|다가오는)\s?)?(?:(?<year2>(?:19|20)\d{2})년|(?<yearWord2>${YEAR_NAMES}))(?:\s?(?<month2>\d{1,2})월)?`,
    String.raw`(?<![\p{L}\d])(?:(?<lean3>지난|오는|다가오는)\s?)?(?<month3>\d{1,2})월`,
    String.raw`(?<![\p{L}\d])(?<monthWord4>${MONTH_NAMES})(?!\p{L}{3})`,
  ].join('|'),
  'gu',
);

/** Whether this is a point in time: `3일간`, `2일 만에`, `매월 25일`, `5일 이내` are not. */
function isDate(text: string, start: number, end: number): boolean {
  return (
    !EVERY_BEFORE.test(text.slice(Math.max(0, start - 4), start)) && !DURATION_AFTER.test(text.slice(end, end + 5))
  );
}

/** `매월 25일` is no day; `1,3일` and `0.5일` are numbers. */
const EVERY_BEFORE = /(?:매년|매월|매달|매주|격월|약|총)\s?$|[+.,]$/;
/** `3일간`, `5일 이내`, `2일 전에`, `3일차`, `4일 만에`; but `2일간담회`. */
const DURATION_AFTER =
  /^(?:간(?!담|부|사)|\s?동안|\s?만에|\s?이내|\s?내에|차(?!관|량)|째|분(?!기|야)|\s?전(?=[에부까 ])|\s?후(?=[에부 ])|씩|여|\s?이상|치|짜리|장|호|\s\d+회)/;

type Groups = Readonly<Record<string, string | undefined>>;

function numericDay({ ny, nm, nd }: Groups): Day | undefined {
  return ny === undefined ? undefined : checked({ year: Number(ny), month: Number(nm), day: Number(nd) });
}

function spelledDay(groups: Groups, reading: Reading): Day | undefined {
  const lean = leanOf(groups['lean'] ?? groups['lean2'] ?? groups['lean3']);
  const year = yearOf(groups, reading);
  const month = monthOf(groups);
  const day = groups['day'] === undefined ? undefined : Number(groups['day']);
  const { today, previous } = reading;
  if (groups['dayWord'] !== undefined)
    return today === undefined ? undefined : addDays(today, DAY_WORDS.get(groups['dayWord']) ?? 0);
  const shift = MONTH_WORDS.get(groups['monthWord'] ?? groups['monthWord4'] ?? '');
  if (shift !== undefined) return today === undefined ? undefined : checked({ ...addMonths(today, shift), day });
  if (year !== undefined) return checked({ year, month, day });
  if (month !== undefined) return resolved({ month, day, lean, reading });
  if (day === undefined) return undefined;
  if (previous?.day.month !== undefined && previous.day.day !== undefined && day > previous.day.day)
    return checked({ ...previous.day, day });
  return today === undefined ? undefined : nearestDay(today, day, lean);
}

type Unresolved = {
  readonly month: number;
  readonly day: number | undefined;
  readonly lean: Lean;
  readonly reading: Reading;
};

function resolved({ month, day, lean, reading }: Unresolved): Day | undefined {
  const year = reading.previous?.day.month === undefined ? undefined : reading.previous.day.year;
  if (year !== undefined) return checked({ year, month, day });
  return reading.today === undefined ? undefined : checked(resolveMonth(reading.today, { month, day }, lean));
}

function leanOf(word: string | undefined): Lean {
  if (word === undefined) return 'near';
  return word === '지난' ? 'past' : 'future';
}

function yearOf(groups: Groups, { today, previous }: Reading): number | undefined {
  const digits = groups['year'] ?? groups['year2'];
  if (digits !== undefined) return Number(digits);
  const word = groups['yearWord'] ?? groups['yearWord2'];
  if (word === '이듬해') return previous === undefined ? undefined : previous.day.year + 1;
  const shift = YEAR_WORDS.get(word ?? '');
  return shift === undefined || today === undefined ? undefined : today.year + shift;
}

function monthOf(groups: Groups): number | undefined {
  const digits = groups['month'] ?? groups['month2'] ?? groups['month3'];
  return digits === undefined ? undefined : Number(digits);
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
  ['지난 달', -1],
  ['이달', 0],
  ['이번 달', 0],
  ['내달', 1],
  ['다음달', 1],
  ['다음 달', 1],
]);

const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['그저께', -2],
  ['어제', -1],
  ['오늘', 0],
  ['내일', 1],
  ['모레', 2],
]);

function checked(day: Day): Day | undefined {
  const { year, month, day: date } = day;
  if (year < 1900 || year > 2100) return undefined;
  if (month === undefined) return date === undefined ? day : undefined;
  if (month < 1 || month > 12) return undefined;
  return date === undefined || (date >= 1 && date <= new Date(Date.UTC(year, month, 0)).getUTCDate()) ? day : undefined;
}

/** `세종(8.30)`, `본선(9.19~20)`: only alone in brackets, because elsewhere 9.18 is a number. */
function bracketDates(text: string, today: Day | undefined): readonly DateMention[] {
  if (today === undefined) return [];
  return [...text.matchAll(BRACKET_DATE)].flatMap((match) => {
    const [, month = '', day = ''] = match;
    const found = checked(resolveMonth(today, { month: Number(month), day: Number(day) }, 'near'));
    const start = match.index + 1;
    const end = start + month.length + 1 + day.length;
    return found === undefined ? [] : [{ start, end, text: text.slice(start, end), date: toIso(found) }];
  });
}

const BRACKET_DATE = /\((\d{1,2})\.(\d{1,2})(?=\.?\s?(?:[)~∼,]|\([월화수목금토일]\)))/g;

function toIso({ year, month, day }: Day): string {
  return [String(year), month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
