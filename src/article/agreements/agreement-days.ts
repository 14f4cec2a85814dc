// On which day an agreement was or will be signed: the last full day named before it, with the days that only news name so (전날, 3. 14.).
// It must never take a deadline (30일까지) or the day of the announcement (17일 밝혔다) for it.
import { findDates } from '#src/language/dates.ts';
import { wallTimeOf } from '#src/time.ts';

export type DayMention = { readonly start: number; readonly end: number; readonly date: string };

/** Full days of a Korean sentence in order; `sameDay` is what 이날 means. */
export function daysIn(
  text: string,
  publishedAt: number | undefined,
  sameDay: string | undefined,
): readonly DayMention[] {
  if (!DAY_WORD.test(text)) return [];
  const dates = findDates(text, publishedAt).filter(
    ({ date, end }) => date.length === FULL_DATE && !LIMIT.test(text.slice(end, end + 4)),
  );
  const matches = [...text.matchAll(OWN_DAY)];
  if (matches.length === 0) return dates;
  const today = publishedAt === undefined || publishedAt <= 0 ? undefined : wallTimeOf(publishedAt);
  const own: DayMention[] = [];
  for (const match of matches) {
    const date =
      today === undefined && match.groups?.['same'] === undefined
        ? undefined
        : ownDay(match.groups ?? {}, { today, sameDay, text, dates, at: match.index });
    if (date !== undefined) own.push({ start: match.index, end: match.index + match[0].length, date });
  }
  return [...dates.filter(({ start, end }) => !own.some((one) => one.start < end && start < one.end)), ...own].toSorted(
    (a, b) => a.start - b.start,
  );
}

/** Without one of these no day is named. */
const DAY_WORD = /\d|어제|오늘|내일|모레|그저께|그제|글피|전날|전일|하루 전|이날|당일|같은 날|이 자리|요일/;

/** `◇30일(화)`, `▲ 3월 5일(수)`: a line that is only a day, the heading of a list. */
export function dayHeading(line: string, publishedAt: number | undefined): string | undefined {
  return HEADING.test(line) ? daysIn(line, publishedAt, undefined).at(-1)?.date : undefined;
}

const HEADING = /^[^가-힣\d]{0,4}(?:\d{1,2}월\s?)?\d{1,2}일\s?(?:\([월화수목금토일]\))?[^가-힣\d]{0,3}$/;

export const FULL_DATE = '2018-05-25'.length;

/** `30일까지`, `5일부터`. */
const LIMIT = /^\s?(?:까지|부터|이내|이후|이전|한\b|간)/;

type Today = { readonly year: number; readonly month: number; readonly day: number };

/** `그제`, `전날`, `이날`, `같은 날`, `지난 화요일`, `3. 14.(금)`, `3.14.(금)`, `8일자로`. */
const OWN_DAY =
  /(?<![가-힣])(?:(?<ago>그제|엊그제|그끄저께|글피)|(?<eve>전날|전일|하루 전)|(?<same>이날|같은 날|같은 날짜|당일|이 자리에?서)|(?:(?<lean>지난주|지난|이번 주|이번주|오는|다음 주|다음주)\s)?(?<week>[월화수목금토일])요일|(?<![\d.]\s?)(?<month>\d{1,2})\.\s?(?<day>\d{1,2})(?:\.?\s?(?=\([월화수목금토일]\))|\.(?=\s|$)))/g;

type Reading = {
  readonly today: Today | undefined;
  readonly sameDay: string | undefined;
  readonly text: string;
  readonly dates: readonly DayMention[];
  /** Where the day is named. */
  readonly at: number;
};

function ownDay(
  groups: Readonly<Record<string, string | undefined>>,
  { today, sameDay, text, dates, at }: Reading,
): string | undefined {
  if (groups['same'] !== undefined) return dates.findLast(({ end }) => end <= at)?.date ?? sameDay;
  if (today === undefined) return undefined;
  if (groups['ago'] !== undefined)
    return shifted(today, groups['ago'] === '글피' ? 3 : -(groups['ago'] === '그끄저께' ? 3 : 2));
  if (groups['eve'] !== undefined) return eve(today, { text, dates });
  if (groups['week'] !== undefined) return weekday(today, groups['week'], groups['lean']);
  return nearest(today, Number(groups['month']), Number(groups['day']));
}

/** 전날 is the day before the one the sentence tells it on, else before the publication. */
function eve(today: Today, { text, dates }: Pick<Reading, 'text' | 'dates'>): string {
  const told = dates.findLast(
    ({ end }) => /^(?:\s|$|에|,)/.test(text.slice(end, end + 1)) && TELLING.test(text.slice(end, end + 8)),
  );
  if (told === undefined) return shifted(today, -1);
  const [year = 0, month = 1, day = 1] = told.date.split('-').map(Number);
  return shifted({ year, month, day }, -1);
}

const TELLING = /^(?:에)?\s?(?:밝혔|전했|말했|발표|알렸)/;

function shifted({ year, month, day }: Today, days: number): string {
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, FULL_DATE);
}

/** 지난 is before today, 오는 after it, 다음 주 in the week that begins on Monday; a bare one is the last. */
function weekday(today: Today, name: string, lean: string | undefined): string | undefined {
  const wanted = WEEK.indexOf(name);
  const current = (new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay() + 6) % 7;
  if (lean?.startsWith('다음') === true) return shifted(today, wanted - current + 7);
  if (lean?.startsWith('지난주') === true) return shifted(today, wanted - current - 7);
  if (lean?.startsWith('이번') === true) return shifted(today, wanted - current);
  if (lean === '오는') return shifted(today, ((wanted - current + 6) % 7) + 1);
  return lean === '지난' ? shifted(today, -(((current - wanted + 6) % 7) + 1)) : undefined;
}

const WEEK = '월화수목금토일';

function nearest(today: Today, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const now = Date.UTC(today.year, today.month - 1, today.day);
  const [best] = [-1, 0, 1]
    .map((shift) => Date.UTC(today.year + shift, month - 1, day))
    .toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now));
  return best === undefined ? undefined : new Date(best).toISOString().slice(0, FULL_DATE);
}
