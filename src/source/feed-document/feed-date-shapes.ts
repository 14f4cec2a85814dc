// The written forms of dates: patterns with named groups, month names, zone names. Data for `feed-dates.ts`, no decisions.
// Every pattern is anchored, bounded and only ever sees 100 characters.

export const MONTHS: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Tried in this order; `rest` is the clock and the zone. */
export const DATE_SHAPES: readonly RegExp[] = [
  // 2026-09-11T16:01:49+09:00 | 2026.09.11. 16:01 | 2026/9/11 | 2026년 9월 11일 오후 4시 1분
  /^(?<year>\d{4})\s?(?:[-./]|년)\s?(?<month>\d{1,2})\s?(?:[-./]|월)\s?(?<day>\d{1,2})(?!\d)\s?[일.]?(?<rest>.*)$/,
  // 11 Sep 2026 16:01:49 +0900 | 11-Sep-26 | 11th September, 2026
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?\s?-?(?<name>[a-z]{3,9})\.?[\s,-]{1,3}(?<year>\d{4}|\d{2})(?!\d)(?<rest>.*)$/i,
  // 11 9월 2026 16:01:49 +0900 | 11 09 2026 16:01:49 +0900
  /^(?<day>\d{1,2})\s(?<month>\d{1,2})월?\s(?<year>\d{4})(?!\d)(?<rest>.*)$/,
  // Sep 11, 2026 4:01 PM
  /^(?<name>[a-z]{3,9})\.?\s(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?<year>\d{4})(?!\d)(?<rest>.*)$/i,
  // Sep 11 16:01:49 KST 2026
  /^(?<name>[a-z]{3,9})\s(?<day>\d{1,2})\s(?<rest>\d{1,2}:\d{2}(?::\d{2})?(?:\s(?:[a-z]{1,5}|[+-]\d{2}:?\d{2}))?)\s(?<year>\d{4})$/i,
  // 2026-254T16:01:49Z, 2026254: the day of the year
  /^(?<year>\d{4})-?(?<ordinal>\d{3})(?!\d)(?<rest>.*)$/,
  // 20260911160149 | 20260911T160149Z | 20260911
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?<rest>(?:\s?T?\s?\d{4}(?:\d{2})?)?(?!\d).*)$/i,
  // 26.09.11 16:01: Korean desks put the year first
  /^(?<year>\d{2})[.-](?<month>\d{2})[.-](?<day>\d{2})\.?(?!\d)(?<rest>.*)$/,
  // 31/12/2026 | 12/31/2026
  /^(?<first>\d{1,2})[/.-](?<second>\d{1,2})[/.-](?<year>\d{4})(?!\d)(?<rest>.*)$/,
  // 2026-09
  /^(?<year>\d{4})-(?<month>\d{2})$/,
  // 2026
  /^(?<year>\d{4})$/,
];

/** `T16:01:49.123+09:00`, ` 오후 4:01:49`, ` 4시 1분`, ` 4:01 PM KST`, ` 16h`: whatever stands behind is the zone. */
export const CLOCK =
  /^[T\s,.]{0,5}(?:(?<before>오전|오후|[ap]\.?m\.?)\s?)?(?<hour>\d{1,2})\s?[:시]\s?(?:(?<minute>\d{1,2})\s?분?)?(?:\s?:?\s?(?<second>\d{1,2})(?:[.,]\d{1,9})?\s?초?)?\s?(?<after>오전|오후|[ap]\.?m\.?)?(?<zone>.*)$/i;

/** `T160149Z`, `1601` */
export const COMPACT_CLOCK = /^[T\s]{0,3}(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?:[.,]\d{1,9})?(?<zone>.*)$/i;

/** `+0900`, `+09:00`, `GMT+9`, `-05` */
export const OFFSET = /^(?:GMT|UTC|UT)?\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?$/i;

/** Minutes east of UTC. CST is America's: RFC 822 says so. */
export const ZONE_OFFSETS: ReadonlyMap<string, number> = new Map([
  ['Z', 0],
  ['UT', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['WET', 0],
  ['KST', 540],
  ['JST', 540],
  ['HKT', 480],
  ['SGT', 480],
  ['ICT', 420],
  ['IST', 330],
  ['MSK', 180],
  ['EET', 120],
  ['EEST', 180],
  ['CET', 60],
  ['CEST', 120],
  ['BST', 60],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
]);
