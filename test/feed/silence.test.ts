// Silence as a Korean desk keeps it: on weekends, with the holiday beside them, over Chuseok; and the one that is none of these.
import { expect, it } from 'vitest';
import { addArrivals } from '#src/feed/arrivals.ts';
import { isSilent } from '#src/feed/health.ts';
import { NO_MEMORY } from '#src/feed/memory.ts';
import { DAY_MS, HOUR_MS } from '#src/time.ts';

type Desk = { readonly from: string; readonly days: number; readonly closed: readonly string[] };

/** The hours (in Seoul) at which the owner of a desk that publishes hourly from nine to five on working days is told of its silence. */
function alarms({ from, days, closed }: Desk): readonly string[] {
  const told: string[] = [];
  const start = Date.parse(`${from}T00:00:00+09:00`);
  const desk = { arrivals: NO_MEMORY.arrivals, lastArrivalAt: NO_MEMORY.lastArrivalAt };
  let was = false;
  for (let at = start; at < start + days * DAY_MS; at += HOUR_MS) {
    const local = new Date(at + 9 * HOUR_MS);
    const isWorkday = local.getUTCDay() % 6 !== 0 && !closed.includes(local.toISOString().slice(0, 10));
    if (isWorkday && local.getUTCHours() >= 9 && local.getUTCHours() <= 17) {
      desk.arrivals = addArrivals(desk.arrivals, [at], at);
      desk.lastArrivalAt = at;
    }
    const is = isSilent({ ...NO_MEMORY, ...desk }, at);
    if (is && !was) told.push(local.toISOString().slice(0, 13));
    was = is;
  }
  return told;
}

it('a weekend with a holiday beside it is no silence (Hangul day, a Friday; Christmas, a Friday; 1 March, a Monday)', () => {
  expect(alarms({ from: '2026-09-28', days: 170, closed: ['2026-10-09', '2026-12-25', '2027-03-01'] })).toEqual([]);
});

it('neither is Chuseok of 2027, from Tuesday to Thursday, nor Seollal of 2027, from Saturday to Tuesday', () => {
  const closed = ['2027-02-08', '2027-02-09', '2027-09-14', '2027-09-15', '2027-09-16'];
  expect(alarms({ from: '2027-01-04', days: 290, closed })).toEqual([]);
});

it('a desk that stops is told of six days after its last article, once', () => {
  const closed = Array.from({ length: 60 }, (_, day) =>
    new Date(Date.parse('2026-11-03T00:00:00Z') + day * DAY_MS).toISOString().slice(0, 10),
  );
  expect(alarms({ from: '2026-09-28', days: 60, closed })).toEqual(['2026-11-08T17']);
});
