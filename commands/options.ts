// The only gate from raw option values to typed ones.
// A wrong value becomes a UserError that names the option, what it expects and an example; nothing is guessed silently.
import { z } from 'zod';
import { findTopic, TOPICS } from '#src/article/topic-names.ts';
import type { Invocation, Text } from '#src/chat/command.ts';
import { findPlaceByName, suggestPlaces } from '#src/language/places.ts';
import { parseDay } from '#src/query/query-fields.ts';
import { findTimeZone } from './time-zone.ts';
import { missingOption, unknownCity, wrongOption, type Example } from './words/refusals.ts';

/** What an option expects, said when a value is wrong. `example` is a value, not a command; one that is a word differs by language. */
export type Wanted = { readonly expects: Text; readonly example: string | Text };

const wantedOf = z.registry<Wanted>();

/** Marks a schema with the words of its refusal. The mark belongs to this very schema object: call it last. */
export function wanted<Schema extends z.ZodType>(schema: Schema, words: Wanted): Schema {
  wantedOf.add(schema, words);
  return schema;
}

export type ParsedOptions<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;

/**
 * Checks the raw options of an invocation. Blank texts count as absent.
 * @throws UserError `missing_option` or `wrong_option` for the first option that does not fit
 */
export function parseOptions<Shape extends z.ZodRawShape>(shape: Shape, invocation: Invocation): ParsedOptions<Shape> {
  const given = Object.fromEntries(Object.entries(invocation.options).filter(([, value]) => !isBlank(value)));
  const result = z.object(shape).safeParse(given);
  if (result.success) return result.data;
  const name = String(result.error.issues[0]?.path[0] ?? '');
  const schema = shape[name];
  const words = schema === undefined ? undefined : wantedOf.get(schema);
  const value = given[name];
  const path = [invocation.command, invocation.subcommand].filter((part) => part !== undefined).join(' ');
  const facts = { path, name, wanted: words, needed: neededExamples(shape, name) };
  throw value === undefined ? missingOption(facts) : wrongOption({ ...facts, value: String(value) });
}

/** Values of the other options that may not be left out: an example has to work as it is typed. */
function neededExamples(shape: z.ZodRawShape, name: string): readonly Example[] {
  return Object.entries(shape).flatMap(([other, schema]) => {
    const words = other === name || schema instanceof z.ZodOptional ? undefined : wantedOf.get(schema);
    return words === undefined ? [] : [{ name: other, value: words.example }];
  });
}

function isBlank(value: string | number | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

const text = (longest: number) => z.string().trim().min(1).max(longest);

export const LONGEST_EXPRESSION = 300;
export const LONGEST_URL = 2_000;

/** Example: the two blanks of `세종  드론`, the line break of a pasted text. */
const BLANKS = /\s+/g;

/** A query or rule expression, blanks made one, so that a rule is the same rule however it was spaced; `parseQuery` judges it afterwards. */
export const expressionText = wanted(
  text(LONGEST_EXPRESSION).transform((value) => value.replaceAll(BLANKS, ' ')),
  {
    expects: {
      ko: `${LONGEST_EXPRESSION}자 이하의 검색어`,
      en: `words to look for, at most ${LONGEST_EXPRESSION} characters`,
    },
    example: { ko: '세종 스마트시티', en: 'Sejong smart city' },
  },
);

/** Example: `<https://example.com/a>` or `"https://example.com/a"`. */
const PASTED_FRAME = /^[<"'“]([^<>"'“”]*)[>"'”]$/;

/** Example: `seed:000_0c7cfe66d8a9fdae.txt`. */
const SEED_ADDRESS = /^seed:[\w.-]{1,200}$/;

/** `https://…`, with or without the angle brackets and quotes people paste around it. */
export const webAddress = wanted(
  text(LONGEST_URL)
    .transform((value) => value.replace(PASTED_FRAME, '$1'))
    .pipe(z.url({ protocol: /^https?$/ })),
  {
    expects: { ko: 'http:// 또는 https://로 시작하는 주소', en: 'an address that starts with http:// or https://' },
    example: 'https://news.example.com/rss',
  },
);

/** The address of an article: a page of the web, or `seed:…` for those that came with the program. */
export const articleAddress = wanted(
  text(LONGEST_URL)
    .transform((value) => value.replace(PASTED_FRAME, '$1'))
    .pipe(z.union([z.url({ protocol: /^https?$/ }), z.string().regex(SEED_ADDRESS)])),
  {
    expects: {
      ko: 'http:// 또는 https://로 시작하는 기사 주소',
      en: 'the address of an article, with http:// or https://',
    },
    example: 'https://news.example.com/articles/1234',
  },
);

/** Example: `<#112233445566778899>` or `#news`. */
const CHANNEL_FRAME = /^<?#([^<>#]+)>?$/;
/** Example: `112233445566778899`, `news`, `도시-소식`. */
const CHANNEL_ID = /^[\p{L}\p{N}_-]+$/u;

/** A channel id, also as the mention `<#123>` or as `#name` in the terminal. */
export const channelId = wanted(
  text(100)
    .transform((value) => value.replace(CHANNEL_FRAME, '$1'))
    .pipe(z.string().regex(CHANNEL_ID)),
  { expects: { ko: '채널', en: 'a channel' }, example: '#news' },
);

/** Korean, English or native name, or the id that autocomplete gives: becomes a place id. */
export const cityId = wanted(
  text(100).transform((value) => requireCity(value)),
  { expects: { ko: '도시 이름', en: 'the name of a city' }, example: { ko: '세종', en: 'Sejong' } },
);

function requireCity(value: string): string {
  const found = findPlaceByName(value);
  if (found !== undefined) return found.id;
  throw unknownCity(value, suggestPlaces(value, 'ko', 3));
}

/** A topic's id, its Korean or English label, or a part of the label (교통 of 교통·모빌리티): becomes the id. */
export const topicId = wanted(
  text(100)
    .transform((value) => findTopic(value)?.id)
    .pipe(z.string()),
  {
    expects: {
      ko: `${TOPICS.map((topic) => topic.label.ko).join(', ')} 중 하나`,
      en: `one of: ${TOPICS.map((topic) => topic.id).join(', ')}`,
    },
    example: { ko: TOPICS[0]?.label.ko ?? '', en: TOPICS[0]?.id ?? '' },
  },
);

/** Example: `2018-05-29`, `30d`, `2주`. */
const DAY_TEXT = /^(?:\d{4}-\d{2}-\d{2}|\d{1,4}[^\d\s.,/:-]+)$/;

/** `YYYY-MM-DD`, or so long ago as the query language writes it. It stays as typed: `parseDay` says which day that is, from when. */
export const dayText = wanted(
  text(12).refine((value) => DAY_TEXT.test(value) && parseDay(value, 0) !== undefined),
  {
    expects: {
      ko: '실제로 있는 날짜 YYYY-MM-DD나 30d(30일 전)',
      en: 'a real date as YYYY-MM-DD, or 30d for 30 days ago',
    },
    example: '2018-05-29',
  },
);

/** Example: `<@&112233445566778899>`. */
const ROLE_FRAME = /^<@&(\d+)>$/;
/** Example: `112233445566778899`. */
const ROLE_ID = /^\d{1,20}$/;

/** A role's id, also as its mention. */
export const roleId = wanted(
  text(100)
    .transform((value) => value.replace(ROLE_FRAME, '$1'))
    .pipe(z.string().regex(ROLE_ID)),
  { expects: { ko: '역할', en: 'a role' }, example: '<@&112233445566778899>' },
);

/** An IANA name in any case, or a well-known city: becomes the IANA name. */
export const timeZone = wanted(
  text(100)
    .transform((value) => findTimeZone(value))
    .pipe(z.string()),
  {
    expects: {
      ko: '도시나 IANA 시간대 이름 (서울, 도쿄, Europe/Berlin)',
      en: 'a city or the IANA name of a time zone (Seoul, Tokyo, Europe/Berlin)',
    },
    example: 'Asia/Seoul',
  },
);

/** One of a few fixed values. */
export function oneOf<const Value extends string>(values: readonly [Value, ...Value[]]) {
  return wanted(z.enum(values), {
    expects: { ko: `${values.join(', ')} 중 하나`, en: `one of: ${values.join(', ')}` },
    example: values[0],
  });
}

/** A whole number within bounds; the terminal may bring it as text. @param example may go on with other options */
export function wholeNumber(least: number, most: number, example = String(Math.min(most, Math.max(least, 5)))) {
  return wanted(z.coerce.number().int().min(least).max(most), {
    expects: { ko: `${least}부터 ${most}까지의 정수`, en: `a whole number from ${least} to ${most}` },
    example,
  });
}

/** A free text such as an outlet's name. */
export function shortText(longest: number, words: Wanted) {
  return wanted(text(longest), words);
}

/** Makes a schema optional and keeps the words of its refusal. */
export function maybe<Schema extends z.ZodType>(schema: Schema): z.ZodOptional<Schema> {
  const words = wantedOf.get(schema);
  const optional = z.optional(schema);
  return words === undefined ? optional : wanted(optional, words);
}
