// Which days, months and years a text names, resolved against the day it was published on Seoul's calendar.
// It must never take a duration (3일간), a count or a version for a date; what it cannot resolve it leaves out.
import type { Span } from '#src/model-facts.ts';
import { wallTimeOf } from '#src/time.ts';
import { checked, resolveMonth, toIso, type Day, type Lean } from '#src/language/calendar/calendar.ts';
import {
  DATE_PATTERN,
  numericDay,
  spelledDay,
  type Groups,
  type Reading,
} from '#src/language/calendar/korean-dates.ts';
import { englishDates } from '#src/language/calendar/english-dates.ts';

export type DateMention = Span & {
  readonly text: string;
  /** `2018`, `2018-09` or `2018-09-20`, as precise as the text is. */
  readonly date: string;
};

/**
 * Dates in order, with UTF-16 offsets. A range is two mentions: `9월 18~20일`, `12-14 June`.
 * @param publishedAt epoch milliseconds; undefined or 0 when unknown: then only dates that name their year are found
 */
export function findDates(text: string, publishedAt: number | undefined): readonly DateMention[] {
  const today = publishedAt === undefined || publishedAt <= 0 ? undefined : wallTimeOf(publishedAt);
  return [...koreanDates(text, today), ...bracketDates(text, today), ...englishDates(text, today)]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(isOutermost);
}

function isOutermost(mention: DateMention, index: number, all: readonly DateMention[]): boolean {
  const before = all[index - 1];
  return before === undefined || before.end <= mention.start;
}

function koreanDates(text: string, today: Day | undefined): readonly DateMention[] {
  const found: DateMention[] = [];
  let previous: Reading['previous'];
  for (const match of text.matchAll(DATE_PATTERN)) {
    const [whole] = match;
    const groups: Groups = match.groups ?? {};
    const end = match.index + whole.length;
    if (!isDate(text, { start: match.index, end, isHalf: isHalfOfRange(groups, whole) })) continue;
    const between = previous === undefined ? '' : text.slice(previous.end, match.index);
    const isEnd = groups['day'] !== undefined && text.startsWith('까지', end) && !between.includes('. ');
    const isNear = previous !== undefined && match.index - previous.end <= (isEnd ? END_REACH : INHERIT_REACH);
    const day =
      numericDay(groups) ??
      spelledDay(groups, {
        today,
        previous,
        isNear,
        isRange: isNear && (isEnd || RANGE_BETWEEN.test(between)),
        tense: tenseOf(text.slice(end, end + TENSE_REACH)),
      });
    if (day === undefined) continue;
    found.push({ start: match.index, end, text: whole, date: toIso(day) });
    previous = { day, end };
  }
  return found;
}

/** `5월 24일과 25일`: the second borrows the month of the first across a particle or two, `5. 20.(수) ~ 5. 22.` across a weekday. */
const INHERIT_REACH = 8;

/** `5월 20일 개막해 23일까지`. */
const END_REACH = 40;

/** `30일부터 2일까지`, `30일∼2일`: the second lies behind the first. */
const RANGE_BETWEEN = /부터|[~∼〜～–—-]/;

const TENSE_REACH = 100;

/** What the verb behind a date says: `29일 … 열린다`, `29일 … 열렸다`. */
function tenseOf(after: string): Lean {
  const sentence = after.split(SENTENCE_END)[0] ?? '';
  const coming = sentence.search(COMING);
  const done = sentence.search(DONE);
  if (coming < 0 && done < 0) return 'near';
  return coming >= 0 && (done < 0 || coming < done) ? 'future' : 'past';
}

const SENTENCE_END = /[.\n]/;
/** `열린다`, `개최할 예정`, `연다고`, `막을 올린다`. */
const COMING =
  /^[^.,]{0,16}\s(?:개최|개막)(?![가-힣])|열린다|열릴|연다(?![가-힣]{2})|(?:개최|진행|개막|마련)(?:한다|된다|할|될)|올린다|예정|앞두고|참가한다|여는\s|열리는|모집/;
/** `열렸다`, `개최했다`, `마쳤다`. */
const DONE = /열렸|열었|열린\s|(?:개최|진행|참가|참석|개막)(?:했|됐|한\s|된\s)|가졌|마쳤|성료|막을 내렸|폐막/;

/** `18` of `18~20일`, which has no 일 of its own. */
function isHalfOfRange(groups: Groups, whole: string): boolean {
  return groups['day'] !== undefined && !whole.endsWith('일');
}

type Shape = Span & { readonly isHalf: boolean };

/** Whether this is a point in time: `3일간`, `2~3일 내`, `2일 만에`, `매월 25일`, `5일 이내` are not. */
function isDate(text: string, { start, end, isHalf }: Shape): boolean {
  const after = text.slice(end, end + AFTER_REACH);
  const behind = isHalf ? after.replace(OTHER_HALF, '') : after;
  return !EVERY_BEFORE.test(text.slice(Math.max(0, start - 4), start)) && !DURATION_AFTER.test(behind);
}

const AFTER_REACH = 12;
/** `~20일` behind `18`. */
const OTHER_HALF = /^\s?[~∼〜～·,–—-]\s?\d{1,2}일/;

/** `매월 25일` is no day; `1,3일` and `0.5일` are numbers. */
const EVERY_BEFORE = /(?:\d박|매년|매월|매달|매주|격월|약|총)\s?$|[+.,]$/;
/** `3일간`, `5일 이내`, `2일 전에`, `3일차`, `4일 만에`; but `2일간담회`. */
const DURATION_AFTER =
  /^(?:간(?!담|부|사)|\s?동안|\s?만에|\s?이내|\s?내에|\s내로?\s|차(?!관|량)|째|분(?!기|야)|\s?전(?=[에부까 ])|\s?후(?=[에부 ])|씩|여|\s?이상|\s?가량|치|짜리|장|호|\s\d+회)/;

/** `세종(8.30)`, `본선(9.19~20)`: only alone in brackets, because elsewhere 9.18 is a number. */
function bracketDates(text: string, today: Day | undefined): readonly DateMention[] {
  if (today === undefined) return [];
  return [...text.matchAll(BRACKET_DATE)].flatMap((match) => {
    const [whole, month = '', day = '', lastMonth, lastDay] = match;
    const first = checked(resolveMonth(today, { month: Number(month), day: Number(day) }, 'near'));
    if (first === undefined) return [];
    const start = match.index + 1;
    const end = start + month.length + 1 + day.length;
    const mention = { start, end, text: text.slice(start, end), date: toIso(first) };
    const last =
      lastDay === undefined
        ? undefined
        : checked({ ...first, month: Number(lastMonth ?? month), day: Number(lastDay) });
    const stop = match.index + whole.length;
    const from = stop - (lastDay ?? '').length - (lastMonth === undefined ? 0 : lastMonth.length + 1);
    return last === undefined
      ? [mention]
      : [mention, { start: from, end: stop, text: text.slice(from, stop), date: toIso(last) }];
  });
}

/** `(8.30)`, `(9.19~20)`, `(9.30~10.2)`, `(7.3, 코엑스)`. */
const BRACKET_DATE =
  /\((1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?=\.?\s?(?:[)~∼〜,·-]|\([월화수목금토일]\)))(?:[~∼〜-](?:(1[0-2]|0?[1-9])\.)?(3[01]|[12]\d|0?[1-9])(?![\d.]))?/g;
