// Which date of a list belongs to which article: the one that stands alone with its link in the smallest element around both.
// Never a date that stands beside several articles, and never the visit's.
import { DAY_MS } from '#src/time.ts';
import { parseFeedDate } from '#src/source/feed-document/feed-dates.ts';
import type { OutlineText } from './outline.ts';
import { ownerAt, ownersOf } from './owners.ts';

export type Dated = { readonly identity: string; readonly within: readonly number[] };

export type ListClock = { readonly timeZone: string; readonly now: number };

/** @returns epoch ms by identity; dates later than a day after `now` are left out */
export function datesOf(
  texts: readonly OutlineText[],
  links: readonly Dated[],
  clock: ListClock,
): ReadonlyMap<string, number> {
  const owners = ownersOf(links);
  const dates = new Map<string, number>();
  for (const { text, within } of texts) {
    const identity = ownerAt(owners, within);
    if (identity === undefined || dates.has(identity)) continue;
    const at = dateIn(text, clock);
    if (at !== undefined && at <= clock.now + DAY_MS) dates.set(identity, at);
  }
  return dates;
}

function dateIn(text: string, { timeZone, now }: ListClock): number | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const written = FULL_DATE.exec(text)?.[0] ?? ENGLISH_DATE.exec(text)?.[0] ?? SHORT_YEAR.exec(text)?.[0];
  if (written !== undefined) return parseFeedDate(written, { timeZone })?.at;
  const dayOnly = WITHOUT_YEAR.exec(text);
  return dayOnly === null ? undefined : thisYear(dayOnly, { timeZone, now });
}

/** A lead is longer; a date in it is the event's. */
const MAX_LENGTH = 80;

/** `2026.09.11 16:01`, `2026-09-11T16:01:00+09:00`, `2026년 9월 11일 16:01` in a line such as `홍길동 기자 | 2026.09.11 16:01` */
const FULL_DATE =
  /\b20\d{2}(?:[./-]\s?\d{1,2}[./-]\s?\d{1,2}|년 ?\d{1,2}월 ?\d{1,2}일)\.?(?:(?:\s{0,3}\([월화수목금토일]\)| |T){1,3}(?:오[전후] ?)?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})?)?/;

/** `Sep 11, 2026`, `11 September 2026`, `September 11, 2026 4:01 PM` */
const ENGLISH_DATE =
  /\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2},? 20\d{2}|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? 20\d{2})(?:,? (?:at )?\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?)?/i;

/** `26.09.11`, `26-09-11`: a text of its own, since `24.10.12` may be anything in a sentence. */
const SHORT_YEAR = /(?<=^(?:(?:등록일|작성일|입력|승인)\s?:?\s?)?)\d{2}[.-]\d{2}[.-]\d{2}\.?(?: \d{1,2}:\d{2})?$/;

/** `09.11 16:01`, `09-11`: this year's, as boards write. */
const WITHOUT_YEAR = /^\s?(?:등록|작성|입력|승인)?\s?(0[1-9]|1[0-2])[.-]([0-3]\d)\.?( \d{1,2}:\d{2})?\s?$/;

/** The newest such day that is not after tomorrow. */
function thisYear(match: RegExpExecArray, { timeZone, now }: ListClock): number | undefined {
  if (!Number.isFinite(now)) return undefined;
  const [, month, day, clock = ''] = match;
  const year = new Date(now + DAY_MS).getUTCFullYear();
  const ats = [year, year - 1].map((of) => parseFeedDate(`${of}-${month}-${day}${clock}`, { timeZone })?.at);
  return ats.find((at) => at !== undefined && at <= now + DAY_MS);
}
