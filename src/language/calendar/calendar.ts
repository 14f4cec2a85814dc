// Calendar arithmetic for dates that a text leaves incomplete: which 25일, which 3월 is meant.
// Pure numbers on the proleptic calendar; zones are resolved before.

export type Day = { readonly year: number; readonly month?: number | undefined; readonly day?: number | undefined };

/** What the text says of the direction: 지난, 오는, or nothing. */
export type Lean = 'past' | 'future' | 'near';

/** The day `days` later; needs a full date, else the same is given back. */
export function addDays(day: Day, days: number): Day {
  return day.month === undefined || day.day === undefined
    ? day
    : fromDate(new Date(Date.UTC(day.year, day.month - 1, day.day + days)));
}

/** Year and month `months` later, no day. */
export function addMonths({ year, month = 1 }: Day, months: number): { readonly year: number; readonly month: number } {
  const date = new Date(Date.UTC(year, month - 1 + months, 1));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

/** The `day`th of the month that lies nearest to today, in the direction the text leans. */
export function nearestDay(today: Day, day: number, lean: Lean): Day | undefined {
  const candidates = [-1, 0, 1]
    .map((shift) => ({ ...addMonths(today, shift), day }))
    .filter(({ year, month }) => day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate());
  return nearest(today, candidates, lean);
}

/** The year in which a month, or a day of a month, is meant: this year unless the direction or half a year speaks against it. */
export function resolveMonth(
  today: Day,
  { month, day }: { readonly month: number; readonly day: number | undefined },
  lean: Lean,
): Day {
  const candidates = [-1, 0, 1].map((shift) => ({ year: today.year + shift, month, day }));
  const inLean = lean === 'near' && day === undefined ? candidates[1] : nearest(today, candidates, lean);
  return inLean ?? { year: today.year, month, day };
}

function nearest(today: Day, candidates: readonly Day[], lean: Lean): Day | undefined {
  const allowed = candidates.filter((candidate) => {
    const distance = daysBetween(today, candidate);
    return lean === 'near' || (lean === 'past' ? distance <= 0 : distance >= 0);
  });
  return allowed.toSorted((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
}

/** A month without a day counts as its middle, or as today when it is this month. */
export function daysBetween(from: Day, to: Day): number {
  if (to.day === undefined && to.month === from.month && to.year === from.year) return 0;
  return (
    (Date.UTC(to.year, (to.month ?? 1) - 1, to.day ?? MIDDLE) -
      Date.UTC(from.year, (from.month ?? 1) - 1, from.day ?? MIDDLE)) /
    DAY
  );
}

const MIDDLE = 15;
const DAY = 86_400_000;

function fromDate(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The first such month or day at or after another date: `12월 30일~1월 2일`. */
export function monthAfter(
  before: Day,
  { month, day }: { readonly month: number; readonly day: number | undefined },
): Day {
  return { year: month < (before.month ?? 1) ? before.year + 1 : before.year, month, day };
}

/** The nearest such weekday (1 = Monday) before or after a day, the day itself included. */
export function weekdayNear(today: Day, weekday: number, lean: 'past' | 'future'): Day {
  const ahead = (weekday - weekdayOf(today) + WEEK) % WEEK;
  return addDays(today, lean === 'future' ? ahead : ahead - (ahead === 0 ? 0 : WEEK));
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf({ year, month = 1, day = 1 }: Day): number {
  return ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + WEEK - 1) % WEEK) + 1;
}

const WEEK = 7;

/** A day of the calendar, or undefined: no 30 February, no 13th month, no year beyond what news tell of. */
export function checked(day: Day): Day | undefined {
  const { year, month, day: date } = day;
  if (year < 1900 || year > 2100) return undefined;
  if (month === undefined) return date === undefined ? day : undefined;
  if (month < 1 || month > 12) return undefined;
  return date === undefined || (date >= 1 && date <= new Date(Date.UTC(year, month, 0)).getUTCDate()) ? day : undefined;
}

/** `2018`, `2018-09` or `2018-09-20`. */
export function toIso({ year, month, day }: Day): string {
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** The day an ISO date names; parts that it lacks stay undefined. */
export function ofIso(date: string): Day {
  const [year = 0, month, day] = date.split('-').map(Number);
  return { year, month, day };
}
