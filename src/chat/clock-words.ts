// A time of day as people read it: on Seoul's clocks, which Korean readers expect and others are told of.
import type { Language } from '#src/model.ts';
import { toClockTime } from '#src/time.ts';

/** `2018-05-29 23:22`, with KST for readers who may not expect Korean time. */
export function clock(at: number, locale: Language): string {
  return locale === 'ko' ? toClockTime(at) : `${toClockTime(at)} KST`;
}
