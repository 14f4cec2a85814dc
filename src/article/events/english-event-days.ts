// Which stretch of days an English text gives (from 7 to 9 March, June 29 to July 1, until 29 June) and what it is the time of.
// It must never take the day something was said, or a deadline, for the day of an event.
import type { DateMention } from '#src/language/dates.ts';
import type { Span } from '#src/model-facts.ts';
import { shifted, type Period } from './event-days.ts';

export function englishPeriods(text: string, dates: readonly DateMention[]): readonly Period[] {
  const periods: Period[] = [];
  for (let index = 0; index < dates.length; index += 1) {
    const first = dates[index];
    const next = dates[index + 1];
    if (first === undefined) break;
    const isRange =
      next !== undefined && next.date.length === first.date.length && JOIN.test(text.slice(first.end, next.start));
    const period = isRange ? rangeOf(text, first, next) : single(text, first);
    if (isRange) index += 1;
    if (period !== undefined) periods.push(period);
  }
  return periods;
}

/** ` to `, `-`, ` and `, ` through `, `, `; a weekday may stand before the second. */
const JOIN =
  /^(?:st|nd|rd|th)?,?\s?(?:[-–—]|to|and|through|until|till|&)\s?(?:the\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?$/;

function rangeOf(text: string, first: DateMention, last: DateMention): Period {
  // `Tuesday and Wednesday`: the second follows the first.
  const to = last.date < first.date && last.text.endsWith('day') ? shifted(last.date, WEEK) : last.date;
  const isChange = MOVED_BEFORE.test(before(text, first.start, MOVED_REACH));
  return {
    start: first.start,
    end: last.end,
    from: isChange ? to : first.date,
    to,
    isLoose: first.date.length < FULL,
    isChange,
  };
}

const WEEK = 7;
const FULL = '2018-05-24'.length;
const MOVED_REACH = 90;
/** `has been moved from `, `was brought forward from `. */
const MOVED_BEFORE =
  /\b(?:moved|postponed|rescheduled|delayed|shifted|brought forward|pushed back|put back|deferred|switched|changed)\b[^.;]{0,70}\sfrom\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?$/;
const MOVED_TO =
  /\b(?:moved|postponed|rescheduled|delayed|shifted|brought forward|pushed back|put back|deferred|switched|changed)\b[^.;]{0,50}\s(?:to|until|till|for)\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?$/;

function single(text: string, { start, end, date }: DateMention): Period | undefined {
  const lead = before(text, start, LEAD_REACH);
  const isMonth = date.length < FULL;
  if (isMonth && (VAGUE.test(lead) || text.slice(start, end) === 'this year')) return undefined;
  const period = { start, end, isLoose: isMonth, isChange: MOVED_TO.test(before(text, start, MOVED_REACH)) };
  if ((UNTIL.test(lead) || ENDS_BEFORE.test(before(text, start, MOVED_REACH))) && !period.isChange)
    return { ...period, from: undefined, to: date };
  if (SINCE.test(lead) || OPENS_BEFORE.test(before(text, start, MOVED_REACH)))
    return { ...period, from: date, to: undefined };
  return { ...period, from: date, to: isMonth ? undefined : date };
}

const LEAD_REACH = 30;
/** `early next month`, `in late October`, `mid-March`. */
const VAGUE = /\b(?:early|late|later|mid|middle of|end of|beginning of|around|about|sometime)(?:\s|-|\sin\s)?$/;
const UNTIL =
  /\b(?:until|till|through|runs to|ends|ended|concluded|concludes|wrapped up|wraps up|closed|closes|ending|closing)\s(?:on\s)?$/;
const SINCE =
  /\b(?:from|starting|starts|beginning|begins|opens|opened|kicks off|kicked off|since|opening)\s(?:on\s|in\s)?$/;
/** `wraps up in Cape Town on `. */
const ENDS_BEFORE = /\b(?:ends|ended|wraps up|wrapped up|concludes|concluded|closes|closed)\s(?:at|in)\s[^.;]{0,60}$/;
/** `opens at BEXCO on `. */
const OPENS_BEFORE =
  /\b(?:opens|opened|to open|kicks off|kicked off|begins|began|starts|started)\s(?:at|in|to)\s[^.;]{0,60}$/;

function before(text: string, at: number, reach: number): string {
  return text.slice(Math.max(0, at - reach), at);
}

/** Whether a stretch is the time of saying, applying, building or publishing. */
export function isOtherEnglishTime(
  text: string,
  { start, end }: Period,
  { region, name }: { readonly region: Span; readonly name: Span },
): boolean {
  const from = Math.max(region.start, start - OTHER_REACH);
  // The name's own words say nothing of the date: `completion ceremony on Nov. 26`.
  const lead =
    name.end <= start && name.start >= from
      ? `${text.slice(from, name.start)}${text.slice(name.end, start)}`
      : text.slice(Math.max(from, name.end <= start ? name.end : from), start);
  const clause = lead.slice(Math.max(lead.lastIndexOf('; '), lead.lastIndexOf(', and ')) + 1);
  const after = text.slice(end, Math.min(region.end, end + AFTER_REACH));
  return SAID.test(clause) || DEADLINE.test(clause) || FORMER.test(clause) || SAYS_AFTER.test(after);
}

const OTHER_REACH = 60;
const AFTER_REACH = 30;
const SAID =
  /\b(?:said|announced|told|confirmed|reported|unveiled|revealed|added|published|cancel+ed|scrapped|postponed|approved|voted|signed|awarded|agreed)(?:\s(?:in|a|the|statement|reporters|late|early|here)){0,4}\s(?:on\s|in\s)?$/;
const DEADLINE =
  /\b(?:deadline|closes?|registration|register|applications?|apply|submissions?|comments?|entries|early-bird|tickets?|due|refunded|completed?|completion|posted|recording)\b(?!\s(?:at|to)\b)[^,;]{0,40}(?:by|on|until|till|in|due|before|is|are|for|closes?)?\s$|\bby\s(?:the end of\s)?$/;
const FORMER = /\b(?:originally|initially|previously|had been|was to have been|instead of)\b[^,;]{0,40}$/;
const SAYS_AFTER = /^,?\s(?:said|announced|to (?:enter|apply|register|submit|sign up|book|comment|respond))\b/;

/** `a three-day summit` that opens on a day ends two days later. */
export function withLength(sentence: string, { from, to }: Pick<Period, 'from' | 'to'>): Pick<Period, 'from' | 'to'> {
  const length = LENGTHS.get(LENGTH.exec(sentence)?.[1]?.toLowerCase() ?? '');
  if (length === undefined || from === undefined || from.length < FULL || (to !== undefined && to !== from))
    return { from, to };
  return { from, to: shifted(from, length - 1) };
}

const LENGTH = /\b(two|three|four|five|[2-9])(?:-day\b|\sdays\b)/i;
const LENGTHS: ReadonlyMap<string, number> = new Map(
  ['two', 'three', 'four', 'five']
    .flatMap((word, index) => [[word, index + 2] as const])
    .concat([2, 3, 4, 5, 6, 7, 8, 9].map((count) => [String(count), count] as const)),
);
