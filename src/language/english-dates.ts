// English dates in a text: May 24, 2018; 24 May; Sept. 2025; next year; yesterday.
// Called by dates.ts, which owns the order and the overlaps.
import type { DateMention } from './dates.ts';
import { addDays, resolveMonth, type Day } from './calendar.ts';

/** @param today the day of publication in Seoul; undefined leaves only dates that name their year */
export function englishDates(text: string, today: Day | undefined): readonly DateMention[] {
  return [...text.matchAll(ENGLISH_DATE)].flatMap((match) => {
    const date = isoOf(match.groups ?? {}, today);
    return date === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, text: match[0], date }];
  });
}

const MONTH_NAMES =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';

/** `Sept. 20, 2018`, `20 September`, `May 2018`, `yesterday`, `next year`. A month alone is too often a verb or a name. */
const ENGLISH_DATE = new RegExp(
  `\\b(?:(?<month>${MONTH_NAMES})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (?<year>(?:19|20)\\d{2}))?` +
    `|(?<day2>\\d{1,2})(?:st|nd|rd|th)? (?<month2>${MONTH_NAMES})\\b\\.?(?:,? (?<year2>(?:19|20)\\d{2}))?` +
    `|(?<month3>${MONTH_NAMES})\\.?,? (?<year3>(?:19|20)\\d{2})` +
    `|(?<word>yesterday|tomorrow|last year|this year|next year))\\b`,
  'g',
);

type Groups = Readonly<Record<string, string | undefined>>;

function isoOf(groups: Groups, today: Day | undefined): string | undefined {
  if (groups['word'] !== undefined) return today === undefined ? undefined : isoOfWord(groups['word'], today);
  const month = monthNumber(groups['month'] ?? groups['month2'] ?? groups['month3'] ?? '');
  const day = groups['day'] ?? groups['day2'];
  const year = groups['year'] ?? groups['year2'] ?? groups['year3'];
  if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return undefined;
  if (year === undefined && today === undefined) return undefined;
  const wanted = { month, day: day === undefined ? undefined : Number(day) };
  const found: Day =
    year === undefined ? resolveMonth(today ?? { year: 0 }, wanted, 'near') : { year: Number(year), ...wanted };
  return joined(found);
}

function isoOfWord(word: string, today: Day): string {
  if (word === 'yesterday') return joined(addDays(today, -1));
  if (word === 'tomorrow') return joined(addDays(today, 1));
  if (word === 'last year') return String(today.year - 1);
  return String(word === 'next year' ? today.year + 1 : today.year);
}

function joined({ year, month, day }: Day): string {
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

const MONTHS: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
