// On which day an English sentence says an agreement was or will be signed: dates, and weekdays counted from the publication.
// It must never take the day of the announcement (said on Tuesday) for the day of the signing.
import { findDates } from '#src/language/dates.ts';
import { wallTimeOf } from '#src/time.ts';

export type EnglishDay = {
  readonly text: string;
  readonly publishedAt: number | undefined;
  readonly isPlanned: boolean;
};

/** The last full day of the text that no `said` claims. */
export function signingDay({ text, publishedAt, isPlanned }: EnglishDay): string | undefined {
  const told = text.replaceAll(ANNOUNCED, ' ').replaceAll(ANNOUNCING, ' ');
  const today = publishedAt === undefined || publishedAt <= 0 ? undefined : wallTimeOf(publishedAt);
  const dates = findDates(told, publishedAt)
    .filter(({ date }) => date.length === FULL_DATE)
    .map(({ start, end, date }) => ({
      start,
      date: LAST_YEAR.test(told.slice(end, end + 14)) ? yearBefore(date) : date,
    }));
  if (today === undefined) return dates.at(-1)?.date;
  const weekdays = [...told.matchAll(WEEKDAY)].map((match) => ({
    start: match.index,
    date: weekday(today, { name: match[2] ?? '', lean: match[1]?.toLowerCase(), isPlanned }),
  }));
  return [...dates, ...weekdays].toSorted((a, b) => a.start - b.start).at(-1)?.date;
}

const FULL_DATE = '2018-05-25'.length;

const DAY_WORDS =
  '(?:on )?(?:last |next |this )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|[A-Z][a-z]{2,8}\\.? \\d{1,2})';
/** `said on Tuesday`, `announced in a statement Monday`. */
const ANNOUNCED = new RegExp(
  `\\b(?:said|announced|reported|told reporters|unveiled|disclosed)\\b(?: in an? [a-z]{1,12})?(?: that)? ${DAY_WORDS}`,
  'g',
);
/** `on Tuesday announced`, `Tuesday said`. */
const ANNOUNCING = new RegExp(`${DAY_WORDS},? (?:said|announced|reported|unveiled)\\b`, 'g');
/** `19 August last year`. */
const LAST_YEAR = /^,? (?:of )?last year/;

function yearBefore(date: string): string {
  return `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
}

const WEEKDAY = /\b(?:(last|next|this|coming|past) )?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/gi;
const NAMES: readonly string[] = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

type Today = { readonly year: number; readonly month: number; readonly day: number };
type Weekday = { readonly name: string; readonly lean: string | undefined; readonly isPlanned: boolean };

/** next, or a bare one that is planned, lies ahead; last lies before today; a bare one is today or before. */
function weekday({ year, month, day }: Today, { name, lean, isPlanned }: Weekday): string {
  const now = new Date(Date.UTC(year, month - 1, day));
  const wanted = NAMES.indexOf(name.toLowerCase());
  const back = (now.getUTCDay() - wanted + 7) % 7;
  const ahead = (wanted - now.getUTCDay() + 7) % 7;
  return new Date(now.getTime() + shiftOf({ back, ahead, lean, isPlanned }) * DAY).toISOString().slice(0, FULL_DATE);
}

function shiftOf({
  back,
  ahead,
  lean,
  isPlanned,
}: {
  readonly back: number;
  readonly ahead: number;
  readonly lean: string | undefined;
  readonly isPlanned: boolean;
}): number {
  if (lean === 'next' || lean === 'coming') return ahead === 0 ? 7 : ahead;
  if (lean === 'last' || lean === 'past') return back === 0 ? -7 : -back;
  return isPlanned ? ahead : -back;
}

const DAY = 86_400_000;
