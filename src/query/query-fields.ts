// The fields of the query language and what their values mean: title: outlet: city: topic: lang: after: before: and amounts.
// A wrong value gives a message that says what to write instead; it never throws.
import { findTopic, shortTopicName, TOPICS } from '#src/article/topic-names.ts';
import { parseAmount } from '#src/language/numbers/amount.ts';
import { findPlaceByName, suggestPlaces } from '#src/language/places.ts';
import { instantOf, parseCalendarDate, wallTimeOf } from '#src/time.ts';
import type { Term } from './parse-query.ts';
import { QUERY_WORDS, type Message } from './query-words.ts';

type FieldName = 'title' | 'outlet' | 'city' | 'topic' | 'lang' | 'after' | 'before';

/** A term without its place, or what is wrong with it. */
export type FieldValue =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'wrong'; readonly message: Message };

const NAMES: ReadonlyMap<string, FieldName> = new Map([
  ['title', 'title'],
  ['제목', 'title'],
  ['outlet', 'outlet'],
  ['언론사', 'outlet'],
  ['매체', 'outlet'],
  ['city', 'city'],
  ['도시', 'city'],
  ['지역', 'city'],
  ['topic', 'topic'],
  ['주제', 'topic'],
  ['lang', 'lang'],
  ['언어', 'lang'],
  ['after', 'after'],
  ['이후', 'after'],
  ['부터', 'after'],
  ['before', 'before'],
  ['이전', 'before'],
]);

export function fieldNamed(typed: string): FieldName | undefined {
  return NAMES.get(typed.toLowerCase());
}

/** The field a mistyped name comes near: `tilte` → title. Other words before a colon are words. */
export function fieldNear(typed: string): FieldName | undefined {
  const name = typed.toLowerCase();
  if (name.length < 4) return undefined;
  for (const [known, field] of NAMES) if (LATIN.test(known) && isOneSlipAway(name, known)) return field;
  return undefined;
}

/** Example: `title`. */
const LATIN = /^[a-z]/;

/** One letter more, less or other, or two neighbours changed. */
function isOneSlipAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const [rest, otherRest] = [one.slice(same), other.slice(same)];
  const isSwap = rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
  return isSwap || rest.slice(1) === otherRest || rest === otherRest.slice(1) || rest.slice(1) === otherRest.slice(1);
}

type Value = { readonly text: string; readonly start: number; readonly end: number; readonly now: number };

export function fieldTerm(field: FieldName, { text, start, end, now }: Value): FieldValue {
  const value = text.trim();
  const at = { start, end };
  switch (field) {
    case 'title':
    case 'outlet':
      return term({ ...at, kind: 'field', field, value });
    case 'city': {
      const place = findPlaceByName(value);
      if (place === undefined)
        return wrong(QUERY_WORDS.unknownCity({ ko: placesNear(value, 'ko'), en: placesNear(value, 'en') }));
      return term({ ...at, kind: 'field', field, value: place.id });
    }
    case 'topic': {
      const id = findTopic(value)?.id;
      return id === undefined ? wrong(unknownTopic()) : term({ ...at, kind: 'field', field, value: id });
    }
    case 'lang': {
      const language = LANGUAGES.get(value.toLowerCase());
      return language === undefined
        ? wrong(QUERY_WORDS.unknownLanguage)
        : term({ ...at, kind: 'field', field, value: language });
    }
    case 'after':
    case 'before': {
      const day = parseDay(value, now);
      return day === undefined ? wrong(QUERY_WORDS.wrongDate) : term({ ...at, kind: 'date', field, at: day });
    }
  }
}

function term(made: Term): FieldValue {
  return { kind: 'term', term: made };
}

function wrong(message: Message): FieldValue {
  return { kind: 'wrong', message };
}

function placesNear(value: string, language: 'ko' | 'en'): string {
  const near = suggestPlaces(value, language, 3);
  return near.map(({ name }) => `city:${SEVERAL_WORDS.test(name) ? `"${name}"` : name}`).join(', ');
}

/** Example: the blank of `서울 중구`. */
const SEVERAL_WORDS = /\s/;

function unknownTopic(): Message {
  return QUERY_WORDS.unknownTopic({
    ko: TOPICS.map(shortTopicName).join(', '),
    en: TOPICS.map(({ id }) => id).join(', '),
  });
}

const LANGUAGES: ReadonlyMap<string, 'ko' | 'en'> = new Map([
  ['ko', 'ko'],
  ['kr', 'ko'],
  ['korean', 'ko'],
  ['한국어', 'ko'],
  ['en', 'en'],
  ['english', 'en'],
  ['영어', 'en'],
]);

/** The midnight of Seoul that begins the day meant: a date, a month, a year, or so long before `now`. @returns undefined when it is none */
export function parseDay(text: string, now: number): number | undefined {
  const named = NAMED_DAYS.get(text.toLowerCase());
  if (named !== undefined) return daysBefore(now, { days: named });
  const ago = AGO.exec(text);
  if (ago !== null) return daysBefore(now, spanOf(Number(ago[1]), (ago[2] ?? '').toLowerCase()));
  const date = DATE.exec(text);
  if (date === null) return undefined;
  const [, year = '', month = '1', day = '1'] = date;
  return parseCalendarDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const NAMED_DAYS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['오늘', 0],
  ['yesterday', 1],
  ['어제', 1],
]);

/** Example: `30d`, `2주`, `3개월`, `1y`. */
const AGO = /^(\d{1,4})(d|일|w|주|m|개월|달|y|년)$/i;
/** Example: `2026-11-22`, `2026.11.2`, `2026/11`, `2026`. */
const DATE = /^(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2})\.?)?)?$/;

type Ago = { readonly days?: number; readonly weeks?: number; readonly months?: number; readonly years?: number };

function spanOf(count: number, unit: string): Ago {
  if (unit === 'd' || unit === '일') return { days: count };
  if (unit === 'w' || unit === '주') return { weeks: count };
  return unit === 'y' || unit === '년' ? { years: count } : { months: count };
}

function daysBefore(now: number, ago: Ago): number | undefined {
  const { year, month, day } = wallTimeOf(now);
  const then = Temporal.PlainDate.from({ year, month, day }).subtract(ago);
  return instantOf({ year: then.year, month: then.month, day: then.day });
}

/** `100억`, `77,500,000,000원`, `1조 4000억`: won. @returns undefined for anything else, another currency too */
export function parseWon(text: string): number | undefined {
  const value = text.trim();
  const amount = STARTS_WITH_DIGIT.test(value) ? parseAmount(value, 0) : undefined;
  if (amount === undefined) return undefined;
  return WON_END.test(value.slice(amount.end)) ? amount.value : undefined;
}

const STARTS_WITH_DIGIT = /^\d/;
/** Example: ` 원`, or nothing. */
const WON_END = /^\s?(?:원|won|krw)?$/i;
