// Decides when an article was published and updated, out of values that contradict each other.
// It must never trust a value from the future, from before 1990, or the site's own clock (`최종편집`).
import { HOUR_MS, MINUTE_MS, SEOUL, instantOf, wallTimeOf, type WallTime } from '#src/time.ts';

export type Moment = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** False when only a day is known (no clock, or exactly midnight). */
  readonly hasClock: boolean;
  /** What the text says of its zone: nothing, UTC (`Z`, `+00:00`) or another offset. */
  readonly zone: 'none' | 'utc' | 'offset';
};

export type DateLabels = { readonly published: Moment | undefined; readonly updated: Moment | undefined };

const MAX_TEXT = 120;

/**
 * Reads one date in any form seen on news pages: ISO 8601, `2018/05/29 [23:22]`, `2024.05.03. 오후 3:12`, `2024년 5월 3일 15시 12분`,
 * `20221222134500`, `Oct. 12, 2023 3:45 PM`, `Thu, 12 Oct 2023 10:00:00 +0900`.
 * @param timeZone of a text that names none
 */
export function parseMoment(text: string, timeZone: string = SEOUL): Moment | undefined {
  const short = text.slice(0, MAX_TEXT);
  const wall = numericWall(short) ?? englishWall(short) ?? digitsWall(short);
  if (wall === undefined) return undefined;
  const offset = OFFSET.exec(short.slice(wall.end));
  const zone = zoneOf(offset?.[0]);
  const at = instantOf(wall.wall, offset === null ? timeZone : offsetZone(offset[0], timeZone));
  if (at === undefined) return undefined;
  const { hour = 0, minute = 0, second = 0 } = wall.wall;
  return { at, hasClock: wall.hasClock && hour + minute + second > 0, zone };
}

type FoundWall = { readonly wall: WallTime; readonly hasClock: boolean; readonly end: number };

/** `2018-05-29T23:22:00`, `2018/05/29 [23:22]`, `2024.05.03. 오후 3:12`, `2024년 5월 3일 15시 12분`. */
const NUMERIC_DATE =
  /(\d{4})\s?[-./년]\s?(\d{1,2})\s?[-./월]\s?(\d{1,2})[일.]?(?:T|\s{0,3}(?:\([월화수목금토일]\)|[월화수목금토일]요일)?\s{0,3}[[(|]?\s?)(?:(오전|오후|AM|PM|am|pm)\s?)?(?:(\d{1,2})\s?[:시]\s?(\d{2})분?(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s?(AM|PM|am|pm))?)?/u;

function numericWall(text: string): FoundWall | undefined {
  const match = NUMERIC_DATE.exec(text);
  if (match === null) return undefined;
  const [whole, year, month, day, before, hour, minute, second, after] = match;
  return {
    wall: {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: hour === undefined ? 0 : clockHour(Number(hour), before ?? after),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
    },
    hasClock: hour !== undefined,
    end: match.index + whole.length,
  };
}

/** `오전 12` is midnight, `오후 12` is noon. */
function clockHour(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  const isAfternoon = half === '오후' || half.toLowerCase() === 'pm';
  if (hour > 12) return hour;
  return (hour % 12) + (isAfternoon ? 12 : 0);
}

/** `Oct. 12, 2023 3:45 PM`, `12 October 2023`, `12 Oct 2023 10:00:00`, `October 12, 2023 at 3:45 p.m.`. */
const ENGLISH_DATE =
  /(?:([A-Za-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})|(\d{1,2})(?:st|nd|rd|th)?\s([A-Za-z]{3,9})\.?,?\s(\d{4}))(?:[,\s]{0,3}(?:at\s|[|•·-]\s)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([ap])\.?m\b\.?)?)?/iu;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function englishWall(text: string): FoundWall | undefined {
  const match = ENGLISH_DATE.exec(text);
  if (match === null) return undefined;
  const [whole, monthFirst, dayAfter, yearAfter, dayBefore, monthSecond, yearLast, hour, minute, second, half] = match;
  const month = MONTHS.indexOf((monthFirst ?? monthSecond ?? '').slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return undefined;
  return {
    wall: {
      year: Number(yearAfter ?? yearLast),
      month,
      day: Number(dayAfter ?? dayBefore),
      hour: hour === undefined ? 0 : clockHour(Number(hour), half === undefined ? undefined : `${half}m`),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
    },
    hasClock: hour !== undefined,
    end: match.index + whole.length,
  };
}

/** `20221222134500`, `202212221345`, `20221222`. */
const DIGITS_DATE = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?!\d)/u;

function digitsWall(text: string): FoundWall | undefined {
  const match = DIGITS_DATE.exec(text);
  if (match === null) return undefined;
  const [whole, year, month, day, hour, minute, second] = match;
  return {
    wall: {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour ?? 0),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
    },
    hasClock: hour !== undefined,
    end: match.index + whole.length,
  };
}

/** The zone right after a clock: `Z`, `+09:00`, ` +0900`, ` GMT`, ` KST`, ` EST`, ` ET`. */
const OFFSET =
  /^[\])\s]{0,3}(?:Z\b|[+-]\d{2}:?\d{2}\b|(?:GMT|UTC|KST|E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|BST|CET|CEST)\b)/u;

const NAMED_ZONES: Readonly<Record<string, string>> = {
  Z: '+00:00',
  GMT: '+00:00',
  UTC: '+00:00',
  KST: '+09:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  /** Without a season the clock is the one of that day. */
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  BST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
};

/** `+0900` without its colon. */
const BARE_OFFSET = /^([+-]\d{2})(\d{2})$/u;
const AROUND_ZONE = /[\])\s]+/gu;

function offsetZone(offset: string, timeZone: string): string {
  const name = offset.replaceAll(AROUND_ZONE, '');
  return NAMED_ZONES[name] ?? (name === '' ? timeZone : name.replace(BARE_OFFSET, '$1:$2'));
}

function zoneOf(offset: string | undefined): Moment['zone'] {
  if (offset === undefined) return 'none';
  return offsetZone(offset, SEOUL) === '+00:00' ? 'utc' : 'offset';
}

const LABEL_REACH = 60_000;

/** `기사입력 2018/05/29 [23:22]`, `승인 2019.06.07 14:00`, `디지털경제입력 :2022/12/22 13:45`, `Published Oct. 12, 2023`. */
const DATE_LABEL =
  /(?<![가-힣]편집\s?|최종\s?편집\s?)(기사\s?입력|최초\s?입력|입력|승인|등록|발행|송고|게재|작성|최종\s?입력|최종\s?수정|기사\s?수정|수정|업데이트|published|posted|last updated|updated)(?:일시?(?!자)|시간|날짜|\son)?\s{0,3}[:：|]?\s{0,3}(?:[A-Z][a-z]{2,5}day,?\s)?(?=\d{4}\s?[-./년]|[A-Za-z]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,|\d{1,2}(?:st|nd|rd|th)?\s[A-Za-z]{3,9}\.?,?\s\d{4})/giu;

/** A label that says when it was changed: `최종수정`, `Updated`. */
const UPDATED_LABEL = /수정|업데이트|최종|updated/iu;

const ENGLISH_LABEL = /updated/iu;

/** The first label of each kind in a visible text (the first 60,000 characters). */
export function findDateLabels(text: string, timeZone: string = SEOUL): DateLabels {
  let published: Moment | undefined;
  let updated: Moment | undefined;
  for (const match of text.slice(0, LABEL_REACH).matchAll(DATE_LABEL)) {
    const moment = parseMoment(text.slice(match.index + match[0].length, match.index + match[0].length + 40), timeZone);
    // A day without a clock is what the site says of itself: `최종수정일 2025-01-02`.
    if (UPDATED_LABEL.test(match[1] ?? ''))
      updated ??= moment?.hasClock === true || ENGLISH_LABEL.test(match[1] ?? '') ? moment : undefined;
    else published ??= moment;
    if (published !== undefined && updated !== undefined) break;
  }
  if (published === undefined || updated === undefined) {
    for (const match of text.slice(0, LABEL_REACH).matchAll(DATE_BEFORE_LABEL)) {
      if (match[2] === '송고') published ??= parseMoment(match[1] ?? '', timeZone);
      else updated ??= parseMoment(match[1] ?? '', timeZone);
    }
  }
  return { published, updated };
}

/** `2023-11-14 15:20 송고`, `2023/11/14 16:02 최종수정`. */
const DATE_BEFORE_LABEL = /(\d{4}[-./]\d{2}[-./]\d{2}\s\d{2}:\d{2})\s(송고|최종\s?수정)/gu;

const BEFORE_LABEL = 80;
const AFTER_LABEL = 70;

/** What stands right before and after the first date label, where pages name the reporter: `이미옥 기자 | 입력 …`, `입력 … | 이미옥 기자`. */
export function textsAroundDateLabel(text: string): readonly string[] {
  const [match] = text.slice(0, LABEL_REACH).matchAll(DATE_LABEL);
  if (match === undefined) return [];
  const end = match.index + match[0].length;
  return [text.slice(Math.max(0, match.index - BEFORE_LABEL), match.index), text.slice(end, end + AFTER_LABEL)];
}

/** A day in an address: `/2024/05/03/`, `/20240503000123`. */
const URL_DAY =
  /\/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)|(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=$|\D|\d{6})/u;

/** A clock too, where ids are known to be one (elsewhere the digits behind a day are a serial number): `?no=20221222134500`, `/v/20240325101530123`. */
const URL_CLOCK = /(?:[?&]no=|\/v\/)(20\d{12})(?=$|\D|\d{3}(?!\d))/u;

const MAX_URL = 2_000;

/** The moment, or the day, that an address tells. */
export function momentOfUrl(url: string, timeZone: string = SEOUL): Moment | undefined {
  const address = url.slice(0, MAX_URL);
  const clock = URL_CLOCK.exec(address)?.[1];
  if (clock !== undefined) return parseMoment(clock, timeZone);
  const [, ...parts] = URL_DAY.exec(address) ?? [];
  const [year, month, day] = parts.filter((part) => part !== undefined);
  return year === undefined ? undefined : parseMoment(`${year}-${month}-${day}`, timeZone);
}

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

export type MomentSources = {
  /** Metadata in order of trust: JSON-LD, then meta tags. */
  readonly declared: readonly (Moment | undefined)[];
  /** What a reader sees, in order of trust: the site rule's place, then labels. */
  readonly visible: readonly (Moment | undefined)[];
  /** What is left when the page says nothing: the feed's date, then the address. */
  readonly fallback: readonly (Moment | undefined)[];
  /** Nothing later than an hour after this is believed; undefined when the caller has no clock. */
  readonly now: number | undefined;
};

/**
 * The best of several statements about one moment.
 * @returns epoch milliseconds, undefined when nothing is believable
 */
export function chooseMoment({ declared, visible, fallback, now }: MomentSources): number | undefined {
  const isBelievable = (moment: Moment | undefined): moment is Moment =>
    moment !== undefined && moment.at >= EARLIEST && moment.at <= Math.min(LATEST, (now ?? LATEST) + HOUR_MS);
  const seen = visible.filter((moment) => moment !== undefined);
  const stated = declared.filter((moment) => moment !== undefined).map((moment) => relabel(moment, seen));
  const [first, ...others] = [...stated, ...seen, ...fallback].filter(isBelievable);
  if (first === undefined || first.hasClock) return first?.at;
  // Only a day: whoever tells the clock of the same day knows more.
  return others.find((moment) => moment.hasClock && isSameDay(moment.at, first.at))?.at ?? first.at;
}

/** A value marked UTC whose clock is the one readers see is Korean time with a wrong mark. */
function relabel(moment: Moment, seen: readonly Moment[]): Moment {
  if (moment.zone !== 'utc' || !moment.hasClock) return moment;
  const local = instantOf(wallTimeOf(moment.at, 'UTC'));
  const twin = seen.find(({ at, zone }) => zone === 'none' && local !== undefined && Math.abs(at - local) < MINUTE_MS);
  return twin === undefined || local === undefined ? moment : { ...moment, at: local, zone: 'offset' };
}

function isSameDay(one: number, other: number): boolean {
  const first = wallTimeOf(one);
  const second = wallTimeOf(other);
  return first.year === second.year && first.month === second.month && first.day === second.day;
}
