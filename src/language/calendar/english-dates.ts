// English dates in a text: May 24, 2018; 24 May; June 12-14; next Tuesday; in October; yesterday.
// Called by dates.ts, which owns the order and the overlaps. A month or a weekday is no date where it may be a name or a habit.
import type { DateMention } from '#src/language/dates.ts';
import { addDays, addMonths, checked, resolveMonth, toIso, weekdayNear, type Day, type Lean } from './calendar.ts';

/** @param today the day of publication in Seoul; undefined leaves only dates that name their year */
export function englishDates(text: string, today: Day | undefined): readonly DateMention[] {
  if (!LATIN_DATE_WORD.test(text)) return [];
  const days = [...text.matchAll(DAY_FIRST), ...text.matchAll(MONTH_FIRST)].flatMap((match) => endsOf(match, today));
  const months = [...text.matchAll(WHOLE_MONTH)].map((match) => ({
    ...spanOf(match),
    day: monthOf(text, match, today),
  }));
  const words =
    today === undefined
      ? []
      : [
          ...[...text.matchAll(DATE_WORD)].map((match) => ({ ...spanOf(match), day: dayOfWord(match[0], today) })),
          ...[...text.matchAll(WEEKDAY)].map((match) => ({ ...spanOf(match), day: weekdayMeant(text, match, today) })),
        ];
  return [...days, ...months, ...words].flatMap(({ start, end, day }) => {
    const known = day === undefined ? undefined : checked(day);
    return known === undefined ? [] : [{ start, end, text: text.slice(start, end), date: toIso(known) }];
  });
}

const MONTHS =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const YEAR = String.raw`(?:19|20)\d{2}`;
const NTH = '(?:st|nd|rd|th)?';
const JOIN = String.raw`\s?(?:[-–—]|\bto\b|\band\b|\bthrough\b|&)\s?(?:the )?`;

/** A text without these has no English date, which most Korean texts have not. */
const LATIN_DATE_WORD =
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|today|tonight|yesterday|tomorrow|(?:last|this|next) (?:year|month)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)/;

/** `Sept. 20, 2018`, `June 12-14`, `May 12th and 13th`, `Dec. 30 to Jan. 2, 2026`: a year behind the second month is the first one's too. */
const MONTH_FIRST = new RegExp(
  String.raw`\b(?<month>${MONTHS})\.? (?<first>\d{1,2})${NTH}(?![\d:])(?:${JOIN}(?<last>\d{1,2})${NTH}(?![\d:]|\s(?:${MONTHS})\b))?` +
    String.raw`(?:,? (?<year>${YEAR})\b|(?=${JOIN}(?<nextMonth>${MONTHS})\.? \d{1,2},? (?<nextYear>${YEAR})\b)|)`,
  'dg',
);

/** `20 September`, `3 to 5 September 2025`, `the 12th and 13th of May`, `30 June to 2 July 2026`. */
const DAY_FIRST = new RegExp(
  String.raw`(?<![\d.,:/-])(?:(?<first>\d{1,2})${NTH}${JOIN})?(?<last>\d{1,2})${NTH} (?:of )?(?<month>${MONTHS})\b\.?(?!\s\d{1,2}\b)` +
    String.raw`(?:,? (?<year>${YEAR})\b|(?=${JOIN}\d{1,2}${NTH} (?<nextMonth>${MONTHS})\.?,? (?<nextYear>${YEAR})\b)|)`,
  'dg',
);

type Groups = Readonly<Record<string, string | undefined>>;
type Found = { readonly start: number; readonly end: number; readonly day: Day | undefined };

/** One day, or the first and the last of a range: `June 12` and `14` of `June 12-14`. */
function endsOf(match: RegExpExecArray, today: Day | undefined): readonly Found[] {
  const groups: Groups = match.groups ?? {};
  const places = match.indices?.groups ?? {};
  const whole = spanOf(match);
  const { first, last } = groups;
  if (first === undefined || last === undefined)
    return [{ ...whole, day: dayRead(groups, first ?? last ?? '', today) }];
  const isMonthFirst = places['month']?.[0] === whole.start;
  const [from = whole.start, firstEnd = whole.end] = places['first'] ?? [];
  const [lastStart = whole.start] = places['last'] ?? [];
  return [
    { start: isMonthFirst ? whole.start : from, end: firstEnd, day: dayRead(groups, first, today) },
    { start: lastStart, end: whole.end, day: dayRead(groups, last, today) },
  ];
}

function dayRead(groups: Groups, digits: string, today: Day | undefined): Day | undefined {
  const wanted = { month: monthNumber(groups['month'] ?? ''), day: Number(digits) };
  const year = groups['year'] ?? groups['nextYear'];
  if (year === undefined) return today === undefined ? undefined : resolveMonth(today, wanted, 'near');
  const isYearBefore = groups['nextMonth'] !== undefined && monthNumber(groups['nextMonth']) < wanted.month;
  return { year: Number(year) - (isYearBefore ? 1 : 0), ...wanted };
}

/** `May 2018`; without a year only behind a word that makes it a date: `in October`, `next May`, `late March`. */
const WHOLE_MONTH = new RegExp(
  String.raw`\b(?:(?<month>${MONTHS})\.?,? (?<year>${YEAR})\b|(?:(?<lead>next|last|this) |(?<=\b(?:in|until|since|by|for|from|through|early|mid|late|during)[\s-]))(?<month2>${MONTHS})\b(?!\.? \d|['’]))`,
  'g',
);

function monthOf(text: string, match: RegExpExecArray, today: Day | undefined): Day | undefined {
  const { month, month2 = '', year, lead } = match.groups ?? {};
  if (year !== undefined) return { year: Number(year), month: monthNumber(month ?? '') };
  if (today === undefined) return undefined;
  const wanted = { month: monthNumber(month2), day: undefined };
  const lean = leanOf(lead) ?? (isToCome(text, match) ? 'future' : 'near');
  const found = resolveMonth(today, wanted, lean);
  // `next May` said in May is a year away.
  return lead === 'next' && wanted.month === today.month ? { ...found, year: today.year + 1 } : found;
}

/** `today's cities` and `today` in a comparison say nothing; who cares for the day writes it behind a verb. */
const DATE_WORD = /\b(?:yesterday|tomorrow|(?:tonight|today)(?!['’]s)|(?:last|this|next) (?:year|month))\b/g;

function dayOfWord(word: string, today: Day): Day {
  const days = DAY_WORDS.get(word);
  if (days !== undefined) return addDays(today, days);
  const shift = SHIFTS.get(word.slice(0, word.indexOf(' '))) ?? 0;
  return word.endsWith('year') ? { year: today.year + shift } : addMonths(today, shift);
}

const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
]);
const SHIFTS: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
]);

const DAYS = 'Mon|Tues|Wednes|Thurs|Fri|Satur|Sun';

/** `Wednesday`, `next Tuesday`; not `every Monday`, `Mondays`, nor the weekday of a full date (`Thursday, May 14`, `9 May, a Friday`). */
const WEEKDAY = new RegExp(
  String.raw`(?<!\b(?:every|each|Black|Good|Ash|Super|Cyber) )\b(?:(?<lead>next|last|this|coming|past) )?(?<weekday>${DAYS})day\b(?!,? (?:the )?(?:\d{1,2}${NTH} )?(?:of )?(?:${MONTHS})\b)(?!,? \d{1,2} (?:${MONTHS})\b)(?!\sTimes|\sPost)`,
  'g',
);

/** News name the weekday of this week: the last one in a report, the next one in an announcement. */
function weekdayMeant(text: string, match: RegExpExecArray, today: Day): Day {
  const { lead, weekday = '' } = match.groups ?? {};
  const wanted = DAYS.split('|').indexOf(weekday) + 1;
  const lean = leanOf(lead) ?? (isToCome(text, match) ? 'future' : 'past');
  // `next Friday` on a Monday is not the Friday of that week.
  if (lead === 'next') return addDays(weekdayNear(addDays(today, 1), 1, 'future'), wanted - 1);
  return weekdayNear(lead === 'last' ? addDays(today, -1) : today, wanted, lean === 'near' ? 'future' : lean);
}

function leanOf(lead: string | undefined): Lean | undefined {
  if (lead === undefined) return undefined;
  return lead === 'last' || lead === 'past' ? 'past' : 'future';
}

/** Whether the sentence around a date speaks of the future, and no verb of saying owns the date. */
function isToCome(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - TENSE_REACH), match.index);
  if (SAYING_BEFORE.test(before)) return false;
  if (LIMIT_BEFORE.test(before)) return true;
  const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
  const end = match.index + match[0].length;
  const after = text.slice(end, end + TENSE_REACH / 2);
  return FUTURE.test(sentence) || FUTURE.test(after.split(CLAUSE_END)[0] ?? '');
}

const TENSE_REACH = 120;
const CLAUSE_END = /[.,;\n]|\band\b/;
/** `continues through Sunday`. */
const LIMIT_BEFORE =
  /(?<!\b(?:ran|lasted|went|held|continued) )\b(?:until|till|by|before|through|call(?:ed|s)? off)\s$/;
/** `officials said on`, `announced`. */
const SAYING_BEFORE = /\b(?:said|says|announced|told|reported|confirmed|unveiled|revealed|added)(?:\s[a-z]{2,12})?\s$/;
/** `will be held`, `is due`, `plans`, `set to`. */
const FUTURE =
  /\b(?:will|won['’]t|plans?|planned|planning|scheduled|slated|due|set (?:to|for)|(?:is|are) to|to be held|to take place|upcoming|expected|coming|opens|wraps up|runs|begins|starts|kicks off|takes place|ends|closes|concludes|hosts|meets)\b/;

function monthNumber(name: string): number {
  return MONTH_ORDER.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

const MONTH_ORDER: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function spanOf(match: RegExpExecArray): { readonly start: number; readonly end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
