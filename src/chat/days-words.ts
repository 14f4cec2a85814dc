// Days as people write them: `5월 24일~26일`, `24 – 26 May`. The year is said where it is not the reader's own.
import type { Days } from '#src/article/fact-line.ts';
import type { Language } from '#src/model.ts';

/** @param year the year that goes without saying: the one in which the article was published */
export function daysWords({ from, to }: Days, year: number, locale: Language): string {
  const [first, last] = [parts(from), to === undefined ? undefined : parts(to)];
  if (first === undefined) return from;
  const isPlain = first.year === year && (last === undefined || last.year === year);
  const precision = last === undefined ? first.precision : coarser(first.precision, last.precision);
  const format = formatOf(locale, precision, isPlain);
  return last === undefined ? format.format(first.at) : format.formatRange(first.at, last.at).replaceAll(THIN, ' ');
}

type Precision = 'year' | 'month' | 'day';
type DayParts = { readonly at: number; readonly year: number; readonly precision: Precision };

function parts(iso: string): DayParts | undefined {
  const match = ISO_DAY.exec(iso);
  if (match === null) return undefined;
  const [, year = '', month, day] = match;
  const precision = precisionOf(month, day);
  return { at: Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)), year: Number(year), precision };
}

/** Examples: `2018-05-24`, `2026-10`, `2027`. */
const ISO_DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function precisionOf(month: string | undefined, day: string | undefined): Precision {
  if (day !== undefined) return 'day';
  return month === undefined ? 'year' : 'month';
}

function coarser(one: Precision, other: Precision): Precision {
  const order: readonly Precision[] = ['year', 'month', 'day'];
  return order.find((precision) => precision === one || precision === other) ?? 'day';
}

/** The thin spaces that Intl sets around a dash. */
const THIN = /\u2009/g;

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Made once each: making one takes a hundred times as long as using it. */
function formatOf(locale: Language, precision: Precision, isPlain: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${precision} ${isPlain}`;
  const known = FORMATS.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale === 'ko' ? 'ko-KR' : 'en-GB', {
    timeZone: 'UTC',
    ...(isPlain && precision !== 'year' ? {} : { year: 'numeric' }),
    ...(precision === 'year' ? {} : { month: 'long' }),
    ...(precision === 'day' ? { day: 'numeric' } : {}),
  });
  FORMATS.set(key, made);
  return made;
}
