// Reads the dates of feeds: RFC 822, ISO 8601, what Korean publishing systems print, epochs. A date without a zone is in the feed's zone.
// Never the server's zone (a feed must mean the same under any TZ), and never a guess between day/month and month/day.
import { DAY_MS, type WallTime } from '#src/time.ts';
import { collapse } from './capture.ts';
import { CLOCK, COMPACT_CLOCK, DATE_SHAPES, MONTHS, OFFSET, ZONE_OFFSETS } from './feed-date-shapes.ts';
import { wallInstant, type DefaultZone } from './wall-clock.ts';

export type { DefaultZone } from './wall-clock.ts';

export type FeedDate = {
  /** Epoch ms. */
  readonly at: number;
  /** The text names its own zone. */
  readonly isZoned: boolean;
};

/** @returns undefined when the text is no date, names an impossible day, or could mean two days (`05/06/2026`) */
export function parseFeedDate(text: string, zone: DefaultZone): FeedDate | undefined {
  const plain = tidy(text);
  if (plain === '' || plain.length > MAX_LENGTH) return undefined;
  const epoch = epochOf(plain);
  if (epoch !== undefined) return { at: epoch, isZoned: true };
  for (const shape of DATE_SHAPES) {
    const groups = shape.exec(plain)?.groups;
    const date = groups === undefined ? undefined : dateOf(groups);
    if (groups !== undefined && date !== undefined) return withClock(date, groups['rest'] ?? '', zone);
  }
  return undefined;
}

/**
 * The instant of an entry that gives several dates: the first that names its zone, else the first that can be read. MOLIT's feed
 * has a pubDate with +0900 and a dc:date without; readers that prefer dc:date are nine hours wrong there.
 */
export function pickFeedDate(texts: readonly string[], zone: DefaultZone): number | undefined {
  const dates = texts.map((text) => parseFeedDate(text, zone)).filter((date) => date !== undefined);
  return (dates.find(({ isZoned }) => isZoned) ?? dates[0])?.at;
}

const MAX_LENGTH = 100;

/** Weekdays and brackets say nothing that the date does not; full-width forms become plain. */
function tidy(text: string): string {
  if (TIDY.test(text)) return text;
  const start = text.slice(0, 400);
  const plain = ASCII.test(start) ? start : start.normalize('NFKC').replaceAll(KOREAN_WEEKDAY, ' ');
  return collapse(plain.replaceAll(LATIN_WEEKDAY, ' ')).replace(LEADING_SIGNS, '').trim();
}

/** `2026-09-11 16:01:49`, `2026-09-11T07:01:49Z`: most dates, and nothing to tidy in them. */
const TIDY = /^\d[\d:.+Z/-]{1,40}(?:[T ][\d:.+Z-]{1,40})?$/;
const ASCII = /^[\t\n\r -~]*$/;

/** `(금)`, `금요일`, `금,` */
const KOREAN_WEEKDAY = /\([월화수목금토일](?:요일)?\)|[월화수목금토일]요일,?|(?:^|\s)[월화수목금토일]\s?,/g;

/** `Fri,`, `Friday`, `(Fri)` */
const LATIN_WEEKDAY = /\(?\b(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{1,6})?\b\.?\)?,?/gi;
const LEADING_SIGNS = /^[\s,.:|-]{1,20}/;

/** Seconds (10 digits, from 2001) or milliseconds (13). */
function epochOf(text: string): number | undefined {
  if (EPOCH_SECONDS.test(text)) return Number(text) * 1_000;
  return EPOCH_MILLISECONDS.test(text) ? Number(text) : undefined;
}

/** `1789110109`; a compact date of ten digits starts with 19 or 20 and is read as one. */
const EPOCH_SECONDS = /^(?!20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])$)1\d{9}$/;
const EPOCH_MILLISECONDS = /^1\d{12}$/;

type CalendarDay = { readonly year: number; readonly month: number; readonly day: number };
type Groups = Readonly<Record<string, string | undefined>>;

function dateOf(groups: Groups): CalendarDay | undefined {
  const year = fullYear(groups['year']);
  if (year === undefined) return undefined;
  if (groups['ordinal'] !== undefined) return dayOfYear(year, Number(groups['ordinal']));
  if (groups['first'] !== undefined) return dayAndMonth(year, Number(groups['first']), Number(groups['second']));
  const name = groups['name']?.toLowerCase().slice(0, 3);
  const month = name === undefined ? Number(groups['month'] ?? 1) : MONTHS.indexOf(name) + 1;
  const day = Number(groups['day'] ?? 1);
  return isPossible(month, day) ? { year, month, day } : undefined;
}

function fullYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const year = Number(text);
  if (text.length > 2) return year >= 1970 && year <= 2200 ? year : undefined;
  return year < 70 ? 2000 + year : 1900 + year;
}

function dayOfYear(year: number, ordinal: number): CalendarDay | undefined {
  if (ordinal < 1 || ordinal > 366) return undefined;
  const date = Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: ordinal - 1 });
  return date.year === year ? { year, month: date.month, day: date.day } : undefined;
}

/** Slashes before the year: only a number over twelve tells the day from the month. */
function dayAndMonth(year: number, first: number, second: number): CalendarDay | undefined {
  if (first === second && first <= 12) return { year, month: first, day: second };
  if (first > 12 && isPossible(second, first)) return { year, month: second, day: first };
  if (second > 12 && isPossible(first, second)) return { year, month: first, day: second };
  return undefined;
}

function isPossible(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** `24:00` is midnight that ends the day. */
function withClock(day: CalendarDay, rest: string, zone: DefaultZone): FeedDate | undefined {
  const groups = (CLOCK.exec(rest) ?? COMPACT_CLOCK.exec(rest))?.groups;
  const offset = offsetOf(groups === undefined ? rest : groups['zone']);
  const wall: WallTime = { ...day, ...clockOf(groups ?? {}) };
  const isEndOfDay = wall.hour === 24 && wall.minute === 0;
  const at = wallInstant(
    isEndOfDay ? { ...wall, hour: 0 } : wall,
    offset === undefined ? zone : { offsetMinutes: offset },
  );
  if (at === undefined) return undefined;
  return { at: isEndOfDay ? at + DAY_MS : at, isZoned: offset !== undefined };
}

function clockOf(groups: Groups): Pick<WallTime, 'hour' | 'minute' | 'second'> {
  if (groups['hour'] === undefined) return {};
  const half = (groups['before'] ?? groups['after'] ?? '').toLowerCase();
  const second = Math.min(59, Number(groups['second'] ?? 0));
  return { hour: hourOf(Number(groups['hour']), half), minute: Number(groups['minute'] ?? 0), second };
}

function hourOf(hour: number, half: string): number {
  if (half === '' || hour > 12) return hour;
  const isAfternoon = half === '오후' || half.startsWith('p');
  return (hour % 12) + (isAfternoon ? 12 : 0);
}

/** Minutes east of UTC of `Z`, `KST`, `+0900`, `GMT+9`, `+0900 (KST)`, `GMT+0900 (대한민국 표준시)`. */
function offsetOf(zone: string | undefined): number | undefined {
  const text = zone?.trim().toUpperCase() ?? '';
  if (text === '') return undefined;
  const bare = text.replaceAll(BRACKETS, ' ').trim();
  const word = bare === '' ? text.replaceAll(BRACKET, '') : bare;
  const named = ZONE_OFFSETS.get(word) ?? ZONE_OFFSETS.get(word.split(' ')[0] ?? '');
  const match = OFFSET.exec(word) ?? OFFSET.exec(word.split(' ')[0] ?? '');
  if (match === null) return named;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return minutes > 14 * 60 ? undefined : minutes * (match[1] === '-' ? -1 : 1);
}

const BRACKETS = /\([^()]{0,60}\)/g;
const BRACKET = /[()]/g;
